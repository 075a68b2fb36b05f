package import LatencyBudget

/// Which calls of a loop run, which wait for a place, and which are refused.
///
/// There are as many places as the concurrency limit says; the last tenth of them is for
/// emergencies alone. A call that finds no place waits in its lane; a freed place goes to the most
/// important lane, and inside it round the callers in turns, and inside a caller's turns round the
/// parties that it acts for: see ``FairQueue``. When the queue is full, a call of the least
/// important lane gives way to a more important one, inside a lane one of the caller that has most
/// waiting to one of a caller that has fewer, and inside a caller one for the party that has most
/// to one for a party that has fewer. The driver knows calls, callers and parties by numbers, and
/// holds what belongs to them.
///
/// A call that finds a place never comes near the queue.
package struct AdmissionMachine: ~Copyable {
    /// What becomes of a call that found no place.
    package enum OnWait: Equatable, Sendable {
        /// It waits; `ticket` takes it out again. The call `displaced` leaves its queue for it and
        /// is refused.
        case wait(ticket: Int32, displaced: Int32?)
        /// The queue is full of calls at least as important.
        case refuse
        /// It would wait longer than it has time.
        case cannotFinish
    }

    private let limits: AdmissionLimits
    private var limit: ConcurrencyLimit
    private var lanes: [FairQueue] = CallPriority.allCases.map { _ in FairQueue() }
    private var averageRun = 0.0
    /// Places that any lane may take.
    private var sharedPlaceCount = 0
    /// Calls that hold a place.
    package private(set) var runningCount = 0
    /// Calls that wait for one.
    package private(set) var waitingCount = 0

    /// A machine with nothing running.
    package init(_ limits: AdmissionLimits) {
        self.limits = limits
        limit = ConcurrencyLimit(limits)
        divide()
    }

    /// The present concurrency limit.
    package var concurrencyLimit: Int { limit.value }

    /// Calls of a lane that wait.
    package func waitingCount(_ lane: CallPriority) -> Int { lanes[Int(lane.rawValue)].count }

    /// Callers that have calls waiting in a lane.
    package func waitingCallerCount(_ lane: CallPriority) -> Int {
        lanes[Int(lane.rawValue)].flowCount
    }

    /// A limit of one place leaves none to keep back.
    private mutating func divide() {
        let share = limits.emergencyShare > 0 ? min(limits.emergencyShare, 1) : 0
        let reserve = max(1, Int(Double(limit.value) * share))
        sharedPlaceCount = max(1, limit.value - reserve)
    }

    // MARK: Arrival

    /// A call comes: whether it has got a place. If not, ask
    /// ``wait(_:_:timeLeft:)`` or refuse it.
    @inline(__always)
    package mutating func takePlace(_ lane: CallPriority) -> Bool {
        guard runningCount < (lane == .emergency ? limit.value : sharedPlaceCount) else {
            return false
        }
        runningCount += 1
        return true
    }

    /// How long a call of this caller, for this party, would wait in this lane now, in nanoseconds:
    /// the mean run, once for each call in front, shared by all places.
    package func expectedWait(
        _ lane: CallPriority, of caller: UInt64, for party: UInt64 = 0
    ) -> UInt64 {
        var ahead = 1 + lanes[Int(lane.rawValue)].countAhead(of: caller, for: party)
        for index in 0..<Int(lane.rawValue) { ahead += lanes[index].count }
        return UInt64(min(averageRun * Double(ahead) / Double(limit.value), 1e18))
    }

    /// A call that found no place. `timeLeft` is what remains to its deadline when its own run is
    /// taken off, `expectedRun` what that run is expected to take, both in nanoseconds; 0 for a run
    /// of which nothing is known. `party` is whom the caller acts for: any number but the largest,
    /// 0 when it says nothing.
    package mutating func wait(
        _ call: Int32, _ lane: CallPriority, of caller: UInt64, for party: UInt64 = 0,
        expectedRun: UInt64, timeLeft: UInt64
    ) -> OnWait {
        if expectedWait(lane, of: caller, for: party) > timeLeft { return .cannotFinish }
        var displaced: Int32?
        if waitingCount >= limits.waitingCallMax {
            displaced = displace(for: lane, of: caller, party)
            if displaced == nil { return .refuse }
            waitingCount -= 1
        }
        let cost = averageRun > 0 ? (Double(expectedRun) / averageRun).rounded() : 1
        let place = lanes[Int(lane.rawValue)].append(
            call, of: caller, for: party, cost: Int(min(cost, Double(FairQueue.costMax))))
        waitingCount += 1
        return .wait(ticket: place << 3 | Int32(lane.rawValue), displaced: displaced)
    }

    /// Takes out a waiting call that is worth less than one of this lane, caller and party.
    private mutating func displace(
        for lane: CallPriority, of caller: UInt64, _ party: UInt64
    ) -> Int32? {
        let own = Int(lane.rawValue)
        for index in lanes.indices.reversed() where index > own && lanes[index].count > 0 {
            return lanes[index].popLongest()
        }
        // The other must still have as many as this caller then: else they would only change parts.
        if lanes[own].longestCount > lanes[own].count(of: caller) + 1 {
            return lanes[own].popLongest()
        }
        let partyCount = lanes[own].count(of: caller, for: party)
        if lanes[own].longestPartyCount(of: caller) > partyCount + 1 {
            return lanes[own].popLongestParty(of: caller)
        }
        return nil
    }

    /// After how long a refused call is worth repeating: about the time in which the queue empties,
    /// 10 ms to 1 s.
    package var retryAfter: Duration {
        let nanoseconds = averageRun * Double(waitingCount + 1) / Double(limit.value)
        return .nanoseconds(Int64(min(max(nanoseconds, 1e7), 1e9)))
    }

    /// A waiting call has been given up: its deadline passed, or its client did. Its ticket must
    /// still be valid: not displaced, and not yet taken by ``next()``.
    package mutating func leave(_ ticket: Int32) {
        lanes[Int(ticket & 7)].remove(ticket >> 3)
        waitingCount -= 1
    }

    // MARK: The end of a run

    /// A call that held a place has ended after so long; `baseline` is the long-term minimum of its
    /// method, if known. Then ask ``next()`` until nil.
    @inline(__always)
    package mutating func ended(
        nanoseconds: UInt64, baseline: Double?, now: Moment
    ) {
        let run = Double(nanoseconds)
        averageRun += (run - averageRun) / 32
        let floor = limits.latencyFloorNanoseconds
        let ratio = baseline.map { run / max($0, floor) } ?? 1
        if limit.record(ratio: ratio, running: runningCount, now: now) { divide() }
        runningCount -= 1
    }

    /// A call that held a place has ended without a run worth measuring.
    package mutating func released() { runningCount -= 1 }

    /// The next call to run, which has its place now; nil when none waits or none may run.
    @inline(__always)
    package mutating func next() -> Int32? {
        if waitingCount == 0 { return nil }
        return nextWaiting()
    }

    private mutating func nextWaiting() -> Int32? {
        for index in lanes.indices where lanes[index].count > 0 {
            guard let lane = CallPriority(rawValue: UInt8(index)), takePlace(lane) else {
                return nil
            }
            waitingCount -= 1
            return lanes[index].popFirst()
        }
        return nil
    }
}
