import ArgumentParser
import AuditTrail
import Foundation
import PHIProtection
import Testing

@testable import carewire

/// `carewire audit` on a trail that a journal wrote.
@Suite struct AuditCommandTests {
    private struct Trail {
        let folder: URL
        var path: String { folder.appending(path: "trail").path }
        var ring: String { folder.appending(path: "ring").path }
        var anchors: String { folder.appending(path: "anchors").path }

        /// Runs `audit` with these arguments; whether its exit status is 0.
        func succeeds(_ arguments: [String], inFolder: Bool = true) async -> Bool {
            do {
                let command = try AuditCommand.parseAsRoot(
                    arguments + (inFolder ? ["--folder", path] : []) + ["--key-ring", ring])
                guard var running = command as? any AsyncParsableCommand else { return false }
                try await running.run()
                return true
            } catch { return false }
        }
    }

    /// A trail of six records, its key ring, and a file with its last anchor.
    private static func withTrail(_ body: (Trail) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "audit-cli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let trail = Trail(folder: folder)
        try KeyRing.createFile(at: trail.ring)
        let key = try AuditKey(ring: KeyRing(contentsOfFile: trail.ring), tenant: "default")
        let journal = try AuditJournal.open(
            AuditJournalConfiguration(
                folder: trail.path, stream: try AuditIdentifier("patient-service/0")), key: key)
        for number in 1...6 as ClosedRange<UInt64> {
            let record = AuditRecord(
                eventID: AuditID(high: 1, low: number), timeNanoseconds: number, action: .read,
                interaction: .read, operation: AuditToken("GetPatient"),
                actor: try AuditIdentifier("nurse-1"), service: try AuditIdentifier("soap-service"))
            _ = try await journal.append(record)
        }
        try Data(Hexadecimal.text(journal.anchor().octets).utf8)
            .write(to: URL(filePath: trail.anchors))
        journal.close()
        try await body(trail)
    }

    @Test func aSoundTrailVerifiesAndExports() async throws {
        try await Self.withTrail { trail in
            #expect(await trail.succeeds(["verify"]))
            #expect(await trail.succeeds(["verify", "--anchors", trail.anchors]))
            #expect(await trail.succeeds(["prove", "--sequence", "3"]))
            #expect(
                await trail.succeeds(["prove", "--sequence", "3", "--anchors", trail.anchors]))
            #expect(await trail.succeeds(["export", "--from", "2", "--to", "3"]))
        }
    }

    @Test func whatIsNotThereCannotBeProved() async throws {
        try await Self.withTrail { trail in
            #expect(await !trail.succeeds(["prove", "--sequence", "7"]))
            #expect(
                await !trail.succeeds(["prove", "--sequence", "7", "--anchors", trail.anchors]))
            #expect(await !trail.succeeds(["export", "--from", "3", "--to", "2"]))
        }
    }

    @Test func aChangedTrailAnotherTenantAndAMissingFileFail() async throws {
        try await Self.withTrail { trail in
            #expect(await !trail.succeeds(["verify", "--tenant", "other"]))
            #expect(await !trail.succeeds(["verify", "--anchors", trail.ring]))
            #expect(await !trail.succeeds(["verify", "--anchors", trail.path + "/none"]))
            let names = try FileManager.default.contentsOfDirectory(atPath: trail.path)
            let segment = try #require(names.first { $0.hasPrefix("segment-") })
            let url = URL(filePath: "\(trail.path)/\(segment)")
            var octets = try Data(contentsOf: url)
            octets[octets.count - 3] ^= 1
            try octets.write(to: url)
            #expect(await !trail.succeeds(["verify"]))
            #expect(await !trail.succeeds(["export"]))
            #expect(await !trail.succeeds(["prove", "--sequence", "6"]))
        }
    }

    @Test func aProofIsCheckedWithoutTheFolder() async throws {
        try await Self.withTrail { trail in
            let key = try AuditKey(ring: KeyRing(contentsOfFile: trail.ring), tenant: "default")
            let proof = try AuditVerifier(key: key).prove(2, folder: trail.path)
            try FileManager.default.removeItem(atPath: trail.path)
            let file = trail.folder.appending(path: "proof")
            try Data((Hexadecimal.text(proof.octets) + "\n").utf8).write(to: file)
            #expect(await trail.succeeds(["verify", "--proof", file.path]))
            var octets = proof.octets
            octets[octets.count - 1] ^= 1
            try Data(Hexadecimal.text(octets).utf8).write(to: file)
            #expect(await !trail.succeeds(["verify", "--proof", file.path]))
            try Data("no proof".utf8).write(to: file)
            #expect(await !trail.succeeds(["verify", "--proof", file.path]))
        }
    }

    @Test func rowsOfTheDatabaseAreATrailToo() async throws {
        try await Self.withTrail { trail in
            let key = try AuditKey(ring: KeyRing(contentsOfFile: trail.ring), tenant: "default")
            let stream = try AuditIdentifier("patient-service/rows")
            let chain = try AuditChain(stream: stream, key: key)
            var rows: [String] = []
            for number in 1...5 as ClosedRange<UInt64> {
                let entry = try chain.append(
                    AuditRecord(
                        eventID: AuditID(high: 1, low: number), timeNanoseconds: number,
                        action: .read, interaction: .read, operation: AuditToken("GetPatient"),
                        actor: AuditIdentifier("nurse-1"),
                        service: AuditIdentifier("soap-service")))
                let hexadecimal = [entry.record, entry.hash.octets].map { Hexadecimal.text($0) }
                rows.append("\(number)," + hexadecimal.joined(separator: ","))
                if number == 5 {
                    let head = try chain.anchor(at: entry, timeNanoseconds: 1)
                    try Data(Hexadecimal.text(head.octets).utf8)
                        .write(to: URL(filePath: trail.anchors))
                }
            }
            let file = trail.folder.appending(path: "rows").path
            let named = ["--rows", file, "--stream", stream.text]
            func check(_ lines: [String], _ verb: [String]) async throws -> Bool {
                try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: file))
                return await trail.succeeds(
                    verb + named + ["--anchors", trail.anchors], inFolder: false)
            }
            #expect(try await check(rows, ["verify"]))
            #expect(try await check(rows + [""], ["prove", "--sequence", "2"]))
            #expect(try await !check(rows, ["prove", "--sequence", "6"]))
            #expect(try await !check(rows.dropLast(), ["verify"]))
            #expect(try await !check(rows.reversed(), ["verify"]))
            #expect(try await !check(rows + ["6,00"], ["verify"]))
            #expect(try await !check([String(repeating: "0", count: 1 << 16)], ["verify"]))
            #expect(await !trail.succeeds(["verify"] + named), "one or the other")
            #expect(await !trail.succeeds(["verify", "--rows", file], inFolder: false))
            #expect(await !trail.succeeds(["verify"], inFolder: false))
        }
    }

    @Test func aVerdictIsToldInOneLine() {
        var verdict = AuditVerdict()
        #expect(AuditVerifyCommand.text(verdict, anchorCount: 0).hasPrefix("0 records good"))
        verdict.firstSequence = 3
        verdict.lastSequence = 9
        verdict.recordCount = 7
        verdict.anchorCount = 1
        verdict.unacknowledgedByteCount = 5
        #expect(
            AuditVerifyCommand.text(verdict, anchorCount: 2)
                == "7 records (3 to 9) good, 1 of 2 anchors compared,"
                + " 5 octets of an unfinished write at the end")
    }
}
