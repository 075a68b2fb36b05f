internal import ArgumentParser
internal import Messages
internal import RPC

/// Notes by hand: what `call soap` does, with options in the place of JSON.
struct NotesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notes", abstract: "List, search, amend, sign and export SOAP notes.",
        discussion: """
            A new note goes in with `call soap process FILE`. Answers are JSON and hold patient \
            data in the clear.
            """,
        subcommands: [
            NotesListCommand.self, NotesSearchCommand.self, NotesAmendCommand.self,
            NotesSignCommand.self, NotesExportCommand.self,
        ])

    /// How long a call may take.
    static let timeout = Duration.seconds(10)

    /// Asks soap-service.
    static func ask<Response: Sendable>(
        _ connection: ConnectionOptions,
        _ body: (SoapV1.SOAPServiceClient) async throws -> Response
    ) async throws -> Response {
        let program = SuiteService.soapService.rawValue
        let endpoints = try connection.endpoints(for: program)
        return try await Connections.with(endpoints) { connections in
            try await body(SoapV1.SOAPServiceClient(try connections.channel(to: program)))
        }
    }

    /// Prints notes of page after page, a line each, up to `limit`.
    static func say(
        limit: Int,
        _ page: (_ token: [UInt8]) async throws -> ([SoapV1.NoteSummary], [UInt8])
    ) async throws {
        var (count, token) = (0, [UInt8]())
        repeat {
            let (notes, next) = try await page(token)
            for note in notes.prefix(limit - count) { Console.say(note.json().text()) }
            count += notes.count
            token = next
        } while !token.isEmpty && count < limit
    }
}
