import Foundation

/// The files of the repository, for tests that hold parts of it against each other.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The texts of all Swift files of services, adapters and executables.
    static func swiftSources() throws -> [String] {
        var texts: [String] = []
        for room in ["Sources/Services", "Sources/Adapters", "Sources/Executables"] {
            let folder = root.appending(path: room).resolvingSymlinksInPath()
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            for case let file as URL in files ?? FileManager.DirectoryEnumerator()
            where file.pathExtension == "swift" {
                texts.append(try String(contentsOf: file, encoding: .utf8))
            }
        }
        return texts
    }

    /// The first group of every match.
    static func matches(of pattern: String, in texts: [String]) throws -> Set<String> {
        let expression = try NSRegularExpression(pattern: pattern)
        var found: Set<String> = []
        for text in texts {
            let range = NSRange(text.startIndex..., in: text)
            for match in expression.matches(in: text, range: range) {
                if let group = Range(match.range(at: 1), in: text) {
                    found.insert(String(text[group]))
                }
            }
        }
        return found
    }
}
