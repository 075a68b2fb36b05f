/// Where the sealed entries of charts are kept. A change is durable when its method returns. Who
/// calls these methods for somebody else notes the access before the answer leaves.
///
/// Methods throw ``PatientServiceError`` with code `unavailable`, `overloaded`, `cancelled` or
/// `internalFailure`.
package protocol ChartStoring: Sendable {
    /// Adds entries of one patient with their history rows, all or none.
    /// - Parameters:
    ///   - entries: 1 to ``PatientLimits/entryBatchMax``, all of one patient.
    ///   - request: keyed hash of the request, 32 octets, when it can be repeated.
    func add(
        _ entries: [SealedEntry], request: [UInt8]?, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> AddOutcome

    /// Replaces an entry whose version is one below the new one's, and adds a history row.
    /// - Parameter chart: the patient in whose chart it is changed: the entry's, or the one into
    ///   whom the entry's was merged.
    func replace(
        _ entry: SealedEntry, in chart: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ReplaceOutcome

    /// One entry as it is, or as it was at a version; nil when there is none. Also one of a patient
    /// who was merged into this one.
    func entry(
        _ name: EntryName, of pseudonym: [UInt8], version: UInt64?,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedEntry?

    /// Some of a patient's entries, newest first, with those of patients merged into this one; nil
    /// for an unknown patient.
    func list(
        _ range: EntryRange, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedEntry]?

    /// The same of a patient who is known to be there; empty for an unknown one.
    func page(
        _ range: EntryRange, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedEntry]

    /// Entries of all patients by a key, newest first.
    func find(
        _ search: EntrySearch, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [FoundEntry]

    /// An entry as it is, for the service's own use before a change. Also one of a patient who was
    /// merged into this one.
    func load(
        _ pseudonym: [UInt8], _ name: EntryName, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedEntry?
}

/// What came of ``ChartStoring/add(_:request:deadline:)``.
package enum AddOutcome: Sendable, Equatable {
    /// They are there now.
    case added
    /// The same call added them before.
    case repeated
    /// The same idempotency key came with another request before.
    case reusedKey
    /// There is no such patient.
    case notFound
    /// The patient's record is closed for changes.
    case inactive
    /// The patient was erased.
    case erased
    /// The stored subject key is another than the one under which the entries are sealed.
    case otherKey
    /// No partition holds one of the months: too far ahead, or moved to the archive.
    case outOfRange
}

/// Where a page begins: behind this entry, in the direction of older ones.
package struct EntryPosition: Sendable, Equatable {
    /// The month of the entry.
    package var month: ChartMonth
    /// Its time in microseconds since 1970-01-01 00:00 UTC.
    package var occurredAt: Int64
    /// Its patient; used where entries of many patients are listed.
    package var pseudonym: [UInt8]
    /// The rest of its name.
    package var code: [UInt8]

    /// Before every entry.
    package static let newest = EntryPosition(
        month: .last, occurredAt: ChartMonth.end, pseudonym: Array(repeating: 0xFF, count: 32),
        code: Array(repeating: 0xFF, count: EntryName.codeByteCount))

    /// The position of an entry.
    package init(of entry: SealedEntry) {
        self.init(
            month: entry.name.month, occurredAt: entry.occurredAt, pseudonym: entry.pseudonym,
            code: entry.name.code)
    }

    /// A position of its parts.
    package init(month: ChartMonth, occurredAt: Int64, pseudonym: [UInt8], code: [UInt8]) {
        self.month = month
        self.occurredAt = occurredAt
        self.pseudonym = pseudonym
        self.code = code
    }
}

/// Which of a patient's entries, newest first.
package struct EntryRange: Sendable, Equatable {
    /// HMAC of the patient id, 32 octets.
    package var pseudonym: [UInt8]
    /// Number of `carewire.patient.v1.EntryKind`.
    package var kind: Int32
    /// Laboratory results: only those of this test, by its blind index.
    package var test: [UInt8]?
    /// Only from here on, in microseconds since 1970-01-01 00:00 UTC.
    package var from: Int64
    /// The last entry that the reader has.
    package var behind: EntryPosition
    /// Most entries wanted.
    package var countMax: Int
    /// Whether entries of patients merged into this one are wanted too.
    package var withMerged: Bool

    /// A range of its parts.
    package init(
        pseudonym: [UInt8], kind: Int32, test: [UInt8]? = nil, from: Int64 = ChartMonth.beginning,
        behind: EntryPosition = .newest, countMax: Int, withMerged: Bool = false
    ) {
        self.withMerged = withMerged
        self.pseudonym = pseudonym
        self.kind = kind
        self.test = test
        self.from = from
        self.behind = behind
        self.countMax = countMax
    }
}

/// Which entries of all patients, newest first.
package struct EntrySearch: Sendable, Equatable {
    /// What they have in common.
    package enum Key: Sendable, Equatable {
        /// Results of a test, by its blind index, of one status.
        case test([UInt8], status: Int32)
        /// Results of a test that are not normal; of one status, or of any if it is 0.
        case abnormalTest([UInt8], status: Int32)
        /// Encounters with a practitioner, by the blind index.
        case provider([UInt8])
        /// Encounters of a status that is not an end.
        case openEncounters(status: Int32)
        /// Encounters whose reason has all of these words, by their blind indexes.
        case reasonWords([[UInt8]])
    }

    /// What they have in common.
    package var key: Key
    /// The last entry that the reader has.
    package var behind: EntryPosition
    /// Most entries wanted.
    package var countMax: Int

    /// A search of its parts.
    package init(key: Key, behind: EntryPosition = .newest, countMax: Int) {
        self.key = key
        self.behind = behind
        self.countMax = countMax
    }
}

/// An entry and whose it is.
package struct FoundEntry: Sendable, Equatable {
    /// The entry.
    package var entry: SealedEntry
    /// Whose chart shows it: the patient, or whoever that one was merged into.
    package var subject: SealedSubject

    /// An entry and its patient.
    package init(entry: SealedEntry, subject: SealedSubject) {
        self.entry = entry
        self.subject = subject
    }
}

/// A sealed patient id.
package struct SealedSubject: Sendable, Equatable {
    /// Whose it is.
    package var pseudonym: [UInt8]
    /// The version of the patient's record, to which the envelope is bound.
    package var version: UInt64
    /// The envelope.
    package var envelope: [UInt8]
    /// As ``SealedPatient/key``.
    package var key: [UInt8]

    /// A sealed patient id of its parts.
    package init(pseudonym: [UInt8], version: UInt64, envelope: [UInt8], key: [UInt8] = []) {
        self.pseudonym = pseudonym
        self.version = version
        self.envelope = envelope
        self.key = key
    }
}
