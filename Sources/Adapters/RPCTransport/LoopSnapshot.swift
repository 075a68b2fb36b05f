/// What one loop of a server has before it, for operators.
public struct LoopSnapshot: Sendable {
    /// Calls of one loop that are listed, the oldest first; the rest is only counted.
    public static let listedCallMax = 1000

    /// The loop's name.
    public let name: String
    /// Whether it has said nothing in time: something holds it. Then everything else is empty.
    public internal(set) var isSilent = false
    /// Tasks that could go on.
    public internal(set) var queuedJobCount = 0
    /// Timers that are set.
    public internal(set) var timerCount = 0
    /// All calls under way.
    public internal(set) var openCallCount = 0
    /// The ``listedCallMax`` oldest of them.
    public internal(set) var calls: [OpenCall] = []
    /// How long it took to answer.
    public internal(set) var answerTime = Duration.zero

    init(name: String) { self.name = name }
}
