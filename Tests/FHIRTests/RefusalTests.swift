import FHIR
import Messages
import TestSupport
import Testing

/// Lines that are wrong, and lines at random.
@Suite struct RefusalTests {
    private static let observation = """
        {"resourceType":"Observation","id":"1","status":"final",\
        "category":[{"coding":[{"code":"laboratory"}]}],"code":{"coding":[{"code":"x"}]},\
        "subject":{"reference":"Patient/1"},"effectiveDateTime":"2020-01-01T00:00:00Z",@}
        """

    @Test(arguments: [
        ("", FHIRError.Code.notJSON, "JSON"),
        ("{", .notJSON, "JSON"),
        ("[]", .missing, "resourceType"),
        ("{\"resourceType\":7}", .missing, "resourceType"),
        ("{\"resourceType\":\"Needle\"}", .notHeld, "resourceType"),
        ("{\"resourceType\":\"Patient\"}", .missing, "Patient.id"),
        ("{\"resourceType\":\"Patient\",\"id\":\"a b\"}", .wrong, "Patient.id"),
        ("{\"resourceType\":\"Patient\",\"id\":7}", .wrong, "Patient.id"),
        ("{\"resourceType\":\"Patient\",\"id\":\"1\",\"id\":\"2\"}", .notJSON, "twice"),
        ("{\"resourceType\":\"Patient\",\"id\":\"1\",\"name\":{}}", .wrong, "Patient.name"),
        ("{\"resourceType\":\"Patient\",\"id\":\"1\",\"name\":[1]}", .wrong, "Patient.name[0]"),
        (
            "{\"resourceType\":\"Patient\",\"id\":\"1\",\"name\":[{},{\"use\":\"usual\",\"given\":[1]}]}",
            .wrong,
            "Patient.name[1].given"
        ),
        (
            "{\"resourceType\":\"Patient\",\"id\":\"1\",\"birthDate\":\"1980-02-30\"}", .wrong,
            "Patient.birthDate"
        ),
        ("{\"resourceType\":\"Patient\",\"id\":\"1\",\"gender\":\"f\"}", .wrong, "Patient.gender"),
        ("{\"resourceType\":\"Patient\",\"id\":\"1\",\"active\":1}", .wrong, "Patient.active"),
        (
            "{\"resourceType\":\"Patient\",\"id\":\"1\",\"implicitRules\":\"x\"}",
            .notUnderstood, "implicitRules"
        ),
        (
            "{\"resourceType\":\"Patient\",\"id\":\"1\",\"name\":[{\"modifierExtension\":[{}]}]}",
            .notUnderstood, "Patient.name[0].modifierExtension"
        ),
        (
            "{\"resourceType\":\"Patient\",\"id\":\"1\",\"birthDate\":\"a\\u0000\"}", .wrong,
            "Patient.birthDate"
        ),
        ("{\"resourceType\":\"Encounter\",\"id\":\"1\"}", .missing, "Encounter.status"),
        (
            "{\"resourceType\":\"Encounter\",\"id\":\"1\",\"status\":\"x\"}", .wrong,
            "Encounter.status"
        ),
        (
            "{\"resourceType\":\"Encounter\",\"id\":\"1\",\"status\":\"finished\"}", .missing,
            "Encounter.period.start"
        ),
        (
            "{\"resourceType\":\"MedicationRequest\",\"id\":\"1\",\"doNotPerform\":true}",
            .notUnderstood, "MedicationRequest.doNotPerform"
        ),
        (
            "{\"resourceType\":\"MedicationRequest\",\"id\":\"1\",\"status\":\"active\","
                + "\"intent\":\"order\",\"medicationReference\":{\"reference\":\"Medication/1\"}}",
            .notUnderstood, "MedicationRequest.medicationReference"
        ),
        ("{\"resourceType\":\"Condition\",\"id\":\"1\"}", .missing, "Condition.code"),
        (
            "{\"resourceType\":\"Condition\",\"clinicalStatus\":{\"text\":\"x\"}}", .wrong,
            "Condition.clinicalStatus"
        ),
    ])
    func aWrongLineIsNamedByItsMember(_ text: String, _ code: FHIRError.Code, _ path: String) {
        let error = Ward.failure(text)
        #expect(error?.code == code && error?.message.contains(path) == true)
    }

