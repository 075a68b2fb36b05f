import Foundation
import Testing

/// A rule of the house: what it finds in a file, and samples that show it can find something.
struct Rule: Sendable {
    let name: String
    /// A file that breaks the rule, and one beside it that does not.
    let bad: [SourceFile]
    let good: [SourceFile]
    let check: @Sendable (SourceFile) -> [Finding]

    /// The rule holds in `files`, and it is a rule: each bad sample is found, no good sample is.
    func enforce(in files: [SourceFile]) {
        for sample in bad {
            #expect(!check(sample).isEmpty, "\(name): misses the bad sample \(sample.path)")
        }
        for sample in good {
            let findings = check(sample)
            #expect(findings.isEmpty, "\(name): finds fault with a good sample: \(findings)")
        }
        for finding in files.flatMap(check) {
            Issue.record("\(name): \(finding)")
        }
    }
}

/// A sample file for a rule, in the folder of a room that the rule looks at.
func sample(_ text: String, at path: String = "Sources/Core/RPC/Sample.swift") -> SourceFile {
    SourceFile(path: path, text: text)
}

extension SourceFile {
    /// Findings for the lines that `reason` has an objection to.
    func findings(_ reason: (String) -> String?) -> [Finding] {
        lines.enumerated().compactMap { index, line in
            reason(line).map { Finding(path: path, line: index + 1, reason: $0) }
        }
    }

    /// The lines without their comments: what the compiler acts on.
    var codeLines: [String] {
        lines.map { line in
            if line.drop(while: { $0 == " " }).hasPrefix("//") { return "" }
            guard let comment = line.range(of: " //") else { return line }
            return String(line[..<comment.lowerBound])
        }
    }
}
