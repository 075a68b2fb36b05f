internal import Messages
internal import RPC

/// Makes the calls of a load and judges their answers.
struct StepRunner: Sendable {
    /// The longest an EHR operation may take from the caller's side (requirement R04).
    static let ehrLimit = Duration.seconds(2)

    let soap: SoapV1.SOAPServiceClient
    let patients: PatientV1.PatientServiceClient
    let ehr: EhrV1.EHRGatewayClient
    /// Makes the idempotency keys of this load different from another's.
    let runID: String

    init(_ connections: Connections) throws {
        soap = SoapV1.SOAPServiceClient(try connections.channel(to: "soap-service"))
        patients = PatientV1.PatientServiceClient(try connections.channel(to: "patient-service"))
        ehr = EhrV1.EHRGatewayClient(try connections.channel(to: "ehr-gateway"))
        runID = String(UInt64.random(in: .min ... .max), radix: 36)
    }

    /// Does the step, without its pause, and notes it in the tally. Time counts from `start`.
    func run(_ step: Step, since start: ContinuousClock.Instant, tally: LoadTally) async {
        var failure: String?
        do {
            switch step.operation {
            case .soapProcess: failure = try await processNote(step)
            case .patientRead: failure = try await readPatient(step)
            case .ehrStatus: failure = try await askStatus(since: start)
            }
        } catch let error as RPCError {
            failure = error.code.name
        } catch {
            failure = "failed"
        }
        tally.add(step.operation, latency: ContinuousClock.now - start, failure: failure)
    }

    private func processNote(_ step: Step) async throws -> String? {
        var writer = NoteWriter(seed: step.noteSeed)
        let key = "load-\(runID)-\(String(step.noteSeed, radix: 36))"
        let request = SoapV1.ProcessRequest(
            patientID: PHI(step.patientID), providerID: step.providerID,
            note: .text(PHI(writer.write())), idempotencyKey: key)
        let response = try await soap.process(request, options: CallOptions(idempotencyKey: key))
        if response.medicalAdviceProvided { return "medical advice" }
        if response.noteID.isEmpty { return "no note id" }
        return nil
    }

    private func readPatient(_ step: Step) async throws -> String? {
        let request = PatientV1.GetPatientRequest(patientID: PHI(step.patientID))
        let response = try await patients.getPatient(request)
        return response.patient?.patientID == request.patientID ? nil : "another patient"
    }

    private func askStatus(since start: ContinuousClock.Instant) async throws -> String? {
        let response = try await ehr.status(EhrV1.StatusRequest())
        if ContinuousClock.now - start > Self.ehrLimit { return "over 2 s" }
        return response.reachable ? nil : "unreachable"
    }
}
