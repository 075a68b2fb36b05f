import Foundation

@testable import carewire

/// The search for planted identifiers, octet by octet and in any case, by `grep`.
enum Needles {
    /// Shorter texts in base64 would be found where nobody has put them.
    private static let base64CharacterCountMin = 8

    /// The files below `folder` in which an identifier stands: as it is, in hexadecimal digits or
    /// in base64.
    static func plantedOnes(in folder: URL) async throws -> [String] {
        try await files(below: folder, holding: shapes)
    }

    /// The files below `folder` in which one of `texts` stands.
    static func files(below folder: URL, holding texts: [String]) async throws -> [String] {
        let list = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try texts.joined(separator: "\n").write(to: list, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: list) }
        // `-s`: a server may remove a file of its own meanwhile.
        let outcome = try await Tool.run(
            "grep",
            ["-r", "-l", "-a", "-i", "-s", "-F", "-D", "skip", "-f", list.path, folder.path],
            environment: ["LC_ALL": "C"])
        let start = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
        return outcome.text.split(separator: "\n").map { String($0).replacing(start, with: "") }
            .sorted()
    }

    /// Each identifier in every shape that is looked for.
    static let shapes = Planted.identifiers.flatMap { [$0, hexadecimal($0)] + base64($0) }

    static func hexadecimal(_ text: String) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// What of the text's base64 does not depend on its neighbours, for the three ways in which it
    /// may fall into groups of three octets.
    static func base64(_ text: String) -> [String] {
        (0..<3).compactMap { offset in
            let octets = [UInt8](repeating: 0, count: offset) + text.utf8
            let wholeGroups = Data(octets.prefix(octets.count / 3 * 3)).base64EncodedString()
            let shape = String(wholeGroups.dropFirst([0, 2, 3][offset]))
            return shape.count >= base64CharacterCountMin ? shape : nil
        }
    }
}
