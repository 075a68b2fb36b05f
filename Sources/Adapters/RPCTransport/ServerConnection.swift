internal import LatencyBudget
internal import Messages
internal import RPC
internal import Reactor
internal import TLS
internal import TTRPC

/// A client's connection, as its server sees it. Drives the machine; has no rule of its own.
final class ServerConnection: FramedConnection {
    /// Octets of answers that the client has not taken above which its requests wait.
    static let pauseByteCountLimit = 1 << 20

    private let core: ServerCore
    @exclusivity(unchecked) private var machine: ServerConnectionMachine

    init(_ core: ServerCore, descriptor: Int32, tls: TLSSession?) {
        self.core = core
        unsafe machine = ServerConnectionMachine(
            concurrentCallMax: core.configuration.concurrentCallMax)
        super.init(
            loop: core.loop, descriptor: descriptor, tls: tls,
            pauseByteCountLimit: Self.pauseByteCountLimit,
            writeStallLimit: core.configuration.writeStallLimit)
    }

    @unsafe
    override func received(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {
        switch unsafe machine.receive(header, now: loop.now) {
        case .request: unsafe receivedRequest(header, RequestEnvelope(reading: data))
        case let other: act(other, header)
        }
    }

    override func receivedOversize(_ header: FrameHeader) {
        act(unsafe machine.receiveOversize(header, now: loop.now), header)
    }

    private func act(_ outcome: ServerConnectionMachine.OnFrame, _ header: FrameHeader) {
        switch outcome {
        case .request, .ignore: return
        case .refuse(let refusal): fail(header.streamID, refusal.error)
        case .cancel(let call, let refusal):
            core.cancel(call)
            fail(header.streamID, refusal.error)
        case .close: close()
        }
    }

    @unsafe
    private func receivedRequest(_ header: FrameHeader, _ envelope: RequestEnvelope) {
        if let refusal = unsafe envelope.refusal {
            refuse(header, refusal.error)
            return
        }
        guard
            let method = unsafe core.table.find(service: envelope.service, name: envelope.method)
        else {
            refuse(
                header,
                unsafe envelope.hasTextNames
                    ? RPCError(.unimplemented, "no such method")
                    : RPCError(.invalidArgument, "a name is not UTF-8"))
            return
        }
        if unsafe envelope.timeoutNanoseconds < 0 {
            refuse(header, RPCError(.deadlineExceeded, "the deadline passed before the call came"))
            return
        }
        let context = unsafe context(of: envelope, for: method)
        if method.isSynchronous {
            unsafe respondNow(header, method, context, envelope.payload)
        } else {
            let number = unsafe core.start(
                self, header.streamID, method, context, envelope.payload)
            unsafe machine.begin(header.streamID, call: number)
        }
    }

    @inline(__always)
    @unsafe
    private func respondNow(
        _ header: FrameHeader, _ method: ServerMethod, _ context: CallContext,
        _ payload: UnsafeRawBufferPointer
    ) {
        let startedAt = core.observer == nil ? loop.now : ContinuousClock.now
        var status = StatusCode.ok
        do throws(RPCError) {
            let response = unsafe try method.respondNow(
                to: payload, context: context, arena: core.arena)
            unsafe try write(header.streamID, response)
        } catch {
            status = error.code
            refuse(header, error)
        }
        guard let observer = core.observer else { return }
        observer.observe(
            HopRecord(
                kind: .server, traceID: context.trace.traceID, spanID: context.trace.spanID,
                parentSpanID: context.trace.parentSpanID, operation: method.name.path,
                status: status.rawValue,
                queueNanoseconds: (startedAt - loop.now).nanosecondsClamped,
                runNanoseconds: (ContinuousClock.now - startedAt).nanosecondsClamped,
                downstreamNanoseconds: 0, offsetNanoseconds: 0))
    }

    @unsafe
    private func context(of envelope: RequestEnvelope, for method: ServerMethod) -> CallContext {
        var metadata = Metadata()
        unsafe envelope.forEachMetadata { metadata.append($0, $1) }
        let timeout = unsafe envelope.timeoutNanoseconds
        let limit = core.configuration.defaultTimeout
        return CallContext(
            method: method.name,
            deadline: loop.now + (timeout == 0 ? limit : .nanoseconds(timeout)),
            metadata: metadata, peer: peerIdentity, trace: trace(metadata),
            timeline: nil, observer: core.observer)
    }

    @inline(__always)
    private func trace(_ metadata: Metadata) -> TraceContext {
        if let text = metadata[TraceMetadata.traceparent],
            let trace = TraceContext(
                traceparent: text, parentSpanID: TraceMetadata.parentSpanID(metadata))
        {
            return trace
        }
        return TraceContext(
            traceID: TraceID(high: core.nextSpanID(), low: core.nextSpanID()),
            spanID: core.nextSpanID(), parentSpanID: 0)
    }

    // MARK: Answers

    /// Whether a call's answer may still be sent; afterwards its stream is over.
    func answers(_ streamID: UInt32) -> Bool { unsafe !isClosed && machine.answer(streamID) }

    /// Answers a call with its response, if its stream is not over.
    @unsafe
    func answer(_ streamID: UInt32, _ response: PreparedMessage) throws(RPCError) {
        guard unsafe response.byteCount <= FrameHeader.messageByteCountMax else {
            throw Self.tooLarge
        }
        if answers(streamID) { unsafe try write(streamID, response) }
    }

    /// As ``answer(_:_:)``, as soon as the peer has taken enough of what is queued.
    @unsafe
    func answerLater(_ streamID: UInt32, _ response: PreparedMessage) async throws(RPCError) {
        guard unsafe response.byteCount <= FrameHeader.messageByteCountMax else {
            throw Self.tooLarge
        }
        // The arena is needed by others meanwhile, so the response waits as a copy.
        var copy = [UInt8](repeating: 0, count: unsafe response.byteCount)
        unsafe copy.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { unsafe response.write(to: base) }
        }
        await waitForRoom()
        if answers(streamID) { try write(streamID, copy) }
    }

