internal import Messages

extension JSONValue {
    /// The text of a JSON string; nil for anything else.
    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The elements of a JSON array; none for anything else.
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// A JSON string's text at a member's name.
    func string(_ name: String) -> String? { self[name]?.string }

    /// The same object with these members first and their old values gone. Not for arrays.
    func leading(with members: [(key: String, value: JSONValue)]) -> JSONValue {
        guard case .object(let old) = self else { return self }
        return .object(
            members + old.filter { member in !members.contains { $0.key == member.key } })
    }

    /// The same object without a member.
    func without(_ name: String) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.key != name })
    }

    /// The same object with another value of a member that it has.
    func replacing(_ name: String, with value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.map { $0.key == name ? ($0.key, value) : $0 })
    }

    /// Octets of its text, escapes aside.
    var byteCount: Int {
        switch self {
        case .null, .bool: 5
        case .number(let text): text.utf8.count
        case .string(let text): text.utf8.count + 2
        case .array(let elements): elements.reduce(2) { $0 + $1.byteCount + 1 }
        case .object(let members):
            members.reduce(2) { $0 + $1.key.utf8.count + $1.value.byteCount + 4 }
        }
    }
}
