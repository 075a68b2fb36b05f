import Testing

/// What leaves a module is documented.
@Suite struct DocumentationTests {
    /// Witnesses of the standard library's protocols: their documentation is the protocol's.
    private static let witnesses = [
        "var description:", "var debugDescription:", "var customMirror:", "static func ==",
        "static func <", "func hash(into", "var hashValue", "init(from decoder", "func encode(to",
        "var id:", "static let allCases", "var rawValue:", "init(rawValue", "init?(rawValue",
    ]
    private static let kinds = [
        "func ", "var ", "let ", "struct ", "class ", "enum ", "protocol ", "actor ", "typealias ",
        "init(", "init<", "init?(", "subscript(", "case ",
    ]

    @Test func everyDeclarationForOthersIsDocumented() {
        Rule(
            name: "documentation",
            bad: [
                sample("package func a() {}"),
                sample("/// About b.\npublic var b = 1\n\n@inlinable\npublic static func c() {}"),
            ],
            good: [
                sample("/// About a.\n@inlinable\npublic final class A {}"),
                sample("/// About a.\n// Safety: one thread.\npackage let a = 1"),
                sample("public var description: String { \"\" }"),
                sample("package import RPC\npublic extension A {}"),
                sample("package func get(\n    _ request: Get, context: CallContext\n) async {"),
            ]
        ) { file in
            guard file.folders.first == "Sources" else { return [] }
            return file.lines.indices.compactMap { index in
                guard Self.needsDocumentation(file.lines[index]),
                    !Self.isServerMethod(file.lines[index...].prefix(3)),
                    !Self.isWitness(file.lines[index], in: file),
                    !Self.isDocumented(file.lines[..<index])
                else { return nil }
                let text = file.lines[index].drop { $0 == " " }
                return Finding(path: file.path, line: index + 1, reason: "undocumented: \(text)")
            }
        }.enforce(in: Repository.swiftFiles)
    }

    private static func needsDocumentation(_ line: String) -> Bool {
        var words = line.drop { $0 == " " }
        while words.hasPrefix("@"), let space = words.firstIndex(of: " ") {
            words = words[space...].drop { $0 == " " }
        }
        guard let level = ["package ", "public ", "open "].first(where: { words.hasPrefix($0) })
        else { return false }
        words = words.dropFirst(level.count)
        if words.hasPrefix("extension ") || words.hasPrefix("import ") { return false }
        let declaration = " " + words
        if declaration.contains(" override ") { return false }
        guard kinds.contains(where: { declaration.contains(" \($0)") }) else { return false }
        return !witnesses.contains { declaration.contains(" \($0)") }
    }

    /// A witness of a generated server protocol: the contract's comments are its documentation.
    private static func isServerMethod(_ lines: ArraySlice<String>) -> Bool {
        let text = lines.joined(separator: " ")
        return (text.contains("_ request: ") || text.contains("_ requests: "))
            && text.contains("context: CallContext")
    }

    /// Names that the protocols of a room require, by room.
    private static let requirements: [String: Set<String>] = {
        var names: [String: Set<String>] = [:]
        for file in Repository.swiftFiles {
            guard let room = file.room else { continue }
            names[room, default: []].formUnion(requirements(of: file))
        }
        return names
    }()

    private static func requirements(of file: SourceFile) -> [String] {
        var names: [String] = []
        var end: String?
        for line in file.lines {
            if line == end { end = nil }
            if end != nil, let name = name(of: line) { names.append(name) }
            if line.contains("protocol "), line.hasSuffix("{"), !line.contains("//") {
                end = line.prefix { $0 == " " } + "}"
            }
        }
        return names
    }

    /// A witness of a protocol of the same room: the protocol's comments are its documentation.
    private static func isWitness(_ line: String, in file: SourceFile) -> Bool {
        guard let room = file.room, let name = name(of: line) else { return false }
        return requirements[room]?.contains(name) == true
    }

    /// `store` for `package func store(`, `now` for `var now: Instant`.
    private static func name(of line: String) -> String? {
        for kind in ["func ", "var "] {
            guard let range = line.firstRange(of: kind) else { continue }
            return String(line[range.upperBound...].prefix { $0.isLetter || $0.isNumber })
        }
        return nil
    }

    /// Whether a documentation comment ends above, attributes and ordinary comments aside.
    private static func isDocumented(_ above: ArraySlice<String>) -> Bool {
        for line in above.reversed() {
            let words = line.drop { $0 == " " }
            if words.hasPrefix("///") || words.hasSuffix("*/") { return true }
            if words.hasPrefix("@") || words.hasPrefix("//") { continue }
            return false
        }
        return false
    }
}
