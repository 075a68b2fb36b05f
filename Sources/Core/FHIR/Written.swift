internal import Messages

/// An object that is being written. What FHIR does not allow is left out: empty texts, lists and
/// objects.
struct Written {
    private var members: [(key: String, value: JSONValue)] = []

    var value: JSONValue { .object(members) }

    mutating func add(_ name: String, _ text: String?) {
        if let text, !text.isEmpty { members.append((name, .string(text))) }
    }

    mutating func add(_ name: String, _ value: JSONValue?) {
        switch value {
        case nil, .null: return
        case .string(let text) where text.isEmpty: return
        case .array(let elements) where elements.isEmpty: return
        case .object(let members) where members.isEmpty: return
        case .bool(_)?, .number(_)?, .string(_)?, .array(_)?, .object(_)?:
            if let value { members.append((name, value)) }
        }
    }

    mutating func add(_ name: String, list: [JSONValue?]) {
        let kept = list.compactMap { $0 }.filter { value in
            if case .object(let members) = value { !members.isEmpty } else { true }
        }
        add(name, .array(kept))
    }

    static func object(_ fill: (inout Written) -> Void) -> JSONValue {
        var object = Written()
        fill(&object)
        return object.value
    }
}

extension JSONValue {
    /// An object of what `fill` adds.
    static func object(_ fill: (inout Written) -> Void) -> JSONValue { Written.object(fill) }
}
