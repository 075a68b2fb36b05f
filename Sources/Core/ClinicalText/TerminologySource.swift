/// A terminology file, read line by line and not yet compiled.
///
/// Lines: `version NAME` first; `# remark`; `[title]` opens a section; anything else is one entry
/// of the section, or several concepts with a semicolon between them. Titles: a
/// ``Concept/Category``, an assertion trigger such as `negated near`, `group NAME` (one row of
/// alternatives per line, for `{NAME}` in phrases), `spelling` (a variant and the word it stands
/// for), `skip` (words that may be left out), `capitals` (words that are terms only in capitals),
/// and `rule` (`redflag = role + role`, or with `~` when the roles must stand near each other).
struct TerminologySource: Sendable {
    /// A phrase's words and what it means, as written.
    struct Entry: Sendable {
        var line: Int
        /// A code of the file's own; empty for the preferred term with hyphens.
        var id: String
        var phrases: [String]
        var redFlags: RedFlagSet
        var roles: ConceptRoles
        var category: Concept.Category
    }

    struct Combination: Sendable {
        var redFlag: RedFlag
        /// One of each must have been found.
        var roles: [ConceptRoles]
        /// They must stand near each other.
        var isNear = false
    }

    /// Most octets of a file (64 MiB) and of a line.
    static let octetCountMax = 64 << 20
    static let lineByteCountMax = 4_096

    private(set) var version = ""
    private(set) var entries: [Entry] = []
    private(set) var triggers: [(line: Int, trigger: AssertionTrigger, phrases: [String])] = []
    private(set) var groups: [String: [[String]]] = [:]
    private(set) var spellings: [(variant: String, word: String)] = []
    private(set) var skips: Set<String> = []
    /// Words that are terms only when written in capitals.
    private(set) var capitals: Set<String> = []
    private(set) var combinations: [Combination] = []

    private enum Section {
        case concepts(Concept.Category)
        case triggers(AssertionTrigger)
        case group(String)
        case spelling, skip
        case capitals, rule
    }

