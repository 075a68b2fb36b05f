/// A member of a JSON object on its way into a message's field.
///
/// Errors name the message and the field, which the .proto file knows, and never what was given.
struct JSONField {
    let messageName: String
    let name: String
    let value: JSONValue

    /// The error for a field that the message does not have. Its name is not repeated: it was
    /// given.
    var unknown: MessageError {
        MessageError(.badJSON, "\(messageName) has no field of a name that was given")
    }

    private func expected(_ what: String) -> MessageError {
        MessageError(.badJSON, "\(messageName).\(name): \(what) expected")
    }

    func bool() throws(MessageError) -> Bool {
        switch value {
        case .bool(let value): return value
        case .string("true"): return true
        case .string("false"): return false
        case .null, .number, .string, .array, .object: throw expected("true or false")
        }
    }

    func string() throws(MessageError) -> String {
        guard case .string(let value) = value else {
            throw expected("a string")
        }
        return value
    }

    func bytes() throws(MessageError) -> [UInt8] {
        guard case .string(let text) = value, let bytes = Base64.decode(text) else {
            throw expected("a string of base64")
        }
        return bytes
    }

    /// A number or a string of one; `1.0` and `1e3` are integers too.
    func integer<Integer: FixedWidthInteger>(_: Integer.Type) throws(MessageError) -> Integer {
        guard let text = numberText else {
            throw expected("an integer")
        }
        if let value = Integer(text) {
            return value
        }
        guard text.utf8.contains(where: { $0 == 0x2E || $0 | 0x20 == 0x65 }),
            let number = Double(text), let value = Integer(exactly: number)
        else {
            throw expected("an integer of \(Integer.bitWidth) bits")
        }
        return value
    }

    /// A number, a string of one, or "NaN", "Infinity", "-Infinity".
    func floatingPoint<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _: Number.Type
    ) throws(MessageError) -> Number {
        switch value {
        case .string("NaN"): return .nan
        case .string("Infinity"): return .infinity
        case .string("-Infinity"): return -.infinity
        case .null, .bool, .number, .string, .array, .object: break
        }
        guard let text = numberText, let value = Number(text), value.isFinite else {
            throw expected("a number")
        }
        return value
    }

    /// The name of a value, or its number.
    func enumeration<Enum: CodedEnum>(_: Enum.Type) throws(MessageError) -> Enum {
        if case .string(let name) = value, let value = Enum(protoName: name) {
            return value
        }
        guard case .number = value else {
            throw expected("the name or number of a value")
        }
        return Enum(rawValue: try integer(Int32.self))
    }

    func message<Message: WireMessage>(_: Message.Type) throws(MessageError) -> Message {
        try Message(json: value)
    }

    func elements<Element>(
        _ convert: (JSONField) throws(MessageError) -> Element
    ) throws(MessageError) -> [Element] {
        guard case .array(let values) = value else {
            throw expected("an array")
        }
        var elements: [Element] = []
        elements.reserveCapacity(values.count)
        for value in values {
            elements.append(try convert(with(value)))
        }
        return elements
    }

    func entries<Key: Hashable, Value>(
        _ convert: (JSONField, JSONField) throws(MessageError) -> (Key, Value)
    ) throws(MessageError) -> [Key: Value] {
        guard case .object(let members) = value else {
            throw expected("an object")
        }
        var entries: [Key: Value] = [:]
        for member in members {
            let (key, value) = try convert(with(.string(member.key)), with(member.value))
            entries[key] = value
        }
        return entries
    }

    private func with(_ value: JSONValue) -> JSONField {
        JSONField(messageName: messageName, name: name, value: value)
    }

    /// The text of a number, or of a string that JSON would take as a number's text.
    private var numberText: String? {
        switch value {
        case .number(let text): text
        case .string(let text):
            if case .number(let number) = try? JSONValue(parsing: text), number == text {
                text
            } else {
                nil
            }
        case .null, .bool, .array, .object: nil
        }
    }
}

extension JSONValue {
    /// The members that are not null, for the message of the given name.
    func fields(of messageName: String) throws(MessageError) -> [JSONField] {
        guard case .object(let members) = self else {
            throw MessageError(.badJSON, "\(messageName): an object expected")
        }
        var fields: [JSONField] = []
        for member in members where member.value != .null {
            fields.append(
                JSONField(messageName: messageName, name: member.key, value: member.value))
        }
        return fields
    }

    /// Octets as a string of base64.
    static func base64(_ bytes: [UInt8]) -> JSONValue {
        .string(Base64.encode(bytes))
    }

    /// A number; the three that JSON has no number for are strings.
    static func floatingPoint<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _ value: Number
    ) -> JSONValue {
        if value.isNaN {
            return .string("NaN")
        }
        if value.isInfinite {
            return .string(value < 0 ? "-Infinity" : "Infinity")
        }
        return .number(String(value))
    }

    /// The name of an enum's value, or its number when it has none.
    static func enumeration(_ value: some CodedEnum) -> JSONValue {
        value.protoName.map { .string($0) } ?? .number(String(value.rawValue))
    }

    /// An object whose members are in the order of their names.
    static func object(sorting members: [(String, JSONValue)]) -> JSONValue {
        .object(members.sorted { $0.0 < $1.0 }.map { (key: $0.0, value: $0.1) })
    }
}
