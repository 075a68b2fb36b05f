import Foundation
import PHIProtection

/// Rings, places and hexadecimal digits for the tests.
enum Fixtures {
    static let index = "index " + digits(seed: 200)
    static let first = "key 1 " + digits(seed: 3)
    static let second = "key 2 " + digits(seed: 77)

    static func digits(seed: UInt8) -> String {
        hex((0..<32).map { UInt8($0) &* 7 &+ seed })
    }

    static func ring(_ lines: String...) throws -> KeyRing {
        let text = (["carewire-key-ring 1"] + lines).joined(separator: "\n")
        return try parse(text)
    }

    static func parse(_ text: String) throws -> KeyRing {
        try unsafe Array(text.utf8).withUnsafeBytes { try unsafe KeyRing(parsing: $0) }
    }

    static func sealer(_ lines: String..., purpose: String = "record") throws -> PHISealer {
        let lines = lines.isEmpty ? [index, first, "active 1"] : lines
        let text = (["carewire-key-ring 1"] + lines).joined(separator: "\n")
        return PHISealer(ring: try parse(text), purpose: purpose)
    }

    /// A folder of one test's own, and a ring in it.
    static func withRingFile(_ body: (String) throws -> Void) throws {
        let folder = try KeyRingTests.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("ring").path
        try KeyRing.createFile(at: path)
        try body(path)
    }

    /// Long enough after every rotation that a key may be destroyed.
    static let later = Int64(Date().timeIntervalSince1970) + 2 * KeyRingFile.settlingSeconds

    /// A key ring that holds `keyIDs`, of which the last is active.
    static func ring(keyIDs: [UInt32], seed: UInt8 = 0) throws -> KeyRing {
        let keys = keyIDs.map { "key \($0) " + digits(seed: UInt8($0) &* 11 &+ seed) }
        let lines = ["carewire-key-ring 1", index] + keys + ["active \(keyIDs.last ?? 0)"]
        return try parse(lines.joined(separator: "\n"))
    }

    static let place = SealPlace(
        tenant: "north", table: "patients", column: "demographics", primaryKey: [1, 2, 3],
        version: 7)

    static func hex(_ octets: [UInt8]) -> String {
        octets.map { octet in
            let text = String(octet, radix: 16)
            return text.count == 2 ? text : "0" + text
        }.joined()
    }

    static func octets(_ hex: String) -> [UInt8] {
        var octets: [UInt8] = []
        var rest = hex[...]
        while !rest.isEmpty {
            octets.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return octets
    }
}
