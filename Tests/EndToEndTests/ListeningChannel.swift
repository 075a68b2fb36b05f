import RPC
import Synchronization

/// A way to a service that remembers what callers were told when a call failed.
struct ListeningChannel: RPCChannel {
    private let channel: any RPCChannel
    private let errors: ErrorLog

    init(_ channel: any RPCChannel, errors: ErrorLog) {
        self.channel = channel
        self.errors = errors
    }

    func perform(_ call: UnaryCall) async throws(RPCError) {
        do {
            try await channel.perform(call)
        } catch {
            errors.add(error)
            throw error
        }
    }

    func open(
        _ method: MethodName, request: [UInt8]?, _ options: CallOptions
    ) async throws(RPCError) -> any ClientStream {
        do {
            return try await channel.open(method, request: request, options)
        } catch {
            errors.add(error)
            throw error
        }
    }
}

/// Errors as texts, each in every form in which Swift prints it.
final class ErrorLog: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ error: RPCError) {
        var dumped = ""
        dump(error, to: &dumped)
        let text = "\(error)\n\(error.message)\n\(String(reflecting: error))\n\(dumped)"
        lines.withLock { $0.append(text) }
    }

    var texts: [String] { lines.withLock { $0 } }
}
