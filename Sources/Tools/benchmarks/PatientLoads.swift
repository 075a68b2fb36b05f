import Messages
import PrivateServers

/// The calls that the benchmark makes of patient-service.
struct PatientLoads {
    private static let service = "carewire.patient.v1.PatientService"
    let patientCount: Int
    /// Mutual TLS with these; nil for clear text.
    var certificates: Certificates?

    private var patient: Load.Patch {
        Load.Patch(digits: "000000", base: 0, modulo: UInt64(patientCount))
    }

    /// Half of the patients: those in clear and those over TLS are changed by an instance each.
    private var ownPatient: Load.Patch {
        let half = UInt64(max(1, patientCount / 2))
        return Load.Patch(
            digits: "000000", base: certificates == nil ? 0 : UInt64(patientCount) - half,
            modulo: half)
    }

    /// Reads of all patients in turn. Each answer must name the patient that was asked for.
    func reads(connections: Int = 1, inFlight: Int = 64) throws -> Load {
        var load = try load(
            "GetPatient", PatientV1.GetPatientRequest(patientID: PHI("PAT000000")).encoded(),
            connections, inFlight)
        load.namesPatch = true
        return load
    }

    /// Updates of half of the patients in turn, each durable before its answer. Of a patient whom
    /// another instance has changed meanwhile, the first one would be tried twice.
    func writes() throws -> Load {
        let update = PatientV1.UpdatePatientRequest(
            patientID: PHI("PAT000000"), demographics: PatientSeed.demographics(0),
            history: PatientSeed.history)
        var load = try load("UpdatePatient", update.encoded(), 1, 64)
        load.patches = [ownPatient]
        return load
    }

    private func load(
        _ method: String, _ message: [UInt8], _ connections: Int, _ inFlight: Int
    ) throws -> Load {
        var load = Load(
            connections: connections, inFlight: inFlight,
            frame: Load.frame(service: Self.service, method: method, message: message),
            patches: [patient])
        load.certificates = certificates
        return load
    }
}
