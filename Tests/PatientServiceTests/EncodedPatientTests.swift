import Messages
import Testing

@testable import PatientService

/// Consent is seen in an encoded record without decoding it, as decoding would tell.
@Suite struct EncodedPatientTests {
    private static func patient(_ sharing: PatientV1.Sharing?) -> PatientV1.Patient {
        var patient = PatientV1.Patient(
            patientID: PHI("PAT001"), history: Clinic.history, version: 300, active: true)
        guard let sharing else { return patient }
        patient.demographics = Clinic.demographics()
        patient.demographics?.sharing = sharing
        return patient
    }

    @Test(
        arguments: [nil, .unspecified, .permitted, .treatmentOnly, .unrecognized(7)]
            as [PatientV1.Sharing?])
    func whatIsSeenIsWhatWasEncoded(sharing: PatientV1.Sharing?) throws {
        let octets = try Self.patient(sharing).encoded()
        #expect(EncodedPatient.isForEverybody(octets) == (sharing != .treatmentOnly))
    }

    @Test func oneThatWasMergedIsNotForEverybody() throws {
        var patient = Self.patient(.permitted)
        patient.replacedBy = PHI("PAT002")
        #expect(!patient.isForEverybody)
        #expect(try !EncodedPatient.isForEverybody(patient.encoded()))
        // An empty heir, and two of them.
        #expect(EncodedPatient.isForEverybody([0x32, 0x00]))
        #expect(!EncodedPatient.isForEverybody([0x32, 0x00, 0x32, 0x01, 0x41]))
    }

    @Test func nothingThatIsDecodedAsRestrictedIsForEverybody() throws {
        let octets = try Self.patient(.treatmentOnly).encoded()
        var restrictedCount = 0
        for place in octets.indices {
            for bit in 0..<8 {
                var changed = octets
                changed[place] ^= 1 << UInt8(bit)
                let isSeen = EncodedPatient.isForEverybody(changed)
                guard let patient = try? PatientV1.Patient(decoding: changed),
                    patient.isForTreatmentOnly
                else { continue }
                restrictedCount += 1
                #expect(!isSeen, "octet \(place), bit \(bit)")
            }
        }
        #expect(restrictedCount > octets.count)
    }

    @Test(arguments: [false, true])
    func whetherARecordIsOpenIsSeenAsItIsDecoded(isActive: Bool) throws {
        var patient = Self.patient(.permitted)
        patient.active = isActive
        let octets = try patient.encoded()
        #expect(EncodedPatient.isActive(octets) == isActive)
        for count in octets.indices {
            let isSeen = EncodedPatient.isActive(Array(octets[..<count]))
            let cut = try? PatientV1.Patient(decoding: Array(octets[..<count]))
            if let cut { #expect(isSeen == cut.active, "\(count) octets") }
        }
        #expect(EncodedPatient.isActive([0x28, 0x00, 0x28, 0x01]) == true)
        #expect(EncodedPatient.isActive([0x2A, 0x00]) == nil)
    }

    @Test func whatIsCutTrapsNowhere() throws {
        let octets = try Self.patient(.treatmentOnly).encoded()
        for count in octets.indices {
            let isSeen = EncodedPatient.isForEverybody(Array(octets[..<count]))
            let patient = try? PatientV1.Patient(decoding: Array(octets[..<count]))
            if let patient { #expect(isSeen == patient.isForEverybody, "\(count) octets") }
        }
        // A number that never ends, a length past the end, a message that comes twice.
        #expect(!EncodedPatient.isForEverybody(Array(repeating: 0xFF, count: 12)))
        #expect(!EncodedPatient.isForEverybody([0x12, 0x05, 0x40, 0x01]))
        #expect(!EncodedPatient.isForEverybody([0x12, 0x02, 0x40, 0x02, 0x12, 0x00]))
        #expect(EncodedPatient.isForEverybody([0x12, 0x02, 0x40, 0x01]))
    }
}
