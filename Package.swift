// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target: today's language, every warning an error, unsafe code marked.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A module of ours: `room` is its folder under Sources.
func module(_ name: String, _ room: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/\(room)/\(name)",
        swiftSettings: house)
}

/// The tests of one module.
func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude,
        swiftSettings: house)
}

// MARK: Packages

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(
    name: "Configuration", package: "swift-configuration")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let instrumentation = Target.Dependency.product(
    name: "Instrumentation", package: "swift-distributed-tracing")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let inMemoryLogging = Target.Dependency.product(name: "InMemoryLogging", package: "swift-log")
let metrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let metricsTesting = Target.Dependency.product(
    name: "MetricsTestKit", package: "swift-metrics")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let inMemoryTracing = Target.Dependency.product(
    name: "InMemoryTracing", package: "swift-distributed-tracing")
let tracing = Target.Dependency.product(name: "Tracing", package: "swift-distributed-tracing")
let unixSignals = Target.Dependency.product(
    name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let packages: [Package.Dependency] = [
    // Command lines.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Settings from the environment; no other source, so no trait.
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
    // The tracing interface of the ecosystem: teams that import our RPC bring their own backend.
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    // Names and fields of HTTP messages, the currency of Hummingbird's interface.
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    // The logging interface that every Swift package speaks.
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    // The metrics interface of the ecosystem, for the same teams.
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    // Buffers, the other currency of Hummingbird's interface.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    // Pages for people and scrapers, and the simulated EHR. The plain product: no TLS library.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    // The budget file is YAML.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // Signals, and start and stop in order.
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
]

// MARK: Rooms

/// C libraries of the system, one module each.
let native: [Target] = [
    .systemLibrary(
        name: "CCurl", path: "Sources/Native/CCurl", pkgConfig: "libcurl",
        providers: [.apt(["libcurl4-openssl-dev"])]),
    // Without pkgConfig: hiredis's file carries a flag that the package manager refuses.
    .systemLibrary(
        name: "CHiredis", path: "Sources/Native/CHiredis", providers: [.apt(["libhiredis-dev"])]),
    .systemLibrary(
        name: "CLibPQ", path: "Sources/Native/CLibPQ", pkgConfig: "libpq",
        providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
        name: "COpenSSL", path: "Sources/Native/COpenSSL", pkgConfig: "openssl",
        providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
        name: "CProtobufC", path: "Sources/Native/CProtobufC", pkgConfig: "libprotobuf-c",
        providers: [.apt(["libprotobuf-c-dev"])]),
    .target(name: "CBenchmarks", dependencies: ["COpenSSL"], path: "Sources/Native/CBenchmarks"),
    .target(name: "CEpoll", path: "Sources/Native/CEpoll"),
    .target(name: "CMessages", dependencies: ["CProtobufC"], path: "Sources/Native/CMessages"),
    .target(name: "COctets", path: "Sources/Native/COctets"),
    .target(name: "CProfiling", path: "Sources/Native/CProfiling"),
]

/// Bytes and values in, bytes and values out; no I/O, no clock.
let core: [Target] = [
    module("TTRPC", "Core"),
    module("Messages", "Core", ["CMessages", "CProtobufC"]),
    module("RPC", "Core", ["Messages", "LatencyBudget"]),
    module("CircuitBreaking", "Core"),
    module("Batching", "Core"),
    module("LatencyBudget", "Core"),
    module("ClinicalText", "Core", ["COctets"]),
    // Counts distinct patients: services fill registers, metrics-service merges them.
    module("UniqueCounting", "Core"),
    module("FHIR", "Core", ["Messages"]),
]

/// Everything that touches the world.
let adapters: [Target] = [
    .target(
        name: "BudgetFiles", dependencies: ["LatencyBudget", yams],
        path: "Sources/Adapters/BudgetFiles", resources: [.embedInCode("budgets.yaml")],
        swiftSettings: house),
    module("Reactor", "Adapters", ["CEpoll", "LatencyBudget"]),
    module("TLS", "Adapters", ["COpenSSL"]),
    module(
        "RPCTransport", "Adapters",
        ["TTRPC", "Messages", "RPC", "Reactor", "TLS", "LatencyBudget"]),
    module(
        "RPCInstrumentation", "Adapters",
        ["RPC", "Messages", "LatencyBudget", logging, metrics, tracing, instrumentation]),
    // What services and the backends below have in common: figures on their way to
    // metrics-service.
    module(
        "FigureReporting", "Adapters",
        ["CircuitBreaking", "LatencyBudget", "Messages", "RPC", "UniqueCounting"]),
    // For programs of other teams: swift-metrics and swift-distributed-tracing report here.
    module(
        "ObservabilityBackends", "Adapters",
        [
            "CircuitBreaking", "FigureReporting", "LatencyBudget", "Messages", "RPC",
            "RPCTransport", "Reactor", metrics, tracing, instrumentation,
        ]),
    module("AuditTrail", "Adapters", ["COpenSSL", "PHIProtection", "Reactor"]),
    module("PHIProtection", "Adapters", ["COpenSSL", "Reactor"]),
    module("Postgres", "Adapters", ["CLibPQ", "Reactor"]),
    module("Redis", "Adapters", ["CHiredis", "LatencyBudget", "Reactor", "TLS"]),
    module("PrivateServers", "Adapters"),
    module("Profiling", "Adapters", ["CProfiling"]),
    module("HTTPClient", "Adapters", ["CCurl", "Reactor"]),
    module(
        "HTTPPages", "Adapters",
        [hummingbird, hummingbirdCore, httpTypes, nioCore, logging, lifecycle]),
]

/// What the hospital would recognise.
let services: [Target] = [
    module(
        "ServiceRuntime", "Services",
        [
            "RPC", "RPCTransport", "Reactor", "TLS", "Messages", "CircuitBreaking", "Batching",
            "BudgetFiles", "FigureReporting", "LatencyBudget", "PHIProtection", "Profiling",
            "UniqueCounting", configuration, lifecycle, logging, unixSignals,
        ]),
    module(
        "AuditKeeping", "Services",
        ["AuditTrail", "LatencyBudget", "Messages", "Postgres", "RPC"]),
    // Chooses and opens the audit's sink by a service's settings: what services must not know, and
    // executables need.
    module(
        "AuditRuntime", "Services",
        [
            "AuditKeeping", "AuditTrail", "FigureReporting", "LatencyBudget", "Messages",
            "PHIProtection", "Postgres", "RPC", "RPCTransport", "Reactor", "ServiceRuntime",
            logging,
        ]),
    // Both services that keep envelopes seal them anew after a rotation, the one as the other.
    module("Resealing", "Services", ["PHIProtection", "Postgres"]),
    module(
        "PatientService", "Services",
        [
            "AuditKeeping", "AuditTrail", "RPC", "Messages", "LatencyBudget", "CircuitBreaking",
            "FHIR", "Postgres", "Reactor", "Redis", "Resealing", "PHIProtection",
        ]),
    module(
        "SOAPService", "Services",
        [
            "AuditKeeping", "AuditTrail", "RPC", "Messages", "LatencyBudget", "CircuitBreaking",
            "Batching", "ClinicalText", "FHIR", "Postgres", "PHIProtection", "Reactor",
            "Resealing",
        ]),
    module(
        "EHRGateway", "Services",
        [
            "RPC", "Messages", "LatencyBudget", "CircuitBreaking", "Batching", "HTTPClient",
            "Reactor",
        ]),
    module(
        "MetricsService", "Services",
        ["AuditTrail", "LatencyBudget", "Messages", "RPC", "UniqueCounting"]),
    // What executables show of the stores: a service knows its store, and not who watches.
    module("StoreFigures", "Services", ["FigureReporting", "Postgres", "Redis"]),
    module("LatencyAggregator", "Services", ["BudgetFiles", "RPC", "Messages", "LatencyBudget"]),
    module(
        "EHRSimulator", "Services", ["HTTPPages", "Messages", lifecycle, logging]),
]

/// A program: its settings, its service, the adapters it chooses.
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: ["ServiceRuntime", "Messages", "RPC"] + dependencies,
        path: "Sources/Executables/\(name)", swiftSettings: house)
}

