import AuditTrail
import Messages
import PatientService
import RPC
import TestSupport
import Testing

/// Changes that come at the same time, on their way together.
@Suite struct ChangeGroupTests {
    private static let names = (100..<130).map { "PAT\($0)" }

    /// A clinic with the patients, each changed once.
    private static func clinic(_ names: [String] = names) async throws -> Clinic {
        let clinic = try Clinic()
        for name in names {
            _ = try await clinic.create(name)
            _ = try await clinic.update(name, "Second")
        }
        clinic.store.change { $0.groups = [] }
        return clinic
    }

    /// Changes all at once, and says which versions they made; nil for those that failed.
    private static func update(
        _ clinic: Clinic, _ names: [String] = names, ifVersion: UInt64? = nil
    ) async -> [String: [UInt64?]] {
        await withTaskGroup(of: (String, UInt64?).self) { group in
            for name in names {
                group.addTask(executorPreference: ClinicLoop.current) {
                    (name, try? await clinic.update(name, "Third", ifVersion: ifVersion))
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0, default: []].append($1.1) }
        }
    }

    @Test func changesAtTheSameTimeShareTheirSteps() async throws {
        try await onLoop {
            let clinic = try await Self.clinic()
            let before = (reads: clinic.store.current.readCount, notes: clinic.audit.records.count)
            let made = await Self.update(clinic)
            #expect(made.values.allSatisfy { $0 == [3] })
            let groups = clinic.store.current.groups
            #expect(groups.reduce(0, +) == Self.names.count && groups.count <= 3)
            // What this loop has made itself, it need not look at.
            #expect(clinic.store.current.readCount == before.reads)
            // All that was attempted stands before all that was done.
            let notes = clinic.audit.records.dropFirst(before.notes)
            #expect(notes.count == 2 * Self.names.count)
            for patient in Set(notes.flatMap(\.patients)) {
                let own = notes.filter { $0.patients == [patient] }
                #expect(own.map { $0.reason?.text } == ["attempted", nil])
                #expect(own.map(\.resource.version) == [0, 3])
            }
            #expect(try await clinic.get(Self.names[7]).patient?.version == 3)
        }
    }

    /// What this loop has made is compared; what it has not seen, and what has changed, is written.
    @Test func lookUpsAreLeftAloneWhenTheVersionBeforeHadTheSame() async throws {
        try await onLoop {
            let clinic = try await Self.clinic(["PAT100"])
            #expect(clinic.store.current.keptLookUps.isEmpty)
            _ = try await clinic.update("PAT100", "Second")
            #expect(clinic.store.current.keptLookUps.count == 1)
            _ = try await clinic.update("PAT100", "Third")
            #expect(clinic.store.current.keptLookUps.count == 1)
            _ = try await clinic.update("PAT100", "Third")
            #expect(clinic.store.current.keptLookUps.count == 2)
            let elsewhere = try Clinic(
                store: clinic.store, cache: FaultyPatientCache(clinic.cache.redis),
                register: clinic.register)
            _ = try await elsewhere.update("PAT100", "Fourth")
            #expect(clinic.store.current.keptLookUps.count == 2)
            // The version that this loop has made is no longer there: its look-ups say nothing.
            _ = try await clinic.update("PAT100", "Third")
            #expect(clinic.store.current.keptLookUps.count == 2)
            _ = try await clinic.update("PAT100", "Third")
            #expect(clinic.store.current.keptLookUps.count == 3)
        }
    }

    @Test func whatIsWrongWithOneIsNothingToTheOthers() async throws {
        try await onLoop {
            let clinic = try await Self.clinic()
            let known = Set(clinic.store.current.patients.keys)
            let refused = try #require(known.sorted { $0.lexicographicallyPrecedes($1) }.first)
            clinic.store.change { $0.refused = [refused] }
            let made = await Self.update(clinic)
            #expect(made.values.count { $0 == [3] } == Self.names.count - 1)
            #expect(made.values.count { $0 == [nil] } == 1)
            #expect(clinic.outcomes.count { $0 == .failed } == 1)
        }
    }

