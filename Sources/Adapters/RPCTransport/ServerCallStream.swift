internal import RPC
internal import Reactor
internal import TTRPC

/// The two directions of a streaming call, as its handler sees them.
///
/// Any task may use it: whoever is not on the loop's thread goes there first. What has come waits
/// here, bounded by the connection's machine.
// Safety: everything but the loop is touched on the loop's thread only.
@safe
final class ServerCallStream: ServerStream, @unchecked Sendable {
    private enum Input {
        case message([UInt8])
        case end
        case failure(RPCError)
        case nothing
    }

    let kind: MethodKind
    private let loop: EventLoop
    /// Nil when the call is over.
    private var call: ServerCall?
    private var queue: ContiguousArray<[UInt8]> = []
    private var head = 0
    /// Whether the first message came in the Request: the machine does not count it.
    private var isFirstUncounted = false
    private var isInputEnded = false
    private var failure: RPCError?
    private var receiver: UnsafeContinuation<Void, Never>?
    private var hasSent = false
    private var hasSentMetadata = false

    init(_ kind: MethodKind, _ loop: EventLoop, _ call: ServerCall) {
        self.kind = kind
        self.loop = loop
        self.call = call
    }

    private static let over = RPCError(.cancelled, "the call is over")
    private static let given = RPCError(.cancelled, "the task was cancelled")

    // MARK: What the connection tells

    /// The Request carries the first message, or is the last of the client's frames.
    func opened(with message: [UInt8]?, isEnded: Bool) {
        if let message {
            isFirstUncounted = true
            queue.append(message)
        }
        isInputEnded = isEnded
    }

    /// A message of the client.
    func deliver(_ message: [UInt8], isLast: Bool) {
        guard failure == nil, let call else {
            dropped(message.count)
            return
        }
        _ = call
        queue.append(message)
        if isLast { isInputEnded = true }
        resumeReceiver()
    }

    private func dropped(_ byteCount: Int) {
        if let call { call.connection?.consumed(call.streamID, byteCount: byteCount) }
    }

    /// The client sends no more.
    func inputEnded() {
        isInputEnded = true
        resumeReceiver()
    }

    /// The call fails: what waits ends with this error, and what has come is dropped.
    func fail(_ error: RPCError) {
        if failure != nil { return }
        failure = error
        dropQueue()
        resumeReceiver()
        call?.resumeSender()
    }

    /// The handler has returned.
    func finish() {
        fail(Self.over)
        dropQueue()
        call = nil
    }

    private func dropQueue() {
        while head < queue.count {
            let byteCount = queue[head].count
            let isCounted = takeCounted()
            if isCounted { dropped(byteCount) }
        }
        queue = []
        head = 0
    }

    /// One message fewer; whether the machine counts it.
    private func takeCounted() -> Bool {
        head += 1
        defer { isFirstUncounted = false }
        return !isFirstUncounted
    }

    private func resumeReceiver() { unsafe receiver.take()?.resume() }

    // MARK: Receiving

    private func take() -> Input {
        if let failure { return .failure(failure) }
        guard head < queue.count else { return isInputEnded ? .end : .nothing }
        let message = queue[head]
        queue[head] = []
        if takeCounted() { dropped(message.count) }
        if head == queue.count {
            queue.removeAll(keepingCapacity: true)
            head = 0
        }
        return .message(message)
    }

    func receive() async throws(RPCError) -> [UInt8]? {
        guard loop.isCurrent else {
            return try await loop.run { () async throws(RPCError) in
                try await self.receiveHere()
            }
        }
        return try await receiveHere()
    }

    private func receiveHere() async throws(RPCError) -> [UInt8]? {
        while true {
            // Whoever waited may go on elsewhere.
            guard loop.isCurrent else { return try await receive() }
            if unsafe receiver != nil {
                throw RPCError(.failedPrecondition, "another task receives on this stream")
            }
            switch take() {
            case .message(let message): return message
            case .end: return nil
            case .failure(let error): throw error
            case .nothing: break
            }
            if Task.isCancelled { throw Self.given }
            await waitForInput()
            if Task.isCancelled && loop.isCurrent, failure == nil { throw Self.given }
        }
    }

    private func waitForInput() async {
        await withTaskCancellationHandler {
            unsafe await withUnsafeContinuation { unsafe receiver = $0 }
        } onCancel: {
            loop.submit { self.resumeReceiver() }
        }
    }

    // MARK: Sending

    func send(_ message: [UInt8]) async throws(RPCError) {
        guard loop.isCurrent else {
            try await loop.run { () async throws(RPCError) in try await self.sendHere(message) }
            return
        }
        try await sendHere(message)
    }

    private func sendHere(_ message: [UInt8]) async throws(RPCError) {
        guard kind.answersMany else {
            throw RPCError(.failedPrecondition, "the method answers once")
        }
        guard message.count <= FrameHeader.messageByteCountMax else {
            throw RPCError(.resourceExhausted, "the message is larger than a frame")
        }
        while true {
            guard loop.isCurrent else { return try await send(message) }
            if let failure { throw failure }
            guard let call, let connection = call.connection else { throw Self.over }
            if call.isSending {
                throw RPCError(.failedPrecondition, "another task sends on this stream")
            }
            switch connection.trySend(call, message) {
            case .now:
                hasSent = true
                return
            case .over: throw Self.over
            case .wait: break
            }
            if Task.isCancelled { throw Self.given }
            await waitToSend(call, message.count)
            if Task.isCancelled && loop.isCurrent, failure == nil { throw Self.given }
        }
    }

    private func waitToSend(_ call: ServerCall, _ byteCount: Int) async {
        await withTaskCancellationHandler {
            await call.waitToSend(byteCount)
        } onCancel: {
            loop.submit { self.call?.resumeSender() }
        }
    }

    func sendMetadata(_ metadata: Metadata) async throws(RPCError) {
        guard loop.isCurrent else {
            try await loop.run { () async throws(RPCError) in
                try self.sendMetadataHere(metadata)
            }
            return
        }
        try sendMetadataHere(metadata)
    }

    private func sendMetadataHere(_ metadata: Metadata) throws(RPCError) {
        if let failure { throw failure }
        guard let call, let connection = call.connection else { throw Self.over }
        if hasSent || hasSentMetadata {
            throw RPCError(.failedPrecondition, "metadata goes ahead of the first message")
        }
        guard metadata.isWithinLimits else {
            throw RPCError(.resourceExhausted, "more than 64 metadata entries or 8 KiB of them")
        }
        hasSentMetadata = true
        connection.sendHeaders(call, metadata)
    }
}
