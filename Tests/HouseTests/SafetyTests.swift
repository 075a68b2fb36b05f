import Testing

/// What must not stand in code that patients' data runs through.
@Suite struct SafetyTests {
    /// Where standard output is the product.
    private static let mayPrint = ["Executables/carewire/", "/Tools/"]
    /// Traps in sources that no input reaches, each with its reason on the line above.
    private static let mayTrap: Set<String> = []
    /// Rooms that turn PHI back into plain values.
    private static let mayReveal: Set<String> = [
        "PatientService", "SOAPService", "EHRGateway", "carewire", "Messages", "benchmarks",
        "protoc-gen-carewire", "FHIR",
    ]

    @Test func onlyToolsPrint() {
        Rule(
            name: "print",
            bad: [sample("    print(\"x\")"), sample("debugPrint(x)")],
            good: [
                sample("    fingerprint(x)"), sample("// print(x)"),
                sample("print(x)", at: "Sources/Executables/carewire/A.swift"),
            ]
        ) { file in
            guard file.folders.first == "Sources",
                !Self.mayPrint.contains(where: { file.path.contains($0) })
            else { return [] }
            return file.findings(ofCode: ["print(", "debugPrint(", "dump("])
        }.enforce(in: Repository.swiftFiles)
    }

    @Test func noInputReachesATrap() {
        Rule(
            name: "traps",
            bad: [sample("    fatalError(\"x\")"), sample("let x = try! y()")],
            good: [sample("// fatalError(x)"), sample("precondition(a)")]
        ) { file in
            guard file.folders.first == "Sources", !Self.mayTrap.contains(file.path) else {
                return []
            }
            return file.findings(ofCode: ["fatalError(", "try!"])
        }.enforce(in: Repository.swiftFiles)
    }

    @Test func aClaimOfSafetySaysWhy() {
        let claims = ["@unchecked Sendable", "nonisolated(unsafe)"]
        Rule(
            name: "Safety lines",
            bad: [
                sample("final class A: @unchecked Sendable {}"),
                sample("// Safety: far away.\n\n\n\nnonisolated(unsafe) var a = 1"),
            ],
            good: [sample("// Safety: one thread.\nfinal class A: @unchecked Sendable {}")]
        ) { file in
            file.codeLines.enumerated().compactMap { index, line in
                guard let claim = claims.first(where: { line.contains($0) }) else { return nil }
                let nearby = file.lines[max(0, index - 3)...index]
                if nearby.contains(where: { $0.contains("// Safety:") }) { return nil }
                let reason = "\(claim) without a \"// Safety:\" line above"
                return Finding(path: file.path, line: index + 1, reason: reason)
            }
        }.enforce(in: Repository.swiftFiles.filter { !$0.path.hasPrefix("Tests/HouseTests/") })
    }

    @Test func patientDataIsRevealedInFewRooms() {
        Rule(
            name: "PHI",
            bad: [sample("log(id.revealed)"), sample("x.map(\\.revealed)")],
            good: [
                sample("let isRevealed = false"),
                sample("id.revealed", at: "Sources/Services/PatientService/A.swift"),
                sample("id.revealed", at: "Tests/MessagesTests/A.swift"),
            ]
        ) { file in
            guard file.wing != "Tests", !Self.mayReveal.contains(file.room ?? "") else { return [] }
            return file.findings(ofCode: [".revealed"])
        }.enforce(in: Repository.swiftFiles)
    }

    /// The build without the cipher is made by one benchmark, and by nothing that is shipped.
    @Test func nothingThatIsShippedIsBuiltWithoutTheCipher() {
        let condition = "CAREWIRE_WITHOUT_" + "CIPHER"
        Rule(
            name: "cipher",
            bad: [
                sample("RUN swift build -D\(condition)", at: "docker/Dockerfile"),
                sample(".define(\"\(condition)\")", at: "Package.swift"),
            ],
            good: [
                sample("#if \(condition)", at: "Sources/Adapters/PHIProtection/A.swift"),
                sample("-D\(condition)", at: "Sources/Tools/benchmarks/A.swift"),
            ]
        ) { file in
            guard !["PHIProtection", "benchmarks"].contains(file.room ?? "") else { return [] }
            return file.lines.enumerated().compactMap { index, line in
                guard line.contains(condition) else { return nil }
                return Finding(path: file.path, line: index + 1, reason: "names \(condition)")
            }
        }.enforce(in: Repository.files)
    }

    @Test func noTestSleeps() {
        let sleeps = ["Thread." + "sleep", "Task." + "sleep", "usleep" + "(", "nanosleep" + "("]
        Rule(
            name: "sleeping tests",
            bad: sleeps.map { sample("    \($0)(1)", at: "Tests/RPCTests/A.swift") },
            good: [sample("await clock.advance()", at: "Tests/RPCTests/A.swift")]
        ) { file in
            guard file.wing == "Tests" else { return [] }
            return file.findings(ofCode: sleeps)
        }.enforce(in: Repository.swiftFiles)
    }
}

extension SourceFile {
    /// Findings for code lines in which one of `words` stands on its own, not inside a longer name.
    func findings(ofCode words: [String]) -> [Finding] {
        codeLines.enumerated().compactMap { index, line in
            guard let word = words.first(where: { line.holds($0) }) else { return nil }
            return Finding(path: path, line: index + 1, reason: "holds \(word)")
        }
    }
}

extension String {
    /// Whether `word` occurs with no letter, digit or underscore joined to its ends.
    func holds(_ word: String) -> Bool {
        ranges(of: word).contains { range in
            let isJoinedBefore =
                range.lowerBound > startIndex && word.first?.isNameCharacter == true
                && self[index(before: range.lowerBound)].isNameCharacter
            let isJoinedAfter =
                range.upperBound < endIndex && word.last?.isNameCharacter == true
                && self[range.upperBound].isNameCharacter
            return !isJoinedBefore && !isJoinedAfter
        }
    }
}

extension Character {
    fileprivate var isNameCharacter: Bool { isLetter || isNumber || self == "_" }
}
