internal import ArgumentParser
internal import Messages
internal import RPC

/// Searches sealed notes.
struct NotesSearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find notes that speak of terms or codes, newest first, one on each line.",
        discussion: """
            Every argument must be met; alternatives are separated by commas: \
            `notes search "chest pain,dyspnea" I10`. What has a digit is taken for a code.
            """)

    @Argument(help: "Terms and codes.") var criteria: [String]
    @Option(help: "Only notes of this patient, by id.") var patient: String?
    @Option(help: "Notes at most.") var limit = 100
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard limit >= 1 else { throw ValidationError("--limit is 1 or more") }
        guard !criteria.isEmpty else { throw ValidationError("name a term or a code") }
    }

    /// What is asked for.
    var request: SoapV1.SearchNotesRequest {
        SoapV1.SearchNotesRequest(
            patientID: PHI(patient ?? ""),
            allOf: criteria.map { group in
                SoapV1.SearchNotesRequest.AnyOf(
                    criteria: group.split(separator: ",").map { Self.criterion(String($0)) })
            }, pageSize: UInt32(min(limit, 100)))
    }

    private static func criterion(_ text: String) -> SoapV1.SearchNotesRequest.Criterion {
        let isCode = text.contains(where: \.isNumber) && !text.contains(" ")
        return SoapV1.SearchNotesRequest.Criterion(
            what: isCode ? .code(PHI(text)) : .term(PHI(text)))
    }

    func run() async throws {
        try await Failure.reported {
            try await NotesCommand.ask(connection) { notes in
                try await NotesCommand.say(limit: limit) { token in
                    var request = request
                    request.pageToken = token
                    let response = try await notes.searchNotes(
                        request, options: CallOptions(timeout: NotesCommand.timeout))
                    return (response.notes, response.nextPageToken)
                }
            }
        }
    }
}
