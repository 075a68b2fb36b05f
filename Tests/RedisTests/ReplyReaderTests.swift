import Testing

@testable import Redis

struct ReplyReaderTests {
    private static let stream =
        "+OK\r\n$5\r\na\r\nbc\r\n$-1\r\n:42\r\n$0\r\n\r\n-NOPERM no key here\r\n"
    private static let replies: [RedisReply] = [
        .status("OK"), .bytes(Array("a\r\nbc".utf8)), .null, .integer(42), .bytes([]),
        .error("NOPERM"),
    ]

    /// Feeds `octets` in parts of `size` and gives what came out, with a violation as nil at the
    /// end.
    private func read(
        _ octets: [UInt8], inPartsOf size: Int = .max, limit: Int = 1 << 20
    ) throws -> [RedisReply?] {
        var reader = try ReplyReader.make(replyByteCountMax: limit)
        var found: [RedisReply?] = []
        var rest = octets[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(size))
            rest = rest.dropFirst(part.count)
            unsafe part.withUnsafeBytes { unsafe reader.feed($0) }
            reading: while true {
                switch reader.next() {
                case .reply(let reply): found.append(reply)
                case .found: Issue.record("a string was put where nobody wanted it")
                case .needMore: break reading
                case .violation: return found + [nil]
                }
            }
        }
        return found
    }

    @Test(arguments: [1, 2, 3, 7, 1000])
    func readsRepliesHoweverTheyAreCut(_ size: Int) throws {
        #expect(try read(Array(Self.stream.utf8), inPartsOf: size) == Self.replies)
    }

    @Test func aCutStreamGivesTheRepliesBeforeTheCut() throws {
        let octets = Array(Self.stream.utf8)
        for count in 0..<octets.count {
            let found = try read(Array(octets.prefix(count)))
            #expect(found == Array(Self.replies.prefix(found.count)))
            #expect(found.count < Self.replies.count)
        }
    }

    @Test func aFlippedBitIsAReplyOrAViolationAndNothingElse() throws {
        let octets = Array(Self.stream.utf8)
        for index in octets.indices {
            for bit in 0..<8 {
                var flipped = octets
                flipped[index] ^= 1 << UInt8(bit)
                let found = try read(flipped, limit: 1 << 16)
                #expect(found.count <= octets.count)
            }
        }
    }

    @Test func keepsOnlyTheFirstWordOfAnError() throws {
        let text = "-ERR unknown command 'x', args beginning with: 'Jane Synthetic'\r\n-lower\r\n"
        #expect(try read(Array(text.utf8)) == [.error("ERR"), .error("")])
        let long = "-" + String(repeating: "A", count: 500) + "\r\n"
        #expect(try read(Array(long.utf8)) == [.error(String(repeating: "A", count: 32))])
    }

    @Test(arguments: [1, 3, 1000])
    func readsArraysInArrays(_ size: Int) throws {
        let text = "*4\r\n:1\r\n*2\r\n$1\r\na\r\n$-1\r\n-NOPERM x\r\n*0\r\n:3\r\n"
        #expect(
            try read(Array(text.utf8), inPartsOf: size) == [
                .array([
                    .integer(1), .array([.bytes([0x61]), .null]), .error("NOPERM"), .array([]),
                ]), .integer(3),
            ])
    }

    @Test func anArrayTooDeepOrTooLongIsRefused() throws {
        let deep = String(repeating: "*1\r\n", count: ReplyReader.depthMax + 2)
        #expect(try read(Array(deep.utf8)) == [nil])
        let count = ReplyReader.elementCountMax + 1
        let long = "*\(count)\r\n" + String(repeating: ":1\r\n", count: count)
        #expect(try read(Array(long.utf8)) == [.other])
    }

    @Test func aReplyBeyondTheLimitIsAViolation() throws {
        let head = Array("$100\r\n".utf8)
        let value = [UInt8](repeating: 0x61, count: 100) + [13, 10]
        let whole = try read(head + value, inPartsOf: 10, limit: 200)
        #expect(whole == [.bytes(Array(value.prefix(100)))])
        #expect(try read(head + value, inPartsOf: 10, limit: 50) == [nil])
    }

    @Test(arguments: ["GET\r\n", "\0", "?x\r\n", "$abc\r\n", "*9999999999999999\r\n"])
    func whatIsNotTheProtocolIsAViolation(_ text: String) throws {
        #expect(try read(Array(text.utf8)) == [nil])
    }

    @Test func aStringIsPutInThePlaceOfTheOneBefore() throws {
        var reader = try ReplyReader.make(replyByteCountMax: 1 << 20)
        let octets = Array("$5\r\nfirst\r\n$-1\r\n$0\r\n\r\n:7\r\n$3\r\ntwo\r\n".utf8)
        var buffer = Array("what was there before".utf8)
        unsafe octets.withUnsafeBytes { unsafe reader.feed($0) }
        #expect(reader.next(into: &buffer) == .found && buffer == Array("first".utf8))
        #expect(reader.next(into: &buffer) == .reply(.null) && buffer == Array("first".utf8))
        #expect(reader.next(into: &buffer) == .found && buffer.isEmpty)
        #expect(reader.next(into: &buffer) == .reply(.integer(7)))
        #expect(reader.next() == .reply(.bytes(Array("two".utf8))))
        #expect(reader.next(into: &buffer) == .needMore)
    }

    /// The string that is found in front without the parser, and where it ends.
    private func wholeString(_ text: String, limit: Int = 1 << 20) throws -> (String, Int)? {
        let reader = try ReplyReader.make(replyByteCountMax: limit)
        let octets = Array(text.utf8)
        return unsafe octets.withUnsafeBytes { octets in
            unsafe reader.wholeString(octets).map { found in
                unsafe (String(decoding: found.string, as: UTF8.self), found.end)
            }
        }
    }

    @Test func aWholeStringIsFoundWhereTheParserFindsIt() throws {
        for text in ["", "x", "first", String(repeating: "0\r\n", count: 5_000)] {
            let reply = "$\(text.utf8.count)\r\n\(text)\r\n"
            for behind in ["", "$", "$3\r\ntwo\r\n"] {
                let found = try #require(try wholeString(reply + behind))
                #expect(found.0 == text && found.1 == reply.utf8.count)
            }
        }
    }

    @Test func whatIsNoWholeStringIsLeftToTheParser() throws {
        let reply = "$12\r\nabcdefghijkl\r\n"
        for count in 0..<reply.utf8.count {
            let cut = String(decoding: Array(reply.utf8).prefix(count), as: UTF8.self)
            #expect(try wholeString(cut) == nil)
        }
        let others = [
            "$-1\r\n", "$\r\n\r\n", "$01\r\na\r\n", "$1\r\nab\r\n", "$1\n\na\r\n", "$1\r\na\n\n",
            "$1 \r\na\r\n", ":1\r\n", "+OK\r\n", "*1\r\n$1\r\na\r\n",
            "$99999999999999999999999\r\na\r\n",
        ]
        for other in others { #expect(try wholeString(other) == nil, "\(other)") }
        #expect(try wholeString("$3\r\nabc\r\n", limit: 2) == nil)
        #expect(try wholeString("$3\r\nabc\r\n", limit: 3)?.0 == "abc")
    }
}
