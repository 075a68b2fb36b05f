/// How one access went, for the audit: the access and what came of it.
package struct AuditNote: Sendable, Equatable {
    /// A value that was searched for, blinded.
    package struct Criterion: Sendable, Equatable {
        /// The search field, such as `identifier`; a word of the program.
        package let field: String
        /// The blind index of the value, 32 octets.
        package let blinded: [UInt8]

        /// A criterion of its two parts.
        package init(field: String, blinded: [UInt8]) {
            self.field = field
            self.blinded = blinded
        }
    }

    /// The entry of a chart that an access was about.
    package struct Item: Sendable, Equatable {
        /// Number of `carewire.patient.v1.EntryKind`.
        package let kind: Int32
        /// Which one; nil when it was about several.
        package let name: EntryName?

        /// An item of its two parts.
        package init(kind: Int32, name: EntryName? = nil) {
            self.kind = kind
            self.name = name
        }
    }

    /// Who did what, in which request.
    package var access: AuditEntry
    /// How it ended.
    package var outcome: AuditEntry.Outcome
    /// The version that was shown or made; nil when there is none to name.
    package var version: UInt64?
    /// Where what was shown came from.
    package var source = AuditEntry.Source.none
    /// The entry in question; nil when it was about the patient.
    package var item: Item?
    /// Whose data, pseudonyms of 32 octets; empty when nobody was found.
    package var patients: [[UInt8]]
    /// Records shown, changed or moved.
    package var count: Int
    /// What was searched for.
    package var criteria: [Criterion] = []

    /// A note about the access's own patient.
    package init(_ outcome: AuditEntry.Outcome, _ access: AuditEntry) {
        self.access = access
        self.outcome = outcome
        patients = access.pseudonym.isEmpty ? [] : [access.pseudonym]
        count = 0
    }
}
