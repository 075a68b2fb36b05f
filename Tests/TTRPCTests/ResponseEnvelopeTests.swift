import Messages
import TTRPC
import TestSupport
import Testing

@Suite struct ResponseEnvelopeTests {
    private static let success = octets("12 05") + text("Hello")
    private static let failure = octets("0A 0B 08 05 12 07") + text("no such")

    @Test func goldenOctetsAreRead() {
        #expect(readResponse(Self.success) == ReadResponse(code: 0, payload: text("Hello")))
        #expect(readResponse(Self.failure) == ReadResponse(code: 5, message: "no such"))
        #expect(readResponse([]) == ReadResponse(code: 0))
        #expect(readResponse(octets("0A 00 12 01 41")) == ReadResponse(code: 0, payload: text("A")))
        #expect(readResponse(octets("0A 02 08 00")) == ReadResponse(code: 0))
    }

    @Test func goldenOctetsAreWritten() {
        #expect(
            writeResponse(streamID: 7, message: text("Hello"))
                == octets("00 00 00 07 00 00 00 07 02 00") + Self.success)
        #expect(
            writeResponse(streamID: 9, message: []) == octets("00 00 00 02 00 00 00 09 02 00 12 00")
        )
        #expect(
            ResponseWriter.failure(streamID: 11, code: 5, message: "no such")
                == octets("00 00 00 0D 00 00 00 0B 02 00") + Self.failure)
    }

    @Test(arguments: [0, 1, 127, 128, 129, 16_383, 16_384, 2_097_151, 2_097_152])
    func protobufReadsASuccessOfAnySize(count: Int) throws {
        let message = [UInt8](repeating: 0x5A, count: count)
        let frame = writeResponse(streamID: 1, message: message)
        let header = octets(
            "00" + String(frame.count - 10, radix: 16).leftPadded(to: 6) + "00000001 02 00")
        #expect(Array(frame.prefix(10)) == header)
        let found = try Ttrpc.Response(decoding: Array(frame.dropFirst(10)))
        #expect(found == Ttrpc.Response(payload: message))
    }

    @Test(arguments: [0, 1, 100, 120, 123, 124, 127, 128, 1000, 1024])
    func protobufReadsAFailureOfAnySize(count: Int) throws {
        let message = String(repeating: "e", count: count)
        for code in 1...16 as ClosedRange<Int32> {
            let frame = ResponseWriter.failure(streamID: 1, code: code, message: message)
            let found = try Ttrpc.Response(decoding: Array(frame.dropFirst(10)))
            #expect(found == Ttrpc.Response(status: .init(code: code, message: message)))
        }
    }

    @Test func aLongTextIsCutBetweenTwoCharacters() throws {
        for shift in 0..<4 {
            let long = String(repeating: "x", count: shift) + String(repeating: "🩺", count: 400)
            let frame = ResponseWriter.failure(streamID: 1, code: 3, message: long)
            let found = try Ttrpc.Response(decoding: Array(frame.dropFirst(10)))
            let cut = try #require(found.status?.message)
            #expect(long.hasPrefix(cut))
            #expect((1021...1024).contains(cut.utf8.count))
        }
    }

    @Test func weReadWhatProtobufWrites() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var response = Ttrpc.Response(
                payload: (0..<random.below(400)).map { UInt8($0 & 255) })
            if random.below(2) == 0 {
                response.status = .init(
                    code: Int32(truncatingIfNeeded: random.next()),
                    message: String(repeating: "é", count: random.below(300)),
                    details: [.init(typeUrl: "x/y", value: [1, 2])])
            }
            #expect(try readResponse(response.encoded()) == ReadResponse(response), "\(seed)")
        }
    }

    // MARK: Damage

    private func compare(_ damaged: [UInt8], _ what: @autoclosure () -> String) {
        let theirs = Result { try Ttrpc.Response(decoding: damaged) }
        switch (readResponse(damaged), theirs) {
        case (let ours?, .success(let theirs)):
            #expect(ours == ReadResponse(theirs), "\(what())")
        case (nil, .success): Issue.record("\(what()): refused, protobuf-c reads it")
        case (.some, .failure(let error)):
            // A status text is replaced where it is not UTF-8; details are not looked into.
            let code = (error as? MessageError)?.code
            let mayHaveDetails = damaged.contains { (0x18...0x1F).contains($0) }
            #expect(
                code == .notUTF8 || code == .embeddedNUL || mayHaveDetails, "\(what()): \(error)")
        case (nil, .failure): break
        }
    }

    private static let whole = octets("0A 0B 08 05 12 07") + text("no such") + success

    @Test func everyTruncationIsReadOrRefusedAsProtobufDoes() {
        for count in 0..<Self.whole.count {
            compare(Array(Self.whole.prefix(count)), "the first \(count) octets")
        }
    }

    @Test func everySingleBitFlipIsReadOrRefusedAsProtobufDoes() {
        for bit in 0..<Self.whole.count * 8 {
            var damaged = Self.whole
            damaged[bit / 8] ^= 1 << (bit % 8)
            compare(damaged, "bit \(bit)")
        }
    }

    @Test func seededDamageIsReadOrRefusedAsProtobufDoes() {
        let seed: UInt64 = 0x5EED
        var random = SeededGenerator(seed: seed)
        for round in 0..<5_000 {
            var damaged = Self.whole
            for _ in 0...random.below(3) {
                let place = random.below(damaged.count)
                switch random.below(3) {
                case 0: damaged[place] = UInt8(random.below(256))
                case 1: damaged.insert(UInt8(random.below(256)), at: place)
                default: damaged.remove(at: place)
                }
            }
            compare(damaged, "seed \(seed), round \(round)")
        }
    }

    // MARK: Rules

    private static let unknownFields: [[UInt8]] = [
        field(3, 1), field(1001, text("1;cancel")), field(1003, field(1, 5)), octets("1B 1C"),
    ]

    @Test(arguments: unknownFields) func unknownFieldsAreSkipped(extra: [UInt8]) {
        let inside = field(1, field(1, 5) + field(4, 1) + field(2, text("no such")))
        #expect(readResponse(extra + Self.failure) == ReadResponse(code: 5, message: "no such"))
        #expect(readResponse(inside) == ReadResponse(code: 5, message: "no such"))
    }

    private static let malformed: [[UInt8]] = [
        field(1, 1), field(2, 1), field(1, field(1, text("5"))), field(1, field(2, 5)),
        field(1, octets("08")), field(1, octets("12 05 61")), octets("0A 05"), octets("12 01"),
        octets("0C"), octets("00"),
    ]

    @Test(arguments: malformed) func isMalformed(bytes: [UInt8]) {
        #expect(readResponse(Self.success + bytes) == nil)
    }

    @Test func codesOutsideTheSixteenAreKept() {
        for (code, octets) in [
            (17, "11"), (Int64(Int32.max), "FF FF FF FF 07"),
            (-1, "FF FF FF FF FF FF FF FF FF 01"),
        ] as [(Int64, String)] {
            let status = TestSupport.octets("08" + octets)
            #expect(readResponse(field(1, status)) == ReadResponse(code: Int32(code)))
        }
    }

    @Test func twoStatusFieldsAreMerged() {
        let bytes = field(1, field(1, 5) + field(2, text("first"))) + field(1, field(1, 7))
        #expect(readResponse(bytes) == ReadResponse(code: 7, message: "first"))
    }

    @Test func aTextIsShownUpToOneKibibyteAndNeverBroken() {
        let long = field(1, field(1, 2) + field(2, [UInt8](repeating: 65, count: 5000)))
        #expect(readResponse(long)?.message.utf8.count == 1024)
        let bad = field(1, field(1, 2) + field(2, octets("41 FF 42")))
        #expect(readResponse(bad)?.message == "A\u{FFFD}B")
    }
}

extension String {
    fileprivate func leftPadded(to count: Int) -> String {
        String(repeating: "0", count: max(0, count - self.count)) + self
    }
}
