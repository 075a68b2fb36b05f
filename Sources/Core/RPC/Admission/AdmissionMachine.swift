package import LatencyBudget

/// Which calls of a loop run, which wait for a place, and which are refused.
///
/// There are as many places as the concurrency limit says; the last tenth of them is for
/// emergencies alone. A call that finds no place waits in its lane, first come first served; a
/// freed place goes to the most important lane. When the queue is full, the latest call of the
/// least important lane gives way to a more important one. The driver knows calls by numbers, and
/// holds what belongs to them.
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

    private struct Node {
        var call: Int32
        var lane: CallPriority
        var next: Int32 = -1
        var previous: Int32 = -1
    }

    private struct Lane {
        var first: Int32 = -1
        var last: Int32 = -1
        var count = 0
    }

    private let limits: AdmissionLimits
    private var limit: ConcurrencyLimit
    private var lanes: [Lane] = CallPriority.allCases.map { _ in Lane() }
    private var nodes: ContiguousArray<Node> = []
    private var free: ContiguousArray<Int32> = []
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

    /// How long a call of this lane would wait now, in nanoseconds: the mean run, once for each
    /// call in front, shared by all places.
    package func expectedWait(_ lane: CallPriority) -> UInt64 {
        var ahead = 1
        for index in 0...Int(lane.rawValue) { ahead += lanes[index].count }
        return UInt64(min(averageRun * Double(ahead) / Double(limit.value), 1e18))
    }

    /// A call that found no place. `timeLeft` is what remains to its deadline when its own run is
    /// taken off, in nanoseconds.
    package mutating func wait(
        _ call: Int32, _ lane: CallPriority, timeLeft: UInt64
    ) -> OnWait {
        if expectedWait(lane) > timeLeft { return .cannotFinish }
        var displaced: Int32?
        if waitingCount >= limits.waitingCallMax {
            guard let victim = leastImportant(below: lane) else { return .refuse }
            displaced = nodes[Int(victim)].call
            remove(victim)
        }
        return .wait(ticket: append(call, lane), displaced: displaced)
    }

    private func leastImportant(below lane: CallPriority) -> Int32? {
        for index in lanes.indices.reversed() where index > Int(lane.rawValue) {
            if lanes[index].count > 0 { return lanes[index].last }
        }
        return nil
    }

    /// After how long a refused call is worth repeating: about the time in which the queue empties,
    /// 10 ms to 1 s.
    package var retryAfter: Duration {
        let nanoseconds = averageRun * Double(waitingCount + 1) / Double(limit.value)
        return .nanoseconds(Int64(min(max(nanoseconds, 1e7), 1e9)))
    }

    // MARK: The queue

    private mutating func append(_ call: Int32, _ lane: CallPriority) -> Int32 {
        let index = Int(lane.rawValue)
        var node = Node(call: call, lane: lane)
        node.previous = lanes[index].last
        let ticket: Int32
        if let place = free.popLast() {
            ticket = place
            nodes[Int(ticket)] = node
        } else {
            ticket = Int32(nodes.count)
            nodes.append(node)
        }
        if node.previous >= 0 {
            nodes[Int(node.previous)].next = ticket
        } else {
            lanes[index].first = ticket
        }
        lanes[index].last = ticket
        lanes[index].count += 1
        waitingCount += 1
        return ticket
    }

    private mutating func remove(_ ticket: Int32) {
        let node = nodes[Int(ticket)]
        let index = Int(node.lane.rawValue)
        if node.previous >= 0 {
            nodes[Int(node.previous)].next = node.next
        } else {
            lanes[index].first = node.next
        }
        if node.next >= 0 {
            nodes[Int(node.next)].previous = node.previous
        } else {
            lanes[index].last = node.previous
        }
        lanes[index].count -= 1
        waitingCount -= 1
        free.append(ticket)
    }

    /// A waiting call has been given up: its deadline passed, or its client did. Its ticket must
    /// still be valid: not displaced, and not yet taken by ``next()``.
    package mutating func leave(_ ticket: Int32) { remove(ticket) }

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
            let ticket = lanes[index].first
            let call = nodes[Int(ticket)].call
            remove(ticket)
            return call
        }
        return nil
    }
}
