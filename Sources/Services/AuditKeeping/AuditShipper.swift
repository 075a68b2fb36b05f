package import AuditTrail

/// Copies a journal's durable records to the database, in order, and tells the journal how far it
/// has come. What is copied twice, because the process ended in between, is there once.
///
/// While the database is away the journal keeps everything, up to its bound; then it refuses.
package struct AuditShipper: Sendable {
    /// The first rest after a failure; doubled with each further one.
    package static let rest = Duration.milliseconds(250)
    /// The longest.
    package static let restMax = Duration.seconds(15)
    /// How long records gather after a round that has left few: each round costs syncs of the disk
    /// that answers wait for, and each block an entry of the index for every patient in it.
    package static let gathering = Duration.milliseconds(100)
    /// Records behind a round from which on no more need to gather.
    package static let waitingCount: UInt64 = 4_096
    /// How often a round's time it rests behind it: copying takes the database, the disk and the
    /// processors a quarter of the time at most, while calls are answered.
    package static let restShare = 3
    /// The longest rest behind a round.
    package static let pauseMax = Duration.milliseconds(500)
    /// Records behind a round from which on copying rests no more: some 200 MB of the journal.
    package static let hurryCount: UInt64 = 1 << 20
    /// How long one statement may take.
    package static let statementLimit = Duration.seconds(10)

    /// What a round did.
    package enum Round: Sendable {
        /// So many records went over; there may be more.
        case shipped(count: Int)
        /// Nothing new is there.
        case idle
        /// It will be tried again.
        case failed(AuditError)
    }

    private let current: @Sendable () -> AuditJournal
    private let archive: AuditArchive
    private let interval: Duration

    /// - Parameter interval: how long to rest when there is nothing new.
    package init(
        journal: AuditJournal, archive: AuditArchive, interval: Duration = .milliseconds(500)
    ) {
        self.init(current: { journal }, archive: archive, interval: interval)
    }

    /// As above, of whichever journal a sink writes to.
    package init(
        sink: JournalSink, archive: AuditArchive, interval: Duration = .milliseconds(500)
    ) {
        self.init(current: { sink.journal }, archive: archive, interval: interval)
    }

    private init(
        current: @escaping @Sendable () -> AuditJournal, archive: AuditArchive, interval: Duration
    ) {
        self.current = current
        self.archive = archive
        self.interval = interval
    }

    /// Ships until `sleep` throws.
    /// - Parameter report: told of each failure, and of the first success behind one.
    package func run(
        sleep: (ContinuousClock.Instant) async throws -> Void,
        report: (Result<Void, AuditError>) -> Void
    ) async throws {
        var rest = Self.rest
        var hasFailed = false
        while true {
            let start = ContinuousClock.now
            switch await ship() {
            case .shipped:
                if hasFailed { report(.success(())) }
                (hasFailed, rest) = (false, Self.rest)
                let pause = Self.pause(after: .now - start, behind: behind)
                if pause > .zero { try await sleep(.now + pause) }
            case .idle: try await sleep(.now + interval)
            case .failed(let error):
                report(.failure(error))
                hasFailed = true
                try await sleep(.now + rest)
                rest = min(rest * 2, Self.restMax)
            }
        }
    }

    /// Durable records that are not shipped.
    private var behind: UInt64 {
        let snapshot = current().snapshot
        return snapshot.durableSequence - min(snapshot.shippedSequence, snapshot.durableSequence)
    }

    /// How long to rest after a round that took so long and left so many records behind it.
    package static func pause(after took: Duration, behind: UInt64) -> Duration {
        if behind >= hurryCount { return .zero }
        let share = min(took * restShare, pauseMax)
        return behind < waitingCount ? max(share, gathering) : share
    }

    /// One round: what a read of the journal gives.
    package func ship() async -> Round {
        let journal = current()
        do throws(AuditError) {
            guard
                let block = try await journal.readBlock(after: journal.snapshot.shippedSequence)
            else { return .idle }
            try await archive.keep(
                block, of: journal.stream, deadline: .now + Self.statementLimit)
            try await journal.markShipped(through: block.last)
            return .shipped(count: block.recordCount)
        } catch {
            return .failed(error)
        }
    }
}
