import Foundation
import PrivateServers
import Testing

@testable import carewire

/// Children, folders and certificates, with real programs.
@Suite struct SuiteTests {
    private static func shell(_ command: String) -> ChildProcess {
        ChildProcess(
            "sh", executable: URL(filePath: "/bin/sh"), arguments: ["-c", command],
            output: FileHandle.nullDevice)
    }

    @Test func aChildsEndingIsKnown() async throws {
        let child = Self.shell("exit 3")
        try await child.start()
        #expect(await child.ended() == .exited(3))
        #expect(child.ending == .exited(3))
        child.send(signal: SIGKILL)
        #expect(await child.ended() == .exited(3))
    }

    @Test func aSignalReachesTheChildItself() async throws {
        let child = Self.shell("exec tail -f /dev/null")
        try await child.start()
        child.send(signal: SIGKILL)
        #expect(await child.ended() == .killed(signal: SIGKILL))
    }

    @Test func aFolderIsHeldByOne() throws {
        let folder = StateFolder(
            FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path)
        defer { try? FileManager.default.removeItem(at: folder.root) }
        let lock = try FolderLock(folder)
        #expect(throws: CLIError.self) { try FolderLock(folder) }
        withExtendedLifetime(lock) {}
    }

    @Test func preparingKeepsWhatIsNotOurs() throws {
        let folder = StateFolder(
            FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path)
        defer { try? FileManager.default.removeItem(at: folder.root) }
        try folder.prepare()
        let foreign = folder.root.appending(path: "letter.txt")
        try Data("x".utf8).write(to: foreign)
        try Data("x".utf8).write(to: folder.keyRing)
        try folder.prepare()
        #expect(FileManager.default.fileExists(atPath: foreign.path))
        #expect(!FileManager.default.fileExists(atPath: folder.keyRing.path))
    }

    @Test func freePortsDiffer() async throws {
        let ports = try await FreePorts.find(9)
        #expect(Set(ports).count == 9)
        #expect(!ports.contains(0))
    }

    @Test func certificatesNameTheirPrograms() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = try #require(FileHandle(forWritingAtPath: "/dev/null"))
        let certificates = Certificates(folder: folder, log: log)
        try await certificates.make(for: ["soap-service"])
        let text = folder.appending(path: "text")
        try Data().write(to: text)
        let openssl = ChildProcess(
            "openssl", executable: URL(filePath: "/usr/bin/env"),
            arguments: [
                "openssl", "x509", "-noout", "-ext", "subjectAltName", "-in",
                certificates.certificate("soap-service").path,
            ], output: try FileHandle(forWritingTo: text))
        try await openssl.start()
        #expect(await openssl.ended() == .exited(0))
        let names = try String(contentsOf: text, encoding: .utf8)
        #expect(names.contains("URI:spiffe://carewire/soap-service"))
        let key = certificates.key("soap-service").path
        let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }
}
