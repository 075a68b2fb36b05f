/// A JSON value as it is written: numbers keep their text, objects their order.
public indirect enum JSONValue: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// The number's text, as in the source.
    case number(String)
    /// A string, its escapes resolved.
    case string(String)
    /// The elements in their order.
    case array([JSONValue])
    /// The members in their order; a name that comes twice is kept twice.
    case object([(key: String, value: JSONValue)])

    /// Arrays and objects inside each other that ``init(parsing:)`` takes.
    public static let depthMax = 64

    /// Parses a whole text (RFC 8259).
    ///
    /// - Throws: `badJSON` with the offset in octets, and never with any of the text.
    public init(parsing text: String) throws(MessageError) {
        var parser = JSONParser(text)
        self = try parser.document()
    }

    /// The JSON text. `pretty` gives a line to each element, indented by two spaces.
    public func text(pretty: Bool = false) -> String {
        var writer = JSONWriter(isPretty: pretty)
        writer.write(self)
        return writer.text
    }

    /// The first member of that name; nil when there is none or this is no object.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else {
            return nil
        }
        return members.first { $0.key == name }?.value
    }
}

extension JSONValue: Equatable {
    /// Compares as written: `1` and `1.0` differ, and so do objects of another order.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null):
            true
        case (.bool(let left), .bool(let right)):
            left == right
        case (.number(let left), .number(let right)), (.string(let left), .string(let right)):
            left == right
        case (.array(let left), .array(let right)):
            left == right
        case (.object(let left), .object(let right)):
            left.elementsEqual(right) { $0.key == $1.key && $0.value == $1.value }
        case (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _):
            false
        }
    }
}
