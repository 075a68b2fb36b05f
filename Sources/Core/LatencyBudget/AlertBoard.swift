/// All burn-rate alarms of a table. No clock inside; whoever drives it sends what it says.
///
/// Dedupe: while an operation has an alert of one kind, a page or a ticket, further rules of the
/// kind join it silently, and the end is told when the last of them is over. A ticket is not
/// written while a page is on.
///
/// Several boards that judge the same counts: one of them tells, the others ``learn(_:)`` what was
/// told, and any of them can go on when that one is gone.
public struct AlertBoard: Sendable {
    /// What somebody should hear of.
    public enum Event: Sendable, Equatable {
        /// An operation had no alert of this kind and has one now; nil for one that only another
        /// board sees.
        case fired(BurnAlert?, AlertTurn)
        /// The operation has no alert of this kind any more.
        case cleared(AlertTurn)

        /// What is told, with its number.
        public var turn: AlertTurn {
            switch self {
            case .fired(_, let turn), .cleared(let turn): turn
            }
        }
    }

    struct Key: Hashable {
        let operation: String
        let rule: Int
    }

    struct Told: Hashable {
        let operation: String
        let isPage: Bool
    }

    struct Turn: Sendable, Equatable {
        var number: UInt64
        var isOn: Bool
    }

    let rules: [BurnRule]
    var alarms: [Key: BurnAlarm] = [:]
    var told: [Told: Turn] = [:]
    /// When somebody last looked; nil before the first time.
    package var lookedSecond: Int?
    /// What is on now, in the order of the table and the rules; joined ones too.
    public private(set) var alerts: [BurnAlert] = []

    /// A board without alerts.
    public init(_ rules: [BurnRule] = BurnRule.standard) { self.rules = rules }

    /// Looks at every operation. Once in ten seconds is enough.
    ///
    /// - Parameters:
    ///   - firstNumber: the number of the first turn of a kind of which nothing was ever told: the
    ///     time in seconds, so that no turn has the number of one that is forgotten.
    public mutating func update(
        _ operations: [(operation: OperationBudget, counts: BurnCounts)], atSecond second: Int,
        firstNumber: UInt64 = 1
    ) -> [Event] {
        var counts: [String: BurnCounts] = [:]
        for (operation, count) in operations { counts[operation.name] = count }
        look(operations.map(\.operation), atSecond: second) {
            counts[$0.name]?.count(over: $1, atSecond: second) ?? BurnCounts.Count()
        }
        return tell(firstNumber: firstNumber)
    }

    /// Looks at every operation, with counts that may be of several who measure. Nothing is told:
    /// that is ``tell(firstNumber:)``, on one of the boards that look.
    ///
    /// - Parameter count: the requests of an operation in the last so long.
    public mutating func look(
        _ operations: [OperationBudget], atSecond second: Int,
        count: (_ operation: OperationBudget, _ window: Duration) -> BurnCounts.Count
    ) {
        let pause = second - (lookedSecond ?? second)
        let isStale = pause >= Int(BurnAlarm.clearDuration.components.seconds)
        var now: [BurnAlert] = []
        var next: [Key: BurnAlarm] = [:]
        for operation in operations {
            for index in rules.indices {
                let key = Key(operation: operation.name, rule: index)
                var alarm = alarms[key] ?? BurnAlarm()
                let long = count(operation, rules[index].long)
                let short = count(operation, rules[index].short)
                if let alert = look(&alarm, index, operation, long, short, second, isStale) {
                    now.append(alert)
                }
                if alarm != BurnAlarm() { next[key] = alarm }
            }
        }
        alarms = next
        alerts = now
        lookedSecond = second
        let names = Set(operations.map(\.name))
        told = told.filter { $0.value.isOn || names.contains($0.key.operation) }
    }

    private func look(
        _ alarm: inout BurnAlarm, _ index: Int, _ operation: OperationBudget,
        _ long: BurnCounts.Count, _ short: BurnCounts.Count, _ second: Int, _ isStale: Bool
    ) -> BurnAlert? {
        let rule = rules[index]
        let oneBadIn = operation.judged.oneBadIn
        _ = alarm.update(
            rule, long: long, short: short, oneBadIn: oneBadIn, atSecond: second, isStale: isStale)
        guard let since = alarm.onSince else { return nil }
        return BurnAlert(
            operation: operation.name, rule: rule,
            longRate: BurnRule.rate(long, oneBadIn: oneBadIn),
            shortRate: BurnRule.rate(short, oneBadIn: oneBadIn), requestCount: long.total,
            sinceSecond: since)
    }

