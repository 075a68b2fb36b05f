internal import LatencyBudget
internal import Messages
internal import RPC
internal import Reactor
internal import TTRPC

/// What becomes of a Request.
extension ServerConnection {
    @unsafe
    func receivedRequest(_ header: FrameHeader, _ envelope: RequestEnvelope) {
        unsafe callCount &+= 1
        if let refusal = unsafe envelope.refusal {
            refuse(header, .malformed, refusal.error)
            return
        }
        guard
            let (method, slot) = unsafe core.table.find(
                service: envelope.service, name: envelope.method)
        else {
            unsafe refuseUnknown(header, envelope)
            return
        }
        unsafe core.figures[slot].callCount &+= 1
        var permission = unsafe peer.permissions[slot]
        if permission > AuthorizationTable.Permission.allowedInEmergency.rawValue {
            permission = decide(method, slot)
        }
        if permission == 0 || permission == ServerPeer.unauthenticated {
            refuse(header, method, slot, isKnown: permission == 0)
            return
        }
        if unsafe envelope.timeoutNanoseconds < 0 {
            refuse(header, .expired, Self.expired, slot: slot)
            return
        }
        let context = unsafe context(
            of: envelope, for: method, slot, header, inEmergency: permission != 1)
        if method.isSynchronous {
            unsafe respondNow(header, method, slot, context, envelope.payload)
        } else {
            unsafe begin(header, method, slot, context, envelope)
        }
    }

    private static let expired = RPCError(
        .deadlineExceeded, "the deadline passed before the call came")

    // MARK: Permission

    /// Asks the table, once for each peer and method.
    private func decide(_ method: ServerMethod, _ slot: Int) -> UInt8 {
        let known = unsafe peer.permissions[slot]
        if known == ServerPeer.unauthenticated { return known }
        let permission = unsafe core.configuration.authorization.permission(
            peer.identity, method.name)
        unsafe peer.permissions[slot] = permission.rawValue
        return permission.rawValue
    }

    private func refuse(
        _ header: FrameHeader, _ method: ServerMethod, _ slot: Int, isKnown: Bool
    ) {
        if let denials = core.configuration.denials {
            denials(
                unsafe ServerDenial(
                    method: method.name, peer: peer.identity,
                    reason: isKnown ? .notPermitted : .unauthenticated, address: address))
        }
        if isKnown {
            refuse(
                header, .denied, RPCError(.permissionDenied, "the method is not for this caller"),
                slot: slot)
        } else {
            refuse(
                header, .unauthenticated,
                RPCError(.unauthenticated, "the certificate names nobody"), slot: slot)
        }
    }

    @unsafe
    private func refuseUnknown(_ header: FrameHeader, _ envelope: RequestEnvelope) {
        refuse(
            header, .unknownMethod,
            unsafe envelope.hasTextNames
                ? RPCError(.unimplemented, "no such method")
                : RPCError(.invalidArgument, "a name is not UTF-8"))
    }

    // MARK: Context

    @unsafe
    private func context(
        of envelope: RequestEnvelope, for method: ServerMethod, _ slot: Int,
        _ header: FrameHeader, inEmergency: Bool
    ) -> CallContext {
        var metadata = RequestMetadata()
        var priority: CallPriority?
        var isRetry = false
        if unsafe envelope.metadataCount > 0 {
            metadata = unsafe RequestMetadata(envelope)
            if !metadata.others.entries.isEmpty {
                priority = lane(metadata.others, method, inEmergency: inEmergency)
                isRetry = metadata.others[TraceMetadata.retry] == "1"
            }
        }
        if unsafe awaitsOffer, method.name.kind == .unary { takeOffer(header, metadata.others) }
        let timeAllowed = unsafe core.timeAllowed(envelope.timeoutNanoseconds, slot: slot)
        return unsafe CallContext(
            method: method.name,
            deadline: loop.moment.adding(nanoseconds: timeAllowed),
            metadata: metadata.others, peer: peer.identity, trace: metadata.trace ?? newTrace(),
            observer: core.observer, priority: priority, isRetry: isRetry, address: address)
    }

    /// The lane that the caller names, if it may have it; nil for the method's own.
    private func lane(
        _ metadata: Metadata, _ method: ServerMethod, inEmergency: Bool
    ) -> CallPriority? {
        guard let text = metadata[CallPriority.metadataKey], let lane = CallPriority(name: text)
        else { return nil }
        return lane >= method.name.priority || inEmergency ? lane : nil
    }

    private func newTrace() -> TraceContext {
        TraceContext(
            traceID: TraceID(high: core.nextSpanID(), low: core.nextSpanID()),
            spanID: core.nextSpanID(), parentSpanID: 0)
    }

    /// The first unary Request may offer extensions; its Response says which both sides have.
    private func takeOffer(_ header: FrameHeader, _ metadata: Metadata) {
        unsafe awaitsOffer = false
        guard let text = metadata[Capabilities.metadataKey] else { return }
        offer = Capabilities(text: text).intersection(.all)
        unsafe offerStreamID = offer.isEmpty ? 0 : header.streamID
    }

