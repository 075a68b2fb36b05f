internal import LatencyBudget

/// One operation in the dashboard's table: its figures, and below them where its time went and how
/// its latencies are distributed.
struct OperationRow {
    private let figures: OperationFigures
    /// The colour class of each hop, the same in every row.
    private let colours: [String: String]

    init(_ figures: OperationFigures, colours: [String: String]) {
        self.figures = figures
        self.colours = colours
    }

    /// Hops that have a piece of the bar of their own; the rest shares one.
    private static let pieceCountMax = 8
    /// Columns of a distribution.
    private static let columnCountMax = 48

    var html: String {
        let budget = figures.budget
        let tag = budget.isCanary ? "drill" : budget.isGate ? "gate" : ""
        let mark = tag.isEmpty ? "" : "<span class=\"gate\">\(tag)</span>"
        let errors = figures.errorCount > 0 ? "warn" : ""
        return """
            <tr class="operation">
            <th scope="row">\(budget.name.escaped) \(mark)\
            <small>\(budget.requirement.escaped), \(budget.criticality.rawValue)</small></th>
            <td><span class="verdict \(kind)">\(word)</span></td>
            <td>\(budget.judged.rawValue) ≤ \(Dashboard.short(limit))</td>
            <td class="gauge">\(gauge)</td>
            \(quantile("p50", 0.5))\(quantile("p95", 0.95))\
            \(quantile("p99", 0.99))\(quantile("p99.9", 0.999))
            <td data-label="requests">\(Dashboard.grouped(figures.count))</td>
            <td data-label="errors" class="\(errors)">\(Dashboard.grouped(figures.errorCount))</td>
            </tr>
            \(more)
            """
    }

    private var limit: UInt64 { figures.budget.judgedLimit?.nanoseconds ?? 0 }

    private var kind: String {
        if figures.isLeftOut { return "" }
        return switch (figures.verdict, figures.state) {
        case (.pass, .near): "warn"
        case (.pass, _): "pass"
        case (.fail, _): "fail"
        case (.unknown, _): "unknown"
        }
    }

    /// The verdict with a sign, so that nobody needs the colour.
    private var word: String {
        if figures.isLeftOut { return "– not offered" }
        return switch (figures.verdict, figures.state) {
        case (.pass, .near): "! pass, near"
        case (.pass, _): "✓ pass"
        case (.fail, _): "✗ fail, over"
        case (.unknown, _): "? unknown"
        }
    }

    private func quantile(_ label: String, _ share: Double) -> String {
        let value = figures.durations.quantile(share).map(Dashboard.short) ?? "–"
        return "<td data-label=\"\(label)\">\(value)</td>"
    }

    /// How much of the limit is used; a bar that ends at the limit's mark or runs over it.
    private var gauge: String {
        guard figures.durations.count > 0, limit > 0 else { return "" }
        let used = figures.judged.map { Double($0) / Double(limit) } ?? .infinity
        let width = min(used, 1.25) * 80
        let percent = used.isFinite ? Dashboard.percent(min(used, 999)) : "failed"
        let kind = used > 1 ? "fail" : used > 0.8 ? "warn" : "pass"
        return """
            <svg viewBox="0 0 100 10" role="img" aria-label="\(percent) of the budget">\
            <rect class="track" width="100" height="10" rx="2"/>\
            <rect class="\(kind)" width="\(Dashboard.tenths(width))" height="10" rx="2"/>\
            <line x1="80" x2="80" y1="0" y2="10"/></svg><small>\(percent)</small>
            """
    }

    private var more: String {
        guard figures.durations.count > 0 else { return "" }
        return "<tr class=\"hops\"><td colspan=\"10\">\(blame)\(shares)\(distribution)</td></tr>"
    }

    private var blame: String {
        guard let guilty = figures.guilty else { return "" }
        let count = Dashboard.grouped(figures.tally.slow.requestCount)
        return """
            <p class="blame">\(count) beyond the limit: \
            \("\(guilty.hop)".escaped) took \(Dashboard.short(guilty.amount)) too much \
            (\(Dashboard.percent(guilty.confidence)) sure)</p>
            """
    }

    private var shares: String {
        guard figures.shares.count > 1 else { return "" }
        var pieces = figures.shares.prefix(Self.pieceCountMax).map {
            (name: "\($0.hop)", mean: $0.mean, share: $0.share)
        }
        let rest = figures.shares.dropFirst(Self.pieceCountMax)
        if !rest.isEmpty {
            pieces.append(
                (
                    "others", rest.reduce(0) { $0 &+ $1.mean },
                    rest.reduce(0) { $0 + $1.share }
                ))
        }
        var start = 0.0
        var bar = ""
        var legend = ""
        for piece in pieces {
            let kind = colours[piece.name] ?? "none"
            let title = "\(piece.name.escaped) \(Dashboard.short(piece.mean)), "
            let percent = Dashboard.percent(piece.share)
            bar += """
                <rect class="\(kind)" x="\(Dashboard.tenths(start))" \
                width="\(Dashboard.tenths(piece.share * 1_000))" height="12">\
                <title>\(title)\(percent)</title></rect>
                """
            legend += """
                <li><i class="\(kind)"></i>\(piece.name.escaped) \
                <b>\(Dashboard.short(piece.mean))</b> \(percent)</li>
                """
            start += piece.share * 1_000
        }
        return """
            <svg viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" \
            aria-label="where the time went">\(bar)</svg><ul>\(legend)</ul>
            """
    }

    /// Columns from the shortest to the longest, on a logarithmic scale; those beyond the limit in
    /// another colour, and named below.
    private var distribution: String {
        let parts = figures.durations.histogram(partCountMax: Self.columnCountMax)
        guard parts.count > 1, let most = parts.map(\.count).max(), most > 0 else { return "" }
        let width = 480 / Double(parts.count)
        var columns = ""
        for (index, part) in parts.enumerated() where part.count > 0 {
            let height = max(1.5, Double(part.count) / Double(most) * 40)
            columns += """
                <rect class="\(part.upTo > limit ? "fail" : "pass")" \
                x="\(Dashboard.tenths(Double(index) * width))" \
                y="\(Dashboard.tenths(42 - height))" \
                width="\(Dashboard.tenths(max(1, width - 1)))" \
                height="\(Dashboard.tenths(height))"><title>up to \(Dashboard.short(part.upTo)): \
                \(Dashboard.grouped(part.count))</title></rect>
                """
        }
        let (low, high) = (figures.durations.minimum, figures.durations.maximum)
        let beyond = figures.durations.count(longerThan: limit)
        let text =
            "\(Dashboard.short(low)) to \(Dashboard.short(high)),"
            + " \(Dashboard.grouped(beyond)) beyond the limit"
        let id = "d-\(figures.budget.name.escaped)"
        return """
            <details id="\(id)"><summary id="\(id)-s">distribution: \(text)</summary>\
            <svg class="distribution" viewBox="0 0 480 42" preserveAspectRatio="none" role="img" \
            aria-label="distribution, \(text)">\(columns)</svg>\
            <p class="axis"><span>\(Dashboard.short(low))</span>\
            <span>logarithmic</span><span>\(Dashboard.short(high))</span></p></details>
            """
    }
}
