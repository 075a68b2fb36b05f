internal import Messages

extension FHIRReader {
    static func medication(_ root: Element) throws(FHIRError) -> EntryResource {
        guard try root.bool("doNotPerform") != true else {
            throw FHIRError(.notUnderstood, "\(root.path).doNotPerform cannot be held")
        }
        root.lose([
            "identifier", "statusReason", "category", "priority", "reportedBoolean",
            "reportedReference", "encounter", "supportingInformation", "performer",
            "performerType", "recorder", "reasonCode", "reasonReference",
            "instantiatesCanonical", "instantiatesUri", "basedOn", "groupIdentifier",
            "courseOfTherapyType", "insurance", "note", "dispenseRequest", "substitution",
            "priorPrescription", "detectedIssue", "eventHistory",
        ])
        _ = try root.extensions()
        guard let status = try root.code("status", FHIRCodes.medicationStatus) else {
            throw root.missing("status")
        }
        var medication = PatientV1.Medication(
            status: status, intent: try intent(root), code: try substance(root))
        if let dosage = try root.first("dosageInstruction") {
            if let text = try dosage.text("text") {
                medication.dosage = PHI(text)
                if dosage.has("timing") || dosage.has("doseAndRate") { dosage.lose() }
            } else {
                dosage.lose()
            }
        }
        if let requester = try root.object("requester") {
            medication.requesterID = PHI(try practitioner(requester) ?? "")
        }
        return EntryResource(
            type: "MedicationRequest", resourceID: PHI(try id(root)),
            patient: try patientReference(root, "subject"), encounterID: nil,
            entry: PatientV1.ChartEntry(
                occurredAtUs: try time(root, ["authoredOn"]), content: .medication(medication)))
    }

    private static func intent(_ root: Element) throws(FHIRError) -> String {
        if root.has("intent") {
            guard let intent = try root.text("intent"), FHIRCodes.intents.contains(intent) else {
                throw root.wrong("intent", "must be a code of FHIR R4")
            }
            return intent
        }
        guard root.has("_intent") else { throw root.missing("intent") }
        for (name, element) in try root.extensions(of: "intent") where name == "intent" {
            return try element.text("valueString") ?? ""
        }
        return ""
    }

    /// The code of the medication, in the resource or in what it contains.
    private static func substance(_ root: Element) throws(FHIRError) -> PatientV1.Coding {
        if let concept = try root.object("medicationCodeableConcept") {
            root.lose(["contained"])
            guard let code = try coding(concept) else {
                throw root.missing("medicationCodeableConcept.coding")
            }
            return code
        }
        guard let element = try root.object("medicationReference") else {
            throw root.missing("medicationCodeableConcept")
        }
        if let text = try element.text("reference"), text.hasPrefix("#") {
            for contained in try root.objects("contained")
            where try contained.text("id") == String(text.dropFirst()) {
                contained.lose(["manufacturer", "form", "amount", "ingredient", "batch"])
                if let concept = try contained.object("code"), let code = try coding(concept) {
                    return code
                }
            }
        }
        throw FHIRError(
            .notUnderstood, "\(root.path).medicationReference leads out of the line")
    }
}
