internal import LatencyBudget
private import Synchronization

/// One of the dashboard's files.
package struct DashboardFile: Sendable {
    /// Where it is, such as `/dashboard.css`.
    package let path: String
    /// The media type with its charset.
    package let contentType: String
    /// Makes its text for the query of a request, which may be empty or anything else.
    package let text: @Sendable (_ query: String) async -> String
}

extension AggregatorServer {
    /// The dashboard: a page and what belongs to it. The page and the report take `window=` with
    /// seconds, at most 30 days; anything else is the standard window.
    package var dashboardFiles: [DashboardFile] {
        let cache = PageCache()
        return [
            DashboardFile(path: "/", contentType: "text/html; charset=utf-8") { query in
                let window = Self.window(query: query)
                return await cache.page(window) { await self.dashboardHTML(over: window) }
            },
            DashboardFile(path: "/dashboard.css", contentType: "text/css; charset=utf-8") { _ in
                Dashboard.style
            },
            DashboardFile(
                path: "/dashboard.js", contentType: "text/javascript; charset=utf-8"
            ) { _ in Dashboard.script },
            DashboardFile(path: "/dashboard.svg", contentType: "image/svg+xml") { _ in
                Dashboard.icon
            },
            DashboardFile(path: "/report.json", contentType: "application/json") {
                await self.reportJSON(over: Self.window(query: $0))
            },
        ]
    }

    /// The dashboard: an HTML page that renews itself.
    package func dashboardHTML(
        over window: Duration = LatencyJudge.standardWindow
    ) async -> String {
        Dashboard(await whole(over: window)).html
    }

    /// The window that a query asks for.
    static func window(query: String) -> Duration {
        for part in query.split(separator: "&") where part.hasPrefix("window=") {
            guard let seconds = Int64(part.dropFirst(7)), seconds >= 10,
                .seconds(seconds) <= TallyWindows.windowMax
            else { continue }
            return .seconds(seconds)
        }
        return LatencyJudge.standardWindow
    }
}

/// The pages made last, so that many who look cost no more than one, and a month is not put
/// together anew every two seconds.
private final class PageCache: Sendable {
    /// Windows whose pages are kept.
    private static let pageCountMax = 8

    private struct Made {
        let html: String
        let at: ContinuousClock.Instant
    }

    private let pages = Mutex<[Duration: Made]>([:])

    /// The page of a window: the one made last, while it is younger than a thousandth of the window
    /// (at least a second, at most half a minute).
    func page(_ window: Duration, _ make: () async -> String) async -> String {
        let now = ContinuousClock.now
        let age = min(max(window / 1_000, .seconds(1)), .seconds(30))
        let known = pages.withLock { $0[window] }
        if let known, known.at.duration(to: now) < age { return known.html }
        let html = await make()
        pages.withLock { pages in
            if pages.count >= Self.pageCountMax { pages = [:] }
            pages[window] = Made(html: html, at: now)
        }
        return html
    }
}
