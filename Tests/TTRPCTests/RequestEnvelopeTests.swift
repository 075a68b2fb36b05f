import Messages
import TTRPC
import TestSupport
import Testing

@Suite struct RequestEnvelopeTests {
    /// Echo on stream 1 with 5 s left, two metadata pairs and the message "Hi".
    private static let golden =
        octets("0A 15") + text("carewire.echo.v1.Echo") + octets("12 04") + text("Echo")
        + octets("20 80 E4 97 D0 12")
        + octets("2A 06 0A 01") + text("a") + octets("12 01") + text("1")
        + octets("2A 08 0A 03") + text("b-b") + octets("12 01") + text("2")
        + octets("1A 02") + text("Hi")

    private static let meaning = ReadRequest(
        Ttrpc.Request(
            service: "carewire.echo.v1.Echo", method: "Echo", payload: text("Hi"),
            timeoutNano: 5_000_000_000,
            metadata: [.init(key: "a", value: "1"), .init(key: "b-b", value: "2")]))

    @Test func goldenOctetsAreRead() { #expect(readRequest(Self.golden) == .read(Self.meaning)) }

    @Test func goldenOctetsAreWritten() {
        let frame = writeRequest(
            streamID: 1, service: "carewire.echo.v1.Echo", method: "Echo",
            timeoutNanoseconds: 5_000_000_000, metadata: [["a", "1"], ["b-b", "2"]],
            message: text("Hi"))
        #expect(frame == octets("00 00 00 39 00 00 00 01 01 00") + Self.golden)
    }

    @Test func protobufReadsWhatWeWrite() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let request = Self.randomRequest(&random)
            let frame = writeRequest(
                streamID: 5, service: request.service, method: request.method,
                timeoutNanoseconds: request.timeoutNano,
                metadata: request.metadata.map { [$0.key, $0.value] }, message: request.payload)
            #expect(try Ttrpc.Request(decoding: Array(frame.dropFirst(10))) == request, "\(seed)")
        }
    }

    @Test func weReadWhatProtobufWrites() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let request = Self.randomRequest(&random)
            let found = try readRequest(request.encoded())
            #expect(found == .read(ReadRequest(request)), "\(seed)")
        }
    }

    private static func randomRequest(_ random: inout SeededGenerator) -> Ttrpc.Request {
        let lengths = [0, 1, 2, 127, 128, 129, 300, 16_383, 16_384]
        let name = { (random: inout SeededGenerator) in
            String(repeating: "nä.", count: random.below(60))
        }
        return Ttrpc.Request(
            service: name(&random), method: name(&random),
            payload: (0..<lengths[random.below(lengths.count)]).map { UInt8($0 & 255) },
            timeoutNano: Int64((random.next() >> 2) >> UInt64(random.below(60))),
            metadata: (0..<random.below(8)).map { _ in
                .init(key: name(&random), value: name(&random))
            })
    }

    // MARK: Damage

    /// Ours may refuse more than protobuf-c, never less, and never read anything else.
    private func compare(_ damaged: [UInt8], _ what: @autoclosure () -> String) {
        let theirs = Result { try Ttrpc.Request(decoding: damaged) }
        switch (readRequest(damaged), theirs) {
        case (.read(let ours), .success(let theirs)):
            #expect(ours == ReadRequest(theirs), "\(what())")
        case (.read, .failure(let error)):
            // Names are checked where no method has them; U+0000 in a text is no fault of the wire.
            let code = (error as? MessageError)?.code
            #expect(code == .embeddedNUL || code == .notUTF8, "\(what()): \(error)")
        case (.refused(let refusal), .success):
            #expect(refusal == .metadataOverLimit, "\(what()): refused, protobuf-c reads it")
        case (.refused, .failure): break
        }
    }

    @Test func everyTruncationIsReadOrRefusedAsProtobufDoes() {
        for count in 0..<Self.golden.count {
            compare(Array(Self.golden.prefix(count)), "the first \(count) octets")
        }
    }

    @Test func everySingleBitFlipIsReadOrRefusedAsProtobufDoes() {
        for bit in 0..<Self.golden.count * 8 {
            var damaged = Self.golden
            damaged[bit / 8] ^= 1 << (bit % 8)
            compare(damaged, "bit \(bit)")
        }
    }

    @Test func seededDamageIsReadOrRefusedAsProtobufDoes() {
        let seed: UInt64 = 0x5EED
        var random = SeededGenerator(seed: seed)
        for round in 0..<5_000 {
            var damaged = Self.golden
            for _ in 0...random.below(4) {
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

    // MARK: Rules of the wire facts, section 4

    @Test func nothingAtAllIsAnEnvelopeOfDefaults() {
        #expect(readRequest([]) == .read(ReadRequest(Ttrpc.Request())))
    }

    private static let unknownFields: [[UInt8]] = [
        field(6, 1), field(6, text("x")), field(1000, text("extension")), field(1 << 28, 0),
        octets("31 01 02 03 04 05 06 07 08"), octets("35 01 02 03 04"),
        octets("33 34"),  // An empty group of field 6.
        octets("33 08 01 3B 12 01 41 3C 34"),  // Groups inside a group.
        field((1 << 29) - 1, 7),
    ]

    @Test(arguments: unknownFields) func unknownFieldsAreSkipped(extra: [UInt8]) {
        #expect(readRequest(extra + Self.golden) == .read(Self.meaning))
        #expect(readRequest(Self.golden + extra) == .read(Self.meaning))
    }

    private static let malformed: [[UInt8]] = [
        field(1, 1), field(2, 1), field(3, 1), field(4, text("1")), field(5, 1),
        octets("0D 00 00 00 00"), octets("21 00 00 00 00 00 00 00 00"), octets("0B 0C"),
        octets("00 00"), octets("02 00"), field(1 << 29, 0),  // Field 0, field 2^29.
        // Groups that do not match.
        octets("34"), octets("33"), octets("33 3C"), octets("33 34 34"),
        octets("36 00"), octets("37 00"),  // Wire types 6 and 7.
        octets("80"), octets("0A"), octets("0A 80"), octets("0A 02 41"), octets("31 00"),
        octets("35 00"), octets("20"), octets("20 FF"),
        octets("0A FF FF FF FF FF FF FF FF FF 01"), octets("0A FF FF FF FF 0F"),
        field(5, octets("0A 05 61")), field(5, field(1, 1)), field(5, field(2, 1)),
        field(5, octets("00")), field(5, octets("12")),
    ]

    @Test(arguments: malformed) func isMalformed(extra: [UInt8]) {
        #expect(readRequest(Self.golden + extra) == .refused(.malformed))
    }

    @Test func manyNestedGroupsAreRefusedAndDoNoHarm() {
        let count = 100_000
        let opening = [UInt8](repeating: 0x33, count: count)
        let closing = [UInt8](repeating: 0x34, count: count)
        #expect(readRequest(opening + closing) == .refused(.malformed))
    }

    @Test func unknownFieldsOfAPairAreSkippedToo() {
        let pair = field(9, 5) + field(1, text("a")) + field(3, text("?")) + field(2, text("1"))
        let expected = ReadRequest(Ttrpc.Request(metadata: [.init(key: "a", value: "1")]))
        #expect(readRequest(field(5, pair)) == .read(expected))
    }

    @Test(arguments: [
        "0A 01 61 12 01 62 20 05 1A 01 63", "0A 81 00 61 12 81 00 62 20 85 00 1A 81 00 63",
        "0A 81 80 00 61 12 01 62 1A 01 63 20 05",
        "20 85 80 80 80 80 80 80 80 80 00 0A 01 61 12 01 62 1A 01 63",
        "8A 00 01 61 12 01 62 A0 00 05 1A 01 63", "30 01 0A 01 61 12 01 62 1A 01 63 20 05 30 01",
        "1A 01 63 20 05 12 01 62 0A 01 61",
    ]) func everyFormOfTheSameFieldsIsTheSame(bytes: String) {
        let expected = ReadRequest(
            service: "a", method: "b", payload: text("c"), timeoutNanoseconds: 5)
        #expect(readRequest(octets(bytes)) == .read(expected))
    }

    @Test(arguments: [
        "0A 01 61 12 02 C3 A4", "12 02 C3 A4 0A 01 61", "0A 81 00 61 12 02 C3 A4",
        "0A 01 61 12 02 C3 A4 18 05", "0A 01 62 0A 01 61 12 02 C3 A4",
    ]) func everyFormOfAPairIsTheSame(bytes: String) {
        let expected = ReadRequest(Ttrpc.Request(metadata: [.init(key: "a", value: "ä")]))
        #expect(readRequest(field(5, octets(bytes))) == .read(expected))
    }

    @Test(arguments: [0, 1, 7, 8, 9, 63, 123, 124, 127, 128, 129, 300])
    func pairsOfAnyLengthAreReadAndChecked(count: Int) {
        let value = String(repeating: "v", count: count)
        let pair = ReadRequest(Ttrpc.Request(metadata: [.init(key: "k", value: value)]))
        let entry = field(1, text("k")) + field(2, text(value))
        #expect(readRequest(field(5, entry)) == .read(pair))
        for place in 0..<count {
            var damaged = text(value)
            damaged[place] = 0x80
            let entry = field(1, text("k")) + field(2, damaged)
            #expect(readRequest(field(5, entry)) == .refused(.notUTF8), "octet \(place)")
        }
    }

    @Test func theLastOfARepeatedFieldCounts() {
        let bytes =
            field(1, text("a")) + field(3, text("x")) + field(4, 1) + field(1, text("b"))
            + field(4, 2) + field(3, [])
        let expected = ReadRequest(Ttrpc.Request(service: "b", timeoutNano: 2))
        #expect(readRequest(bytes) == .read(expected))
    }

    private static let timeouts: [(UInt64, Int64)] = [
        (0, 0), (1, 1), (1 << 62, 1 << 62), ((1 << 62) + 1, 1 << 62),
        (UInt64(Int64.max), 1 << 62), (1 << 63, Int64.min), (UInt64.max, -1),
    ]

    @Test(arguments: timeouts) func timeoutsAreClampedAboveAndKeptBelow(sent: UInt64, read: Int64) {
        let expected = ReadRequest(Ttrpc.Request(timeoutNano: read))
        #expect(readRequest(field(4, sent)) == .read(expected))
    }

    @Test(arguments: [
        octets("FF"), octets("C0 80"), octets("ED A0 80"), octets("F4 90 80 80"), octets("C3"),
        octets("E2 82"),
    ]) func textThatIsNotUTF8IsRefused(bad: [UInt8]) {
        #expect(readRequest(field(5, field(1, bad))) == .refused(.notUTF8))
        #expect(readRequest(field(5, field(2, text("ok") + bad))) == .refused(.notUTF8))
        for name in [1, 2] as [UInt64] {
            guard case .read(let request) = readRequest(field(name, bad)) else {
                Issue.record("names are checked only when no method has them")
                continue
            }
            #expect(!request.hasTextNames)
        }
        #expect(readRequest(field(3, bad)) != .refused(.notUTF8), "a payload is no text")
    }

    // MARK: Limits of metadata

    private func pairs(_ count: Int, valueByteCount: Int = 0) -> [UInt8] {
        let value = field(2, [UInt8](repeating: 65, count: valueByteCount))
        return Array(repeatElement(field(5, field(1, text("k")) + value), count: count).joined())
    }

    @Test func sixtyFourPairsAreAllowedAndOneMoreIsNot() {
        guard case .read(let request) = readRequest(pairs(64)) else {
            Issue.record("64 pairs are refused")
            return
        }
        #expect(request.metadata.count == 64)
        #expect(readRequest(pairs(65)) == .refused(.metadataOverLimit))
    }

    @Test func eightKibibytesOfKeysAndValuesAreAllowedAndOneMoreIsNot() {
        // Keys count, the encoding around them does not.
        guard case .read = readRequest(pairs(64, valueByteCount: 127)) else {
            Issue.record("8192 octets are refused")
            return
        }
        #expect(readRequest(pairs(1, valueByteCount: 8192)) == .refused(.metadataOverLimit))
        guard case .read = readRequest(pairs(1, valueByteCount: 8191)) else {
            Issue.record("8192 octets are refused")
            return
        }
    }

    @Test func aMalformedEnvelopeIsNotCalledTooLarge() {
        #expect(readRequest(pairs(65) + octets("0A")) == .refused(.malformed))
        #expect(readRequest(pairs(65) + field(1, 1)) == .refused(.malformed))
    }
}
