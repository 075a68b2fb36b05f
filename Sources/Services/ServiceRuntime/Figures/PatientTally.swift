package import Messages
package import PHIProtection
private import Synchronization
internal import UniqueCounting

/// Counts the different patients that a process serves, so that nobody learns which.
///
/// What it is given are names in the trail (pseudonyms of 32 octets). They wait in memory until the
/// next push, are hashed with a key of the hour, and gone; what leaves is which registers of a
/// HyperLogLog have grown. The key is derived from the key ring, which all instances of the clinic
/// have and metrics-service has not; so instances agree on the registers, and nobody without the
/// ring can say what a register means. Whoever has the ring can, of any hour: rotation does not
/// change the key that the hours' keys come from. See `UniqueCounting` for what registers give
/// away.
package final class PatientTally: Sendable {
    /// Names that wait for the next push; further ones are left out until there is room (2 MiB).
    package static let waitingCountMax = 65_536
    /// Octets of a name.
    package static let nameByteCount = Pseudonymizer.nameByteCount
    private static let purpose = "unique-patients"

    /// Names that are recognised as waiting without a look into the set; a power of two (128 KiB).
    private static let recentCountMax = 16_384

    private struct State {
        var waiting: Set<[UInt8]> = []
        /// The first octets of names that wait, each at a place that they give.
        var recent = [UInt64](repeating: 0, count: recentCountMax)
        var window: DistinctWindow?
        var hash: KeyedHMAC?
    }

    private let ring: LiveKeyRing
    private let tenant: String
    private let hour: @Sendable () -> UInt64
    // Safety: the HMAC's context is used under the lock alone.
    private let state = Mutex(State())

    /// - Parameters:
    ///   - ring: gives the hour's key.
    ///   - tenant: whose patients.
    ///   - hour: hours since 1970-01-01T00:00:00Z.
    package init(
        ring: LiveKeyRing, tenant: String, hour: @escaping @Sendable () -> UInt64 = { .thisHour }
    ) {
        self.ring = ring
        self.tenant = tenant
        self.hour = hour
    }

    /// A patient was served. Any thread; a copy, and no hashing.
    package func note(_ name: [UInt8]) {
        guard name.count >= 8 else { return }
        let start = unsafe name.withUnsafeBytes { unsafe $0.loadUnaligned(as: UInt64.self) }
        let place = Int(truncatingIfNeeded: start) & (Self.recentCountMax - 1)
        state.withLock { state in
            // 64 even bits: two patients with the same ones are not to be expected.
            if start != 0, state.recent[place] == start { return }
            guard state.waiting.count < Self.waitingCountMax else { return }
            state.recent[place] = start
            state.waiting.insert(name)
        }
    }

    /// Registers that have grown since the last time; nil when none has, or no key can be had.
    package func take() -> MetricsV1.PatientRegisters? {
        let hour = hour()
        return state.withLock { state in
            if state.window?.number != hour {
                state.window = DistinctWindow(number: hour)
                state.hash = try? KeyedHMAC(
                    key: ring.current.indexKey(purpose: "\(Self.purpose)/\(hour)", tenant: tenant))
            }
            let waiting = state.waiting
            state.waiting = []
            for place in state.recent.indices { state.recent[place] = 0 }
            guard let hash = state.hash else { return nil }
            for name in waiting {
                guard let code = try? hash.code(name) else { continue }
                state.window?.add(hash: code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
            }
            guard let words = state.window?.takeGrown(), !words.isEmpty else { return nil }
            return MetricsV1.PatientRegisters(window: hour, registers: words.map(\.encoded))
        }
    }
}
