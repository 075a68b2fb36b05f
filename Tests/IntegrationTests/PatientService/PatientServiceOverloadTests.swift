import Messages
import PatientService
import Postgres
import PrivateServers
import RPC
import RPCTransport
import Reactor
import TestSupport
import Testing

/// patient-service over the wire, with more sessions than it has places, and a store that stands
/// still for those who search.
@Suite(.timeLimit(.minutes(1))) struct PatientServiceOverloadTests {
    private static let sessionCount = 100
    private static let placeCount = 40
    private static let waitingMax = 60
    /// Five times what runs.
    private static let callCount = 5 * placeCount

    private static let hold = PostgresStatement(
        name: "hold", sql: "SELECT pg_advisory_lock(4711)::text")
    private static let letGo = PostgresStatement(
        name: "let_go", sql: "SELECT pg_advisory_unlock(4711)")
    private static let isLocked = PostgresStatement(
        name: "is_locked",
        sql: """
            SELECT EXISTS (SELECT 1 FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock'
                AND relation = 'chart_entries'::regclass)
            """)

    /// What became of the calls of many sessions.
    private struct Verdicts: Equatable {
        var served = 0
        var refused = 0
        var other = 0
    }

    /// Each session makes its share of the calls, all at once.
    private static func verdicts(
        _ sessions: [RPCClient], callCount: Int,
        _ call: @escaping @Sendable (RPCClient) async throws -> Void
    ) async -> Verdicts {
        await withTaskGroup(of: StatusCode?.self) { group in
            for number in 0..<callCount {
                let session = sessions[number % sessions.count]
                group.addTask {
                    do {
                        try await call(session)
                        return nil
                    } catch { return (error as? RPCError)?.code ?? .unknown }
                }
            }
            var verdicts = Verdicts()
            for await code in group {
                switch code {
                case nil: verdicts.served += 1
                case .resourceExhausted: verdicts.refused += 1
                default: verdicts.other += 1
                }
            }
            return verdicts
        }
    }

    private static func configuration() -> RPCServerConfiguration {
        var configuration = RPCServerConfiguration(
            address: "127.0.0.1:0", security: .plaintextOnLoopback,
            authorization: .openToEveryone)
        configuration.concurrencyLimitMax = placeCount
        configuration.adaptsConcurrencyLimit = false
        configuration.waitingCallMax = waitingMax
        configuration.refusesHopelessCalls = false
        return configuration
    }

    private static func sessions(_ port: UInt16, _ loop: EventLoop) throws -> [RPCClient] {
        var configuration = RPCClientConfiguration()
        configuration.retries = RetryPolicy(attemptMax: 1)
        return try (0..<sessionCount).map { _ in
            try RPCClient(
                target: "127.0.0.1:\(port)", expectedPeer: nil, security: .plaintextOnLoopback,
                loop: loop, connectTimeout: .seconds(20), configuration: configuration)
        }
    }

    private static func search(_ session: RPCClient) async throws {
        _ = try await PatientV1.PatientServiceClient(session).findEntries(
            PatientV1.FindEntriesRequest(key: .providerID(PHI("PROV001"))),
            options: CallOptions(timeout: .seconds(20)))
    }

    private static func urgentRead(_ session: RPCClient) async throws {
        _ = try await PatientV1.PatientServiceClient(session).getPatient(
            PatientV1.GetPatientRequest(patientID: PHI("PAT000001")),
            options: CallOptions(timeout: .seconds(20), priority: .emergency))
    }

    /// Runs `body` with a served ward and its sessions.
    private static func serve(
        _ body: @escaping @Sendable (Ward, PostgresPool, [RPCClient]) async throws -> Void
    ) async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let service = try ward.server(pool)
            let server = RPCServer(configuration(), loops: [ward.loop])
            let port = try await server.start { _ in
                var table = MethodTable()
                PatientV1.PatientService.register(service, in: &table)
                return table
            }
            let sessions = try sessions(port, ward.loop)
            _ = try await PatientV1.PatientServiceClient(sessions[0]).createPatient(
                PatientV1.CreatePatientRequest(
                    patientID: PHI("PAT000001"),
                    demographics: PatientV1.Demographics(familyName: PHI("Synthetic"))))
            do { try await body(ward, pool, sessions) } catch { Issue.record(error) }
            for session in sessions { await session.close() }
            await server.drain()
            await pool.shutdown()
        }
    }

    private static func tell(_ sorted: [Duration]) {
        guard !sorted.isEmpty else { return }
        print(
            "patient-service at 5x overload: emergency reads p50",
            "\(sorted[sorted.count / 2]), p99 \(sorted[sorted.count * 99 / 100])")
    }

    @Test func emergenciesPassWhileTheSearchesOfAHundredSessionsStandStill() async throws {
        try await Self.serve { ward, pool, sessions in
            // One writing session: the one that holds the lock is the one that lets it go.
            let other = PostgresPool(
                loop: ward.loop,
                configuration: PostgresConfiguration(
                    connectionString: ward.database, writerCount: 1),
                statements: [Self.hold, Self.letGo, Self.isLocked])
            let owner = try await TestPostgres.server()
            let database = try #require(
                ward.database.split(separator: "dbname=").last.map(String.init))
            // The connection for slow reads must stand: a new one could not prepare its statements.
            try await Self.search(sessions[0])
            _ = try await other.write(Self.hold, [], deadline: Ward.soon)
            async let locked: Void = owner.execute(
                """
                BEGIN; LOCK TABLE chart_entries; SELECT pg_advisory_lock(4711); COMMIT;
                """, database: database)
            while try await !other.read(Self.isLocked, [], deadline: Ward.soon).bool(0, 0) {}
            async let searches = Self.verdicts(
                sessions, callCount: Self.callCount, Self.search)
            // One place in ten is for emergencies alone.
            let running = Self.placeCount - Self.placeCount / 10
            let times = Journal<Duration>()
            do {
                try await pool.waitUntil { $0.state.inFlightCount == running }
                for round in 0..<25 {
                    // As many as there are places for them: nobody who waits has to go for them.
                    let four = Array(sessions[(round * 4)..<(round * 4 + 4)])
                    let urgent = await Self.verdicts(four, callCount: 4) { session in
                        let began = ContinuousClock.now
                        try await Self.urgentRead(session)
                        times.note(.now - began)
                    }
                    #expect(urgent == Verdicts(served: 4))
                }
                #expect(pool.state.inFlightCount == running, "the searches still stand")
            } catch { Issue.record(error, "\(pool.state)") }
            Self.tell(times.entries.sorted())
            _ = try await other.write(Self.letGo, [], deadline: Ward.soon)
            try await locked
            let bulk = await searches
            let held = running + Self.waitingMax
            #expect(bulk == Verdicts(served: held, refused: Self.callCount - held))
            await other.shutdown()
        }
    }

    @Test func aHundredSessionsAtOnceAreAllServed() async throws {
        try await Self.serve { _, pool, sessions in
            let verdicts = await Self.verdicts(
                sessions, callCount: Self.sessionCount, Self.urgentRead)
            #expect(verdicts == Verdicts(served: Self.sessionCount))
            #expect(pool.state.inFlightCount == 0)
        }
    }
}
