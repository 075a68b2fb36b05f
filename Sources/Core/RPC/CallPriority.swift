/// The lane of a call, most important first. Under load a server admits calls in this order, and
/// keeps a share of its places for emergencies alone.
public enum CallPriority: UInt8, Sendable, Comparable, CaseIterable {
    /// A patient's life may depend on it. Never queued behind other lanes.
    case emergency
    /// Changes something.
    case write
    /// Reads something that somebody waits for.
    case read
    /// Reads something that may be wanted later.
    case prefetch
    /// Figures about the system itself; the first to be dropped.
    case telemetry

    /// The metadata key by which a caller names a lane other than its method's own.
    public static let metadataKey = "x-priority"

    /// The name that travels under ``metadataKey``.
    public var name: String {
        switch self {
        case .emergency: "emergency"
        case .write: "write"
        case .read: "read"
        case .prefetch: "prefetch"
        case .telemetry: "telemetry"
        }
    }

    /// The lane of a name; nil when there is none of it.
    public init?(name: String) {
        guard let lane = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = lane
    }

    public static func < (left: CallPriority, right: CallPriority) -> Bool {
        left.rawValue < right.rawValue
    }
}
