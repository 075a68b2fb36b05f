import LatencyBudget
import RPC

/// One loop's admission in virtual time: calls arrive, run for a while in their places, and end.
struct AdmissionSimulation: ~Copyable {
    /// A call that comes at an instant, in nanoseconds.
    struct Arrival {
        var at: UInt64
        var lane: CallPriority
        var caller: UInt64
        var run: UInt64
        /// Whom the caller acts for.
        var party: UInt64 = 0
        /// Time to its deadline.
        var timeout: UInt64 = 60_000_000_000
    }

    /// What became of a call.
    enum Fate: Equatable {
        case unknown
        /// It ran; from arrival to the begin of the run, in nanoseconds.
        case ran(waited: UInt64)
        case refused
        case displaced
    }

    private var machine: AdmissionMachine
    private let arrivals: [Arrival]
    private(set) var fates: [Fate]
    private var tickets: [Int32: Int32] = [:]
    /// When which call ends; sorted, the earliest last.
    private var ends: [(at: UInt64, call: Int)] = []
    /// Most calls that waited at once.
    private(set) var waitingPeak = 0

    init(_ limits: AdmissionLimits, _ arrivals: [Arrival]) {
        machine = AdmissionMachine(limits)
        self.arrivals = arrivals.sorted { $0.at < $1.at }
        fates = arrivals.map { _ in .unknown }
    }

    /// The arrivals in the order of ``fates``.
    var calls: [Arrival] { arrivals }

    mutating func run() {
        var next = 0
        while next < arrivals.count || !ends.isEmpty {
            let end = ends.last?.at ?? .max
            if next < arrivals.count, arrivals[next].at < end {
                arrive(next)
                next += 1
            } else if let ended = ends.popLast() {
                machine.ended(
                    nanoseconds: arrivals[ended.call].run, baseline: nil,
                    now: Moment(nanoseconds: Int64(ended.at)))
                while let call = machine.next() { begin(Int(call), at: ended.at) }
            }
            waitingPeak = max(waitingPeak, machine.waitingCount)
        }
    }

    private mutating func begin(_ call: Int, at now: UInt64) {
        fates[call] = .ran(waited: now - arrivals[call].at)
        let end = now + arrivals[call].run
        var (low, high) = (0, ends.count)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle].at > end { low = middle + 1 } else { high = middle }
        }
        ends.insert((end, call), at: low)
    }

    private mutating func arrive(_ call: Int) {
        let arrival = arrivals[call]
        if machine.takePlace(arrival.lane) {
            begin(call, at: arrival.at)
            return
        }
        switch machine.wait(
            Int32(call), arrival.lane, of: arrival.caller, for: arrival.party,
            expectedRun: 0, timeLeft: arrival.timeout)
        {
        case .refuse, .cannotFinish: fates[call] = .refused
        case .wait(_, let displaced):
            if let displaced { fates[Int(displaced)] = .displaced }
        }
    }

    /// What the calls that `isCounted` picks have waited, in nanoseconds, sorted; refused ones are
    /// counted beside.
    func waits(_ isCounted: (Arrival) -> Bool) -> (sorted: [UInt64], failedCount: Int) {
        var waits: [UInt64] = []
        var failed = 0
        for index in arrivals.indices where isCounted(arrivals[index]) {
            if case .ran(let waited) = fates[index] { waits.append(waited) } else { failed += 1 }
        }
        return (waits.sorted(), failed)
    }
}
