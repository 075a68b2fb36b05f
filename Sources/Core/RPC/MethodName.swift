/// The name of a method and what its service declares about it. One reference wide: it travels with
/// every call.
public struct MethodName: Sendable, Hashable {
    private final class Declaration: Sendable {
        let service: String
        let name: String
        let path: String
        let kind: MethodKind
        let isIdempotent: Bool
        let isRead: Bool
        let priority: CallPriority

        init(
            _ service: String, _ name: String, _ kind: MethodKind, _ isIdempotent: Bool,
            _ isRead: Bool, _ priority: CallPriority
        ) {
            self.service = service
            self.name = name
            path = service + "/" + name
            self.kind = kind
            self.isIdempotent = isIdempotent
            self.isRead = isRead
            self.priority = priority
        }
    }

    private let declaration: Declaration

    /// Makes a name. Without a priority a method that only reads is in the lane of reads, any other
    /// in that of writes; what only reads is idempotent.
    public init(
        service: String, name: String, kind: MethodKind = .unary, isIdempotent: Bool = false,
        isRead: Bool = false, priority: CallPriority? = nil
    ) {
        declaration = Declaration(
            service, name, kind, isIdempotent || isRead, isRead,
            priority ?? (isRead ? .read : .write))
    }

    /// The full protobuf name, such as "carewire.patient.v1.PatientService".
    public var service: String { declaration.service }
    /// The bare method name, such as "GetPatient".
    public var name: String { declaration.name }
    /// "service/method": the name in hop records and budgets.
    public var path: String { declaration.path }
    /// Which side sends how many messages.
    public var kind: MethodKind { declaration.kind }
    /// Whether a repeat does no harm, by the declaration's `idempotency_level`.
    public var isIdempotent: Bool { declaration.isIdempotent }
    /// Whether it only reads (`NO_SIDE_EFFECTS`): such a call may be hedged.
    public var isRead: Bool { declaration.isRead }
    /// The lane of its calls unless the caller names another.
    public var priority: CallPriority { declaration.priority }

    public static func == (left: MethodName, right: MethodName) -> Bool {
        left.declaration === right.declaration || left.path == right.path
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
