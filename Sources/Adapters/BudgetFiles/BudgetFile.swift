package import LatencyBudget
private import Yams

/// Reads `budgets.yaml`.
///
/// The file is one mapping with the key `operations`, a list of mappings, and perhaps `sessions`:
/// how many must be active at once with every budget kept (100 by default). Of an operation,
/// `name`, `requirement` and `limits` (`p50`, `p99`, `p999`: durations such as `500 ms`) must be
/// there; `method`, `judged` (p99 by default), `gate`, `criticality` (`routine` by default,
/// `important`, `safety`), `minimum` (measurements below which nothing is known, 1 by default),
/// `offered` (false where a site does not do this) and `split` may be. A split is a mapping from
/// hops to durations, which add up; its key `parallel` is a list of such mappings, of which the
/// longest counts. Anything else is refused.
package enum BudgetFile {
    /// Octets in a file (256 KiB).
    package static let byteCountMax = 256 << 10

    /// - Throws: ``BudgetError`` with the line of what is wrong, also for what
    ///   ``BudgetTable`` refuses.
    package static func parse(_ text: String) throws(BudgetError) -> BudgetTable {
        guard text.utf8.count <= byteCountMax else {
            throw BudgetError(.malformed, "the file is longer than \(byteCountMax) octets")
        }
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch { throw translate(error) }
        guard let root else { throw BudgetError(.malformed, "the file is empty", line: 1) }
        let fields = try members(
            of: root, known: ["sessions", "operations"], required: ["operations"])
        guard let list = fields["operations"], let sequence = list.sequence else {
            throw BudgetError(.malformed, "operations must be a list", line: line(of: root))
        }
        var operations: [OperationBudget] = []
        for node in sequence { operations.append(try operation(node)) }
        guard let sessions = fields["sessions"] else { return try BudgetTable(operations) }
        let count = try number(sessions, upTo: BudgetTable.sessionCountMax)
        return try BudgetTable(operations, sessionCount: count)
    }

    private static func operation(_ node: Node) throws(BudgetError) -> OperationBudget {
        let fields = try members(
            of: node,
            known: [
                "name", "method", "requirement", "limits", "judged", "gate", "criticality",
                "minimum", "offered", "split",
            ],
            required: ["name", "requirement", "limits"])
        var limits: [Percentile: Duration] = [:]
        if let node = fields["limits"] {
            for (name, value) in try members(of: node, known: Percentile.allCases.map(\.rawValue)) {
                if let percentile = Percentile(rawValue: name) {
                    limits[percentile] = try duration(value)
                }
            }
        }
        var countMin = 1
        if let node = fields["minimum"] { countMin = try number(node, upTo: 1_000_000) }
        return OperationBudget(
            name: try text(fields["name"], node),
            method: try fields["method"].map { value throws(BudgetError) in
                try text(value, node)
            },
            requirement: try text(fields["requirement"], node), limits: limits,
            judged: try judged(fields["judged"]),
            isGate: try flag(fields["gate"], "gate", default: false),
            split: try fields["split"].map(split) ?? [], line: line(of: node),
            criticality: try criticality(fields["criticality"]), countMin: UInt64(countMin),
            isOffered: try flag(fields["offered"], "offered", default: true))
    }

    private static func split(_ node: Node) throws(BudgetError) -> [OperationBudget.Part] {
        var parts: [OperationBudget.Part] = []
        for (hop, value) in try pairs(of: node) {
            guard hop == "parallel" else {
                parts.append(.init(hop: hop, limit: try duration(value)))
                continue
            }
            guard let branches = value.sequence, branches.count >= 2 else {
                throw BudgetError(
                    .malformed, "parallel is a list of two or more mappings",
                    line: line(of: value))
            }
            for (index, branch) in branches.enumerated() {
                for (hop, value) in try pairs(of: branch) {
                    parts.append(
                        .init(
                            hop: hop, limit: try duration(value),
                            branch: .init(fork: 0, index: index)))
                }
            }
        }
        return parts
    }

    private static func criticality(_ node: Node?) throws(BudgetError) -> Criticality {
        guard let node else { return .routine }
        guard let name = node.scalar?.string, let criticality = Criticality(rawValue: name) else {
            throw BudgetError(
                .malformed, "criticality must be routine, important or safety",
                line: line(of: node))
        }
        return criticality
    }

    private static func number(_ node: Node, upTo limit: Int) throws(BudgetError) -> Int {
        guard let text = node.scalar?.string, let value = Int(text), (1...limit).contains(value)
        else {
            throw BudgetError(
                .malformed, "a whole number from 1 to \(limit) is expected", line: line(of: node))
        }
        return value
    }

    private static func judged(_ node: Node?) throws(BudgetError) -> Percentile {
        guard let node else { return .p99 }
        guard let name = node.scalar?.string, let percentile = Percentile(rawValue: name) else {
            throw BudgetError(.malformed, "judged must be p50, p99 or p999", line: line(of: node))
        }
        return percentile
    }

    private static func flag(
        _ node: Node?, _ name: String, default absent: Bool
    ) throws(BudgetError) -> Bool {
        switch node?.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            guard let node else { return absent }
            throw BudgetError(.malformed, "\(name) must be true or false", line: line(of: node))
        }
    }

    private static func text(_ node: Node?, _ parent: Node) throws(BudgetError) -> String {
        guard let text = node?.scalar?.string, !text.isEmpty else {
            throw BudgetError(.malformed, "a text is expected", line: line(of: node ?? parent))
        }
        return text
    }

    /// A number and its unit: `2 s`, `0.5 s`, `500 ms`, `50 us`.
    private static func duration(_ node: Node) throws(BudgetError) -> Duration {
        let units = ["s": 1e9, "ms": 1e6, "us": 1e3]
        let words = node.scalar?.string.split(separator: " ") ?? []
        guard words.count == 2, let number = Double(words[0]), let unit = units[String(words[1])],
            number.isFinite, abs(number * unit) <= 1e18
        else {
            throw BudgetError(
                .malformed, "a duration is a number, a space, and s, ms or us",
                line: line(of: node))
        }
        return .nanoseconds(Int64((number * unit).rounded()))
    }

    private static func pairs(of node: Node) throws(BudgetError) -> [(String, Node)] {
        guard let mapping = node.mapping else {
            throw BudgetError(.malformed, "a mapping is expected", line: line(of: node))
        }
        var pairs: [(String, Node)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                throw BudgetError(.malformed, "a key must be a text", line: line(of: key))
            }
            pairs.append((name, value))
        }
        return pairs
    }

    private static func members(
        of node: Node, known: [String], required: [String] = []
    ) throws(BudgetError) -> [String: Node] {
        var members: [String: Node] = [:]
        for (name, value) in try pairs(of: node) {
            guard known.contains(name) else {
                throw BudgetError(
                    .malformed, "a key is none of \(known.joined(separator: ", "))",
                    line: line(of: value) ?? line(of: node))
            }
            members[name] = value
        }
        for name in required where members[name] == nil {
            throw BudgetError(.malformed, "\(name) is missing", line: line(of: node))
        }
        return members
    }

    private static func line(of node: Node) -> Int? { node.mark?.line }

    private static func translate(_ error: any Error) -> BudgetError {
        guard let error = error as? YamlError else {
            return BudgetError(.malformed, "the file is not YAML", cause: error)
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return BudgetError(.malformed, problem, line: mark.line, cause: error)
        case .duplicatedKeysInMapping(_, let context):
            return BudgetError(
                .malformed, "a key is there twice", line: context.mark.line, cause: error)
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return BudgetError(.malformed, "the file is not YAML", cause: error)
        }
    }
}
