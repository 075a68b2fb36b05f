/// Bounds on what a request may hold. Octets are those of UTF-8.
package enum PatientLimits {
    /// Characters of a patient id; one at least. Source: patient.proto.
    package static let patientIDByteCountMax = 64
    /// Octets of a family name, and of one given name.
    package static let nameByteCountMax = 256
    /// Given names.
    package static let givenNameCountMax = 16
    /// Identifiers.
    package static let identifierCountMax = 32
    /// Octets of an identifier's system.
    package static let systemByteCountMax = 256
    /// Octets of an identifier's value.
    package static let identifierByteCountMax = 128
    /// Octets of a phone number.
    package static let phoneByteCountMax = 64
    /// Octets of an address.
    package static let addressByteCountMax = 1024
    /// Entries of each list of the medical history.
    package static let historyEntryCountMax = 1000
    /// Octets of one entry of the medical history.
    package static let historyEntryByteCountMax = 1024
    /// Octets of an idempotency key; one at least.
    package static let idempotencyKeyByteCountMax = 128
    /// Octets of a caller's identity that an audit record keeps.
    package static let callerByteCountMax = 2048
    /// Attempts of a change that names no version, when others change the same record.
    package static let changeAttemptMax = 8
    /// Octets of the largest cached value (256 KiB); larger records are always fetched.
    package static let cachedByteCountMax = 256 << 10
    /// The highest version that can be stored.
    package static let versionMax = UInt64(Int64.max)
}
