/// The pages of a server and the rules by which they are answered; no I/O of its own.
struct PageTable: Sendable {
    /// Sent with every answer. Styles, scripts and pictures are files of the same server: nothing
    /// that turns up within a page is run, and nothing is fetched from elsewhere, framed, stored,
    /// or sent to elsewhere.
    static let securityHeaders: [(name: String, value: String)] = [
        (
            "content-security-policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
                + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ]

    private let pages: [String: Page]

    /// Takes pages whose paths differ.
    init(_ pages: [Page]) {
        self.pages = Dictionary(pages.map { ($0.path, $0) }) { first, _ in
            preconditionFailure("two pages at \(first.path)")
        }
    }

    /// 200 with the page, 404 where there is none, 405 for anything but GET.
    func answer(_ request: ServerRequest) async -> ServerReply {
        guard let page = pages[request.path] else { return Self.plain(404, "not found\n") }
        guard request.method == "GET" else {
            var reply = Self.plain(405, "method not allowed\n")
            reply.headers.append(("allow", "GET"))
            return reply
        }
        return Self.reply(200, page.contentType, await page.body(request))
    }

    private static func plain(_ status: Int, _ text: String) -> ServerReply {
        reply(status, "text/plain; charset=utf-8", text)
    }

    private static func reply(_ status: Int, _ contentType: String, _ text: String) -> ServerReply {
        ServerReply(
            status: status, headers: [("content-type", contentType)] + securityHeaders,
            body: Array(text.utf8))
    }
}
