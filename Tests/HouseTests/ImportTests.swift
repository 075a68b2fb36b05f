import Testing

/// Who may import whom. A target's dependencies in the manifest say the same; this is the plan that
/// they are checked against.
@Suite struct ImportTests {
    private static let adapters: Set<String> = [
        "Reactor", "TLS", "PHIProtection", "Postgres", "Redis", "HTTPClient", "HTTPPages",
        "AuditTrail", "BudgetFiles",
    ]
    private static let serviceRooms: Set<String> = adapters.union([
        "RPC", "Messages", "CircuitBreaking", "Batching", "LatencyBudget", "ClinicalText",
        "AuditKeeping", "FHIR", "Resealing", "UniqueCounting",
    ])
    private static let services = [
        "PatientService", "SOAPService", "EHRGateway", "MetricsService", "LatencyAggregator",
        "EHRSimulator",
    ]
    private static let executables = [
        "patient-service": "PatientService", "soap-service": "SOAPService",
        "ehr-gateway": "EHRGateway", "metrics-service": "MetricsService",
        "latency-aggregator": "LatencyAggregator", "ehr-simulator": "EHRSimulator",
    ]

    /// Of our own modules, those that a room may import.
    private static let permitted: [String: Set<String>] = {
        var table: [String: Set<String>] = [
            "TTRPC": [], "CircuitBreaking": [], "Batching": [], "LatencyBudget": [],
            "ClinicalText": ["COctets"], "FHIR": ["Messages"], "UniqueCounting": [],
            "FigureReporting": [
                "CircuitBreaking", "LatencyBudget", "Messages", "RPC", "UniqueCounting",
            ],
            "ObservabilityBackends": [
                "CircuitBreaking", "FigureReporting", "LatencyBudget", "Messages", "RPC",
                "RPCTransport", "Reactor",
            ],
            "Resealing": ["PHIProtection", "Postgres"],
            "StoreFigures": ["FigureReporting", "Postgres", "Redis"],
            "Messages": ["CMessages", "CProtobufC"],
            "RPC": ["Messages", "LatencyBudget"],
            "BudgetFiles": ["LatencyBudget"],
            "Reactor": ["CEpoll", "LatencyBudget"],
            "TLS": ["COpenSSL", "Reactor"],
            "PHIProtection": ["COpenSSL", "Reactor"],
            "AuditTrail": ["COpenSSL", "PHIProtection", "Reactor"],
            "Postgres": ["CLibPQ", "Reactor"],
            "Redis": ["CHiredis", "LatencyBudget", "Reactor", "TLS"],
            "HTTPClient": ["CCurl", "Reactor"],
            "HTTPPages": ["Reactor"],
            "PrivateServers": [],
            "Profiling": ["CProfiling"],
            "RPCInstrumentation": ["RPC", "Messages", "LatencyBudget"],
            "RPCTransport": ["TTRPC", "Messages", "RPC", "Reactor", "TLS", "LatencyBudget"],
            "ServiceRuntime": [
                "RPC", "RPCTransport", "Reactor", "TLS", "CircuitBreaking", "Batching",
                "LatencyBudget", "Messages", "PHIProtection", "BudgetFiles", "FigureReporting",
                "Profiling", "UniqueCounting",
            ],
            "AuditKeeping": ["AuditTrail", "LatencyBudget", "Messages", "Postgres", "RPC"],
            "AuditRuntime": [
                "AuditKeeping", "AuditTrail", "LatencyBudget", "Messages", "PHIProtection",
                "Postgres", "RPC",
                "RPCTransport", "Reactor", "ServiceRuntime", "FigureReporting",
            ],
            "carewire": [
                "RPC", "RPCTransport", "Reactor", "Messages", "LatencyBudget", "ServiceRuntime",
                "PrivateServers", "PHIProtection", "AuditTrail", "FHIR", "ClinicalText",
            ],
        ]
        for service in services { table[service] = serviceRooms }
        for (executable, service) in executables {
            table[executable] = adapters.union([
                "ServiceRuntime", service, "LatencyBudget", "Messages", "RPC", "RPCTransport",
                "AuditKeeping", "AuditRuntime", "FigureReporting", "Resealing", "StoreFigures",
            ])
        }
        return table
    }()

