import Foundation
import Testing

@testable import AuditTrail

/// The next segment's file, made before it is needed.
@Suite(.timeLimit(.minutes(2))) struct SegmentAheadTests {
    private static let limit = SegmentAhead.segmentByteCountLimitMin

    @Test func itsFileIsZerosForAWholeSegmentAndMore() async throws {
        try await Fixtures.withFolder { path in
            let folder = AuditFolder(path: path)
            try folder.prepare()
            let ahead = SegmentAhead(folder, limit: Self.limit)
            #expect(ahead.take() == nil)
            ahead.begin()
            ahead.wait()
            let file = try #require(ahead.take())
            #expect(ahead.byteCount >= Self.limit + SegmentAhead.spareByteCount)
            #expect(try file.byteCount() == ahead.byteCount)
            #expect(try file.read(ahead.byteCount, at: 0).allSatisfy { $0 == 0 })
            #expect(ahead.take() == nil, "it is taken once")
            ahead.end()
        }
    }

    @Test func aSegmentIsBegunInIt() async throws {
        try await Fixtures.withFolder { path in
            let folder = AuditFolder(path: path)
            try folder.prepare()
            let hasher = try AuditHasher(key: Fixtures.key())
            let ahead = SegmentAhead(folder, limit: Self.limit)
            ahead.begin()
            ahead.wait()
            let header = SegmentHeader(
                stream: try Fixtures.stream(), first: 5,
                previous: try hasher.genesis(Fixtures.stream()), timeNanoseconds: 1)
            let (file, byteCount) = try JournalOpening.beginSegment(
                header, folder, hasher, in: ahead.take())
            #expect(try folder.segments() == [5])
            #expect(!folder.exists(folder.aheadPath))
            let octets = try file.read(ahead.byteCount, at: 0)
            #expect(octets.count == ahead.byteCount)
            guard case .header(header, byteCount) = try SegmentHeader.read(octets, hasher) else {
                Issue.record("the header is not where it belongs")
                return
            }
            let walk = SegmentWalk(octets, header: header, headerByteCount: byteCount)
            #expect(walk.restByteCount == 0)
            ahead.end()
        }
    }

    @Test func smallSegmentsHaveNone() async throws {
        try await Fixtures.withFolder { path in
            let folder = AuditFolder(path: path)
            try folder.prepare()
            let ahead = SegmentAhead(folder, limit: Self.limit - 1)
            ahead.begin()
            ahead.wait()
            #expect(ahead.take() == nil && !folder.exists(folder.aheadPath))
            ahead.end()
        }
    }

    @Test func whatNobodyTookGoesWithTheEnd() async throws {
        try await Fixtures.withFolder { path in
            let folder = AuditFolder(path: path)
            try folder.prepare()
            let ahead = SegmentAhead(folder, limit: Self.limit)
            ahead.begin()
            ahead.wait()
            #expect(folder.exists(folder.aheadPath))
            ahead.end()
            #expect(!folder.exists(folder.aheadPath))
            ahead.begin()
            ahead.wait()
            #expect(ahead.take() == nil && !folder.exists(folder.aheadPath))
        }
    }

    @Test func aFolderThatTakesNoFileIsNoHarm() async throws {
        try await Fixtures.withFolder { path in
            let ahead = SegmentAhead(AuditFolder(path: path), limit: Self.limit)
            ahead.begin()
            ahead.wait()
            #expect(ahead.take() == nil)
            ahead.end()
        }
    }

    /// Several segments of a real journal; and the folder as a crash would leave it, with zeros at
    /// the end of the last segment and the next one's file begun.
    @Test func aTrailOfLargeSegmentsIsSoundAlsoAfterACrash() async throws {
        try await Fixtures.withFolder { path in
            try await Fixtures.withFolder { copy in
                let configuration = try Fixtures.configuration(
                    path, segmentByteCountLimit: Self.limit)
                let verifier = try AuditVerifier(key: try Fixtures.key())
                var count: UInt64 = 0
                try await Fixtures.withJournal(configuration) { journal in
                    for _ in 0..<14 {
                        let records = try (1...1_000).map {
                            try Fixtures.record(count + UInt64($0))
                        }
                        count = try await journal.append(contentsOf: records)
                        #expect(try verifier.verify(folder: path).isSound)
                    }
                    #expect(try Fixtures.segments(path).count > 2)
                    try FileManager.default.copyItem(atPath: path, toPath: copy)
                    try FileManager.default.setAttributes(
                        [.posixPermissions: 0o700], ofItemAtPath: copy)
                }
                #expect(try verifier.verify(folder: path).lastSequence == count)
                #expect(!AuditFolder(path: path).exists(AuditFolder(path: path).aheadPath))
                let crashed = AuditFolder(path: copy)
                try Data(count: 7).write(to: URL(filePath: crashed.aheadPath))
                #expect(try verifier.verify(folder: copy).lastSequence == count)
                let again = try Fixtures.configuration(copy, segmentByteCountLimit: Self.limit)
                try await Fixtures.withJournal(again) { journal in
                    #expect(journal.repair == nil)
                    #expect(!crashed.exists(crashed.aheadPath))
                    let next = try await journal.append(try Fixtures.record(1))
                    #expect(next == count + 1)
                }
                #expect(try verifier.verify(folder: copy).lastSequence == count + 1)
            }
        }
    }
}
