import Messages
import RPC
import Testing

@testable import carewire

/// What a clinic does all day.
extension Hospital {
    /// Adds a patient and answers the id.
    func admitPatient() async throws -> String {
        let id = Planted.patientID()
        _ = try await patients.createPatient(Planted.patient(id), options: Self.unhurried)
        return id
    }

    /// Reads a patient.
    func read(
        _ patientID: String, options: CallOptions = unhurried
    ) async throws -> PatientV1.GetPatientResponse {
        try await patients.getPatient(
            PatientV1.GetPatientRequest(patientID: PHI(patientID)), options: options)
    }

    /// Reads a patient until the answer comes from the cache, which is free to forget; no answer on
    /// the way may be of another version.
    func readUntilCached(
        _ patientID: String, version: UInt64, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await eventually("the cache is used") {
            let answer = try await read(patientID)
            #expect(answer.patient?.version == version, sourceLocation: sourceLocation)
            return answer.source == .cache
        }
    }

    /// Gives a patient another phone number and answers the new version.
    func update(
        _ patientID: String, phone: String, ifVersion: UInt64? = nil,
        options: CallOptions = unhurried
    ) async throws -> UInt64 {
        try await patients.updatePatient(
            PatientV1.UpdatePatientRequest(
                patientID: PHI(patientID), demographics: Planted.demographics(phone: phone),
                ifVersion: ifVersion), options: options
        ).version
    }

    /// Has a note processed.
    func process(
        _ request: SoapV1.ProcessRequest, options: CallOptions = unhurried
    ) async throws -> SoapV1.ProcessResponse {
        try await notes.process(request, options: options)
    }

    /// Reads a note back.
    func note(
        _ noteID: String, of patientID: String, options: CallOptions = unhurried
    ) async throws -> SoapV1.GetNoteResponse {
        try await notes.getNote(
            SoapV1.GetNoteRequest(patientID: PHI(patientID), noteID: noteID), options: options)
    }

    /// Waits until the EHR has the note, as soap-service sees it.
    func waitForHandOff(of noteID: String, of patientID: String) async throws {
        try await eventually("the hand-off of a note is done") {
            try await note(noteID, of: patientID).ehrHandOff == .done
        }
    }

    /// Waits until a service says that it serves.
    func waitUntilServing(_ service: SuiteService) async throws {
        try await suite.waitUntilServing([service], endpoints)
    }

    /// For calls whose time is not what is tested.
    static let unhurried = CallOptions(timeout: .seconds(20))
}
