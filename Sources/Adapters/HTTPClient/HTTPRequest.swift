/// One request. Its text forms show no URL, header or body: they may hold PHI.
package struct HTTPRequest: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The methods in use.
    package enum Method: String, Sendable {
        /// Reads.
        case get = "GET"
        /// Sends a body.
        case post = "POST"
    }

    /// Octets of a URL (8 KiB), what servers commonly accept.
    package static let urlByteCountMax = 8 << 10

    /// What to do.
    package var method: Method
    /// Absolute, `http` or `https`, percent-encoded, without user name.
    package var url: String
    /// Sent as they are. Host, length and connection are the client's own business.
    package var headers: [(name: String, value: String)]
    /// Sent with POST only.
    package var body: [UInt8]

    /// Makes a request.
    package init(
        _ method: Method, _ url: String, headers: [(name: String, value: String)] = [],
        body: [UInt8] = []
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    package var description: String { "HTTPRequest(\(method.rawValue), \(body.count) octets)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }

    /// Refuses what would smuggle a second header or leave HTTP.
    ///
    /// - Throws: ``HTTPError`` `invalidRequest`.
    func check() throws(HTTPError) {
        let octets = url.utf8
        guard octets.count <= Self.urlByteCountMax else {
            throw HTTPError(.invalidRequest, "a URL has at most \(Self.urlByteCountMax) octets")
        }
        guard url.hasPrefix("http://") || url.hasPrefix("https://"),
            octets.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw HTTPError(
                .invalidRequest, "a URL begins with http:// or https:// and is percent-encoded")
        }
        for (name, value) in headers {
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isToken),
                value.utf8.allSatisfy({ $0 == 0x09 || (0x20...0x7E).contains($0) || $0 >= 0x80 })
            else { throw HTTPError(.invalidRequest, "a header has an octet that it must not have") }
        }
    }

    /// A `tchar` of RFC 9110, section 5.6.2.
    private static func isToken(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "!"),
            UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "^"),
            UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        case _:
            false
        }
    }
}
