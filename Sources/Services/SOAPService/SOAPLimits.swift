/// Bounds on what a request may hold, and on the service's own work.
package enum SOAPLimits {
    /// Characters of a patient's or provider's id; one at least. Source: soap.proto.
    package static let idByteCountMax = 64
    /// Octets of an idempotency key; one at least. Source: soap.proto.
    package static let idempotencyKeyByteCountMax = 128
    /// Octets of a note, addenda included (256 KiB). Source: soap.proto.
    package static let noteByteCountMax = 256 << 10
    /// Octets of the reason for a change. Source: soap.proto.
    package static let reasonByteCountMax = 1_024
    /// Entries of each list of an extraction. Source: soap.proto.
    package static let resultCountMax = 1_024
    /// Octets of a caller's identity that an audit record keeps.
    package static let callerByteCountMax = 2048
    /// Hand-offs that the worker takes up at once.
    package static let handOffBatchMax = 8
    /// Hand-offs that were taken and are struck off together.
    package static let settledBatchMax = 256
    /// Notes that are written by one statement.
    package static let gatheredCountMax = 64
    /// Octets of them (4 MiB).
    package static let gatheredByteCountMax = 4 << 20
    /// Notes that wait to be written with others.
    package static let gatheringCountMax = 4_096
    /// Documents that are handed over in one call. Source: ehr.proto allows 64.
    package static let submittedCountMax = 32
    /// Octets of their texts (1 MiB). Source: ehr.proto.
    package static let submittedByteCountMax = 1 << 20
    /// Earlier hand-offs of a patient that are named to who stores the next one.
    package static let waitingHandOffCountMax = 16
    /// Refusals of a document by the EHR after which it holds up no other.
    package static let refusalCountMax = 10
    /// Notes of one stream in work at once. Source: soap.proto.
    package static let streamInFlightMax = 16
    /// Times that a change is tried again because the patient's key was another.
    package static let changeAttemptMax = 4
    /// Patients of one page whose consent is asked for at once.
    package static let consentInFlightMax = 16
    /// Notes on a page. Source: soap.proto.
    package static let pageCountMax = 100
    /// Notes on a page when nobody says how many. Source: soap.proto.
    package static let pageCountDefault = 20
    /// Octets of a page token.
    package static let pageTokenByteCountMax = 512
    /// Criteria of one search, in all groups together. Source: soap.proto.
    package static let criterionCountMax = 8
    /// Octets of a term or code that is searched for.
    package static let criterionByteCountMax = 256
    /// Versions of one note.
    package static let versionCountMax = 1_000
    /// Octets of sealed notes that a page opens at once; what is beyond comes on the next page.
    package static let pageByteCountMax = 8 << 20
}