    /// Whatever has begun or ended and was not told yet; from now on it is.
    ///
    /// - Parameter firstNumber: as in ``update(_:atSecond:firstNumber:)``.
    public mutating func tell(firstNumber: UInt64) -> [Event] {
        let firstNumber = min(max(1, firstNumber), AlertTurn.numberMax)
        var events: [Event] = []
        let paged = Set(alerts.filter(\.rule.isPage).map(\.operation))
        var on: Set<Told> = []
        for alert in alerts {
            let kind = Told(operation: alert.operation, isPage: alert.rule.isPage)
            on.insert(kind)
            guard told[kind]?.isOn != true, alert.rule.isPage || !paged.contains(alert.operation)
            else { continue }
            events.append(.fired(alert, turn(of: kind, isOn: true, firstNumber)))
        }
        let over = told.filter { $0.value.isOn && !on.contains($0.key) }.keys.sorted {
            $0.operation == $1.operation
                ? $0.isPage && !$1.isPage : $0.operation < $1.operation
        }
        return events + over.map { .cleared(turn(of: $0, isOn: false, firstNumber)) }
    }

    private mutating func turn(of kind: Told, isOn: Bool, _ firstNumber: UInt64) -> AlertTurn {
        let known = told[kind]?.number ?? 0
        let number = known == 0 ? firstNumber : known &+ 1
        told[kind] = Turn(number: number, isOn: isOn)
        return AlertTurn(
            operation: kind.operation, isPage: kind.isPage, number: number, isOn: isOn)
    }

    // MARK: What was told

    /// The last turn of each operation and kind of which anything was told: at most two of each
    /// operation.
    public var turns: [AlertTurn] {
        told.map { kind, turn in
            AlertTurn(
                operation: kind.operation, isPage: kind.isPage, number: turn.number,
                isOn: turn.isOn)
        }.sorted { $0.id < $1.id }
    }

    /// Takes over alarms that another board has on, for a board that has just begun: it cannot know
    /// that they have not cleared yet.
    ///
    /// - Parameter alerts: of operations of the table, each with its rule's name.
    package mutating func adopt(_ alerts: [(operation: String, rule: String, since: Int)]) {
        for alert in alerts {
            guard let rule = rules.firstIndex(where: { $0.name == alert.rule }) else { continue }
            let key = Key(operation: alert.operation, rule: rule)
            if alarms[key]?.onSince == nil {
                alarms[key] = BurnAlarm(onSince: max(0, alert.since))
            }
        }
    }

    /// Takes note of what another board has told. Returns what is new in it. Alarms whose end was
    /// told are off: this board may have been away meanwhile.
    ///
    /// - Parameter turns: of operations of the table; those with a higher number than is known
    ///   count, up to ``AlertTurn/numberMax``.
    public mutating func learn(_ turns: [AlertTurn]) -> [Event] {
        var events: [Event] = []
        for turn in turns where turn.number <= AlertTurn.numberMax {
            let kind = Told(operation: turn.operation, isPage: turn.isPage)
            let known = told[kind] ?? Turn(number: 0, isOn: false)
            guard turn.number > known.number else { continue }
            told[kind] = Turn(number: turn.number, isOn: turn.isOn)
            if !turn.isOn { forget(kind) }
            // An end of what nobody here had heard of is no news.
            guard turn.isOn != known.isOn else { continue }
            let alert = alerts.first {
                $0.operation == turn.operation && $0.rule.isPage == turn.isPage
            }
            events.append(turn.isOn ? .fired(alert, turn) : .cleared(turn))
        }
        return events
    }

    private mutating func forget(_ kind: Told) {
        for index in rules.indices where rules[index].isPage == kind.isPage {
            alarms[Key(operation: kind.operation, rule: index)] = nil
        }
        alerts.removeAll { $0.operation == kind.operation && $0.rule.isPage == kind.isPage }
    }
}
