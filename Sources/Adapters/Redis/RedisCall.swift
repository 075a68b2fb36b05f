internal import Reactor

/// One command on its way, from the caller's suspension to its resumption, exactly once.
///
/// A caller that leaves early is resumed at once; the call then keeps its place as a tombstone,
/// because its reply will still come.
// Safety: touched on the loop's thread only.
@safe
final class RedisCall: @unchecked Sendable {
    /// What the caller gets.
    enum Answer {
        case reply(RedisReply)
        case failure(RedisError)
    }

    let deadline: ContinuousClock.Instant
    let timer = LoopTimer()
    /// The kind of reply that it waits for; kept when the command is not.
    let kind: RedisCommand.Kind
    private(set) var command: RedisCommand
    private(set) var answer: Answer?
    private var continuation: UnsafeContinuation<Void, Never>?
    /// The next one in its queue.
    var next: RedisCall?

    init(_ command: RedisCommand, deadline: ContinuousClock.Instant) {
        self.command = command
        kind = command.kind
        self.deadline = deadline
    }

    /// Whether the caller has been answered.
    var isFinished: Bool { answer != nil }

    /// Keeps the caller's continuation. Before the command is sent.
    func suspend(_ continuation: UnsafeContinuation<Void, Never>) {
        unsafe self.continuation = continuation
    }

    /// Answers the caller; true for the first answer, later ones are dropped.
    func finish(_ answer: Answer) -> Bool {
        if self.answer != nil { return false }
        self.answer = answer
        command = .ping
        unsafe continuation.take()?.resume()
        return true
    }
}

/// Calls in the order of their coming.
struct RedisCallQueue: ~Copyable {
    private(set) var first: RedisCall?
    private var last: RedisCall?
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    mutating func append(_ call: RedisCall) {
        if let last { last.next = call } else { first = call }
        last = call
        count += 1
    }

    mutating func popFirst() -> RedisCall? {
        guard let call = first else { return nil }
        first = call.next
        call.next = nil
        if first == nil { last = nil }
        count -= 1
        return call
    }
}
