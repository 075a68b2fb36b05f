/// The programs of the suite, in the order in which they start: what others need comes first.
enum SuiteService: String, CaseIterable, Sendable {
    case ehrSimulator = "ehr-simulator"
    case latencyAggregator = "latency-aggregator"
    case metricsService = "metrics-service"
    case patientService = "patient-service"
    case ehrGateway = "ehr-gateway"
    case soapService = "soap-service"

    /// The URI in its certificate.
    var identity: String { Self.identity(rawValue) }

    /// The identity of a program by its name.
    static func identity(_ name: String) -> String { "spiffe://carewire/\(name)" }

    /// What people call it, besides its full name.
    private var shortNames: [String] {
        switch self {
        case .ehrSimulator: ["simulator"]
        case .latencyAggregator: ["aggregator", "budgets", "latencyaggregator"]
        case .metricsService: ["metrics", "anchors", "auditanchors"]
        case .patientService: ["patient", "patients", "patientbulk", "audittrail", "accesses"]
        case .ehrGateway: ["ehr", "gateway"]
        case .soapService: ["soap", "note", "notes"]
        }
    }

    /// The service by a name in any spelling: `soap`, `soap-service`, `SOAPService`.
    static func named(_ name: String) -> SuiteService? {
        let plain = name.lowercased().filter { $0 != "-" && $0 != "_" }
        return allCases.first { service in
            service.rawValue.filter { $0 != "-" } == plain || service.shortNames.contains(plain)
        }
    }
}
