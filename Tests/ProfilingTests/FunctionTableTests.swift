import Testing

@testable import Profiling

/// Symbol tables of files that are good, and of files that are not.
@Suite struct FunctionTableTests {
    /// A small file: three sections, of which the second holds symbols and the third their names.
    private static func file(
        _ symbols: [(name: String, kind: UInt8, start: UInt64, size: UInt64)]
    ) -> [UInt8] {
        var names: [UInt8] = [0]
        var table = [UInt8](repeating: 0, count: 24)
        for symbol in symbols {
            table += octets(UInt32(names.count)) + [symbol.kind, 0, 0, 0]
            table += octets(symbol.start) + octets(symbol.size)
            names += Array(symbol.name.utf8) + [0]
        }
        let symbolsAt = UInt64(64)
        let namesAt = symbolsAt + UInt64(table.count)
        let sectionsAt = namesAt + UInt64(names.count)
        var header: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 33)
        header += octets(sectionsAt) + [UInt8](repeating: 0, count: 12)
        header += octets(UInt16(3)) + [0, 0]
        let sections =
            [UInt8](repeating: 0, count: 64)
            + section(type: 2, at: symbolsAt, UInt64(table.count), link: 2)
            + section(type: 3, at: namesAt, UInt64(names.count), link: 0)
        return header + table + names + sections
    }

    private static func section(
        type: UInt32, at offset: UInt64, _ size: UInt64, link: UInt32
    ) -> [UInt8] {
        octets(UInt32(0)) + octets(type) + [UInt8](repeating: 0, count: 16) + octets(offset)
            + octets(size) + octets(link) + [UInt8](repeating: 0, count: 20)
    }

    private static func octets(_ value: some FixedWidthInteger) -> [UInt8] {
        (0..<(value.bitWidth / 8)).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func names(_ file: [UInt8], _ places: Set<UInt64>) -> [UInt64: String]? {
        unsafe file.withUnsafeBytes { unsafe FunctionTable($0)?.names(at: places) }
    }

    private static let sample = file([
        ("first", 2, 100, 10), ("data", 1, 110, 10), ("second", 0x12, 120, 5), ("point", 2, 200, 0),
    ])

    @Test func aFunctionReachesFromItsFirstOctetToItsLast() throws {
        let places: Set<UInt64> = [99, 100, 109, 110, 120, 124, 125, 200, 201, 0, .max]
        let names = try #require(Self.names(Self.sample, places))
        #expect(names == [100: "first", 109: "first", 120: "second", 124: "second", 200: "point"])
    }

    @Test func whatIsCutShortIsNeverReadBeyond() {
        for count in Self.sample.indices {
            _ = Self.names(Array(Self.sample[..<count]), [100, 120, 200])
        }
        #expect(Self.names([], [1]) == nil)
    }

    @Test func everyOctetMayBeWrong() {
        for index in Self.sample.indices {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
                var broken = Self.sample
                broken[index] = value
                _ = Self.names(broken, [0, 100, 120, 200, .max])
            }
        }
        var otherOrder = Self.sample
        otherOrder[5] = 2
        #expect(Self.names(otherOrder, [100]) == nil)
    }
}
