import Foundation
import Testing

@testable import AuditTrail

/// Proofs of inclusion and anchors, and their octets.
@Suite(.timeLimit(.minutes(2))) struct ProofTests {
    @Test func everyRecordIsProvedAgainstSealOrHead() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 20)
            let key = try Fixtures.key()
            let verifier = try AuditVerifier(key: key)
            for sequence in 1...20 as ClosedRange<UInt64> {
                let proof = try verifier.prove(sequence, folder: folder, timeNanoseconds: 1)
                #expect(try proof.holds(under: key))
                #expect(try proof.record == Fixtures.record(sequence).octets)
                #expect(try !proof.holds(under: Fixtures.key(8)))
                #expect(try AuditProof(octets: proof.octets) == proof)
            }
            for sequence in [0, 21] as [UInt64] {
                #expect(
                    failureCode { () throws(AuditError) in
                        try verifier.prove(sequence, folder: folder)
                    } == .notKept)
            }
        }
    }

    @Test func aRecordIsProvedAgainstAnAnchorMadeWhileTheSegmentGrew() async throws {
        try await Fixtures.withFolder { folder in
            let key = try Fixtures.key()
            var anchors: [AuditAnchor] = []
            try await Fixtures.withJournal(
                Fixtures.configuration(folder, segmentByteCountLimit: 1 << 20)
            ) { journal in
                anchors.append(try journal.anchor())
                for number in 1...9 as ClosedRange<UInt64> {
                    _ = try await journal.append(Fixtures.record(number))
                    anchors.append(try journal.anchor())
                }
            }
            let verifier = try AuditVerifier(key: key)
            #expect(try verifier.verify(folder: folder, anchors: anchors).anchorCount == 10)
            for anchor in anchors {
                for sequence in 1...9 as ClosedRange<UInt64> {
                    let prove = { () throws(AuditError) in
                        try verifier.prove(sequence, folder: folder, anchor: anchor)
                    }
                    if sequence <= anchor.sequence {
                        #expect(try prove().holds(under: key))
                    } else {
                        #expect(failureCode(prove) == .notKept)
                    }
                }
            }
        }
    }

    @Test func aProofOfAnythingElseDoesNotHold() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 5)
            let key = try Fixtures.key()
            let octets = try AuditVerifier(key: key)
                .prove(3, folder: folder, timeNanoseconds: 1).octets
            for index in octets.indices {
                var changed = octets
                changed[index] ^= UInt8(1 << (index % 8))
                guard let proof = try? AuditProof(octets: changed) else { continue }
                #expect(try !proof.holds(under: key), "octet \(index)")
            }
            for count in octets.indices {
                #expect(
                    failureCode { () throws(AuditError) in
                        try AuditProof(octets: Array(octets.prefix(count)))
                    } == .malformed)
            }
        }
    }

    @Test func anAnchorComesBackFromItsOctetsAndFromNoOthers() async throws {
        try await Fixtures.withFolder { folder in
            let key = try Fixtures.key()
            try await Fixtures.withJournal(Fixtures.configuration(folder)) { journal in
                _ = try await journal.append(Fixtures.record(1))
                let anchor = try journal.anchor()
                let octets = anchor.octets
                #expect(octets.count <= AuditAnchor.byteCountMax)
                #expect(try AuditAnchor(octets: octets) == anchor)
                #expect(try anchor.isGenuine(under: key))
                #expect(try !anchor.isGenuine(under: Fixtures.key(8)))
                for index in octets.indices {
                    var changed = octets
                    changed[index] ^= UInt8(1 << (index % 8))
                    let other = try? AuditAnchor(octets: changed)
                    #expect(try other?.isGenuine(under: key) != true, "octet \(index)")
                    #expect(
                        failureCode { () throws(AuditError) in
                            try AuditAnchor(octets: Array(octets.prefix(index)))
                        } == .malformed)
                }
            }
        }
    }
}
