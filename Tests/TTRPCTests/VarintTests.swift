import TestSupport
import Testing

@testable import TTRPC

@Suite struct VarintTests {
    private func read(_ bytes: [UInt8]) -> (value: UInt64?, consumed: Int) {
        var offset = 0
        let value = unsafe bytes.withUnsafeBytes { unsafe Varint.read($0, &offset) }
        return (value, offset)
    }

    private static let edges: [UInt64] =
        [0, 1, UInt64(Int64.max), 1 << 63, .max]
        + (1..<10).flatMap { power in
            let edge = UInt64(1) << UInt64(7 * power)
            return [edge - 1, edge, edge + 1]
        }

    @Test(arguments: edges) func isReadAndWrittenAtEveryEdge(value: UInt64) {
        let golden = varint(value)
        #expect(read(golden) == (value, golden.count))
        var space = [UInt8](repeating: 0, count: 11)
        let count = unsafe space.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return -1 }
            return unsafe base.distance(to: Varint.write(value, base))
        }
        #expect(Array(space.prefix(max(count, 0))) == golden)
        #expect(Varint.byteCount(Int(truncatingIfNeeded: value)) == golden.count)
    }

    @Test(arguments: [
        "", "80", "FF FF", "80 80 80 80 80 80 80 80 80",
        "FF FF FF FF FF FF FF FF FF 02",  // Bit 64.
        "80 80 80 80 80 80 80 80 80 80", "80 80 80 80 80 80 80 80 80 80 00",
    ]) func cutOffOrTooLongIsNoNumber(bytes: String) {
        #expect(read(octets(bytes)).value == nil)
    }

    @Test func superfluousZeroGroupsAreRead() {
        #expect(read(octets("81 80 80 80 80 80 80 80 80 00")) == (1, 10))
        #expect(read(octets("80 00 FF")) == (0, 2))
    }
}
