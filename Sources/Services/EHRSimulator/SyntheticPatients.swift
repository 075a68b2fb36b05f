internal import Foundation
internal import Messages

/// People who do not exist, with five observations each. The same every time.
enum SyntheticPatients {
    /// Patients that can be made.
    static let patientCountMax = 10_000
    /// The system of the identifiers `PAT001`, `PAT002` …
    static let identifierSystem = "urn:carewire:mrn"

    private static let families = [
        "Sample", "Testcase", "Mockson", "Fixture", "Exampleton", "Dummyfield", "Simwell",
    ]
    private static let givens = [
        "Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gia", "Hal", "Ida", "Jon", "Kim",
    ]

    private struct Measure: Sendable {
        let code: String
        let display: String
        let unit: String
        let ucum: String
        /// The value for patient number n, as a decimal whose last zero counts.
        let value: @Sendable (Int) -> String
    }

    private static let measures = [
        Measure(code: "8867-4", display: "Heart rate", unit: "beats/minute", ucum: "/min") {
            "\(60 + $0 % 40)"
        },
        Measure(code: "8310-5", display: "Body temperature", unit: "C", ucum: "Cel") {
            "36.\($0 % 10)0"
        },
        Measure(code: "9279-1", display: "Respiratory rate", unit: "/minute", ucum: "/min") {
            "\(12 + $0 % 8)"
        },
        Measure(code: "59408-5", display: "Oxygen saturation", unit: "%", ucum: "%") {
            "\(94 + $0 % 6).0"
        },
    ]

    /// Fills `store` with `count` patients, at most ``patientCountMax``.
    ///
    /// - Throws: ``EHRSimulatorError`` `storeFull`.
    static func seed(
        _ store: inout FHIRStore, count: Int, now: Date
    ) throws(EHRSimulatorError) {
        guard (0...patientCountMax).contains(count) else {
            throw EHRSimulatorError(.storeFull, "at most \(patientCountMax) patients can be made")
        }
        for number in 1..<(count + 1) {
            let created = store.create("Patient", patient(number), now: now)
            guard case .created(let stored) = created else {
                throw EHRSimulatorError(.storeFull, "no room for \(count) patients")
            }
            for observation in observations(number, patientID: stored.id) {
                _ = store.create("Observation", observation, now: now)
            }
        }
    }

    /// `PAT001` for 1; four digits from 1000.
    static func identifier(_ number: Int) -> String {
        let digits = "\(number)"
        return "PAT" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    private static func patient(_ number: Int) -> JSONValue {
        let type = coding("http://terminology.hl7.org/CodeSystem/v2-0203", "MR", "Medical record")
        let identifier = JSONValue.object([
            ("use", .string("usual")), ("type", .object([("coding", .array([type]))])),
            ("system", .string(identifierSystem)), ("value", .string(identifier(number))),
        ])
        let name = JSONValue.object([
            ("family", .string(families[number % families.count])),
            ("given", .array([.string(givens[number % givens.count])])),
        ])
        let month = 1 + number % 12
        let birthDate = "\(1930 + number % 80)-\(month < 10 ? "0" : "")\(month)-15"
        return .object([
            ("resourceType", .string("Patient")), ("identifier", .array([identifier])),
            ("active", .bool(true)), ("name", .array([name])),
            ("gender", .string(number.isMultiple(of: 2) ? "female" : "male")),
            ("birthDate", .string(birthDate)),
        ])
    }

    private static func observations(_ number: Int, patientID: String) -> [JSONValue] {
        let plain = measures.enumerated().map { index, measure in
            observation(
                measure.code, measure.display, patientID: patientID, hour: 8 + index,
                ("valueQuantity", quantity(measure.value(number), measure.unit, measure.ucum)))
        }
        let components = [("8480-6", "Systolic", 110 + number % 40), ("8462-4", "Diastolic", 70)]
        let pressure = components.map { code, display, value in
            JSONValue.object([
                ("code", concept(code, display)),
                ("valueQuantity", quantity("\(value)", "mmHg", "mm[Hg]")),
            ])
        }
        return plain + [
            observation(
                "85354-9", "Blood pressure", patientID: patientID, hour: 12,
                ("component", .array(pressure)))
        ]
    }

    private static func observation(
        _ code: String, _ display: String, patientID: String, hour: Int,
        _ value: (key: String, value: JSONValue)
    ) -> JSONValue {
        let category = coding(
            "http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs",
            "Vital Signs")
        return .object([
            ("resourceType", .string("Observation")), ("status", .string("final")),
            ("category", .array([.object([("coding", .array([category]))])])),
            ("code", concept(code, display)),
            ("subject", .object([("reference", .string("Patient/\(patientID)"))])),
            ("effectiveDateTime", .string("2026-01-05T\(hour < 10 ? "0" : "")\(hour):00:00Z")),
            value,
        ])
    }

    private static func quantity(_ value: String, _ unit: String, _ ucum: String) -> JSONValue {
        .object([
            ("value", .number(value)), ("unit", .string(unit)),
            ("system", .string("http://unitsofmeasure.org")), ("code", .string(ucum)),
        ])
    }

    private static func concept(_ code: String, _ display: String) -> JSONValue {
        .object([("coding", .array([coding("http://loinc.org", code, display)]))])
    }

    private static func coding(_ system: String, _ code: String, _ display: String) -> JSONValue {
        .object([
            ("system", .string(system)), ("code", .string(code)), ("display", .string(display)),
        ])
    }
}
