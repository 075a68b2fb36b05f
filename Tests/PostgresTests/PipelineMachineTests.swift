import Testing

@testable import Postgres

/// A caller, for the machine's eyes.
private final class Caller {
    let name: String
    init(_ name: String) { self.name = name }
}

private typealias Machine = PipelineMachine<Caller>

/// What the machine said, in a form that can be compared.
private func say(_ answer: Machine.OnAnswer) -> String {
    switch answer {
    case .wait: "wait"
    case .complete(let caller): "complete \(caller.name)"
    case .repeatAlone(let caller): "repeat \(caller.name)"
    case .keep(let caller): "keep \(caller.name)"
    case .finished(let callers, let failure):
        "finished \(callers.map(\.name).joined(separator: ",")) \(failure ?? "committed")"
    case .setUp(let failure): "set up \(failure ?? "well")"
    case .lost(let isRolledBack, let state): "lost \(isRolledBack) \(state ?? "-")"
    case .violation: "violation"
    }
}

extension PipelineMachine where Call == Caller {
    fileprivate mutating func hears(_ answers: [Answer]) -> [String] {
        var said: [String] = []
        for answer in answers { said.append(say(receive(answer))) }
        return said
    }
}

struct PipelineMachineTests {
    private let a = Caller("a")
    private let b = Caller("b")
    private let c = Caller("c")

    @Test func givesEachReadItsOwnAnswer() {
        var machine = Machine()
        machine.sentRead(a, isAlone: false)
        machine.sentRead(b, isAlone: false)
        machine.sentSync()
        #expect(machine.callCount == 2)
        let said = machine.hears([.rows, .end, .rows, .end, .sync])
        #expect(said == ["complete a", "wait", "complete b", "wait", "wait"])
        #expect(machine.isIdle == true)
        #expect(machine.callCount == 0)
    }