    private static let ours: Set<String> = Set(permitted.keys).union([
        "CLibPQ", "CHiredis", "COpenSSL", "CProtobufC", "CCurl", "CEpoll", "CMessages",
        "COctets", "CProfiling",
        "TestSupport",
    ])

    /// Packages of others that belong to one room.
    private static let guests: [String: Set<String>] = [
        "Hummingbird": ["HTTPPages"],
        "ArgumentParser": ["carewire", "benchmarks", "rpc-testserver"],
    ]

    @Test func roomsImportWhatThePlanAllows() {
        Rule(
            name: "imports",
            bad: [
                sample("internal import Reactor"), sample("import PatientService"),
                sample("private import CHiredis", at: "Sources/Adapters/Postgres/A.swift"),
                sample("package import RPCTransport", at: "Sources/Services/SOAPService/A.swift"),
                sample("import Hummingbird", at: "Sources/Services/SOAPService/A.swift"),
                sample("", at: "Sources/Core/Attic/A.swift"),
            ],
            good: [
                sample("public import Messages\nimport Synchronization"),
                sample("private import CLibPQ", at: "Sources/Adapters/Postgres/A.swift"),
                sample("@testable import RPC", at: "Tests/RPCTests/A.swift"),
            ]
        ) { Self.check($0) }.enforce(in: Repository.files.filter(\.isSwift))
    }

    @Test func coreDoesNoInputOrOutput() {
        let outside: Set<String> = [
            "Foundation", "Dispatch", "Glibc", "Musl", "NIOCore", "Logging", "System",
        ]
        Rule(
            name: "I/O in Core",
            bad: [sample("import Foundation"), sample("private import Glibc")],
            good: [sample("import Synchronization")]
        ) { file in
            guard file.wing == "Core" else { return [] }
            return Self.imports(of: file).filter { outside.contains($0.module) }.map {
                Finding(path: file.path, line: $0.line, reason: "Core imports \($0.module)")
            }
        }.enforce(in: Repository.files.filter(\.isSwift))
    }

    private static func check(_ file: SourceFile) -> [Finding] {
        guard let wing = file.wing, let room = file.room, wing != "Tests", wing != "Tools",
            wing != "Native"
        else { return [] }
        guard let allowed = permitted[room] else {
            let reason = "\(room) is not a room of the house (style, section 3)"
            return [Finding(path: file.path, line: 0, reason: reason)]
        }
        return imports(of: file).compactMap { line, module in
            let isForbidden =
                ours.contains(module) && module != room && !allowed.contains(module)
                || guests[module].map { !$0.contains(room) } == true
            guard isForbidden else { return nil }
            return Finding(path: file.path, line: line, reason: "\(room) imports \(module)")
        }
    }

    /// The modules that a file imports, with the lines that do.
    private static func imports(of file: SourceFile) -> [(line: Int, module: String)] {
        file.codeLines.enumerated().compactMap { index, line in
            var words = line.split(separator: " ").map(String.init)
            guard let keyword = words.firstIndex(of: "import"), words.count > keyword + 1,
                words[..<keyword].allSatisfy({ $0.hasPrefix("@") || isAccessLevel($0) })
            else { return nil }
            words.removeFirst(keyword + 1)
            let kinds = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
            if kinds.contains(words[0]), words.count > 1 { words.removeFirst() }
            let module = words[0].split(separator: ".").first.map(String.init) ?? words[0]
            return (index + 1, module)
        }
    }

    private static func isAccessLevel(_ word: String) -> Bool {
        ["private", "fileprivate", "internal", "package", "public"].contains(word)
    }
}
