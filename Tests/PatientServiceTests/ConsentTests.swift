import AuditTrail
import Messages
import PHIProtection
import PatientService
import RPC
import TestSupport
import Testing

/// A patient who revokes the consent is shown to those who treat, and to nobody else.
@Suite struct ConsentTests {
    private typealias Method = PatientV1.PatientService

    private static func stating(
        _ purpose: String?, _ method: MethodName, reason: String? = nil
    ) -> CallContext {
        let context = Clinic.context(method)
        if let purpose {
            context.establish(AuditContext(actor: "clerk-3", purpose: purpose, reason: reason))
        }
        return context
    }

    private static func get(
        _ clinic: Clinic, _ purpose: String?, reason: String? = nil, id: String = "PAT001"
    ) async throws -> PatientV1.GetPatientResponse {
        try await clinic.get(id, context: stating(purpose, Method.getPatient, reason: reason))
    }

    @discardableResult
    private static func share(
        _ clinic: Clinic, _ sharing: PatientV1.Sharing, id: String = "PAT001",
        family: String = "Example", ifVersion: UInt64? = nil
    ) async throws -> UInt64 {
        var demographics = Clinic.demographics(family)
        demographics.sharing = sharing
        return try await clinic.server.updatePatient(
            PatientV1.UpdatePatientRequest(
                patientID: PHI(id), demographics: demographics, history: Clinic.history,
                ifVersion: ifVersion),
            context: Clinic.context(Method.updatePatient)
        ).version
    }

