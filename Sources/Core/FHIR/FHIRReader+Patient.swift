internal import Messages

extension FHIRReader {
    static func patient(_ root: Element) throws(FHIRError) -> PatientResource {
        root.lose([
            "contained", "maritalStatus", "multipleBirthInteger", "photo", "contact",
            "communication", "generalPractitioner", "managingOrganization", "link",
            "deceasedDateTime",
        ])
        for name in ["deceasedBoolean", "multipleBirthBoolean"]
        where try root.bool(name) ?? false { root.lose(name) }
        var demographics = try name(root)
        if let birthDate = try root.text("birthDate") {
            guard FHIRTime.isDate(birthDate) else {
                throw root.wrong("birthDate", "is YYYY, YYYY-MM or YYYY-MM-DD")
            }
            demographics.birthDate = PHI(birthDate)
        }
        demographics.gender = try root.code("gender", FHIRCodes.gender) ?? .unspecified
        demographics.identifiers = try identifiers(root)
        demographics.phone = PHI(try phone(root) ?? "")
        demographics.address = PHI(try address(root) ?? "")
        return PatientResource(
            patientID: PHI(try id(root)), demographics: demographics,
            history: try history(root), isActive: try root.bool("active") ?? true)
    }

    /// The name in official use, else in usual use, else the first that is not an old one.
    private static func name(_ root: Element) throws(FHIRError) -> PatientV1.Demographics {
        var chosen: Element?
        var best = Int.max
        let names = try root.objects("name")
        for element in names {
            let rank =
                switch try element.text("use") {
                case "official": 0
                case "usual": 1
                case "old", "maiden": 3
                default: 2
                }
            if rank < best {
                chosen = element
                best = rank
            }
        }
        if names.count > 1 { root.lose("name") }
        guard let chosen else { return PatientV1.Demographics() }
        chosen.lose(["prefix", "suffix", "period"])
        let family = try chosen.text("family")
        let given = try chosen.texts("given")
        let text = try chosen.text("text")
        // A name that is given as a whole only is better found as a family name than not at all.
        let whole = family == nil && given.isEmpty ? text : nil
        return PatientV1.Demographics(
            familyName: PHI(family ?? whole ?? ""), givenNames: given.map { PHI($0) })
    }

    private static func identifiers(
        _ root: Element
    ) throws(FHIRError) -> [PatientV1.Identifier] {
        var identifiers: [PatientV1.Identifier] = []
        for element in try root.objects("identifier") {
            element.lose(["type", "period", "assigner"])
            guard try element.text("use") != "old" else {
                root.lose("identifier")
                continue
            }
            let identifier = PatientV1.Identifier(
                system: try element.text("system") ?? "",
                value: PHI(try element.text("value") ?? ""))
            if identifier == PatientV1.Identifier() {
                root.lose("identifier")
            } else {
                identifiers.append(identifier)
            }
        }
        return identifiers
    }

    /// The first phone number that is not an old one.
    private static func phone(_ root: Element) throws(FHIRError) -> String? {
        var phone: String?
        for element in try root.objects("telecom") {
            let isPhone = try element.text("system") == "phone"
            let isOld = try element.text("use") == "old"
            if phone == nil, isPhone, !isOld, let value = try element.text("value") {
                phone = value
                element.lose(["rank", "period"])
            } else {
                root.lose("telecom")
            }
        }
        return phone
    }

    /// The first address that is not an old one: its text, or its parts in a row.
    private static func address(_ root: Element) throws(FHIRError) -> String? {
        var address: String?
        for element in try root.objects("address") {
            guard address == nil, try element.text("use") != "old" else {
                root.lose("address")
                continue
            }
            element.lose(["period"])
            var parts = try element.texts("line")
            for part in ["city", "district", "state", "postalCode", "country"] {
                if let text = try element.text(part) { parts.append(text) }
            }
            let text = try element.text("text") ?? parts.joined(separator: ", ")
            if !text.isEmpty { address = text }
        }
        return address
    }

    private static func history(
        _ root: Element
    ) throws(FHIRError) -> PatientV1.MedicalHistory? {
        var history = PatientV1.MedicalHistory()
        var isThere = false
        for (name, element) in try root.extensions() {
            guard let text = try element.text("valueString") else { continue }
            switch name {
            case "history-condition": history.conditions.append(PHI(text))
            case "history-allergy": history.allergies.append(PHI(text))
            case "history-medication": history.medications.append(PHI(text))
            default: continue
            }
            isThere = true
        }
        return isThere ? history : nil
    }
}
