internal import ArgumentParser
internal import Messages
internal import RPC

/// How a command ends when its work could not be done: one line on standard error, exit status 1.
enum Failure {
    /// Runs a command's body and reports what it throws.
    static func reported(_ body: () async throws -> Void) async throws {
        do { try await body() } catch {
            if !(error is ExitCode) { Console.warn(line(for: error)) }
            throw ExitCode.failure
        }
    }

    /// What may be shown of any error: a code, never its text.
    static func code(of error: any Error) -> String {
        switch error {
        case let error as CLIError: error.message
        default: RPCError.translating(error).code.name
        }
    }

    /// `CODE: message` for an answer of a service, else a sentence.
    private static func line(for error: any Error) -> String {
        switch error {
        case let error as RPCError: return error.description
        case let error as MessageError: return "INVALID_ARGUMENT: \(error.message)"
        case let error as CLIError:
            guard let cause = error.cause else { return "carewire: \(error.message)" }
            return "carewire: \(error.message): \(cause)"
        default: return "carewire: \(error)"
        }
    }
}
