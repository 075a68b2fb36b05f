internal import Messages

/// Conditions and allergies.
extension FHIRReader {
    static func condition(_ root: Element) throws(FHIRError) -> EntryResource {
        root.lose([
            "contained", "identifier", "category", "severity", "bodySite", "encounter",
            "onsetAge", "onsetRange", "onsetString", "abatementDateTime", "abatementAge",
            "abatementPeriod", "abatementRange", "abatementString", "recorder", "asserter",
            "stage", "evidence",
        ])
        let (clinical, verification) = try statuses(root)
        guard let concept = try root.object("code"), let code = try coding(concept) else {
            throw root.missing("code")
        }
        var condition = PatientV1.Condition(
            clinicalStatus: clinical, verificationStatus: verification, code: code)
        if let note = try root.first("note") {
            note.lose(["authorReference", "authorString", "time"])
            condition.note = PHI(try note.text("text") ?? "")
        }
        return EntryResource(
            type: "Condition", resourceID: PHI(try id(root)),
            patient: try patientReference(root, "subject"), encounterID: nil,
            entry: PatientV1.ChartEntry(
                occurredAtUs: try time(
                    root, ["onsetDateTime", "recordedDate"], period: "onsetPeriod"),
                content: .condition(condition)))
    }

    static func allergy(_ root: Element) throws(FHIRError) -> EntryResource {
        root.lose([
            "contained", "identifier", "type", "category", "encounter", "onsetAge",
            "onsetRange", "onsetString", "recorder", "asserter", "lastOccurrence", "note",
        ])
        let (clinical, verification) = try statuses(root)
        guard let concept = try root.object("code"), let code = try coding(concept) else {
            throw root.missing("code")
        }
        let allergy = PatientV1.Allergy(
            clinicalStatus: clinical, verificationStatus: verification, code: code,
            criticality: try root.code("criticality", FHIRCodes.criticality) ?? .unspecified,
            reactions: try reactions(root))
        return EntryResource(
            type: "AllergyIntolerance", resourceID: PHI(try id(root)),
            patient: try patientReference(root, "patient"), encounterID: nil,
            entry: PatientV1.ChartEntry(
                occurredAtUs: try time(
                    root, ["onsetDateTime", "recordedDate"], period: "onsetPeriod"),
                content: .allergy(allergy)))
    }

    private static func reactions(_ root: Element) throws(FHIRError) -> [PHI<String>] {
        var reactions: [PHI<String>] = []
        for reaction in try root.objects("reaction") {
            reaction.lose([
                "substance", "description", "onset", "severity", "exposureRoute", "note",
            ])
            for manifestation in try reaction.objects("manifestation") {
                if let words = try words(manifestation) { reactions.append(PHI(words)) }
            }
        }
        return reactions
    }

    /// Both statuses; where FHIR has no code for one of ours, the writer's extension says it.
    private static func statuses(
        _ root: Element
    ) throws(FHIRError) -> (PatientV1.ClinicalStatus, PatientV1.VerificationStatus) {
        var clinical =
            try status(root, "clinicalStatus", FHIRCodes.clinicalStatus) ?? .unspecified
        var verification =
            try status(root, "verificationStatus", FHIRCodes.verificationStatus)
            ?? .unspecified
        for (name, element) in try root.extensions() {
            let code = try element.text("valueCode") ?? ""
            switch name {
            case "clinical-status":
                clinical = FHIRCodes.clinicalStatus.value(code) ?? .unspecified
            case "verification-status":
                verification = FHIRCodes.verificationStatus.value(code) ?? verification
            default: continue
            }
        }
        return (clinical, verification)
    }
}
