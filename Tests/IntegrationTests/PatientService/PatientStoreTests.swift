import LatencyBudget
import Messages
import PatientService
import Postgres
import PrivateServers
import RPC
import Reactor
import TestSupport
import Testing

private func patient(_ name: UInt8, version: UInt64 = 1, mark: UInt8 = 0) -> SealedPatient {
    SealedPatient(
        pseudonym: [UInt8](repeating: name, count: 32), version: version, isActive: true,
        demographics: [1, name, UInt8(version), mark],
        history: [UInt8](repeating: mark, count: 5000))
}

@Suite struct PatientStoreTests {
    @Test func everyVerdictIsToldApart() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let store = PostgresPatientStore(pool: pool)
            let soon = Ward.soon
            #expect(try await store.read(patient(1).pseudonym, deadline: soon) == nil)
            let made = try await store.create(
                patient(1), request: nil, claim: nil, deadline: soon)
            #expect(made == .created)
            let again = try await store.create(
                patient(1, mark: 9), request: nil, claim: nil,
                deadline: soon)
            #expect(again == .alreadyExists)
            #expect(try await store.read(patient(1).pseudonym, deadline: soon) == patient(1))
            let changed = try await store.replace(
                patient(1, version: 2), deadline: soon)
            #expect(changed == .replaced)
            let late = try await store.replace(
                patient(1, version: 2), deadline: soon)
            #expect(late == .conflict)
            var closed = patient(1, version: 3)
            closed.isActive = false
            let ended = try await store.replace(
                closed, deadline: soon)
            #expect(ended == .replaced)
            let over = try await store.replace(
                patient(1, version: 4), deadline: soon)
            #expect(over == .inactive)
            let none = try await store.replace(
                patient(2, version: 2), deadline: soon)
            #expect(none == .notFound)
            #expect(try await store.read(closed.pseudonym, deadline: soon) == closed)
            #expect(try await store.read(patient(7).pseudonym, deadline: soon) == nil)
            await pool.shutdown()
        }
    }

    /// Who reads without a task.
    // Safety: used on the loop's thread only.
    private final class Reader: StoreListener, @unchecked Sendable {
        /// What it was told, each time.
        var told: [SealedPatient?] = []
        private let ends: Journal<Int>

        init(_ ends: Journal<Int>) { self.ends = ends }

        func storeFound(_ patient: SealedPatient?) {
            told.append(patient)
            ends.note(told.count)
        }
        var turn: (caller: UInt64, party: UInt64) { (0, 0) }
    }

    /// Has so many read in one turn, and waits until all were told.
    private func readers(
        _ count: Int, _ store: PostgresPatientStore, deadline: ContinuousClock.Instant
    ) async throws -> [[SealedPatient?]] {
        let ends = Journal<Int>()
        let readers = (0..<count).map { _ in Reader(ends) }
        for (number, reader) in readers.enumerated() {
            store.read(
                patient(UInt8(number)).pseudonym, deadline: deadline - .milliseconds(number),
                reader)
        }
        try await ends.wait(forCount: count)
        return readers.map(\.told)
    }

    @Test func whoReadsInOneTurnGetsHisOwnRecordOnce() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let store = PostgresPatientStore(pool: pool)
            for name in UInt8(0)..<40 where name % 3 != 1 {
                _ = try await store.create(
                    patient(name), request: nil, claim: nil, deadline: Ward.soon)
            }
            // One, one question's worth, a few questions' worth.
            for count in [1, 2, 16, 17, 40] {
                let told = try await readers(count, store, deadline: Ward.soon)
                let wanted: [SealedPatient?] = (0..<count).map { number in
                    number % 3 == 1 ? nil : patient(UInt8(number))
                }
                #expect(told == wanted.map { [$0] })
            }
            await pool.shutdown()
            let none = try await readers(5, store, deadline: Ward.soon)
            let nobody: [SealedPatient?] = [nil]
            #expect(none.allSatisfy { $0 == nobody })
        }
    }

    @Test func repeatedCreationIsRecognisedByKeyAndRequest() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let store = PostgresPatientStore(pool: pool)
            let stamp = { (key: UInt8, digest: UInt8) in
                RequestStamp(
                    key: [UInt8](repeating: key, count: 32),
                    digest: [UInt8](repeating: digest, count: 32))
            }
            let create = { (mark: UInt8, stamp: RequestStamp?) in
                try await store.create(
                    patient(1, mark: mark), request: stamp, claim: nil,
                    deadline: Ward.soon)
            }
            #expect(try await create(1, stamp(1, 1)) == .created)
            #expect(try await create(2, stamp(1, 1)) == .repeated)
            #expect(try await create(3, stamp(1, 2)) == .reusedKey)
            #expect(try await create(4, stamp(2, 1)) == .alreadyExists)
            #expect(try await create(5, nil) == .alreadyExists)
            let stored = try await store.read(patient(1).pseudonym, deadline: Ward.soon)
            #expect(stored == patient(1, mark: 1))
            await pool.shutdown()
        }
    }

    @Test func ofParallelCreationsOverTwoPoolsExactlyOneWins() async throws {
        try await Ward.run { ward in
            let pools = [ward.pool(), ward.pool()]
            let stores = pools.map(PostgresPatientStore.init)
            for name in UInt8(1)...5 {
                let outcomes = try await withThrowingTaskGroup(of: CreateOutcome.self) { group in
                    for index in UInt8(0)..<60 {
                        group.addTask {
                            try await stores[Int(index) % 2].create(
                                patient(name, mark: index), request: nil, claim: nil,
                                deadline: Ward.soon)
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(outcomes.count { $0 == .created } == 1)
                #expect(outcomes.count { $0 == .alreadyExists } == 59)
            }
            for pool in pools { await pool.shutdown() }
        }
    }

    @Test func ofParallelChangesOverTwoPoolsExactlyOneWins() async throws {
        try await Ward.run { ward in
            let pools = [ward.pool(), ward.pool()]
            let stores = pools.map(PostgresPatientStore.init)
            _ = try await stores[0].create(
                patient(1), request: nil, claim: nil, deadline: Ward.soon)
            for version in UInt64(2)...6 {
                let outcomes = try await withThrowingTaskGroup(of: ReplaceOutcome.self) { group in
                    for index in UInt8(0)..<40 {
                        group.addTask {
                            try await stores[Int(index) % 2].replace(
                                patient(1, version: version, mark: index), deadline: Ward.soon)
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(outcomes.count { $0 == .replaced } == 1)
                #expect(outcomes.count { $0 == .conflict } == 39)
            }
            for pool in pools { await pool.shutdown() }
        }
    }

    @Test func auditAndHistoryCanOnlyGrow() async throws {
        try await Ward.run { ward in
            let statements = [
                "DELETE FROM patient_audit", "UPDATE patient_versions SET version = 9",
            ]
            .enumerated().map { PostgresStatement(name: "bad\($0)", sql: $1) }
            let pool = PostgresPool(
                loop: ward.loop,
                configuration: PostgresConfiguration(connectionString: ward.database),
                statements: statements)
            for statement in statements {
                do throws(PostgresError) {
                    _ = try await pool.write([PostgresStep(statement, [])], deadline: Ward.soon)
                    Issue.record("\(statement.sql) was let through")
                } catch {
                    #expect(error.sqlState == "42501")
                }
            }
            await pool.shutdown()
        }
    }
}

@Suite struct PatientServerOverPostgresTests {
    @Test func serviceAnswersUnavailableWithoutDatabaseAndRecovers() async throws {
        let running = try await TestPostgres.ownServer()
        try await running.createDatabase("clinic")
        let database = running.connectionString(database: "clinic")
        try await Ward.run(database: database) { ward in
            let pool = ward.pool()
            let server = try ward.server(pool)
            let context = { CallContext.background(deadline: .now + .seconds(2)) }
            let create = PatientV1.CreatePatientRequest(
                patientID: PHI("PAT001"),
                demographics: PatientV1.Demographics(familyName: PHI("Example")))
            let get = PatientV1.GetPatientRequest(patientID: PHI("PAT001"))
            _ = try await server.createPatient(create, context: context())
            await running.kill()
            // Its sessions outlive it by a moment, and what they answer is still true.
            try await pool.waitUntil {
                $0.state.readyReaderCount + $0.state.readyWriterCount == 0
            }
            for _ in 0..<3 {
                let deadline = ContinuousClock.now + .seconds(1)
                do {
                    _ = try await server.getPatient(
                        get, context: CallContext.background(deadline: deadline))
                    Issue.record("answered without a database")
                } catch let error as RPCError {
                    #expect(error.code == .unavailable)
                    #expect(ContinuousClock.now < deadline)
                }
            }
            try await running.restart()
            let limit = ContinuousClock.now + .seconds(10)
            var answer: PatientV1.GetPatientResponse?
            while answer == nil, ContinuousClock.now < limit {
                answer = try? await server.getPatient(get, context: context())
                if answer == nil { try await ward.loop.sleep(until: .now + .milliseconds(10)) }
            }
            #expect(answer?.patient?.version == 1)
            #expect(answer?.patient?.demographics == create.demographics)
            await pool.shutdown()
        }
        await running.stop()
    }
}
