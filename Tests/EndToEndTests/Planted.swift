import Foundation
import Messages

/// Patients and notes with identifiers that stand nowhere else: wherever one turns up, it leaked.
/// Nobody is called so.
enum Planted {
    static let familyName = "Zorvanthiel"
    static let givenName = "Quixombrey"
    static let birthDate = "1943-11-07"
    static let badBirthDate = "7 Zorvember 1943"
    static let recordNumber = "MRN-7741093386"
    static let phone = "+1-555-0173-9946"
    static let address = "17 Heronstaircase Mews"
    static let condition = "chronic marzipan deficiency"
    static let phrase = "violet heron on the staircase"
    static let code = "Y92.253"
    static let patientIDStart = "ZQX81"

    /// All of them, and the shapes in which they would hide.
    static let identifiers = [
        familyName, givenName, birthDate, "Zorvember", recordNumber, phone, "Heronstaircase",
        "marzipan", "violet heron", code, patientIDStart,
    ]

    /// A new patient id; no test meets another's patients.
    static func patientID() -> String {
        "\(patientIDStart)-\(UUID().uuidString.prefix(13))"
    }

    static func demographics(phone: String = phone) -> PatientV1.Demographics {
        PatientV1.Demographics(
            familyName: PHI(familyName), givenNames: [PHI(givenName)], birthDate: PHI(birthDate),
            gender: .female,
            identifiers: [
                PatientV1.Identifier(system: "urn:carewire:synthetic", value: PHI(recordNumber))
            ], phone: PHI(phone), address: PHI(address))
    }

    static func patient(_ id: String) -> PatientV1.CreatePatientRequest {
        PatientV1.CreatePatientRequest(
            patientID: PHI(id), demographics: demographics(),
            history: PatientV1.MedicalHistory(conditions: [PHI(condition)]))
    }

    /// A note that is unlike every other; `number` tells them apart.
    static func note(_ number: Int = 0) -> String {
        """
        Subjective: \(givenName) \(familyName) (\(recordNumber)) saw a \(phrase), visit \(number).
        Objective: BP 128/79 mmHg, Temp 37.1 C. Call back at \(phone).
        Assessment: \(condition), place of occurrence \(code).
        Plan: rest, return in two weeks.
        """
    }

    static func process(
        _ patientID: String, _ text: String = note(), key: String = UUID().uuidString,
        providerID: String = "PROV001"
    ) -> SoapV1.ProcessRequest {
        SoapV1.ProcessRequest(
            patientID: PHI(patientID), providerID: providerID, note: .text(PHI(text)),
            idempotencyKey: key)
    }
}
