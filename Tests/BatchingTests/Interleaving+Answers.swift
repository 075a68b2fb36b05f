import Batching
import TestSupport

extension Interleaving {
    /// The sink answers for one of the batches under way.
    mutating func answer() {
        guard !flights.isEmpty else { return }
        let flight = flights.remove(at: random.below(flights.count))
        durations.append(now - flight.startedAt)
        let verdict = verdict(flight)
        let expected = classify(flight, verdict)
        guard
            let answer = machine.flushed(
                flight.id, verdict, now: InterleavingSetting.instant(now))
        else { return fail("\(flight.id) is unknown") }
        for (place, slot) in flight.slots.enumerated() {
            deliver(slot, of: flight.id, place, expected[place], answer)
        }
        var told =
            answer.expired.count + answer.failedAlone.count + answer.inDoubt.count
            + answer.outOfTime.count
        for waiters in answer.waiters { told += waiters.count }
        for verdicts in expected {
            for verdict in verdicts where verdict.fate != .goesAgain { told -= 1 }
        }
        if told != 0 { fail("\(told) too many were told something after \(verdict)") }
    }

    /// What is to become of a waiter.
    enum Fate { case answered, expired, failedAlone, inDoubt, outOfTime, goesAgain }

    struct Verdict {
        let index: Int
        let fate: Fate
    }

    private mutating func verdict(_ flight: ModelFlight) -> BatchVerdict {
        let culprits = flight.slots.indices.filter { slots[flight.slots[$0]].isPoisoned }
        switch honesty {
        case .perItem:
            return .perItem
        case .cannotSay:
            return culprits.isEmpty ? .perItem : .wholeFailed(nothingApplied: true)
        case .namesCulprits:
            // One at a time, as a database does.
            return culprits.isEmpty
                ? .perItem : .culprits([culprits[0]], nothingApplied: true)
        case .mixed:
            let nothingApplied = random.below(2) == 0
            switch random.below(3) {
            case 0: return .perItem
            case 1: return .wholeFailed(nothingApplied: nothingApplied)
            default:
                let place = random.below(flight.slots.count + 1)
                return .culprits([place, place], nothingApplied: nothingApplied)
            }
        }
    }

    /// Each waiter's fate, by slot, straight from the rules.
    private func classify(_ flight: ModelFlight, _ verdict: BatchVerdict) -> [[Verdict]] {
        let sorted = durations.sorted()
        let usual = sorted[(sorted.count + 1) / 2 - 1]
        var verdicts: [[Verdict]] = []
        for (place, slot) in flight.slots.enumerated() {
            let fate = fate(place, of: flight.slots.count, verdict)
            var mine: [Verdict] = []
            var index = 0
            while index < slots[slot].items.count {
                let item = slots[slot].items[index]
                let isLate = fate == .goesAgain && item.deadline <= now + usual
                if !item.isOver {
                    mine.append(
                        Verdict(
                            index: index,
                            fate: item.deadline <= now ? .expired : isLate ? .outOfTime : fate))
                }
                index += 1
            }
            verdicts.append(mine)
        }
        return verdicts
    }

    private func fate(_ place: Int, of count: Int, _ verdict: BatchVerdict) -> Fate {
        switch verdict {
        case .perItem: .answered
        case .wholeFailed(nothingApplied: false): .inDoubt
        case .wholeFailed(nothingApplied: true): count == 1 ? .failedAlone : .goesAgain
        case .culprits(let places, let nothingApplied):
            if places.contains(place) || count == 1 && nothingApplied {
                .failedAlone
            } else {
                nothingApplied ? .goesAgain : .inDoubt
            }
        }
    }

    private mutating func deliver(
        _ slot: Int, of batch: BatchID, _ place: Int, _ verdicts: [Verdict],
        _ answer: FlushAnswer
    ) {
        for verdict in verdicts {
            let id = slots[slot].items[verdict.index].id
            let isRight =
                switch verdict.fate {
                case .answered: answer.waiters[place].contains(id)
                case .expired: answer.expired.contains(id)
                case .failedAlone: answer.failedAlone.contains(id)
                case .inDoubt: answer.inDoubt.contains(id)
                case .outOfTime: answer.outOfTime.contains(id)
                case .goesAgain: true
                }
            if !isRight { fail("\(id) should have been \(verdict.fate): \(answer)") }
            if verdict.fate == .failedAlone, honesty != .mixed, !slots[slot].isPoisoned {
                fail("\(id) failed for another's fault")
            }
            if verdict.fate != .goesAgain { end(id, slot, verdict.index) }
        }
        if slots[slot].liveCount == 0 {
            close(slot)
        } else {
            slots[slot].stage = .part
            if slots[slot].origin == 0 { slots[slot].origin = batch.value }
        }
    }
}
