import Messages
import PatientService
import RPC
import Synchronization
import Testing

@Suite struct ChangeTests {
    @Test func everyChangeIsANewVersionWithItsHistory() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            #expect(try await clinic.update("PAT001", "Second") == 2)
            #expect(try await clinic.update("PAT001", "Third", ifVersion: 2) == 3)
            let patient = try await clinic.get("PAT001").patient
            #expect(patient?.demographics == Clinic.demographics("Third"))
            #expect(patient?.version == 3)
            #expect(clinic.store.current.versions.map(\.version) == [1, 2, 3])
            #expect(Set(clinic.store.current.versions.map(\.demographics)).count == 3)
        }
    }

    @Test func updateOfAnotherVersionIsAborted() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            _ = try await clinic.update("PAT001", "Second")
            for version: UInt64 in [1, 3, 1000] {
                await refused(.aborted) {
                    try await clinic.update("PAT001", "Third", ifVersion: version)
                }
            }
            #expect(try await clinic.get("PAT001").patient?.version == 2)
            #expect(clinic.outcomes.count { $0 == .conflict } == 3)
        }
    }

    @Test func changeOfAnUnknownPatientIsNotFoundAndAudited() async throws {
        try await onLoop {
            let clinic = try Clinic()
            await refused(.notFound) { try await clinic.update("PAT404", "New") }
            await refused(.notFound) { try await clinic.update("PAT404", "New", ifVersion: 1) }
            await refused(.notFound) { try await clinic.deactivate("PAT404") }
            #expect(clinic.outcomes == [.notFound, .notFound, .notFound])
        }
    }

    @Test func deactivatedRecordIsReadableAndClosed() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            #expect(try await clinic.deactivate("PAT001") == 2)
            #expect(try await clinic.deactivate("PAT001") == 2)
            let patient = try await clinic.get("PAT001").patient
            #expect(patient?.active == false)
            #expect(patient?.version == 2)
            #expect(patient?.demographics == Clinic.demographics())
            await refused(.failedPrecondition) { try await clinic.update("PAT001", "New") }
            await refused(.failedPrecondition) {
                try await clinic.update("PAT001", "New", ifVersion: 2)
            }
            #expect(
                clinic.outcomes == [.success, .success, .repeated, .success, .inactive, .inactive])
        }
    }

    @Test func unconditionalUpdateWinsOverAnInterferingOne() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let remaining = Mutex(3)
            clinic.store.interfere { store in
                guard
                    remaining.withLock({
                        $0 -= 1
                        return $0 >= 0
                    })
                else { return }
                store.change { state in
                    for key in state.patients.keys { state.patients[key]?.version += 1 }
                }
            }
            #expect(try await clinic.update("PAT001", "Mine", sharing: .permitted) == 5)
            #expect(clinic.outcomes.count { $0 == .conflict } == 0)
        }
    }

    @Test func endlessInterferenceEndsInAborted() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            clinic.store.interfere { store in
                store.change { state in
                    for key in state.patients.keys { state.patients[key]?.version += 1 }
                }
            }
            await refused(.aborted) {
                try await clinic.update("PAT001", "Mine", sharing: .permitted)
            }
            #expect(clinic.outcomes.count { $0 == .conflict } == 1)
        }
    }

    @Test func ofParallelUpdatesFromOneVersionExactlyOneWins() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let wins = await withTaskGroup(of: Bool.self) { group in
                for index in 0..<50 {
                    group.addTask {
                        (try? await clinic.update("PAT001", "F\(index)", ifVersion: 1)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(wins == 1)
            #expect(try await clinic.get("PAT001").patient?.version == 2)
        }
    }
}
