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
    /// The TLS protocol name of section 11 of the wire facts, with all of it.
    static let extendedProtocol = "ttx/1"

    let endpoint: ClientEndpoint
    @exclusivity(unchecked) var machine: ClientConnectionMachine
    @exclusivity(unchecked) private var calls: ContiguousArray<ClientAttempt?> = []
    @exclusivity(unchecked) private var freeNumbers: ContiguousArray<Int32> = []
    private var isConnected = false
    private(set) var isRetired = false
    /// Whether any frame has come: before that the server may not have wanted us at all.
    private(set) var wasHeard = false
    /// Octets that had come when ``watch()`` last looked: a large answer that comes slowly is a
    /// sign of life.
    private var watchedOctetCount: UInt64 = 0
    private var silentTickCount = 0
    private var isPinging = false
    private let watchTimer = LoopTimer()
    private let configuration: RPCClientConfiguration
    /// Whether the next unary Request carries the offer of extensions.
    private var mayOffer: Bool
    @exclusivity(unchecked) private var offeredStreamID: UInt32 = 0
    /// Octets given to the connection, and those that may have reached the server.
    @exclusivity(unchecked) private var enqueuedByteCount: UInt64 = 0
    @exclusivity(unchecked) private var flushedByteCount: UInt64 = 0
    private var roomWaiters: [ClientAttempt] = []

    init(
        _ endpoint: ClientEndpoint, descriptor: Int32, tls: TLSSession?,
        _ configuration: RPCClientConfiguration, machine: consuming ClientConnectionMachine
    ) {
        self.endpoint = endpoint
        self.configuration = configuration
        mayOffer = tls == nil
        unsafe self.machine = machine
        super.init(
            loop: endpoint.loop, descriptor: descriptor, tls: tls,
            writeStallLimit: configuration.writeStallLimit)
        watchTimer.action = { [unowned self] in watch() }
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
        if loop.connectError(descriptor) != 0 {
            close()
            return
        }
        isConnected = true
        setInterest(.readable)
        if isEstablished { endpoint.connectionReady(self) } else { beginHandshake() }
    }

    override func established() {
        if applicationProtocol == Self.extendedProtocol { unsafe machine.agree(.all) }
        endpoint.connectionReady(self)
    }

    // MARK: Calls

    /// Sends a unary call's request. What cannot be sent ends the call.
    func send(_ attempt: ClientAttempt, of call: ClientCall) {
        let client = call.client
        do throws(RPCError) {
            let request = unsafe try call.call.prepareRequest(in: client.arena)
            let writer = RequestWriter(
                prefix: client.prefix(call.method),
                metadata: try client.metadata(of: call, offers: mayOffer),
                timeoutNanoseconds: timeLeft(call),
                messageByteCount: unsafe request.byteCount)
            unsafe try Self.check(request.byteCount, writer)
            unsafe request.write(to: try open(attempt, .unary, writer))
            commit(writer.byteCount)
            if mayOffer {
                mayOffer = false
                unsafe offeredStreamID = attempt.streamID
            }
        } catch { attempt.refused(error) }
        if unsafe machine.isExhausted { retire() }
    }

    /// Opens a streaming call. What cannot be sent ends the call.
    func send(_ call: ClientStreamCall, payload: [UInt8]?) {
        do throws(RPCError) {
            let writer = RequestWriter(
                prefix: call.client.prefix(call.method),
                metadata: try call.client.metadata(of: call, offers: false),
                timeoutNanoseconds: timeLeft(call),
                flags: payload == nil
                    ? FrameFlags.remoteOpen | FrameFlags.noData : FrameFlags.remoteClosed,
                messageByteCount: payload?.count)
            try Self.check(payload?.count ?? 0, writer)
            let place = unsafe try open(call, call.wireKind, writer)
            if let payload {
                unsafe payload.withUnsafeBytes { bytes in
                    if let base = bytes.baseAddress {
                        unsafe place.copyMemory(from: base, byteCount: bytes.count)
                    }
                }
            }
            commit(writer.byteCount)
        } catch { call.refused(error) }
        if unsafe machine.isExhausted { retire() }
    }

    private func timeLeft(_ call: PendingCall) -> Int64 {
        max(1, Int64((call.deadline - loop.currentTime).nanosecondsClamped))
    }

    private static func check(_ messageByteCount: Int, _ writer: RequestWriter) throws(RPCError) {
        guard messageByteCount <= FrameHeader.messageByteCountMax,
            writer.payloadByteCount <= FrameHeader.payloadByteCountMax
        else { throw RPCError(.resourceExhausted, "the request is larger than a frame") }
    }

    /// Enters a stream and writes its Request up to the message, whose place is returned.
    @unsafe
    private func open(
        _ attempt: ClientAttempt, _ kind: CallKind, _ writer: RequestWriter
    ) throws(RPCError) -> UnsafeMutableRawPointer {
        guard isReady, unsafe !machine.isExhausted, let frame = unsafe reserve(writer.byteCount)
        else {
            throw RPCError(.unavailable, "the connection takes no more calls")
        }
        let number = add(attempt)
        guard let streamID = unsafe machine.open(call: number, kind: kind) else {
            take(number)
            throw RPCError(.unavailable, "the connection takes no more calls")
        }
        attempt.streamID = streamID
        attempt.requestOffset = unsafe enqueuedByteCount
        keepWatch()
        return unsafe writer.write(streamID: streamID, to: frame)
    }

    private func commit(_ byteCount: Int) {
        unsafe enqueuedByteCount &+= UInt64(byteCount)
        sent(byteCount)
    }

    /// Sends a small frame of the protocol's own.
    private func control(_ frame: [UInt8]) {
        unsafe enqueuedByteCount &+= UInt64(frame.count)
        send(frame)
    }

    /// Sends a small frame ahead of all that waits.
    private func urgent(_ frame: [UInt8]) {
        unsafe enqueuedByteCount &+= UInt64(frame.count)
        sendUrgent(frame)
    }

    private func add(_ attempt: ClientAttempt) -> Int32 {
        attempt.connection = self
        attempt.endpoint = endpoint
        endpoint.began()
        if let number = unsafe freeNumbers.popLast() {
            unsafe calls[Int(number)] = attempt
            attempt.number = number
            return number
        }
        unsafe calls.append(attempt)
        attempt.number = unsafe Int32(calls.count - 1)
        return attempt.number
    }

    @discardableResult
    private func take(_ number: Int32) -> ClientAttempt? {
        guard let attempt = unsafe calls[Int(number)].take() else { return nil }
        unsafe freeNumbers.append(number)
        attempt.connection = nil
        unsafe endpoint.outstanding -= 1
        return attempt
    }

    /// The caller has given a call up: its answer will be ignored.
    func abandon(_ attempt: ClientAttempt, _ code: StatusCode) {
        guard attempt.connection === self else { return }
        let mustTell = unsafe machine.abandon(attempt.streamID)
        take(attempt.number)
        if mustTell {
            control(ControlFrame.cancel(streamID: attempt.streamID, code: code.rawValue))
        }
        closeIfRetired()
    }

    // MARK: Data

    /// Whether a message was sent, has to wait until ``ClientAttempt/maySend()``, or cannot be sent
    /// any more.
    func sendData(_ attempt: ClientAttempt, _ message: [UInt8]) -> OnSend {
        guard attempt.connection === self else { return .over }
        let answer = unsafe machine.maySend(attempt.streamID)
        guard answer == .now else { return answer }
        let byteCount = DataWriter.byteCount(messageByteCount: message.count)
        guard hasRoom, let frame = unsafe reserve(byteCount) else {
            roomWaiters.append(attempt)
            return .wait
        }
        let place = unsafe DataWriter.write(
            streamID: attempt.streamID, messageByteCount: message.count, to: frame)
        unsafe message.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress {
                unsafe place.copyMemory(from: base, byteCount: bytes.count)
            }
        }
        commit(byteCount)
        unsafe machine.sent(attempt.streamID, byteCount: message.count)
        return .now
    }

    /// This side of a stream is closed.
    func closeSending(_ attempt: ClientAttempt) {
        guard attempt.connection === self, unsafe machine.closeSending(attempt.streamID) else {
            return
        }
        control(DataWriter.end(streamID: attempt.streamID))
    }

    /// A message that came as Data has been taken, or thrown away.
    func consumed(_ streamID: UInt32, byteCount: Int) {
        if isClosed { return }
        let owed = unsafe machine.consumed(streamID, byteCount: byteCount)
        if owed.stream > 0 {
            urgent(ControlFrame.window(streamID: streamID, increment: owed.stream))
        }
        if owed.connection > 0 {
            urgent(ControlFrame.window(streamID: 0, increment: owed.connection))
        }
    }

    private func payWindows() {
        guard unsafe machine.capabilities.contains(.window) else { return }
        while !isClosed, let owed = unsafe machine.owedWindow() {
            urgent(ControlFrame.window(streamID: owed.streamID, increment: owed.increment))
        }
    }

    // MARK: Frames

    @unsafe
    override func received(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {
        if !wasHeard { heard() }
        switch unsafe machine.receive(header, now: loop.now) {
        case .response(let number):
            let envelope = unsafe ResponseEnvelope(reading: data)
            if unsafe header.streamID == offeredStreamID { unsafe agree(envelope) }
            guard let attempt = take(number) else { return }
            if unsafe envelope.code != 0, unsafe envelope.failure?.reach == .never { retire() }
            unsafe attempt.answered(envelope)
            closeIfRetired()
        case .message(let number, let isLast):
            unsafe message(number, header, data, isLast: isLast)
        case .end(let number):
            take(number)?.ended()
            payWindows()
            closeIfRetired()
        case .headers(let number):
            var metadata = Metadata()
            _ = unsafe ControlFrame.readHeaders(data) { metadata.append($0, $1) }
            unsafe calls[Int(number)]?.headers(metadata)
        case .fail(let number, let fault): fail(number, header, fault)
        case .goAway: unsafe goAway(data)
        case .ping: unsafe pong(data)
        case .pong: return
        case .window: unsafe window(header, data)
        case .ignore: unsafe ignored(header, data)
        case .close: close()
        }
    }

    @unsafe
    private func message(
        _ number: Int32, _ header: FrameHeader, _ data: UnsafeRawBufferPointer, isLast: Bool
    ) {
        guard let attempt = unsafe isLast ? take(number) : calls[Int(number)] else {
            consumed(header.streamID, byteCount: header.payloadByteCount)
            return
        }
        unsafe attempt.message(data, isLast: isLast)
        if isLast { closeIfRetired() }
    }

    override func receivedOversize(_ header: FrameHeader) {
        if !wasHeard { heard() }
        if case .fail(let number, let fault) = unsafe machine.receiveOversize(header) {
            fail(number, header, fault)
        }
        payWindows()
    }

    private func fail(
        _ number: Int32, _ header: FrameHeader, _ fault: ClientConnectionMachine.Fault
    ) {
        let error =
            switch fault {
            case .unexpectedData:
                RPCError(.internalError, "the server sent data that its method does not send")
            case .oversize: RPCError(.resourceExhausted, "the response is above 4 MiB")
            case .queueOverflow:
                RPCError(.resourceExhausted, "more messages came than the call's queue holds")
            }
        if let attempt = take(number) {
            if unsafe machine.capabilities.contains(.cancel) {
                control(
                    ControlFrame.cancel(streamID: header.streamID, code: error.code.rawValue))
            }
            attempt.failed(error, .perhaps)
        }
        payWindows()
        closeIfRetired()
    }

    // MARK: Extensions

    /// The answer to a call that was given up meanwhile still counts as the answer to the offer.
    @unsafe
    private func ignored(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {
        if header.type == FrameType.data { payWindows() }
        guard unsafe header.streamID == offeredStreamID, header.type == FrameType.response else {
            return
        }
        unsafe agree(ResponseEnvelope(reading: data))
    }

    private func agree(_ envelope: ResponseEnvelope) {
        unsafe offeredStreamID = 0
        guard unsafe !envelope.isMalformed, let text = unsafe envelope.capabilitiesText else {
            return
        }
        unsafe machine.agree(Capabilities(text: text).intersection(.all))
        payWindows()
        keepWatch()
    }

    @unsafe
    private func goAway(_ data: UnsafeRawBufferPointer) {
        guard let goAway = unsafe ControlFrame.readGoAway(data) else { return }
        let unseen = unsafe machine.goAway(lastStreamID: goAway.lastStreamID)
        retire()
        let error = unsafe RPCError(.unavailable, ResponseEnvelope.drainingMessage)
        for number in unseen { take(number)?.failed(error, .never) }
        closeIfRetired()
    }

    @unsafe
    private func pong(_ data: UnsafeRawBufferPointer) {
        guard let octets = unsafe ControlFrame.readPing(data) else { return }
        urgent(ControlFrame.pong(octets))
    }

    @unsafe
    private func window(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {
        guard let increment = unsafe ControlFrame.readWindow(data) else { return }
        switch unsafe machine.widen(header.streamID, by: increment) {
        case .ignore: return
        case .resume(let number): unsafe calls[Int(number)]?.maySend()
        case .resumeAll: for attempt in unsafe calls { attempt?.maySend() }
        case .close: close()
        }
    }

    // MARK: Signs of life

    private func heard() {
        wasHeard = true
        endpoint.heard()
    }

    @inline(__always)
    private func keepWatch() {
        if unsafe watchTimer.isScheduled || !machine.capabilities.contains(.ping) { return }
        schedule(watchAfter: tick)
    }

    private var tick: Duration {
        max(configuration.keepAliveInterval, RPCClientConfiguration.keepAliveIntervalMin) / 2
    }

    private func schedule(watchAfter time: Duration) {
        loop.schedule(watchTimer, at: loop.currentTime + time)
    }

    /// Two silent ticks ask for a sign of life; none within its time is the end.
    private func watch() {
        let octetsIn = unsafe counters.octetsIn
        let isHeard = octetsIn != watchedOctetCount
        watchedOctetCount = octetsIn
        if unsafe isHeard || machine.liveCount == 0 {
            isPinging = false
            silentTickCount = 0
            if unsafe machine.liveCount > 0 { schedule(watchAfter: tick) }
            return
        }
        if isPinging {
            close()
            return
        }
        silentTickCount += 1
        if silentTickCount < 2 {
            schedule(watchAfter: tick)
            return
        }
        isPinging = true
        urgent(ControlFrame.ping(loop.nextRandom()))
        schedule(watchAfter: configuration.keepAliveTimeout)
    }

    // MARK: The end

    override func flush() {
        // What was encrypted may have been written; how much of it cannot be told.
        if isEncrypted { unsafe flushedByteCount = unsafe enqueuedByteCount }
        super.flush()
        if isClosed || !hasRoom { return }
        if !roomWaiters.isEmpty {
            let waiters = roomWaiters
            roomWaiters.removeAll()
            for attempt in waiters { attempt.maySend() }
        }
        endpoint.hasRoom()
    }

    /// Takes no more calls; closes when the ones under way are answered.
    func retire() {
        if isRetired { return }
        isRetired = true
        endpoint.retired(self)
        closeIfRetired()
    }

    private func closeIfRetired() {
        if unsafe isRetired && machine.liveCount == 0 { close() }
    }

    override func closed() {
        loop.cancel(watchTimer)
        let written =
            unsafe isEncrypted ? flushedByteCount : enqueuedByteCount &- UInt64(queuedByteCount)
        let lost = unsafe machine.close()
        endpoint.connectionGone(self)
        let error = RPCError(.unavailable, "the connection was lost; the call may have run")
        for number in lost {
            guard let attempt = take(number) else { continue }
            attempt.failed(error, attempt.requestOffset >= written ? .never : .perhaps)
        }
        roomWaiters.removeAll()
    }
}
