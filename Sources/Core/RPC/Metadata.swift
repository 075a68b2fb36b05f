/// Text that travels beside a request: pairs of key and value, in order. Never patient data.
///
/// Keys are lower case; a key may repeat. Source of the limits: ttRPC wire facts, "Envelope
/// messages".
public struct Metadata: Sendable, Equatable {
    /// Pairs in one request.
    public static let entryCountMax = 64
    /// Octets of all keys and values.
    public static let byteCountMax = 8192

    /// The pairs, in order.
    public private(set) var entries: [(key: String, value: String)] = []

    /// Makes an empty one.
    public init() {}

    /// Adds a pair; the key is put in lower case.
    public mutating func append(_ key: String, _ value: String) {
        entries.append((key.lowercased(), value))
    }

    /// The first value of a key given in lower case.
    public subscript(key: String) -> String? {
        for entry in entries where entry.key == key { return entry.value }
        return nil
    }

    /// Octets of all keys and values.
    public var byteCount: Int {
        entries.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
    }

    /// Whether both limits hold.
    public var isWithinLimits: Bool {
        entries.count <= Self.entryCountMax && byteCount <= Self.byteCountMax
    }

    public static func == (left: Metadata, right: Metadata) -> Bool {
        left.entries.elementsEqual(right.entries) { $0.key == $1.key && $0.value == $1.value }
    }
}
