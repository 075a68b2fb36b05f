import Foundation
import PHIProtection

/// Sealing and opening 4 KiB beside what `openssl speed` needs for the cipher alone.
enum SealCost {
    private static let byteCount = 4096
    private static let repeatCount = 20_000

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

    /// Nanoseconds for one seal and one open, as the services do them.
    static func ours() throws -> (seal: Double, open: Double) {
        let ring = try KeyRing.throwAway()
        let sealer = PHISealer(ring: ring, purpose: "benchmark")
        let place = SealPlace(
            tenant: "default", table: "patients", column: "history",
            primaryKey: [UInt8](repeating: 7, count: 32), version: 1)
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
