import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The protoc plugin. For every file it writes
/// - `Messages/<Namespace>.swift`: value types, codec and JSON,
/// - `RPC/<Namespace>Services.swift`: server protocols, method names and clients,
/// and for all of them together `RPC/Catalogue.swift` and `CMessages/descriptors.h`.
@main
struct Plugin: CodeGenerator {
    var supportedFeatures: [Google_Protobuf_Compiler_CodeGeneratorResponse.Feature] {
        [.proto3Optional]
    }

    func generate(
        files: [FileDescriptor], parameter: any CodeGeneratorParameter,
        protoCompilerContext: any ProtoCompilerContext, generatorOutputs: any GeneratorOutputs
    ) throws {
        var namespaces: Set<String> = []
        for file in files {
            let namespace = Names.namespace(ofPackage: file.package)
            guard namespaces.insert(namespace).inserted else {
                throw GeneratorError("\(file.name): one file per package, \(namespace) has two")
            }
            try generatorOutputs.add(
                fileName: "Messages/\(namespace).swift",
                contents: FileGenerator(file: file).contents())
            if !file.services.isEmpty {
                try generatorOutputs.add(
                    fileName: "RPC/\(namespace)Services.swift",
                    contents: ServiceFileGenerator(file: file).contents())
            }
        }
        try generatorOutputs.add(
            fileName: "RPC/Catalogue.swift",
            contents: CatalogueGenerator(files: files).contents())
        try generatorOutputs.add(
            fileName: "CMessages/descriptors.h",
            contents: DescriptorsHeaderGenerator(files: files).contents())
    }
}
