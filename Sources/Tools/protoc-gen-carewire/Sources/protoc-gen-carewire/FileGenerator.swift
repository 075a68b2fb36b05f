import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The Swift file of one .proto file's messages and enums.
struct FileGenerator {
    let file: FileDescriptor
    /// Whether it is the first file of its package, which declares the namespace.
    let isFirst: Bool

    /// `public`, but for the packages that tests alone use.
    private var access: String {
        file.package.split(separator: ".").contains("test") ? "package" : "public"
    }

    func contents() throws -> String {
        var writer = CodeWriter()
        writer.header(source: file.name)
        if !file.messages.isEmpty {
            writer.line("import CMessages")
            writer.line("import CProtobufC")
            writer.line()
        }
        let namespace = Names.namespace(ofPackage: file.package)
        if isFirst {
            writer.line("/// The protobuf package `\(file.package)`.")
        }
        let opening = isFirst ? "\(access) enum" : "extension"
        try writer.block("\(opening) \(namespace)") { writer in
            for enumeration in file.enums {
                EnumGenerator(enumeration: enumeration, access: access).declaration(&writer)
                writer.line()
            }
            for (index, message) in file.messages.enumerated() {
                try MessageGenerator(message: message, access: access).declaration(&writer)
                if index < file.messages.count - 1 {
                    writer.line()
                }
            }
        }
        for enumeration in file.enums {
            EnumGenerator(enumeration: enumeration, access: access).codec(&writer)
        }
        for message in file.messages {
            try extensions(of: message, &writer)
        }
        return writer.text
    }

    private func extensions(of message: Descriptor, _ writer: inout CodeWriter) throws {
        guard !message.options.mapEntry else { return }
        try CodecGenerator(message: message, access: access).extend(&writer)
        try JSONGenerator(message: message, access: access).extend(&writer)
        for enumeration in message.enums {
            EnumGenerator(enumeration: enumeration, access: access).codec(&writer)
        }
        for nested in message.messages {
            try extensions(of: nested, &writer)
        }
    }
}
