internal import Messages

/// One read that the EHR is asked for. Equal keys want the same thing and share a place in a batch.
enum ReadKey: Hashable, Sendable {
    /// The patient with this medical record number.
    case patient(PHI<String>)
    /// The newest observations of that patient.
    case observations(PHI<String>, count: Int)

    /// The system of our patients' identifiers.
    static let patientSystem = "urn:carewire:mrn"

    /// The FHIR search, relative to the base.
    var search: String {
        switch self {
        case .patient(let id):
            // Two, so that a second match shows.
            "Patient?identifier=\(Self.token(id))&_count=2"
        case .observations(let id, let count):
            "Observation?patient.identifier=\(Self.token(id))&_sort=-date&_count=\(count)"
        }
    }

    private static func token(_ id: PHI<String>) -> String {
        PercentEncoding.encoded("\(patientSystem)|\(id.revealed)")
    }
}
