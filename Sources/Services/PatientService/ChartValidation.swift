internal import Messages
internal import RPC

/// Checks entries of charts. A refusal names the field and the rule, never the value.
enum ChartValidation {
    /// An entry to be stored, with what the database will know of it.
    static func entry(_ entry: PatientV1.ChartEntry) throws(RPCError) -> EntryFacts {
        guard let facts = EntryFacts(entry) else { throw refusal("entry", "must have content") }
        guard ChartMonth(ofMicroseconds: entry.occurredAtUs) != nil else {
            throw refusal("entry.occurred_at_us", "is of the years 1900 to 2199")
        }
        switch entry.content {
        case .encounter(let encounter): try check(encounter)
        case .labResult(let result): try check(result)
        case .condition(let condition): try check(condition)
        case .allergy(let allergy): try check(allergy)
        case .medication(let medication): try check(medication)
        case nil: break
        }
        return facts
    }

    /// The name of an entry that callers give.
    static func name(_ entryID: String) throws(RPCError) -> EntryName {
        guard let name = EntryName(entryID) else {
            throw refusal("entry_id", "is one that the service gave")
        }
        return name
    }

    /// How many entries a page shall have.
    static func pageSize(_ size: UInt32, standard: Int, max: Int) throws(RPCError) -> Int {
        guard size <= max else { throw refusal("page_size", "is at most \(max)") }
        return size == 0 ? standard : Int(size)
    }

    static func refusal(_ field: String, _ rule: String) -> RPCError {
        RPCError(.invalidArgument, "\(field) \(rule)")
    }

    // MARK: Kinds

    private static func check(_ encounter: PatientV1.Encounter) throws(RPCError) {
        if isUnnamed(encounter.status.rawValue, 1...9) { throw badStatus("encounter.status") }
        if isUnnamed(encounter.encounterClass.rawValue, 0...6) {
            throw badStatus("encounter.encounter_class")
        }
        try count(encounter.types.count, "encounter.types")
        for type in encounter.types { try coding(type, "encounter.types") }
        try text(
            encounter.providerID, "encounter.provider_id", PatientLimits.codeByteCountMax)
        try text(encounter.reason, "encounter.reason", PatientLimits.entryTextByteCountMax)
        try text(encounter.location, "encounter.location", PatientLimits.displayByteCountMax)
    }

    private static func check(_ result: PatientV1.LabResult) throws(RPCError) {
        if isUnnamed(result.status.rawValue, 1...8) { throw badStatus("lab_result.status") }
        if isUnnamed(result.interpretation.rawValue, 0...6) {
            throw badStatus("lab_result.interpretation")
        }
        try required(result.code, "lab_result.code")
        for (value, field) in [
            (result.value, "value"), (result.referenceLow, "reference_low"),
            (result.referenceHigh, "reference_high"),
        ] where !isDecimal(value.revealed) {
            throw refusal("lab_result.\(field)", "is a decimal")
        }
        try length(result.unit, "lab_result.unit", PatientLimits.displayByteCountMax)
        try text(
            result.valueText, "lab_result.value_text", PatientLimits.entryTextByteCountMax)
        guard result.encounterID.isEmpty || EntryName(result.encounterID) != nil else {
            throw refusal("lab_result.encounter_id", "is one that the service gave")
        }
    }

    private static func check(_ condition: PatientV1.Condition) throws(RPCError) {
        try clinical(condition.clinicalStatus, condition.verificationStatus, "condition")
        try required(condition.code, "condition.code")
        try text(condition.note, "condition.note", PatientLimits.entryTextByteCountMax)
    }

    private static func check(_ allergy: PatientV1.Allergy) throws(RPCError) {
        try clinical(allergy.clinicalStatus, allergy.verificationStatus, "allergy")
        if isUnnamed(allergy.criticality.rawValue, 0...3) {
            throw badStatus("allergy.criticality")
        }
        try required(allergy.code, "allergy.code")
        try count(allergy.reactions.count, "allergy.reactions")
        for reaction in allergy.reactions {
            try text(reaction, "allergy.reactions", PatientLimits.displayByteCountMax)
        }
    }

    private static func check(_ medication: PatientV1.Medication) throws(RPCError) {
        if isUnnamed(medication.status.rawValue, 1...8) { throw badStatus("medication.status") }
        try length(medication.intent, "medication.intent", PatientLimits.codeByteCountMax)
        try required(medication.code, "medication.code")
        try text(medication.dosage, "medication.dosage", PatientLimits.entryTextByteCountMax)
        try text(
            medication.requesterID, "medication.requester_id", PatientLimits.codeByteCountMax)
    }

    private static func clinical(
        _ status: PatientV1.ClinicalStatus, _ verification: PatientV1.VerificationStatus,
        _ field: String
    ) throws(RPCError) {
        if isUnnamed(status.rawValue, 0...6) { throw badStatus("\(field).clinical_status") }
        if isUnnamed(verification.rawValue, 0...6) {
            throw badStatus("\(field).verification_status")
        }
    }

    // MARK: Fields

    /// Whether the contract has no name for a number.
    private static func isUnnamed(_ number: Int32, _ named: ClosedRange<Int32>) -> Bool {
        !named.contains(number)
    }

    private static func badStatus(_ field: String) -> RPCError {
        refusal(field, "is one of the contract's values")
    }

    private static func required(
        _ coding: PatientV1.Coding?, _ field: String
    ) throws(RPCError) {
        guard let coding, !coding.code.revealed.isEmpty else {
            throw refusal(field, "must have a code")
        }
        try self.coding(coding, field)
    }

    static func coding(_ coding: PatientV1.Coding, _ field: String) throws(RPCError) {
        try length(coding.system, "\(field).system", PatientLimits.systemByteCountMax)
        try text(coding.code, "\(field).code", PatientLimits.codeByteCountMax)
        try text(coding.display, "\(field).display", PatientLimits.displayByteCountMax)
    }

    static func text(
        _ text: PHI<String>, _ field: String, _ byteCountMax: Int
    ) throws(RPCError) {
        try length(text.revealed, field, byteCountMax)
    }

    private static func length(
        _ text: String, _ field: String, _ byteCountMax: Int
    ) throws(RPCError) {
        guard text.utf8.count <= byteCountMax else {
            throw refusal(field, "has at most \(byteCountMax) octets")
        }
    }

    private static func count(_ count: Int, _ field: String) throws(RPCError) {
        guard count <= PatientLimits.codingCountMax else {
            throw refusal(field, "has at most \(PatientLimits.codingCountMax) entries")
        }
    }

    /// Empty, or FHIR's decimal. Source: FHIR R4, Data Types, `decimal`.
    static func isDecimal(_ text: String) -> Bool {
        guard text.utf8.count <= PatientLimits.codeByteCountMax else { return false }
        if text.isEmpty { return true }
        var rest = Substring(text)
        if rest.first == "-" { rest.removeFirst() }
        guard let whole = takeDigits(&rest), whole == "0" || whole.first != "0" else {
            return false
        }
        if rest.first == "." {
            rest.removeFirst()
            guard takeDigits(&rest) != nil else { return false }
        }
        if rest.first == "e" || rest.first == "E" {
            rest.removeFirst()
            if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
            guard takeDigits(&rest) != nil else { return false }
        }
        return rest.isEmpty
    }

    private static func takeDigits(_ rest: inout Substring) -> Substring? {
        let digits = rest.prefix { "0"..."9" ~= $0 && $0.isASCII }
        rest.removeFirst(digits.count)
        return digits.isEmpty ? nil : digits
    }
}
