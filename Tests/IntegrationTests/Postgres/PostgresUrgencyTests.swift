import Postgres
import Reactor
import TestSupport
import Testing

/// What an emergency asks for goes before all that waits, and is refused last.
@Suite(.timeLimit(.minutes(2))) struct PostgresUrgencyTests {
    private static var small: PostgresSettings {
        PostgresSettings {
            $0.readerCount = 1
            $0.writerCount = 1
            $0.readsInFlightMax = 10
            $0.waitingReadMax = 5
            $0.waitingWriteMax = 5
            $0.lockTimeout = .seconds(30)
            $0.statementTimeout = .seconds(30)
        }
    }

    @Test func anUrgentWriteGoesBeforeThoseThatWait() async throws {
        try await PostgresFixture.run(
            schema: Arrivals.schema,
            statements: [Arrivals.note, Arrivals.labels, Arrivals.behindLock],
            settings: Self.small
        ) { pool, fixture in
            try await Arrivals.withHolder(fixture) { letGo in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        _ = try await pool.write(Arrivals.behindLock, [], deadline: .late)
                    }
                    try await pool.waitUntil { $0.state.inFlightCount == 1 }
                    for number in 0..<5 {
                        group.addTask {
                            _ = try await pool.write(
                                Arrivals.note, [.text("other \(number)")], deadline: .late)
                        }
                    }
                    try await pool.waitUntil { $0.state.waitingWriteCount == 5 }
                    #expect(
                        await postgresCode {
                            _ = try await pool.write(Arrivals.note, [.text("no")], deadline: .late)
                        } == .poolExhausted)
                    for number in 0..<2 {
                        group.addTask {
                            try await Urgency.$isRaised.withValue(true) {
                                _ = try await pool.write(
                                    Arrivals.note, [.text("urgent \(number)")], deadline: .late)
                            }
                        }
                        try await pool.waitUntil { $0.state.waitingUrgentCount == number + 1 }
                    }
                    try await letGo()
                    try await group.waitForAll()
                }
            }
            let found = try await Arrivals.order(pool)
            #expect(Array(found.prefix(2)) == ["urgent 0", "urgent 1"])
            #expect(Set(found.dropFirst(2)) == Set((0..<5).map { "other \($0)" }))
        }
    }

    @Test func anUrgentReadGoesBeforeThoseThatWait() async throws {
        try await PostgresFixture.run(
            schema: Arrivals.schema, statements: [Arrivals.behindLock], settings: Self.small
        ) { pool, fixture in
            let order = Journal<String>()
            // Nobody waits for the connection itself.
            try await pool.ping(deadline: .late)
            try await Arrivals.withHolder(fixture) { letGo in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    func add(_ label: String, isUrgent: Bool = false) {
                        group.addTask {
                            try await Urgency.$isRaised.withValue(isUrgent) {
                                _ = try await pool.read(Arrivals.behindLock, [], deadline: .late)
                            }
                            order.note(label)
                        }
                    }
                    // Nine of ten places, then the queue.
                    for _ in 0..<9 { add("sent") }
                    try await pool.waitUntil { $0.state.inFlightCount == 9 }
                    for _ in 0..<5 { add("waiting") }
                    try await pool.waitUntil { $0.state.waitingReadCount == 5 }
                    #expect(
                        await postgresCode {
                            _ = try await pool.read(Arrivals.behindLock, [], deadline: .late)
                        } == .poolExhausted)
                    add("urgent 0", isUrgent: true)
                    try await pool.waitUntil { $0.state.inFlightCount == 10 }
                    add("urgent 1", isUrgent: true)
                    try await pool.waitUntil { $0.state.waitingUrgentCount == 1 }
                    try await letGo()
                    try await group.waitForAll()
                }
            }
            #expect(
                order.entries == Array(repeating: "sent", count: 9) + ["urgent 0", "urgent 1"]
                    + Array(repeating: "waiting", count: 5))
        }
    }

    @Test func emergenciesPassFiveTimesTheLoad() async throws {
        try await PostgresFixture.run(
            schema: Arrivals.schema, statements: [Arrivals.note, Self.labelsTop],
            settings: PostgresSettings {
                $0.readerCount = 1
                $0.writerCount = 1
                $0.readsInFlightMax = 20
                $0.waitingReadMax = 400
                $0.waitingWriteMax = 400
            }
        ) { pool, fixture in
            let alone = try await Self.emergencies(pool, besides: 0)
            let loaded = try await Self.emergencies(pool, besides: 200)
            print(
                "pool at 5x overload: emergencies p50 \(loaded.p50), p99 \(loaded.p99); alone p50",
                "\(alone.p50), p99 \(alone.p99); others p50 \(loaded.othersP50),",
                "\(loaded.otherCount) others served")
            #expect(alone.failedCount == 0 && loaded.failedCount == 0)
            #expect(loaded.otherCount > 0)
            #expect(pool.state.waitingReadCount == 0 && pool.state.waitingWriteCount == 0)
        }
    }

    private struct Outcome {
        var p50 = Duration.zero
        var p99 = Duration.zero
        var failedCount = 0
        var otherCount = 0
        var othersP50 = Duration.zero
    }

    /// 200 emergencies one after the other, a read and a write in turns, beside so many callers
    /// that never pause: ten times the reads that the pool sends at once.
    private static func emergencies(
        _ pool: PostgresPool, besides others: Int
    ) async throws -> Outcome {
        let end = Journal<Void>()
        let waits = Journal<Duration>()
        let ownWaits = Journal<Duration>()
        var outcome = Outcome()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<others {
                group.addTask {
                    while end.entries.isEmpty {
                        let began = ContinuousClock.now
                        _ = await postgresCode { try await ask(pool, number) }
                        waits.note(.now - began)
                    }
                }
            }
            for number in 0..<200 {
                let began = ContinuousClock.now
                let code = await Urgency.$isRaised.withValue(true) {
                    await postgresCode { try await ask(pool, number) }
                }
                if code != nil { outcome.failedCount += 1 }
                ownWaits.note(.now - began)
            }
            end.note(())
        }
        let sorted = ownWaits.entries.sorted()
        outcome.p50 = sorted[sorted.count / 2]
        outcome.p99 = sorted[sorted.count * 99 / 100]
        outcome.otherCount = waits.entries.count
        if others > 0 { outcome.othersP50 = waits.entries.sorted()[outcome.otherCount / 2] }
        return outcome
    }

    private static func ask(_ pool: PostgresPool, _ number: Int) async throws {
        if number % 2 == 0 {
            _ = try await pool.read(labelsTop, [], deadline: .late)
        } else {
            _ = try await pool.write(Arrivals.note, [.text("load")], deadline: .late)
        }
    }

    private static let labelsTop = PostgresStatement(
        name: "labels_top", sql: "SELECT label FROM arrival ORDER BY place LIMIT 20")
}
