import Messages
import PatientService
import RPC
import Testing

@Suite struct ValidationTests {
    @Test(arguments: [
        "", " ", "PAT 1", "PAT_1", "PÄT1", "a/b", "a\nb", String(repeating: "x", count: 65),
    ])
    func badPatientIDIsRefusedByEveryMethod(id: String) async throws {
        try await onLoop {
            let clinic = try Clinic()
            let errors = [
                await refused(.invalidArgument) { try await clinic.create(id) },
                await refused(.invalidArgument) { try await clinic.get(id) },
                await refused(.invalidArgument) { try await clinic.update(id, "New") },
                await refused(.invalidArgument) { try await clinic.deactivate(id) },
                await refused(.invalidArgument) { try await clinic.check(id) },
            ]
            for error in errors { #expect(error?.message.hasPrefix("patient_id ") == true) }
            #expect(clinic.store.current.deadlines.isEmpty)
        }
    }

    @Test(arguments: ["a", "PAT001", "a.b-C.9", String(repeating: "x", count: 64)])
    func goodPatientIDIsTaken(id: String) async throws {
        try await onLoop {
            let version = try await Clinic().create(id)
            #expect(version == 1)
        }
    }

    private func refusal(_ change: (inout PatientV1.CreatePatientRequest) -> Void) async -> String?
    {
        var request = PatientV1.CreatePatientRequest(
            patientID: PHI("PAT001"), demographics: Clinic.demographics(), history: Clinic.history)
        change(&request)
        let sent = request
        do {
            try await onLoop {
                _ = try await Clinic().server.createPatient(sent, context: Clinic.context())
            }
            return nil
        } catch let error as RPCError where error.code == .invalidArgument {
            return error.message
        } catch {
            return "another error"
        }
    }

    @Test(arguments: [
        "", "1980", "0001", "1980-12", "1980-02-29", "2000-02-29", "2023-04-30", "1999-12-31",
    ])
    func birthDatesOfTheCalendarAreTaken(date: String) async {
        #expect(await refusal { $0.demographics?.birthDate = PHI(date) } == nil)
    }

    @Test(arguments: [
        "0000", "198", "19800", "1980-", "1980-13", "1980-00", "1980-1", "1980-02-30", "1900-02-29",
        "1981-02-29", "2023-04-31", "1980-01-00", "1980-01-32", "1980/01/01", "80-01-01",
        "1980-01-01T", "-980-01-01", "١٩٨٠",
    ])
    func otherBirthDatesAreRefusedWithoutShowingThem(date: String) async {
        let message = await refusal { $0.demographics?.birthDate = PHI(date) }
        #expect(message == "demographics.birth_date is YYYY, YYYY-MM or YYYY-MM-DD")
    }

    @Test func everySizeHasItsBound() async {
        let text = { (count: Int) in PHI(String(repeating: "Q", count: count)) }
        typealias Change = (inout PatientV1.CreatePatientRequest, Int) -> Void
        let bounds: [(String, Int, Change)] = [
            ("demographics.family_name", 256, { $0.demographics?.familyName = text($1) }),
            ("demographics.given_names", 256, { $0.demographics?.givenNames = [text($1)] }),
            (
                "demographics.given_names", 16,
                { $0.demographics?.givenNames = Array(repeating: PHI("Q"), count: $1) }
            ),
            (
                "demographics.identifiers", 32,
                { $0.demographics?.identifiers = Array(repeating: .init(), count: $1) }
            ),
            (
                "demographics.identifiers.value", 128,
                { $0.demographics?.identifiers = [.init(value: text($1))] }
            ),
            (
                "demographics.identifiers.system", 256,
                { $0.demographics?.identifiers = [.init(system: text($1).revealed)] }
            ),
            ("demographics.phone", 64, { $0.demographics?.phone = text($1) }),
            ("demographics.address", 1024, { $0.demographics?.address = text($1) }),
            ("history.conditions", 1024, { $0.history?.conditions = [text($1)] }),
            ("history.allergies", 1024, { $0.history?.allergies = [text($1)] }),
            (
                "history.medications", 1000,
                { $0.history?.medications = Array(repeating: PHI("Q"), count: $1) }
            ),
        ]
        for (field, bound, change) in bounds {
            #expect(await refusal { change(&$0, bound) } == nil)
            let message = await refusal { change(&$0, bound + 1) }
            #expect(message?.hasPrefix(field + " ") == true)
            #expect(message?.contains("Q") == false)
        }
    }

    @Test func demographicsMustBeThereAndHistoryNeedNot() async {
        #expect(await refusal { $0.demographics = nil } == "demographics must be there")
        #expect(await refusal { $0.history = nil } == nil)
        #expect(await refusal { $0.demographics?.gender = .unrecognized(9) } != nil)
    }

    @Test(arguments: ["", "with space", "ümlaut", String(repeating: "k", count: 129)])
    func badIdempotencyKeyIsRefused(key: String) async throws {
        try await onLoop {
            let context = Clinic.context(
                PatientV1.PatientService.createPatient, idempotencyKey: key)
            let error = await refused(.invalidArgument) {
                try await Clinic().create("PAT001", context: context)
            }
            #expect(error?.message.hasPrefix("idempotency-key ") == true)
        }
    }

    @Test(arguments: [0, UInt64(Int64.max), .max])
    func impossibleVersionIsRefused(version: UInt64) async throws {
        try await onLoop {
            await refused(.invalidArgument) {
                try await Clinic().update("PAT001", "New", ifVersion: version)
            }
        }
    }
}