    @Test func changesOfOnePatientTakeTurns() async throws {
        try await onLoop {
            let clinic = try await Self.clinic(["PAT100"])
            let five = [String](repeating: "PAT100", count: 5)
            let made = await Self.update(clinic, five)
            #expect(Set(made["PAT100"] ?? []) == [3, 4, 5, 6, 7])
            let named = await Self.update(clinic, five, ifVersion: 7)
            #expect(named["PAT100"]?.count { $0 == 8 } == 1)
            #expect(named["PAT100"]?.count { $0 == nil } == 4)
            #expect(clinic.store.current.groups.allSatisfy { $0 == 1 })
            #expect(clinic.store.current.versions.map(\.version) == [1, 2, 3, 4, 5, 6, 7, 8])
        }
    }

    @Test func withoutTheAuditNothingIsChanged() async throws {
        try await onLoop {
            let clinic = try await Self.clinic()
            clinic.audit.refuse(.queueFull)
            let made = await Self.update(clinic)
            #expect(made.values.allSatisfy { $0 == [nil] })
            #expect(clinic.store.current.groups.isEmpty)
            clinic.audit.refuse(nil)
            let again = await Self.update(clinic)
            #expect(again.values.allSatisfy { $0 == [3] })
        }
    }

    /// What this loop has made is no longer the newest: the consent of the one that is counts.
    @Test func aChangeElsewhereIsSeenAndItsConsentKept() async throws {
        try await onLoop {
            let clinic = try await Self.clinic(["PAT100"])
            let elsewhere = try Clinic(
                store: clinic.store, cache: FaultyPatientCache(clinic.cache.redis),
                register: clinic.register)
            #expect(
                try await elsewhere.update("PAT100", "Revoked", sharing: .treatmentOnly) == 3)
            #expect(try await clinic.update("PAT100", "Fourth") == 4)
            await refused(.permissionDenied) { try await clinic.get("PAT100") }
            await refused(.aborted) { try await elsewhere.update("PAT100", "Fifth", ifVersion: 3) }
            #expect(try await elsewhere.deactivate("PAT100") == 5)
            await refused(.failedPrecondition) { try await clinic.update("PAT100", "Sixth") }
        }
    }

    /// Who has read what somebody else has made does not first try to change what was before it.
    @Test func aChangeOfWhatWasSeenGoesOnce() async throws {
        try await onLoop {
            let clinic = try await Self.clinic(["PAT100"])
            let elsewhere = try Clinic(
                store: clinic.store, cache: FaultyPatientCache(clinic.cache.redis),
                register: clinic.register)
            #expect(try await elsewhere.update("PAT100", "Third") == 3)
            #expect(try await clinic.get("PAT100").patient?.version == 3)
            clinic.store.change { $0.groups = [] }
            #expect(try await clinic.update("PAT100", "Fourth") == 4)
            #expect(clinic.store.current.groups == [1])
        }
    }

    @Test func aCallerWhoLeavesIsNobodysTrouble() async throws {
        try await onLoop {
            let clinic = try await Self.clinic()
            let leaving = Task(executorPreference: ClinicLoop.current) {
                try await clinic.update("PAT100", "Left")
            }
            async let others = Self.update(clinic, Array(Self.names.dropFirst()))
            await Task.yield()
            leaving.cancel()
            _ = try? await leaving.value
            let made = await others
            #expect(made.values.allSatisfy { $0 == [3] })
            // Whether it had begun or not, the next change finds what there is.
            let version = clinic.store.current.patients.values.map(\.version).min()
            let next = try await clinic.update("PAT100", "Next")
            #expect(next == 3 && version == 2 || next == 4 && version == 3)
            let attempts = clinic.audit.records.count { $0.reason?.text == "attempted" }
            #expect(attempts == clinic.notes.count)
        }
    }
}
