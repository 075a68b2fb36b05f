import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The protoc plugin. For every file it writes
/// - `Messages/<Namespace>.swift`: value types, codec and JSON,
/// - `RPC/<Namespace>Services.swift`: server protocols, method names and clients,
/// and for all of them together `RPC/Catalogue.swift`, `Messages/FileDescriptors.swift`,
/// `Messages/MessageTypes.swift` and `CMessages/descriptors.h`. Of several files of one package,
/// all but the first have their own name behind the namespace's: `<Namespace>+<File>.swift`.
@main
struct Plugin: CodeGenerator {
    var supportedFeatures: [Google_Protobuf_Compiler_CodeGeneratorResponse.Feature] {
        [.proto3Optional]
    }

    func generate(
        files: [FileDescriptor], parameter: any CodeGeneratorParameter,
        protoCompilerContext: any ProtoCompilerContext, generatorOutputs: any GeneratorOutputs
    ) throws {
        var names: Set<String> = []
        for file in files {
            let namespace = Names.namespace(ofPackage: file.package)
            let isFirst = names.insert(namespace).inserted
            if isFirst || !file.messages.isEmpty || !file.enums.isEmpty {
                let suffix = isFirst ? "" : "+" + Names.file(file.name)
                try generatorOutputs.add(
                    fileName: "Messages/\(namespace)\(suffix).swift",
                    contents: FileGenerator(file: file, isFirst: isFirst).contents())
            }
            if !file.services.isEmpty {
                let name = namespace + "Services"
                let suffix = names.insert(name).inserted ? "" : "+" + Names.file(file.name)
                try generatorOutputs.add(
                    fileName: "RPC/\(name)\(suffix).swift",
                    contents: ServiceFileGenerator(file: file).contents())
            }
        }
        try generatorOutputs.add(
            fileName: "Messages/FileDescriptors.swift",
            contents: FileDescriptorsGenerator(files: files).contents())
        try generatorOutputs.add(
            fileName: "Messages/MessageTypes.swift",
            contents: MessageTypesGenerator(files: files).contents())
        try generatorOutputs.add(
            fileName: "RPC/Catalogue.swift",
            contents: CatalogueGenerator(files: files).contents())
        try generatorOutputs.add(
            fileName: "CMessages/descriptors.h",
            contents: DescriptorsHeaderGenerator(files: files).contents())
    }
}
