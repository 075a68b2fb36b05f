import Dispatch
import Foundation
import Synchronization
import Testing

@testable import AuditTrail

/// A journal on a real folder.
@Suite(.timeLimit(.minutes(2))) struct AuditJournalTests {
    @Test func recordsAreNumberedKeptAndReadBack() async throws {
        try await Fixtures.withFolder { folder in
            let configuration = try Fixtures.configuration(folder)
            try await Fixtures.withJournal(configuration) { journal in
                for number in 1...60 as ClosedRange<UInt64> {
                    let record = try Fixtures.record(number)
                    #expect(try await journal.append(record) == number)
                }
                #expect(journal.snapshot.durableSequence == 60)
                #expect(journal.repair == nil)
                let entries = try await journal.read(after: 0)
                #expect(entries.map(\.sequence) == Array(1...60))
                #expect(
                    try entries.map(\.record) == (1...60).map { try Fixtures.record($0).octets })
                #expect(try await journal.read(after: 58).map(\.sequence) == [59, 60])
                #expect(try await journal.read(after: 60) == [])
                #expect(try await journal.read(after: 3).first?.sequence == 4)
            }
            #expect(try Fixtures.segments(folder).count > 2, "segments are rotated by size")
            let verdict = try AuditVerifier(key: Fixtures.key()).verify(folder: folder)
            #expect(verdict.isSound && verdict.recordCount == 60)
        }
    }

    @Test func aReadIsBounded() async throws {
        try await Fixtures.withFolder { folder in
            var configuration = try Fixtures.configuration(folder)
            configuration.readRecordCountMax = 7
            try await Fixtures.withJournal(configuration) { journal in
                for number in 1...30 as ClosedRange<UInt64> {
                    _ = try await journal.append(Fixtures.record(number))
                }
                var found: [UInt64] = []
                while true {
                    let entries = try await journal.read(after: found.last ?? 0)
                    #expect(entries.count <= 7)
                    if entries.isEmpty { break }
                    found += entries.map(\.sequence)
                }
                #expect(found == Array(1...30))
            }
        }
    }

    @Test func aTrailGoesOnWhereItEnded() async throws {
        try await Fixtures.withFolder { folder in
            let configuration = try Fixtures.configuration(folder)
            for round in 0..<4 as Range<UInt64> {
                try await Fixtures.withJournal(configuration) { journal in
                    #expect(journal.snapshot.durableSequence == round * 11)
                    for number in 1...11 as ClosedRange<UInt64> {
                        let sequence = round * 11 + number
                        let record = try Fixtures.record(sequence)
                        #expect(try await journal.append(record) == sequence)
                    }
                }
            }
            let verdict = try AuditVerifier(key: Fixtures.key()).verify(folder: folder)
            #expect(verdict.isSound && verdict.lastSequence == 44)
        }
    }

    @Test func manyCallersShareSyncsAndEachHasItsOwnNumber() async throws {
        try await Fixtures.withFolder { folder in
            let configuration = try Fixtures.configuration(folder, segmentByteCountLimit: 1 << 20)
            try await Fixtures.withJournal(configuration) { journal in
                let numbers = await withTaskGroup(of: [UInt64].self) { group in
                    for appender in 0..<16 as Range<UInt64> {
                        group.addTask { await Self.append(20, journal, appender) }
                    }
                    return await group.reduce(into: []) { $0 += $1 }
                }
                #expect(numbers.sorted() == Array(1...320))
                #expect(journal.snapshot.burstCount <= 320)
                let batch = try (1...100).map { try Fixtures.record($0) }
                #expect(try await journal.append(contentsOf: batch) == 420)
                let tooMany = Array(
                    repeating: batch[0], count: AuditJournal.appendRecordCountMax + 1)
                for records in [[], tooMany] {
                    let code = await laterFailureCode { () async throws(AuditError) in
                        try await journal.append(contentsOf: records)
                    }
                    #expect(code == .limitExceeded)
                }
            }
            let verdict = try AuditVerifier(key: Fixtures.key()).verify(folder: folder)
            #expect(verdict.isSound && verdict.recordCount == 420)
        }
    }

    private static func append(
        _ count: Int, _ journal: AuditJournal, _ appender: UInt64
    ) async -> [UInt64] {
        var numbers: [UInt64] = []
        for _ in 0..<count {
            do { numbers.append(try await journal.append(Fixtures.record(appender))) } catch {
                Issue.record("append failed: \(error)")
            }
        }
        return numbers
    }

    @Test func theFolderAndItsFilesAreTheOwnersAlone() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 1)
            #expect(try Self.mode(folder) == 0o700)
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                #expect(try Self.mode("\(folder)/\(name)") == 0o600, "\(name)")
            }
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o750], ofItemAtPath: folder)
            let configuration = try Fixtures.configuration(folder)
            let key = try Fixtures.key()
            #expect(
                failureCode { () throws(AuditError) in
                    try AuditJournal.open(configuration, key: key)
                } == .badFolder)
        }
    }

    private static func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? Int) ?? -1
    }

    @Test func oneJournalHasAFolder() async throws {
        try await Fixtures.withFolder { folder in
            let configuration = try Fixtures.configuration(folder)
            let key = try Fixtures.key()
            let open = { () throws(AuditError) in
                try AuditJournal.open(configuration, key: key).close()
            }
            try await Fixtures.withJournal(configuration) { _ in
                #expect(failureCode(open) == .inUse)
            }
            #expect(failureCode(open) == nil, "a closed journal frees its folder")
        }
    }

    @Test func aClosedJournalRefuses() async throws {
        try await Fixtures.withFolder { folder in
            let journal = try AuditJournal.open(
                Fixtures.configuration(folder), key: Fixtures.key())
            journal.close()
            journal.close()
            let record = try Fixtures.record(1)
            let code = await laterFailureCode { () async throws(AuditError) in
                try await journal.append(record)
            }
            #expect(code == .closed && journal.snapshot.refusal?.code == .closed)
        }
    }

    @Test func anotherKeyOrStreamDoesNotOpenTheTrail() async throws {
        try await Fixtures.withFolder { folder in
            try await Fixtures.writeTrail(folder, count: 3)
            let configuration = try Fixtures.configuration(folder)
            let otherKey = try Fixtures.key(99)
            #expect(
                failureCode { () throws(AuditError) in
                    try AuditJournal.open(configuration, key: otherKey)
                } == .wrongKey)
            var other = configuration
            other.stream = try Fixtures.stream("test/1")
            let key = try Fixtures.key()
            #expect(
                failureCode { () throws(AuditError) in try AuditJournal.open(other, key: key) }
                    == .wrongKey)
        }
    }

    /// A disk that does not come back: the writer asks for the time when it seals a segment, and
    /// waits there.
    @Test func aCallerGivesUpAtItsDeadlineAndItsRecordStays() async throws {
        try await Fixtures.withFolder { folder in
            let stuck = StuckClock()
            var configuration = try Fixtures.configuration(folder)
            configuration.queuedRecordCountMax = 2
            configuration.deadlineTick = .milliseconds(1)
            let journal = try AuditJournal.open(
                configuration, key: Fixtures.key(), now: { stuck.read() })
            stuck.isStuck = true
            var number: UInt64 = 0
            var code: AuditError.Code?
            while !stuck.isWaitedFor {  // A slow disk may pass the deadline, too.
                number += 1
                code = await Self.append(number, journal, within: .milliseconds(500))
            }
            #expect(code == .deadlineExceeded)
            let last = number
            // The writer has that record; two more may wait, and the third is refused at once.
            let waiting = await withTaskGroup(of: AuditError.Code?.self) { group in
                for more in 1...3 as ClosedRange<UInt64> {
                    group.addTask {
                        await Self.append(last + more, journal, within: .milliseconds(50))
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(waiting.count { $0 == .deadlineExceeded } == 2)
            #expect(waiting.count { $0 == .queueFull } == 1)
            stuck.isStuck = false
            journal.close()
            let verdict = try AuditVerifier(key: Fixtures.key()).verify(folder: folder)
            #expect(verdict.isSound && verdict.lastSequence == number + 2)
        }
    }

    private static func append(
        _ number: UInt64, _ journal: AuditJournal, within limit: Duration
    ) async -> AuditError.Code? {
        do {
            _ = try await journal.append(
                Fixtures.record(number), deadline: ContinuousClock.now + limit)
            return nil
        } catch { return (error as? AuditError)?.code }
    }

    @Test func shippedSegmentsAreDroppedAndTheTrailStaysSound() async throws {
        try await Fixtures.withFolder { folder in
            var configuration = try Fixtures.configuration(folder)
            configuration.shippedSegmentCountMax = 1
            try await Fixtures.withJournal(configuration) { journal in
                for number in 1...100 as ClosedRange<UInt64> {
                    _ = try await journal.append(Fixtures.record(number))
                }
                let all = try Fixtures.segments(folder).count
                try await journal.markShipped(through: 5)
                #expect(try Fixtures.segments(folder).count == all, "no whole segment is shipped")
                try await journal.markShipped(through: 90)
                let kept = try Fixtures.segments(folder).count
                #expect(kept < all && kept >= 2)
                #expect(journal.snapshot.shippedSequence == 90)
                for sequence in [0, 5] as [UInt64] {
                    let code = await laterFailureCode { () async throws(AuditError) in
                        try await journal.read(after: sequence)
                    }
                    #expect(code == .notKept)
                }
                #expect(try await journal.read(after: 90).map(\.sequence) == Array(91...100))
                let code = await laterFailureCode { () async throws(AuditError) in
                    try await journal.markShipped(through: 101)
                }
                #expect(code == .notKept)
            }
            let verifier = try AuditVerifier(key: Fixtures.key())
            let verdict = try verifier.verify(folder: folder)
            #expect(verdict.isSound && verdict.firstSequence > 1 && verdict.lastSequence == 100)
            try await Fixtures.withJournal(configuration) { journal in
                #expect(journal.snapshot.shippedSequence == 90)
            }
            try FileManager.default.removeItem(atPath: "\(folder)/shipped")
            let fault = try verifier.verify(folder: folder).fault
            #expect(fault?.kind == .removedAtStart && fault?.sequence == verdict.firstSequence)
        }
    }

    @Test func shippingAndCheckingGoOnWhileRecordsCome() async throws {
        try await Fixtures.withFolder { folder in
            var configuration = try Fixtures.configuration(folder)
            configuration.shippedSegmentCountMax = 1
            try await Fixtures.withJournal(configuration) { journal in
                let shipped = await withTaskGroup(of: [UInt64].self) { group in
                    for appender in 0..<4 as Range<UInt64> {
                        group.addTask { await Self.append(60, journal, appender) }
                    }
                    group.addTask { await Self.ship(240, journal) }
                    let lists = await group.reduce(into: [[UInt64]]()) { $0.append($1) }
                    return lists.max { $0.count < $1.count }
                }
                #expect(shipped == Array(1...240), "shipped in order, none twice")
                let kept = try Fixtures.segments(folder).count
                #expect(kept <= 3)
            }
            let verdict = try AuditVerifier(key: Fixtures.key()).verify(folder: folder)
            #expect(verdict.isSound && verdict.lastSequence == 240)
        }
    }

    /// Ships until `last` has been shipped; the numbers in the order in which they went.
    private static func ship(_ last: UInt64, _ journal: AuditJournal) async -> [UInt64] {
        var numbers: [UInt64] = []
        do {
            while numbers.last != last {
                numbers += try await journal.read(after: numbers.last ?? 0).map(\.sequence)
                try await journal.markShipped(through: numbers.last ?? 0)
            }
        } catch { Issue.record("shipping failed: \(error)") }
        return numbers
    }

    @Test func aTrailThatIsBeingWrittenVerifies() async throws {
        try await Fixtures.withFolder { folder in
            let configuration = try Fixtures.configuration(folder)
            try await Fixtures.withJournal(configuration) { journal in
                await withTaskGroup(of: Void.self) { group in
                    for appender in 0..<3 as Range<UInt64> {
                        group.addTask { _ = await Self.append(50, journal, appender) }
                    }
                    group.addTask { Self.verify(folder, journal) }
                }
            }
        }
    }

    /// Verifies until all 150 records are there; every verdict is good, and no record that was
    /// durable before is missing from it.
    private static func verify(_ folder: String, _ journal: AuditJournal) {
        do {
            let verifier = try AuditVerifier(key: Fixtures.key())
            var last: UInt64 = 0
            while last < 150 {
                let anchor = try journal.anchor()
                let verdict = try verifier.verify(folder: folder, anchors: [anchor])
                last = verdict.lastSequence
                #expect(verdict.isSound && verdict.anchorCount == 1 && last >= anchor.sequence)
                if !verdict.isSound { return }
            }
        } catch { Issue.record("verification failed: \(error)") }
    }

    @Test func aFolderOfUnshippedSegmentsFillsAndFailsClosed() async throws {
        try await Fixtures.withFolder { folder in
            var configuration = try Fixtures.configuration(folder)
            configuration.segmentCountMax = 3
            configuration.shippedSegmentCountMax = 0
            try await Fixtures.withJournal(configuration) { journal in
                var number: UInt64 = 0
                var code: AuditError.Code?
                while code == nil, number < 200 {
                    number += 1
                    let record = try Fixtures.record(number)
                    code = await laterFailureCode { () async throws(AuditError) in
                        try await journal.append(record)
                    }
                }
                #expect(code == .failed && journal.snapshot.refusal?.code == .failed)
                #expect(try Fixtures.segments(folder).count == 3)
                #expect(journal.snapshot.durableSequence == number - 1)
                try await journal.markShipped(through: number - 1)
            }
            try await Fixtures.withJournal(configuration) { journal in
                _ = try await journal.append(Fixtures.record(1))
            }
        }
    }

    @Test(arguments: [0, 1, 4_095, 256 << 20 + 1]) func settingsAreChecked(limit: Int) throws {
        let configuration = try Fixtures.configuration("/nowhere", segmentByteCountLimit: limit)
        let key = try Fixtures.key()
        #expect(
            failureCode { () throws(AuditError) in
                try AuditJournal.open(configuration, key: key)
            } == .limitExceeded)
    }
}

/// A clock that can be stopped: whoever reads it waits until it runs again.
private final class StuckClock: Sendable {
    private let state = Mutex((isStuck: false, isWaitedFor: false))
    private let bell = DispatchSemaphore(value: 0)

    var isStuck: Bool {
        get { state.withLock { $0.isStuck } }
        set {
            state.withLock { $0.isStuck = newValue }
            if !newValue { bell.signal() }
        }
    }

    /// Whether somebody reads the clock while it is stopped.
    var isWaitedFor: Bool { state.withLock { $0.isWaitedFor } }

    func read() -> UInt64 {
        while isStuck {
            state.withLock { $0.isWaitedFor = true }
            bell.wait()
        }
        return 1_772_366_400_000_000_000
    }
}
