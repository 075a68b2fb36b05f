internal import ArgumentParser
internal import Foundation
internal import Messages
internal import RPC

/// Stores a new version of a note.
struct NotesAmendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend", abstract: "Store a new version of a note; the old one stays.")

    @Argument(help: "The note, by id.") var note: String
    @Option(help: "The patient, by id.") var patient: String
    @Option(help: "Who writes the new version.") var provider: String
    @Option(help: "The newest version, as you know it.") var ifVersion: UInt64
    @Option(help: "revision, amendment, addendum or entered-in-error.") var change: String
    @Option(help: "The file with the text; left out for entered-in-error.") var file: String?
    @Option(help: "Why; needed for an amendment and for entered-in-error.") var reason = ""
    @Option(help: "The idempotency key; a new one is made up.") var idempotencyKey: String?
    @OptionGroup var connection: ConnectionOptions

    private static let changes: [String: SoapV1.NoteChange] = [
        "revision": .revision, "amendment": .amendment, "addendum": .addendum,
        "entered-in-error": .enteredInError,
    ]

    func validate() throws {
        guard Self.changes[change] != nil else {
            throw ValidationError("--change is one of the kinds in the help")
        }
    }

    func run() async throws {
        try await Failure.reported {
            var text = ""
            if let file {
                guard let found = try? String(contentsOfFile: file, encoding: .utf8) else {
                    throw CLIError(.file, "cannot read \(file)")
                }
                text = found
            }
            let key = idempotencyKey ?? UUID().uuidString
            let request = SoapV1.AmendNoteRequest(
                patientID: PHI(patient), noteID: note, providerID: provider,
                ifVersion: ifVersion, change: Self.changes[change] ?? .unspecified,
                text: PHI(text), reason: PHI(reason), idempotencyKey: key)
            let response = try await NotesCommand.ask(connection) {
                try await $0.amendNote(
                    request,
                    options: CallOptions(timeout: NotesCommand.timeout, idempotencyKey: key))
            }
            Console.say(response.json().text(pretty: true))
        }
    }
}
