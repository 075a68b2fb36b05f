/// Bounds on what a request may hold. Octets are those of UTF-8.
package enum PatientLimits {
    /// Patients of one CheckPatients call; one at least. Source: patient.proto.
    package static let checkedCountMax = 64
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
    /// Records that may be merged into one, directly or through others.
    package static let mergedRecordMax = 16
    /// The highest version that can be stored.
    package static let versionMax = UInt64(Int64.max)
    /// Entries of one AddEntries call.
    package static let entryBatchMax = 100
    /// Codings of one encounter, reactions of one allergy.
    package static let codingCountMax = 16
    /// Octets of a code, of a decimal, and of the id of a practitioner.
    package static let codeByteCountMax = 128
    /// Octets of a display text, a unit, a location.
    package static let displayByteCountMax = 512
    /// Octets of a reason, a note, a dosage, a textual result.
    package static let entryTextByteCountMax = 4096
    /// Different words of an encounter's reason by which it can be found; later ones are not.
    package static let wordCountMax = 128
    /// Words of one question.
    package static let questionWordMax = 8
    /// Entries in a page of ListEntries.
    package static let listPageMax = 500
    /// Entries in a page of ListEntries when the caller names no number.
    package static let listPageDefault = 100
    /// Entries that ReadChart fetches, opens and sends at a time.
    package static let chartPageMax = 500
    /// Patients in a page of FindPatients.
    package static let patientPageMax = 50
    /// Patients in a page of FindPatients when the caller names no number.
    package static let patientPageDefault = 20
    /// Entries in a page of FindEntries.
    package static let findPageMax = 100
    /// Entries in a page of FindEntries when the caller names no number.
    package static let findPageDefault = 50
    /// Octets of one encoded entry.
    package static let entryByteCountMax = 16 << 10
    /// Octets of sealed content in one page or message (1 MiB); what is over goes into the next.
    package static let pageByteCountMax = 1 << 20
    /// Octets of a page token; longer ones are not looked at.
    package static let pageTokenByteCountMax = 256
}
