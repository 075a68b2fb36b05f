/// The form in which alerts are kept over a restart, so that they neither end nor begin with it.
extension AlertBoard {
    /// Writes which alarms are on since when, and what has been told and is not over.
    package func encode(in writer: inout OctetWriter) {
        let keys = alarms.keys.sorted {
            $0.operation == $1.operation ? $0.rule < $1.rule : $0.operation < $1.operation
        }
        writer.append(UInt64(keys.count))
        for key in keys {
            writer.append(key.operation)
            writer.append(rules[key.rule].name)
            let state = alarms[key]?.state ?? .off
            for number in state.numbers { writer.append(number) }
        }
        let on = turns.filter(\.isOn)
        writer.append(UInt64(on.count))
        for turn in on {
            writer.append(turn.operation)
            writer.append(turn.isPage ? 1 : 0 as UInt64)
        }
    }

    /// Writes the last turn of each operation and kind.
    package func encodeTurns(in writer: inout OctetWriter) {
        let turns = turns
        writer.append(UInt64(turns.count))
        for turn in turns {
            writer.append(turn.operation)
            writer.append(turn.isPage ? 1 : 0 as UInt64)
            writer.append(turn.number)
            writer.append(turn.isOn ? 1 : 0 as UInt64)
        }
    }

    /// Takes over what ``encodeTurns(in:)`` wrote, in place of what is known to have been told.
    ///
    /// - Throws: ``SketchError`` for octets of no turns; then nothing has changed.
    package mutating func restoreTurns(_ reader: inout OctetReader) throws(SketchError) {
        // Those of a table that has just gone are there too.
        let countMax = BudgetTable.operationCountMax * 16
        var restored: [Told: Turn] = [:]
        for _ in 0..<(try reader.number(upTo: countMax)) {
            let operation = try reader.name()
            let kind = Told(operation: operation, isPage: try reader.number(upTo: 1) == 1)
            let number = try reader.number()
            guard number <= AlertTurn.numberMax else {
                throw SketchError(.malformed, "a turn's number is too high")
            }
            restored[kind] = Turn(number: number, isOn: try reader.number(upTo: 1) == 1)
        }
        told = restored
    }

    /// Goes on from what ``encode(in:)`` wrote. Alarms of rules that are no more are left out.
    ///
    /// - Throws: ``SketchError`` for octets of no board.
    package init(
        _ reader: inout OctetReader, rules: [BurnRule] = BurnRule.standard
    ) throws(SketchError) {
        self.init(rules)
        let countMax = BudgetTable.operationCountMax * 16
        for _ in 0..<(try reader.number(upTo: countMax)) {
            let operation = try reader.name()
            let name = try reader.name()
            var alarm = BurnAlarm()
            alarm.state = try BurnAlarm.State(&reader)
            guard let rule = rules.firstIndex(where: { $0.name == name }) else { continue }
            alarms[Key(operation: operation, rule: rule)] = alarm
        }
        for _ in 0..<(try reader.number(upTo: countMax)) {
            let operation = try reader.name()
            let kind = Told(operation: operation, isPage: try reader.number(upTo: 1) == 1)
            told[kind] = Turn(number: 0, isOn: true)
        }
    }
}

extension BurnAlarm.State {
    /// Its kind, and its two seconds.
    fileprivate var numbers: [UInt64] {
        switch self {
        case .off: [0, 0, 0]
        case .on(let since): [1, UInt64(clamping: since), 0]
        case .ending(let since, let calmSince):
            [2, UInt64(clamping: since), UInt64(clamping: calmSince)]
        }
    }

    fileprivate init(_ reader: inout OctetReader) throws(SketchError) {
        let kind = try reader.number(upTo: 2)
        let since = try reader.number(upTo: TallyWindows.secondMax)
        let calmSince = try reader.number(upTo: TallyWindows.secondMax)
        switch kind {
        case 1: self = .on(since: since)
        case 2: self = .ending(since: since, calmSince: calmSince)
        default: self = .off
        }
    }
}
