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

/// C libraries of the system, one module each.
let native: [Target] = [
    .systemLibrary(
        name: "COpenSSL", path: "Sources/Native/COpenSSL", pkgConfig: "openssl",
        providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
        name: "CProtobufC", path: "Sources/Native/CProtobufC", pkgConfig: "libprotobuf-c",
        providers: [.apt(["libprotobuf-c-dev"])]),
    .target(name: "CEpoll", path: "Sources/Native/CEpoll"),
    .target(name: "CBenchmarks", path: "Sources/Native/CBenchmarks"),
    .target(name: "CMessages", dependencies: ["CProtobufC"], path: "Sources/Native/CMessages"),
]

/// Bytes and values in, bytes and values out; no I/O, no clock.
let core: [Target] = [
    module("TTRPC", "Core"),
    module("LatencyBudget", "Core"),
    module("Messages", "Core", ["CMessages", "CProtobufC"]),
    module("RPC", "Core", ["Messages", "LatencyBudget"]),
]

/// Everything that touches the world.
let adapters: [Target] = [
    module("Reactor", "Adapters", ["CEpoll"]),
    module("TLS", "Adapters", ["COpenSSL"]),
    module(
        "RPCTransport", "Adapters",
        ["TTRPC", "Messages", "RPC", "Reactor", "TLS", "LatencyBudget"]),
]

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")

/// What runs on a developer's machine only.
let tools: [Target] = [
    .executableTarget(
        name: "benchmarks",
        dependencies: [
            "CBenchmarks", "LatencyBudget", "Messages", "RPC", "RPCTransport", "Reactor", "TTRPC",
            argumentParser,
        ],
        path: "Sources/Tools/benchmarks", swiftSettings: house)
]

let package = Package(
    name: "carewire",
    dependencies: [
        // Command lines.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: native + core + adapters + tools
)
