/// Records that are alike in all but event, request, time, version and patient, written out once:
/// each further one is a copy with five places filled in.
///
/// What it gives are the canonical octets of the very records that it stands for.
package struct AuditRecordForm: Sendable {
    /// What differs from one record of a form to the next.
    package struct Facts: Sendable {
        /// The event's id.
        package var eventID: AuditID
        /// The request that this was part of.
        package var traceID: AuditID
        /// UTC, in nanoseconds since 1970-01-01T00:00:00Z.
        package var timeNanoseconds: UInt64
        /// The resource's version.
        package var version: UInt64
        /// Whose data.
        package var patient: AuditPseudonym

        /// Facts of their parts.
        package init(
            eventID: AuditID, traceID: AuditID, timeNanoseconds: UInt64, version: UInt64,
            patient: AuditPseudonym
        ) {
            self.eventID = eventID
            self.traceID = traceID
            self.timeNanoseconds = timeNanoseconds
            self.version = version
            self.patient = patient
        }
    }

    /// A frame without number and hash, and in it a record of the form.
    let frame: [UInt8]
    private let resourceOffset: Int
    private let patientOffset: Int

    /// The form of a record's like.
    /// - Parameter record: its patient, its resource's pseudonym and what else of it differs are of
    ///   no account.
    /// - Throws: ``AuditError`` with code `internalFailure` for a record with criteria, or one that
    ///   is not about one patient by pseudonym.
    package init(of record: AuditRecord) throws(AuditError) {
        let octets = record.octets
        let addressByteCount = Int(octets[AuditRecord.fixedByteCount])
        // Behind the address, and the length of the resource's identity.
        resourceOffset = AuditRecord.fixedByteCount + 1 + addressByteCount + 1
        // Before the number of criteria, which is 0.
        patientOffset = octets.count - 1 - AuditPseudonym.byteCount
        guard case .pseudonym = record.resource.identity, record.patients.count == 1,
            record.criteria.isEmpty
        else { throw AuditError(.internalFailure, "a form is of a record about one patient") }
        var frame: [UInt8] = []
        SegmentFrame.append(record, to: &frame)
        self.frame = frame
    }

    /// The canonical octets of one record of the form.
    package func octets(of facts: Facts) -> [UInt8] {
        var octets = Array(frame[SegmentFrame.prefixByteCount...])
        unsafe octets.withUnsafeMutableBytes { unsafe fill($0, with: facts) }
        return octets
    }

    /// Fills the form in where it was copied to.
    @inline(__always)
    func fill(_ target: UnsafeMutableRawBufferPointer, with facts: Facts) {
        unsafe target.storeBytes(
            of: facts.eventID.lanes, toByteOffset: AuditRecord.eventIDOffset,
            as: SIMD16<UInt8>.self)
        unsafe target.storeBytes(
            of: facts.traceID.lanes, toByteOffset: AuditRecord.traceIDOffset,
            as: SIMD16<UInt8>.self)
        unsafe target.storeBytes(
            of: facts.timeNanoseconds.bigEndian, toByteOffset: AuditRecord.timeOffset,
            as: UInt64.self)
        unsafe target.storeBytes(
            of: facts.version.bigEndian, toByteOffset: AuditRecord.versionOffset, as: UInt64.self)
        unsafe target.storeBytes(
            of: facts.patient.lanes, toByteOffset: resourceOffset, as: SIMD32<UInt8>.self)
        unsafe target.storeBytes(
            of: facts.patient.lanes, toByteOffset: patientOffset, as: SIMD32<UInt8>.self)
    }
}
