import SwiftProtobufPluginLibrary

/// The list of all methods of all services, callable with JSON: what the CLI's `call` works on.
struct CatalogueGenerator {
    let files: [FileDescriptor]

    private var methods: [MethodDescriptor] {
        files.flatMap { $0.services }.flatMap { $0.methods }
    }

    func contents() throws -> String {
        var writer = CodeWriter()
        writer.header(source: "all .proto files")
        writer.line("internal import Messages")
        writer.line()
        writer.line("/// Every method of every service.")
        try writer.block("public enum Catalogue") { writer in
            writer.line("/// In the order of the .proto files.")
            writer.line("public static let methods: [CatalogueMethod] = [")
            try writer.indented { writer in
                for method in methods {
                    try entry(method, &writer)
                }
            }
            writer.line("]")
        }
        return writer.text
    }

    private func entry(_ method: MethodDescriptor, _ writer: inout CodeWriter) throws {
        let service = ServiceGenerator(service: method.service)
        writer.line("CatalogueMethod(")
        try writer.indented { writer in
            writer.line("\(service.enumType).\(Names.method(method.name)),")
            writer.line("\(Names.type(method.inputType)).self,")
            writer.line("\(Names.type(method.outputType)).self,")
            writer.line("requestSkeleton: \(try skeleton(method.inputType, inside: []))),")
        }
    }

    /// A message as a JSON literal with every field. Of a oneof, the first member stands for all;
    /// a message inside itself stays empty.
    private func skeleton(_ message: Descriptor, inside parents: [String]) throws -> String {
        guard !parents.contains(message.fullName) else { return ".object([])" }
        let parents = parents + [message.fullName]
        let members = try Property.all(of: message).compactMap { property -> String? in
            switch property {
            case .field(let field): try member(field, parents)
            case .oneof(_, let members): try members.first.map { try member($0, parents) }
            }
        }
        return ".object([\(members.joined(separator: ", "))])"
    }

    private func member(_ field: Field, _ parents: [String]) throws -> String {
        let value =
            switch field.shape {
            case .map: ".object([])"
            case .repeated: ".array([\(try value(field.element, parents))])"
            case .plain, .message, .optional, .choice: try value(field.element, parents)
            }
        return "(\"\(field.jsonName)\", \(value))"
    }

    private func value(_ element: Element, _ parents: [String]) throws -> String {
        switch element.kind {
        case .integer(_, true): ".string(\"0\")"
        case .integer(_, false), .floatingPoint: ".number(\"0\")"
        case .bool: ".bool(false)"
        case .string, .bytes: ".string(\"\")"
        case .enumeration(let enumeration): ".string(\"\(enumeration.values[0].name)\")"
        case .message(let message): try skeleton(message, inside: parents)
        }
    }
}
