internal import Messages

/// A FHIR token as it is searched for: `system|code`, `code`, `|code` or `system|`.
struct SearchToken: Equatable {
    /// nil: any system; empty: none.
    let system: String?
    /// nil: any value.
    let value: String?

    init(_ text: some StringProtocol) {
        let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 {
            system = String(parts[0])
            value = parts[1].isEmpty ? nil : String(parts[1])
        } else {
            system = nil
            value = String(text)
        }
    }

    /// Whether one of a resource's identifiers fits.
    func matches(_ identifier: Identifier) -> Bool {
        (system.map { $0 == identifier.system } ?? true)
            && (value.map { $0 == identifier.value } ?? true)
    }
}

/// One entry of a resource's `identifier`.
struct Identifier: Hashable {
    /// Empty where there is none.
    let system: String
    let value: String

    /// Every usable identifier of a resource.
    static func all(in resource: JSONValue) -> [Identifier] {
        (resource["identifier"]?.elements ?? []).compactMap { entry in
            entry.string("value").map {
                Identifier(system: entry.string("system") ?? "", value: $0)
            }
        }
    }
}
