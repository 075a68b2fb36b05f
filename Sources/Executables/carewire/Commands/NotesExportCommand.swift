internal import ArgumentParser
internal import Messages
internal import RPC

/// Prints a note as a FHIR document.
struct NotesExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print a note as a FHIR R4 document: a Bundle with a Composition.")

    @Argument(help: "The note, by id.") var note: String
    @Option(help: "The patient, by id.") var patient: String
    @Option(help: "A version; the newest when it is left out.") var version: UInt64?
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        try await Failure.reported {
            let request = SoapV1.ExportNoteRequest(
                patientID: PHI(patient), noteID: note, version: version)
            let response = try await NotesCommand.ask(connection) {
                try await $0.exportNote(
                    request, options: CallOptions(timeout: NotesCommand.timeout))
            }
            Console.say(String(decoding: response.bundle.revealed, as: UTF8.self))
        }
    }
}
