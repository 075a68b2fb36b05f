import Foundation
import PHIProtection

/// Sealing and opening, beside what `openssl speed` needs for the cipher alone.
enum SealCost {
    private static let byteCount = 4096
    private static let repeatCount = 20_000
    /// Octets with what R05 allows them, in milliseconds, and how often they are sealed.
    private static let sizes = [(4_096, 1.0, 5_000), (1_048_576, 10.0, 500)]

    /// Nanoseconds for one AES-256-GCM of 4 KiB, by `openssl speed` for a second.
    static func floor() throws -> Double {
        let text = try Tool.output([
            "openssl", "speed", "-seconds", "1", "-bytes", "\(byteCount)", "-evp", "aes-256-gcm",
        ])
        guard let last = text.split(separator: "\n").last?.split(separator: " ").last,
            last.hasSuffix("k"), let rate = Double(last.dropLast()), rate > 0
        else { throw BenchmarkError("openssl speed said nothing") }
        return Double(byteCount) / rate * 1e6
    }

    private static let place = SealPlace(
        tenant: "default", table: "patients", column: "history",
        primaryKey: [UInt8](repeating: 7, count: 32), version: 1)

    /// What encryption adds to an operation: one seal and one open of its content, each by itself,
    /// so that the slowest of a hundred can be told. The rest of the path is the same without it.
    static func sayTails() throws {
        let sealer = PHISealer(ring: try KeyRing.throwAway(), purpose: "benchmark")
        let clock = ContinuousClock()
        Tool.say("\none seal and one open of a content, ms (R05)")
        Tool.say("| octets | p50 / p99 / p99.9 | allowed |\n|--:|--:|--:|")
        for (byteCount, limit, count) in sizes {
            let text = [UInt8](repeating: 0x61, count: byteCount)
            let times = try (0..<count).map { _ in
                try clock.measure { _ = try sealer.open(sealer.seal(text, for: place), at: place) }
                    / .milliseconds(1)
            }.sorted()
            let at = { (share: Double) in times[Int(share * Double(count - 1))] }
            Tool.say(
                String(
                    format: "| \(byteCount) | %.4f / %.4f / %.4f | %.0f |", at(0.5), at(0.99),
                    at(0.999), limit))
        }
    }

    /// Nanoseconds for one seal and one open, as the services do them.
    static func ours() throws -> (seal: Double, open: Double) {
        let ring = try KeyRing.throwAway()
        let sealer = PHISealer(ring: ring, purpose: "benchmark")
        let text = [UInt8](repeating: 0x61, count: byteCount)
        var sealed = try sealer.seal(text, for: place)
        let clock = ContinuousClock()
        let sealing = try clock.measure {
            for _ in 0..<repeatCount { sealed = try sealer.seal(text, for: place) }
        }
        let opening = try clock.measure {
            for _ in 0..<repeatCount { _ = try sealer.open(sealed, at: place) }
        }
        return (
            sealing / Double(repeatCount) / .nanoseconds(1),
            opening / Double(repeatCount) / .nanoseconds(1)
        )
    }
}

extension KeyRing {
    /// Keys for one run of a benchmark.
    fileprivate static func throwAway() throws -> KeyRing {
        let text =
            "carewire-key-ring 1\nindex \(randomKey())\nkey 1 \(randomKey())\nactive 1\n"
        return try unsafe Array(text.utf8).withUnsafeBytes { try unsafe KeyRing(parsing: $0) }
    }

    private static func randomKey() -> String {
        (0..<32).map { _ in
            let octet = UInt8.random(in: .min ... .max)
            return (octet < 16 ? "0" : "") + String(octet, radix: 16)
        }.joined()
    }
}
