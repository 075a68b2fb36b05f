import SwiftProtobufPluginLibrary

/// The way between a message's Swift struct and protoc-c's.
struct CodecGenerator {
    let message: Descriptor
    let access: String

    func extend(_ writer: inout CodeWriter) throws {
        let properties = try Property.all(of: message)
        writer.line()
        writer.block("extension \(Names.type(message)): @unsafe CodedMessage") { writer in
            writer.line("typealias CMessage = \(CNames.type(message))")
            writer.line()
            writer.line("/// `\(message.fullName)`.")
            writer.line("\(access) static var messageName: String { \"\(message.fullName)\" }")
            writer.line()
            decoder(&writer)
            writer.line()
            encoder(&writer)
            writer.line()
            copier(properties, &writer)
            writer.line()
            builder(properties, &writer)
        }
    }

    private func decoder(_ writer: inout CodeWriter) {
        writer.line("/// Decodes a message; everything is copied out of `bytes`.")
        writer.line("@unsafe \(access) init(")
        writer.line("    decoding bytes: UnsafeRawBufferPointer, arena: MessageArena")
        writer.block(") throws(MessageError)") { writer in
            writer.line("let source = try unsafe arena.unpack(")
            writer.line(
                "    \(CNames.descriptorFunction(message))(), bytes, as: CMessage.self)")
            writer.line("unsafe self.init(copying: source)")
            writer.line("arena.reset()")
        }
    }

    private func encoder(_ writer: inout CodeWriter) {
        writer.line("/// Lays the message out for writing; valid until the arena's next use.")
        writer.line("@unsafe \(access) func prepare(")
        writer.line("    in arena: MessageArena")
        writer.block(") throws(MessageError) -> PreparedMessage") { writer in
            writer.line("arena.reset()")
            writer.line("return try unsafe PreparedMessage(build(in: arena))")
        }
    }

    private func copier(_ properties: [Property], _ writer: inout CodeWriter) {
        guard !properties.isEmpty else {
            writer.line("@unsafe init(copying source: UnsafePointer<CMessage>) {}")
            return
        }
        writer.block("@unsafe init(copying source: UnsafePointer<CMessage>)") { writer in
            for property in properties {
                switch property {
                case .field(let field): copy(field, &writer)
                case .oneof(let oneof, let members): copy(oneof, members, &writer)
                }
            }
        }
    }

    private func copy(_ field: Field, _ writer: inout CodeWriter) {
        let source = "source.pointee.\(field.member)"
        let count = "source.pointee.n_\(field.member)"
        let target = "self.\(field.name)"
        switch field.shape {
        case .plain:
            writer.line("\(target) = unsafe \(field.element.copied(from: source))")
        case .message:
            writer.line(
                "\(target) = unsafe WireCopy.message(\(source), as: \(field.element.type).self)")
        case .optional(let oneof):
            let isSet =
                "source.pointee.\(CNames.caseMember(oneof)).rawValue == \(field.descriptor.number)"
            writer.line("\(target) = unsafe \(isSet)")
            writer.line("    ? \(optionalValue(field, source)) : nil")
        case .choice:
            break
        case .repeated:
            switch field.element.kind {
            case .message:
                writer.line("\(target) = unsafe WireCopy.messages(")
                writer.line("    \(count), \(source), as: \(field.element.type).self)")
            case .integer, .floatingPoint:
                writer.line("\(target) = unsafe WireCopy.numbers(\(count), \(source))")
            case .bool, .string, .bytes, .enumeration:
                writer.block("\(target) = unsafe WireCopy.list(\(count), \(source))") { writer in
                    let keyword = field.element.buildThrows ? "unsafe " : ""
                    writer.line(keyword + field.element.copied(from: "$0"))
                }
            }
        case .map(let key, let value):
            let entry = CNames.type(field.descriptor.messageType)
            writer.line("\(target) = unsafe WireCopy.map(\(count), \(source)) {")
            writer.indented { writer in
                writer.line("(entry: UnsafePointer<\(entry)>) in")
                writer.line("unsafe (\(key.copied(from: "entry.pointee.key")), \(mapValue(value)))")
            }
            writer.line("}")
        }
    }

    private func optionalValue(_ field: Field, _ source: String) -> String {
        if case .message = field.element.kind {
            return "WireCopy.message(\(source), as: \(field.element.type).self)"
        }
        return field.element.copied(from: source)
    }

    private func mapValue(_ value: Element) -> String {
        if case .message = value.kind {
            return "WireCopy.message(entry.pointee.value, as: \(value.type).self) "
                + "?? \(value.type)()"
        }
        return value.copied(from: "entry.pointee.value")
    }

