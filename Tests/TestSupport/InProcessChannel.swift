private import LatencyBudget
private import Messages
package import RPC

/// A way to the methods of a table without a socket: for tests of services and of generated
/// clients.
///
/// Requests and responses are encoded and decoded as on the wire, and the limits of the wire hold.
/// The handler runs as a child of the caller: when the deadline passes or the caller is cancelled
/// it is cancelled too, and the call ends when it has returned.
package final class InProcessChannel: RPCChannel {
    /// Largest message in octets, as over TCP.
    private static let messageByteCountMax = (4 << 20) - 4096

    private let table: MethodTable
    private let peer: String?
    private let observer: (any CallObserver)?
    private let executor: (any TaskExecutor)?

    /// - Parameters:
    ///   - peer: who the handlers believe is calling.
    ///   - executor: where asynchronous handlers run, for instance an event loop they are confined
    ///     to.
    ///   - observer: told a client's and a server's hop of each call.
    package init(
        table: MethodTable, peer: String? = nil, executor: (any TaskExecutor)? = nil,
        observer: (any CallObserver)? = nil
    ) {
        self.table = table
        self.peer = peer
        self.executor = executor
        self.observer = observer
    }

    package func perform(_ call: UnaryCall) async throws(RPCError) {
        let startedAt = ContinuousClock.now
        let parent = call.options.parent
        parent?.timeline?.downstreamBegan(at: startedAt)
        let trace = Self.trace(of: call)
        let outcome = await answer(call, trace, startedAt)
        let endedAt = ContinuousClock.now
        parent?.timeline?.downstreamEnded(at: endedAt)
        let offset = parent?.timeline.map { startedAt - $0.startedAt } ?? .zero
        observer?.observe(
            HopRecord(
                kind: .client, traceID: trace.traceID, spanID: trace.spanID,
                parentSpanID: trace.parentSpanID, operation: call.method.path,
                status: outcome.error?.code.rawValue ?? 0,
                runNanoseconds: (endedAt - startedAt).nanosecondsClamped,
                offsetNanoseconds: offset.nanosecondsClamped))
        try outcome.get()
    }

    private func answer(
        _ call: UnaryCall, _ trace: TraceContext, _ now: ContinuousClock.Instant
    ) async -> Result<Void, RPCError> {
        do throws(RPCError) {
            let deadline = call.options.deadline(from: now)
            if deadline <= now { throw Self.deadlineExceeded }
            let request = try Self.request(of: call)
            let context = CallContext(
                method: call.method, deadline: deadline,
                metadata: try Self.metadata(of: call, trace), peer: peer, trace: trace,
                timeline: nil, observer: observer)
            let response = try await run(request, context).get()
            try unsafe response.span.withUnsafeBytes { bytes throws(RPCError) in
                try unsafe call.receive(bytes, arena: MessageArena())
            }
            return .success(())
        } catch { return .failure(error) }
    }

    private static func request(of call: UnaryCall) throws(RPCError) -> [UInt8] {
        let arena = MessageArena()
        let octets = unsafe copy(try unsafe call.prepareRequest(in: arena))
        if octets.count <= messageByteCountMax { return octets }
        throw RPCError(.resourceExhausted, "the request is larger than a frame")
    }

    /// What travels beside the request, with the keys a transport adds.
    private static func metadata(
        of call: UnaryCall, _ trace: TraceContext
    ) throws(RPCError) -> Metadata {
        var all = call.options.metadata
        all.append("traceparent", trace.traceparent)
        if trace.parentSpanID != 0 {
            let digits = String(trace.parentSpanID, radix: 16)
            all.append("x-parent-span", String(repeating: "0", count: 16 - digits.count) + digits)
        }
        if let key = call.options.idempotencyKey { all.append("idempotency-key", key) }
        if all.isWithinLimits { return all }
        throw RPCError(.resourceExhausted, "more than 64 metadata entries or 8 KiB of them")
    }

    private static func trace(of call: UnaryCall) -> TraceContext {
        if let trace = call.options.trace { return trace }
        let span = UInt64.random(in: 1 ... .max)
        guard let parent = call.options.parent?.trace else {
            let traceID = TraceID(high: .random(in: 1 ... .max), low: .random(in: 0 ... .max))
            return TraceContext(traceID: traceID, spanID: span, parentSpanID: 0)
        }
        return TraceContext(traceID: parent.traceID, spanID: span, parentSpanID: parent.spanID)
    }

    // MARK: The server's side

    /// The handler's answer or the deadline, whichever comes first.
    private func run(
        _ request: [UInt8], _ context: CallContext
    ) async -> Result<[UInt8], RPCError> {
        await withTaskGroup { group in
            group.addTask(executorPreference: executor) {
                await self.respond(request, context) as Result<[UInt8], RPCError>?
            }
            group.addTask {
                do {
                    try await ContinuousClock().sleep(until: context.deadline)
                    return .failure(Self.deadlineExceeded)
                } catch { return nil }  // Cancelled: the handler's answer counts.
            }
            while let outcome = await group.next() {
                guard let outcome else { continue }
                group.cancelAll()
                let isGivenUp = Task.isCancelled
                return isGivenUp ? .failure(RPCError(.cancelled, "the caller gave up")) : outcome
            }
            return .failure(RPCError(.internalError, "no outcome"))
        }
    }

    private func respond(
        _ request: [UInt8], _ arrival: CallContext
    ) async -> Result<[UInt8], RPCError> {
        guard let method = method(named: arrival.method) else {
            return .failure(RPCError(.unimplemented, "no such method"))
        }
        let startedAt = ContinuousClock.now
        let timeline = CallTimeline(startedAt: startedAt)
        let context = method.isSynchronous ? arrival : CallContext(arrival, timeline: timeline)
        var outcome = await Self.outcome(of: method, request, context)
        if case .success(let octets) = outcome, octets.count > Self.messageByteCountMax {
            outcome = .failure(
                RPCError(.resourceExhausted, "the response is larger than a frame"))
        }
        let endedAt = ContinuousClock.now
        observer?.observe(
            HopRecord(
                kind: .server, traceID: context.trace.traceID, spanID: context.trace.spanID,
                parentSpanID: context.trace.parentSpanID, operation: method.name.path,
                status: outcome.error?.code.rawValue ?? 0,
                runNanoseconds: (endedAt - startedAt).nanosecondsClamped,
                downstreamNanoseconds: timeline.downstream(until: endedAt).nanosecondsClamped))
        return outcome
    }

    private static func outcome(
        of method: ServerMethod, _ request: [UInt8], _ context: CallContext
    ) async -> Result<[UInt8], RPCError> {
        let arena = MessageArena()
        let place = UnsafeMutableRawBufferPointer.allocate(byteCount: request.count, alignment: 16)
        defer { unsafe place.deallocate() }
        unsafe place.copyBytes(from: request)
        do throws(RPCError) {
            let payload = UnsafeRawBufferPointer(place)
            return unsafe .success(
                copy(try unsafe await method.respond(to: payload, context: context, arena: arena)))
        } catch { return .failure(RPCError(error.code, error.message)) }  // A cause stays at home.
    }

    private func method(named name: MethodName) -> ServerMethod? {
        unsafe Array(name.service.utf8).withUnsafeBytes { service in
            unsafe Array(name.name.utf8).withUnsafeBytes { method in
                unsafe table.find(service: service, name: method)
            }
        }
    }

    private static func copy(_ message: PreparedMessage) -> [UInt8] {
        var octets = [UInt8](repeating: 0, count: unsafe message.byteCount)
        unsafe octets.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { unsafe message.write(to: base) }
        }
        return octets
    }

    private static let deadlineExceeded = RPCError(
        .deadlineExceeded, "the deadline passed before the answer came")
}

extension Result where Failure == RPCError {
    fileprivate var error: RPCError? {
        guard case .failure(let error) = self else { return nil }
        return error
    }
}
