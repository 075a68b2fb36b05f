/// The name of a method, as its service declares it.
public struct MethodName: Sendable, Hashable {
    /// The full protobuf name, such as "carewire.patient.v1.PatientService".
    public let service: String
    /// The bare method name, such as "GetPatient".
    public let name: String
    /// "service/method": the name in hop records and budgets.
    public let path: String
    /// Whether a repeat does no harm, by the declaration's `idempotency_level`.
    public let isIdempotent: Bool

    /// Makes a name.
    public init(service: String, name: String, isIdempotent: Bool = false) {
        self.service = service
        self.name = name
        self.isIdempotent = isIdempotent
        path = service + "/" + name
    }
}
