/// The matches in a FHIR searchset.
enum SearchSet {
    /// The resources of `type` that matched; included ones and outcomes are left out.
    ///
    /// - Throws: ``EHRGatewayError`` `badAnswer` when it is no searchset.
    static func matches(
        _ bundle: JSONSlice, type: String
    ) throws(EHRGatewayError) -> [JSONSlice] {
        guard bundle.string("resourceType") == "Bundle", bundle.string("type") == "searchset" else {
            throw EHRGatewayError(.badAnswer, "the EHR's answer is no searchset")
        }
        return (bundle["entry"]?.elements ?? []).compactMap { entry in
            let mode = entry["search"]?.string("mode") ?? "match"
            guard mode == "match", let resource = entry["resource"],
                resource.string("resourceType") == type
            else { return nil }
            return resource
        }
    }

    /// The one patient with this record number.
    ///
    /// A server that ignores a parameter it does not know would answer with somebody: so the
    /// resource itself must carry the number.
    ///
    /// - Throws: ``EHRGatewayError`` `notFound`, `ambiguous`, or `badAnswer` for another patient.
    static func patient(
        _ bundle: JSONSlice, recordNumber: String
    ) throws(EHRGatewayError) -> JSONSlice {
        let patients = try matches(bundle, type: "Patient")
        guard patients.count < 2 else {
            throw EHRGatewayError(.ambiguous, "the EHR has more than one such patient")
        }
        guard let patient = patients.first else {
            throw EHRGatewayError(.notFound, "the EHR has no such patient")
        }
        let carriesNumber = (patient["identifier"]?.elements ?? []).contains {
            $0.string("system") == ReadKey.patientSystem && $0.string("value") == recordNumber
        }
        guard carriesNumber else {
            throw EHRGatewayError(.badAnswer, "the EHR answered with another patient")
        }
        return patient
    }

    /// At most `count` observations, each of them about the patient with this logical id.
    ///
    /// - Throws: ``EHRGatewayError`` `badAnswer` when one is about somebody else.
    static func observations(
        _ bundle: JSONSlice, patientID: String, count: Int
    ) throws(EHRGatewayError) -> [JSONSlice] {
        let observations = try matches(bundle, type: "Observation").prefix(count)
        for observation in observations {
            // "Patient/1", or absolute: "https://…/Patient/1".
            let reference = observation["subject"]?.string("reference") ?? ""
            guard
                reference == "Patient/\(patientID)" || reference.hasSuffix("/Patient/\(patientID)")
            else { throw EHRGatewayError(.badAnswer, "the EHR answered about another patient") }
        }
        return Array(observations)
    }
}
