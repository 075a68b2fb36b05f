import Foundation
import Testing

@testable import AuditTrail

/// Records in one piece, as they are shipped.
@Suite struct AuditBlockTests {
    @Test func aBlockHoldsEntriesAndSaysWhoseTheyAre() throws {
        let entries = try Fixtures.entries(9)
        let block = try AuditBlock(entries[2..<9])
        #expect(block.first == 3 && block.last == 9 && block.recordCount == 7)
        #expect(block.places.count == 7 && block.places.first == 0)
        for entry in entries {
            #expect(block.hash(of: entry.sequence) == (entry.sequence < 3 ? nil : entry.hash))
        }
        #expect(block.hash(of: 10) == nil)
        let tags = try (3...9 as ClosedRange<UInt64>).map { number in
            try #require(try Fixtures.record(number).patients.first).tag
        }
        #expect(block.tags == tags && block.tagged == Array(1...7))
        #expect(block.earliest == 1_772_366_400_000_000 && block.latest == block.earliest)
        #expect(try AuditBlock([]).recordCount == 0)
    }

    @Test func aPatientWhomARecordNamesTwiceHasOneTag() throws {
        var record = try Fixtures.record(1)
        let others = try [5, 6, 5, 7].map { try AuditPseudonym([UInt8](repeating: $0, count: 32)) }
        try record.setPatients(others)
        let hash = try #require(AuditHash([UInt8](repeating: 1, count: 32)))
        let block = try AuditBlock([
            AuditLogEntry(sequence: 1, hash: hash, record: record.octets),
            AuditLogEntry(sequence: 2, hash: hash, record: Fixtures.largestRecord().octets),
        ])
        #expect(block.tags.count == 4 && block.tagged == [1, 1, 1, 2])
        #expect(block.tags[0] == 0x0505_0505_0505_0505)
    }

    @Test func theRestOfABlockIsTheBlockOfTheRest() throws {
        let entries = try Fixtures.entries(8)
        let block = try AuditBlock(entries[1...])
        for sequence in 0...9 as ClosedRange<UInt64> {
            let rest = try block.behind(sequence)
            let expected = entries.filter { $0.sequence > max(sequence, 1) }
            #expect(rest.recordCount == expected.count)
            if !expected.isEmpty { #expect(try rest == AuditBlock(expected)) }
        }
    }

    @Test func whatIsNoRecordInItsPlaceIsNoBlock() throws {
        let entries = try Fixtures.entries(4)
        #expect(throws: AuditError.self) { try AuditBlock([entries[0], entries[2]]) }
        #expect(throws: AuditError.self) { try AuditBlock([entries[1], entries[0]]) }
        for count in 0..<entries[0].record.count - 1 {
            let cut = AuditLogEntry(
                sequence: 1, hash: entries[0].hash, record: Array(entries[0].record.prefix(count)))
            #expect(throws: AuditError.self) { try AuditBlock([cut]) }
        }
    }

    @Test func anyOctetsGiveRecordsOrNone() throws {
        let whole = try AuditBlock(Fixtures.entries(3)).frames
        for place in whole.indices {
            for bit in 0..<8 {
                var octets = whole
                octets[place] ^= 1 << bit
                var block = AuditBlock(first: 1)
                var sequence: UInt64 = 0
                let end = try? block.take(
                    octets, after: &sequence, through: 3, recordCountMax: 3)
                #expect((end ?? 0) <= octets.count && block.recordCount <= 3)
            }
        }
        for count in whole.indices {
            var block = AuditBlock(first: 1)
            var sequence: UInt64 = 0
            let end = try block.take(
                Array(whole[..<count]), after: &sequence, through: 3, recordCountMax: 3)
            #expect(end == block.frames.count && end <= count && block.recordCount < 3)
        }
    }

    @Test func aJournalGivesItsRecordsBlockByBlockOverAllSegments() async throws {
        try await Fixtures.withFolder { folder in
            var configuration = try Fixtures.configuration(folder)
            configuration.readRecordCountMax = 7
            try await Fixtures.withJournal(configuration) { journal in
                for number in 1...60 as ClosedRange<UInt64> {
                    _ = try await journal.append(Fixtures.record(number))
                }
                let entries = try await all(journal)
                var reached: UInt64 = 0
                while let block = try await journal.readBlock(after: reached) {
                    #expect(block.first == reached + 1 && (1...7).contains(block.recordCount))
                    reached = block.last
                    let part = entries[Int(block.first) - 1..<Int(block.last)]
                    #expect(try block == AuditBlock(part))
                }
                #expect(reached == 60)
                // Not where the last one ended.
                #expect(try await journal.readBlock(after: 30)?.first == 31)
                #expect(try await journal.readBlock(after: 60) == nil)
            }
            #expect(try Fixtures.segments(folder).count > 2)
        }
    }

    private func all(_ journal: AuditJournal) async throws -> [AuditLogEntry] {
        var entries: [AuditLogEntry] = []
        while true {
            let more = try await journal.read(after: UInt64(entries.count))
            if more.isEmpty { return entries }
            entries += more
        }
    }
}
