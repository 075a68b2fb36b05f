internal import LatencyBudget
internal import Messages
internal import Synchronization

/// Burn rates. An aggregator without peers judges what it has, with whatever comes. Several judge
/// what they have all together, each for itself, every ten seconds: so each knows which alerts are
/// on, and the one with the lowest rank among those who answer tells what begins and ends. The
/// others learn from it what was told, and any of them can go on when it is gone.
extension AggregatorServer {
    /// Between two times of asking the peers.
    package static let askInterval = Duration.seconds(10)
    /// For how long peers may be silent, or asking them may take; then the own requests are judged
    /// alone.
    package static let silenceMax = Duration.seconds(30)

    /// Looks at the burn rates, if the last look was ten seconds ago, and tells who watches. It
    /// happens with every batch and report; a timer may ask too, for when nothing comes. Never
    /// waits: with peers it does nothing as long as ``watchPeers(pause:)`` does it.
    package func lookAtAlerts() {
        let now = now()
        let parts = peers.withLock { state -> JudgedParts? in
            guard let lookedAt = state.lookedAt else { return JudgedParts() }
            guard now - lookedAt >= Self.silenceMax else { return nil }
            return JudgedParts(unreachableCount: max(1, state.count))
        }
        guard let parts else { return }
        let wallSecond = time.wall(now) / 1_000_000_000
        let events = aggregation.withLock { aggregation in
            aggregation.lookAtAlerts(now: now, wallSecond: wallSecond).map { event in
                AggregatorV1.AlertEvent(event, second: aggregation.second(now), parts)
            }
        }
        feed.tell(events)
    }

    /// Judges together with the peers every ten seconds, until `pause` throws.
    package func watchPeers(pause: (Duration) async throws -> Void) async throws {
        while true {
            try await pause(Self.askInterval)
            await lookAtAlertsTogether()
        }
    }

    /// Asks the peers, and looks at the burn rates of all requests.
    package func lookAtAlertsTogether() async {
        guard let ask = peers.withLock(\.source) else { return lookAtAlerts() }
        look(with: await ask(AggregatorV1.CollectRequest(alertsOnly: true)))
    }

    private func look(with answers: [AggregatorV1.CollectResponse?]) {
        let now = now()
        let wallSecond = time.wall(now) / 1_000_000_000
        let isFirst = peers.withLock { !$0.hasLooked }
        let events = aggregation.withLock { aggregation in
            var whole = MergedReport(
                aggregation.judge.table, window: LatencyJudge.standardWindow)
            whole.add(aggregation.alertParts(rank: rank, now: now))
            var parts = JudgedParts()
            var told: [AggregatorV1.AlertTurn] = []
            for answer in answers {
                guard let answer, (try? whole.add(answer)) != nil else {
                    whole.addUnreachable()
                    continue
                }
                if answer.rank < rank { parts.isLead = false }
                if isFirst { aggregation.adopt(answer.alerts, now: now) }
                told += answer.alertTurns.prefix(Collected.alertCountMax)
            }
            parts.aggregatorCount = whole.aggregatorCount
            parts.unreachableCount = whole.unreachableCount
            return aggregation.lookAtAlerts(
                whole, told: told, parts, now: now, wallSecond: wallSecond)
        }
        peers.withLock { ($0.lookedAt, $0.hasLooked) = (now, true) }
        feed.tell(events)
    }
}

extension Aggregation {
    /// What peers need for judging burn rates.
    mutating func alertParts(rank: UInt64, now: ContinuousClock.Instant) -> Collected {
        tick(now: now)
        let second = judge.readSecond(now)
        return Collected(
            tallies: [],
            rest: AggregatorV1.CollectResponse(
                alerts: board.alerts.map { AggregatorV1.Alert($0, second: second) },
                burns: burnCounts(second), rank: rank,
                alertTurns: board.turns.map { turn in
                    AggregatorV1.AlertTurn(
                        operation: turn.operation, page: turn.isPage, number: turn.number,
                        on: turn.isOn)
                }))
    }

    /// Takes over which alerts a peer has on.
    mutating func adopt(_ alerts: [AggregatorV1.Alert], now: ContinuousClock.Instant) {
        judge.beginSeconds(now)
        let second = judge.readSecond(now)
        let names = Set(judge.table.operations.map(\.name))
        let known = alerts.prefix(Collected.alertCountMax).filter { names.contains($0.operation) }
        board.adopt(
            known.map { alert in
                let age = Int(clamping: alert.ageNs / 1_000_000_000)
                return (
                    operation: alert.operation,
                    rule: String(alert.id.dropFirst(alert.operation.count + 1)),
                    since: second - age
                )
            })
    }

    /// Looks at the burn rates of all aggregators.
    ///
    /// - Parameters:
    ///   - whole: with this one's own part.
    ///   - told: what the others know to have been told.
    mutating func lookAtAlerts(
        _ whole: MergedReport, told: [AggregatorV1.AlertTurn], _ parts: JudgedParts,
        now: ContinuousClock.Instant, wallSecond: UInt64
    ) -> [AggregatorV1.AlertEvent] {
        judge.beginSeconds(now)
        let second = judge.readSecond(now)
        boardSecond = second
        board.look(judge.table.operations, atSecond: second) { whole.burnCount($0.name, $1) }
        let names = Set(judge.table.operations.map(\.name))
        let learned = board.learn(
            told.filter { names.contains($0.operation) }.map {
                AlertTurn(
                    operation: $0.operation, isPage: $0.page, number: $0.number, isOn: $0.on)
            })
        var others = parts
        others.isLead = false
        let own = parts.isLead ? board.tell(firstNumber: wallSecond) : []
        return learned.map { AggregatorV1.AlertEvent($0, second: second, others) }
            + own.map { AggregatorV1.AlertEvent($0, second: second, parts) }
    }
}
