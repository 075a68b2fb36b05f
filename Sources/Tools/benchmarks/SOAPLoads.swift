import Messages
import RPC

/// Requests that store a note, each under a key of its own and for the next patient.
enum SOAPLoads {
    /// The note that the brief's stack is measured with, as sections.
    /// - Parameter personCount: in whose names they come, in turns; nil for nobody's.
    static func sections(connections: Int, personCount: UInt64? = nil) throws -> Load {
        let note = SoapV1.Sections(
            subjective: PHI("Patient reports headache for 3 days, nausea, no fever."),
            objective: PHI("BP: 142/91 Temp: 98.6 HR 78. Neuro exam normal."),
            assessment: PHI("G43.909 migraine, I10 hypertension. 99213."),
            plan: PHI("Follow-up in 2 weeks; continue lisinopril 10 mg."))
        return try load(
            .sections(note), connections: connections, inFlight: 1, personCount: personCount)
    }

    /// A note of about so many octets.
    /// - Parameter isEmergency: whether it goes in the emergency lane and tells of one.
    static func text(
        byteCount: Int, connections: Int, inFlight: Int, isEmergency: Bool = false
    ) throws -> Load {
        try load(
            .text(PHI(text(byteCount: byteCount, isEmergency: isEmergency))),
            connections: connections, inFlight: inFlight, isEmergency: isEmergency)
    }

    private static func load(
        _ note: SoapV1.ProcessRequest.Note, connections: Int, inFlight: Int,
        isEmergency: Bool = false, personCount: UInt64? = nil
    ) throws -> Load {
        var metadata = isEmergency ? [("x-priority", "emergency")] : []
        if personCount != nil {
            metadata += [
                (AuditContext.actorKey, "nurse-55555555"), (AuditContext.purposeKey, "TREAT"),
            ]
        }
        let persons = personCount.map { Load.Patch(digits: "55555555", base: 0, modulo: $0) }
        let frame = Load.frame(
            service: "carewire.soap.v1.SOAPService", method: "Process",
            message: try SoapV1.ProcessRequest(
                patientID: PHI("PAT000000"), providerID: "PROV001", note: note,
                idempotencyKey: "bench-7777777777777777"
            ).encoded(), metadata: metadata)
        return Load(
            connections: connections, inFlight: inFlight, frame: frame,
            patches: [
                Load.Patch(
                    digits: "000000", base: 0, modulo: UInt64(ServiceFleet.patientCount)),
                Load.Patch(
                    digits: "7777777777777777",
                    base: UInt64.random(in: 1...9_000) * 1_000_000_000_000,
                    modulo: 1_000_000_000_000),
            ] + (persons.map { [$0] } ?? []))
    }

    private static let sentences = [
        "Patient reports headache for three days with nausea, no fever, no neck pain.",
        "Denies chest pain, shortness of breath and palpitations.",
        "History of type 2 diabetes and hypertension, mother had a stroke at 70.",
        "Sleeps poorly, drinks two cups of coffee a day, does not smoke.",
        "Takes lisinopril 10 mg daily and metformin 500 mg twice a day.",
    ]

    private static func text(byteCount: Int, isEmergency: Bool) -> String {
        let end = """

            Objective: BP 142/91, HR 78, Temp 98.6 F, RR 16, SpO2 98% RA. Neuro exam normal.
            Assessment: Migraine without aura (G43.909). Essential hypertension (I10).
            Plan: Continue lisinopril 10 mg. CPT 99213. Follow up in two weeks.
            """
        var text = "Subjective: "
        if isEmergency { text += "Crushing chest pain for an hour. " }
        var number = 0
        while text.utf8.count + end.utf8.count < byteCount {
            text += sentences[number % sentences.count] + (number % 4 == 3 ? "\n" : " ")
            number += 1
        }
        return text + end
    }
}
