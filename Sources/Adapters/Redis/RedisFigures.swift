/// What Redis says of itself in `INFO`: numbers of a fixed list, and nothing else of its answer.
package struct RedisFigures: Sendable, Equatable {
    /// Octets of an answer that are looked at.
    package static let textByteCountMax = 64 << 10

    /// By the names that `INFO` has for them, such as "used_memory"; what it did not say is absent.
    package let values: [String: Double]
    /// Keys of all databases.
    package let keyCount: Double

    private static let names: Set<String> = [
        "uptime_in_seconds", "connected_clients", "blocked_clients", "used_memory", "maxmemory",
        "mem_fragmentation_ratio", "total_commands_processed", "keyspace_hits",
        "keyspace_misses", "expired_keys", "evicted_keys", "rejected_connections",
    ]

    /// Reads an answer; lines that are of no use here are passed over.
    package init(info octets: [UInt8]) {
        var values: [String: Double] = [:]
        var keyCount = 0.0
        let text = String(decoding: octets.prefix(Self.textByteCountMax), as: UTF8.self)
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = String(line[..<colon])
            let value = line[colon...].dropFirst()
            if Self.names.contains(name), let number = Double(value), number.isFinite {
                values[name] = number
            } else if name.hasPrefix("db"), let keys = Self.keys(value) {
                keyCount += keys
            }
        }
        self.values = values
        self.keyCount = keyCount
    }

    /// Of `keys=12,expires=3,avg_ttl=0`.
    private static func keys(_ text: Substring) -> Double? {
        guard text.hasPrefix("keys=") else { return nil }
        return UInt64(text.dropFirst(5).prefix { $0 != "," }).map { Double($0) }
    }
}
