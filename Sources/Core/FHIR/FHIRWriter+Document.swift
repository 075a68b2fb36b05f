package import Messages

/// Notes as documents. Source: FHIR R4, Documents; C-CDA R2.1, Progress Note.
extension FHIRWriter {
    private static let noteSystem = "urn:carewire:note"
    private static let patientSystem = "urn:carewire:patient"
    private static let providerSystem = "urn:carewire:provider"
    private static let documentType = "11506-3"

    /// A Bundle of type document: a Composition, and behind it the patient, the author and the
    /// vital signs that it refers to. The text is in it whole, section by section.
    package static func document(_ note: SoapV1.GetNoteResponse) -> [UInt8] {
        let time = FHIRTime.text(ofMicroseconds: note.storedAtUnixNs / 1_000)
        let vitals = vitalSigns(note, time)
        var bundle = Written()
        bundle.add("resourceType", "Bundle")
        bundle.add("identifier", identifier(noteSystem, name(note, note.version)))
        bundle.add("type", "document")
        bundle.add("timestamp", time)
        bundle.add(
            "entry",
            list: [
                entry("urn:uuid:\(note.noteID)", composition(note, time, vitals)),
                entry(
                    url(note, "patient"),
                    .object {
                        $0.add("resourceType", "Patient")
                        $0.add(
                            "identifier",
                            list: [identifier(patientSystem, note.patientID.revealed)])
                    }),
                entry(
                    url(note, "author"),
                    .object {
                        $0.add("resourceType", "Practitioner")
                        $0.add("identifier", list: [identifier(providerSystem, note.providerID)])
                    }),
            ] + vitals.map { entry($0.url, $0.resource) })
        return Array(bundle.value.text().utf8)
    }

    /// How a version is named in the EHR.
    private static func name(_ note: SoapV1.GetNoteResponse, _ version: UInt64) -> String {
        version <= 1 ? note.noteID : "\(note.noteID).\(version)"
    }

    private static func url(_ note: SoapV1.GetNoteResponse, _ part: String) -> String {
        "urn:carewire:note:\(note.noteID):\(part)"
    }

    private static func entry(_ url: String, _ resource: JSONValue) -> JSONValue {
        .object {
            $0.add("fullUrl", url)
            $0.add("resource", resource)
        }
    }

    private static func identifier(_ system: String, _ value: String) -> JSONValue {
        .object {
            $0.add("system", system)
            $0.add("value", value)
        }
    }

    private static func reference(_ url: String) -> JSONValue {
        .object { $0.add("reference", url) }
    }

    private static func loinc(_ code: String, _ display: String?) -> JSONValue {
        .object { concept in
            concept.add(
                "coding",
                list: [
                    .object {
                        $0.add("system", "http://loinc.org")
                        $0.add("code", code)
                        $0.add("display", display)
                    }
                ])
        }
    }

    // MARK: Composition

    private static func composition(
        _ note: SoapV1.GetNoteResponse, _ time: String?, _ vitals: [VitalSign]
    ) -> JSONValue {
        .object { object in
            object.add("resourceType", "Composition")
            object.add("identifier", identifier(noteSystem, name(note, note.version)))
            object.add("status", status(note.status))
            object.add("type", loinc(documentType, "Progress note"))
            object.add("subject", reference(url(note, "patient")))
            object.add("date", time)
            object.add("author", list: [reference(url(note, "author"))])
            object.add("title", "Progress note")
            object.add("attester", list: note.signatures.map(attester))
            if note.version > 1 {
                let isAddendum = note.change == .addendum
                object.add(
                    "relatesTo",
                    list: [
                        .object {
                            $0.add("code", isAddendum ? "appends" : "replaces")
                            $0.add(
                                "targetIdentifier",
                                identifier(noteSystem, name(note, note.version - 1)))
                        }
                    ])
            }
            object.add("section", list: sections(note, vitals))
        }
    }

    private static func status(_ status: SoapV1.NoteStatus) -> String {
        switch status {
        case .final: "final"
        case .amended: "amended"
        case .enteredInError: "entered-in-error"
        case .preliminary, .unspecified, .unrecognized: "preliminary"
        }
    }

    private static func attester(_ signature: SoapV1.Signature) -> JSONValue {
        .object { attester in
            attester.add("mode", "legal")
            attester.add(
                "time", FHIRTime.text(ofMicroseconds: signature.signedAtUnixNs / 1_000))
            attester.add(
                "party",
                .object { $0.add("identifier", identifier(providerSystem, signature.signerID)) })
        }
    }

    // MARK: Sections

    /// What stands before the first heading, and every section under its heading as it is written.
    private static func sections(
        _ note: SoapV1.GetNoteResponse, _ vitals: [VitalSign]
    ) -> [JSONValue?] {
        let text = Array(note.text.revealed.utf8)
        let found = note.extraction?.sections ?? []
        var sections: [JSONValue?] = []
        func add(_ range: Range<Int>, _ title: String, _ code: String) {
            sections.append(
                section(
                    (code, title), text[range], vitals.filter { range.contains($0.offset) }))
        }
        if found.isEmpty {
            add(0..<text.count, "Note", "")
            return sections
        }
        var end = 0
        for (index, section) in found.enumerated() {
            let start = max(end, min(Int(section.offset), text.count))
            var heading = text[end..<start].split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
            if index == 0, heading.count > 1 {
                add(0..<(heading.last?.startIndex ?? 0), "Note", "")
                heading = heading.suffix(1)
            }
            end = min(start + Int(section.length), text.count)
            let title = heading.map { String(decoding: $0, as: UTF8.self) }
                .joined(separator: " ")
            let isBlank = title.utf8.allSatisfy { $0 <= 0x20 }
            add(start..<end, isBlank ? display(section) : title, section.loinc)
        }
        if text[end...].contains(where: { $0 > 0x20 }) { add(end..<text.count, "Note", "") }
        return sections
    }

    private static func section(
        _ title: (loinc: String, text: String), _ content: ArraySlice<UInt8>,
        _ vitals: [VitalSign]
    ) -> JSONValue {
        .object { section in
            section.add("title", title.text)
            if !title.loinc.isEmpty { section.add("code", loinc(title.loinc, nil)) }
            section.add(
                "text",
                .object {
                    $0.add("status", "generated")
                    $0.add("div", narrative(content))
                })
            section.add("entry", list: vitals.map { reference($0.url) })
        }
    }

    private static func display(_ section: SoapV1.Section) -> String {
        switch section.kind {
        case .subjective: "Subjective"
        case .objective: "Objective"
        case .assessment: "Assessment"
        case .plan: "Plan"
        case .assessmentAndPlan: "Assessment and Plan"
        case .other, .unspecified, .unrecognized: "Other"
        }
    }

    /// XHTML of nothing but a text with its line ends.
    private static func narrative(_ text: ArraySlice<UInt8>) -> String {
        var octets = Array("<div xmlns=\"http://www.w3.org/1999/xhtml\"><pre>".utf8)
        for octet in text {
            switch octet {
            case UInt8(ascii: "&"): octets += "&amp;".utf8
            case UInt8(ascii: "<"): octets += "&lt;".utf8
            case UInt8(ascii: ">"): octets += "&gt;".utf8
            // Control characters are none of XML's.
            case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20: octets += "&#xFFFD;".utf8
            default: octets.append(octet)
            }
        }
        octets += "</pre></div>".utf8
        return String(decoding: octets, as: UTF8.self)
    }
}
