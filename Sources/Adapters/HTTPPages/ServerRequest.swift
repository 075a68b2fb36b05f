/// An HTTP request as a handler sees it: complete, within its bounds, off the wire.
package struct ServerRequest: Sendable {
    /// The method in capitals, such as `GET`.
    package let method: String
    /// The path as it was sent, percent-encoded, without the query.
    package let path: String
    /// What stood after the `?`, percent-encoded; empty where there was none.
    package let query: String
    /// Names in lower case, in the order in which they came.
    package let headers: [(name: String, value: String)]
    /// The body, at most ``HTTPServer/requestByteCountMax`` octets.
    package let body: [UInt8]

    /// Makes a request; `headers` may be in any case.
    package init(
        method: String, path: String, query: String = "",
        headers: [(name: String, value: String)] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers.map { ($0.name.lowercased(), $0.value) }
        self.body = body
    }

    /// The first value of a header, whose name is given in lower case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }
}