    /// Answers a call with a failure, if its stream is not over.
    func answer(_ streamID: UInt32, _ error: RPCError) {
        if answers(streamID) { fail(streamID, error) }
    }

    @inline(__always)
    @unsafe
    private func write(_ streamID: UInt32, _ response: PreparedMessage) throws(RPCError) {
        let count = unsafe response.byteCount
        let place = unsafe try reserve(streamID, messageByteCount: count)
        unsafe response.write(to: place)
        sent(ResponseWriter.byteCount(messageByteCount: count))
    }

    private func write(_ streamID: UInt32, _ message: [UInt8]) throws(RPCError) {
        let place = unsafe try reserve(streamID, messageByteCount: message.count)
        unsafe message.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress {
                unsafe place.copyMemory(from: base, byteCount: bytes.count)
            }
        }
        sent(ResponseWriter.byteCount(messageByteCount: message.count))
    }

    /// The place of a response's message, behind a header and envelope already written.
    @inline(__always)
    @unsafe
    private func reserve(
        _ streamID: UInt32, messageByteCount: Int
    ) throws(RPCError) -> UnsafeMutableRawPointer {
        guard messageByteCount <= FrameHeader.messageByteCountMax else { throw Self.tooLarge }
        let count = ResponseWriter.byteCount(messageByteCount: messageByteCount)
        guard let frame = unsafe reserve(count) else {
            throw RPCError(.resourceExhausted, "the connection's write queue is full")
        }
        return unsafe ResponseWriter.write(
            streamID: streamID, messageByteCount: messageByteCount, to: frame)
    }

    private static let tooLarge = RPCError(
        .resourceExhausted, "the response is larger than a frame")

    /// Answers a Request that was not run.
    private func refuse(_ header: FrameHeader, _ error: RPCError) {
        unsafe machine.refused(header, now: loop.now)
        fail(header.streamID, error)
    }

    /// Answers a failure.
    func fail(_ streamID: UInt32, _ error: RPCError) {
        send(
            ResponseWriter.failure(
                streamID: streamID, code: error.code.rawValue, message: error.message))
    }

    // MARK: The end

    /// A handler has returned: its place in the call limit is free.
    func handlerReturned() {
        unsafe machine.returned()
        if unsafe machine.isDrained, !isClosed { closeWhenWritten() }
    }

    /// Takes no new calls; closes when the running ones are answered.
    func drain() {
        unsafe machine.drain()
        if unsafe machine.isDrained { closeWhenWritten() }
    }

    override func closed() {
        for call in unsafe machine.close() { core.cancel(call) }
        core.remove(self)
    }
}

extension ServerConnectionMachine.Refusal {
    var error: RPCError {
        switch self {
        case .invalidStreamID: RPCError(.invalidArgument, "the stream id is not a new odd one")
        case .draining: RPCError(.unavailable, "draining")
        case .tooManyCalls: RPCError(.resourceExhausted, "too many calls on this connection")
        case .unexpectedData: RPCError(.invalidArgument, "the stream takes no data")
        case .oversize: RPCError(.resourceExhausted, "the frame is above 4 MiB")
        }
    }
}

extension RequestEnvelope.Refusal {
    var error: RPCError {
        switch self {
        case .malformed: RPCError(.invalidArgument, "the request's envelope cannot be read")
        case .notUTF8: RPCError(.invalidArgument, "a text field is not UTF-8")
        case .metadataOverLimit:
            RPCError(.resourceExhausted, "more than 64 metadata entries or 8 KiB of them")
        }
    }
}