    /// Reads a file.
    /// - Throws: ``ClinicalTextError`` with code `badTerminology`, naming the line.
    init(_ file: [UInt8]) throws(ClinicalTextError) {
        guard file.count <= Self.octetCountMax else {
            throw Self.refusal(1, "the file has \(file.count) octets")
        }
        guard let text = String(validating: file, as: UTF8.self) else {
            throw Self.refusal(1, "the file is not well-formed UTF-8")
        }
        var section: Section?
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            guard line.utf8.count <= Self.lineByteCountMax else {
                throw Self.refusal(number, "longer than \(Self.lineByteCountMax) octets")
            }
            let row = Self.trimmed(line)
            if row.isEmpty || row.hasPrefix("#") { continue }
            if version.isEmpty {
                guard row.hasPrefix("version "), row.count > 8 else {
                    throw Self.refusal(number, "the file must begin with its version")
                }
                version = String(Self.trimmed(row.dropFirst(8)))
            } else if row.hasPrefix("[") {
                section = try Self.section(row, number)
            } else if let section {
                try take(row, number, section)
            } else {
                throw Self.refusal(number, "stands in no section")
            }
        }
        guard !version.isEmpty else { throw Self.refusal(number, "the file has no version") }
    }

    static func refusal(_ line: Int, _ reason: String) -> ClinicalTextError {
        ClinicalTextError(.badTerminology, "line \(line): \(reason)")
    }

    private static func trimmed(_ text: some StringProtocol) -> Substring {
        var row = Substring(text)
        while row.last == " " || row.last == "\t" { row.removeLast() }
        return row.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
    }

    private static func section(
        _ row: Substring, _ line: Int
    ) throws(ClinicalTextError) -> Section {
        guard row.hasSuffix("]") else { throw refusal(line, "the section's title has no end") }
        let title = row.dropFirst().dropLast()
        if let category = Concept.Category(rawValue: String(title)) { return .concepts(category) }
        if let trigger = AssertionTrigger(title: title) { return .triggers(trigger) }
        if title.hasPrefix("group "), title.count > 6 { return .group(String(title.dropFirst(6))) }
        switch title {
        case "spelling": return .spelling
        case "skip": return .skip
        case "capitals": return .capitals
        case "rule": return .rule
        default: throw refusal(line, "no such section")
        }
    }

    private mutating func take(
        _ row: Substring, _ line: Int, _ section: Section
    ) throws(ClinicalTextError) {
        switch section {
        case .concepts(let category):
            for one in row.split(separator: ";") {
                try concept(Self.trimmed(one), line, category)
            }
        case .triggers(let trigger):
            triggers.append((line, trigger, try Self.phrases(row, line)))
        case .group(let name): groups[name, default: []].append(try Self.phrases(row, line))
        case .spelling:
            let words = row.split(separator: " ")
            guard words.count >= 2 else {
                throw Self.refusal(line, "a spelling is a word and its variants")
            }
            for variant in words.dropFirst() {
                spellings.append((variant.lowercased(), words[0].lowercased()))
            }
        case .skip: skips.formUnion(row.lowercased().split(separator: " ").map(String.init))
        case .capitals:
            capitals.formUnion(row.lowercased().split(separator: " ").map(String.init))
        case .rule: try combination(row, line)
        }
    }

    private mutating func concept(
        _ row: Substring, _ line: Int, _ category: Concept.Category
    ) throws(ClinicalTextError) {
        var entry = Entry(
            line: line, id: "", phrases: [], redFlags: [], roles: [], category: category)
        var rest = row
        if let equals = rest.firstIndex(of: "=") {
            entry.id = String(Self.trimmed(rest[..<equals]))
            rest = rest[rest.index(after: equals)...]
            guard !entry.id.isEmpty, !entry.id.contains(" ") else {
                throw Self.refusal(line, "the concept's id is not one word")
            }
        }
        while let space = rest.lastIndex(of: " ") {
            let mark = rest[rest.index(after: space)...]
            if mark.hasPrefix("!") {
                guard let flag = RedFlag(name: mark.dropFirst()) else {
                    throw Self.refusal(line, "no such red flag")
                }
                entry.redFlags.insert(RedFlagSet(flag))
            } else if mark.hasPrefix("@") {
                guard let role = ConceptRoles.named(mark.dropFirst()) else {
                    throw Self.refusal(line, "no such role")
                }
                entry.roles.insert(role)
            } else {
                break
            }
            rest = rest[..<space]
        }
        entry.phrases = try Self.phrases(rest, line)
        entries.append(entry)
    }

    private mutating func combination(_ row: Substring, _ line: Int) throws(ClinicalTextError) {
        let sides = row.split { $0 == "=" || $0 == "~" }
        guard sides.count == 2, let flag = RedFlag(name: Self.trimmed(sides[0])) else {
            throw Self.refusal(line, "a rule is a red flag, = or ~ and roles")
        }
        var all: [ConceptRoles] = []
        for alternatives in sides[1].split(separator: "+") {
            var roles: ConceptRoles = []
            for name in alternatives.split(separator: "|") {
                guard let role = ConceptRoles.named(Self.trimmed(name)) else {
                    throw Self.refusal(line, "no such role")
                }
                roles.insert(role)
            }
            all.append(roles)
        }
        guard all.count >= 2 else { throw Self.refusal(line, "a rule needs two roles") }
        combinations.append(
            Combination(redFlag: flag, roles: all, isNear: row.contains("~")))
    }

    private static func phrases(
        _ row: some StringProtocol, _ line: Int
    ) throws(ClinicalTextError) -> [String] {
        let phrases = row.split(separator: ",", omittingEmptySubsequences: false)
            .map { String(trimmed($0)) }
        guard !phrases.contains("") else { throw refusal(line, "a phrase is empty") }
        return phrases
    }
}
