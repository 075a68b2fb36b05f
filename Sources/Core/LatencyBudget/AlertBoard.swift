/// All burn-rate alarms of a table. No clock inside; whoever drives it sends what it says.
///
/// Dedupe: while an operation has an alert of one kind, a page or a ticket, further rules of the
/// kind join it silently, and the end is told when the last of them is over. A ticket is not
/// written while a page is on.
public struct AlertBoard: Sendable {
    /// What somebody should hear of.
    public enum Event: Sendable, Equatable {
        /// An operation had no alert of this kind and has one now.
        case fired(BurnAlert)
        /// The operation has no alert of this kind any more.
        case cleared(operation: String, isPage: Bool)
    }

    struct Key: Hashable {
        let operation: String
        let rule: Int
    }

    struct Told: Hashable {
        let operation: String
        let isPage: Bool
    }

    let rules: [BurnRule]
    var alarms: [Key: BurnAlarm] = [:]
    var told: Set<Told> = []
    /// What is on now, in the order of the table and the rules; joined ones too.
    public private(set) var alerts: [BurnAlert] = []

    /// A board without alerts.
    public init(_ rules: [BurnRule] = BurnRule.standard) { self.rules = rules }

    /// Looks at every operation. Once in ten seconds is enough.
    public mutating func update(
        _ operations: [(operation: OperationBudget, counts: BurnCounts)], atSecond second: Int
    ) -> [Event] {
        var now: [BurnAlert] = []
        var next: [Key: BurnAlarm] = [:]
        for (operation, counts) in operations {
            for index in rules.indices {
                let key = Key(operation: operation.name, rule: index)
                var alarm = alarms[key] ?? BurnAlarm()
                if let alert = look(&alarm, index, operation, counts, second) { now.append(alert) }
                if alarm != BurnAlarm() { next[key] = alarm }
            }
        }
        alarms = next
        alerts = now
        return tell()
    }

    private func look(
        _ alarm: inout BurnAlarm, _ index: Int, _ operation: OperationBudget, _ counts: BurnCounts,
        _ second: Int
    ) -> BurnAlert? {
        let rule = rules[index]
        let long = counts.count(over: rule.long, atSecond: second)
        let short = counts.count(over: rule.short, atSecond: second)
        let oneBadIn = operation.judged.oneBadIn
        _ = alarm.update(rule, long: long, short: short, oneBadIn: oneBadIn, atSecond: second)
        guard let since = alarm.onSince else { return nil }
        return BurnAlert(
            operation: operation.name, rule: rule,
            longRate: BurnRule.rate(long, oneBadIn: oneBadIn),
            shortRate: BurnRule.rate(short, oneBadIn: oneBadIn), requestCount: long.total,
            sinceSecond: since)
    }

    private mutating func tell() -> [Event] {
        var events: [Event] = []
        let paged = Set(alerts.filter(\.rule.isPage).map(\.operation))
        var on: Set<Told> = []
        for alert in alerts {
            let kind = Told(operation: alert.operation, isPage: alert.rule.isPage)
            on.insert(kind)
            guard !told.contains(kind), alert.rule.isPage || !paged.contains(alert.operation)
            else { continue }
            told.insert(kind)
            events.append(.fired(alert))
        }
        let over = told.subtracting(on).sorted { left, right in
            left.operation == right.operation
                ? left.isPage && !right.isPage : left.operation < right.operation
        }
        for kind in over {
            told.remove(kind)
            events.append(.cleared(operation: kind.operation, isPage: kind.isPage))
        }
        return events
    }
}
