internal import LatencyBudget

/// The dashboard page. Everything is in it: no script, style or image comes from elsewhere, and
/// every text from outside is escaped.
struct Dashboard {
    private let snapshot: Aggregation.Snapshot
    private let now: ContinuousClock.Instant

    init(_ snapshot: Aggregation.Snapshot, now: ContinuousClock.Instant) {
        self.snapshot = snapshot
        self.now = now
    }

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>CareWire latency budgets</title>
        <style>\(Self.style)</style>
        <noscript><meta http-equiv="refresh" content="5"></noscript>
        </head>
        <body>
        <header><h1>CareWire <span>latency budgets</span></h1><p id="state">live</p></header>
        <main id="live">
        \(summary)
        \(operations)
        \(senders)
        </main>
        <script>\(Self.script)</script>
        </body>
        </html>
        """
    }

    private var summary: String {
        let verdicts = snapshot.operations.map(\.verdict)
        let counts = snapshot.counts.trace
        let tiles: [(String, UInt64, String)] = [
            ("kept", UInt64(verdicts.count { $0 == .pass }), "pass"),
            ("broken", UInt64(verdicts.count { $0 == .fail }), "fail"),
            ("not measured", UInt64(verdicts.count { $0 == .unknown }), "unknown"),
            ("requests", counts.requests, ""), ("hops", counts.hops, ""),
            ("open", UInt64(snapshot.openCount), ""),
            ("incomplete", counts.incomplete, counts.incomplete > 0 ? "warn" : ""),
            ("lost", snapshot.counts.droppedCount, snapshot.counts.droppedCount > 0 ? "warn" : ""),
        ]
        let items = tiles.map { label, value, kind in
            "<li class=\"\(kind)\"><b>\(Self.grouped(value))</b>\(label)</li>"
        }
        return "<ul class=\"tiles\">\(items.joined())</ul>"
    }

    private var operations: String {
        let heads = [
            "operation", "verdict", "budget", "", "p50", "p95", "p99", "p99.9", "requests",
            "errors",
        ]
        let head = heads.map { "<th scope=\"col\">\($0)</th>" }.joined()
        let colours = colours
        let rows = snapshot.operations.map { OperationRow($0, colours: colours).html }.joined()
        return """
            <div class="scroll"><table class="budgets">
            <thead><tr>\(head)</tr></thead>
            <tbody>\(rows)</tbody>
            </table></div>
            """
    }

    /// A colour class for each hop, by the order in which the table shows them first.
    private var colours: [String: String] {
        var colours: [String: String] = [:]
        for operation in snapshot.operations {
            for share in operation.shares where share.hop != .unexplained {
                let name = "\(share.hop)"
                if colours[name] == nil { colours[name] = "h\(colours.count % 12)" }
            }
        }
        return colours
    }

    private var senders: String {
        let rows = snapshot.senders.sorted { $0.key < $1.key }.map { name, sender in
            let age = Self.short(sender.lastAt.duration(to: now).nanoseconds)
            let kind = sender.droppedCount > 0 ? " class=\"warn\"" : ""
            return """
                <tr><th scope="row">\(name.escaped)</th><td>\(Self.grouped(sender.hopCount))</td>\
                <td\(kind)>\(Self.grouped(sender.droppedCount))</td><td>\(age) ago</td></tr>
                """
        }.joined()
        guard !rows.isEmpty else { return "" }
        return """
            <h2>Who reports</h2>
            <div class="scroll"><table class="senders">
            <thead><tr><th scope="col">service</th><th scope="col">hops</th>\
            <th scope="col">lost</th><th scope="col">last</th></tr></thead>
            <tbody>\(rows)</tbody>
            </table></div>
            """
    }

    /// A duration with three figures and a unit.
    static func short(_ nanoseconds: UInt64) -> String {
        let units: [(String, Double)] = [("s", 1e9), ("ms", 1e6), ("µs", 1e3)]
        for (unit, size) in units where Double(nanoseconds) >= size {
            let value = Double(nanoseconds) / size
            let factor: Double = value >= 100 ? 1 : value >= 10 ? 10 : 100
            let rounded = (value * factor).rounded() / factor
            let text = "\(rounded)"
            return "\(text.hasSuffix(".0") ? String(text.dropLast(2)) : text) \(unit)"
        }
        return "\(nanoseconds) ns"
    }

    /// A count in groups of three digits.
    static func grouped(_ value: UInt64) -> String {
        var text = ""
        for (index, digit) in "\(value)".reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append("\u{202F}") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}

extension String {
    /// Safe as text and in a quoted attribute of HTML.
    var escaped: String {
        var text = ""
        for character in unicodeScalars {
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(character)
            }
        }
        return text
    }
}
