internal import Messages

extension FHIRWriter {
    static func write(_ patient: PatientV1.Patient, into object: inout Written) {
        let history = patient.history ?? PatientV1.MedicalHistory()
        object.add(
            "extension",
            list: extensions("history-condition", history.conditions)
                + extensions("history-allergy", history.allergies)
                + extensions("history-medication", history.medications))
        let demographics = patient.demographics ?? PatientV1.Demographics()
        object.add("identifier", list: demographics.identifiers.map(identifier))
        object.add("active", .bool(patient.active))
        object.add(
            "name",
            list: [
                .object { name in
                    name.add("family", demographics.familyName.revealed)
                    name.add("given", list: texts(demographics.givenNames))
                }
            ])
        object.add(
            "telecom",
            list: [
                demographics.phone.revealed.isEmpty
                    ? nil
                    : .object {
                        $0.add("system", "phone")
                        $0.add("value", demographics.phone.revealed)
                    }
            ])
        object.add("gender", FHIRCodes.gender.code(demographics.gender))
        object.add("birthDate", demographics.birthDate.revealed)
        object.add(
            "address", list: [.object { $0.add("text", demographics.address.revealed) }])
    }

    private static func identifier(_ identifier: PatientV1.Identifier) -> JSONValue {
        .object {
            $0.add("system", identifier.system)
            $0.add("value", identifier.value.revealed)
        }
    }

    private static func texts(_ texts: [PHI<String>]) -> [JSONValue?] {
        texts.map { $0.revealed.isEmpty ? nil : .string($0.revealed) }
    }

    private static func extensions(_ name: String, _ texts: [PHI<String>]) -> [JSONValue?] {
        texts.map { $0.revealed.isEmpty ? nil : own(name, text: $0.revealed) }
    }
}
