/// A timer of one event loop: set, cancelled and fired on that loop's thread only.
///
/// It can be set again and again, so an object that needs a timer keeps one for its whole life.
@safe
public final class LoopTimer {
    /// Runs when the timer fires; set it once, before the first schedule.
    public var action: () -> Void

    /// The tick at which it fires; `unset`, or `collected` between coming due and firing.
    var dueTick = LoopTimer.unset
    static let unset: Int64 = -1
    static let collected: Int64 = -2
    var next: LoopTimer?
    /// The list's strong references run forwards; this one only finds the way back.
    unowned(unsafe) var previous: LoopTimer?

    /// Whether the timer is set.
    public var isScheduled: Bool { dueTick != Self.unset }

    /// Makes a timer that is not set.
    public init(_ action: @escaping () -> Void = {}) { self.action = action }
}
