internal import Messages
internal import Synchronization

extension FHIREndpoint {
    /// A search by the parameters of ``CapabilityStatement``, with `_count`, `_sort` and pages.
    func search(_ type: String, _ interaction: Interaction) -> FHIROutcome {
        guard let query = SearchQuery(interaction.query) else {
            return .issue(400, "invalid", "the query cannot be understood")
        }
        let control = ["_count", "_sort", "_offset"]
        let unknown = query.parameters.filter {
            !Self.isKnown($0.name, of: type) && !control.contains($0.name)
        }
        let isStrict = interaction.prefer?.contains("handling=strict") ?? false
        if isStrict, !unknown.isEmpty {
            return .issue(400, "not-supported", "an unknown search parameter")
        }
        if let sort = query.values("_sort").last {
            guard type == "Observation", ["date", "-date"].contains(sort) else {
                return .issue(400, "not-supported", "only Observation can be sorted, by date")
            }
        }
        for name in ["_count", "_offset"] where !query.values(name).isEmpty {
            guard query.count(name) != nil else {
                return .issue(400, "invalid", "\(name) is a number from 0")
            }
        }
        let known = Set(query.parameters.map(\.name)).subtracting(unknown.map(\.name))
        let matches = store.withLock { $0.search(type, query) }
        return FHIROutcome(
            200, resource: Self.page(matches, type, query, known, base: interaction.base))
    }

    private static func page(
        _ matches: [StoredResource], _ type: String, _ query: SearchQuery, _ known: Set<String>,
        base: String
    ) -> JSONValue {
        let count = min(query.count("_count") ?? 100, SearchQuery.pageCountMax)
        let start = min(query.count("_offset") ?? 0, matches.count)
        let shown = matches[start...].prefix(count)
        var links = [link("self", "\(base)/\(type)?\(query.text(keeping: known))")]
        if start + shown.count < matches.count, count > 0 {
            let next = query.text(keeping: known, replacing: ["_offset": "\(start + count)"])
            links.append(link("next", "\(base)/\(type)?\(next)"))
        }
        var members: [(key: String, value: JSONValue)] = [
            ("resourceType", .string("Bundle")), ("type", .string("searchset")),
            ("total", .number("\(matches.count)")), ("link", .array(links)),
        ]
        if !shown.isEmpty {
            let entries = shown.map { stored in
                JSONValue.object([
                    ("fullUrl", .string("\(base)/\(type)/\(stored.id)")),
                    ("resource", stored.content),
                    ("search", .object([("mode", .string("match"))])),
                ])
            }
            members.append(("entry", .array(entries)))
        }
        return .object(members)
    }

    private static func link(_ relation: String, _ url: String) -> JSONValue {
        .object([("relation", .string(relation)), ("url", .string(url))])
    }
}
