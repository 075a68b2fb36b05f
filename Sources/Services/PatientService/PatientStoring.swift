/// Where sealed patients are kept. A change is durable when its method returns. Who calls these
/// methods for somebody else notes the access before the answer leaves.
///
/// Methods throw ``PatientServiceError`` with code `unavailable`, `overloaded`, `cancelled` or
/// `internalFailure`.
package protocol PatientStoring: Sendable {
    /// Adds a record of version 1, with its history row and look-ups, unless the pseudonym is
    /// taken.
    /// - Parameter claim: a blind index that no other patient may have. Of calls with one claim
    ///   that run beside each other, exactly one adds a record.
    func create(
        _ patient: SealedPatient, request: RequestStamp?, claim: [UInt8]?,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CreateOutcome

    /// The record as it is when the call begins, or later; nil when there is none.
    func read(
        _ pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedPatient?

    /// Replaces an active record whose version is one below the new one's, and adds a history row.
    func replace(
        _ patient: SealedPatient, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ReplaceOutcome

    /// Records by a blind index, in the order of their pseudonyms.
    /// - Parameter behind: the last pseudonym that the reader has; empty for the first page.
    func find(
        _ blind: [UInt8], behind: [UInt8], countMax: Int, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedPatient]
}

/// What makes two calls the same call: the key the caller chose, and what it asked for.
package struct RequestStamp: Sendable, Equatable {
    /// Keyed hash of caller and idempotency key, 32 octets.
    package let key: [UInt8]
    /// Keyed hash of the request, 32 octets.
    package let digest: [UInt8]

    /// A stamp of its two hashes.
    package init(key: [UInt8], digest: [UInt8]) {
        self.key = key
        self.digest = digest
    }
}

/// What came of ``PatientStoring/create(_:request:claim:deadline:)``.
package enum CreateOutcome: Sendable, Equatable {
    /// The record is there now.
    case created
    /// The same call made it before.
    case repeated
    /// The same idempotency key came with another request before.
    case reusedKey
    /// Another call made it before.
    case alreadyExists
    /// Somebody has the claim: the pseudonym of whose record it is.
    case claimed(by: [UInt8])
    /// Several have the claim.
    case claimedBySeveral
}

/// What came of ``PatientStoring/replace(_:deadline:)``.
package enum ReplaceOutcome: Sendable, Equatable {
    /// The new version is stored.
    case replaced
    /// There is no such record.
    case notFound
    /// The stored version is another one.
    case conflict
    /// The record is closed for changes.
    case inactive
}
