import ArgumentParser
import Foundation
import PHIProtection
import Testing

@testable import carewire

/// `carewire keys`, on real files.
@Suite struct KeysTests {
    private func withRing(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("carewire-keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appendingPathComponent("ring").path)
    }

    private func run(_ words: [String], at nowSeconds: Int64) throws -> String {
        switch try KeysCommand.parseAsRoot(words) {
        case let command as KeysStatusCommand: try command.report(nowSeconds: nowSeconds)
        case let command as KeysCreateCommand: try command.create()
        case let command as KeysRotateCommand: try command.rotate(nowSeconds: nowSeconds)
        case let command as KeysDestroyCommand: try command.destroy(nowSeconds: nowSeconds)
        case let command: throw CLIError(.usage, "\(type(of: command))")
        }
    }

    private func refusal(_ words: [String], at nowSeconds: Int64) -> String? {
        do {
            _ = try run(words, at: nowSeconds)
            return nil
        } catch {
            return (error as? CLIError)?.message
        }
    }

    private let now = KeysCommand.nowSeconds

    @Test func aKeyLivesAndDies() throws {
        try withRing { path in
            let ring = ["--key-ring", path]
            let later = now + 2 * KeyRingFile.settlingSeconds
            let created = try run(["create"] + ring, at: now)
            #expect(created.hasPrefix("key 1 is active"))
            #expect(
                try run(["rotate"] + ring, at: now)
                    == "key 2 is active; key 1 still opens what it has sealed")
            #expect(
                try run(["status"] + ring, at: now + 86_400)
                    == """
                    key  state       age
                    ---  ----------  ---
                      1  opens only  1 d
                      2  active      1 d
                    """)
            let destroy = ["destroy", "--key", "1", "--confirm", "1"] + ring
            #expect(
                try run(destroy, at: later)
                    == "key 1 is destroyed; what it has sealed is unreadable"
            )
            #expect(try KeyRing(contentsOfFile: path).keyIDs == [2])
        }
    }

    @Test func refusalsSayWhyAndThatNothingWasDone() throws {
        try withRing { path in
            let ring = ["--key-ring", path]
            #expect(refusal(["rotate"] + ring, at: now)?.contains("cannot open") == true)
            #expect(refusal(["status"] + ring, at: now)?.contains("cannot open") == true)
            _ = try run(["create"] + ring, at: now)
            #expect(refusal(["create"] + ring, at: now)?.contains("cannot create") == true)
            _ = try run(["rotate"] + ring, at: now)
            func destroy(_ key: Int, _ confirm: Int) -> [String] {
                ["destroy", "--key", "\(key)", "--confirm", "\(confirm)"] + ring
            }
            let later = now + 2 * KeyRingFile.settlingSeconds
            for (words, at, part) in [
                (destroy(1, 1), now + 1, "Try again in 599 seconds"),
                (destroy(1, 2), later, "--confirm says 2"),
                (destroy(2, 2), later, "rotate first"), (destroy(7, 7), later, "no key 7"),
            ] {
                let message = try #require(refusal(words, at: at))
                #expect(message.contains(part))
                #expect(message.hasSuffix("nothing was done"))
            }
            let held = try #require(FileHandle(forReadingAtPath: path))
            #expect(flock(held.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
            #expect(refusal(["rotate"] + ring, at: now)?.contains("somebody else") == true)
            #expect(refusal(destroy(1, 1), at: later)?.contains("somebody else") == true)
            #expect(try KeyRing(contentsOfFile: path).keyIDs == [1, 2])
        }
    }

    @Test func everyIDIsAskedForTwice() {
        let ring = ["--key-ring", "ring"]
        for words in [
            ["destroy"] + ring, ["destroy", "--key", "1"] + ring,
            ["destroy", "--confirm", "1"] + ring, ["destroy", "--key", "-1", "--confirm", "-1"],
            ["rotate"], ["status"], ["create"],
        ] {
            #expect(throws: (any Error).self) { try KeysCommand.parseAsRoot(words) }
        }
    }

    @Test func statusShowsNoSecret() throws {
        try withRing { path in
            _ = try run(["create", "--key-ring", path], at: now)
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let secrets = text.split(whereSeparator: \.isWhitespace).filter { $0.count == 64 }
            #expect(secrets.count == 2)
            let status = try run(["status", "--key-ring", path], at: now)
            #expect(!secrets.contains { status.contains($0.prefix(6)) })
        }
    }

    @Test func statusAddsLedgersUpAndSaysWhenToRotate() throws {
        try withRing { path in
            _ = try run(["create", "--key-ring", path], at: now)
            let ring = LiveKeyRing(try KeyRing(contentsOfFile: path))
            let place = SealPlace(
                tenant: "north", table: "t", column: "c", primaryKey: [1], version: 1)
            var words = ["status", "--key-ring", path]
            for number in 1...2 {
                let ledger = try KeyUsageLedger(contentsOfFile: "\(path)-\(number)")
                let sealer = PHISealer(ring: ring, purpose: "record", ledger: ledger)
                _ = try sealer.seal([1], for: place)
                words += ["--usage", "\(path)-\(number)"]
            }
            let report = try run(words, at: now)
            #expect(report.contains(String(2 * KeyUsageLedger.blockMessageCount)))
            #expect(!report.contains("rotate"))
            #expect(
                try run(words, at: now + 367 * 86_400)
                    .hasSuffix("rotate: the active key is older than 365 days"))
        }
    }

    @Test func halfOfTheBoundIsAReasonToRotate() throws {
        try withRing { path in
            _ = try run(["create", "--key-ring", path], at: now)
            let ring = try KeyRing(contentsOfFile: path)
            func report(_ keyID: UInt32, _ count: UInt64) -> String {
                let usage = KeyUsage(
                    keyID: keyID, purpose: "record", tenant: "north", sealedMessageCount: count,
                    messageCountMax: 100)
                return KeysReport.text(ring, usage: [usage, usage], nowSeconds: now)
            }
            #expect(!report(1, 49).contains("rotate"))
            #expect(
                report(1, 50).hasSuffix(
                    "\nrotate: key 1 has sealed half of what it may for record"))
            #expect(!report(2, 50).contains("rotate"))
        }
    }

    @Test func aRingWithoutTimesSaysSo() throws {
        try withRing { path in
            _ = try run(["create", "--key-ring", path], at: now)
            var text = try String(contentsOfFile: path, encoding: .utf8)
            text.replace(/\x201\d{9,}\n/, with: "\n")
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(try run(["status", "--key-ring", path], at: now).contains("unknown"))
        }
    }

    @Test func aRingIsServedAtASocket() throws {
        try withRing { path in
            try KeyRing.createFile(at: path)
            let words = ["serve", "--key-ring", path, "--socket", path + ".sock"]
            let command = try #require(try KeysCommand.parseAsRoot(words) as? KeysServeCommand)
            let server = try command.makeServer()
            let ended = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                server.run { _ in }
                ended.signal()
            }
            #expect(try KeyRing.asked(ofServerAt: path + ".sock").keyIDs == [1])
            #expect(throws: CLIError.self) { try command.makeServer() }
            server.stop()
            ended.wait()
            #expect(!FileManager.default.fileExists(atPath: path + ".sock"))
            #expect(KeysServeCommand.line(.served(activeKeyID: 1)) == nil)
            #expect(KeysServeCommand.line(.turnedAway) != nil)
            #expect(
                KeysServeCommand.line(.withoutRing(.badKeyRing))
                    == "a client got no ring: badKeyRing")
        }
    }
}
