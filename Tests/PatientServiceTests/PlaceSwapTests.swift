import Messages
import PatientService
import RPC
import Testing

/// Every value that rests, in the place of every other.
@Suite struct PlaceSwapTests {
    /// One place: how a value is put there, and who reads it.
    private struct Place {
        let name: String
        let value: [UInt8]
        let put: @Sendable (Clinic, [UInt8]) -> Void
        let read: @Sendable (Clinic) async throws -> Void
    }

    private typealias Column = WritableKeyPath<SealedPatient, [UInt8]> & Sendable

    private static func place(
        _ clinic: Clinic, _ id: String, _ pseudonym: [UInt8], _ column: any Column, _ name: String
    ) -> Place {
        let value = clinic.store.current.patients[pseudonym]?[keyPath: column] ?? []
        return Place(
            name: "\(id) \(name)", value: value,
            put: { clinic, value in
                clinic.store.change { $0.patients[pseudonym]?[keyPath: column] = value }
            },
            read: { clinic in
                _ = try await clinic.get(id)
                _ = try await clinic.server.findPatients(
                    PatientV1.FindPatientsRequest(
                        key: .identifier(
                            PatientV1.Identifier(system: "urn:mrn", value: PHI("MRN-4711")))),
                    context: Clinic.context(PatientV1.PatientService.findPatients))
            })
    }

    private static func place(
        _ clinic: Clinic, _ id: String, _ name: EntryName,
        _ column: any WritableKeyPath<SealedEntry, [UInt8]> & Sendable, _ what: String
    ) -> Place {
        Place(
            name: "\(id) \(what)",
            value: clinic.chart.current.entries[name]?[keyPath: column] ?? [],
            put: { clinic, value in
                clinic.chart.change { $0.entries[name]?[keyPath: column] = value }
            },
            read: { clinic in
                _ = try await clinic.server.getEntry(
                    PatientV1.GetEntryRequest(patientID: PHI(id), entryID: name.text),
                    context: Clinic.context(PatientV1.PatientService.getEntry))
            })
    }

    private static func add(_ clinic: Clinic, _ id: String) async throws -> EntryName {
        let entry = PatientV1.ChartEntry(
            occurredAtUs: 1_772_452_800_000_000,
            content: .condition(
                PatientV1.Condition(
                    clinicalStatus: .active,
                    code: PatientV1.Coding(system: "urn:c", code: PHI("x")))))
        let response = try await clinic.server.addEntries(
            PatientV1.AddEntriesRequest(patientID: PHI(id), entries: [entry]),
            context: Clinic.context(PatientV1.PatientService.addEntries))
        return try #require(response.entryIDs.first.flatMap(EntryName.init))
    }

    /// Two patients with an entry each, of whom one was merged into a third.
    private static func places(_ clinic: Clinic) async throws -> [Place] {
        var places: [Place] = []
        for id in ["PAT001", "PAT002"] {
            let known = Set(clinic.store.current.patients.keys)
            _ = try await clinic.create(id)
            let made = clinic.store.current.patients.keys.first { !known.contains($0) }
            let pseudonym = try #require(made)
            let name = try await add(clinic, id)
            if id == "PAT002" {
                _ = try await clinic.create("PAT003", "Survivor")
                _ = try await clinic.server.mergePatients(
                    PatientV1.MergePatientsRequest(
                        survivingPatientID: PHI("PAT003"), mergedPatientID: PHI(id)),
                    context: Clinic.context(PatientV1.PatientService.mergePatients))
                places.append(place(clinic, id, pseudonym, \.link, "link"))
            } else {
                // A merged patient is found by nobody, so its id is not read from there.
                places.append(place(clinic, id, pseudonym, \.subject, "subject"))
            }
            places.append(place(clinic, id, pseudonym, \.demographics, "demographics"))
            places.append(place(clinic, id, pseudonym, \.history, "history"))
            places.append(place(clinic, id, pseudonym, \.key, "key"))
            places.append(place(clinic, id, name, \.content, "content"))
            places.append(place(clinic, id, name, \.key, "key of the entry"))
        }
        return places
    }

    @Test func noValueOpensInThePlaceOfAnother() async throws {
        try await onLoop {
            let clinic = try Clinic()
            let places = try await Self.places(clinic)
            #expect(places.count == 12)
            #expect(places.allSatisfy { !$0.value.isEmpty })
            for place in places {
                try await place.read(clinic)
                for other in places where other.value != place.value {
                    place.put(clinic, other.value)
                    do {
                        try await place.read(clinic)
                        Issue.record("\(other.name) opened as \(place.name)")
                    } catch let error as RPCError {
                        #expect(error.code == .dataLoss, "\(other.name) as \(place.name)")
                    }
                }
                place.put(clinic, place.value)
                try await place.read(clinic)
            }
        }
    }

    @Test func aPatientFromTheTimeBeforeKeysGetsOneWithTheNextChange() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let pseudonym = try #require(clinic.store.current.patients.keys.first)
            // Without its key, the record is as good as erased; a change of everything helps, and
            // of the consent, too: what it was cannot be told.
            clinic.store.change { $0.patients[pseudonym]?.key = [] }
            await refused(.dataLoss) { try await clinic.get("PAT001") }
            await refused(.dataLoss) { try await clinic.update("PAT001", "Newer", ifVersion: 1) }
            let version = try await clinic.update(
                "PAT001", "Newer", ifVersion: 1, sharing: .permitted)
            #expect(version == 2)
            #expect(clinic.store.current.patients[pseudonym]?.key.isEmpty == false)
            #expect(try await clinic.get("PAT001").patient?.version == 2)
        }
    }
}