    @Test func repeatsTheNeighboursOfAFailedRead() {
        var machine = Machine()
        for caller in [a, b, c] { machine.sentRead(caller, isAlone: false) }
        machine.sentSync()
        let said = machine.hears([
            .rows, .end, .failed("22012"), .end, .aborted, .end, .sync,
        ])
        #expect(
            said == ["complete a", "wait", "complete b", "wait", "repeat c", "wait", "wait"])
        #expect(machine.callCount == 0)
    }

    @Test func aReadThatWasAloneCannotHaveANeighbourThatFailed() {
        var machine = Machine()
        machine.sentRead(a, isAlone: true)
        machine.sentSync()
        #expect(machine.hears([.aborted]) == ["violation"])
        #expect(machine.removeAll().isEmpty)
    }

    @Test func aWriteIsOverAtItsSyncOnly() {
        var machine = Machine()
        machine.sentStep(of: a, isLast: false)
        machine.sentStep(of: a, isLast: true)
        machine.sentStep(of: b, isLast: true)
        machine.sentSync()
        #expect(machine.callCount == 2)
        let said = machine.hears([.rows, .end, .rows, .end, .rows, .end, .sync])
        #expect(
            said == [
                "keep a", "wait", "keep a", "wait", "keep b", "wait", "finished a,b committed",
            ])
        #expect(machine.callCount == 0)
    }

    @Test func oneFailedStepFailsTheWholeSegmentWithItsCode() {
        var machine = Machine()
        machine.sentStep(of: a, isLast: true)
        machine.sentStep(of: b, isLast: true)
        machine.sentStep(of: c, isLast: true)
        machine.sentSync()
        let said = machine.hears([.rows, .end, .failed("23505"), .end, .aborted, .end, .sync])
        #expect(said.last == "finished a,b,c 23505")
    }

    @Test func aFailedCommitIsAFailure() {
        var machine = Machine()
        machine.sentStep(of: a, isLast: true)
        machine.sentSync()
        machine.sentStep(of: b, isLast: true)
        machine.sentSync()
        let said = machine.hears([
            .rows, .end, .failed("23503"), .end, .sync, .rows, .end, .sync,
        ])
        #expect(
            said == [
                "keep a", "wait", "wait", "wait", "finished a 23503", "keep b", "wait",
                "finished b committed",
            ])
    }

    @Test func anErrorInPlaceOfAnAnswerMeansThatNothingWasCommitted() {
        var machine = Machine()
        machine.sentStep(of: a, isLast: true)
        machine.sentSync()
        #expect(machine.hears([.lost("57P01")]) == ["lost true 57P01"])
        #expect(machine.removeAll().map(\.name) == ["a"])
        #expect(machine.isIdle == true)
    }

    @Test func aSilentLossOrOneAtTheSyncTellsNothing() {
        var machine = Machine()
        machine.sentStep(of: a, isLast: true)
        machine.sentSync()
        #expect(machine.hears([.lost(nil)]) == ["lost false -"])
        _ = machine.removeAll()
        machine.sentStep(of: a, isLast: true)
        machine.sentSync()
        #expect(machine.hears([.rows, .end, .lost("57P01")]).last == "lost false 57P01")
        #expect(machine.removeAll().map(\.name) == ["a"])
    }

    @Test func givesBackWhatWasNotAnsweredOnce() {
        var machine = Machine()
        for caller in [a, b, c] { machine.sentRead(caller, isAlone: false) }
        machine.sentSync()
        _ = machine.hears([.rows, .end, .rows])
        #expect(machine.removeAll().map(\.name) == ["c"])
        machine.sentStep(of: a, isLast: true)
        machine.sentStep(of: b, isLast: false)
        machine.sentStep(of: b, isLast: true)
        machine.sentSync()
        _ = machine.hears([.rows, .end, .rows, .end])
        #expect(machine.removeAll().map(\.name) == ["a", "b"])
        #expect(machine.removeAll().isEmpty)
    }

    @Test func refusesAnswersThatNobodyAskedFor() {
        var machine = Machine()
        #expect(machine.hears([.rows]) == ["violation"])
        machine.sentRead(a, isAlone: false)
        machine.sentSync()
        #expect(machine.hears([.sync]) == ["violation"])
        #expect(machine.hears([.end]) == ["violation"])
        #expect(machine.hears([.rows, .rows]) == ["complete a", "violation"])
        _ = machine.removeAll()
        machine.sentSync()
        #expect(machine.hears([.rows]) == ["violation"])
    }

    @Test func saysHowTheSetUpWent() {
        var machine = Machine()
        machine.sentSetup()
        machine.sentSetup()
        machine.sentSync()
        #expect(machine.hears([.rows, .end, .rows, .end, .sync]).last == "set up well")
        machine.sentSetup()
        machine.sentSync()
        #expect(machine.hears([.failed("42P01"), .end, .sync]).last == "set up 42P01")
    }

    @Test func knowsWhomEverythingWaitsFor() {
        var machine = Machine()
        #expect(machine.oldestCall == nil)
        machine.sentStep(of: a, isLast: true)
        machine.sentSync()
        #expect(machine.oldestCall === a)
        _ = machine.hears([.rows, .end])
        #expect(machine.oldestCall === a)
        _ = machine.hears([.sync])
        machine.sentRollback()
        #expect(machine.oldestCall == nil)
    }

    @Test func onlyAReadThatWasNotAnsweredRuns() {
        var machine = Machine()
        #expect(machine.runningRead == nil)
        machine.sentRead(a, isAlone: false)
        machine.sentRead(b, isAlone: false)
        machine.sentSync()
        machine.sentStep(of: c, isLast: true)
        machine.sentSync()
        #expect(machine.runningRead === a)
        _ = machine.hears([.rows])
        #expect(machine.runningRead == nil, "the server may work on its neighbour by now")
        _ = machine.hears([.end])
        #expect(machine.runningRead === b)
        _ = machine.hears([.rows, .end])
        #expect(machine.runningRead == nil)
        _ = machine.hears([.sync])
        #expect(machine.runningRead == nil, "a write is never cancelled")
    }

    @Test func keepsTheOrderOfManyCalls() {
        var machine = Machine()
        let callers = (0..<1000).map { Caller("\($0)") }
        for round in 0..<3 {
            for caller in callers { machine.sentRead(caller, isAlone: false) }
            machine.sentSync()
            for caller in callers {
                let said = machine.hears([.rows, .end])
                #expect(said == ["complete \(caller.name)", "wait"], "\(round)")
            }
            #expect(machine.hears([.sync]) == ["wait"])
        }
    }
}
