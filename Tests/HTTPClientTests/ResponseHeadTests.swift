import Testing

@testable import HTTPClient

/// The header collector by itself.
@Suite struct ResponseHeadTests {
    private func take(_ lines: [String], byteCountMax: Int = 1_000) -> ResponseHead? {
        var head = ResponseHead(byteCountMax: byteCountMax)
        for line in lines where head.take(Array(line.utf8)) == .tooLarge { return nil }
        return head
    }

    @Test func keepsTheLastStatusAndItsHeaders() throws {
        let head = try #require(
            take([
                "HTTP/1.1 103 Early Hints\r\n", "link: a\r\n", "\r\n", "HTTP/1.1 201 Created\r\n",
                "ETag: W/\"3\"\r\n", "\r\n",
            ]))
        #expect(head.status == 201)
        #expect(head.headers.map(\.name) == ["etag"])
        #expect(head.headers.map(\.value) == ["W/\"3\""])
    }

    @Test func dropsTrailersAndLinesThatAreNoHeaders() throws {
        let head = try #require(
            take(["HTTP/1.1 200 OK\n", "nonsense\n", "a:b\n", "\n", "late: 1\n"]))
        #expect(head.headers.map(\.name) == ["a"])
    }

    @Test func countsEveryOctetAgainstItsBound() {
        let lines = ["HTTP/1.1 200 OK\r\n", "a: b\r\n", "\r\n"]
        let count = lines.joined().utf8.count
        #expect(take(lines, byteCountMax: count) != nil)
        #expect(take(lines, byteCountMax: count - 1) == nil)
    }

    @Test func anyCutOfALineIsTakenWithoutHarm() {
        let line = Array("HTTP/1.1 2\u{e9}0 OK: x \t\r\n".utf8)
        for end in 0...line.count {
            for start in 0...end {
                var head = ResponseHead(byteCountMax: 100)
                #expect(head.take(line[start..<end]) == .proceed)
            }
        }
    }

    @Test func aStatusThatIsNoNumberIsNone() throws {
        #expect(try #require(take(["HTTP/1.1 abc\r\n"])).status == 0)
        #expect(try #require(take(["HTTP/\r\n"])).status == 0)
    }
}