    // MARK: Handlers that never wait

    @inline(__always)
    @unsafe
    private func respondNow(
        _ header: FrameHeader, _ method: ServerMethod, _ slot: Int, _ context: CallContext,
        _ payload: UnsafeRawBufferPointer
    ) {
        if unsafe tellsTiming || core.isObserved || offerStreamID == header.streamID {
            unsafe respondMeasured(header, method, slot, context, payload)
            return
        }
        do throws(RPCError) {
            let response = unsafe try method.respondNow(
                to: payload, context: context, arena: core.arena)
            unsafe try write(header.streamID, response)
            if header.flags & FrameFlags.remoteOpen != 0 {
                unsafe machine.refused(header, now: loop.now)
            }
        } catch { refuse(header, nil, error, slot: slot) }
    }

    /// As above, where somebody is told where the time went.
    @unsafe
    private func respondMeasured(
        _ header: FrameHeader, _ method: ServerMethod, _ slot: Int, _ context: CallContext,
        _ payload: UnsafeRawBufferPointer
    ) {
        let startedAt = core.readingAfterLast()
        var status = StatusCode.ok
        var timing = CallTiming(queueNanoseconds: startedAt.nanoseconds(since: loop.moment))
        do throws(RPCError) {
            let response = unsafe try method.respondNow(
                to: payload, context: context, arena: core.arena)
            timing.runNanoseconds = core.freshReading().nanoseconds(since: startedAt)
            unsafe try write(header.streamID, response, timing, context)
            if header.flags & FrameFlags.remoteOpen != 0 {
                unsafe machine.refused(header, now: loop.now)
            }
        } catch {
            status = error.code
            if timing.runNanoseconds == 0 {
                timing.runNanoseconds = core.freshReading().nanoseconds(since: startedAt)
            }
            refuse(header, nil, error, slot: slot, timing: timing, context: context)
        }
        unsafe core.figures[slot].runTimes.record(
            nanoseconds: timing.runNanoseconds, now: loop.moment)
        core.observer?.observe(
            HopRecord(
                kind: .server, traceID: context.trace.traceID, spanID: context.trace.spanID,
                parentSpanID: context.trace.parentSpanID, operation: method.name.path,
                status: status.rawValue, queueNanoseconds: timing.queueNanoseconds,
                runNanoseconds: timing.runNanoseconds, downstreamNanoseconds: 0,
                offsetNanoseconds: 0,
                deadlineNanoseconds: context.expiresAt.nanoseconds(since: loop.moment),
                attempt: context.isRetry ? 2 : 1))
    }

    // MARK: Handlers that may wait

    @unsafe
    private func begin(
        _ header: FrameHeader, _ method: ServerMethod, _ slot: Int, _ context: CallContext,
        _ envelope: RequestEnvelope
    ) {
        let timeLeft = unsafe UInt64(
            core.timeAllowed(envelope.timeoutNanoseconds, slot: slot))
        let call = core.takeCall()
        let isUnary = method.name.kind == .unary
        if let (reason, error) = core.admit(
            call, unsafe peer, caller: caller, slot, lane: context.priority, isUnary: isUnary,
            timeLeft: timeLeft, context)
        {
            core.giveBack(call)
            refuse(header, reason, error, slot: slot)
            return
        }
        unsafe peer.callCount += 1
        let payload = unsafe envelope.payload
        if isUnary, header.flags & FrameFlags.remoteOpen == 0 {
            unsafe machine.begin(header.streamID, call: call.number)
            unsafe call.begin(
                self, header.streamID, method, slot: slot, context, payload, at: loop.moment)
        } else {
            unsafe beginStream(header, method, slot, context, payload, call)
        }
        core.start(call, deadline: context.expiresAt)
    }

    @unsafe
    private func beginStream(
        _ header: FrameHeader, _ method: ServerMethod, _ slot: Int, _ context: CallContext,
        _ payload: UnsafeRawBufferPointer, _ call: ServerCall
    ) {
        let kind = method.name.kind
        let begun = unsafe machine.begin(
            header.streamID, call: call.number, kind: kind.onWire, flags: header.flags,
            payloadByteCount: payload.count)
        let request =
            unsafe kind.takesMany ? UnsafeRawBufferPointer(rebasing: payload[..<0]) : payload
        unsafe call.begin(
            self, header.streamID, method, slot: slot, context, request, at: loop.moment)
        if kind == .unary { return }
        let stream = ServerCallStream(kind, loop, call)
        let isFirst = kind.takesMany && begun.hasFirstMessage
        stream.opened(with: isFirst ? unsafe Array(payload) : nil, isEnded: begun.isEnded)
        call.stream = stream
        call.placeInStreams = streamingCalls.count
        streamingCalls.append(call)
    }
}

extension MethodKind {
    /// The same in the wire's words.
    var onWire: CallKind {
        switch self {
        case .unary: .unary
        case .clientStreaming: .clientStreaming
        case .serverStreaming: .serverStreaming
        case .bidirectional: .bidirectional
        }
    }
}
