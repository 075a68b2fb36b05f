/// A patient as it rests: named by a pseudonym, everything recognisable sealed.
package struct SealedPatient: Sendable, Equatable {
    /// HMAC of the patient id, 32 octets.
    package var pseudonym: [UInt8]
    /// 1 at creation, one more with every change; part of what the envelopes are bound to.
    package var version: UInt64
    /// Whether the record may still be changed.
    package var isActive: Bool
    /// Envelope of an encoded `carewire.patient.v1.Demographics`.
    package var demographics: [UInt8]
    /// Envelope of an encoded `carewire.patient.v1.MedicalHistory`.
    package var history: [UInt8]
    /// Envelope of the patient id; empty in a record that has not changed since the time before
    /// look-ups.
    package var subject: [UInt8]
    /// Envelope of the patient's subject key, under which the others are sealed; empty in a record
    /// that has not changed since the time before such keys, whose envelopes need the ring alone.
    package var key: [UInt8]
    /// The pseudonym of the record into which this one was merged.
    package var replacedBy: [UInt8]?
    /// Envelope of the patient id that goes with ``replacedBy``; empty without one.
    package var link: [UInt8]
    /// Records that were merged into this one, and into those.
    package var mergedCount: Int
    /// Whether the patient was erased: then there is nothing but the pseudonym and the version.
    package var isErased: Bool
    /// Blind indexes by which the record can be found, 32 octets each. Only written: a record that
    /// is read has none here.
    package var lookups: [[UInt8]]
    /// Whether ``lookups`` are those of the version before: then a store may leave them alone.
    package var keepsLookups = false
    /// Whether somebody may have been changing the record when it was read.
    package var isBeingChanged = false

    /// A sealed record of its parts.
    package init(
        pseudonym: [UInt8], version: UInt64, isActive: Bool, demographics: [UInt8],
        history: [UInt8], subject: [UInt8] = [], key: [UInt8] = [], lookups: [[UInt8]] = []
    ) {
        self.pseudonym = pseudonym
        self.version = version
        self.isActive = isActive
        self.demographics = demographics
        self.history = history
        self.subject = subject
        self.key = key
        self.lookups = lookups
        link = []
        mergedCount = 0
        isErased = false
    }
}
