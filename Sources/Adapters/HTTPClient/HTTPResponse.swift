/// One complete answer. Its text forms show the status and the size only.
package struct HTTPResponse: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The status code, 200 to 999; interim answers (1xx) are skipped.
    package let status: Int
    /// Names in lower case, in the order in which they came; trailers are left out.
    package let headers: [(name: String, value: String)]
    /// The body as it was sent: no content coding is asked for and none is undone.
    package let body: [UInt8]

    /// Makes an answer, for transports that tests play.
    package init(
        status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []
    ) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header, whose name is given in lower case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    package var description: String { "HTTPResponse(\(status), \(body.count) octets)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
