import TTRPC
import TestSupport
import Testing

@Suite struct ControlFrameTests {
    private func meaning(_ type: UInt8, _ data: String) -> Meaning {
        Meaning(type: type, data: octets(data))
    }

    @Test(arguments: [
        "", "80", "01 00", "80 80 80 80 10", "FF FF FF FF FF FF FF FF FF 02",
        "80 80 80 80 F8 FF FF FF FF 00",
    ]) func aCancelOfAnotherFormHasNoCode(data: String) {
        #expect(meaning(FrameType.cancel, data) == .cancel(nil))
    }

    @Test(arguments: ["", "00", "01 02 03 04 05 06 07", "01 02 03 04 05 06 07 08 09"])
    func aPingHasEightOctets(data: String) {
        #expect(meaning(FrameType.ping, data) == .ping(nil))
        #expect(meaning(FrameType.pong, data) == .ping(nil))
    }

    @Test(arguments: ["", "00 00 01", "00 00 00 01 00"]) func aWindowHasFourOctets(data: String) {
        #expect(meaning(FrameType.window, data) == .window(nil))
    }

    @Test func aGoAwaysTextIsShortenedByBothSides() {
        let long = String(repeating: "é", count: 600)
        let frame = ControlFrame.goAway(lastStreamID: 1, code: 2, message: long)
        #expect(frame.count == 10 + 8 + 1024)
        let theirs = octets("00 00 00 01 00 00 00 02") + [UInt8](repeating: 65, count: 2000)
        let read = GoAway(lastStreamID: 1, code: 2, message: String(repeating: "A", count: 1024))
        #expect(Meaning(type: FrameType.goAway, data: theirs) == .goAway(read))
        #expect(
            meaning(FrameType.goAway, "00 00 00 01 00 00 00 02 41 FF")
                == .goAway(GoAway(lastStreamID: 1, code: 2, message: "A\u{FFFD}")))
    }

    // MARK: Headers

    private static func pairs(_ count: Int, valueByteCount: Int = 0) -> [UInt8] {
        let value = field(2, [UInt8](repeating: 65, count: valueByteCount))
        return Array(repeatElement(field(1, field(1, text("k")) + value), count: count).joined())
    }

    private static let refused: [[UInt8]] = [
        field(1, 5), field(1, field(1, 5)), field(1, octets("0A 05 61")), octets("0A"),
        octets("0A 05"), octets("00"), field(1, field(1, octets("FF"))),
        field(1, field(2, octets("C0 80"))), pairs(65), pairs(1, valueByteCount: 8192),
        field(1, field(1, text("good"))) + field(1, field(1, octets("FF"))),
    ]

    @Test(arguments: refused) func headersAreReadWholeOrNotAtAll(data: [UInt8]) {
        #expect(readHeaders(data) == nil)
    }

    @Test func headersHaveTheLimitsOfMetadata() {
        #expect(readHeaders(Self.pairs(64))?.count == 64)
        #expect(readHeaders(Self.pairs(1, valueByteCount: 8191))?.count == 1)
        #expect(readHeaders(Self.pairs(64, valueByteCount: 127))?.count == 64)
    }

    @Test func headersSkipUnknownFieldsAndKeepTheirOrder() {
        let data =
            field(2, text("?")) + field(1, field(1, text("a")) + field(2, text("1")))
            + field(9, 4) + field(1, field(1, text("a")) + field(3, 1)) + field(1, [])
        #expect(readHeaders(data) == [["a", "1"], ["a", ""], ["", ""]])
    }

    @Test func headersOfAnySizeAreReadBack() {
        for count in [0, 1, 100, 121, 122, 123, 127, 128, 8000] {
            let value = String(repeating: "v", count: count)
            let frame = ControlFrame.headers(streamID: 1, [("key", value), ("b", "ä")])
            #expect(readHeaders(Array(frame.dropFirst(10))) == [["key", value], ["b", "ä"]])
        }
    }
}
