internal import Messages

extension FHIRReader {
    static func encounter(_ root: Element) throws(FHIRError) -> EntryResource {
        root.lose([
            "contained", "identifier", "statusHistory", "classHistory", "serviceType",
            "priority", "episodeOfCare", "basedOn", "appointment", "length", "reasonReference",
            "diagnosis", "account", "hospitalization", "serviceProvider", "partOf",
        ])
        _ = try root.extensions()
        guard let status = try root.code("status", FHIRCodes.encounterStatus) else {
            throw root.missing("status")
        }
        guard let period = try root.object("period"), let start = try period.time("start")
        else { throw FHIRError(.missing, "\(root.path).period.start must be there") }
        var encounter = PatientV1.Encounter(
            status: status, encounterClass: try encounterClass(root),
            types: try types(root), endedAtUs: try period.time("end"))
        encounter.providerID = PHI(try provider(root) ?? "")
        if let reason = try root.first("reasonCode") {
            encounter.reason = PHI(try words(reason) ?? "")
        }
        encounter.location = PHI(try location(root) ?? "")
        return EntryResource(
            type: "Encounter", resourceID: PHI(try id(root)),
            patient: try patientReference(root, "subject"), encounterID: nil,
            entry: PatientV1.ChartEntry(occurredAtUs: start, content: .encounter(encounter)))
    }

    /// A class that the contract has no word for is noted as lost, one that says "unknown" is not.
    private static func encounterClass(
        _ root: Element
    ) throws(FHIRError) -> PatientV1.EncounterClass {
        guard let coding = try root.object("class"), let code = try coding.text("code") else {
            throw root.missing("class")
        }
        if let value = FHIRCodes.encounterClass.value(code) { return value }
        if try coding.text("system") != FHIRSystem.nullFlavor { root.lose("class") }
        return .unspecified
    }

    /// All codings of all types.
    private static func types(_ root: Element) throws(FHIRError) -> [PatientV1.Coding] {
        var types: [PatientV1.Coding] = []
        for concept in try root.objects("type") {
            let text = try concept.text("text")
            var codings: [PatientV1.Coding] = []
            for element in try concept.objects("coding") {
                var coding = try coding(of: element)
                if coding.display.revealed.isEmpty { coding.display = PHI(text ?? "") }
                codings.append(coding)
            }
            if codings.isEmpty {
                if let text { codings = [PatientV1.Coding(display: PHI(text))] }
            } else if let text, !codings.contains(where: { $0.display.revealed == text }) {
                concept.lose("text")
            }
            types += codings
        }
        return types
    }

    private static func provider(_ root: Element) throws(FHIRError) -> String? {
        var provider: String?
        for participant in try root.objects("participant") {
            participant.lose(["type", "period"])
            guard provider == nil, let individual = try participant.object("individual") else {
                root.lose("participant")
                continue
            }
            provider = try practitioner(individual)
        }
        return provider
    }

    private static func location(_ root: Element) throws(FHIRError) -> String? {
        guard let place = try root.first("location") else { return nil }
        place.lose(["status", "physicalType", "period"])
        guard let location = try place.object("location") else { return nil }
        if let display = try location.text("display") {
            location.lose(["reference", "identifier"])
            return display
        }
        return try practitioner(location)
    }
}
