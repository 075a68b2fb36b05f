package import LatencyBudget
package import Reactor

/// One connection to Redis for one event loop: many commands on their way, replies in their order.
///
/// The commands of one wake-up go out in one write, those of a long one in a few. Called on the
/// loop's thread only. Connects at the first command, and again by itself for as long as it is not
/// shut down; while the server cannot be reached, commands fail at once. ``shutdown()`` must be
/// called before the last reference goes.
// Safety: touched on the loop's thread only; `perform` asks.
package final class RedisConnection: @unchecked Sendable {
    /// The loop that the connection belongs to.
    package let loop: EventLoop
    let configuration: RedisConfiguration
    /// Names that this connection's server has given to scripts.
    var scriptNames: [RedisScript: [UInt8]] = [:]
    private var waiting = RedisCallQueue()
    /// Calls of listeners that can be used again; at most as many as were ever on their way.
    @exclusivity(unchecked) private var spareCalls: ContiguousArray<RedisCall> = []
    private var isShutDown = false
    let link: RedisLink
    /// Ends the questions of listeners that are overdue: one timer for all.
    private let listenerTimer = LoopTimer()
    private var listenerTimerAt = Moment(nanoseconds: .max)
    /// What has happened so far.
    package internal(set) var counts = RedisCounts()
    /// Another number for each connection that became ready; 0 before the first.
    ///
    /// Two replies that came under one generation came from one run of one server. It changes
    /// before the first command of the new connection goes out, never while a command is on its
    /// way that will be answered with a reply.
    package private(set) var connectionGeneration: UInt64 = 0

    /// Makes a connection; it connects when it is first asked for something.
    package init(loop: EventLoop, configuration: RedisConfiguration) {
        self.loop = loop
        self.configuration = configuration
        link = RedisLink(loop: loop, configuration: configuration)
        unsafe link.connection = self
        listenerTimer.action = { [unowned self] in endOverdue() }
    }

    // MARK: Commands

    /// The value of `key`, or nil when there is none.
    ///
    /// - Throws: ``RedisError``, any code.
    package func get(
        _ key: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(RedisError) -> [UInt8]? {
        try check([key])
        switch try await perform(.get(key), deadline) {
        case .bytes(let value): return value
        case .null: return nil
        case let other: throw unexpected(other)
        }
    }

    /// As ``get(_:deadline:)``, for who is no task: `listener` is told, perhaps before this
    /// returns.
    package func get(_ key: [UInt8], deadline: Moment, _ listener: any RedisListener) {
        precondition(loop.isCurrent, "a connection is used on its loop")
        do throws(RedisError) { try check([key]) } catch { return listener.redisFailed(error) }
        let call = unsafe spareCalls.popLast() ?? RedisCall(listened: [])
        call.ask(key, deadline: deadline, listener)
        submit(call)
    }

    /// Sets `key` to `value` for `timeToLive`, a millisecond at least; false when it was to be
    /// absent and is not.
    ///
    /// - Throws: ``RedisError``, any code.
    package func set(
        _ key: [UInt8], _ value: [UInt8], timeToLive: Duration, onlyIfAbsent: Bool = false,
        deadline: ContinuousClock.Instant
    ) async throws(RedisError) -> Bool {
        try check([key])
        guard value.count <= configuration.valueByteCountMax else {
            throw RedisError(.invalidRequest, "a value of \(value.count) octets is too large")
        }
        let parts = timeToLive.components
        let milliseconds = max(1, parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
        let command = RedisCommand.set(
            key, value, milliseconds: milliseconds, onlyIfAbsent: onlyIfAbsent)
        switch try await perform(command, deadline) {
        case .status: return true
        case .null: return false
        case let other: throw unexpected(other)
        }
    }

    /// Deletes `keys`; those that are not there do no harm. Returns how many were there.
    ///
    /// - Throws: ``RedisError``, any code.
    @discardableResult
    package func delete(
        _ keys: [[UInt8]], deadline: ContinuousClock.Instant
    ) async throws(RedisError) -> Int {
        if keys.isEmpty { return 0 }
        guard keys.count <= configuration.keyCountMax else {
            throw RedisError(.invalidRequest, "\(keys.count) keys are too many")
        }
        try check(keys)
        switch try await perform(.delete(keys), deadline) {
        case .integer(let count): return Int(count)
        case let other: throw unexpected(other)
        }
    }

    /// Asks for nothing; returns when the server has answered.
    ///
    /// - Throws: ``RedisError``, any code.
    package func ping(deadline: ContinuousClock.Instant) async throws(RedisError) {
        switch try await perform(.ping, deadline) {
        case .status: return
        case let other: throw unexpected(other)
        }
    }

    /// Whether a command would go out at once.
    package var isReady: Bool { link.isReady }

    /// What is in hand now; for metrics and health.
    package var state: RedisState {
        RedisState(
            isReady: link.isReady, commandCount: waiting.count + link.commandCount,
            outputByteCount: link.outputByteCount)
    }

    /// Closes the connection; commands on their way are answered `unavailable`.
    package func shutdown() {
        precondition(loop.isCurrent, "a connection is used on its loop")
        isShutDown = true
        loop.cancel(listenerTimer)
        link.close()
        failWaiting(RedisError(.unavailable, "the connection is shut down"))
    }

    func check(_ keys: [[UInt8]]) throws(RedisError) {
        for key in keys where key.isEmpty || key.count > configuration.keyByteCountMax {
            throw RedisError(.invalidRequest, "a key of \(key.count) octets is not allowed")
        }
    }

    func unexpected(_ reply: RedisReply) -> RedisError { Self.unexpected(reply) }

    static func unexpected(_ reply: RedisReply) -> RedisError {
        if case .error(let word) = reply {
            return RedisError(.serverError, "Redis refused the command", serverCode: word)
        }
        return RedisError(.protocolViolation, "Redis gave a reply of another kind")
    }

    // MARK: Calls

    func perform(
        _ command: RedisCommand, _ deadline: ContinuousClock.Instant
    ) async throws(RedisError) -> RedisReply {
        precondition(loop.isCurrent, "a connection is used on its loop")
        if Task.isCancelled { throw RedisError(.cancelled, "the caller was cancelled") }
        let call = RedisCall(command, deadline: Moment(deadline))
        prepare(call)
        await withTaskCancellationHandler {
            unsafe await withUnsafeContinuation { continuation in
                unsafe call.suspend(continuation)
                submit(call)
            }
        } onCancel: {
            loop.submit {
                self.finish(
                    call, .failure(RedisError(.cancelled, "the caller was cancelled")))
            }
        }
        switch unsafe call.answer {
        case .reply(let reply): return reply
        case .failure(let error): throw error
        case nil: throw RedisError(.protocolViolation, "a call was resumed without an answer")
        }
    }

    private func prepare(_ call: RedisCall) {
        call.timer.action = { [unowned self, unowned call] in
            finish(
                call,
                .failure(
                    RedisError(.deadlineExceeded, "the deadline came before Redis's answer")))
        }
    }

    private func submit(_ call: RedisCall) {
        if let refusal = refusal(of: call) {
            finish(call, .failure(refusal))
            return
        }
        if call.isListened {
            unsafe watchListeners(until: call.deadline)
        } else {
            unsafe loop.schedule(call.timer, at: call.deadline)
        }
        if link.isReady {
            send(call)
        } else {
            link.start()
            waiting.append(call)
        }
    }

    private func watchListeners(until deadline: Moment) {
        if listenerTimerAt <= deadline { return }
        listenerTimerAt = deadline
        loop.schedule(listenerTimer, at: deadline)
    }

    /// Fails the listeners' calls that are overdue; those that are sent keep their place.
    private func endOverdue() {
        let now = loop.moment
        var next = Moment(nanoseconds: .max)
        var late: [RedisCall] = []
        func look(_ first: RedisCall?) {
            var call = first
            while let one = call {
                if one.isListened, !one.isFinished {
                    if unsafe one.deadline <= now {
                        late.append(one)
                    } else {
                        next = unsafe min(next, one.deadline)
                    }
                }
                call = unsafe one.next
            }
        }
        look(link.firstCall)
        look(waiting.first)
        listenerTimerAt = Moment(nanoseconds: .max)
        if next < listenerTimerAt { watchListeners(until: next) }
        for call in late {
            finish(
                call,
                .failure(
                    RedisError(.deadlineExceeded, "the deadline came before Redis's answer")))
        }
    }

    private func refusal(of call: RedisCall) -> RedisError? {
        if isShutDown { return RedisError(.unavailable, "the connection is shut down") }
        if unsafe call.deadline <= loop.moment {
            return RedisError(.deadlineExceeded, "the deadline had passed already")
        }
        if let reason = link.reasonNotToWait { return reason }
        if waiting.count + link.commandCount >= configuration.commandCountMax {
            return RedisError(.queueFull, "\(configuration.commandCountMax) commands wait already")
        }
        return nil
    }

    private func send(_ call: RedisCall) {
        if link.send(call) { return }
        finish(call, .failure(RedisError(.queueFull, "the socket takes no more output")))
    }

    /// Answers a caller, once.
    func finish(_ call: RedisCall, _ answer: RedisCall.Answer) {
        if call.finish(answer), !call.isListened { loop.cancel(call.timer) }
    }

    /// Tells a listener what was found, once.
    func finish(_ call: RedisCall, found value: UnsafeRawBufferPointer) {
        _ = unsafe call.finish(found: value)
    }

    /// The call is in no queue any more, and its listener has been told.
    func reuse(_ call: RedisCall) { unsafe spareCalls.append(call) }

    // MARK: Called by the link

    /// Commands can be sent: those that wait go first.
    func linkIsReady() {
        counts.connectedCount += 1
        connectionGeneration += 1
        scriptNames = [:]
        while let call = waiting.popFirst() {
            if !call.isFinished { send(call) }
        }
    }

    /// No connection came about: those who wait hear it now.
    func failWaiting(_ error: RedisError) {
        while let call = waiting.popFirst() { finish(call, .failure(error)) }
    }
}
