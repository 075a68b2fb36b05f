import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The Swift struct of a message: its properties, its oneofs' enums and its memberwise initializer.
struct MessageGenerator {
    /// Fields that the guard in CMessages can tell apart (CMESSAGES_MESSAGE_FIELD_MAX).
    static let fieldCountMax = 256

    let message: Descriptor
    let access: String

    func declaration(_ writer: inout CodeWriter) throws {
        let properties = try Property.all(of: message)
        try refuseRecursion()
        guard message.fields.count <= Self.fieldCountMax else {
            throw GeneratorError("\(message.fullName): more than \(Self.fieldCountMax) fields")
        }
        writer.documentation(
            message.protoSourceComments(), fallback: "The message `\(message.fullName)`.")
        try writer.block("\(access) struct \(Names.typeName(message.name)): WireMessage") {
            writer in
            try nestedTypes(properties, &writer)
            for property in properties {
                document(property, &writer)
                writer.line("\(access) var \(property.name): \(property.type)")
            }
            if !properties.isEmpty {
                writer.line()
            }
            defaultInitializer(properties, &writer)
            if !properties.isEmpty {
                writer.line()
                memberwiseInitializer(properties, &writer)
            }
        }
    }

    private func nestedTypes(_ properties: [Property], _ writer: inout CodeWriter) throws {
        for enumeration in message.enums {
            EnumGenerator(enumeration: enumeration, access: access).declaration(&writer)
            writer.line()
        }
        for nested in message.messages where !nested.options.mapEntry {
            try MessageGenerator(message: nested, access: access).declaration(&writer)
            writer.line()
        }
        for case .oneof(let oneof, let members) in properties {
            writer.documentation(
                oneof.protoSourceComments(), fallback: "The cases of the oneof `\(oneof.name)`.")
            let name = Names.oneofType(oneof.name)
            writer.block("\(access) enum \(name): Sendable, Equatable") { writer in
                for field in members {
                    document(.field(field), &writer)
                    writer.line("case \(field.name)(\(field.type))")
                }
            }
            writer.line()
        }
    }

    private func document(_ property: Property, _ writer: inout CodeWriter) {
        switch property {
        case .field(let field):
            writer.documentation(
                field.descriptor.protoSourceComments(),
                fallback: "Field `\(field.descriptor.name)`, \(field.descriptor.number).")
        case .oneof(let oneof, _):
            writer.line("/// The oneof `\(oneof.name)`; nil when none of its fields is set.")
        }
    }

    private func defaultInitializer(_ properties: [Property], _ writer: inout CodeWriter) {
        writer.line("/// Every field at its default.")
        guard !properties.isEmpty else {
            writer.line("\(access) init() {}")
            return
        }
        writer.block("\(access) init()") { writer in
            for property in properties {
                writer.line("self.\(property.name) = \(property.defaultValue)")
            }
        }
    }

    private func memberwiseInitializer(_ properties: [Property], _ writer: inout CodeWriter) {
        writer.line("/// Every field that is not given at its default.")
        writer.line("\(access) init(")
        writer.indented { writer in
            for (index, property) in properties.enumerated() {
                let comma = index < properties.count - 1 ? "," : ""
                writer.line(
                    "\(property.name): \(property.type) = \(property.defaultValue)\(comma)")
            }
        }
        writer.block(")") { writer in
            for property in properties {
                writer.line("self.\(property.name) = \(property.name)")
            }
        }
    }

    /// A struct cannot hold itself: a message may recur through `repeated` and `map` alone.
    private func refuseRecursion() throws {
        var visited: Set<String> = []
        var waiting = [message]
        while let next = waiting.popLast() {
            for field in next.fields where field.type == .message && !field.isRepeated {
                guard field.messageType !== message else {
                    throw GeneratorError(
                        "\(field.fullName): \(message.fullName) holds itself; make it repeated")
                }
                if visited.insert(field.messageType.fullName).inserted {
                    waiting.append(field.messageType)
                }
            }
        }
    }
}
