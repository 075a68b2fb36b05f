import LatencyBudget
import RPC
import Testing

/// Lanes, the reserve for emergencies, and the bounded queue.
@Suite struct AdmissionMachineTests {
    private static let now = Moment(nanoseconds: 0)

    private static func limits(_ places: Int, waiting: Int = 4) -> AdmissionLimits {
        var limits = AdmissionLimits()
        limits.concurrencyMax = places
        limits.waitingCallMax = waiting
        limits.isAdaptive = false
        return limits
    }

    /// The ticket of a call that must have been queued.
    private static func queue(
        _ machine: inout AdmissionMachine, _ call: Int32, _ lane: CallPriority,
        of caller: UInt64 = 1, displacing victim: Int32? = nil
    ) throws -> Int32 {
        guard
            case .wait(let ticket, let displaced) = machine.wait(
                call, lane, of: caller, expectedRun: 0, timeLeft: .max)
        else {
            throw NotQueuedError()
        }
        #expect(displaced == victim)
        return ticket
    }

    private struct NotQueuedError: Error {}

    private static func end(_ machine: inout AdmissionMachine, milliseconds: UInt64 = 1) {
        machine.ended(nanoseconds: milliseconds * 1_000_000, baseline: nil, now: now)
    }

    @Test func theLastTenthIsForEmergencies() {
        var machine = AdmissionMachine(Self.limits(20))
        var taken = 0
        while machine.takePlace(.write) { taken += 1 }
        #expect(taken == 18)
        for lane in [CallPriority.read, .prefetch, .telemetry] {
            let isTaken = machine.takePlace(lane)
            #expect(!isTaken)
        }
        while machine.takePlace(.emergency) { taken += 1 }
        #expect(taken == 20 && machine.runningCount == 20)
    }

    @Test(arguments: [1, 2, 5, 9, 10, 11, 40])
    func atLeastOnePlaceIsKeptBackUnlessThereIsButOne(places: Int) {
        var machine = AdmissionMachine(Self.limits(places))
        var taken = 0
        while machine.takePlace(.write) { taken += 1 }
        #expect(taken == (places == 1 ? 1 : places - max(1, places / 10)))
        let isTaken = machine.takePlace(.emergency)
        #expect(isTaken == (places > 1))
    }

