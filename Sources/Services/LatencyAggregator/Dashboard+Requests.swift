internal import LatencyBudget

/// The slowest requests and those beyond their limit, hop by hop.
extension Dashboard {
    var requests: String {
        guard !snapshot.requests.isEmpty else { return "" }
        let items = snapshot.requests.enumerated().map { index, request in
            details(request, isOpen: index == 0)
        }
        return """
            <h2>Slowest and breaching requests</h2>
            \(items.joined(separator: "\n"))
            """
    }

    private func details(_ request: PageSnapshot.Request, isOpen: Bool) -> String {
        let id = "r\(hexadecimal(request.entry.trace.id))"
        let waterfall = request.waterfall
        let kind =
            request.entry.isBreach
            ? "<span class=\"verdict fail\">✗ beyond the limit</span>"
            : "<span class=\"verdict plain\">slowest</span>"
        return """
            <details id="\(id)"\(isOpen ? " open" : "")><summary id="\(id)-s">\(kind) \
            <b>\(request.operation.escaped)</b> \
            \(Self.short(waterfall.total)) <small>\(Self.ago(request.entry.at, snapshot.now))\
            </small>\(guilty(request))</summary>
            \(rows(waterfall))
            </details>
            """
    }

    private func guilty(_ request: PageSnapshot.Request) -> String {
        guard let guilty = request.guilty else { return "" }
        return """
             <span class="blame">\("\(guilty.hop)".escaped) took \(Self.short(guilty.amount)) \
            more than usual (\(Self.percent(guilty.confidence)) sure)</span>
            """
    }

    private func rows(_ waterfall: Waterfall) -> String {
        let rows = waterfall.rows.map { row in
            let indent = String(repeating: "<i class=\"in\"></i>", count: min(row.depth, 6))
            let sign = row.isGuilty ? " <span class=\"sign\">guilty</span>" : ""
            let status = row.status == 0 ? "" : " <small>status \(row.status)</small>"
            return """
                <tr class="\(row.isGuilty ? "guilty" : "")"><th scope="row">\(indent)\
                \(Self.lastPart(row.name).escaped) <small>\(row.service.escaped)</small>\
                \(status)\(sign)</th>\
                <td data-label="begins">\(Self.short(row.start))</td>\
                <td data-label="takes">\(Self.short(row.duration))</td>\
                <td class="bar">\(bar(row, of: waterfall.total))</td></tr>
                """
        }
        let more =
            waterfall.hiddenCount > 0
            ? "<p class=\"note\">and \(waterfall.hiddenCount) further spans</p>" : ""
        return table(
            "waterfall cards", "Hops in the order of time", ["hop", "begins", "takes", "where"],
            rows) + more
    }

    /// The way as a thin line, waiting light, working full.
    private func bar(_ row: Waterfall.Row, of total: UInt64) -> String {
        func x(_ time: UInt64) -> Double {
            total == 0 ? 0 : min(1_000, Double(time) / Double(total) * 1_000)
        }
        func rect(_ kind: String, _ from: UInt64, _ length: UInt64, _ y: Int, _ height: Int)
            -> String
        {
            guard length > 0 else { return "" }
            let width = max(2, x(from.saturatingAdd(length)) - x(from))
            return "<rect class=\"\(kind)\" x=\"\(Self.tenths(min(998, x(from))))\" y=\"\(y)\""
                + " width=\"\(Self.tenths(width))\" height=\"\(height)\"/>"
        }
        let colour = row.isGuilty ? "fail" : colours[row.service] ?? colours[row.name] ?? "h8"
        let label =
            "from \(Self.short(row.start)) for \(Self.short(row.duration)), of which waiting"
            + " \(Self.short(row.queue)), on the way \(Self.short(row.network))"
        return """
            <svg viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="\(label)">\
            <title>\(label)</title>\(rect("way", row.start, row.duration, 8, 4))\
            \(rect("wait", row.arrival, row.queue, 3, 14))\
            \(rect(colour, row.arrival.saturatingAdd(row.queue), row.run, 3, 14))</svg>
            """
    }

    private func hexadecimal(_ id: TraceID) -> String {
        "\(String(id.high, radix: 16))\(String(id.low, radix: 16))"
    }
}
