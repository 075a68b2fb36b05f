package import Messages

/// An alert as one line for a log. The form for a webhook is the event's JSON.
package enum AlertLine {
    /// What happened, to which operation, and the burn rates behind it.
    package static func text(_ event: AggregatorV1.AlertEvent) -> String {
        let alert = event.alert ?? AggregatorV1.Alert()
        let kind = alert.page ? "page" : "ticket"
        let missing =
            event.unreachableCount > 0
            ? "; \(event.unreachableCount) aggregators gave no answer" : ""
        guard event.kind == .fired else { return "\(kind) over: \(alert.operation)\(missing)" }
        guard !alert.id.isEmpty else { return "\(kind): \(alert.operation)\(missing)" }
        return "\(kind): \(alert.id), error budget spent \(tenths(alert.longBurnRate)) times too"
            + " fast, now \(tenths(alert.shortBurnRate)) times, over \(alert.requestCount) requests"
            + missing
    }

    private static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
