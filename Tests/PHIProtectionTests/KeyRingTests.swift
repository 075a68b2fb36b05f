import Foundation
import PHIProtection
import Testing

@Suite struct KeyRingTests {
    private func code(_ text: String) -> PHIError.Code? {
        do {
            _ = try Fixtures.parse(text)
            return nil
        } catch {
            return (error as? PHIError)?.code
        }
    }

    @Test func readsKeysInAnyOrderWithComments() throws {
        let ring = try Fixtures.ring(
            "# made by hand", "active 2", Fixtures.second, "", Fixtures.index, Fixtures.first, "")
        #expect(ring.activeKeyID == 2)
        #expect(ring.keyIDs == [1, 2])
    }

    @Test func refusesRingsThatMeanNothing() {
        let head = "carewire-key-ring 1"
        let good = [head, Fixtures.index, Fixtures.first, "active 1"]
        #expect(code(good.joined(separator: "\n")) == nil)
        let bad: [[String]] = [
            [], [head], [head, Fixtures.index, Fixtures.first], [head, Fixtures.first, "active 1"],
            [head, Fixtures.index, "active 1"], ["carewire-key-ring 2"] + good.dropFirst(),
            good + ["active 1"], good + [Fixtures.first], good + [Fixtures.index],
            good + ["key 2 " + Fixtures.digits(seed: 3)], good + ["key 2 00"], good + ["word"],
            [head, Fixtures.index, Fixtures.first, "active 2"],
            good + ["key 0 " + Fixtures.digits(seed: 9)],
            good + ["key 01 " + Fixtures.digits(seed: 9)],
            good + ["key 4294967296 " + Fixtures.digits(seed: 9)],
            good + ["key 2 " + Fixtures.digits(seed: 9) + "00"],
            good + ["key 2 g" + Fixtures.digits(seed: 9).dropFirst()],
            good + ["key 2 " + String(repeating: "00", count: 32)],
            good + ["key 2 " + String(repeating: "0123456789abcdef", count: 4).prefix(60) + "0123"]
                + ["key 3 " + String(repeating: "ab", count: 32)],
        ]
        for lines in bad { #expect(code(lines.joined(separator: "\n")) == .badKeyRing) }
        #expect(
            code((good + ["key 4294967295 " + Fixtures.digits(seed: 9)]).joined(separator: "\n"))
                == nil)
    }

    @Test func everyTruncationIsRefusedOrStillARing() {
        let text = ["carewire-key-ring 1", Fixtures.index, Fixtures.first, "active 1"]
            .joined(separator: "\n")
        for count in 0..<text.utf8.count {
            #expect(code(String(text.prefix(count))) == .badKeyRing)
        }
    }

    private static let second = [
        "carewire-key-ring 2", Fixtures.index, Fixtures.first,
        Fixtures.second + " 1789000000", "active 2", "last 12", "end", "",
    ].joined(separator: "\n")

    @Test func readsTimesAndTheLastIDFromFormat2() throws {
        let ring = try Fixtures.parse(Self.second)
        #expect(ring.lastKeyID == 12)
        #expect(ring.entries.map(\.keyID) == [1, 2])
        #expect(ring.entries.map(\.isActive) == [false, true])
        #expect(ring.entries.map(\.madeAtSeconds) == [nil, 1_789_000_000])
        #expect(try Fixtures.ring(Fixtures.index, Fixtures.first, "active 1").lastKeyID == 1)
    }

    @Test func format2WithoutItsLastLineIsRefused() {
        let end = Self.second.utf8.count - 1  // The line feed at the end may be missing.
        for count in 0..<end { #expect(code(String(Self.second.prefix(count))) == .badKeyRing) }
        #expect(code(String(Self.second.prefix(end))) == nil)
    }

    @Test func refusesFormat2ThatMeansNothing() {
        for (old, new) in [
            ("last 12", "last 1"), ("last 12", ""), ("last 12", "last 0"), ("end\n", "end\nend\n"),
            ("end\n", "end\nlast 12\n"), ("last 12", "last 12\nlast 12"), ("ring 2", "ring 3"),
            ("ring 2", "ring 1"), ("1789000000", "9223372036854775808"), ("1789000000", "0"),
            ("1789000000", "-1"), ("1789000000", "1 1"), ("last 12", "last 4294967296"),
        ] {
            let text = Self.second.replacingOccurrences(of: old, with: new)
            #expect(text != Self.second)
            #expect(code(text) == .badKeyRing, "\(new)")
        }
    }

    @Test func ringHasAtMost64Keys() {
        let keys = (1...KeyRing.keyCountMax).map { "key \($0) " + Fixtures.digits(seed: UInt8($0)) }
        let lines = ["carewire-key-ring 1", Fixtures.index, "active 1"] + keys
        #expect(code(lines.joined(separator: "\n")) == nil)
        let more = lines + ["key 65 " + Fixtures.digits(seed: 65)]
        #expect(code(more.joined(separator: "\n")) == .badKeyRing)
    }

    @Test func newFileIsPrivateRandomAndNeverOverwritten() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("ring").path
        try KeyRing.createFile(at: path)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let ring = try KeyRing(contentsOfFile: path)
        #expect(ring.keyIDs == [1])
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let error = #expect(throws: PHIError.self) { try KeyRing.createFile(at: path) }
        #expect(error?.code == .badKeyRing)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        let other = folder.appendingPathComponent("other").path
        try KeyRing.createFile(at: other)
        #expect(try Data(contentsOf: URL(fileURLWithPath: other)) != before)
    }

    @Test func fileThatOthersMayTouchIsRefused() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("ring").path
        try KeyRing.createFile(at: path)
        for mode in [0o601, 0o602, 0o604, 0o610, 0o620, 0o640, 0o644] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let error = #expect(throws: PHIError.self) { try KeyRing(contentsOfFile: path) }
            #expect(error?.code == .exposedKeyRing)
        }
        for mode in [0o400, 0o600] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            #expect(try KeyRing(contentsOfFile: path).activeKeyID == 1)
        }
    }

    @Test func missingEmptyAndLargeFilesAreRefused() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("ring").path
        let sizes: [Int?] = [nil, 0, KeyRing.fileByteCountMax, KeyRing.fileByteCountMax + 1]
        for size in sizes {
            if let size {
                let data = Data(repeating: 0x0A, count: size)
                _ = FileManager.default.createFile(
                    atPath: path, contents: data, attributes: [.posixPermissions: 0o600])
            }
            let error = #expect(throws: PHIError.self) { try KeyRing(contentsOfFile: path) }
            #expect(error?.code == .badKeyRing)
        }
        #expect(throws: PHIError.self) { try KeyRing(contentsOfFile: folder.path) }
    }

    static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("carewire-ring-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
