internal import ArgumentParser

/// Takes files of NDJSON in.
struct PatientsImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import Patient, Encounter, Observation and other resources.",
        discussion: """
            One resource on each line. Files of patients go first, then those of encounters, then \
            all others, by the resource on their first line. An import that was interrupted goes \
            on where it was when the same command is given again; importing the same resources \
            twice changes nothing. Progress, refused lines and what charts do not hold are told \
            on standard error, by line and member and never with a value. The exit status is 1 \
            when lines were refused.
            """)

    @Argument(help: "Files of NDJSON.")
    var files: [String]

    @Option(help: "The import's id, 1 to 48 of A-Z a-z 0-9 . -; by default made of each file.")
    var importID: String?

    @Flag(help: "Begin at the first line, whatever was imported before.")
    var again = false

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("which files?") }
        if let importID {
            let isGood =
                (1...48).contains(importID.utf8.count)
                && importID.utf8.allSatisfy(PatientsSource.isIDOctet)
            guard isGood else {
                throw ValidationError("--import-id has 1 to 48 of A-Z a-z 0-9 . -")
            }
        }
    }

    func run() async throws {
        try await Failure.reported {
            var sources = try files.enumerated().map { index, path in
                try PatientsSource(
                    path, name: importID.map { files.count == 1 ? $0 : "\($0)-\(index + 1)" },
                    isAgain: again)
            }
            sources = PatientsSource.inOrder(sources)
            let endpoints = try connection.endpoints(for: SuiteService.patientService.rawValue)
            let refusedCount = try await Connections.with(endpoints) { connections in
                let channel = try connections.channel(
                    to: SuiteService.patientService.rawValue)
                var refusedCount: UInt64 = 0
                for source in sources {
                    let run = PatientsImport(source, channel)
                    try await run.run()
                    refusedCount += run.counts.refused
                    Console.say(run.summary)
                }
                return refusedCount
            }
            guard refusedCount == 0 else {
                throw CLIError(.verdict, "\(refusedCount) lines were refused")
            }
        }
    }
}
