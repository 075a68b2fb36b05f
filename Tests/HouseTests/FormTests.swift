import Testing

/// Sizes and words.
@Suite struct FormTests {
    static let fileLineCountMax = 600
    static let lineColumnCountMax = 100
    static let functionLineCountMax = 60

    @Test func everyFileHasAtMostSixHundredLines() {
        let long = Array(repeating: "let a = 1", count: Self.fileLineCountMax + 1)
        let allowed = Array(repeating: "let a = 1", count: Self.fileLineCountMax - 1)
        Rule(
            name: "file length",
            bad: [sample(long.joined(separator: "\n"))],
            good: [sample(allowed.joined(separator: "\n"))]
        ) { file in
            let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
            guard count > Self.fileLineCountMax else { return [] }
            return [Finding(path: file.path, line: 0, reason: "\(count) lines")]
        }.enforce(in: Self.written)
    }

    @Test func everyLineHasAtMostAHundredColumns() {
        Rule(
            name: "line length",
            bad: [sample(String(repeating: "a", count: Self.lineColumnCountMax + 1))],
            good: [sample(String(repeating: "ä", count: Self.lineColumnCountMax))]
        ) { file in
            // A long literal in a test cannot be broken without breaking what it shows.
            let isTest = file.wing == "Tests"
            return file.findings { line in
                guard line.utf8.count > Self.lineColumnCountMax,
                    line.count > Self.lineColumnCountMax, !(isTest && line.contains("\""))
                else { return nil }
                return "\(line.count) columns"
            }
        }.enforce(in: Self.written.filter { !$0.path.hasSuffix(".proto") })
    }

    @Test func everyFunctionHasAtMostSixtyLines() {
        let body = Array(repeating: "    work()", count: Self.functionLineCountMax)
        Rule(
            name: "function length",
            bad: [sample("func a() {\n\(body.joined(separator: "\n"))\n}")],
            good: [sample("func a() {\n\(body.dropLast(2).joined(separator: "\n"))\n}")]
        ) { file in
            Self.functions(in: file).filter { $0.lineCount > Self.functionLineCountMax }.map {
                Finding(path: file.path, line: $0.firstLine, reason: "\($0.lineCount) lines")
            }
        }.enforce(in: Repository.swiftFiles)
    }

    @Test func nothingIsLeftOpen() {
        // Spelt in halves, so that this file does not hold them.
        let words = [
            "TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "not imple" + "mented",
            "place" + "holder",
        ]
        Rule(
            name: "banned words",
            bad: words.map { sample("// \($0): later") },
            good: [
                sample("// Hexadecimal XxX, a hacksaw, implemented, mkdtemp(\"XX\" + \"XXXX\").")
            ]
        ) { file in
            file.findings { line in
                words.first { line.holds($0) }.map { "holds \"\($0)\"" }
            }
        }.enforce(in: Repository.files.filter { !$0.isGenerated })
    }

    @Test func noFileNamesAPathOfOneMachine() {
        let paths = [
            "/wo" + "rk/", "/ro" + "ot/", "/tmp/" + "cw/", "/fa" + "rm/", "/." + "library",
        ]
        Rule(
            name: "machine paths",
            bad: paths.map { sample("let path = \"\($0)main\"") },
            good: [sample("let path = \"/usr/lib/postgresql/15/bin\"  // or /network/x")]
        ) { file in
            file.findings { line in
                paths.first { line.contains($0) }.map { "holds \"\($0)\"" }
            }
        }.enforce(in: Repository.files)
    }

    /// What people wrote and lint does not measure: Swift, C, shell and protobuf.
    private static var written: [SourceFile] {
        Repository.files.filter { file in
            !file.isGenerated
                && ([".swift", ".c", ".h", ".proto", ".sh"].contains { file.path.hasSuffix($0) }
                    || ["carewire", ".ci/run"].contains(file.path))
        }
    }

    private struct Function {
        let firstLine: Int
        let lineCount: Int
    }

    /// Functions and initialisers by their indentation, on which `swift format` can be relied.
    private static func functions(in file: SourceFile) -> [Function] {
        let openings = ["func ", "init(", "init<", "init?("]
        var found: [Function] = []
        for (index, line) in file.lines.enumerated() {
            let indent = line.prefix { $0 == " " }
            let words = line.dropFirst(indent.count)
            let isDeclaration = openings.contains {
                words.hasPrefix($0) || words.contains(" \($0)")
            }
            guard isDeclaration, !words.hasPrefix("//"), !words.contains("="), !words.hasSuffix("}")
            else { continue }
            let end = file.lines[index...].dropFirst().firstIndex { $0 == indent + "}" }
            let next = file.lines[index...].dropFirst().firstIndex {
                !$0.isEmpty && !$0.hasPrefix(indent + " ") && !$0.hasPrefix(indent + ")")
            }
            // A protocol's requirement has no body: something else stands at its indentation first.
            guard let end, let next, next == end else { continue }
            found.append(Function(firstLine: index + 1, lineCount: end - index + 1))
        }
        return found
    }
}
