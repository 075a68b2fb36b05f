/// Which caller may call which method. What is not named is denied.
public struct AuthorizationTable: Sendable {
    /// A caller, as the connection knows it.
    public enum Caller: Sendable, Hashable {
        /// The one whose certificate carries this URI.
        case identity(String)
        /// Everyone whose certificate our authority has signed.
        case anyIdentity
        /// A program on this machine, on a server that asked for clear text.
        case loopback
    }

    /// What a caller may do with a method.
    public enum Permission: UInt8, Sendable {
        /// Nothing: PERMISSION_DENIED.
        case denied
        /// Call it, in the method's own lane or a less urgent one.
        case allowed
        /// Call it in any lane, emergencies included.
        case allowedInEmergency
    }

    private var grants: [String: [Caller: Permission]] = [:]
    private let isOpen: Bool

    /// A table that denies everything.
    public init() { isOpen = false }

    private init(isOpen: Bool) { self.isOpen = isOpen }

    /// Everyone the transport lets in may call everything: for tests, tools and examples.
    public static let openToEveryone = AuthorizationTable(isOpen: true)

    /// Lets callers call methods. A later grant adds to an earlier one.
    public mutating func allow(
        _ callers: [Caller], _ methods: [MethodName], inEmergency: Bool = false
    ) {
        let permission = inEmergency ? Permission.allowedInEmergency : .allowed
        for method in methods {
            for caller in callers {
                let present = grants[method.path, default: [:]][caller] ?? .denied
                if present.rawValue < permission.rawValue {
                    grants[method.path, default: [:]][caller] = permission
                }
            }
        }
    }

    /// Declares that nobody may call these methods: named, and denied.
    public mutating func deny(_ methods: [MethodName]) {
        for method in methods where grants[method.path] == nil { grants[method.path] = [:] }
    }

    /// What a caller may do. `peer` is the URI of its certificate, nil without TLS.
    public func permission(_ peer: String?, _ method: MethodName) -> Permission {
        if isOpen { return .allowedInEmergency }
        guard let callers = grants[method.path] else { return .denied }
        guard let peer else { return callers[.loopback] ?? .denied }
        let own = callers[.identity(peer)] ?? .denied
        let shared = callers[.anyIdentity] ?? .denied
        return own.rawValue > shared.rawValue ? own : shared
    }

    /// The methods that the table does not name. A server that has any refuses to start.
    public func unnamedMethods(in table: MethodTable) -> [MethodName] {
        isOpen ? [] : table.methods.map(\.name).filter { grants[$0.path] == nil }
    }
}
