/// What a simulated network does to those who use it: how often, how long. All of it is decided by
/// the simulation's seed.
///
/// A probability is a share of the occasions named, 0 to 1.
package struct FaultPlan: Sendable {
    /// How long a segment, a connection attempt or a name service's answer is under way.
    package var latency: ClosedRange<Duration> = .microseconds(50)...(.microseconds(50))
    /// Virtual time that one wake-up of a loop takes. More than zero, so that loops which wait for
    /// each other without end come to the run's limit.
    package var wakeUpDuration = Duration.microseconds(1)
    /// Octets that a direction of a connection holds: in flight and not yet read.
    package var socketByteCount: ClosedRange<Int> = 262_144...262_144
    /// A write is cut into two to four segments, each with its own latency.
    package var splitProbability = 0.0
    /// A read gives less than there is, or a write takes less than there is room for.
    package var shortTransferProbability = 0.0
    /// A segment arrives in part only; then both sides find the connection reset.
    package var cutProbability = 0.0
    /// Behind a segment the peer sees the end; what is written later in that direction is lost.
    package var halfCloseProbability = 0.0
    /// A segment, and all behind it in its direction, waits for one of ``stallDuration``.
    package var stallProbability = 0.0
    /// How long a stall lasts.
    package var stallDuration: ClosedRange<Duration> = .milliseconds(1)...(.seconds(15))
    /// From this segment on nothing arrives in either direction, until ``deathDuration`` has
    /// passed: then both sides find the connection timed out.
    package var blackHoleProbability = 0.0
    /// How long a connection lives on without being able to. Source of the default: ttRPC wire
    /// facts, "Connection life".
    package var deathDuration = Duration.seconds(30)
    /// A reset takes with it what has arrived and is not read. Linux keeps that; others do not.
    package var forgetfulResetProbability = 0.0
    /// A connection attempt is refused.
    package var refusalProbability = 0.0
    /// A connection attempt has no answer until ``connectDuration`` has passed.
    package var hangProbability = 0.0
    /// How long the system tries to connect.
    package var connectDuration = Duration.seconds(130)
    /// The name service does not answer.
    package var unresolvableProbability = 0.0
    /// No descriptor can be had, by one who connects or accepts.
    package var shortageProbability = 0.0

    /// A network without faults.
    package init() {}

    /// Every kind of fault at once, each seldom enough that most calls still get through.
    package static let stormy: FaultPlan = {
        var plan = FaultPlan()
        plan.latency = .microseconds(10)...(.milliseconds(3))
        plan.socketByteCount = 512...65_536
        plan.splitProbability = 0.3
        plan.shortTransferProbability = 0.2
        plan.cutProbability = 0.01
        plan.halfCloseProbability = 0.005
        plan.stallProbability = 0.02
        plan.blackHoleProbability = 0.004
        plan.forgetfulResetProbability = 0.3
        plan.refusalProbability = 0.1
        plan.hangProbability = 0.03
        plan.unresolvableProbability = 0.05
        plan.shortageProbability = 0.03
        return plan
    }()
}