let executables: [Target] = [
    program(
        "patient-service",
        [
            "AuditKeeping", "AuditRuntime", "FigureReporting", "PatientService", "PHIProtection",
            "Postgres", "Reactor", "Redis", "Resealing", "StoreFigures", logging,
        ]),
    program(
        "soap-service",
        [
            "AuditKeeping", "AuditRuntime", "FigureReporting", "SOAPService", "PHIProtection",
            "Postgres", "RPCTransport", "Reactor", "Resealing", "StoreFigures", logging,
        ]),
    program("ehr-gateway", ["EHRGateway", "FigureReporting", "HTTPClient"]),
    program(
        "metrics-service",
        ["AuditTrail", "HTTPPages", "MetricsService", "RPCTransport", logging]),
    program(
        "latency-aggregator",
        [
            "BudgetFiles", "HTTPClient", "HTTPPages", "LatencyAggregator", "LatencyBudget",
            "Reactor", logging,
        ]),
    program("ehr-simulator", ["EHRSimulator"]),
    .executableTarget(
        name: "carewire",
        dependencies: [
            "AuditTrail", "ClinicalText", "LatencyBudget", "Messages", "PHIProtection",
            "PrivateServers", "RPC", "RPCTransport", "Reactor", "ServiceRuntime", argumentParser,
            unixSignals,
        ],
        path: "Sources/Executables/carewire", swiftSettings: house),
]

