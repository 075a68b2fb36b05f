internal import Messages

/// Laboratory results.
extension FHIRWriter {
    static func write(
        _ result: PatientV1.LabResult, _ patient: JSONValue, _ time: String?,
        into object: inout Written
    ) {
        let value = value(result)
        var extensions: [JSONValue?] = []
        if let left = value.left { extensions.append(own("value-text", text: left)) }
        if value.member?.0 != "valueQuantity", !result.unit.isEmpty {
            extensions.append(own("unit", text: result.unit))
        }
        object.add("extension", list: extensions)
        object.add("status", FHIRCodes.observationStatus.code(result.status) ?? "unknown")
        object.add("category", list: [concept(FHIRSystem.observationCategory, "laboratory")])
        object.add("code", concept(result.code))
        object.add("subject", patient)
        if !result.encounterID.isEmpty {
            object.add(
                "encounter",
                .object { $0.add("reference", "Encounter/\(result.encounterID)") })
        }
        object.add("effectiveDateTime", time)
        if let (name, content) = value.member {
            object.add(name, content)
        } else {
            object.add("dataAbsentReason", concept(FHIRSystem.dataAbsentReason, "unknown"))
        }
        object.add(
            "interpretation",
            list: [
                concept(
                    FHIRSystem.interpretation,
                    FHIRCodes.interpretation.code(result.interpretation))
            ])
        object.add(
            "referenceRange",
            list: [
                .object { range in
                    range.add("low", quantity(result.referenceLow.revealed, result.unit))
                    range.add("high", quantity(result.referenceHigh.revealed, result.unit))
                }
            ])
    }

    /// The one value that an Observation has, and a text that is left beside it.
    private static func value(
        _ result: PatientV1.LabResult
    ) -> (member: (String, JSONValue)?, left: String?) {
        let text = result.valueText.revealed
        if let quantity = quantity(result.value.revealed, result.unit) {
            return (("valueQuantity", quantity), text.isEmpty ? nil : text)
        }
        if text.isEmpty { return (nil, nil) }
        for comparator in FHIRCodes.comparators where text.hasPrefix(comparator) {
            let number = String(text.dropFirst(comparator.count))
            if let quantity = quantity(number, result.unit, comparator: comparator) {
                return (("valueQuantity", quantity), nil)
            }
        }
        return (("valueString", .string(text)), nil)
    }
}
