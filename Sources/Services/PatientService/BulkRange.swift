/// What an export goes through, in the order of pseudonyms.
struct BulkRange {
    /// The last pseudonym wanted.
    let last: [UInt8]
    /// Only what was changed from here on, in microseconds since 1970-01-01 00:00 UTC.
    let since: Int64
}

/// How far an export has come: behind this patient, or this entry.
struct BulkPosition: Equatable {
    /// Whether all patients are through and entries are on their way.
    var isAmongEntries: Bool
    var pseudonym: [UInt8]
    /// Number of a ``ChartMonth``.
    var month: Int32 = 0
    /// Code of an ``EntryName``.
    var code: [UInt8] = []

    /// Before everything that is named by this pseudonym or a later one.
    static func before(_ pseudonym: [UInt8], isAmongEntries: Bool) -> BulkPosition {
        // One less, as a number: nobody's name is between.
        var previous = pseudonym
        for index in previous.indices.reversed() {
            previous[index] &-= 1
            if previous[index] != 0xFF { break }
        }
        return BulkPosition(
            isAmongEntries: isAmongEntries, pseudonym: pseudonym.isEmpty ? [] : previous,
            month: .max, code: Array(repeating: 0xFF, count: EntryName.codeByteCount))
    }
}

/// A patient in a page of an export.
struct BulkPatientRow {
    let pseudonym: [UInt8]
    /// Nil when it has not been changed since.
    let sealed: SealedPatient?
    /// Microseconds since 1970-01-01 00:00 UTC.
    let updatedAt: Int64
}

/// An entry in a page of an export.
struct BulkEntryRow {
    let pseudonym: [UInt8]
    let name: EntryName
    /// Nil when it has not been changed since, or is of another kind.
    let sealed: SealedEntry?
    /// Microseconds since 1970-01-01 00:00 UTC.
    let updatedAt: Int64
    /// Whose it is; nil when that cannot be named.
    let subject: SealedSubject?
}
