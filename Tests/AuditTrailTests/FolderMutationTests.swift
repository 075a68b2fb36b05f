import Foundation
import TestSupport
import Testing

@testable import AuditTrail

/// A small trail on disk, changed in every way that the test can think of: all changes are found.
@Suite(.timeLimit(.minutes(4))) struct FolderMutationTests {
    private static func verify(
        _ folder: String, _ anchors: [AuditAnchor] = []
    ) throws -> AuditVerdict {
        try AuditVerifier(key: Fixtures.key()).verify(folder: folder, anchors: anchors)
    }

    /// Where each record's frame and the rest of a segment lie.
    private static func frames(_ octets: [UInt8]) throws -> [Range<Int>] {
        let hasher = try AuditHasher(key: Fixtures.key())
        guard case .header(_, let count) = try SegmentHeader.read(octets, hasher) else { return [] }
        var ranges: [Range<Int>] = []
        var offset = count
        while case .frame(let frame) = SegmentFrame.read(octets, at: offset) {
            ranges.append(offset..<frame.content.upperBound)
            offset = frame.content.upperBound
        }
        return ranges
    }

    @Test func everyChangedOctetOfASegmentIsFoundAtItsRecord() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 4)
            let segment = URL(filePath: try Fixtures.segments(folder)[0])
            let whole = try [UInt8](Data(contentsOf: segment))
            let frames = try Self.frames(whole)
            #expect(frames.count == 4 && frames.last?.upperBound == whole.count)
            for index in whole.indices {
                var octets = whole
                octets[index] ^= UInt8(1 << (index % 8))
                try Data(octets).write(to: segment)
                let fault = try Self.verify(folder).fault
                let bad = (frames.firstIndex { $0.contains(index) } ?? 0) + 1
                #expect(
                    fault?.sequence == UInt64(bad), "octet \(index): \(String(describing: fault))")
            }
        }
    }

    @Test func everyChangeOfASealedTrailIsFound() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 40)
            let segments = try Fixtures.segments(folder)
            #expect(segments.count >= 3)
            for _ in 0..<150 {
                let segment = URL(filePath: segments[generator.below(segments.count)])
                let whole = try [UInt8](Data(contentsOf: segment))
                var octets = whole
                octets[generator.below(whole.count)] ^= UInt8(1 << generator.below(8))
                try Data(octets).write(to: segment)
                #expect(try !Self.verify(folder).isSound, "seed \(seed)")
                try Data(whole).write(to: segment)
            }
            #expect(try Self.verify(folder).isSound)
        }
    }

    @Test func everyTruncationIsFound() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 3)
            let segment = URL(filePath: try Fixtures.segments(folder)[0])
            let whole = try [UInt8](Data(contentsOf: segment))
            for count in 0..<whole.count {
                try Data(whole.prefix(count)).write(to: segment)
                #expect(try !Self.verify(folder).isSound, "\(count) octets")
            }
        }
    }

    @Test func everyRemovalSwapAndRepetitionOfFramesIsFound() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 6)
            let segment = URL(filePath: try Fixtures.segments(folder)[0])
            let whole = try [UInt8](Data(contentsOf: segment))
            let frames = try Self.frames(whole)
            let header = Array(whole[..<frames[0].lowerBound])
            func put(_ order: [Int]) throws -> AuditFault? {
                let octets = order.reduce(into: header) { $0 += whole[frames[$1]] }
                try Data(octets).write(to: segment)
                return try Self.verify(folder).fault
            }
            let all = Array(0..<6)
            #expect(try put(all) == nil)
            for index in all {
                var order = all
                order.remove(at: index)
                let kind: AuditFault.Kind = index == 5 ? .removedAtEnd : .missing
                #expect(try put(order) == AuditFault(sequence: UInt64(index) + 1, kind: kind))
                order = all
                order.insert(index, at: index)
                #expect(try put(order) == AuditFault(sequence: UInt64(index) + 2, kind: .reordered))
                for other in (index + 1)..<6 where index < 5 {
                    order = all
                    order.swapAt(index, other)
                    #expect(
                        try put(order)
                            == AuditFault(sequence: UInt64(index) + 1, kind: .reordered))
                }
            }
        }
    }

    @Test func missingMovedAndForeignSegmentsAreFound() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 60)
            let segments = try Fixtures.segments(folder)
            #expect(segments.count >= 4)
            for (index, path) in segments.enumerated() {
                let segment = URL(filePath: path)
                let whole = try Data(contentsOf: segment)
                try FileManager.default.removeItem(at: segment)
                let kinds: [AuditFault.Kind] = [.removedAtStart, .missing, .removedAtEnd]
                let kind = index == 0 ? kinds[0] : index < segments.count - 1 ? kinds[1] : kinds[2]
                #expect(try Self.verify(folder).fault?.kind == kind)
                try Data(contentsOf: URL(filePath: segments[(index + 1) % segments.count]))
                    .write(to: segment)
                #expect(try Self.verify(folder).fault?.kind == .badHeader)
                try whole.write(to: segment)
            }
            #expect(try Self.verify(folder).isSound)
            let verifier = try AuditVerifier(key: Fixtures.key(9))
            #expect(
                try verifier.verify(folder: folder).fault
                    == AuditFault(sequence: 1, kind: .wrongKey))
        }
    }

    @Test func aTrailCutTogetherWithItsMarkIsFoundByAnAnchor() async throws {
        try await Fixtures.withFolder { folder in
            var anchor: AuditAnchor?
            try await Fixtures.withJournal(Fixtures.configuration(folder)) { journal in
                for number in 1...30 as ClosedRange<UInt64> {
                    _ = try await journal.append(Fixtures.record(number))
                }
                anchor = try journal.anchor()
            }
            let known = try #require(anchor)
            let verdict = try Self.verify(folder, [known])
            #expect(verdict.isSound && verdict.anchorCount == 1)
            let last = try #require(Fixtures.segments(folder).last)
            let whole = try [UInt8](Data(contentsOf: URL(filePath: last)))
            let frames = try Self.frames(whole)
            try Data(whole.dropLast(frames.last?.count ?? 0)).write(to: URL(filePath: last))
            try AcknowledgedMark(AuditFolder(path: folder)).write(29)
            #expect(try Self.verify(folder).isSound)
            #expect(
                try Self.verify(folder, [known]).fault
                    == AuditFault(sequence: 30, kind: .removedAtEnd))
            var forged = known.octets
            forged[forged.count - 40] ^= 1
            let other = try AuditAnchor(octets: forged)
            #expect(try Self.verify(folder, [other]).fault?.kind == .badAnchor)
        }
    }

    @Test func aWriteThatIsGoingOnIsNoFault() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 2)
            let segment = URL(filePath: try Fixtures.segments(folder)[0])
            let whole = try Data(contentsOf: segment)
            var frame: [UInt8] = []
            SegmentFrame.append(try Fixtures.record(3), to: &frame)
            try (whole + frame.dropLast(7)).write(to: segment)
            let verdict = try Self.verify(folder)
            #expect(verdict.isSound && verdict.unacknowledgedByteCount == frame.count - 7)
            try FileManager.default.removeItem(atPath: "\(folder)/acknowledged")
            #expect(try Self.verify(folder).fault == AuditFault(sequence: 3, kind: .malformed))
        }
    }
}
