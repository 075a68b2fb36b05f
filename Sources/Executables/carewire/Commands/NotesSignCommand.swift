internal import ArgumentParser
internal import Messages
internal import RPC

/// Signs the newest version of a note.
struct NotesSignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Sign the newest version of a note.")

    @Argument(help: "The note, by id.") var note: String
    @Option(help: "The patient, by id.") var patient: String
    @Option(help: "The newest version, as you know it.") var ifVersion: UInt64
    @Option(help: "Who signs.") var signer: String
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        try await Failure.reported {
            let request = SoapV1.SignNoteRequest(
                patientID: PHI(patient), noteID: note, ifVersion: ifVersion, signerID: signer)
            let response = try await NotesCommand.ask(connection) {
                try await $0.signNote(
                    request, options: CallOptions(timeout: NotesCommand.timeout))
            }
            Console.say(response.json().text(pretty: true))
        }
    }
}
