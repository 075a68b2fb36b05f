// swift-tools-version: 6.2
import PackageDescription

// The generator is a package of its own, so that building the services does not build its
// dependency. `Protos/generate.sh` builds and runs it.
let package = Package(
    name: "protoc-gen-carewire",
    products: [.executable(name: "protoc-gen-carewire", targets: ["protoc-gen-carewire"])],
    dependencies: [
        // Descriptors as objects and the plugin protocol of protoc, kept by the format's Swift
        // team.
        .package(url: "https://github.com/apple/swift-protobuf.git", from: "1.39.0")
    ],
    targets: [
        .executableTarget(
            name: "protoc-gen-carewire",
            dependencies: [
                .product(name: "SwiftProtobufPluginLibrary", package: "swift-protobuf"),
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ]
        )
    ]
)
