import TTRPC
import TestSupport
import Testing

/// One frame of every kind: its octets, worked out by hand from the wire facts, and the same
/// frame as our writers write it.
struct GoldenFrame: Sendable, CustomTestStringConvertible {
    var name: String
    var octets: [UInt8]
    var written: [UInt8]
    var meaning: Meaning

    var testDescription: String { name }

    private init(_ name: String, _ octets: [UInt8], _ written: [UInt8], _ meaning: Meaning) {
        self.name = name
        self.octets = octets
        self.written = written
        self.meaning = meaning
    }

    static let all = requests + responses + data + control

    private static let requests: [GoldenFrame] = [
        GoldenFrame(
            "unary Request",
            TestSupport.octets(
                "00 00 00 0C 00 00 00 01 01 00  0A 01 73 12 01 6D 20 05 1A 02 48 69"),
            writeRequest(
                streamID: 1, service: "s", method: "m", timeoutNanoseconds: 5, message: text("Hi")),
            .request(.read(request(payload: text("Hi"))))),
        GoldenFrame(
            "server-streaming Request",
            TestSupport.octets(
                "00 00 00 0C 00 00 00 03 01 01  0A 01 73 12 01 6D 20 05 1A 02 48 69"),
            writeRequest(
                streamID: 3, service: "s", method: "m", timeoutNanoseconds: 5,
                flags: FrameFlags.remoteClosed, message: text("Hi")),
            .request(.read(request(payload: text("Hi"))))),
        GoldenFrame(
            "client-streaming Request",
            TestSupport.octets("00 00 00 08 00 00 00 05 01 06  0A 01 73 12 01 6D 20 05"),
            writeRequest(
                streamID: 5, service: "s", method: "m", timeoutNanoseconds: 5,
                flags: FrameFlags.remoteOpen | FrameFlags.noData, message: nil),
            .request(.read(request(payload: [])))),
    ]

    private static func request(payload: [UInt8]) -> ReadRequest {
        ReadRequest(service: "s", method: "m", payload: payload, timeoutNanoseconds: 5)
    }

    private static let timing = CallTiming(
        queueNanoseconds: 1, runNanoseconds: 300, downstreamNanoseconds: 0)

    private static let responses: [GoldenFrame] = [
        GoldenFrame(
            "Response",
            TestSupport.octets("00 00 00 04 00 00 00 07 02 00  12 02 48 69"),
            writeResponse(streamID: 7, message: text("Hi")),
            .response(ReadResponse(code: 0, payload: text("Hi")), FoundExtension())),
        GoldenFrame(
            "Response with timing",
            TestSupport.octets(
                "00 00 00 0C 00 00 00 07 02 00  DA 3E 05 08 01 10 AC 02  12 02 48 69"),
            writeResponse(
                streamID: 7, message: text("Hi"), extension: ResponseExtension(timing: timing)),
            .response(
                ReadResponse(code: 0, payload: text("Hi")), FoundExtension(timing: timing))),
        GoldenFrame(
            "Response with everything",
            TestSupport.octets("00 00 00 3A 00 00 00 07 02 00  DA 3E 05 08 01 10 AC 02  CA 3E 23")
                + text("1;cancel,ping,goaway,window,trailer")
                + TestSupport.octets("D2 3E 06 0A 01 6B 12 01 76  12 01 21"),
            writeResponse(
                streamID: 7, message: text("!"),
                extension: ResponseExtension(
                    capabilities: .all, trailers: [("k", "v")], timing: timing)),
            .response(
                ReadResponse(code: 0, payload: text("!")),
                FoundExtension(
                    capabilitiesText: "1;cancel,ping,goaway,window,trailer",
                    trailers: [["k", "v"]], timing: timing))),
        GoldenFrame(
            "failure",
            TestSupport.octets("00 00 00 0D 00 00 00 0B 02 00  0A 0B 08 05 12 07")
                + text("no such"),
            ResponseWriter.failure(streamID: 11, code: 5, message: "no such"),
            .response(ReadResponse(code: 5, message: "no such"), FoundExtension())),
        GoldenFrame(
            "failure with timing",
            TestSupport.octets("00 00 00 0F 00 00 00 0B 02 00  0A 08 08 05 12 04")
                + text("none") + TestSupport.octets("DA 3E 02 18 07"),
            ResponseWriter.failure(
                streamID: 11, code: 5, message: "none",
                extension: ResponseExtension(timing: CallTiming(downstreamNanoseconds: 7))),
            .response(
                ReadResponse(code: 5, message: "none"),
                FoundExtension(timing: CallTiming(downstreamNanoseconds: 7)))),
    ]

