package import Messages

/// Writes patients and entries as resources of FHIR R4, one line each.
///
/// What FHIR has no place for is in extensions whose URLs begin with `urn:carewire:fhir:`, so that
/// reading gives the same record again.
package enum FHIRWriter {
    /// A Patient with its line end.
    /// - Parameter updatedAtUs: `meta.lastUpdated`, in microseconds since 1970-01-01 00:00 UTC.
    package static func line(_ patient: PatientV1.Patient, updatedAtUs: Int64) -> [UInt8] {
        var object = resource(
            "Patient", patient.patientID.revealed, patient.version, updatedAtUs)
        write(patient, into: &object)
        return line(object)
    }

    /// An entry with its line end; nil for one without content.
    /// - Parameters:
    ///   - patientID: whose chart it belongs to.
    ///   - updatedAtUs: `meta.lastUpdated`, in microseconds since 1970-01-01 00:00 UTC.
    package static func line(
        _ entry: PatientV1.ChartEntry, of patientID: PHI<String>, updatedAtUs: Int64
    ) -> [UInt8]? {
        let patient = Written.object { $0.add("reference", "Patient/\(patientID.revealed)") }
        let time = FHIRTime.text(ofMicroseconds: entry.occurredAtUs)
        func object(_ type: String) -> Written {
            resource(type, entry.entryID, entry.version, updatedAtUs)
        }
        var written: Written
        switch entry.content {
        case .encounter(let encounter):
            written = object("Encounter")
            write(encounter, patient, entry.occurredAtUs, into: &written)
        case .labResult(let result):
            written = object("Observation")
            write(result, patient, time, into: &written)
        case .condition(let condition):
            written = object("Condition")
            write(condition, patient, time, into: &written)
        case .allergy(let allergy):
            written = object("AllergyIntolerance")
            write(allergy, patient, time, into: &written)
        case .medication(let medication):
            written = object("MedicationRequest")
            write(medication, patient, time, into: &written)
        case nil: return nil
        }
        return line(written)
    }

    private static func line(_ object: Written) -> [UInt8] {
        Array(object.value.text().utf8) + [UInt8(ascii: "\n")]
    }

    private static func resource(
        _ type: String, _ id: String, _ version: UInt64, _ updatedAtUs: Int64
    ) -> Written {
        var object = Written()
        object.add("resourceType", type)
        object.add("id", id)
        object.add(
            "meta",
            .object { meta in
                meta.add("versionId", String(version))
                meta.add("lastUpdated", FHIRTime.text(ofMicroseconds: updatedAtUs))
            })
        return object
    }

    // MARK: What resources share

    static func concept(_ coding: PatientV1.Coding?) -> JSONValue? {
        guard let coding else { return nil }
        if coding.code.revealed.isEmpty, coding.system.isEmpty {
            return .object { $0.add("text", coding.display.revealed) }
        }
        return .object { concept in
            concept.add(
                "coding",
                list: [
                    .object {
                        $0.add("system", coding.system)
                        $0.add("code", coding.code.revealed)
                        $0.add("display", coding.display.revealed)
                    }
                ])
        }
    }

    static func concept(_ system: String, _ code: String?) -> JSONValue? {
        guard let code else { return nil }
        return concept(PatientV1.Coding(system: system, code: PHI(code)))
    }

    static func quantity(
        _ value: String, _ unit: String, comparator: String = ""
    ) -> JSONValue? {
        guard isNumber(value) else { return nil }
        return .object { quantity in
            quantity.add("value", .number(value))
            quantity.add("comparator", comparator)
            quantity.add("unit", unit)
            if !unit.isEmpty, !unit.contains(where: \.isWhitespace) {
                quantity.add("system", FHIRSystem.units)
                quantity.add("code", unit)
            }
        }
    }

    /// Whether JSON and FHIR take the text as a number.
    static func isNumber(_ text: String) -> Bool {
        guard case .number(let number) = try? JSONValue(parsing: text) else { return false }
        return number == text
    }

    /// A practitioner by reference if the id can be one's, else by identifier.
    static func practitioner(_ id: PHI<String>) -> JSONValue? {
        if id.revealed.isEmpty { return nil }
        return .object { reference in
            if Reference.isID(id.revealed) {
                reference.add("reference", "Practitioner/\(id.revealed)")
            } else {
                reference.add("identifier", .object { $0.add("value", id.revealed) })
            }
        }
    }

    /// One of our own extensions.
    static func own(_ name: String, code: String? = nil, text: String? = nil) -> JSONValue {
        .object { element in
            element.add("url", FHIRSystem.extensions + name)
            element.add("valueCode", code)
            element.add("valueString", text)
        }
    }
}
