import Postgres
import Reactor
import TestSupport
import Testing

/// Those who wait for a connection take turns: a flood of one party holds up no other.
@Suite(.timeLimit(.minutes(2))) struct PostgresTurnTests {
    private static let floodCount = 60

    /// A server's task, as far as the pool asks it.
    private final class Desk: CallerTurnTaking {
        let callerTurn: CallerTurn
        init(_ caller: UInt64, _ party: UInt64) {
            callerTurn = CallerTurn(caller: caller, party: party)
        }
    }

    /// A pool of one connection of each kind, which waits for a lock while `body` lets calls
    /// wait behind it.
    private static func withBlockedPool(
        isWriting: Bool,
        _ body:
            @escaping @Sendable (
                PostgresPool, inout ThrowingTaskGroup<Void, any Error>
            ) async throws -> Void
    ) async throws -> [String] {
        let found = Journal<[String]>()
        try await PostgresFixture.run(
            schema: Arrivals.schema,
            statements: [Arrivals.note, Arrivals.labels, Arrivals.behindLock],
            settings: PostgresSettings {
                $0.readerCount = 1
                $0.writerCount = 1
                $0.readsInFlightMax = 2
                $0.waitingReadMax = floodCount
                $0.waitingWriteMax = floodCount
                $0.lockTimeout = .seconds(30)
                $0.statementTimeout = .seconds(30)
            }
        ) { pool, fixture in
            try await Arrivals.withHolder(fixture) { letGo in
                try await pool.ping(deadline: .late)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        if isWriting {
                            _ = try await pool.write(Arrivals.behindLock, [], deadline: .late)
                        } else {
                            _ = try await pool.read(Arrivals.behindLock, [], deadline: .late)
                        }
                    }
                    try await pool.waitUntil { $0.state.inFlightCount == 1 }
                    try await body(pool, &group)
                    try await letGo()
                    try await group.waitForAll()
                }
                found.note(try await Arrivals.order(pool))
            }
        }
        return found.entries.first ?? []
    }

    @Test func writesOfPartiesAndCallersTakeTurns() async throws {
        let refused = Journal<String>()
        let order = try await Self.withBlockedPool(isWriting: true) { pool, group in
            @Sendable func write(_ label: String, _ desk: Desk, isUrgent: Bool = false) async {
                let code = await Urgency.$isRaised.withValue(isUrgent) {
                    await CallerTurn.$taker.withValue(desk) {
                        await postgresCode {
                            _ = try await pool.write(Arrivals.note, [.text(label)], deadline: .late)
                        }
                    }
                }
                if code == .poolExhausted { refused.note(label) }
            }
            for _ in 0..<Self.floodCount { group.addTask { await write("flood", Desk(1, 1)) } }
            try await pool.waitUntil { $0.state.waitingWriteCount == Self.floodCount }
            // The queue is full, and both get a place in it.
            for (label, desk) in [("other party", Desk(1, 2)), ("other caller", Desk(2, 1))] {
                group.addTask { await write(label, desk) }
                let isRefused = label == "other caller" ? 2 : 1
                try await pool.waitUntil { _ in refused.entries.count == isRefused }
            }
            group.addTask { await write("urgent", Desk(1, 1), isUrgent: true) }
            try await pool.waitUntil { $0.state.waitingUrgentCount == 1 }
        }
        #expect(Array(order.prefix(4)) == ["urgent", "flood", "other caller", "other party"])
        #expect(refused.entries == ["flood", "flood"])
        #expect(order.count == Self.floodCount + 1)
    }

    @Test func readsOfPartiesTakeTurns() async throws {
        let answered = Journal<String>()
        _ = try await Self.withBlockedPool(isWriting: false) { pool, group in
            @Sendable func read(_ label: String, _ desk: Desk) async throws {
                try await CallerTurn.$taker.withValue(desk) {
                    _ = try await pool.read(Arrivals.labels, [], deadline: .late)
                }
                answered.note(label)
            }
            for _ in 0..<Self.floodCount / 2 {
                group.addTask { try await read("flood", Desk(1, 1)) }
            }
            try await pool.waitUntil { $0.state.waitingReadCount >= Self.floodCount / 2 - 1 }
            group.addTask { try await read("other", Desk(1, 2)) }
            try await pool.waitUntil { $0.state.waitingReadCount >= Self.floodCount / 2 }
        }
        let place = answered.entries.firstIndex(of: "other")
        // Behind what was sent already and one turn of the others'.
        #expect((place ?? .max) <= 3, "\(answered.entries)")
        #expect(answered.entries.count == Self.floodCount / 2 + 1)
    }
}
