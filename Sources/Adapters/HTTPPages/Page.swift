/// One page: where it is, what it is, and how it is made.
package struct Page: Sendable {
    /// The path, such as `/`, compared as it is sent.
    package let path: String
    /// The media type with its charset, such as `text/html; charset=utf-8`.
    package let contentType: String
    /// Makes the page's text, anew for every request.
    package let body: @Sendable (ServerRequest) async -> String

    /// Makes a page that is the same for every request.
    package init(
        path: String, contentType: String, body: @escaping @Sendable () async -> String
    ) {
        self.init(path: path, contentType: contentType) { _ in await body() }
    }

    /// Makes a page. `path` begins with a slash and has no query; what stands in the request's own
    /// query may be anything.
    package init(
        path: String, contentType: String,
        body: @escaping @Sendable (ServerRequest) async -> String
    ) {
        precondition(path.hasPrefix("/") && !path.contains("?"), "a page's path begins with /")
        self.path = path
        self.contentType = contentType
        self.body = body
    }

    /// A page in HTML.
    package static func html(
        _ path: String, body: @escaping @Sendable () async -> String
    ) -> Page {
        Page(path: path, contentType: "text/html; charset=utf-8", body: body)
    }

    /// Metrics in Prometheus's text format, version 0.0.4.
    package static func prometheus(
        _ path: String, body: @escaping @Sendable () async -> String
    ) -> Page {
        Page(path: path, contentType: "text/plain; version=0.0.4; charset=utf-8", body: body)
    }
}
