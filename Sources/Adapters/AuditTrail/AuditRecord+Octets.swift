extension AuditRecord {
    /// The version of the octet form, its first octet.
    package static let formatVersion: UInt8 = 1
    /// Octets before the fields of variable length.
    static let fixedByteCount = 60
    /// Where the event's id stands.
    static let eventIDOffset = 8
    /// Where the request's id stands.
    static let traceIDOffset = 24
    /// Where the time stands, in 8 octets, big-endian.
    package static let timeOffset = 40
    /// Where the resource's version stands.
    static let versionOffset = 48
    /// Most octets of a record: every field at its bound.
    package static let byteCountMax =
        fixedByteCount + (1 + AuditID.byteCount) + (1 + AuditPseudonym.byteCount)
        + 3 * (1 + AuditToken.byteCountMax) + 2 * (1 + AuditIdentifier.byteCountMax)
        + (1 + patientCountMax * AuditPseudonym.byteCount)
        + (1 + criterionCountMax * (1 + AuditToken.byteCountMax + AuditID.byteCount))

    /// The canonical octets: equal records have equal ones, different records different ones.
    package var octets: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(256)
        append(to: &octets)
        return octets
    }

    /// Appends the canonical octets.
    ///
    /// Numbers are big-endian. Every field of variable length stands behind one octet with its
    /// length, or with the number of its items.
    func append(to octets: inout [UInt8]) {
        octets.append(Self.formatVersion)
        octets.append(action.rawValue)
        octets.append(interaction.rawValue)
        octets.append(outcome.rawValue)
        octets.append(purpose.rawValue)
        octets.append(decision.rawValue)
        octets.append(source.rawValue)
        octets.append(resource.kind.rawValue)
        octets.appendBytes(of: eventID.lanes)
        octets.appendBytes(of: traceID.lanes)
        octets.appendBytes(of: timeNanoseconds.bigEndian)
        octets.appendBytes(of: resource.version.bigEndian)
        octets.appendBytes(of: itemCount.bigEndian)
        append(address, to: &octets)
        append(resource.identity, to: &octets)
        octets.appendShort(operation.text)
        octets.appendShort(reason?.text ?? "")
        octets.appendShort(rule?.text ?? "")
        octets.appendShort(actor.text)
        octets.appendShort(service.text)
        octets.append(UInt8(truncatingIfNeeded: patients.count))
        for patient in patients { octets.appendBytes(of: patient.lanes) }
        octets.append(UInt8(truncatingIfNeeded: criteria.count))
        for criterion in criteria {
            octets.appendShort(criterion.field.text)
            octets.appendBytes(of: criterion.blinded.lanes)
        }
    }

    private func append(_ address: AuditAddress, to octets: inout [UInt8]) {
        switch address {
        case .none: octets.append(0)
        case .local:
            octets.append(1)
            octets.append(0)
        case .v4(let number):
            octets.append(4)
            octets.appendBytes(of: number.bigEndian)
        case .v6(let id):
            octets.append(16)
            octets.appendBytes(of: id.lanes)
        }
    }

    private func append(_ identity: AuditResource.Identity, to octets: inout [UInt8]) {
        switch identity {
        case .none: octets.append(0)
        case .number(let number):
            octets.append(8)
            octets.appendBytes(of: number.bigEndian)
        case .id(let id):
            octets.append(16)
            octets.appendBytes(of: id.lanes)
        case .pseudonym(let pseudonym):
            octets.append(32)
            octets.appendBytes(of: pseudonym.lanes)
        }
    }
}

extension AuditRecord {
    /// The record that canonical octets stand for.
    /// - Throws: ``AuditError`` with code `malformed` for anything that ``octets`` does not give.
    package init(octets: [UInt8]) throws(AuditError) {
        var reader = OctetReader(octets)
        guard let record = Self.read(&reader), reader.isAtEnd else {
            throw AuditError(.malformed, "these octets are no audit record")
        }
        self = record
    }

