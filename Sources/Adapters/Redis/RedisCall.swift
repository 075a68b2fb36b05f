internal import LatencyBudget
internal import Reactor

/// One command on its way, from the caller's suspension to its resumption, exactly once; or from a
/// listener's question to its answer.
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

    @exclusivity(unchecked) private(set) var deadline: Moment
    let timer = LoopTimer()
    /// The kind of reply that it waits for; kept when the command is not.
    let kind: RedisCommand.Kind
    @exclusivity(unchecked) private(set) var command: RedisCommand
    @exclusivity(unchecked) private(set) var answer: Answer?
    private var continuation: UnsafeContinuation<Void, Never>?
    /// Who asked without a task; nil when it has been told.
    @exclusivity(unchecked) private var listener: (any RedisListener)?
    /// Whether it is a listener's: then its value is told from where it was read.
    let isListened: Bool
    /// The next one in its queue.
    @exclusivity(unchecked) var next: RedisCall?

    init(_ command: RedisCommand, deadline: Moment) {
        unsafe self.command = command
        kind = command.kind
        unsafe self.deadline = deadline
        isListened = false
    }

    /// One that asks for values, and may be used again for the next when it is finished.
    init(listened key: [UInt8]) {
        unsafe command = .get(key)
        kind = .value
        unsafe deadline = Moment(nanoseconds: .min)
        isListened = true
        unsafe answer = .reply(.null)
    }

    /// Asks for a value, again.
    func ask(_ key: [UInt8], deadline: Moment, _ listener: any RedisListener) {
        unsafe command = .get(key)
        unsafe answer = nil
        unsafe self.deadline = deadline
        unsafe self.listener = listener
    }

    /// Whether the caller has been answered.
    var isFinished: Bool { unsafe answer != nil }

    /// Keeps the caller's continuation. Before the command is sent.
    func suspend(_ continuation: UnsafeContinuation<Void, Never>) {
        unsafe self.continuation = continuation
    }

    /// Answers the caller; true for the first answer, later ones are dropped.
    func finish(_ answer: Answer) -> Bool {
        if unsafe self.answer != nil { return false }
        unsafe self.answer = answer
        unsafe command = .ping
        unsafe continuation.take()?.resume()
        if let listener = unsafe listener.take() { Self.tell(listener, answer) }
        return true
    }

    /// Answers a listener with what was found, which it must not keep. True for the first answer.
    func finish(found value: UnsafeRawBufferPointer) -> Bool {
        guard unsafe answer == nil, let listener = unsafe listener.take() else { return false }
        unsafe answer = .reply(.null)
        unsafe command = .ping
        unsafe listener.redisFound(value)
        return true
    }

    private static func tell(_ listener: any RedisListener, _ answer: Answer) {
        switch answer {
        case .reply(.null): unsafe listener.redisFound(nil)
        case .reply(.bytes(let value)):
            unsafe value.withUnsafeBytes { unsafe listener.redisFound($0) }
        case .reply(let other): listener.redisFailed(RedisConnection.unexpected(other))
        case .failure(let error): listener.redisFailed(error)
        }
    }
}

/// Calls in the order of their coming.
struct RedisCallQueue: ~Copyable {
    private(set) var first: RedisCall?
    private var last: RedisCall?
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    mutating func append(_ call: RedisCall) {
        if let last { unsafe last.next = call } else { first = call }
        last = call
        count += 1
    }

    mutating func popFirst() -> RedisCall? {
        guard let call = first else { return nil }
        first = unsafe call.next
        unsafe call.next = nil
        if first == nil { last = nil }
        count -= 1
        return call
    }
}