    private static let data: [GoldenFrame] = [
        GoldenFrame(
            "Data", TestSupport.octets("00 00 00 02 00 00 00 03 03 00  48 69"),
            writeData(streamID: 3, message: text("Hi")), .data(text("Hi"))),
        GoldenFrame(
            "empty Data", TestSupport.octets("00 00 00 00 00 00 00 03 03 00"),
            writeData(streamID: 3, message: []), .data([])),
        GoldenFrame(
            "closing Data with a message",
            TestSupport.octets("00 00 00 01 80 00 00 01 03 01  2A"),
            writeData(streamID: 0x8000_0001, flags: FrameFlags.remoteClosed, message: [42]),
            .data([42])),
        GoldenFrame(
            "end", TestSupport.octets("00 00 00 00 00 00 00 03 03 05"),
            DataWriter.end(streamID: 3), .data([])),
    ]

    private static let control: [GoldenFrame] = [
        GoldenFrame(
            "Cancel", TestSupport.octets("00 00 00 01 00 00 00 07 10 00  01"),
            ControlFrame.cancel(streamID: 7, code: 1), .cancel(1)),
        GoldenFrame(
            "Cancel with a large code",
            TestSupport.octets("00 00 00 05 00 00 00 07 10 00  FF FF FF FF 07"),
            ControlFrame.cancel(streamID: 7, code: .max), .cancel(.max)),
        GoldenFrame(
            "Cancel with a negative code",
            TestSupport.octets(
                "00 00 00 0A 00 00 00 07 10 00  FF FF FF FF FF FF FF FF FF 01"),
            ControlFrame.cancel(streamID: 7, code: -1), .cancel(-1)),
        GoldenFrame(
            "Ping",
            TestSupport.octets("00 00 00 08 00 00 00 00 11 00  01 02 03 04 05 06 07 08"),
            ControlFrame.ping(0x0102_0304_0506_0708), .ping(0x0102_0304_0506_0708)),
        GoldenFrame(
            "Pong",
            TestSupport.octets("00 00 00 08 00 00 00 00 12 00  FF 00 00 00 00 00 00 FE"),
            ControlFrame.pong(0xFF00_0000_0000_00FE), .ping(0xFF00_0000_0000_00FE)),
        GoldenFrame(
            "first GoAway",
            TestSupport.octets("00 00 00 0C 00 00 00 00 13 00  FF FF FF FF 00 00 00 00")
                + text("soon"),
            ControlFrame.goAway(
                lastStreamID: GoAway.everyStreamID, code: 0, message: "soon"),
            .goAway(GoAway(lastStreamID: 0xFFFF_FFFF, code: 0, message: "soon"))),
        GoldenFrame(
            "second GoAway",
            TestSupport.octets("00 00 00 08 00 00 00 00 13 00  00 01 02 2B 00 00 00 0E"),
            ControlFrame.goAway(lastStreamID: 0x1022B, code: 14, message: ""),
            .goAway(GoAway(lastStreamID: 0x1022B, code: 14, message: ""))),
        GoldenFrame(
            "Window of a stream",
            TestSupport.octets("00 00 00 04 00 00 00 05 14 00  00 02 00 00"),
            ControlFrame.window(streamID: 5, increment: 131_072), .window(131_072)),
        GoldenFrame(
            "Window of the connection",
            TestSupport.octets("00 00 00 04 00 00 00 00 14 00  7F FF FF FF"),
            ControlFrame.window(streamID: 0, increment: 0x7FFF_FFFF), .window(0x7FFF_FFFF)),
        GoldenFrame(
            "Headers",
            TestSupport.octets(
                """
                00 00 00 11 00 00 00 09 15 00
                0A 06 0A 01 61 12 01 31  0A 07 0A 01 62 12 02 32 32
                """),
            ControlFrame.headers(streamID: 9, [("a", "1"), ("b", "22")]),
            .headers([["a", "1"], ["b", "22"]])),
        GoldenFrame(
            "empty Headers", TestSupport.octets("00 00 00 00 00 00 00 09 15 00"),
            ControlFrame.headers(streamID: 9, []), .headers([])),
    ]
}
