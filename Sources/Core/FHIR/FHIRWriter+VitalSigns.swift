internal import Messages

/// Vital signs of a note as Observations. Source of the codes: LOINC, vital signs panel; UCUM.
extension FHIRWriter {
    /// One of them, and where it stands in the note, in octets.
    struct VitalSign {
        let url: String
        let offset: Int
        let resource: JSONValue
    }

    /// All that the note gives, in the order of its lists.
    static func vitalSigns(_ note: SoapV1.GetNoteResponse, _ time: String?) -> [VitalSign] {
        guard let extraction = note.extraction else { return [] }
        var signs: [VitalSign] = []
        func add(_ code: String, _ offset: UInt32, _ fill: (inout Written) -> Void) {
            let url = "urn:carewire:note:\(note.noteID):vital-\(signs.count + 1)"
            let resource = observation(code, note, time, fill)
            signs.append(VitalSign(url: url, offset: Int(offset), resource: resource))
        }
        for pressure in extraction.bloodPressures {
            add("85354-9", pressure.offset) { object in
                object.add(
                    "component",
                    list: [
                        component("8480-6", "\(pressure.systolicMmhg)"),
                        component("8462-4", "\(pressure.diastolicMmhg)"),
                    ])
            }
        }
        for temperature in extraction.temperatures {
            add("8310-5", temperature.offset) {
                $0.add("valueQuantity", quantity(text(temperature.celsius), "Cel"))
            }
        }
        for measurement in extraction.measurements {
            guard let (code, unit) = codes(measurement.sign) else { continue }
            add(code, measurement.offset) {
                $0.add("valueQuantity", quantity(text(measurement.value), unit))
            }
        }
        return signs
    }

    private static func codes(
        _ sign: SoapV1.Measurement.Sign
    ) -> (code: String, unit: String)? {
        switch sign {
        case .heartRate: ("8867-4", "/min")
        case .respiratoryRate: ("9279-1", "/min")
        case .oxygenSaturation: ("59408-5", "%")
        case .weight: ("29463-7", "kg")
        case .pain: ("72514-3", "{score}")
        case .comaScale: ("9269-2", "{score}")
        case .unspecified, .unrecognized: nil
        }
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() ? "\(Int(value))" : "\(value)"
    }

    private static func component(_ code: String, _ value: String) -> JSONValue {
        .object { component in
            component.add("code", coded(code))
            component.add("valueQuantity", quantity(value, "mm[Hg]"))
        }
    }

    private static func coded(_ code: String) -> JSONValue? {
        concept("http://loinc.org", code)
    }

    private static func observation(
        _ code: String, _ note: SoapV1.GetNoteResponse, _ time: String?,
        _ fill: (inout Written) -> Void
    ) -> JSONValue {
        var object = Written()
        object.add("resourceType", "Observation")
        let isSigned = note.status == .final || note.status == .amended
        let isWrong = note.status == .enteredInError
        object.add(
            "status", isWrong ? "entered-in-error" : isSigned ? "final" : "preliminary")
        object.add(
            "category", list: [concept(FHIRSystem.observationCategory, "vital-signs")])
        object.add("code", coded(code))
        object.add(
            "subject",
            .object { $0.add("reference", "urn:carewire:note:\(note.noteID):patient") })
        object.add("effectiveDateTime", time)
        fill(&object)
        return object.value
    }
}
