/// The name of a method, as its service declares it. One reference wide: it travels with every
/// call.
public struct MethodName: Sendable, Hashable {
    private final class Names: Sendable {
        let service: String
        let name: String
        let path: String

        init(service: String, name: String) {
            self.service = service
            self.name = name
            path = service + "/" + name
        }
    }

    private let names: Names
    /// Whether a repeat does no harm, by the declaration's `idempotency_level`.
    public let isIdempotent: Bool

    /// Makes a name.
    public init(service: String, name: String, isIdempotent: Bool = false) {
        names = Names(service: service, name: name)
        self.isIdempotent = isIdempotent
    }

    /// The full protobuf name, such as "carewire.patient.v1.PatientService".
    public var service: String { names.service }
    /// The bare method name, such as "GetPatient".
    public var name: String { names.name }
    /// "service/method": the name in hop records and budgets.
    public var path: String { names.path }

    public static func == (left: MethodName, right: MethodName) -> Bool {
        left.names === right.names || left.path == right.path
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
