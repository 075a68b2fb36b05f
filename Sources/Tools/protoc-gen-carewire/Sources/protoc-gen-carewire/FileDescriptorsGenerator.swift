import Foundation
import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The serialized descriptors of the files that services are made of, for reflection: those that
/// declare a service, with everything they import.
struct FileDescriptorsGenerator {
    let files: [FileDescriptor]

    /// A file after those it imports.
    private var ordered: [FileDescriptor] {
        var result: [FileDescriptor] = []
        func visit(_ file: FileDescriptor) {
            guard !result.contains(where: { $0.name == file.name }) else { return }
            for dependency in file.dependencies { visit(dependency) }
            result.append(file)
        }
        for file in files where !file.services.isEmpty { visit(file) }
        return result
    }

    private static let documentation = [
        "The .proto files that the services are made of: those that declare one, and all that they",
        "import. The file of our own options and `google/protobuf/descriptor.proto` behind it are",
        "among them, so a client can resolve every import without knowing us.",
    ]

    func contents() throws -> String {
        var writer = CodeWriter()
        writer.header(source: "all .proto files")
        for line in Self.documentation { writer.line("/// " + line) }
        try writer.block("public enum FileDescriptors") { writer in
            writer.line("/// Every file, after those it imports.")
            writer.line("public static let files: [FileDescriptor] = [")
            try writer.indented { writer in
                for file in ordered { try entry(file, &writer) }
            }
            writer.line("]")
        }
        return writer.text
    }

    private func entry(_ file: FileDescriptor, _ writer: inout CodeWriter) throws {
        let octets: Data = try file.extractProto().serializedBytes()
        let services = file.services.map { $0.fullName }
        let methods = file.services.flatMap { $0.methods }.map { $0.fullName }
        let symbols =
            services + methods + file.messages.flatMap { Self.symbols($0) }
            + file.enums.map { $0.fullName } + file.extensions.map { $0.fullName }
        let extensions = file.extensions.map {
            "(\"\($0.containingType.fullName)\", \($0.number))"
        }
        writer.line("FileDescriptor(")
        writer.indented { writer in
            writer.line("name: \"\(file.name)\",")
            writer.line("dependencies: [\(Self.list(file.dependencies.map { $0.name }))],")
            writer.line("services: [\(Self.list(services))],")
            writer.line("symbols: [\(Self.list(symbols))],")
            writer.line("extensions: [\(extensions.joined(separator: ", "))],")
            writer.line("base64: \"\(octets.base64EncodedString())\"),")
        }
    }

    private static func list(_ names: [String]) -> String {
        names.map { "\"\($0)\"" }.joined(separator: ", ")
    }

    private static func symbols(_ message: Descriptor) -> [String] {
        [message.fullName] + message.messages.flatMap { symbols($0) }
            + message.enums.map { $0.fullName } + message.extensions.map { $0.fullName }
    }
}