    private func copy(_ oneof: OneofDescriptor, _ members: [Field], _ writer: inout CodeWriter) {
        let selector = "source.pointee.\(CNames.caseMember(oneof)).rawValue"
        let target = "self.\(Names.property(oneof.name))"
        writer.cases(of: "unsafe \(selector)") { writer in
            for field in members {
                let source = "source.pointee.\(field.member)"
                writer.line("case \(field.descriptor.number):")
                if case .message = field.element.kind {
                    writer.line("    \(target) = unsafe \(optionalValue(field, source))")
                    writer.line("        .map { .\(field.name)($0) }")
                } else {
                    let value = field.element.copied(from: source)
                    writer.line("    \(target) = unsafe .\(field.name)(\(value))")
                }
            }
            writer.line("default:")
            writer.line("    \(target) = nil")
        }
    }

    private func builder(_ properties: [Property], _ writer: inout CodeWriter) {
        writer.line("@unsafe func build(")
        writer.line("    in arena: MessageArena")
        writer.block(") throws(MessageError) -> UnsafeMutablePointer<CMessage>") { writer in
            let allocation = "try unsafe arena.message("
            let arguments = "    \(CNames.descriptorFunction(message))(), as: CMessage.self)"
            guard !properties.isEmpty else {
                writer.line("return " + allocation)
                writer.line(arguments)
                return
            }
            writer.line("let target = " + allocation)
            writer.line(arguments)
            for property in properties {
                switch property {
                case .field(let field): build(field, &writer)
                case .oneof(let oneof, let members): build(oneof, members, &writer)
                }
            }
            writer.line("return unsafe target")
        }
    }

    private func build(_ field: Field, _ writer: inout CodeWriter) {
        let target = "target.pointee.\(field.member)"
        let source = "self.\(field.name)"
        switch field.shape {
        case .plain:
            assign(target, field.element, source, &writer)
        case .message:
            writer.block("if let value = \(source)") { writer in
                assign(target, field.element, "value", &writer)
            }
        case .optional(let oneof):
            writer.block("if let value = \(source)") { writer in
                select(oneof, field, &writer)
                assign(target, field.element, "value", &writer)
            }
        case .choice:
            break
        case .repeated:
            writer.line("unsafe target.pointee.n_\(field.member) = \(source).count")
            if field.element.isPlainNumber {
                writer.line("try unsafe \(target) = arena.numbers(\(source))")
            } else {
                list(target, source, field.element, &writer)
            }
        case .map(let key, let value):
            let entry = field.descriptor.messageType!
            writer.line("unsafe target.pointee.n_\(field.member) = \(source).count")
            writer.line("try unsafe \(target) = arena.list(\(source)) {")
            writer.indented { writer in
                writer.line("(pair) throws(MessageError) in")
                writer.line("let entry = try unsafe arena.message(")
                writer.line("    \(CNames.descriptorFunction(entry))(),")
                writer.line("    as: \(CNames.type(entry)).self)")
                assign("entry.pointee.key", key, "pair.key", &writer)
                assign("entry.pointee.value", value, "pair.value", &writer)
                writer.line("return unsafe entry")
            }
            writer.line("}")
        }
    }

    private func list(
        _ target: String, _ source: String, _ element: Element, _ writer: inout CodeWriter
    ) {
        writer.line("try unsafe \(target) = arena.list(\(source)) {")
        writer.indented { writer in
            writer.line("(element) throws(MessageError) in")
            let keyword = element.buildThrows ? "try unsafe " : ""
            writer.line(keyword + element.built(from: "element"))
        }
        writer.line("}")
    }

    private func keywords(_ element: Element) -> String {
        element.buildThrows ? "try unsafe" : "unsafe"
    }

    private func assign(
        _ target: String, _ element: Element, _ value: String, _ writer: inout CodeWriter
    ) {
        writer.line("\(keywords(element)) \(target) = \(element.built(from: value))")
    }

    private func select(_ oneof: OneofDescriptor, _ field: Field, _ writer: inout CodeWriter) {
        let member = "target.pointee.\(CNames.caseMember(oneof))"
        writer.line("unsafe \(member) = .init(rawValue: \(field.descriptor.number))")
    }

    private func build(_ oneof: OneofDescriptor, _ members: [Field], _ writer: inout CodeWriter) {
        writer.cases(of: "self.\(Names.property(oneof.name))") { writer in
            for field in members {
                writer.line("case .\(field.name)(let value):")
                writer.indented { writer in
                    select(oneof, field, &writer)
                    assign("target.pointee.\(field.member)", field.element, "value", &writer)
                }
            }
            writer.line("case nil:")
            writer.line("    break")
        }
    }
}
