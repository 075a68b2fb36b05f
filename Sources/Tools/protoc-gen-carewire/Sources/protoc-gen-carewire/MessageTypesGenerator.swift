import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The list of all message types, for tests that hold for every one of them.
struct MessageTypesGenerator {
    let files: [FileDescriptor]

    func contents() -> String {
        var writer = CodeWriter()
        writer.header(source: "all .proto files")
        writer.line("/// Every message of every .proto file.")
        writer.block("package enum MessageTypes") { writer in
            writer.line("/// In the order of the .proto files, a message before those inside it.")
            writer.line("package static let all: [any WireMessage.Type] = [")
            writer.indented { writer in
                for message in files.flatMap({ $0.messages }).flatMap({ Self.withNested($0) }) {
                    writer.line("\(Names.type(message)).self,")
                }
            }
            writer.line("]")
        }
        return writer.text
    }

    private static func withNested(_ message: Descriptor) -> [Descriptor] {
        let nested = message.messages.filter { !$0.options.mapEntry }
        return [message] + nested.flatMap { withNested($0) }
    }
}
