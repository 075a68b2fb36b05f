internal import LatencyBudget
internal import Messages

/// The slowest requests and those beyond their limit, hop by hop.
extension Dashboard {
    var requests: String {
        let requests = report.slowRequests
        guard !requests.isEmpty else { return "" }
        let items = requests.enumerated().map { index, request in
            details(request, isOpen: index == 0)
        }
        return """
            <h2>Slowest and breaching requests</h2>
            \(items.joined(separator: "\n"))
            """
    }

    private func details(_ request: AggregatorV1.SlowRequest, isOpen: Bool) -> String {
        let id = "r\(Self.hexadecimal(request.traceID))"
        let kind =
            request.breach
            ? "<span class=\"verdict fail\">✗ beyond the limit</span>"
            : "<span class=\"verdict plain\">slowest</span>"
        return """
            <details id="\(id)"\(isOpen ? " open" : "")><summary id="\(id)-s">\(kind) \
            <b>\(request.operation.escaped)</b> \
            \(Self.short(request.totalNs)) <small>\(Self.ago(request.ageNs))\
            </small>\(guilty(request))</summary>
            \(rows(request))
            </details>
            """
    }

    private func guilty(_ request: AggregatorV1.SlowRequest) -> String {
        guard let guilty = request.guilty else { return "" }
        return """
             <span class="blame">\(guilty.hop.escaped) took \(Self.short(guilty.amountNs)) \
            more than usual (\(Self.percent(guilty.confidence)) sure)</span>
            """
    }

    private func rows(_ request: AggregatorV1.SlowRequest) -> String {
        let rows = request.rows.map { row in
            let indent = String(
                repeating: "<i class=\"in\"></i>", count: Int(min(row.depth, 6)))
            let sign = row.guilty ? " <span class=\"sign\">guilty</span>" : ""
            let status = row.status == 0 ? "" : " <small>status \(row.status)</small>"
            return """
                <tr class="\(row.guilty ? "guilty" : "")"><th scope="row">\(indent)\
                \(Self.lastPart(row.name).escaped) <small>\(row.service.escaped)</small>\
                \(status)\(sign)</th>\
                <td data-label="begins">\(Self.short(row.startNs))</td>\
                <td data-label="takes">\(Self.short(row.durationNs))</td>\
                <td class="bar">\(bar(row, of: request.totalNs))</td></tr>
                """
        }
        let more =
            request.hiddenRowCount > 0
            ? "<p class=\"note\">and \(request.hiddenRowCount) further spans</p>" : ""
        return table(
            "waterfall cards", "Hops in the order of time", ["hop", "begins", "takes", "where"],
            rows) + more
    }

    /// The way as a thin line, waiting light, working full.
    private func bar(_ row: AggregatorV1.SlowRequestRow, of total: UInt64) -> String {
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
        let colour = row.guilty ? "fail" : colours[row.service] ?? colours[row.name] ?? "h8"
        let label =
            "from \(Self.short(row.startNs)) for \(Self.short(row.durationNs)), of which waiting"
            + " \(Self.short(row.queueNs)), on the way \(Self.short(row.networkNs))"
        return """
            <svg viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="\(label)">\
            <title>\(label)</title>\(rect("way", row.startNs, row.durationNs, 8, 4))\
            \(rect("wait", row.arrivalNs, row.queueNs, 3, 14))\
            \(rect(colour, row.arrivalNs.saturatingAdd(row.queueNs), row.runNs, 3, 14))</svg>
            """
    }

    private static func hexadecimal(_ octets: [UInt8]) -> String {
        octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
