import TTRPC
import TestSupport
import Testing

@Suite struct FrameHeaderTests {
    private func read(_ bytes: [UInt8]) throws -> FrameHeader {
        try unsafe bytes.withUnsafeBytes {
            try unsafe FrameHeader(reading: #require($0.baseAddress))
        }
    }

    private func write(_ header: FrameHeader) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0xFF, count: FrameHeader.byteCount)
        try unsafe bytes.withUnsafeMutableBytes {
            unsafe header.write(to: try #require($0.baseAddress))
        }
        return bytes
    }

    @Test(arguments: [
        // The worked example of the wire facts, section 2.
        (
            "00 00 00 05  00 00 00 01  01  00",
            FrameHeader(payloadByteCount: 5, streamID: 1, type: 1)
        ),
        (
            "00 40 00 00  FF FF FE FF  02  00",
            FrameHeader(payloadByteCount: 4_194_304, streamID: 0xFFFF_FEFF, type: 2)
        ),
        (
            "00 00 00 00  00 00 01 03  03  05",
            FrameHeader(payloadByteCount: 0, streamID: 259, type: 3, flags: 5)
        ),
        (
            "FF FF FF FF  00 00 00 00  7F  80",
            FrameHeader(payloadByteCount: 0xFFFF_FFFF, streamID: 0, type: 0x7F, flags: 0x80)
        ),
    ]) func tenOctetsBothWays(golden: String, header: FrameHeader) throws {
        #expect(try read(octets(golden)) == header)
        #expect(try write(header) == octets(golden))
    }

    @Test func theConstantsAreThoseOfTheProtocol() {
        #expect(FrameHeader.payloadByteCountMax == 4_194_304)
        #expect(FrameHeader.messageByteCountMax == 4_194_304 - 4096)
        #expect([FrameType.request, FrameType.response, FrameType.data] == [1, 2, 3])
        #expect(
            [FrameFlags.remoteClosed, FrameFlags.remoteOpen, FrameFlags.noData] == [1, 2, 4])
    }

    @Test func everyBitOfAHeaderCountsOnce() throws {
        let golden = octets("00 12 34 56  78 9A BC DE  01  02")
        let header = try read(golden)
        for bit in 0..<80 {
            var flipped = golden
            flipped[bit / 8] ^= 1 << (bit % 8)
            #expect(try read(flipped) != header)
            #expect(try write(read(flipped)) == flipped)
        }
    }
}
