internal import LatencyBudget
internal import Messages

/// The dashboard page. Style and script are files beside it; nothing comes from elsewhere, and
/// every text from outside is escaped. It is whole without the script, which only renews it.
struct Dashboard {
    let report: MergedReport
    /// Every operation of the budgets, judged.
    let figures: [OperationFigures]
    /// A colour class for each hop, the same everywhere on the page.
    let colours: [String: String]

    /// Colours that there are.
    static let colourCount = 12

    init(_ report: MergedReport) {
        self.report = report
        figures = report.operations
        var colours: [String: String] = [:]
        for operation in figures {
            for share in operation.shares where share.hop != .unexplained {
                let name = "\(share.hop)"
                if colours[name] == nil { colours[name] = "h\(colours.count % Self.colourCount)" }
            }
        }
        self.colours = colours
    }

    /// The windows that one can choose, in seconds; up to 30 days.
    static let windows: [(seconds: Int64, name: String)] = [
        (300, "5 min"), (3_600, "1 h"), (21_600, "6 h"), (86_400, "1 day"), (604_800, "7 days"),
        (2_592_000, "30 days"),
    ]

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>CareWire latency budgets</title>
        <link rel="icon" href="/dashboard.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/dashboard.css">
        <noscript><meta http-equiv="refresh" content="5"></noscript>
        <script src="/dashboard.js" defer></script>
        </head>
        <body>
        <header><h1>CareWire <span>latency budgets</span></h1>\
        <p id="state"><span id="clock">live</span></p></header>
        \(ranges)
        <main>
        \(part("summary", summary))
        \(part("alerts", alerts))
        \(part("operations", operations))
        \(part("advice", advice))
        \(part("requests", requests))
        \(part("burns", burns))
        \(part("instances", instances))
        </main>
        <p id="news" class="hidden" role="status" aria-live="polite"></p>
        </body>
        </html>
        """
    }

    /// A piece that is renewed when it has changed.
    private func part(_ id: String, _ content: String) -> String {
        "<section id=\"\(id)\" data-part>\(content)</section>"
    }

    private var ranges: String {
        let window = report.window.components.seconds
        let links = Self.windows.map { seconds, name in
            let current = seconds == window ? " aria-current=\"true\"" : ""
            return "<li><a href=\"?window=\(seconds)\"\(current)>\(name)</a></li>"
        }
        return "<nav aria-label=\"time range\"><ul>\(links.joined())</ul></nav>"
    }

    private var summary: String {
        let graded = figures.filter { !$0.budget.isCanary }
        let sheet = GradeSheet(figures)
        let counts = report.counts
        func count(_ isMeant: (OperationFigures) -> Bool) -> String {
            Self.grouped(UInt64(graded.count(where: isMeant)))
        }
        let tiles: [(String, String, String)] = [
            ("grade", sheet.grade.word.replacing("_", with: " "), Self.kind(sheet.grade)),
            ("score of 100", sheet.score.map { "\(Int($0.rounded()))" } ?? "–", ""),
            ("passed", count { $0.verdict == .pass }, "pass"),
            ("near the limit", count { $0.state == .near }, "warn"),
            ("failed", count { $0.verdict == .fail }, "fail"),
            ("unknown", count { $0.verdict == .unknown && !$0.isLeftOut }, "unknown"),
            ("not offered", count(\.isLeftOut), ""),
            ("requests", Self.grouped(counts.requestCount), ""),
            ("hops", Self.grouped(counts.hopCount), ""),
            ("open", Self.grouped(counts.openCount), ""),
            (
                "incomplete", Self.grouped(counts.incompleteCount),
                counts.incompleteCount > 0 ? "warn" : ""
            ),
            ("lost", Self.grouped(counts.droppedCount), counts.droppedCount > 0 ? "warn" : ""),
        ]
        let unused: [(String, UInt64, String)] = [
            ("late hops", counts.lateCount, "warn"),
            ("hops told twice", counts.duplicateCount, ""),
            ("hops contradicted", counts.contradictingCount, "warn"),
        ]
        let more = unused.filter { $0.1 > 0 }.map { ($0.0, Self.grouped($0.1), $0.2) }
        let items = (tiles + more).map { "<li class=\"\($0.2)\"><b>\($0.1)</b>\($0.0)</li>" }
        let missing =
            report.unreachableCount == 0
            ? ""
            : "<p class=\"note fail\">\(report.unreachableCount) of the aggregators gave no answer:"
                + " what they have is missing here, and no budget is known to be kept</p>"
        return "<ul class=\"tiles\">\(items.joined())</ul>\(missing)"
    }

    private static func kind(_ grade: Grade) -> String {
        switch grade {
        case .excellent, .good: "word pass"
        case .acceptable: "word warn"
        case .needsImprovement: "word fail"
        case .unknown: "word unknown"
        }
    }

    private var operations: String {
        let heads = [
            "operation", "verdict", "budget", "used", "p50", "p95", "p99", "p99.9", "requests",
            "errors",
        ]
        let rows = figures.map { OperationRow($0, colours: colours).html }
        return """
            <h2>Budgets</h2>
            \(table("budgets", "Every operation with its budget", heads, rows))
            """
    }

    private var advice: String {
        let all = Recommendation.all(figures, window: report.window)
            .filter { $0.rule != .notMeasured }
        guard !all.isEmpty else { return "" }
        let items = all.map { advice in
            "<li><b>\(advice.operation.escaped)</b> \(advice.evidence.escaped)."
                + " \(advice.suggestion.escaped)</li>"
        }
        return "<h2>Recommendations</h2><ul class=\"advice\">\(items.joined())</ul>"
    }

    /// A table with a caption for those who cannot see where it stands, and a heading for each
    /// column.
    func table(
        _ kind: String, _ caption: String, _ heads: [String], _ rows: [String]
    ) -> String {
        let head = heads.map { "<th scope=\"col\">\($0)</th>" }.joined()
        return """
            <div class="scroll"><table class="\(kind)">
            <caption class="hidden">\(caption)</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>\(rows.joined())</tbody>
            </table></div>
            """
    }
}
