internal import Messages

/// The slowest and the breaching requests, hop by hop, for a terminal: a bar for each call and each
/// named part, where it lay in the whole, and a mark at the guilty one.
enum SlowRequestText {
    /// Requests that are shown.
    static let requestCountMax = 3
    /// Rows that are shown of each.
    static let rowCountMax = 12
    /// Signs of a bar.
    static let barWidth = 40

    static func all(_ requests: [AggregatorV1.SlowRequest]) -> [String] {
        requests.prefix(requestCountMax).map(text)
    }

    private static func text(_ request: AggregatorV1.SlowRequest) -> String {
        let kind = request.breach ? "BEYOND ITS LIMIT" : "slowest"
        let age = Spelling.duration(nanoseconds: request.ageNs)
        var line =
            "\(request.operation), \(kind): \(Spelling.duration(nanoseconds: request.totalNs)),"
            + " \(age) ago"
        if let guilty = request.guilty {
            line +=
                "; \(guilty.hop) took \(Spelling.duration(nanoseconds: guilty.amountNs)) more"
                + " than usual (\(Spelling.percent(guilty.confidence)) sure)"
        }
        var table = Table([("hop", .left), ("takes", .right), ("", .left), ("", .left)])
        for row in request.rows.prefix(rowCountMax) {
            let name = row.name.split(separator: "/").last.map(String.init) ?? row.name
            table.add([
                String(repeating: "  ", count: Int(min(row.depth, 8))) + "\(name) (\(row.service))",
                Spelling.duration(nanoseconds: row.durationNs), bar(row, of: request.totalNs),
                row.guilty ? "<- guilty" : "",
            ])
        }
        let hidden = max(0, request.rows.count - rowCountMax) + Int(request.hiddenRowCount)
        return "\(line)\n\(table.text)" + (hidden > 0 ? "\nand \(hidden) more" : "")
    }

    /// The way as dashes, waiting as dots, working as blocks.
    static func bar(_ row: AggregatorV1.SlowRequestRow, of total: UInt64) -> String {
        guard total > 0 else { return "" }
        func place(_ time: UInt64) -> Int {
            Int((min(1, Double(time) / Double(total)) * Double(barWidth)).rounded(.down))
        }
        var signs = [Character](repeating: " ", count: barWidth)
        func fill(_ start: UInt64, _ length: UInt64, _ sign: Character) {
            guard length > 0 else { return }
            let (end, isOver) = start.addingReportingOverflow(length)
            let first = min(place(start), barWidth - 1)
            for index in first..<max(first + 1, place(isOver ? .max : end)) { signs[index] = sign }
        }
        fill(row.startNs, row.durationNs, "-")
        fill(row.arrivalNs, row.queueNs, ".")
        let (begin, isOver) = row.arrivalNs.addingReportingOverflow(row.queueNs)
        fill(isOver ? .max : begin, row.runNs, "█")
        return "|\(String(signs))|"
    }
}
