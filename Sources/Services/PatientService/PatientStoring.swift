package import Resealing

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

    /// The record as it is when the call begins, or later; nil when there is none. Of an erased
    /// patient there is ``SealedPatient/isErased``.
    func read(
        _ pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedPatient?

    /// As ``read(_:deadline:)``, for a caller that is no task; nil where that is not possible, and
    /// then nobody is told.
    func read(
        _ pseudonym: [UInt8], deadline: ContinuousClock.Instant, _ listener: any StoreListener
    ) -> Void?

    /// Replaces an active record whose version is one below the new one's, and adds a history row.
    func replace(
        _ patient: SealedPatient, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ReplaceOutcome

    /// As above for several patients, none of them twice; what is wrong with one is nothing to the
    /// others. Answers in their order, when all are durable.
    /// - Throws: ``PatientServiceError`` when nothing can be said of any.
    func replace(
        _ patients: [SealedPatient], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [Result<ReplaceOutcome, PatientServiceError>]

    /// Records by a blind index, in the order of their pseudonyms.
    /// - Parameter behind: the last pseudonym that the reader has; empty for the first page.
    func find(
        _ blind: [UInt8], behind: [UInt8], countMax: Int, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedPatient]

    /// The envelope of a patient's subject key; empty for a patient who has none, or is none.
    func key(
        of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8]

    /// Gives a patient who has no subject key one, and tells which the patient has now; empty for
    /// an unknown or erased one.
    func addKey(
        _ envelope: [UInt8], for pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8]

    /// Closes a record of the version before, which names its survivor from then on. Its look-ups
    /// and claims become the survivor's, which gets a new version too: what it stands for has
    /// changed.
    /// - Parameters:
    ///   - merged: the closed record with ``SealedPatient/replacedBy`` and ``SealedPatient/link``.
    ///   - survivor: the surviving record, its content sealed for the version behind the one that
    ///     it must have now.
    func merge(
        _ merged: SealedPatient, into survivor: SealedPatient, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> MergeOutcome

    /// Erases a patient and all that were merged into it: keys, look-ups, claims, charts and
    /// histories are deleted, and of each record its pseudonym is left.
    func erase(
        _ pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> EraseOutcome

    /// How far the values of all patients are sealed anew; nobody's data.
    func resealing(
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ResealingState
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
    /// The patient was erased; the patient id cannot be used again.
    case erased
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
    /// The patient was erased.
    case erased
    /// The stored subject key is another than the one under which the new version is sealed.
    case otherKey
}

/// What came of ``PatientStoring/merge(_:into:deadline:)``.
package enum MergeOutcome: Sendable, Equatable {
    /// The records are one person's now.
    case merged
    /// They have been before.
    case repeated
    /// One of the two is not there.
    case notFound
    /// One of the two was erased.
    case erased
    /// One of the two is closed for changes.
    case inactive
    /// One of the two has another version.
    case conflict
    /// As ``ReplaceOutcome/otherKey``.
    case otherKey
    /// The survivor would have more than ``PatientLimits/mergedRecordMax`` merged records.
    case full
}

/// What came of ``PatientStoring/erase(_:deadline:)``.
package enum EraseOutcome: Sendable, Equatable {
    /// So many records were erased: the patient's, and those merged into it.
    case erased(count: Int)
    /// It was erased before.
    case repeated
    /// There is no such patient.
    case notFound
}

extension PatientStoring {
    /// One after the other.
    package func replace(
        _ patients: [SealedPatient], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [Result<ReplaceOutcome, PatientServiceError>] {
        await replaceEach(patients, deadline: deadline)
    }

    /// Replaces one after the other; what is wrong with one is nothing to the others.
    func replaceEach(
        _ patients: [SealedPatient], deadline: ContinuousClock.Instant
    ) async -> [Result<ReplaceOutcome, PatientServiceError>] {
        var outcomes: [Result<ReplaceOutcome, PatientServiceError>] = []
        for patient in patients {
            do throws(PatientServiceError) {
                outcomes.append(.success(try await replace(patient, deadline: deadline)))
            } catch {
                outcomes.append(.failure(error))
            }
        }
        return outcomes
    }

    /// By tasks only.
    package func read(
        _ pseudonym: [UInt8], deadline: ContinuousClock.Instant, _ listener: any StoreListener
    ) -> Void? { nil }
}
