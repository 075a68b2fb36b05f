import Foundation

/// The peer in Go: this folder's own program over Debian's ttRPC package.
///
/// A machine without Go fails these tests: the command that runs all tests installs it.
enum GoPeer {
    private static let built = Result { try build() }

    /// The program, built once in each run of the tests.
    static var program: URL { get throws { try built.get() } }

    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    /// Where Debian's packages put Go sources.
    private static let packages = "/usr/share/gocode"

    private static func build() throws -> URL {
        let ttrpc = "\(packages)/src/github.com/containerd/ttrpc"
        guard FileManager.default.fileExists(atPath: ttrpc) else {
            throw InteropError(
                "install golang-go and golang-github-containerd-ttrpc-dev: there is no \(ttrpc)")
        }
        let folder = root.appending(path: ".build/interop")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let program = folder.appending(path: "interop")
        var environment = ProcessInfo.processInfo.environment
        environment["GO111MODULE"] = "off"
        environment["GOFLAGS"] = ""
        environment["GOPATH"] = "\(root.path)/Tests/InteropTests/go:\(packages)"
        environment["GOCACHE"] = folder.appending(path: "cache").path
        let result = try run(
            URL(filePath: "/usr/bin/env"), ["go", "build", "-o", program.path, "interop"],
            environment: environment)
        guard result.status == 0 else {
            throw InteropError("the Go program cannot be built: \(result.output)")
        }
        return program
    }

    /// Runs a program to its end.
    static func run(
        _ program: URL, _ arguments: [String],
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let octets = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: octets, as: UTF8.self))
    }
}
