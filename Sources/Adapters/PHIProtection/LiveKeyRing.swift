internal import Synchronization

/// The ring that a process uses now. Sealers of every loop hold one of these and take a new ring up
/// with their next operation, so a key is rotated or destroyed without a restart.
package final class LiveKeyRing: Sendable {
    private let held: Mutex<KeyRing>
    private let changeCount = Atomic(0)

    /// Begins with a ring that was read.
    package init(_ ring: KeyRing) {
        held = Mutex(ring)
    }

    /// The ring in use.
    package var current: KeyRing { held.withLock { $0 } }

    /// Puts a newer state of the same ring into use, for all sealers at once: the operation that
    /// runs meanwhile ends with the old one.
    /// - Throws: ``PHIError`` with code `badKeyRing` when the ring is not a later state of the one
    ///   in use: it has another index key, another secret under a known id, or ends with an earlier
    ///   key. The old ring stays.
    package func replace(with ring: KeyRing) throws(PHIError) {
        let failure: PHIError? = held.withLock { held in
            do throws(PHIError) {
                try ring.check(succeeds: held)
                held = ring
                changeCount.wrappingAdd(1, ordering: .releasing)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    /// Another number after every change.
    var generation: Int { changeCount.load(ordering: .acquiring) }

    /// The ring and its number.
    var reading: (KeyRing, Int) {
        held.withLock { ($0, changeCount.load(ordering: .relaxed)) }
    }
}
