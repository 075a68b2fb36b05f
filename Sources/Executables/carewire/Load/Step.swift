/// One thing that a session does.
struct Step: Sendable, Equatable {
    /// What is called.
    enum Operation: Int, Sendable, CaseIterable {
        case soapProcess
        case patientRead
        case ehrStatus

        /// Its name in tables.
        var label: String {
            switch self {
            case .soapProcess: "SOAP note"
            case .patientRead: "patient read"
            case .ehrStatus: "EHR status"
            }
        }

        /// How often it comes, as a share of the sum of all weights.
        var weight: Int {
            switch self {
            case .soapProcess: 3
            case .patientRead: 2
            case .ehrStatus: 1
            }
        }
    }

    let operation: Operation
    /// How long the session waits before it.
    let pause: Duration
    let patientID: String
    let providerID: String
    /// Different for every step of a load; chooses what the note says.
    let noteSeed: UInt64
}
