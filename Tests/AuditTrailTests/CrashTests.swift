import Foundation
import TestSupport
import Testing

@testable import AuditTrail

/// A process that appends is killed again and again; what it was told is durable must be there,
/// once.
@Suite(.timeLimit(.minutes(10))) struct CrashTests {
    /// Kills: a few each time, many when long tests are asked for.
    static let roundCount = ProcessInfo.processInfo.environment["CAREWIRE_SOAK"] == nil ? 5 : 200

    @Test func nothingAcknowledgedIsLostOrKeptTwice() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        try await Fixtures.withFolder { folder in
            var acknowledged: [UInt64: String] = [:]
            var anchors: [AuditAnchor] = []
            for round in 0..<Self.roundCount {
                let writer = try TestWriter([
                    "append", folder, "\(1 + generator.below(8))", "\(4_096 << generator.below(6))",
                ])
                let goal = 1 + generator.below(300)
                var count = 0
                for line in try writer.lines(until: { $0.hasPrefix("ack") ? goal : .max }) {
                    let words = line.split(separator: " ")
                    if words.first == "open" {
                        let found = UInt64(words[1]) ?? 0
                        let known = acknowledged.keys.max() ?? 0
                        #expect(found >= known, "seed \(seed), round \(round)")
                    } else if words.first == "ack", let number = UInt64(words[1]) {
                        #expect(acknowledged[number] == nil, "seed \(seed), round \(round)")
                        acknowledged[number] = String(words[2])
                        count += 1
                    }
                }
                #expect(count >= goal, "seed \(seed), round \(round): the writer ended by itself")
                anchors.append(try Self.check(folder, acknowledged, anchors, "seed \(seed)"))
            }
        }
    }

    /// Verifies the folder, finds every acknowledged record in its place, and takes an anchor.
    private static func check(
        _ folder: String, _ acknowledged: [UInt64: String], _ anchors: [AuditAnchor],
        _ label: String
    ) throws -> AuditAnchor {
        let key = try Fixtures.key()
        var events: [String: UInt64] = [:]
        let verdict = try AuditVerifier(key: key).verify(folder: folder, anchors: anchors) {
            (entry) throws(AuditError) in
            let id = try AuditRecord(octets: entry.record).eventID.text
            #expect(events.updateValue(entry.sequence, forKey: id) == nil, "\(label): twice")
        }
        #expect(verdict.isSound, "\(label): \(String(describing: verdict.fault))")
        for (number, id) in acknowledged { #expect(events[id] == number, "\(label): lost") }
        // The trail that a crash left is opened and goes on, as far as it went before and no less.
        let journal = try AuditJournal.open(Fixtures.configuration(folder), key: key)
        defer { journal.close() }
        #expect(journal.snapshot.durableSequence == verdict.lastSequence)
        return try journal.anchor()
    }

    @Test func aFullDiskFailsClosedAndLosesNothing() async throws {
        try await Fixtures.withFolder { folder in
            var last: UInt64 = 0
            for limit in [20_000, 40_001, 60_007] {
                let writer = try TestWriter(["append", folder, "4", "\(1 << 20)", "\(limit)"])
                let lines = try writer.lines { _ in .max }
                let numbers = lines.filter { $0.hasPrefix("ack") }.compactMap {
                    UInt64($0.split(separator: " ")[1])
                }
                #expect(lines.filter { $0 == "failed failed" }.count == 4, "\(lines.suffix(6))")
                #expect(lines.last == "refused", "a failed journal accepts nothing more")
                let verdict = try AuditVerifier(key: Fixtures.key()).verify(folder: folder)
                let reached = numbers.max() ?? 0
                #expect(verdict.isSound && verdict.lastSequence >= reached && reached > last)
                last = reached
            }
            try await Fixtures.withJournal(Fixtures.configuration(folder)) { journal in
                #expect(journal.snapshot.durableSequence >= last)
                _ = try await journal.append(Fixtures.record(1))
            }
        }
    }

    @Test func twoProcessesCannotHaveOneFolder() async throws {
        try await Fixtures.withFolder { folder in
            let writer = try TestWriter(["hold", folder])
            _ = try writer.line()
            let configuration = try Fixtures.configuration(folder)
            let key = try Fixtures.key()
            #expect(
                failureCode { () throws(AuditError) in
                    try AuditJournal.open(configuration, key: key)
                } == .inUse)
            writer.kill()
            try AuditJournal.open(configuration, key: key).close()
        }
    }
}