/// What runs on a developer's machine only.
let tools: [Target] = [
    // The victim of the audit trail's crash tests: it has to be a process of its own.
    .executableTarget(
        name: "audit-testwriter", dependencies: ["AuditTrail", "Reactor"],
        path: "Sources/Tools/audit-testwriter", swiftSettings: house),
    .executableTarget(
        name: "benchmarks",
        dependencies: [
            "AuditKeeping", "AuditRuntime", "AuditTrail", "BudgetFiles", "CBenchmarks",
            "ClinicalText", "LatencyAggregator", "LatencyBudget", "Messages", "PHIProtection",
            "PatientService", "Postgres", "PrivateServers", "RPC", "RPCTransport", "Reactor",
            "Redis", "ServiceRuntime", "TTRPC", argumentParser,
        ],
        path: "Sources/Tools/benchmarks", swiftSettings: house),
    .executableTarget(
        name: "rpc-testserver",
        dependencies: ["Messages", "RPC", "RPCTransport", "Reactor", argumentParser, unixSignals],
        path: "Sources/Tools/rpc-testserver", swiftSettings: house),
]

/// One suite for each module, and those that need servers or the whole suite.
let testing: [Target] = [
    .target(
        name: "TestSupport",
        dependencies: [
            "AuditKeeping", "AuditTrail", "LatencyBudget", "Messages", "PrivateServers", "RPC",
            "Reactor",
        ],
        path: "Tests/TestSupport", swiftSettings: house),
    tests(
        "AuditKeepingTests",
        [
            "AuditKeeping", "AuditTrail", "LatencyBudget", "Messages", "MetricsService", "RPC",
            "TestSupport",
        ]),
    tests("AuditTrailTests", ["AuditTrail", "TestSupport", "audit-testwriter"]),
    tests("BatchingTests", ["Batching", "TestSupport"]),
    tests("BudgetFilesTests", ["BudgetFiles", "LatencyBudget"]),
    tests(
        "CarewireTests",
        [
            "AuditTrail", "ClinicalText", "LatencyBudget", "Messages", "PHIProtection",
            "PrivateServers", "RPC",
            "TestSupport", "carewire", argumentParser,
        ]),
    tests("CircuitBreakingTests", ["CircuitBreaking", "TestSupport"]),
    tests("ClinicalTextTests", ["ClinicalText"]),
    tests(
        "EHRGatewayTests",
        [
            "Batching", "CircuitBreaking", "EHRGateway", "EHRSimulator", "HTTPClient",
            "LatencyBudget", "Messages", "RPC", "Reactor",
        ]),
    tests(
        "EHRSimulatorTests",
        ["EHRSimulator", "HTTPClient", "HTTPPages", "Messages", "Reactor", lifecycle]),
    tests(
        "FigureReportingTests",
        ["FigureReporting", "LatencyBudget", "Messages", "RPC", "TestSupport", "UniqueCounting"]),
    tests("FHIRTests", ["FHIR", "Messages", "TestSupport"]),
    tests("HTTPClientTests", ["HTTPClient", "Reactor", "TestSupport"]),
    // The dashboard as a browser shows it is among them: the aggregator and its page server.
    tests(
        "HTTPPagesTests",
        [
            "HTTPClient", "HTTPPages", "LatencyAggregator", "LatencyBudget", "Messages", "RPC",
            "Reactor", "TestSupport", lifecycle,
        ]),
    // The compose stack is YAML.
    tests("HouseTests", [yams]),
    tests(
        "IntegrationTests",
        [
            "AuditKeeping", "AuditRuntime", "AuditTrail", "ClinicalText", "FHIR", "LatencyBudget",
            "Messages", "PHIProtection", "PatientService", "Postgres", "PrivateServers", "RPC",
            "RPCTransport", "Reactor", "Redis", "Resealing", "SOAPService", "TestSupport",
        ]),
    tests(
        "InteropTests",
        ["Messages", "PrivateServers", "RPC", "RPCTransport", "Reactor", "rpc-testserver"],
        exclude: ["go"]),
    tests(
        "LatencyAggregatorTests",
        [
            "BudgetFiles", "LatencyAggregator", "LatencyBudget", "Messages", "RPC", "Reactor",
            "TestSupport", "latency-aggregator", logging,
        ]),
    tests("LatencyBudgetTests", ["LatencyBudget", "TestSupport"]),
    tests("MessagesTests", ["Messages"]),
    tests(
        "MetricsServiceTests",
        ["LatencyBudget", "Messages", "MetricsService", "RPC", "UniqueCounting"]),
    tests(
        "ObservabilityBackendsTests",
        [
            "FigureReporting", "LatencyBudget", "Messages", "MetricsService",
            "ObservabilityBackends", "RPC", "RPCTransport", "TestSupport", metrics, tracing,
            instrumentation,
        ]),
    tests("PHIProtectionTests", ["PHIProtection", "Reactor"]),
    tests(
        "PatientServiceTests",
        [
            "AuditKeeping", "AuditTrail", "CircuitBreaking", "LatencyBudget", "Messages",
            "PHIProtection", "PatientService", "RPC", "Reactor", "Redis", "Resealing",
            "TestSupport",
        ]),
    tests("PostgresTests", ["Postgres", "Reactor", "TestSupport"]),
    tests("ProfilingTests", ["CProfiling", "Profiling"]),
    tests(
        "RPCInstrumentationTests",
        [
            "LatencyBudget", "Messages", "RPC", "RPCInstrumentation", "RPCTransport", "Reactor",
            "TestSupport", logging, metrics, metricsTesting, tracing, instrumentation,
            inMemoryLogging, inMemoryTracing,
        ]),
    tests("RPCTests", ["LatencyBudget", "Messages", "RPC", "TestSupport"]),
    tests(
        "RPCTransportTests",
        [
            "LatencyBudget", "Messages", "RPC", "RPCTransport", "Reactor", "TLS", "TTRPC",
            "TestSupport",
        ]),
    tests("ReactorTests", ["Reactor", "TestSupport"]),
    tests("RedisTests", ["Reactor", "Redis"]),
    tests(
        "SOAPServiceTests",
        [
            "AuditKeeping", "AuditTrail", "Batching", "CircuitBreaking", "ClinicalText",
            "LatencyBudget", "Messages", "PHIProtection", "RPC", "Reactor", "Resealing",
            "SOAPService", "TestSupport",
        ]),
    tests(
        "ServiceRuntimeTests",
        [
            "CircuitBreaking", "FigureReporting", "LatencyBudget", "Messages", "PHIProtection",
            "RPC", "RPCTransport", "Reactor", "ServiceRuntime", "TLS", "TestSupport",
            "UniqueCounting", logging, inMemoryLogging,
        ]),
    tests("UniqueCountingTests", ["TestSupport", "UniqueCounting"]),
    tests("TLSTests", ["TLS", "TestSupport"]),
    tests("TTRPCTests", ["Messages", "TTRPC", "TestSupport"]),
    tests(
        "EndToEndTests",
        [
            "carewire", "AuditTrail", "LatencyBudget", "Messages", "PHIProtection",
            "PrivateServers", "RPC", "RPCTransport", "Reactor", "TestSupport", "patient-service",
            "soap-service",
            "ehr-gateway", "metrics-service", "latency-aggregator", "ehr-simulator",
            "rpc-testserver",
        ]),
]

/// What other teams import.
let products: [Product] = [
    .library(name: "RPC", targets: ["RPC", "Messages", "LatencyBudget"]),
    .library(name: "RPCTransport", targets: ["RPCTransport", "Reactor"]),
    .library(name: "RPCInstrumentation", targets: ["RPCInstrumentation"]),
    .library(name: "Messages", targets: ["Messages"]),
    .library(name: "CircuitBreaking", targets: ["CircuitBreaking"]),
    .library(name: "ClinicalText", targets: ["ClinicalText"]),
    .library(name: "Batching", targets: ["Batching"]),
    .library(name: "ObservabilityBackends", targets: ["ObservabilityBackends"]),
    .library(name: "LatencyBudget", targets: ["LatencyBudget"]),
]

let package = Package(
    name: "carewire",
    products: products,
    dependencies: packages,
    targets: native + core + adapters + services + executables + tools + testing
)
