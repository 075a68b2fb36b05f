internal import Messages
internal import RPC
internal import Reactor
internal import TLS
internal import TTRPC

/// A connection to a server, as its client sees it. Drives the machine; has no rule of its own.
///
/// It may outlive its client for a moment: nobody waits for an answer then.
// Safety: touched on the loop's thread only.
final class ClientConnection: FramedConnection, @unchecked Sendable {
    private weak var client: RPCClient?
    private let arena: MessageArena
    private var machine = ClientConnectionMachine()
    private var calls: ContiguousArray<ClientCall?> = []
    private var freeNumbers: ContiguousArray<Int32> = []
    private var isConnected = false
    private var isRetired = false

    init(_ client: RPCClient, descriptor: Int32, tls: TLSSession?) {
        self.client = client
        arena = client.arena
        super.init(loop: client.loop, descriptor: descriptor, tls: tls)
    }

    /// Whether calls can be sent.
    var isReady: Bool { isConnected && isEstablished && !isClosed && !isRetired }

    override func ready(_ events: Readiness) {
        if !isConnected {
            connected()
            return
        }
        super.ready(events)
    }

    private func connected() {
        if Socket.connectError(descriptor) != 0 {
            close()
            return
        }
        isConnected = true
        setInterest(.readable)
        if isEstablished { client?.connectionReady(self) } else { beginHandshake() }
    }

    override func established() { client?.connectionReady(self) }

    // MARK: Calls

    /// Sends a call's request. What cannot be sent ends the call.
    func send(_ pending: ClientCall, prefix: [UInt8], arena: MessageArena) {
        do throws(RPCError) {
            let request = unsafe try pending.call.prepareRequest(in: arena)
            let left = (pending.deadline - ContinuousClock.now).nanosecondsClamped
            let writer = RequestWriter(
                prefix: prefix, metadata: try Self.metadata(pending),
                timeoutNanoseconds: max(1, Int64(left)),
                messageByteCount: unsafe request.byteCount)
            guard unsafe request.byteCount <= FrameHeader.messageByteCountMax,
                writer.payloadByteCount <= FrameHeader.payloadByteCountMax
            else { throw RPCError(.resourceExhausted, "the request is larger than a frame") }
            guard hasRoom, let frame = unsafe reserve(writer.byteCount),
                let streamID = machine.open(call: add(pending))
            else { throw RPCError(.resourceExhausted, "the connection's write queue is full") }
            pending.connection = self
            pending.streamID = streamID
            unsafe request.write(to: writer.write(streamID: streamID, to: frame))
            sent(writer.byteCount)
        } catch { pending.finish(error) }
        if machine.isExhausted { retire() }
    }

    private static func metadata(_ pending: ClientCall) throws(RPCError) -> [UInt8] {
        let options = pending.call.options
        var all = options.metadata
        all.append(TraceMetadata.traceparent, pending.trace.traceparent)
        if pending.trace.parentSpanID != 0 {
            let digits = String(pending.trace.parentSpanID, radix: 16)
            let padding = String(repeating: "0", count: 16 - digits.utf8.count)
            all.append(TraceMetadata.parentSpan, padding + digits)
        }
        if let key = options.idempotencyKey { all.append(TraceMetadata.idempotencyKey, key) }
        guard all.isWithinLimits else {
            throw RPCError(.resourceExhausted, "more than 64 metadata entries or 8 KiB of them")
        }
        var octets: [UInt8] = []
        for (key, value) in all.entries {
            RequestWriter.append(key: key, value: value, to: &octets)
        }
        return octets
    }

    private func add(_ pending: ClientCall) -> Int32 {
        if let number = freeNumbers.popLast() {
            calls[Int(number)] = pending
            return number
        }
        calls.append(pending)
        return Int32(calls.count - 1)
    }

    private func take(_ number: Int32) -> ClientCall? {
        freeNumbers.append(number)
        return calls[Int(number)].take()
    }

    /// The caller has given a call up: its answer will be ignored.
    func abandon(_ pending: ClientCall) {
        machine.abandon(pending.streamID)
        guard let index = calls.firstIndex(where: { $0 === pending }) else { return }
        _ = take(Int32(index))
        closeIfRetired()
    }

    // MARK: Frames

    @unsafe
    override func received(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {
        switch machine.receive(header) {
        case .response(let number):
            guard let pending = take(number) else { return }
            pending.finish(unsafe Self.outcome(pending.call, data, arena))
            closeIfRetired()
        case .fail(let number, let fault): fail(number, fault)
        case .ignore: return
        }
    }

    override func receivedOversize(_ header: FrameHeader) {
        if case .fail(let number, let fault) = machine.receiveOversize(header) {
            fail(number, fault)
        }
    }

    private func fail(_ number: Int32, _ fault: ClientConnectionMachine.Fault) {
        switch fault {
        case .unexpectedData:
            take(number)?.finish(RPCError(.internalError, "the server sent data on a unary call"))
        case .oversize:
            take(number)?.finish(RPCError(.resourceExhausted, "the response is above 4 MiB"))
        }
        closeIfRetired()
    }

    /// Reads the Response; nil when the call succeeded.
    @unsafe
    private static func outcome(
        _ call: UnaryCall, _ data: UnsafeRawBufferPointer, _ arena: MessageArena
    ) -> RPCError? {
        let envelope = unsafe ResponseEnvelope(reading: data)
        if unsafe envelope.isMalformed {
            return RPCError(.internalError, "the response's envelope cannot be read")
        }
        let code = unsafe envelope.code
        if code != 0 {
            return RPCError(StatusCode(rawValue: code) ?? .unknown, unsafe envelope.message)
        }
        do throws(RPCError) {
            unsafe try call.receive(envelope.payload, arena: arena)
            return nil
        } catch { return error }
    }

    // MARK: The end

    /// Takes no more calls; closes when the ones under way are answered.
    private func retire() {
        isRetired = true
        client?.connectionGone(self)
        closeIfRetired()
    }

    private func closeIfRetired() {
        if isRetired && machine.liveCount == 0 { close() }
    }

    override func closed() {
        let error = RPCError(.unavailable, "the connection was lost; the call may have run")
        for number in machine.close() { take(number)?.finish(error) }
        client?.connectionGone(self)
    }
}
