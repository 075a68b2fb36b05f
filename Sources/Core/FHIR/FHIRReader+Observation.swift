internal import Messages

/// Laboratory results.
extension FHIRReader {
    static func observation(_ root: Element) throws(FHIRError) -> EntryResource {
        guard try isLaboratory(root) else {
            throw FHIRError(.notHeld, "charts hold no Observations of another category")
        }
        root.lose([
            "contained", "identifier", "basedOn", "partOf", "focus", "performer", "note",
            "bodySite", "method", "specimen", "device", "hasMember", "derivedFrom",
        ])
        guard let status = try root.code("status", FHIRCodes.observationStatus) else {
            throw root.missing("status")
        }
        guard let concept = try root.object("code"), let code = try coding(concept) else {
            throw root.missing("code")
        }
        var result = PatientV1.LabResult(status: status, code: code)
        try readValue(root, into: &result)
        for (name, element) in try root.extensions() {
            guard let text = try element.text("valueString") else { continue }
            if name == "value-text" { result.valueText = PHI(text) }
            if name == "unit" { result.unit = text }
        }
        try readRange(root, into: &result)
        if let concept = try root.first("interpretation") {
            result.interpretation = try interpretation(concept)
        }
        return EntryResource(
            type: "Observation", resourceID: PHI(try id(root)),
            patient: try patientReference(root, "subject"),
            encounterID: try encounterID(root),
            entry: PatientV1.ChartEntry(
                occurredAtUs: try time(
                    root, ["effectiveDateTime", "effectiveInstant", "issued"],
                    period: "effectivePeriod"),
                content: .labResult(result)))
    }

    private static func isLaboratory(_ root: Element) throws(FHIRError) -> Bool {
        for category in try root.objects("category") {
            for coding in try category.objects("coding")
            where try coding.text("code") == "laboratory" { return true }
        }
        return false
    }

    private static func encounterID(_ root: Element) throws(FHIRError) -> PHI<String>? {
        guard let element = try root.object("encounter") else { return nil }
        guard let text = try element.text("reference"),
            case .id(let id) = Reference(text, to: "Encounter")
        else {
            root.lose("encounter")
            return nil
        }
        return PHI(id)
    }

    private static func interpretation(
        _ concept: Element
    ) throws(FHIRError) -> PatientV1.Interpretation {
        for coding in try concept.objects("coding") {
            if let code = try coding.text("code"),
                let value = FHIRCodes.interpretation.value(code)
            {
                return value
            }
        }
        concept.lose()
        return .unspecified
    }

    // MARK: Values

    private static let otherValues = [
        "valueRange", "valueRatio", "valueSampledData", "valuePeriod",
    ]

    private static func readValue(
        _ root: Element, into result: inout PatientV1.LabResult
    ) throws(FHIRError) {
        for name in otherValues where root.has(name) {
            throw FHIRError(.notUnderstood, "\(root.path).\(name) cannot be held")
        }
        var isThere = true
        if let quantity = try root.object("valueQuantity") {
            try readQuantity(quantity, into: &result)
        } else if let number = try root.number("valueInteger") {
            result.value = PHI(number)
        } else if let text = try text(root, ["valueString", "valueDateTime", "valueTime"]) {
            result.valueText = PHI(text)
        } else if let concept = try root.object("valueCodeableConcept") {
            result.valueText = PHI(try words(concept) ?? "")
        } else if let flag = try root.bool("valueBoolean") {
            result.valueText = PHI(flag ? "true" : "false")
        } else {
            isThere = false
        }
        if root.has("component") {
            guard isThere else {
                throw FHIRError(.notUnderstood, "\(root.path).component cannot be held")
            }
            root.lose("component")
        }
        if let reason = try root.object("dataAbsentReason") {
            for coding in try reason.objects("coding")
            where try coding.text("code") != "unknown" { root.lose("dataAbsentReason") }
        }
    }

    private static func text(
        _ root: Element, _ names: [String]
    ) throws(FHIRError) -> String? {
        for name in names {
            if let text = try root.text(name) { return text }
        }
        return nil
    }

    /// A value with a comparator is another one without it, so it becomes text.
    private static func readQuantity(
        _ quantity: Element, into result: inout PatientV1.LabResult
    ) throws(FHIRError) {
        result.unit = try unit(quantity)
        guard let value = try quantity.number("value") else { throw quantity.missing("value") }
        guard let comparator = try quantity.text("comparator") else {
            result.value = PHI(value)
            return
        }
        guard FHIRCodes.comparators.contains(comparator) else {
            throw quantity.wrong("comparator", "must be a code of FHIR R4")
        }
        result.valueText = PHI(comparator + value)
    }

    /// The code of UCUM, or the unit as it is displayed.
    private static func unit(_ quantity: Element) throws(FHIRError) -> String {
        let shown = try quantity.text("unit")
        let code = try quantity.text("code")
        let system = try quantity.text("system")
        if let code, system == nil || system == FHIRSystem.units {
            if let shown, shown != code { quantity.lose("unit") }
            return code
        }
        if code != nil { quantity.lose(["code", "system"]) }
        return shown ?? code ?? ""
    }

    private static func readRange(
        _ root: Element, into result: inout PatientV1.LabResult
    ) throws(FHIRError) {
        guard let range = try root.first("referenceRange") else { return }
        range.lose(["type", "appliesTo", "age", "text"])
        result.referenceLow = PHI(try bound(range, "low", result.unit))
        result.referenceHigh = PHI(try bound(range, "high", result.unit))
    }

    private static func bound(
        _ range: Element, _ name: String, _ unit: String
    ) throws(FHIRError) -> String {
        guard let quantity = try range.object(name), let value = try quantity.number("value")
        else { return "" }
        let own = try self.unit(quantity)
        guard own.isEmpty || own == unit else {
            // A bound in another unit than the value would be read in the value's.
            range.lose(name)
            return ""
        }
        return value
    }
}
