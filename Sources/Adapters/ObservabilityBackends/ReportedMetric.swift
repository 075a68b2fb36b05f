/// One metric that a program may report: its name, and every value that its labels may have.
public struct ReportedMetric: Sendable, Hashable {
    /// What it counts.
    public enum Kind: String, Sendable {
        /// A `Counter` or `FloatingPointCounter`.
        case counter
        /// A `Meter`, a `Gauge`, or a `Recorder` that does not aggregate.
        case gauge
        /// A `Timer`, in seconds, or a `Recorder` that aggregates, as it was recorded.
        case durations
    }

    /// The label that the program gives its instrument, such as "shop.orders".
    public let label: String
    /// What it counts.
    public let kind: Kind
    /// The values that each dimension may have; all of its dimensions must be given.
    public let labels: [String: Set<String>]

    /// A metric of a kind.
    public init(_ label: String, _ kind: Kind, labels: [String: Set<String>] = [:]) {
        self.label = label
        self.kind = kind
        self.labels = labels
    }

    /// The name under which metrics-service shows it: `shop_orders_total`, `shop_checkout_seconds`.
    /// Letters in lower case; whatever is no letter becomes an underscore; at most 64 octets.
    public var name: String {
        let letters = label.utf8.map { octet -> UInt8 in
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): octet
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): octet | 0x20
            default: UInt8(ascii: "_")
            }
        }
        let text = String(decoding: letters, as: UTF8.self)
        let suffix =
            switch kind {
            case .counter: "_total"
            case .gauge: ""
            case .durations: "_seconds"
            }
        let stem = text.hasSuffix(suffix) ? String(text.dropLast(suffix.count)) : text
        return stem.prefix(Self.nameByteCountMax - suffix.utf8.count) + suffix
    }

    /// Octets of a name. Source: metrics.proto, `Metric.name`.
    static let nameByteCountMax = 64
}
