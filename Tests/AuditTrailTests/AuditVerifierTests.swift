import Foundation
import Testing

@testable import AuditTrail

/// What verification finds, and where.
@Suite(.timeLimit(.minutes(4))) struct AuditVerifierTests {
    // MARK: Rows

    @Test func soundRowsAreSound() throws {
        let entries = try Fixtures.entries(9)
        let verifier = try AuditVerifier(key: Fixtures.key())
        let verdict = try verifier.verify(entries, of: Fixtures.stream())
        #expect(verdict.isSound && verdict.recordCount == 9 && verdict.lastSequence == 9)
        let anchor = try Self.anchor(entries[3])
        let rest = try verifier.verify(entries[4...], of: Fixtures.stream(), after: anchor)
        #expect(rest.isSound && rest.firstSequence == 5 && rest.anchorCount == 1)
    }

    @Test func everyRemovalFromTheMiddleIsAGap() throws {
        let entries = try Fixtures.entries(9)
        for index in 0..<8 {
            var rows = entries
            rows.remove(at: index)
            #expect(
                try Self.fault(rows) == AuditFault(sequence: UInt64(index) + 1, kind: .missing))
        }
    }

    @Test func removalAtTheEndNeedsAnAnchor() throws {
        let entries = try Fixtures.entries(9)
        for count in 0..<9 {
            let rows = Array(entries.prefix(count))
            #expect(try Self.fault(rows) == nil)
            #expect(
                try Self.fault(rows, [Self.anchor(entries[8])])
                    == AuditFault(sequence: UInt64(count) + 1, kind: .removedAtEnd))
        }
    }

    @Test func everySwapIsFound() throws {
        let entries = try Fixtures.entries(7)
        for first in 0..<7 {
            for second in (first + 1)..<7 {
                var rows = entries
                rows.swapAt(first, second)
                #expect(try Self.fault(rows)?.sequence == UInt64(first) + 1)
                // With the numbers put right, the hashes tell.
                rows = rows.enumerated().map { index, row in
                    AuditLogEntry(sequence: UInt64(index) + 1, hash: row.hash, record: row.record)
                }
                #expect(
                    try Self.fault(rows) == AuditFault(sequence: UInt64(first) + 1, kind: .changed))
            }
        }
    }

    @Test func aRepeatedRowIsOutOfOrder() throws {
        var rows = try Fixtures.entries(4)
        rows.insert(rows[1], at: 2)
        #expect(try Self.fault(rows) == AuditFault(sequence: 3, kind: .reordered))
    }

    @Test func everyChangedOctetOfARowIsFound() throws {
        let entries = try Fixtures.entries(3)
        for octet in entries[1].record.indices {
            var record = entries[1].record
            record[octet] ^= UInt8(1 << (octet % 8))
            var rows = entries
            rows[1] = AuditLogEntry(sequence: 2, hash: rows[1].hash, record: record)
            #expect(try Self.fault(rows) == AuditFault(sequence: 2, kind: .changed))
        }
        for octet in 0..<AuditHash.byteCount {
            var hash = entries[2].hash.octets
            hash[octet] ^= UInt8(1 << (octet % 8))
            var rows = entries
            rows[2] = AuditLogEntry(
                sequence: 3, hash: try #require(AuditHash(hash)), record: rows[2].record)
            #expect(try Self.fault(rows) == AuditFault(sequence: 3, kind: .changed))
        }
    }

    @Test func aTrailWrittenAnewUnderTheKeyIsNotTheAnchoredOne() throws {
        let entries = try Fixtures.entries(5)
        let hasher = try AuditHasher(key: Fixtures.key())
        var state = ChainState(sequence: 0, hash: try hasher.genesis(Fixtures.stream()))
        let rows = try entries.map { entry in
            let record = try Fixtures.record(entry.sequence + 100).octets
            state = ChainState(sequence: entry.sequence, hash: try state.next(record, hasher))
            return AuditLogEntry(sequence: entry.sequence, hash: state.hash, record: record)
        }
        #expect(try Self.fault(rows) == nil)
        #expect(
            try Self.fault(rows, [Self.anchor(entries[2])])
                == AuditFault(sequence: 3, kind: .rewritten))
    }

    @Test func anotherKeyVerifiesNothing() throws {
        let verifier = try AuditVerifier(key: Fixtures.key(77))
        let entries = try Fixtures.entries(2)
        let verdict = try verifier.verify(entries, of: Fixtures.stream())
        #expect(verdict.fault?.sequence == 1)
        let anchored = try verifier.verify(
            entries, of: Fixtures.stream(), anchors: [Self.anchor(entries[1])])
        #expect(anchored.fault?.kind == .wrongKey)
    }

    private static func fault(
        _ rows: [AuditLogEntry], _ anchors: [AuditAnchor] = []
    ) throws -> AuditFault? {
        try AuditVerifier(key: Fixtures.key())
            .verify(rows, of: Fixtures.stream(), anchors: anchors).fault
    }

    private static func anchor(_ entry: AuditLogEntry) throws -> AuditAnchor {
        try AuditAnchor(
            stream: Fixtures.stream(), sequence: entry.sequence, hash: entry.hash,
            segmentFirst: 1, root: AuditHash(lanes: SIMD32()), timeNanoseconds: 1,
            AuditHasher(key: Fixtures.key()))
    }
}
