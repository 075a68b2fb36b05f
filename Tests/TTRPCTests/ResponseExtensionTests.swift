import Messages
import TTRPC
import TestSupport
import Testing

@Suite struct ResponseExtensionTests {
    private static let edges: [UInt64] = [0, 1, 127, 128, 1 << 35, UInt64(Int64.max), .max]

    @Test func timingsOfAnySizeAreReadBack() {
        for queue in Self.edges {
            for run in Self.edges {
                let timing = CallTiming(
                    queueNanoseconds: queue, runNanoseconds: run, downstreamNanoseconds: queue ^ run
                )
                let frame = writeResponse(
                    streamID: 1, message: text("Hi"), extension: ResponseExtension(timing: timing))
                let data = Array(frame.dropFirst(10))
                #expect(FoundExtension(of: data) == FoundExtension(timing: timing))
                #expect(readResponse(data)?.payload == text("Hi"))
            }
        }
    }

    @Test func anEmptyExtensionTakesNothing() {
        #expect(ResponseExtension.none.byteCount == 0)
        #expect(
            writeResponse(streamID: 1, message: [1, 2], extension: .none)
                == writeResponse(streamID: 1, message: [1, 2]))
    }

    @Test func protobufSkipsOurFields() throws {
        let rich = ResponseExtension(
            capabilities: [.ping, .window],
            trailers: [("a", String(repeating: "x", count: 300)), ("ä", ""), ("a", "2")],
            timing: CallTiming(queueNanoseconds: 9))
        let frame = writeResponse(streamID: 1, message: text("Hello"), extension: rich)
        let data = Array(frame.dropFirst(10))
        #expect(try Ttrpc.Response(decoding: data) == Ttrpc.Response(payload: text("Hello")))
        #expect(
            FoundExtension(of: data)
                == FoundExtension(
                    capabilitiesText: "1;ping,window",
                    trailers: [
                        ["a", String(repeating: "x", count: 300)], ["ä", ""], ["a", "2"],
                    ],
                    timing: CallTiming(queueNanoseconds: 9)))
        let failure = ResponseWriter.failure(
            streamID: 1, code: 7, message: "no", extension: rich)
        let status = Ttrpc.Response(status: .init(code: 7, message: "no"))
        #expect(try Ttrpc.Response(decoding: Array(failure.dropFirst(10))) == status)
        #expect(FoundExtension(of: Array(failure.dropFirst(10))).trailers.count == 3)
    }

    // MARK: Fields that cannot be read

    private static let unusable: [[UInt8]] = [
        field(1001, 5), field(1002, 5), field(1003, 5), field(1001, octets("FF")),
        field(1001, [UInt8](repeating: 65, count: Capabilities.textByteCountMax + 1)),
        field(1003, field(1, text("x"))), field(1003, octets("08")), field(1003, octets("00")),
    ]

    @Test(arguments: unusable) func neverCostACallItsAnswer(extra: [UInt8]) {
        let data = extra + field(2, text("Hi"))
        #expect(readResponse(data) == ReadResponse(code: 0, payload: text("Hi")))
        #expect(FoundExtension(of: data) == FoundExtension())
    }

    private static func pairs(_ count: Int, valueByteCount: Int = 0) -> [UInt8] {
        let value = field(2, [UInt8](repeating: 65, count: valueByteCount))
        return Array(
            repeatElement(field(1002, field(1, text("k")) + value), count: count).joined())
    }

    private static let unreadableTrailers: [[UInt8]] = [
        pairs(65), pairs(1, valueByteCount: 8192), pairs(1) + field(1002, field(1, 4)),
        pairs(1) + field(1002, octets("0A 04 61")), pairs(1) + field(1002, field(2, octets("FF"))),
    ]

    @Test(arguments: unreadableTrailers) func trailersAreReadWholeOrNotAtAll(extra: [UInt8]) {
        let data = extra + field(2, text("Hi"))
        #expect(readResponse(data) == ReadResponse(code: 0, payload: text("Hi")))
        let found = FoundExtension(of: data)
        #expect(found.hasTrailers && found.trailers.isEmpty)
    }

    @Test func trailersHaveTheLimitsOfMetadata() {
        #expect(FoundExtension(of: Self.pairs(64)).trailers.count == 64)
        #expect(FoundExtension(of: Self.pairs(1, valueByteCount: 8191)).trailers.count == 1)
    }

    @Test func unknownFieldsOfATimingAreSkipped() {
        let timing = field(4, text("later")) + field(2, 8) + field(99, 1)
        #expect(
            FoundExtension(of: field(1003, timing)).timing == CallTiming(runNanoseconds: 8))
    }
}
