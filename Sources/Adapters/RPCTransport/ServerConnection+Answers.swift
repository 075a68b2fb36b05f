internal import Messages
internal import RPC
internal import Reactor
internal import TTRPC

/// What is sent.
extension ServerConnection {
    static let tooLarge = RPCError(.resourceExhausted, "the response is larger than a frame")
    private static let queueFull = RPCError(
        .resourceExhausted, "the connection's write queue is full")

    // MARK: Responses

    /// Whether a call's answer may still be sent; afterwards its stream is over.
    func answers(_ streamID: UInt32) -> Bool {
        unsafe !isClosed && machine.answer(streamID, now: loop.now)
    }

    /// Answers a call with its response, if its stream is not over.
    @unsafe
    func answer(_ call: ServerCall, _ response: PreparedMessage) throws(RPCError) {
        guard unsafe response.byteCount <= FrameHeader.messageByteCountMax else {
            throw Self.tooLarge
        }
        let streamID = call.streamID
        guard answers(streamID) else { return }
        if unsafe tellsTiming || offerStreamID == streamID {
            unsafe try write(streamID, response, call.timing, call.context)
        } else {
            unsafe try write(streamID, response)
        }
    }

    /// As ``answer(_:_:)``, as soon as the peer has taken enough of what is queued.
    @unsafe
    func answerLater(
        _ call: ServerCall, _ response: PreparedMessage
    ) async throws(RPCError) {
        guard unsafe response.byteCount <= FrameHeader.messageByteCountMax else {
            throw Self.tooLarge
        }
        // The arena is needed by others meanwhile, so the response waits as a copy.
        var copy = [UInt8](repeating: 0, count: unsafe response.byteCount)
        unsafe copy.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { unsafe response.write(to: base) }
        }
        try await answer(call, copy)
    }

    /// Answers a call with an encoded response when there is room for it.
    func answer(_ call: ServerCall, _ message: [UInt8]) async throws(RPCError) {
        guard message.count <= FrameHeader.messageByteCountMax else { throw Self.tooLarge }
        if !isClosed, !hasRoom {
            let limit = core.configuration.waitingAnswerByteCountMax
            guard waitingAnswerByteCount + message.count <= limit else {
                core.count(.waitingAnswers)
                throw RPCError(
                    .resourceExhausted, "too many answers wait for the client to take them")
            }
            waitingAnswerByteCount += message.count
            while !isClosed, !hasRoom, call.verdict == nil {
                awaitRoom(call)
                await call.waitToSend(message.count)
            }
            waitingAnswerByteCount -= message.count
        }
        guard answers(call.streamID) else { return }
        try write(call.streamID, message, call.timing, call.context)
    }

    /// Answers a call with a failure, if its stream is not over.
    func answer(_ call: ServerCall, _ error: RPCError) {
        guard answers(call.streamID) else { return }
        sendFailure(
            call.streamID, error, timing: unsafe tellsTiming ? call.timing : nil,
            context: call.context)
    }

    // MARK: Writing

    @inline(__always)
    @unsafe
    func write(_ streamID: UInt32, _ response: PreparedMessage) throws(RPCError) {
        let count = unsafe response.byteCount
        guard count <= FrameHeader.messageByteCountMax else { throw Self.tooLarge }
        let frameByteCount = ResponseWriter.byteCount(messageByteCount: count)
        guard let frame = unsafe reserve(frameByteCount) else { throw Self.queueFull }
        let place = unsafe ResponseWriter.write(
            streamID: streamID, messageByteCount: count, to: frame)
        unsafe response.write(to: place)
        sent(frameByteCount)
    }

    @unsafe
    func write(
        _ streamID: UInt32, _ response: PreparedMessage, _ timing: CallTiming,
        _ context: CallContext?
    ) throws(RPCError) {
        let count = unsafe response.byteCount
        let place = unsafe try reserve(streamID, count, facts(streamID, timing, context, nil))
        unsafe response.write(to: place.message)
        unsafe sent(place.frameByteCount)
        if unsafe offerStreamID == streamID { offerAnswered() }
    }

    private func write(
        _ streamID: UInt32, _ message: [UInt8], _ timing: CallTiming, _ context: CallContext?
    ) throws(RPCError) {
        let place = unsafe try reserve(
            streamID, message.count, facts(streamID, timing, context, nil))
        unsafe message.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress {
                unsafe place.message.copyMemory(from: base, byteCount: bytes.count)
            }
        }
        unsafe sent(place.frameByteCount)
        if unsafe offerStreamID == streamID { offerAnswered() }
    }

    /// The place of a response's message, behind a header and envelope already written.
    @unsafe
    private func reserve(
        _ streamID: UInt32, _ messageByteCount: Int, _ facts: ResponseExtension
    ) throws(RPCError) -> (message: UnsafeMutableRawPointer, frameByteCount: Int) {
        let frameByteCount = ResponseWriter.byteCount(
            messageByteCount: messageByteCount, extensionByteCount: facts.byteCount)
        guard messageByteCount <= FrameHeader.messageByteCountMax,
            frameByteCount - FrameHeader.byteCount <= FrameHeader.payloadByteCountMax
        else { throw Self.tooLarge }
        guard let frame = unsafe reserve(frameByteCount) else { throw Self.queueFull }
        let place = unsafe ResponseWriter.write(
            streamID: streamID, messageByteCount: messageByteCount, extension: facts, to: frame)
        return unsafe (place, frameByteCount)
    }

    // MARK: Beside the message

    /// What goes with the end of a call, as far as the peer understands it.
    private func facts(
        _ streamID: UInt32, _ timing: CallTiming?, _ context: CallContext?, _ error: RPCError?
    ) -> ResponseExtension {
        let answersOffer = unsafe offerStreamID == streamID
        var facts = ResponseExtension()
        if answersOffer { facts.capabilities = offer }
        guard unsafe tellsTiming || answersOffer && offer.contains(.trailer) else { return facts }
        facts.timing = timing
        if let trailers = context?.trailers { facts.trailers = trailers.entries }
        if let retryAfter = error?.retryAfter {
            facts.trailers.append((TraceMetadata.retryPushback, Self.pushback(retryAfter)))
        }
        return facts
    }

    /// Whole milliseconds, rounded up; −1 for "not at all".
    private static func pushback(_ duration: Duration) -> String {
        if duration < .zero { return "-1" }
        return "\((duration.nanosecondsClamped + 999_999) / 1_000_000)"
    }

    /// The Response that agrees to the client's offer is on its way.
    private func offerAnswered() {
        unsafe offerStreamID = 0
        agree(offer)
    }

    // MARK: Failures

    /// Answers a Request that was not run, or failed at once. `reason` is counted.
    func refuse(
        _ header: FrameHeader, _ reason: ServerRefusal?, _ error: RPCError, slot: Int? = nil,
        timing: CallTiming? = nil, context: CallContext? = nil
    ) {
        if let reason { core.count(reason) }
        if let slot { unsafe core.figures[slot].failureCount &+= 1 }
        unsafe machine.refused(header, now: loop.now)
        sendFailure(header.streamID, error, timing: timing, context: context)
    }

    /// Sends a failure.
    func sendFailure(
        _ streamID: UInt32, _ error: RPCError, timing: CallTiming? = nil,
        context: CallContext? = nil
    ) {
        let told = timing ?? CallTiming()
        send(
            ResponseWriter.failure(
                streamID: streamID, code: error.code.rawValue, message: error.message,
                extension: facts(streamID, told, context, error)))
        if unsafe offerStreamID == streamID, streamID != 0 { offerAnswered() }
    }

    /// Answers a call that waited for its turn in vain.
    func refuseWaiting(_ call: ServerCall, _ error: RPCError) {
        guard answers(call.streamID) else { return }
        sendFailure(
            call.streamID, error,
            timing: unsafe tellsTiming ? call.timing(until: loop.currentMoment) : nil,
            context: call.context)
    }

    /// Answers a call whose handler has not returned in time.
    func failRunning(_ call: ServerCall, _ error: RPCError) {
        guard answers(call.streamID) else { return }
        call.verdict = error.code
        sendFailure(
            call.streamID, error,
            timing: unsafe tellsTiming ? call.timing(until: loop.currentMoment) : nil,
            context: call.context)
    }

    // MARK: Streams

    /// Sends a message on a stream if it may go out now.
    func trySend(_ call: ServerCall, _ message: [UInt8]) -> OnSend {
        if isClosed { return .over }
        let streamID = call.streamID
        let allowed = unsafe machine.maySend(streamID)
        if allowed != .now { return allowed }
        let byteCount = DataWriter.byteCount(messageByteCount: message.count)
        guard hasRoom, let frame = unsafe reserve(byteCount) else {
            awaitRoom(call)
            return .wait
        }
        let place = unsafe DataWriter.write(
            streamID: streamID, messageByteCount: message.count, to: frame)
        unsafe message.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress {
                unsafe place.copyMemory(from: base, byteCount: bytes.count)
            }
        }
        sent(byteCount)
        unsafe machine.sent(streamID, byteCount: message.count)
        return .now
    }

    /// Sends metadata ahead of the first message, where the peer knows it.
    func sendHeaders(_ call: ServerCall, _ metadata: Metadata) {
        guard unsafe tellsTiming, unsafe machine.maySend(call.streamID) != .over else { return }
        send(ControlFrame.headers(streamID: call.streamID, metadata.entries))
    }

    /// Ends a stream well. A Response instead of closing Data tells more, to those who understand.
    func endStream(_ call: ServerCall) {
        let streamID = call.streamID
        if unsafe tellsTiming {
            guard answers(streamID) else { return }
            do throws(RPCError) {
                try write(streamID, [], call.timing, call.context)
            } catch { close() }
        } else if unsafe !isClosed && machine.end(streamID, now: loop.now) {
            send(DataWriter.end(streamID: streamID))
        }
    }

    /// A call is over, and its handler has returned.
    func remove(_ call: ServerCall) {
        stopAwaitingRoom(call)
        let place = call.placeInStreams
        guard place >= 0, let last = streamingCalls.popLast() else { return }
        if last !== call {
            streamingCalls[place] = last
            last.placeInStreams = place
        }
        call.placeInStreams = -1
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
        case .queueOverflow: RPCError(.resourceExhausted, "the stream's queue is full")
        }
    }

    var reason: ServerRefusal {
        switch self {
        case .invalidStreamID: .invalidStreamID
        case .draining: .draining
        case .tooManyCalls: .tooManyCalls
        case .unexpectedData: .unexpectedData
        case .oversize: .oversize
        case .queueOverflow: .queueOverflow
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
