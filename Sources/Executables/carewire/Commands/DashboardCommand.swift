internal import ArgumentParser
internal import Foundation

/// Says where the dashboard of a running suite is, or has a browser make its picture.
struct DashboardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard",
        abstract: "Print the dashboard's address, or make its picture by a headless Chromium.")

    /// How long a browser may take.
    private static let pictureLimit = Duration.seconds(60)
    private static let browsers = ["chromium", "chromium-browser", "google-chrome"]

    @Option(help: "Write a picture of the page to this file, in PNG.")
    var picture: String?

    @Option(help: "The picture's width in pixels.")
    var width = 1_280

    @Option(help: "The picture's height in pixels.")
    var height = 1_600

    @Option(help: "The last so many seconds, at most 30 days.")
    var window: UInt32 = 3_600

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (320...8_000).contains(width), (200...16_000).contains(height) else {
            throw ValidationError("--width is 320 to 8000, --height 200 to 16000")
        }
    }

    func run() async throws {
        try await Failure.reported {
            guard let dashboard = try connection.endpoints().pages?["dashboard"] else {
                throw CLIError(.usage, "this suite has no dashboard")
            }
            let address = "\(dashboard)?window=\(window)"
            guard let picture else { return Console.say(address) }
            try await take(picture, of: address)
            Console.say(picture)
        }
    }

    private func take(_ file: String, of address: String) async throws {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let found = path.split(separator: ":").flatMap { folder in
            Self.browsers.map { "\(folder)/\($0)" }
        }.first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else { throw CLIError(.program, "Chromium is not installed") }
        guard let nothing = FileHandle(forWritingAtPath: "/dev/null") else {
            throw CLIError(.file, "/dev/null cannot be written")
        }
        let profile = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: profile) }
        try? FileManager.default.removeItem(atPath: file)
        let browser = ChildProcess(
            "chromium", executable: URL(filePath: found),
            arguments: [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--hide-scrollbars", "--user-data-dir=\(profile.path)",
                "--window-size=\(width),\(height)",
                "--screenshot=\(URL(filePath: file).standardizedFileURL.path)", address,
            ], output: nothing)
        try await browser.start()
        let watchdog = Task {
            try await Task.sleep(for: Self.pictureLimit)
            browser.send(signal: SIGKILL)
        }
        _ = await browser.ended()
        watchdog.cancel()
        guard FileManager.default.fileExists(atPath: file) else {
            throw CLIError(.program, "the browser made no picture")
        }
    }
}