    @Test(arguments: [nil, "HPAYMT", "HOPERAT", "HRESCH", "BTG", "unstated", "treat"])
    func whoDoesNotTreatIsRefusedAndRecorded(purpose: String?) async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                for _ in 0..<2 { _ = try await Self.get(clinic, purpose) }
                try await Self.share(clinic, .treatmentOnly)
                for _ in 0..<2 {
                    await refused(.permissionDenied) { try await Self.get(clinic, purpose) }
                }
                let record = try #require(clinic.notes.last)
                #expect(record.decision == .deny && record.rule?.text == "patient-consent")
                #expect(record.reason?.text == "denied" && record.outcome == .minorFailure)
                #expect(record.resource.version == 2 && record.itemCount == 0)
                try await Self.share(clinic, .permitted)
                #expect(try await Self.get(clinic, purpose).patient?.version == 3)
            }
        }
    }

    @Test(arguments: [("TREAT", nil), ("ETREAT", nil), ("PATRQT", nil), ("BTG", "unconscious")])
    func whoTreatsIsShownTheRecordFromTheDatabase(
        purpose: String, reason: String?
    ) async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                try await Self.share(clinic, .treatmentOnly)
                for _ in 0..<3 {
                    let answer = try await Self.get(clinic, purpose, reason: reason)
                    #expect(answer.source == .database)
                    #expect(answer.patient?.demographics?.sharing == .treatmentOnly)
                }
                #expect(clinic.cache.values.isEmpty, "what is cached may be shown to everybody")
                #expect(try await clinic.check("PAT001"), "that somebody is a patient is no secret")
            }
        }
    }

    /// A read from the store that needs no task decodes nothing, and looks all the same.
    @Test(arguments: [nil, "HOPERAT", "TREAT"])
    func aReadFromTheStoreWithoutATaskAsksForConsent(purpose: String?) async throws {
        try await onLoop {
            let clinic = try Clinic()
            clinic.store.change { $0.tellsListeners = true }
            _ = try await clinic.create("PAT001")
            let read = { () async throws in
                try await clinic.read(
                    "PAT001", context: Self.stating(purpose, Method.getPatient))
            }
            for sharing in [PatientV1.Sharing.unspecified, .permitted, .treatmentOnly, .permitted] {
                try await Self.share(clinic, sharing)
                let call = try await read()
                let isExcluded = sharing == .treatmentOnly && purpose != "TREAT"
                #expect(call.isInTask == isExcluded, "who is refused is refused by the task")
                switch try #require(call.answer) {
                case .success: #expect(!isExcluded)
                case .failure(let error): #expect(isExcluded && error.code == .permissionDenied)
                }
                #expect((clinic.outcomes.last == .denied) == isExcluded)
            }
        }
    }

    @Test func everyReadOfContentAsksForConsent() async throws {
        try await onLoop {
            let clinic = try Clinic()
            for id in ["PAT001", "PAT002"] {
                _ = try await clinic.create(id)
                _ = try await clinic.add(id, [ChartSample.lab(1, "2345-7")])
            }
            let ids = try await clinic.add("PAT001", [ChartSample.lab(2, "2345-7")])
            try await Self.share(clinic, .treatmentOnly)
            for (purpose, isShown) in [(nil, false), ("HOPERAT", false), ("TREAT", true)] {
                try await Self.expectChart(clinic, ids[0], purpose, isShown: isShown)
                let patients = try await clinic.server.findPatients(
                    PatientV1.FindPatientsRequest(
                        key: .identifier(
                            PatientV1.Identifier(system: "urn:mrn", value: PHI("MRN-4711")))),
                    context: Self.stating(purpose, Method.findPatients)
                ).patients
                #expect(patients.count == (isShown ? 2 : 1))
                let found = try await clinic.server.findEntries(
                    PatientV1.FindEntriesRequest(
                        key: .labTest(PatientV1.LabTestKey(code: ChartSample.code("2345-7")))),
                    context: Self.stating(purpose, Method.findEntries)
                ).results
                #expect(found.count == (isShown ? 3 : 1))
                let record = try #require(clinic.notes.last)
                #expect(record.itemCount == (isShown ? 3 : 1))
                #expect(record.patients.count == (isShown ? 2 : 1))
            }
        }
    }

    private static func expectChart(
        _ clinic: Clinic, _ entryID: String, _ purpose: String?, isShown: Bool
    ) async throws {
        let entry = {
            try await clinic.server.getEntry(
                PatientV1.GetEntryRequest(patientID: PHI("PAT001"), entryID: entryID),
                context: stating(purpose, Method.getEntry))
        }
        let list = {
            try await clinic.server.listEntries(
                PatientV1.ListEntriesRequest(patientID: PHI("PAT001"), kind: .labResult),
                context: stating(purpose, Method.listEntries))
        }
        if isShown {
            #expect(try await entry().entry != nil)
            #expect(try await list().entries.count == 2)
            return
        }
        await refused(.permissionDenied) { try await entry() }
        await refused(.permissionDenied) { try await list() }
        var table = MethodTable()
        clinic.server.register(in: &table)
        let client = PatientV1.PatientServiceClient(
            InProcessChannel(table: table, peer: Clinic.caller))
        await refused(.permissionDenied) {
            try await client.readChart(PatientV1.ReadChartRequest(patientID: PHI("PAT001"))) {
                messages in
                for try await _ in messages {}
                return 0
            }
        }
    }

    private static func code(_ body: () async throws -> some Sendable) async -> StatusCode {
        do {
            _ = try await body()
            return .ok
        } catch { return (error as? RPCError)?.code ?? .unknown }
    }

    // MARK: It stays

    @Test(arguments: [true, false])
    func aChangeThatSaysNothingOfConsentKeepsIt(isVersionNamed: Bool) async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await Self.share(clinic, .treatmentOnly)
            let version = try await clinic.update(
                "PAT001", "Married", ifVersion: isVersionNamed ? 2 : nil)
            #expect(version == 3)
            await refused(.permissionDenied) { try await Self.get(clinic, "HOPERAT") }
            #expect(try await clinic.deactivate("PAT001") == 4)
            await refused(.permissionDenied) { try await Self.get(clinic, "HOPERAT") }
            let patient = try await Self.get(clinic, "TREAT").patient
            #expect(patient?.demographics?.familyName == PHI("Married"))
        }
    }

    @Test(arguments: [1, 3] as [UInt64])
    func aChangeOfAnotherVersionIsRefused(version: UInt64) async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await Self.share(clinic, .treatmentOnly)
            await refused(.aborted) {
                try await clinic.update("PAT001", "Other", ifVersion: version)
            }
            #expect(clinic.outcomes.last == .conflict)
        }
    }

    @Test(arguments: [true, false])
    func theStricterConsentSurvivesAMerge(isSurvivors: Bool) async throws {
        try await onLoop {
            let clinic = try Clinic()
            for id in ["PAT001", "PAT002"] { _ = try await clinic.create(id) }
            try await Self.share(clinic, .treatmentOnly, id: isSurvivors ? "PAT001" : "PAT002")
            _ = try await clinic.server.mergePatients(
                PatientV1.MergePatientsRequest(
                    survivingPatientID: PHI("PAT001"), mergedPatientID: PHI("PAT002")),
                context: Clinic.context(Method.mergePatients))
            await refused(.permissionDenied) { try await Self.get(clinic, "HOPERAT") }
            #expect(try await Self.get(clinic, "TREAT").patient != nil)
        }
    }

    @Test func aConsentThatIsNoneOfTheContractsIsRefused() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            await refused(.invalidArgument) {
                try await Self.share(clinic, .unrecognized(7))
            }
        }
    }

    // MARK: Over two instances

    /// As the writes of ``CacheCoherenceTests``: consent is given and revoked at one instance, and
    /// asked for at both, while the cache does all that a cache may.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func noReadAfterARevocationIsAllowed(seed: UInt64) async throws {
        try await onLoop {
            let pair = try CacheCoherenceTests.Pair(seed: seed)
            _ = try await pair.clinics[0].create("PAT001")
            try await pair.keepingCache { () async throws in
                var random = SeededRandom(seed: seed)
                for round in 1...200 {
                    try await pair.disturb(&random)
                    let isRevoked = random.next() % 2 == 0
                    try await Self.share(
                        pair.clinics[round % 2], isRevoked ? .treatmentOnly : .permitted)
                    for clinic in pair.clinics + pair.clinics {
                        let code = await Self.code { try await Self.get(clinic, "HOPERAT") }
                        #expect(
                            code == (isRevoked ? .permissionDenied : .ok),
                            "seed \(seed), round \(round)")
                    }
                }
                #expect(pair.clinics.contains { $0.counters.current.cacheHits > 25 })
            }
        }
    }
}
