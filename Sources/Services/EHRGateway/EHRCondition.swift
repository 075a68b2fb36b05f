/// What a look at the EHR's `/metadata` showed.
struct EHRCondition: Sendable, Equatable {
    /// Whether something that speaks FHIR answered.
    let isReachable: Bool
    /// Empty when it is not known.
    let fhirVersion: String

    static let unreachable = EHRCondition(isReachable: false, fhirVersion: "")

    /// Reads a CapabilityStatement.
    ///
    /// - Throws: ``EHRGatewayError`` `badAnswer` for anything else.
    init(statement body: [UInt8]) throws(EHRGatewayError) {
        let statement = try JSONSlice(checking: body)
        guard statement.string("resourceType") == "CapabilityStatement",
            let version = statement.string("fhirVersion"), version.utf8.count <= 32
        else { throw EHRGatewayError(.badAnswer, "the EHR's answer is no CapabilityStatement") }
        self.init(isReachable: true, fhirVersion: version)
    }

    init(isReachable: Bool, fhirVersion: String) {
        self.isReachable = isReachable
        self.fhirVersion = fhirVersion
    }
}
