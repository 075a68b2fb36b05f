internal import Messages

/// An object of a resource, from which members are taken by name; it notes what is lost.
struct Element {
    /// Members that were there and are not kept.
    final class Losses {
        private(set) var names: [String] = []

        func note(_ name: String) {
            guard names.count < FHIRLimits.lossCountMax, !names.contains(name) else { return }
            names.append(name)
        }
    }

    /// Such as `Patient.name[0]`.
    let path: String
    private let members: [String: JSONValue]
    private let losses: Losses

    /// - Throws: `wrong` for what is no object or has a modifier extension, `notJSON` for a member
    ///   that comes twice.
    init(_ value: JSONValue, path: String, losses: Losses) throws(FHIRError) {
        guard case .object(let list) = value else {
            throw FHIRError(.wrong, "\(path) must be an object")
        }
        var members: [String: JSONValue] = [:]
        members.reserveCapacity(list.count)
        for (key, value) in list {
            guard members.updateValue(value, forKey: key) == nil else {
                throw FHIRError(.notJSON, "\(path) has a member twice")
            }
        }
        self.path = path
        self.members = members.filter { $0.value != .null }
        self.losses = losses
        if has("modifierExtension") {
            throw FHIRError(.notUnderstood, "\(path).modifierExtension is not understood")
        }
    }

    /// Whether there is such a member.
    func has(_ name: String) -> Bool { members[name] != nil }

    /// Notes a member, or this element, as lost: its path without places in arrays.
    func lose(_ name: String? = nil) {
        var text = ""
        var isInside = false
        for character in path {
            if character == "[" { isInside = true }
            if !isInside { text.append(character) }
            if character == "]" { isInside = false }
        }
        losses.note(name.map { "\(text).\($0)" } ?? text)
    }

    /// Notes those members as lost that are there.
    func lose(_ names: [String]) {
        for name in names where has(name) { lose(name) }
    }

    func wrong(_ name: String, _ rule: String) -> FHIRError {
        FHIRError(.wrong, "\(path).\(name) \(rule)")
    }

    func missing(_ name: String) -> FHIRError {
        FHIRError(.missing, "\(path).\(name) must be there")
    }

    // MARK: Primitives

    /// A text that is not empty; nil when it is not there.
    func text(_ name: String) throws(FHIRError) -> String? {
        lose(["_\(name)"])
        switch members[name] {
        case nil: return nil
        case .string(let text):
            guard !text.utf8.contains(0) else { throw wrong(name, "must not hold U+0000") }
            return text.isEmpty ? nil : text
        case .null, .bool, .number, .array, .object: throw wrong(name, "must be a string")
        }
    }

    /// Texts of an array, without those that are null or empty.
    func texts(_ name: String) throws(FHIRError) -> [String] {
        lose(["_\(name)"])
        guard let values = try array(name) else { return [] }
        var texts: [String] = []
        for value in values {
            switch value {
            case .null: continue
            case .string(let text):
                guard !text.utf8.contains(0) else { throw wrong(name, "must not hold U+0000") }
                if !text.isEmpty { texts.append(text) }
            case .bool, .number, .array, .object: throw wrong(name, "must hold strings")
            }
        }
        return texts
    }

    /// `true` or `false`; nil when it is not there.
    func bool(_ name: String) throws(FHIRError) -> Bool? {
        lose(["_\(name)"])
        switch members[name] {
        case nil: return nil
        case .bool(let flag): return flag
        case .null, .string, .number, .array, .object:
            throw wrong(name, "must be true or false")
        }
    }

    /// A number as it is written.
    func number(_ name: String) throws(FHIRError) -> String? {
        lose(["_\(name)"])
        switch members[name] {
        case nil: return nil
        case .number(let text): return text
        case .null, .string, .bool, .array, .object: throw wrong(name, "must be a number")
        }
    }

    /// A date or time in microseconds since 1970-01-01 00:00 UTC. What it has of precision more or
    /// less than that is noted as lost.
    func time(_ name: String) throws(FHIRError) -> Int64? {
        guard let text = try text(name) else { return nil }
        guard let reading = FHIRTime.read(text) else {
            throw wrong(name, "must be a dateTime of FHIR, a time of day with its zone")
        }
        if !reading.isExact { lose(name) }
        return reading.microseconds
    }

    /// What a table says of a code; nil when it is not there.
    /// - Throws: `wrong` for a code that the table does not have.
    func code<Value>(_ name: String, _ table: CodeTable<Value>) throws(FHIRError) -> Value? {
        guard let text = try text(name) else { return nil }
        guard let value = table.value(text) else {
            throw wrong(name, "must be a code of FHIR R4")
        }
        return value
    }

    // MARK: Objects

    private func array(_ name: String) throws(FHIRError) -> [JSONValue]? {
        switch members[name] {
        case nil: return nil
        case .array(let values): return values
        case .null, .bool, .number, .string, .object: throw wrong(name, "must be an array")
        }
    }

    /// An object below this one; its extensions are noted as lost.
    func object(_ name: String) throws(FHIRError) -> Element? {
        guard let value = members[name] else { return nil }
        let element = try Element(value, path: "\(path).\(name)", losses: losses)
        element.lose(["extension"])
        return element
    }

    /// The objects of an array; their extensions are noted as lost.
    func objects(_ name: String) throws(FHIRError) -> [Element] {
        let elements = try rawObjects(name)
        for element in elements { element.lose(["extension"]) }
        return elements
    }

    private func rawObjects(_ name: String) throws(FHIRError) -> [Element] {
        guard let values = try array(name) else { return [] }
        var elements: [Element] = []
        elements.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            elements.append(
                try Element(value, path: "\(path).\(name)[\(index)]", losses: losses))
        }
        return elements
    }

    /// The first object of an array; the others are noted as lost.
    func first(_ name: String) throws(FHIRError) -> Element? {
        let elements = try objects(name)
        if elements.count > 1 { lose(name) }
        return elements.first
    }

    /// Extensions that this module's writer makes, by their last part; others are noted as lost.
    /// - Parameter member: the primitive that they belong to; nil for this element's own.
    func extensions(
        of member: String? = nil
    ) throws(FHIRError) -> [(name: String, element: Element)] {
        let name = member.map { "_\($0)" } ?? "extension"
        var holder = self
        if let member {
            guard let value = members["_\(member)"] else { return [] }
            holder = try Element(value, path: "\(path)._\(member)", losses: losses)
        }
        var own: [(name: String, element: Element)] = []
        var isForeign = false
        for element in try holder.rawObjects("extension") {
            let url = try element.text("url") ?? ""
            if url.hasPrefix(FHIRSystem.extensions) {
                own.append((String(url.dropFirst(FHIRSystem.extensions.count)), element))
            } else if url != FHIRSystem.dataAbsentExtension {
                isForeign = true
            }
        }
        if isForeign { lose(name) }
        return own
    }
}
