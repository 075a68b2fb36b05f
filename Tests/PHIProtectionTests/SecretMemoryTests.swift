import Foundation
import PHIProtection
import Testing

@Suite struct SecretMemoryTests {
    /// What the kernel says of the memory that an address belongs to (`VmFlags` of
    /// /proc/self/smaps): "lo" is locked, "dd" is left out of core dumps.
    private func flags(at address: UInt) throws -> Set<Substring> {
        let file = try #require(FileHandle(forReadingAtPath: "/proc/self/smaps"))
        let smaps = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
        var isHere = false
        for line in smaps.split(separator: "\n") {
            let bounds = line.prefix { $0 != " " }.split(separator: "-")
            if bounds.count == 2, let start = UInt(bounds[0], radix: 16),
                let end = UInt(bounds[1], radix: 16)
            {
                isHere = (start..<end).contains(address)
            } else if isHere, line.hasPrefix("VmFlags:") {
                return Set(line.split(separator: " ").dropFirst())
            }
        }
        return []
    }

    @Test func secretsAreLockedAndInNoCoreDump() throws {
        let secret = try SecretOctets.random(count: 32)
        let address = unsafe secret.withBytes { UInt(bitPattern: $0.baseAddress) }
        let flags = try flags(at: address)
        #expect(flags.contains("dd"))
        let counts = SecretMemory.byteCounts
        #expect(counts.locked + counts.unlocked >= SecretMemory.chunkByteCount)
        #expect(flags.contains("lo") || counts.unlocked > 0)
        withExtendedLifetime(secret) {}
    }

    @Test func secretsKeepTheirOctetsApart() throws {
        var secrets: [(SecretOctets, UInt8)] = []
        for round in 0..<3000 {
            let value = UInt8(truncatingIfNeeded: round &* 7 &+ 1)
            let count = [1, 32, 64, 65, 300][round % 5]
            let secret = try unsafe SecretOctets(count: count) { target in
                // Fresh memory holds nothing of those before.
                for index in target.indices {
                    if unsafe target[index] != 0 { return false }
                    unsafe target[index] = value
                }
                return true
            }
            secrets.append((secret, value))
            if round % 3 == 0 { secrets.remove(at: round * 31 % secrets.count) }
        }
        for (secret, value) in secrets {
            let octets = unsafe secret.withBytes { unsafe Array($0) }
            #expect(octets == [UInt8](repeating: value, count: secret.count))
        }
    }
}
