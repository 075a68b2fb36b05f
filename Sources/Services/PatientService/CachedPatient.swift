internal import PHIProtection

/// A patient from the cache, as it was encoded; wiped when it is no longer held.
final class CachedPatient {
    /// The record's version.
    let version: UInt64
    /// An encoded `carewire.patient.v1.Patient`.
    private(set) var octets: [UInt8]

    init(version: UInt64, octets: [UInt8]) {
        self.version = version
        self.octets = octets
    }

    deinit { PHISealer.wipe(&octets) }
}
