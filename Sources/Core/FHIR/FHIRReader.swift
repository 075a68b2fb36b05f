internal import Messages

/// Reads lines of NDJSON: resources of FHIR R4, as charts hold them.
///
/// Members that the specification does not know are ignored; those that it knows and that are not
/// kept are named among the losses. See the module's page for both.
package enum FHIRReader {
    /// Reads one line without its end.
    /// - Throws: ``FHIRError``; its message has the member's path and never its value.
    package static func read(_ octets: [UInt8]) throws(FHIRError) -> FHIRLine {
        guard octets.count <= FHIRLimits.lineByteCountMax else {
            throw FHIRError(
                .tooLong, "a line has at most \(FHIRLimits.lineByteCountMax) octets")
        }
        guard let text = String(validating: octets, as: UTF8.self) else {
            throw FHIRError(.notJSON, "the line is not UTF-8")
        }
        let value: JSONValue
        do throws(MessageError) {
            value = try JSONValue(parsing: text)
        } catch {
            throw FHIRError(.notJSON, error.message, cause: error)
        }
        guard case .string(let type) = value["resourceType"] else {
            throw FHIRError(.missing, "resourceType must be there, a string")
        }
        guard let read = readers[type] else {
            throw FHIRError(.notHeld, "charts hold no resources of this resourceType")
        }
        let losses = Element.Losses()
        let root = try Element(value, path: type, losses: losses)
        guard !root.has("implicitRules") else {
            throw FHIRError(.notUnderstood, "\(type).implicitRules is not understood")
        }
        if let meta = try root.object("meta") { meta.lose(["security", "tag"]) }
        return FHIRLine(resource: try read(root), losses: losses.names)
    }

    private static let readers:
        [String: @Sendable (Element) throws(FHIRError) -> FHIRLine.Resource] = [
            "Patient": { (root) throws(FHIRError) in .patient(try patient(root)) },
            "Encounter": { (root) throws(FHIRError) in .entry(try encounter(root)) },
            "Observation": { (root) throws(FHIRError) in .entry(try observation(root)) },
            "Condition": { (root) throws(FHIRError) in .entry(try condition(root)) },
            "AllergyIntolerance": { (root) throws(FHIRError) in .entry(try allergy(root)) },
            "MedicationRequest": { (root) throws(FHIRError) in .entry(try medication(root)) },
        ]

    // MARK: What resources share

    static func id(_ root: Element) throws(FHIRError) -> String {
        guard let id = try root.text("id") else { throw root.missing("id") }
        guard Reference.isID(id) else {
            throw root.wrong(
                "id", "has 1 to \(FHIRLimits.idByteCountMax) of A-Z a-z 0-9 . -")
        }
        return id
    }

    /// The patient that `name` refers to.
    static func patientReference(
        _ root: Element, _ name: String
    ) throws(FHIRError) -> PatientReference {
        guard let element = try root.object(name) else { throw root.missing(name) }
        if let text = try element.text("reference") {
            switch Reference(text, to: "Patient") {
            case .id(let id): return .id(PHI(id))
            case .identifier(let system, let value):
                return .identifier(PatientV1.Identifier(system: system, value: PHI(value)))
            case nil: throw element.wrong("reference", "must lead to a Patient by its id")
            }
        }
        guard let identifier = try element.object("identifier"),
            let value = try identifier.text("value")
        else { throw element.missing("reference") }
        return .identifier(
            PatientV1.Identifier(
                system: try identifier.text("system") ?? "", value: PHI(value)))
    }

    /// The id that names a practitioner: of a reference, of an identifier, or what is displayed.
    static func practitioner(_ element: Element) throws(FHIRError) -> String? {
        let display = try element.text("display")
        let identifier = try element.object("identifier")
        if let text = try element.text("reference") {
            let reference = Reference(text, to: nil)
            if display != nil { element.lose("display") }
            if identifier != nil { element.lose("identifier") }
            switch reference {
            case .id(let id): return id
            case .identifier(_, let value): return value
            case nil:
                element.lose("reference")
                return display
            }
        }
        if let value = try identifier?.text("value") {
            identifier?.lose(["system", "type", "use", "period", "assigner"])
            if display != nil { element.lose("display") }
            return value
        }
        return display
    }

    /// The first coding of a concept that has a code; other codings, and a text beside a display,
    /// are noted as lost. Nil when there is none.
    static func coding(_ concept: Element) throws(FHIRError) -> PatientV1.Coding? {
        let codings = try concept.objects("coding")
        let text = try concept.text("text")
        var found: PatientV1.Coding?
        for element in codings where found == nil && element.has("code") {
            found = try coding(of: element)
        }
        guard var coding = found else {
            if !codings.isEmpty { concept.lose("coding") }
            return text.map { PatientV1.Coding(display: PHI($0)) }
        }
        if codings.count > 1 { concept.lose("coding") }
        if coding.display.revealed.isEmpty {
            coding.display = PHI(text ?? "")
        } else if let text, text != coding.display.revealed {
            concept.lose("text")
        }
        return coding
    }

    static func coding(of element: Element) throws(FHIRError) -> PatientV1.Coding {
        element.lose(["version"])
        return PatientV1.Coding(
            system: try element.text("system") ?? "", code: PHI(try element.text("code") ?? ""),
            display: PHI(try element.text("display") ?? ""))
    }

    /// A concept's words: its text, else the display or the code of its first coding.
    static func words(_ concept: Element) throws(FHIRError) -> String? {
        let codings = try concept.objects("coding")
        if !codings.isEmpty { concept.lose("coding") }
        if let text = try concept.text("text") { return text }
        for coding in codings {
            if let display = try coding.text("display") { return display }
            if let code = try coding.text("code") { return code }
        }
        return nil
    }

    /// The code of a concept's first coding of a known code; others are noted as lost.
    static func status<Value>(
        _ root: Element, _ name: String, _ table: CodeTable<Value>
    ) throws(FHIRError) -> Value? {
        guard let concept = try root.object(name) else { return nil }
        for coding in try concept.objects("coding") {
            if let code = try coding.text("code"), let value = table.value(code) { return value }
        }
        throw root.wrong(name, "must have a code of FHIR R4")
    }

    /// The first of some times that is there; of the others, those that are there are lost.
    static func time(
        _ root: Element, _ names: [String], period: String? = nil
    ) throws(FHIRError) -> Int64 {
        var found: Int64?
        for name in names where root.has(name) {
            if found == nil {
                found = try root.time(name)
            } else {
                root.lose(name)
            }
        }
        if let period, let element = try root.object(period) {
            if found == nil {
                found = try element.time("start")
                element.lose(["end"])
            } else {
                root.lose(period)
            }
        }
        guard let found else { throw root.missing(names.first ?? period ?? "period") }
        return found
    }
}
