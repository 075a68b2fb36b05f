internal import LatencyBudget

/// One operation in the dashboard's table: its figures, and below them where its time went.
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

    var html: String {
        let budget = figures.budget
        let gate = budget.isGate ? "<span class=\"gate\">gate</span>" : ""
        return """
            <tr class="operation">
            <th scope="row">\(budget.name.escaped) \(gate)\
            <small>\(budget.requirement.escaped)</small></th>
            <td><span class="verdict \(figures.verdict)">\(word)</span></td>
            <td>\(budget.judged.rawValue) ≤ \(Dashboard.short(limit))</td>
            <td class="gauge">\(gauge)</td>
            \(quantile("p50", 0.5))\(quantile("p95", 0.95))\
            \(quantile("p99", 0.99))\(quantile("p99.9", 0.999))
            <td data-label="requests">\(Dashboard.grouped(figures.count))</td>
            <td data-label="errors" class="\(figures.errorCount > 0 ? "warn" : "")">\
            \(Dashboard.grouped(figures.errorCount))</td>
            </tr>
            \(shares)
            """
    }

    private var limit: UInt64 { figures.budget.judgedLimit?.nanoseconds ?? 0 }

    private var word: String {
        switch figures.verdict {
        case .pass: "kept"
        case .fail: "broken"
        case .unknown: "not measured"
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
        let percent = used.isFinite ? Self.percent(min(used, 999)) : "failed"
        let kind = used > 1 ? "fail" : used > 0.8 ? "warn" : "pass"
        return """
            <svg viewBox="0 0 100 10" role="img" aria-label="\(percent) of the budget">\
            <rect class="track" width="100" height="10" rx="2"/>\
            <rect class="\(kind)" width="\(Self.tenths(width))" height="10" rx="2"/>\
            <line x1="80" x2="80" y1="0" y2="10"/></svg><small>\(percent)</small>
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
            let percent = Self.percent(piece.share)
            bar += """
                <rect class="\(kind)" x="\(Self.tenths(start))" \
                width="\(Self.tenths(piece.share * 1_000))" height="12">\
                <title>\(title)\(percent)</title></rect>
                """
            legend += """
                <li><i class="\(kind)"></i>\(piece.name.escaped) \
                <b>\(Dashboard.short(piece.mean))</b> \(percent)</li>
                """
            start += piece.share * 1_000
        }
        return """
            <tr class="hops"><td colspan="10">\
            <svg viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" \
            aria-label="where the time went">\(bar)</svg><ul>\(legend)</ul></td></tr>
            """
    }

    /// A share, whole above a tenth, with one decimal below.
    private static func percent(_ share: Double) -> String {
        switch share * 100 {
        case ..<0.05: share > 0 ? "<0.1 %".escaped : "0 %"
        case ..<9.95: "\(tenths(share * 100)) %"
        case let whole: "\(Int(whole.rounded())) %"
        }
    }

    private static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