    @Test func aFreedPlaceGoesToTheMostImportantLaneInOrder() throws {
        var machine = AdmissionMachine(Self.limits(2, waiting: 8))
        #expect(machine.takePlace(.read) == true)
        for (call, lane) in [
            (1, CallPriority.telemetry), (2, .read), (3, .write), (4, .read), (5, .prefetch),
        ] {
            _ = try Self.queue(&machine, Int32(call), lane)
        }
        #expect(machine.waitingCount == 5 && machine.waitingCount(.read) == 2)
        var order: [Int32] = []
        for _ in 0..<5 {
            Self.end(&machine)
            let next = machine.next()
            order.append(try #require(next))
            let second = machine.next()
            #expect(second == nil, "one place came free")
        }
        #expect(order == [3, 2, 4, 5, 1])
        #expect(machine.waitingCount == 0)
    }

    @Test func aWaitingCallDoesNotTakeTheReserve() throws {
        var machine = AdmissionMachine(Self.limits(2))
        #expect(machine.takePlace(.read) == true)
        _ = try Self.queue(&machine, 1, .read)
        let early = machine.next()
        #expect(early == nil)
        #expect(machine.takePlace(.emergency) == true)
        _ = try Self.queue(&machine, 2, .emergency)
        Self.end(&machine)
        let first = machine.next()
        #expect(first == 2)
        let second = machine.next()
        #expect(second == nil, "the shared place is still counted as taken")
        Self.end(&machine)
        Self.end(&machine)
        let third = machine.next()
        #expect(third == 1)
    }

    @Test func aFullQueueGivesWayToAMoreImportantLane() throws {
        var machine = AdmissionMachine(Self.limits(1, waiting: 3))
        #expect(machine.takePlace(.read) == true)
        _ = try Self.queue(&machine, 1, .read)
        _ = try Self.queue(&machine, 2, .telemetry)
        _ = try Self.queue(&machine, 3, .telemetry)
        #expect(
            machine.wait(
                4, .telemetry, of: 1, expectedRun: 0, timeLeft: .max) == .refuse)
        _ = try Self.queue(&machine, 5, .prefetch, displacing: 3)
        _ = try Self.queue(&machine, 6, .emergency, displacing: 2)
        _ = try Self.queue(&machine, 7, .write, displacing: 5)
        #expect(
            machine.wait(
                8, .read, of: 1, expectedRun: 0, timeLeft: .max) == .refuse)
        _ = try Self.queue(&machine, 9, .write, displacing: 1)
        _ = try Self.queue(&machine, 10, .emergency, displacing: 9)
        #expect(machine.waitingCount == 3)
        #expect(machine.waitingCount(.emergency) == 2 && machine.waitingCount(.write) == 1)
    }

    @Test func aCallThatLeavesIsNotRun() throws {
        var machine = AdmissionMachine(Self.limits(1, waiting: 8))
        #expect(machine.takePlace(.read) == true)
        var tickets: [Int32] = []
        for call in 1...4 as ClosedRange<Int32> {
            tickets.append(try Self.queue(&machine, call, .read))
        }
        machine.leave(tickets[1])
        machine.leave(tickets[3])
        let replacement = try Self.queue(&machine, 5, .read)
        #expect(tickets.contains(replacement), "places in the queue are used again")
        var order: [Int32] = []
        for _ in 0..<3 {
            Self.end(&machine)
            let next = machine.next()
            order.append(try #require(next))
        }
        #expect(order == [1, 3, 5])
        Self.end(&machine)
        let none = machine.next()
        #expect(none == nil && machine.runningCount == 0)
    }

    @Test func aQueueThatIsTooLongForTheDeadlineIsNotEntered() throws {
        var machine = AdmissionMachine(Self.limits(1, waiting: 100))
        for _ in 0..<500 {
            #expect(machine.takePlace(.read) == true)
            Self.end(&machine, milliseconds: 10)
        }
        #expect(machine.takePlace(.read) == true)
        #expect(
            machine.wait(
                1, .read, of: 1, expectedRun: 0, timeLeft: 5_000_000) == .cannotFinish)
        for call in 2...6 as ClosedRange<Int32> { _ = try Self.queue(&machine, call, .read) }
        // Six runs of 10 ms come first.
        #expect(
            machine.wait(
                7, .read, of: 1, expectedRun: 0, timeLeft: 55_000_000) == .cannotFinish)
        guard
            case .wait = machine.wait(
                8, .read, of: 1, expectedRun: 0, timeLeft: 65_000_000)
        else {
            Issue.record("60 ms are enough")
            return
        }
        // Nobody is in front of a more important lane.
        guard
            case .wait = machine.wait(
                9, .write, of: 1, expectedRun: 0, timeLeft: 11_000_000)
        else {
            Issue.record("10 ms are enough")
            return
        }
        #expect(machine.retryAfter > .milliseconds(50) && machine.retryAfter <= .seconds(1))
    }

    /// 3,000 random histories against a model that sorts.
    @Test(arguments: 0..<30 as Range<UInt64>) func everyHistoryKeepsTheOrderAndTheCounts(
        seed: UInt64
    ) {
        var generator = Random(state: seed)
        for _ in 0..<100 {
            var machine = AdmissionMachine(Self.limits(3, waiting: 5))
            var model = Model(places: 3, shared: 2, queueMax: 5)
            for call in 0..<60 as Range<Int32> {
                switch generator.next(below: 4) {
                case 0, 1:
                    let lane = CallPriority.allCases[generator.next(below: 5)]
                    let found = Self.arrive(&machine, call, lane)
                    #expect(found.outcome == model.arrive(call, lane, found.ticket), "seed \(seed)")
                case 2:
                    guard let leaver = model.anyWaiting(&generator) else { continue }
                    machine.leave(model.leave(leaver))
                default:
                    guard model.running > 0 else { continue }
                    Self.end(&machine)
                    var started: [Int32] = []
                    while let next = machine.next() { started.append(next) }
                    #expect(started == model.end(), "seed \(seed)")
                }
                #expect(machine.runningCount == model.running, "seed \(seed)")
                #expect(machine.waitingCount == model.queue.count, "seed \(seed)")
            }
        }
    }

    private static func arrive(
        _ machine: inout AdmissionMachine, _ call: Int32, _ lane: CallPriority
    ) -> (outcome: Model.Outcome, ticket: Int32) {
        if machine.takePlace(lane) { return (.runs, -1) }
        switch machine.wait(
            call, lane, of: 1, expectedRun: 0, timeLeft: .max)
        {
        case .wait(let ticket, let displaced): return (.waits(displaced), ticket)
        case .refuse, .cannotFinish: return (.refused, -1)
        }
    }
}

/// A number generator that its seed decides (SplitMix64).
private struct Random {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(bound))
    }
}

/// The same rules, told slowly.
private struct Model {
    enum Outcome: Equatable {
        case runs
        case waits(Int32?)
        case refused
    }

    struct Waiting {
        var call: Int32
        var lane: CallPriority
        var ticket: Int32
    }

    let places: Int
    let shared: Int
    let queueMax: Int
    var running = 0
    var queue: [Waiting] = []

    private func hasPlace(_ lane: CallPriority) -> Bool {
        running < (lane == .emergency ? places : shared)
    }

    mutating func arrive(_ call: Int32, _ lane: CallPriority, _ ticket: Int32) -> Outcome {
        if hasPlace(lane) {
            running += 1
            return .runs
        }
        var displaced: Int32?
        if queue.count >= queueMax {
            guard let worst = queue.map(\.lane).max(), worst > lane,
                let index = queue.lastIndex(where: { $0.lane == worst })
            else { return .refused }
            displaced = queue.remove(at: index).call
        }
        queue.append(Waiting(call: call, lane: lane, ticket: ticket))
        return .waits(displaced)
    }

    func anyWaiting(_ generator: inout Random) -> Int32? {
        queue.isEmpty ? nil : queue[generator.next(below: queue.count)].call
    }

    mutating func leave(_ call: Int32) -> Int32 {
        let index = queue.firstIndex { $0.call == call } ?? 0
        return queue.remove(at: index).ticket
    }

    mutating func end() -> [Int32] {
        running -= 1
        var started: [Int32] = []
        while let best = queue.map(\.lane).min(), hasPlace(best),
            let index = queue.firstIndex(where: { $0.lane == best })
        {
            running += 1
            started.append(queue.remove(at: index).call)
        }
        return started
    }
}
