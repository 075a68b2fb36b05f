internal import Messages

/// The people of the load. None of them exists.
enum SyntheticPatients {
    /// The id of the patient with an index from 0 to 99.
    static func id(_ index: Int) -> String {
        let digits = String(index + 1)
        return "PAT" + String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// The request that creates a patient. The same index always gives the same patient.
    static func request(_ index: Int) -> PatientV1.CreatePatientRequest {
        var generator = SeededGenerator(seed: UInt64(index) &+ 0xCA2E)
        let year = Int.random(in: 1936...2008, using: &generator)
        let month = Int.random(in: 1...12, using: &generator)
        let day = Int.random(in: 1...28, using: &generator)
        let isFemale = Bool.random(using: &generator)
        let given = isFemale ? femaleNames : maleNames
        let id = id(index)
        return PatientV1.CreatePatientRequest(
            patientID: PHI(id),
            demographics: PatientV1.Demographics(
                familyName: PHI(familyNames[index % familyNames.count]),
                givenNames: [PHI(given[index / 2 % given.count])],
                birthDate: PHI("\(year)-\(twoDigits(month))-\(twoDigits(day))"),
                gender: isFemale ? .female : .male,
                identifiers: [
                    PatientV1.Identifier(
                        system: "urn:carewire:synthetic", value: PHI("MRN-\(100_000 + index)"))
                ],
                phone: PHI("555-01\(twoDigits(index % 100))"),
                address: PHI("\(index + 1) Example Street, Testville")),
            history: PatientV1.MedicalHistory(
                conditions: pick(conditions, upTo: 3, using: &generator),
                allergies: pick(allergies, upTo: 1, using: &generator),
                medications: pick(medications, upTo: 3, using: &generator)))
    }

    private static func pick(
        _ all: [String], upTo countMax: Int, using generator: inout SeededGenerator
    ) -> [PHI<String>] {
        let count = Int.random(in: 0...countMax, using: &generator)
        return all.shuffled(using: &generator).prefix(count).map { PHI($0) }
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }

    private static let familyNames = [
        "Testa", "Samplov", "Mockwell", "Exempel", "Probe", "Fixturez", "Dummont", "Stubbs",
        "Trialman", "Demos", "Synthe", "Patternak", "Modell", "Specimen", "Draftson", "Caselli",
        "Beispiel", "Ejemplo", "Voorbeeld",
    ]
    private static let femaleNames = ["Ada", "Bea", "Cleo", "Dora", "Edda", "Fay", "Gwen", "Hana"]
    private static let maleNames = ["Abel", "Boas", "Carl", "Dan", "Emil", "Finn", "Gus", "Hal"]
    private static let conditions = [
        "Essential hypertension", "Type 2 diabetes mellitus", "Migraine without aura", "Asthma",
        "Hypothyroidism", "Osteoarthritis of the knee", "Gastro-oesophageal reflux",
    ]
    private static let allergies = ["Penicillin", "Latex", "Peanut", "Sulfonamides"]
    private static let medications = [
        "Lisinopril 10 mg", "Metformin 500 mg", "Levothyroxine 50 mcg", "Salbutamol as needed",
        "Omeprazole 20 mg", "Atorvastatin 20 mg",
    ]
}
