internal import LatencyBudget
internal import Messages

/// Alerts, burn rates, and who reports.
extension Dashboard {
    /// An instance that has said nothing for so long is marked.
    private static let silenceLimit: UInt64 = 15_000_000_000

    var alerts: String {
        let alerts = report.alerts
        guard !alerts.isEmpty else { return "" }
        let items = alerts.map { alert in
            let kind = alert.page ? "page" : "ticket"
            let (long, short) = (Self.tenths(alert.longBurnRate), Self.tenths(alert.shortBurnRate))
            return """
                <li class="\(kind)"><b>\(kind)</b> \(alert.id.escaped): the error budget is spent \
                \(long) times too fast, now \(short) times, over \
                \(Self.grouped(alert.requestCount)) requests</li>
                """
        }
        return "<h2>Alerts</h2><ul class=\"alerts\">\(items.joined())</ul>"
    }

    var burns: String {
        let burns = report.burns
        guard !burns.isEmpty else { return "" }
        let heads = ["operation"] + BurnRule.standard.map { $0.name.replacing("-", with: " ") }
        let rows = burns.map { burn in
            let cells = burn.rates.map { rule, long, short in
                let isOn = long >= rule.threshold && short >= rule.threshold
                let sign = isOn ? "<span class=\"sign\">burning</span> " : ""
                return """
                    <td data-label="\(rule.name)" class="\(isOn ? "fail" : "")">\(sign)\
                    \(Self.tenths(long)) <small>now \(Self.tenths(short))</small></td>
                    """
            }
            return """
                <tr><th scope="row">\(burn.operation.escaped)</th>\(cells.joined())</tr>
                """
        }
        return """
            <h2>Burn rates</h2><p class="note">1 spends the error budget exactly; a rule speaks \
            when both of its windows reach its threshold.</p>
            \(table("burns cards", "Burn rates by operation and rule", heads, rows))
            """
    }

    var instances: String {
        let instances = report.instances
        guard !instances.isEmpty else { return "" }
        let rows = instances.map { instance in
            let isSilent = instance.lastAgeNs >= Self.silenceLimit
            let state = isSilent ? "<span class=\"sign\">silent</span> " : ""
            return """
                <tr><th scope="row">\(instance.service.escaped) \
                <small>\(instance.instance.escaped)</small></th>\
                <td data-label="hops">\(Self.grouped(instance.hopCount))</td>\
                <td data-label="batches">\(Self.grouped(instance.batchCount))</td>\
                <td data-label="lost" class="\(instance.lostCount > 0 ? "warn" : "")">\
                \(Self.grouped(instance.lostCount))</td>\
                <td data-label="last" class="\(isSilent ? "warn" : "")">\(state)\
                \(Self.ago(instance.lastAgeNs))</td></tr>
                """
        }
        let heads = ["instance", "hops", "batches", "lost", "last"]
        return """
            <h2>Who reports</h2>
            \(table("instances cards", "Instances that report", heads, rows))
            """
    }
}
