internal import RPC
private import Synchronization

/// One direction of a streaming call without a socket: messages in order, bounded as a window is.
final class InProcessPipe: Sendable {
    /// Largest message in octets, as over TCP.
    static let messageByteCountMax = (4 << 20) - 4096
    /// Messages that wait for the receiver.
    static let messageMax = 64
    /// Octets that wait, above which no further message is taken.
    static let byteCountLimit = 256 << 10

    private struct State {
        var messages: [[UInt8]] = []
        var byteCount = 0
        var isFinished = false
        var failure: RPCError?
        var receiver: CheckedContinuation<Void, Never>?
        var isReceiving = false
        var sender: CheckedContinuation<Void, Never>?
        var isSending = false

        var hasRoom: Bool {
            messages.count < InProcessPipe.messageMax && byteCount < InProcessPipe.byteCountLimit
        }

        mutating func takeWaiters() -> [CheckedContinuation<Void, Never>] {
            [receiver.take(), sender.take()].compactMap { $0 }
        }
    }

    private enum Step<Value> {
        case done(Result<Value, RPCError>)
        case wait
    }

    private let state = Mutex(State())

    /// Puts a message in; waits while the pipe is full.
    func send(_ message: [UInt8]) async throws(RPCError) {
        let isFirst = state.withLock { state in
            defer { state.isSending = true }
            return !state.isSending
        }
        guard isFirst else { throw Self.twoAtOnce }
        defer { state.withLock { $0.isSending = false } }
        while true {
            switch put(message) {
            case .done(let outcome): return try outcome.get()
            case .wait: await waitForRoom()
            }
        }
    }

    private func put(_ message: [UInt8]) -> Step<Void> {
        let (step, receiver): (Step<Void>, CheckedContinuation<Void, Never>?) = state.withLock {
            state in
            if let failure = state.failure { return (.done(.failure(failure)), nil) }
            if state.isFinished { return (.done(.failure(Self.isOver)), nil) }
            guard state.hasRoom else { return (.wait, nil) }
            state.messages.append(message)
            state.byteCount += message.count
            return (.done(.success(())), state.receiver.take())
        }
        receiver?.resume()
        return step
    }

    private func waitForRoom() async {
        await withCheckedContinuation { continuation in
            let mayGoOn = state.withLock { state in
                if state.hasRoom || state.isFinished || state.failure != nil { return true }
                state.sender = continuation
                return false
            }
            if mayGoOn { continuation.resume() }
        }
    }

    /// The next message; nil after the last.
    func receive() async throws(RPCError) -> [UInt8]? {
        let isFirst = state.withLock { state in
            defer { state.isReceiving = true }
            return !state.isReceiving
        }
        guard isFirst else { throw Self.twoAtOnce }
        defer { state.withLock { $0.isReceiving = false } }
        while true {
            switch take() {
            case .done(let outcome): return try outcome.get()
            case .wait: await waitForMessage()
            }
        }
    }

    private func take() -> Step<[UInt8]?> {
        let (step, sender): (Step<[UInt8]?>, CheckedContinuation<Void, Never>?) = state.withLock {
            state in
            if !state.messages.isEmpty {
                let message = state.messages.removeFirst()
                state.byteCount -= message.count
                return (.done(.success(message)), state.sender.take())
            }
            if let failure = state.failure { return (.done(.failure(failure)), nil) }
            return (state.isFinished ? .done(.success(nil)) : .wait, nil)
        }
        sender?.resume()
        return step
    }

    private func waitForMessage() async {
        await withCheckedContinuation { continuation in
            let mayGoOn = state.withLock { state in
                if !state.messages.isEmpty || state.isFinished || state.failure != nil {
                    return true
                }
                state.receiver = continuation
                return false
            }
            if mayGoOn { continuation.resume() }
        }
    }

    /// Ends the pipe behind the messages in it, well or with a failure.
    func finish(_ failure: RPCError? = nil) {
        let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            if state.isFinished || state.failure != nil { return [] }
            state.isFinished = true
            state.failure = failure
            return state.takeWaiters()
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Ends the pipe now; the messages in it are lost.
    func abort(_ failure: RPCError) {
        let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            if state.isFinished && state.messages.isEmpty { return [] }
            state.messages = []
            state.byteCount = 0
            state.failure = failure
            return state.takeWaiters()
        }
        for waiter in waiters { waiter.resume() }
    }

    private static let twoAtOnce = RPCError(
        .failedPrecondition, "one task at a time may use a direction of a call")
    private static let isOver = RPCError(.cancelled, "the call is over")
}
