internal import ArgumentParser
internal import Messages
internal import RPC

/// Lists a patient's notes.
struct NotesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a patient's notes, newest first, one on each line.")

    @Argument(help: "The patient, by id.") var patient: String
    @Option(help: "Notes at most.") var limit = 100
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard limit >= 1 else { throw ValidationError("--limit is 1 or more") }
    }

    func run() async throws {
        try await Failure.reported {
            try await NotesCommand.ask(connection) { notes in
                try await NotesCommand.say(limit: limit) { token in
                    let response = try await notes.listNotes(
                        SoapV1.ListNotesRequest(
                            patientID: PHI(patient), pageSize: UInt32(min(limit, 100)),
                            pageToken: token),
                        options: CallOptions(timeout: NotesCommand.timeout))
                    return (response.notes, response.nextPageToken)
                }
            }
        }
    }
}
