internal import PHIProtection

/// Stored patients as they go out: what was encoded when it was sealed is not decoded to be encoded
/// again.
extension PatientVault {
    /// Tags of the fields of `carewire.patient.v1.Patient`: the field's number, and its type in the
    /// lowest three bits. Source: the encoding of Protocol Buffers, version 3.
    private enum FieldTag {
        static let patientID: UInt8 = 1 << 3 | 2
        static let demographics: UInt8 = 2 << 3 | 2
        static let history: UInt8 = 3 << 3 | 2
        static let version: UInt8 = 4 << 3
        static let active: UInt8 = 5 << 3
    }

    /// Opens a record, which must be the one asked for, into `octets`, which the caller wipes, as
    /// the encoded `Patient` that it is. False when it does not open, for a record that is erased,
    /// and for one that leads to another.
    func openEncoded(
        _ sealed: SealedPatient, patientID: String, into octets: inout [UInt8]
    ) -> Bool {
        guard !sealed.isErased, sealed.replacedBy == nil,
            let own = try? key(of: sealed.pseudonym, in: sealed.key)?.key
        else { return false }
        octets.removeAll(keepingCapacity: true)
        octets.append(FieldTag.patientID)
        octets.append(UInt8(truncatingIfNeeded: patientID.utf8.count))
        octets += patientID.utf8
        guard
            append(
                FieldTag.demographics, sealed.demographics, .demographics, sealed, own,
                to: &octets),
            append(FieldTag.history, sealed.history, .history, sealed, own, to: &octets)
        else { return false }
        octets.append(FieldTag.version)
        Self.append(sealed.version, to: &octets)
        if sealed.isActive { octets += [FieldTag.active, 1] }
        return true
    }

    private func append(
        _ tag: UInt8, _ envelope: [UInt8], _ column: Column, _ sealed: SealedPatient,
        _ own: SubjectKey, to octets: inout [UInt8]
    ) -> Bool {
        let count = envelope.count - PHISealer.overheadByteCount
        guard count >= 0, PHISealer.isOfSubject(envelope) else { return false }
        octets.append(tag)
        Self.append(UInt64(count), to: &octets)
        let start = octets.count
        // To be written over: zeros would be appended one by one.
        octets.append(contentsOf: envelope[..<count])
        let place = place(Self.table, column, sealed.pseudonym, sealed.version)
        return unsafe octets.withUnsafeMutableBytes { octets in
            unsafe envelope.withUnsafeBytes { envelope in
                do throws(PHIError) {
                    try unsafe sealer.open(
                        envelope, at: place, under: own,
                        into: UnsafeMutableRawBufferPointer(rebasing: octets[start...]))
                    return true
                } catch { return false }
            }
        }
    }

    /// Appends a number in seven bits an octet, the least significant first.
    private static func append(_ number: UInt64, to octets: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            octets.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        octets.append(UInt8(truncatingIfNeeded: rest))
    }
}
