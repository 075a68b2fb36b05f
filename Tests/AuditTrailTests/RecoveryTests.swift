import Foundation
import Testing

@testable import AuditTrail

/// What opening a folder repairs, and what it leaves alone.
@Suite(.timeLimit(.minutes(2))) struct RecoveryTests {
    private static func open(_ folder: String) throws(AuditError) -> AuditJournal {
        let configuration: AuditJournalConfiguration
        let key: AuditKey
        do {
            configuration = try Fixtures.configuration(folder, segmentByteCountLimit: 1 << 20)
            key = try Fixtures.key()
        } catch { throw AuditError(.internalFailure, "no fixture", cause: error) }
        return try AuditJournal.open(configuration, key: key)
    }

    private static func acknowledge(_ folder: String, _ sequence: UInt64) throws {
        try AcknowledgedMark(AuditFolder(path: folder)).write(sequence)
    }

    @Test func whateverIsTornBehindTheLastAcknowledgedRecordIsCut() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 4, segmentByteCountLimit: 1 << 20)
            let segment = try Fixtures.segments(folder)[0]
            let whole = try [UInt8](Data(contentsOf: URL(filePath: segment)))
            let frame = 4 + Int(Self.lastFrameByteCount(whole))
            try Self.acknowledge(folder, 3)
            for cut in 1..<frame {
                try Data(whole.dropLast(cut)).write(to: URL(filePath: segment))
                let journal = try Self.open(folder)
                // The first three octets of a frame are zeros, as a writer prepares them.
                let rest = frame - cut
                #expect(
                    journal.repair
                        == (rest <= 3 ? nil : AuditRepair(cutByteCount: rest, sequence: 4)))
                #expect(journal.snapshot.durableSequence == 3)
                journal.close()
                #expect(try Data(contentsOf: URL(filePath: segment)).count == whole.count - frame)
            }
        }
    }

    @Test func zerosThatAWriterPreparedAreNoPartOfTheTrail() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 4, segmentByteCountLimit: 1 << 20)
            let segment = URL(filePath: try Fixtures.segments(folder)[0])
            let whole = try [UInt8](Data(contentsOf: segment))
            let frame = 4 + Int(Self.lastFrameByteCount(whole))
            let verifier = try AuditVerifier(key: try Fixtures.key())
            for count in [1, 3, 4, 4_096, SegmentWriter.preparedByteCountMax, 2 << 20] {
                let zeros = [UInt8](repeating: 0, count: count)
                try Data(whole + zeros).write(to: segment)
                let verdict = try verifier.verify(folder: folder)
                #expect(verdict.isSound && verdict.lastSequence == 4)
                #expect(verdict.unacknowledgedByteCount == 0)
                let journal = try Self.open(folder)
                #expect(journal.repair == nil && journal.snapshot.durableSequence == 4)
                _ = try await journal.append(try Fixtures.record(5), deadline: nil)
                journal.close()
                #expect(try verifier.verify(folder: folder).lastSequence == 5)
                try Self.acknowledge(folder, 4)
            }
            // A burst of which only the beginning, or only the end, has reached the disk.
            try Self.acknowledge(folder, 3)
            let zeros = [UInt8](repeating: 0, count: 1_000)
            let start = whole.count - frame
            for kept in stride(from: 4, to: frame - 4, by: 3) {
                for torn in [
                    whole[..<(start + kept)] + zeros,
                    whole[..<start] + zeros.prefix(kept) + whole[(start + kept)...] + zeros,
                ] {
                    try Data(torn).write(to: segment)
                    let verdict = try verifier.verify(folder: folder)
                    #expect(verdict.isSound && verdict.lastSequence == 3)
                    #expect(verdict.unacknowledgedByteCount > 0)
                    let journal = try Self.open(folder)
                    #expect(journal.repair?.sequence == 4, "\(kept)")
                    journal.close()
                    #expect(try Data(contentsOf: segment).count == start)
                }
            }
        }
    }

    /// The octets behind the length field of the last of four frames of one size.
    private static func lastFrameByteCount(_ octets: [UInt8]) -> UInt32 {
        for offset in octets.indices.reversed().dropFirst(4) {
            guard case .frame(let frame) = SegmentFrame.read(octets, at: offset),
                frame.sequence == 4, frame.content.upperBound == octets.count
            else { continue }
            return UInt32(octets.count - offset - 4)
        }
        return 0
    }

    @Test func recordsThatNobodyWasToldOfStay() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 4, segmentByteCountLimit: 1 << 20)
            try Self.acknowledge(folder, 2)
            let journal = try Self.open(folder)
            #expect(journal.repair == nil && journal.snapshot.durableSequence == 4)
            let record = try Fixtures.record(5)
            #expect(try await journal.append(record) == 5)
            journal.close()
            #expect(try AuditVerifier(key: Fixtures.key()).verify(folder: folder).isSound)
            #expect(try AcknowledgedMark.read(AuditFolder(path: folder)) == 5)
        }
    }

    @Test func aDamagedAcknowledgedRecordIsNeverCut() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 4, segmentByteCountLimit: 1 << 20)
            let segment = URL(filePath: try Fixtures.segments(folder)[0])
            let whole = try [UInt8](Data(contentsOf: segment))
            var changed = whole
            changed[whole.count - 1] ^= 1
            for octets in [changed, Array(whole.dropLast(1)), Array(whole.dropLast(400))] {
                try Data(octets).write(to: segment)
                #expect(
                    failureCode { () throws(AuditError) in try Self.open(folder) } == .damaged)
                #expect(try [UInt8](Data(contentsOf: segment)) == octets, "nothing was touched")
            }
            try FileManager.default.removeItem(at: segment)
            #expect(failureCode { () throws(AuditError) in try Self.open(folder) } == .damaged)
            #expect(try Fixtures.segments(folder).isEmpty)
        }
    }

    @Test func moreThanOneBurstIsNeverCut() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 1, segmentByteCountLimit: 1 << 20)
            let segment = URL(filePath: try Fixtures.segments(folder)[0])
            var octets = try Data(contentsOf: segment)
            octets += Data(repeating: 1, count: AuditJournalConfiguration.burstByteCountMax + 1)
            try octets.write(to: segment)
            #expect(failureCode { () throws(AuditError) in try Self.open(folder) } == .damaged)
            try octets.dropLast().write(to: segment)
            let journal = try Self.open(folder)
            #expect(
                journal.repair?.cutByteCount == AuditJournalConfiguration.burstByteCountMax)
            journal.close()
        }
    }

    @Test func aSealWithoutASuccessorIsGoneOnFrom() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 40)
            let segments = try Fixtures.segments(folder)
            // As if the process had ended between sealing a segment and beginning the next.
            let last = try #require(segments.last)
            let next = try #require(AuditFolder(path: folder).segments().last)
            try FileManager.default.removeItem(atPath: last)
            try Self.acknowledge(folder, next - 1)
            let journal = try AuditJournal.open(
                Fixtures.configuration(folder), key: Fixtures.key())
            let record = try Fixtures.record(next)
            #expect(try await journal.append(record) == next)
            journal.close()
            #expect(try Fixtures.segments(folder) == segments)
            #expect(try AuditVerifier(key: Fixtures.key()).verify(folder: folder).isSound)
        }
    }

    @Test func aDraftIsNoSegment() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 2)
            try Data("half a header".utf8).write(
                to: URL(filePath: "\(try Fixtures.segments(folder)[0]).draft"))
            try await Fixtures.withJournal(Fixtures.configuration(folder)) { journal in
                #expect(journal.snapshot.durableSequence == 2)
            }
        }
    }
}
