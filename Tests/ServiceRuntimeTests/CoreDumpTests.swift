import Foundation
import Testing

@testable import ServiceRuntime

@Suite struct CoreDumpTests {
    @Test func noneIsWrittenAndNoMemoryGoesIntoAForeignOne() throws {
        #expect(CoreDumps.forbid())
        let limits = try text("/proc/self/limits")
        let line = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core") })
        let words = line.split(separator: " ")
        #expect(words[4] == "0" && words[5] == "0", "soft and hard limit")
        let filter = try text("/proc/self/coredump_filter").trimmingCharacters(in: .newlines)
        #expect(Int(filter, radix: 16) == 0)
    }

    private func text(_ path: String) throws -> String {
        let file = try #require(FileHandle(forReadingAtPath: path))
        return String(decoding: try #require(try file.readToEnd()), as: UTF8.self)
    }
}
