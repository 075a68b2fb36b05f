/// Charts of nobody as FHIR R4 NDJSON: of each patient a Patient, an Encounter and two
/// Observations.
struct BulkLines {
    /// Lines of one patient.
    static let linesPerPatient = 4

    let octets: [UInt8]
    /// Where each line begins, and the end.
    private let bounds: [Int]

    var lineCount: Int { bounds.count - 1 }

    /// Lines of so many patients, whose ids begin with `prefix`: first all patients.
    init(patientCount: Int, prefix: String) {
        var octets: [UInt8] = []
        var bounds = [0]
        func add(_ line: String) {
            octets += line.utf8
            octets.append(0x0A)
            bounds.append(octets.count)
        }
        for number in 0..<patientCount { add(Self.patient("\(prefix)-\(number)", number)) }
        for number in 0..<patientCount {
            let id = "\(prefix)-\(number)"
            let day = "2026-0\(1 + number % 9)-1\(number % 10)"
            add(Self.encounter(id, day))
            for index in 0..<2 { add(Self.result(id, index, day, number)) }
        }
        self.octets = octets
        self.bounds = bounds
    }

    /// What stands behind line `count`.
    func octets(behind count: Int) -> ArraySlice<UInt8> {
        octets[bounds[min(count, lineCount)]...]
    }

    private static func patient(_ id: String, _ number: Int) -> String {
        """
        {"resourceType":"Patient","id":"\(id)","identifier":[{"system":"urn:example:mrn",\
        "value":"\(id)"}],"name":[{"family":"Synthetic","given":["Number \(number)"]}],\
        "gender":"other","birthDate":"19\(10 + number % 80)-01-01"}
        """
    }

    private static func encounter(_ id: String, _ day: String) -> String {
        """
        {"resourceType":"Encounter","id":"e-\(id)","status":"finished","class":{"system":\
        "http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},"subject":{"reference":\
        "Patient/\(id)"},"period":{"start":"\(day)T08:00:00Z","end":"\(day)T09:00:00Z"}}
        """
    }

    private static func result(_ id: String, _ index: Int, _ day: String, _ value: Int) -> String {
        """
        {"resourceType":"Observation","id":"o-\(id)-\(index)","status":"final","category":\
        [{"coding":[{"code":"laboratory"}]}],"code":{"coding":[{"system":"http://loinc.org",\
        "code":"2160-0"}]},"subject":{"reference":"Patient/\(id)"},"encounter":{"reference":\
        "Encounter/e-\(id)"},"effectiveDateTime":"\(day)T08:30:00Z","valueQuantity":{"value":\
        \(value % 1_000).00,"code":"mg/dL","system":"http://unitsofmeasure.org"}}
        """
    }
}
