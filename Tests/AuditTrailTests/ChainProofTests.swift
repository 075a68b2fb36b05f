import Testing

@testable import AuditTrail

/// Single records of a trail that is kept elsewhere than in a journal.
@Suite struct ChainProofTests {
    /// A trail of so many records and its heads, each made when its records were kept.
    private static func trail(
        _ count: Int, headsAt: Set<UInt64>
    ) throws -> (entries: [AuditLogEntry], heads: [AuditAnchor]) {
        let chain = try AuditChain(stream: Fixtures.stream(), key: Fixtures.key())
        var entries: [AuditLogEntry] = []
        var heads: [AuditAnchor] = []
        for number in 1...UInt64(count) {
            let entry = try chain.append(Fixtures.record(number))
            entries.append(entry)
            if headsAt.contains(number) {
                heads.append(try chain.anchor(at: entry, timeNanoseconds: number))
            }
        }
        return (entries, heads)
    }

    @Test func everyRecordIsProvedByEveryLaterHead() throws {
        let (entries, heads) = try Self.trail(21, headsAt: [1, 2, 7, 8, 16, 21])
        let verifier = try AuditVerifier(key: Fixtures.key())
        let stream = try Fixtures.stream()
        for head in heads {
            for number in 1...head.sequence {
                let proof = try verifier.prove(number, in: entries, of: stream, anchor: head)
                #expect(proof.sequence == number && proof.anchor == head)
                #expect(try proof.holds(under: Fixtures.key()))
                #expect(try AuditProof(octets: proof.octets).holds(under: Fixtures.key()))
                #expect(try !proof.holds(under: Fixtures.key(9)))
            }
            #expect(
                failureCode { () throws(AuditError) in
                    try verifier.prove(head.sequence + 1, in: entries, of: stream, anchor: head)
                } == .notKept)
        }
    }

    @Test func withoutAHeadOneIsMadeOverAllRecords() throws {
        let (entries, _) = try Self.trail(9, headsAt: [])
        let verifier = try AuditVerifier(key: Fixtures.key())
        let stream = try Fixtures.stream()
        for number in 1...9 as ClosedRange<UInt64> {
            let proof = try verifier.prove(number, in: entries, of: stream, timeNanoseconds: 1)
            #expect(proof.anchor.sequence == 9 && proof.anchor.treeSize == 9)
            #expect(try proof.holds(under: Fixtures.key()))
        }
        for number in [0, 10] as [UInt64] {
            #expect(
                failureCode { () throws(AuditError) in
                    try verifier.prove(number, in: entries, of: stream)
                } == .notKept)
        }
    }

    @Test func aChangedMissingOrMovedRecordIsNoticed() throws {
        let (entries, heads) = try Self.trail(8, headsAt: [8])
        let verifier = try AuditVerifier(key: Fixtures.key())
        let stream = try Fixtures.stream()
        var changed = entries
        changed[2] = AuditLogEntry(
            sequence: 3, hash: entries[2].hash, record: try Fixtures.record(33).octets)
        var moved = entries
        moved.swapAt(3, 4)
        for bad in [changed, moved, Array(entries.dropFirst())] {
            #expect(
                failureCode { () throws(AuditError) in
                    try verifier.prove(5, in: bad, of: stream, anchor: heads[0])
                } == .damaged)
        }
        #expect(
            failureCode { () throws(AuditError) in
                try verifier.prove(5, in: entries.dropLast(), of: stream, anchor: heads[0])
            } == .notKept)
        let (_, others) = try Self.trail(9, headsAt: [9])
        #expect(
            failureCode { () throws(AuditError) in
                try verifier.prove(5, in: entries, of: stream, anchor: others[0])
            } == .notKept)
    }

    @Test func aVerificationComparesTheTreesRoot() throws {
        let (entries, heads) = try Self.trail(6, headsAt: [6])
        let verifier = try AuditVerifier(key: Fixtures.key())
        let stream = try Fixtures.stream()
        let sound = try verifier.verify(entries, of: stream, anchors: heads)
        #expect(sound.isSound && sound.anchorCount == 1)
        let hasher = try AuditHasher(key: Fixtures.key())
        let forged = try AuditAnchor(
            stream: stream, sequence: 6, hash: entries[5].hash, segmentFirst: 1,
            root: entries[0].hash, timeNanoseconds: 1, hasher)
        let verdict = try verifier.verify(entries, of: stream, anchors: [forged])
        #expect(verdict.fault == AuditFault(sequence: 6, kind: .rewritten))
    }

    @Test func noHeadGoesBackwards() throws {
        let chain = try AuditChain(stream: Fixtures.stream(), key: Fixtures.key())
        let entries = try (1...4 as ClosedRange<UInt64>).map {
            try chain.append(Fixtures.record($0))
        }
        try chain.kept(upTo: 3)
        try chain.kept(upTo: 2)
        #expect(try chain.anchor(at: entries[2], timeNanoseconds: 1).treeSize == 3)
        #expect(
            failureCode { () throws(AuditError) in
                try chain.anchor(at: entries[1], timeNanoseconds: 1)
            } == .internalFailure)
        #expect(try chain.anchor(at: entries[3], timeNanoseconds: 1).treeSize == 4)
    }

    /// Trails that were written before are checked with the same code.
    @Test func everyLinkIsTheCodeOfTheHashBeforeItAndTheRecord() throws {
        let key = try Fixtures.key()
        let hasher = try AuditHasher(key: key)
        var previous = AuditHash(lanes: SIMD32(repeating: 0x5A))
        // Around the borders of SHA-256's blocks, and of its padding.
        for count in [0, 1, 22, 23, 24, 31, 32, 33, 86, 87, 88, 200, 9_000] {
            let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            let link = unsafe body.withUnsafeBytes { unsafe hasher.link(previous, $0) }
            #expect(try link == AuditHasher.code(key: key.chainKey, previous.octets + body))
            previous = try #require(link)
        }
    }
}