    /// The patients of a record's canonical octets, one behind the other, without reading the rest;
    /// nil for what is not as long as it says.
    @unsafe
    static func patients(in octets: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        var place = fixedByteCount
        // The address, the resource, and five words.
        for _ in 0..<7 where place < octets.count { unsafe place += 1 + Int(octets[place]) }
        guard place < octets.count else { return nil }
        let start = place + 1
        let end = unsafe start + Int(octets[place]) * AuditPseudonym.byteCount
        guard end <= octets.count else { return nil }
        return unsafe UnsafeRawBufferPointer(rebasing: octets[start..<end])
    }

    private static func read(_ reader: inout OctetReader) -> AuditRecord? {
        guard reader.octet() == formatVersion,
            let action = reader.octet().flatMap(AuditAction.init),
            let interaction = reader.octet().flatMap(AuditInteraction.init),
            let outcome = reader.octet().flatMap(AuditOutcome.init),
            let purpose = reader.octet().flatMap(AuditPurpose.init),
            let decision = reader.octet().flatMap(AuditDecision.init),
            let source = reader.octet().flatMap(AuditSource.init),
            let kind = reader.octet().flatMap(AuditResourceKind.init),
            let eventID = reader.id(), let traceID = reader.id(),
            let time = reader.number(UInt64.self), let version = reader.number(UInt64.self),
            let itemCount = reader.number(UInt32.self),
            let address = address(&reader), let identity = identity(&reader),
            let operation = reader.token(), let reason = reader.optionalToken(),
            let rule = reader.optionalToken(), let actor = reader.identifier(),
            let service = reader.identifier(), let patients = patients(&reader),
            let criteria = criteria(&reader)
        else { return nil }
        var record = AuditRecord(
            eventID: eventID, timeNanoseconds: time, action: action, interaction: interaction,
            operation: operation, actor: actor, service: service)
        record.outcome = outcome
        record.reason = reason
        record.address = address
        record.purpose = purpose
        record.resource = AuditResource(kind, identity, version: version)
        record.source = source
        record.itemCount = itemCount
        record.decision = decision
        record.rule = rule
        record.traceID = traceID
        do throws(AuditError) {
            try record.setPatients(patients)
            try record.setCriteria(criteria)
        } catch { return nil }
        return record
    }

    private static func address(_ reader: inout OctetReader) -> AuditAddress? {
        switch reader.octet() {
        case 0: AuditAddress.none
        case 1: reader.octet() == 0 ? .local : nil
        case 4: reader.number(UInt32.self).map(AuditAddress.v4)
        case 16: reader.id().map(AuditAddress.v6)
        case _: nil
        }
    }

    private static func identity(_ reader: inout OctetReader) -> AuditResource.Identity? {
        switch reader.octet() {
        case 0: AuditResource.Identity.none
        case 8: reader.number(UInt64.self).map(AuditResource.Identity.number)
        case 16: reader.id().map(AuditResource.Identity.id)
        case 32: reader.pseudonym().map(AuditResource.Identity.pseudonym)
        case _: nil
        }
    }

    private static func patients(_ reader: inout OctetReader) -> [AuditPseudonym]? {
        guard let count = reader.octet(), Int(count) <= patientCountMax else { return nil }
        var patients: [AuditPseudonym] = []
        for _ in 0..<count {
            guard let patient = reader.pseudonym() else { return nil }
            patients.append(patient)
        }
        return patients
    }

    private static func criteria(_ reader: inout OctetReader) -> [AuditCriterion]? {
        guard let count = reader.octet(), Int(count) <= criterionCountMax else { return nil }
        var criteria: [AuditCriterion] = []
        for _ in 0..<count {
            guard let field = reader.token(), let blinded = reader.id() else { return nil }
            criteria.append(AuditCriterion(field: field, blinded: blinded))
        }
        return criteria
    }
}
