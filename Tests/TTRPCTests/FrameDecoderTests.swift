import TTRPC
import TestSupport
import Testing

/// A reader of octets, as a driver does it: keeps what is not consumed, asks until nothing moves.
private struct Driver {
    enum Event: Equatable {
        case frame(FrameHeader, [UInt8])
        case oversize(FrameHeader)
        case close
    }

    var decoder = FrameDecoder()
    var buffer: [UInt8] = []
    var events: [Event] = []
    var discarded = 0
    /// What the decoder asked for last.
    var neededByteCount = 0
    private var isClosed = false

    mutating func feed(_ bytes: some Sequence<UInt8>) {
        buffer += bytes
        while !isClosed {
            let (outcome, consumed) = unsafe buffer.withUnsafeBytes { unsafe decoder.next($0) }
            switch outcome {
            case .needMore(let count):
                neededByteCount = count
                #expect(count > buffer.count, "it asks for more than there is")
                return
            case .frame(let header):
                events.append(.frame(header, Array(buffer[10..<consumed])))
            case .oversize(let header):
                #expect(consumed == 10)
                events.append(.oversize(header))
            case .discard(let count):
                #expect(count == consumed)
                discarded += count
            case .close:
                events.append(.close)
                isClosed = true
            }
            buffer.removeFirst(consumed)
        }
    }
}

@Suite struct FrameDecoderTests {
    private static let stream =
        octets("00 00 00 05 00 00 00 01 01 00") + text("Hello")
        + octets("00 00 00 00 00 00 00 03 03 05")
        + octets("00 00 00 01 00 00 00 03 02 00  2A")
    private static let frames: [Driver.Event] = [
        .frame(FrameHeader(payloadByteCount: 5, streamID: 1, type: 1), text("Hello")),
        .frame(FrameHeader(payloadByteCount: 0, streamID: 3, type: 3, flags: 5), []),
        .frame(FrameHeader(payloadByteCount: 1, streamID: 3, type: 2), [42]),
    ]

    @Test func takesAllFramesOfOneRead() {
        var driver = Driver()
        driver.feed(Self.stream)
        #expect(driver.events == Self.frames)
        #expect(driver.decoder.mayEnd(leftOver: driver.buffer.count))
    }

    @Test func takesTheSameFramesOctetByOctet() {
        var driver = Driver()
        for octet in Self.stream { driver.feed([octet]) }
        #expect(driver.events == Self.frames)
    }

    @Test func takesTheSameFramesCutAnywhereOnce() {
        for cut in 0...Self.stream.count {
            var driver = Driver()
            driver.feed(Self.stream[..<cut])
            driver.feed(Self.stream[cut...])
            #expect(driver.events == Self.frames, "cut at \(cut)")
        }
    }

    @Test func aStreamMayEndOnlyBetweenFrames() {
        let borders: Set<Int> = [0, 15, 25, 36]
        for end in 0...Self.stream.count {
            var driver = Driver()
            driver.feed(Self.stream[..<end])
            #expect(
                driver.decoder.mayEnd(leftOver: driver.buffer.count) == borders.contains(end),
                "after \(end) octets")
        }
    }

    @Test func asksForTheHeaderThenForTheWholeFrame() {
        var driver = Driver()
        driver.feed(Self.stream[..<9])
        #expect(driver.neededByteCount == 10)
        driver.feed([Self.stream[9]])
        #expect(driver.neededByteCount == 15)
    }

    @Test func theLargestFrameIsTakenAndOneOctetMoreIsThrownAway() {
        var driver = Driver()
        driver.feed(octets("00 40 00 00 00 00 00 01 01 00"))
        driver.feed([UInt8](repeating: 7, count: 4 << 20))
        #expect(driver.discarded == 0)
        #expect(driver.events.count == 1)

        driver = Driver()
        driver.feed(octets("00 40 00 01 00 00 00 01 01 00"))
        let header = FrameHeader(payloadByteCount: (4 << 20) + 1, streamID: 1, type: 1)
        #expect(driver.events == [.oversize(header)], "told before its data has come")
        #expect(!driver.decoder.mayEnd(leftOver: 0))
        driver.feed([UInt8](repeating: 7, count: 4 << 20))
        #expect(!driver.decoder.mayEnd(leftOver: 0))
        driver.feed(octets("07") + Self.stream)
        #expect(driver.discarded == (4 << 20) + 1)
        #expect(driver.events.dropFirst() == Self.frames[...], "exactly the data is thrown away")
    }

    @Test(arguments: ["01 00 00 00", "80 00 00 00", "FF FF FF FF", "50 52 49 20", "16 03 01 02"])
    func aTopOctetThatIsNotZeroClosesAtOnce(length: String) {
        var driver = Driver()
        driver.feed(octets(length + "00 00 00 01 01 00") + Self.stream)
        #expect(driver.events == [.close])
        #expect(driver.discarded == 0)
    }

    @Test func theLargestLegalTopOctetIsThrownAwayNotClosed() {
        var driver = Driver()
        driver.feed(octets("00 FF FF FF 00 00 00 01 01 00"))
        let header = FrameHeader(payloadByteCount: (16 << 20) - 1, streamID: 1, type: 1)
        #expect(driver.events == [.oversize(header)])
    }

    @Test func sixtyFourMebibytesAreThrownAwayAndNotOneOctetMore() {
        // 4 frames of 16 MiB − 1, and one of 4 MiB + 1, of which the first four leave 4 octets.
        var driver = Driver()
        let whole = [UInt8](repeating: 0, count: (16 << 20) - 1)
        for _ in 0..<4 {
            driver.feed(octets("00 FF FF FF 00 00 00 01 01 00"))
            driver.feed(whole)
        }
        #expect(driver.discarded == (64 << 20) - 4)
        #expect(!driver.events.contains(.close))
        driver.feed(Self.stream)
        #expect(driver.events.suffix(3) == Self.frames[...])
        driver.feed(octets("00 40 00 01 00 00 00 01 01 00"))
        #expect(driver.events.last == .close)
    }

    @Test func exactlySixtyFourMebibytesAreAllowed() {
        var decoder = FrameDecoder()
        for _ in 0..<8 {
            let header = octets("00 80 00 00 00 00 00 01 01 00")
            let (outcome, _) = unsafe header.withUnsafeBytes { unsafe decoder.next($0) }
            guard case .oversize = outcome else {
                Issue.record("closed within the bound")
                return
            }
            let data = [UInt8](repeating: 0, count: 8 << 20)
            let (next, consumed) = unsafe data.withUnsafeBytes { unsafe decoder.next($0) }
            #expect(next == .discard(8 << 20) && consumed == 8 << 20)
        }
        let more = octets("00 40 00 01 00 00 00 01 01 00")
        let (outcome, _) = unsafe more.withUnsafeBytes { unsafe decoder.next($0) }
        #expect(outcome == .close)
    }
}
