import SwiftProtobufPluginLibrary

/// The proto3 JSON mapping of a message.
struct JSONGenerator {
    let message: Descriptor
    let access: String

    func extend(_ writer: inout CodeWriter) throws {
        let properties = try Property.all(of: message)
        writer.line()
        writer.block("extension \(Names.type(message))") { writer in
            reader(properties, &writer)
            writer.line()
            self.writer(properties, &writer)
        }
    }

    private func reader(_ properties: [Property], _ writer: inout CodeWriter) {
        writer.line("/// Reads the proto3 JSON mapping.")
        writer.block("\(access) init(json: JSONValue) throws(MessageError)") { writer in
            writer.line("self.init()")
            guard !properties.isEmpty else {
                writer.block("if let field = try json.fields(of: Self.messageName).first") {
                    $0.line("throw field.unknown")
                }
                return
            }
            writer.block("for field in try json.fields(of: Self.messageName)") { writer in
                writer.cases(of: "field.name") { writer in
                    for property in properties {
                        read(property, &writer)
                    }
                    writer.line("default: throw field.unknown")
                }
            }
        }
    }

    private func read(_ property: Property, _ writer: inout CodeWriter) {
        switch property {
        case .field(let field):
            writer.line("case \(labels(field)):")
            writer.line("    self.\(field.name) = \(value(of: field))")
        case .oneof(let oneof, let members):
            for field in members {
                writer.line("case \(labels(field)):")
                writer.line("    self.\(Names.property(oneof.name)) = \(value(of: field))")
            }
        }
    }

    private func labels(_ field: Field) -> String {
        field.jsonName == field.descriptor.name
            ? "\"\(field.jsonName)\"" : "\"\(field.jsonName)\", \"\(field.descriptor.name)\""
    }

    private func value(of field: Field) -> String {
        switch field.shape {
        case .plain, .message, .optional:
            "try \(read(field.element, "field"))"
        case .choice:
            "try .\(field.name)(\(read(field.element, "field")))"
        case .repeated:
            "try field.elements { (field) throws(MessageError) in "
                + "try \(read(field.element, "field")) }"
        case .map(let key, let value):
            "try field.entries { (key, field) throws(MessageError) in "
                + "try (\(read(key, "key")), \(read(value, "field"))) }"
        }
    }

    private func read(_ element: Element, _ field: String) -> String {
        let value =
            switch element.kind {
            case .integer(let type, _): "\(field).integer(\(type).self)"
            case .floatingPoint(let type): "\(field).floatingPoint(\(type).self)"
            case .bool: "\(field).bool()"
            case .string: "\(field).string()"
            case .bytes: "\(field).bytes()"
            case .enumeration: "\(field).enumeration(\(element.type).self)"
            case .message: "\(field).message(\(element.type).self)"
            }
        return element.isPHI ? "PHI(\(value))" : value
    }

    private func writer(_ properties: [Property], _ writer: inout CodeWriter) {
        writer.line("/// The proto3 JSON mapping, patient data revealed.")
        guard !properties.isEmpty else {
            writer.line("\(access) func json() -> JSONValue { .object([]) }")
            return
        }
        writer.block("\(access) func json() -> JSONValue") { writer in
            writer.line("var members: [(key: String, value: JSONValue)] = []")
            for property in properties {
                switch property {
                case .field(let field): write(field, &writer)
                case .oneof(let oneof, let members): write(oneof, members, &writer)
                }
            }
            writer.line("return .object(members)")
        }
    }

    private func write(_ field: Field, _ writer: inout CodeWriter) {
        let source = "self.\(field.name)"
        switch field.shape {
        case .plain, .choice:
            append(field, json(field.element, source), &writer)
        case .message, .optional:
            writer.block("if let value = \(source)") { writer in
                append(field, json(field.element, "value"), &writer)
            }
        case .repeated:
            append(field, ".array(\(source).map { \(json(field.element, "$0")) })", &writer)
        case .map(let key, let value):
            let pair = "(\(mapKey(key, "$0.key")), \(json(value, "$0.value")))"
            append(field, ".object(sorting: \(source).map { \(pair) })", &writer)
        }
    }

    private func write(_ oneof: OneofDescriptor, _ members: [Field], _ writer: inout CodeWriter) {
        writer.cases(of: "self.\(Names.property(oneof.name))") { writer in
            for field in members {
                writer.line("case .\(field.name)(let value):")
                writer.indented { append(field, json(field.element, "value"), &$0) }
            }
            writer.line("case nil:")
            writer.line("    break")
        }
    }

    private func append(_ field: Field, _ value: String, _ writer: inout CodeWriter) {
        writer.line("members.append((\"\(field.jsonName)\", \(value)))")
    }

    private func mapKey(_ key: Element, _ value: String) -> String {
        if case .string = key.kind {
            return value
        }
        return "String(\(value))"
    }

    private func json(_ element: Element, _ value: String) -> String {
        let bare = element.isPHI ? value + ".revealed" : value
        return switch element.kind {
        case .integer(_, true): ".string(String(\(bare)))"
        case .integer(_, false): ".number(String(\(bare)))"
        case .floatingPoint: ".floatingPoint(\(bare))"
        case .bool: ".bool(\(bare))"
        case .string: ".string(\(bare))"
        case .bytes: ".base64(\(bare))"
        case .enumeration: ".enumeration(\(bare))"
        case .message: "\(bare).json()"
        }
    }
}
