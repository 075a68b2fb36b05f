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

    /// A sealed record of its five parts.
    package init(
        pseudonym: [UInt8], version: UInt64, isActive: Bool, demographics: [UInt8],
        history: [UInt8]
    ) {
        self.pseudonym = pseudonym
        self.version = version
        self.isActive = isActive
        self.demographics = demographics
        self.history = history
    }
}
