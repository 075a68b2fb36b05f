import FHIR
import Messages
import TestSupport
import Testing

/// Charts of nobody, as another system would export them.
enum BulkData {
    /// Lines of patients and, behind them, of their entries: an encounter and two results each,
    /// conditions, allergies and medications of some.
    static func lines(patientCount: Int, seed: UInt64 = 7) -> [[UInt8]] {
        var random = SeededGenerator(seed: seed)
        var lines = (0..<patientCount).map { patient($0) }
        for number in 0..<patientCount {
            let day = { (random: inout SeededGenerator) in
                "202\(4 + random.below(2))-0\(1 + random.below(9))-1\(random.below(10))"
            }
            let visit = day(&random)
            lines.append(encounter(number, visit))
            for index in 0..<2 { lines.append(result(number, index, visit, random.below(1000))) }
            if number % 3 == 0 { lines.append(condition(number, day(&random))) }
            if number % 4 == 0 { lines.append(allergy(number, day(&random))) }
            if number % 5 == 0 { lines.append(medication(number, day(&random))) }
        }
        return lines.map { Array($0.utf8) }
    }

    static func patient(_ number: Int, family: String = "Example") -> String {
        """
        {"resourceType":"Patient","id":"p-\(number)","identifier":[{"system":"urn:example:mrn",\
        "value":"MRN-\(number)"}],"name":[{"family":"\(family)\(number)","given":["Jane"]}],\
        "gender":"female","birthDate":"19\(10 + number % 80)-01-01","maritalStatus":{"text":"S"}}
        """
    }

    static func encounter(_ number: Int, _ day: String) -> String {
        """
        {"resourceType":"Encounter","id":"e-\(number)","status":"finished","class":{"system":\
        "http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},"subject":{"reference":\
        "Patient/p-\(number)"},"period":{"start":"\(day)T08:00:00Z","end":"\(day)T09:00:00Z"},\
        "reasonCode":[{"text":"Cough and fever"}]}
        """
    }

    static func result(
        _ number: Int, _ index: Int, _ day: String, _ value: Int, category: String = "laboratory"
    ) -> String {
        """
        {"resourceType":"Observation","id":"o-\(number)-\(index)","status":"final","category":\
        [{"coding":[{"code":"\(category)"}]}],"code":{"coding":[{"system":"http://loinc.org",\
        "code":"2160-0"}]},"subject":{"reference":"Patient/p-\(number)"},"encounter":{"reference":\
        "Encounter/e-\(number)"},"effectiveDateTime":"\(day)T08:30:00Z","valueQuantity":{"value":\
        \(value).00,"code":"mg/dL","system":"http://unitsofmeasure.org"}}
        """
    }

    static func condition(_ number: Int, _ day: String) -> String {
        """
        {"resourceType":"Condition","id":"c-\(number)","clinicalStatus":{"coding":[{"code":\
        "active"}]},"code":{"coding":[{"system":"urn:c","code":"1"}]},"subject":{"reference":\
        "urn:uuid:p-\(number)"},"onsetDateTime":"\(day)"}
        """
    }

    static func allergy(_ number: Int, _ day: String) -> String {
        """
        {"resourceType":"AllergyIntolerance","id":"a-\(number)","code":{"coding":[{"system":\
        "urn:c","code":"2"}]},"patient":{"identifier":{"system":"urn:example:mrn","value":\
        "MRN-\(number)"}},"recordedDate":"\(day)T00:00:00+01:00","reaction":[{"manifestation":\
        [{"text":"Hives"}]}]}
        """
    }

    static func medication(_ number: Int, _ day: String) -> String {
        """
        {"resourceType":"MedicationRequest","id":"m-\(number)","status":"active","intent":"order",\
        "medicationCodeableConcept":{"coding":[{"system":"urn:rx","code":"3"}]},"subject":\
        {"reference":"Patient/p-\(number)"},"authoredOn":"\(day)T10:00:00Z"}
        """
    }

    /// What lines say, whatever ids and versions they have: patients by id, and all entries by
    /// patient (whose identifier says the number), in an order of their own.
    static func content(_ lines: [[UInt8]]) throws -> [String] {
        var content: [String] = []
        for line in lines {
            switch try FHIRReader.read(line).resource {
            case .patient(let patient):
                content.append(
                    "\(patient.patientID.revealed) \(patient.isActive) "
                        + patient.demographics.json().text())
            case .entry(let entry):
                let patient =
                    switch entry.patient {
                    case .id(let id): id.revealed
                    case .identifier(let identifier):
                        identifier.value.revealed.replacing("MRN-", with: "p-")
                    }
                content.append(
                    "\(patient) \(entry.encounterID != nil) " + entry.entry.json().text())
            }
        }
        return content.sorted()
    }
}
