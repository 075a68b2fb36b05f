import Testing

@testable import HTTPPages

/// How pages are answered, without a socket.
@Suite struct PageTableTests {
    private let table = PageTable([
        .html("/") { "<p>hällo</p>" }, .prometheus("/metrics") { "up 1\n" },
    ])

    private func answer(_ method: String, _ path: String, query: String = "") async -> ServerReply {
        await table.answer(ServerRequest(method: method, path: path, query: query))
    }

    @Test func aPageComesWithItsTypeAndCharset() async {
        let page = await answer("GET", "/")
        #expect(page.status == 200)
        #expect(String(decoding: page.body, as: UTF8.self) == "<p>hällo</p>")
        #expect(page.headers.contains { $0 == ("content-type", "text/html; charset=utf-8") })
        let metrics = await answer("GET", "/metrics", query: "a=b")
        #expect(metrics.status == 200)
        #expect(
            metrics.headers.contains {
                $0 == ("content-type", "text/plain; version=0.0.4; charset=utf-8")
            })
    }

    @Test func aPageSeesTheQueryOfItsRequest() async {
        let table = PageTable([Page(path: "/", contentType: "text/plain") { $0.query }])
        let reply = await table.answer(ServerRequest(method: "GET", path: "/", query: "a=%3C&b"))
        #expect(String(decoding: reply.body, as: UTF8.self) == "a=%3C&b")
    }

    @Test(arguments: ["/none", "/metrics/", "//", "/%2e", ""])
    func aPathThatIsNoneIsNotFound(path: String) async {
        #expect(await answer("GET", path).status == 404)
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "get"])
    func onlyGetIsAllowed(method: String) async {
        let reply = await answer(method, "/")
        #expect(reply.status == 405)
        #expect(reply.headers.contains { $0 == ("allow", "GET") })
    }

    @Test(arguments: [("GET", "/"), ("GET", "/none"), ("POST", "/")])
    func everyAnswerForbidsStoringFramingAndForeignContent(method: String, path: String) async {
        let headers = await answer(method, path).headers
        let policy = headers.first { $0.name == "content-security-policy" }?.value ?? ""
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("script-src 'self'"))
        #expect(!policy.contains("unsafe"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("http"))
        #expect(headers.contains { $0 == ("cache-control", "no-store") })
        #expect(headers.contains { $0 == ("x-content-type-options", "nosniff") })
    }

    @Test func headersOfARequestAreFoundInAnyCase() {
        let request = ServerRequest(
            method: "GET", path: "/", headers: [("X-One", "1"), ("x-one", "2")])
        #expect(request.header("x-one") == "1")
        #expect(request.header("x-two") == nil)
    }
}
