import PatientService
import Postgres
import Testing

private func patient(
    _ name: UInt8, version: UInt64 = 2, key: [UInt8] = [], lookups: [UInt8] = []
) -> SealedPatient {
    SealedPatient(
        pseudonym: [UInt8](repeating: name, count: 32), version: version, isActive: true,
        demographics: [1, name, UInt8(truncatingIfNeeded: version)], history: [name],
        subject: [name], key: key.isEmpty ? [name, 1] : key,
        lookups: lookups.map { [UInt8](repeating: $0, count: 32) })
}

/// Changes of several patients in one statement.
@Suite struct PatientGroupTests {
    private static let plans = PostgresStatement(
        name: "plans",
        sql: """
            SELECT generic_plans, custom_plans FROM pg_prepared_statements
            WHERE name = 'patient_replace_many'
            """)

    private static func run(
        _ body: @escaping @Sendable (PostgresPatientStore, PostgresPool) async throws -> Void
    ) async throws {
        try await Ward.run { ward in
            let pool = ward.pool([plans])
            let store = PostgresPatientStore(pool: pool)
            for name in UInt8(1)...8 {
                _ = try await store.create(
                    patient(name, version: 1, lookups: [100, 100 + name]), request: nil,
                    claim: name == 1 ? [UInt8](repeating: 101, count: 32) : nil,
                    deadline: Ward.soon)
            }
            do { try await body(store, pool) } catch {
                await pool.shutdown()
                throw error
            }
            await pool.shutdown()
        }
    }

    private static func replace(
        _ store: PostgresPatientStore, _ patients: [SealedPatient]
    ) async throws -> [ReplaceOutcome?] {
        try await store.replace(patients, deadline: Ward.soon).map { try? $0.get() }
    }

    @Test func everyPatientHasAVerdictOfItsOwn() async throws {
        try await Self.run { store, _ in
            var closed = patient(4)
            closed.isActive = false
            #expect(try await store.replace(closed, deadline: Ward.soon) == .replaced)
            #expect(
                try await store.erase(patient(5).pseudonym, deadline: Ward.soon)
                    == .erased(count: 1))
            let outcomes = try await Self.replace(
                store,
                [
                    patient(1), patient(2, version: 3), patient(3, key: [9, 9]),
                    patient(4, version: 3), patient(5, version: 3), patient(6), patient(99),
                ])
            #expect(
                outcomes == [
                    .replaced, .conflict, .otherKey, .inactive, .erased, .replaced, .notFound,
                ])
            var stored = patient(6)
            stored.lookups = []
            #expect(try await store.read(stored.pseudonym, deadline: Ward.soon) == stored)
            #expect(try await store.read(patient(2).pseudonym, deadline: Ward.soon)?.version == 1)
        }
    }

    @Test func lookUpsAndClaimsFollow() async throws {
        try await Self.run { store, _ in
            func found(_ blind: UInt8) async throws -> [UInt8] {
                try await store.find(
                    [UInt8](repeating: blind, count: 32), behind: [], countMax: 50,
                    deadline: Ward.soon
                ).map { $0.pseudonym[0] }
            }
            #expect(try await found(100) == [1, 2, 3, 4, 5, 6, 7, 8])
            let outcomes = try await Self.replace(
                store,
                [
                    patient(1, lookups: [100, 200, 201]), patient(2, lookups: [102]), patient(3),
                    patient(4, version: 9, lookups: [104]),
                ])
            #expect(outcomes == [.replaced, .replaced, .replaced, .conflict])
            #expect(try await found(100) == [1, 4, 5, 6, 7, 8])
            #expect(try await found(101) == [])
            #expect(try await found(102) == [2])
            #expect(try await found(103) == [])
            #expect(try await found(104) == [4])
            #expect(try await found(200) == [1])
            #expect(try await found(201) == [1])
            // The identifier that the first has given up can be claimed by another.
            let claimed = try await store.create(
                patient(50, version: 1, lookups: [101]), request: nil,
                claim: [UInt8](repeating: 101, count: 32), deadline: Ward.soon)
            #expect(claimed == .created)
        }
    }

    /// Who says that the look-ups are those of the version before keeps what is there, also beside
    /// others; a change that is refused keeps it in any case.
    @Test func lookUpsThatAreSaidToBeTheSameAreLeftAlone() async throws {
        try await Self.run { store, pool in
            func keeping(_ name: UInt8, version: UInt64 = 2, lookups: [UInt8]) -> SealedPatient {
                var made = patient(name, version: version, lookups: lookups)
                made.keepsLookups = true
                return made
            }
            func found(_ blind: UInt8) async throws -> [UInt8] {
                try await store.find(
                    [UInt8](repeating: blind, count: 32), behind: [], countMax: 50,
                    deadline: Ward.soon
                ).map { $0.pseudonym[0] }
            }
            let outcomes = try await Self.replace(
                store,
                [
                    keeping(1, lookups: [100, 101]), patient(2, lookups: [200]),
                    keeping(3, lookups: []), keeping(4, version: 9, lookups: []),
                ])
            #expect(outcomes == [.replaced, .replaced, .replaced, .conflict])
            #expect(try await found(100) == [1, 3, 4, 5, 6, 7, 8])
            #expect(try await found(101) == [1])
            #expect(try await found(102) == [])
            #expect(try await found(103) == [3])
            #expect(try await found(200) == [2])
            // The first still holds its claim.
            let claimed = try await store.create(
                patient(50, version: 1, lookups: [101]), request: nil,
                claim: [UInt8](repeating: 101, count: 32), deadline: Ward.soon)
            #expect(claimed == .claimed(by: patient(1).pseudonym))
        }
    }

    /// One of them breaks a rule of the table: the statement is refused, and that one alone fails.
    @Test func aPatientWhomTheDatabaseRefusesFailsAlone() async throws {
        try await Self.run { store, _ in
            var broken = patient(2)
            broken.lookups = [[1, 2, 3]]
            let outcomes = try await Self.replace(store, [patient(1), broken, patient(3)])
            #expect(outcomes == [.replaced, nil, .replaced])
            #expect(try await store.read(broken.pseudonym, deadline: Ward.soon)?.version == 1)
        }
    }

    /// Whatever the sizes of the groups, the server plans a few times and then no more.
    @Test func aPlanIsKept() async throws {
        try await Self.run { store, pool in
            for version in UInt64(2)...13 {
                let group = (UInt8(1)...(version % 2 == 0 ? 2 : 8)).map {
                    patient($0, version: version, lookups: [100])
                }
                _ = try await Self.replace(store, group)
            }
            let rows = try await pool.write(Self.plans, [], deadline: Ward.soon)
            let customCount = try rows.int64(0, 1)
            #expect(customCount <= 5)
        }
    }
}
