import AuditTrail
import Messages
import PatientService
import RPC
import TestSupport
import Testing

@Suite struct ProtectionTests {
    private static let planted = [
        "PAT001", "Zebrafish", "Jane", "1980-02-29", "MRN-4711", "555-0100", "1 Sample Street",
        "asthma", "penicillin",
    ]

    @Test func nothingThatRestsShowsThePatient() async throws {
        try await onLoop {
            let clinic = try Clinic()
            let context = Clinic.context(
                PatientV1.PatientService.createPatient, idempotencyKey: "PAT001-Zebrafish")
            _ = try await clinic.create("PAT001", "Zebrafish", context: context)
            try await clinic.keepingCache { () async throws in
                _ = try await clinic.get("PAT001")
                _ = try await clinic.update("PAT001", "Zebrafish")
                _ = try await clinic.get("PAT001")
            }
            let state = clinic.store.current
            var rested = state.versions.flatMap { [$0.pseudonym, $0.demographics, $0.history] }
            rested += state.stamps.values.flatMap { [$0.key, $0.digest] }
            rested += clinic.audit.records.map(\.octets)
            #expect(!clinic.cache.values.isEmpty)
            for (key, value) in clinic.cache.redis.current.values { rested += [key, value] }
            rested.append(clinic.register.current.epoch.secret)
            for text in Self.planted {
                #expect(!rested.contains { Self.holds($0, Array(text.utf8)) }, "\(text)")
            }
        }
    }

    private static func holds(_ octets: [UInt8], _ text: [UInt8]) -> Bool {
        guard octets.count >= text.count else { return false }
        return (0...(octets.count - text.count)).contains { octets[$0...].starts(with: text) }
    }

    @Test func errorsShowNothingOfTheRequest() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001", "Zebrafish")
            let errors = [
                await refused(.alreadyExists) { try await clinic.create("PAT001", "Zebrafish") },
                await refused(.notFound) { try await clinic.get("PAT404") },
                await refused(.aborted) {
                    try await clinic.update("PAT001", "Zebrafish", ifVersion: 9)
                },
            ]
            for error in errors {
                let shown = String(reflecting: error)
                for text in Self.planted + ["PAT404"] { #expect(!shown.contains(text)) }
            }
        }
    }

    @Test func recordMovedToAnyOtherPlaceIsRefusedAndAudited() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001", "One")
            _ = try await clinic.create("PAT002", "Two")
            _ = try await clinic.update("PAT001", "Newer")
            let state = clinic.store.current
            let first = try #require(state.patients.values.first { $0.version == 2 })
            let second = try #require(state.patients.values.first { $0.version == 1 })
            let old = try #require(state.versions.first { $0.pseudonym == first.pseudonym })
            let moves: [(inout SealedPatient) -> Void] = [
                { $0.demographics = second.demographics }, { $0.history = second.history },
                { $0.demographics = old.demographics }, { $0.history = old.history },
                { swap(&$0.demographics, &$0.history) }, { $0.version = 3 },
                { $0.demographics = [] }, { $0.history[$0.history.count - 1] ^= 1 },
            ]
            for move in moves {
                var moved = first
                move(&moved)
                clinic.store.change { [moved] in $0.patients[moved.pseudonym] = moved }
                await refused(.dataLoss) { try await clinic.get("PAT001") }
                #expect(clinic.outcomes.last == .damaged)
                await refused(.dataLoss) { try await clinic.deactivate("PAT001") }
                #expect(clinic.outcomes.last == .damaged)
            }
            clinic.store.change { $0.patients[first.pseudonym] = first }
            #expect(try await clinic.get("PAT001").patient?.version == 2)
        }
    }

    @Test func anotherRingOpensNothing() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let foreign = try Clinic(store: clinic.store, ring: Clinic.ring(50))
            await refused(.notFound) { try await foreign.get("PAT001") }
        }
    }
}