    @Test(arguments: [
        ("\"valueRatio\":{}", FHIRError.Code.notUnderstood, "Observation.valueRatio"),
        ("\"component\":[{}]", .notUnderstood, "Observation.component"),
        ("\"valueQuantity\":{}", .missing, "Observation.valueQuantity.value"),
        ("\"valueQuantity\":{\"value\":\"1\"}", .wrong, "Observation.valueQuantity.value"),
        (
            "\"valueQuantity\":{\"value\":1,\"comparator\":\"~\"}", .wrong,
            "Observation.valueQuantity.comparator"
        ),
        ("\"valueBoolean\":\"true\"", .wrong, "Observation.valueBoolean"),
        ("\"valueString\":[]", .wrong, "Observation.valueString"),
    ])
    func aResultThatCannotBeHeldIsRefused(
        _ member: String, _ code: FHIRError.Code, _ path: String
    ) {
        let error = Ward.failure(Self.observation.replacing("@", with: member))
        #expect(error?.code == code && error?.message.contains(path) == true)
    }

    @Test func aLineHasALengthAndADepth() throws {
        let patient = "{\"resourceType\":\"Patient\",\"id\":\"1\"}"
        let fill = { String(repeating: " ", count: $0) }
        let room = FHIRLimits.lineByteCountMax - patient.utf8.count
        _ = try Ward.read(patient + fill(room))
        #expect(Ward.failure(patient + fill(room + 1))?.code == .tooLong)
        let deep = { (depth: Int) in
            "{\"resourceType\":\"Patient\",\"id\":\"1\",\"x\":"
                + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
        }
        _ = try Ward.read(deep(JSONValue.depthMax - 1))
        #expect(Ward.failure(deep(JSONValue.depthMax))?.code == .notJSON)
        #expect(throws: FHIRError.self) { try FHIRReader.read([0x22, 0xFF, 0x22]) }
    }

    @Test func unknownMembersAreIgnoredWithoutAWord() throws {
        let line = try Ward.read(
            "{\"resourceType\":\"Patient\",\"id\":\"1\",\"needle\":{\"needle\":[1,null]}}")
        #expect(line.losses.isEmpty)
    }

    /// Every value of the fixture that could tell of a person contains one of these.
    private static let needles = ["Needle", "Ada", "MRN-0001", "555-0101", "Sample", "Headache"]

    @Test(arguments: 0..<8)
    func randomChangesAreReadOrRefusedWithoutAValue(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var takenCount = 0
        for line in try Ward.lines() {
            for _ in 0..<150 {
                var octets = line
                for _ in 0...random.below(3) { Self.change(&octets, &random) }
                do {
                    let read = try FHIRReader.read(octets)
                    takenCount += 1
                    #expect(read.losses.count <= FHIRLimits.lossCountMax, "seed \(seed)")
                } catch {
                    for needle in Self.needles {
                        #expect(!error.message.contains(needle), "seed \(seed)")
                    }
                }
            }
        }
        #expect(takenCount > 0, "seed \(seed)")
    }

    /// Flips a bit, drops, doubles or moves a run of octets.
    private static func change(_ octets: inout [UInt8], _ random: inout SeededGenerator) {
        guard octets.count > 8 else { return }
        let place = random.below(octets.count - 8)
        let count = 1 + random.below(8)
        switch random.below(4) {
        case 0: octets[place] ^= 1 << UInt8(random.below(8))
        case 1: octets.removeSubrange(place..<place + count)
        case 2: octets.insert(contentsOf: octets[place..<place + count], at: place)
        default:
            octets.insert(
                contentsOf: octets[place..<place + count], at: random.below(octets.count))
        }
    }
}
