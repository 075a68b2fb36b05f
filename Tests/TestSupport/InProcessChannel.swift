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
    private let table: MethodTable
    let peer: String?
    let observer: (any CallObserver)?
    let executor: (any TaskExecutor)?

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
        let options = call.options
        options.parent?.timeline?.downstreamBegan(at: startedAt)
        let trace = Self.trace(of: options)
        let outcome = await answer(call, trace, startedAt)
        let endedAt = ContinuousClock.now
        options.parent?.timeline?.downstreamEnded(at: endedAt)
        observe(call.method, options, trace, startedAt, endedAt, outcome.error)
        try outcome.get()
    }

    private func answer(
        _ call: UnaryCall, _ trace: TraceContext, _ now: ContinuousClock.Instant
    ) async -> Result<Void, RPCError> {
        do throws(RPCError) {
            let deadline = call.options.deadline(from: now)
            if deadline <= now { throw Self.deadlineExceeded }
            let request = try Self.request(of: call)
            let context = try context(call.method, call.options, trace, deadline)
            let outcome = await run(request, context)
            let trailers = context.trailers ?? Metadata()
            call.options.report?.update { facts in
                facts.attemptCount = 1
                facts.trailers = trailers
            }
            let response = try outcome.get()
            try unsafe response.span.withUnsafeBytes { bytes throws(RPCError) in
                try unsafe call.receive(bytes, arena: MessageArena())
            }
            return .success(())
        } catch { return .failure(error) }
    }

    private static func request(of call: UnaryCall) throws(RPCError) -> [UInt8] {
        let arena = MessageArena()
        let octets = unsafe copy(try unsafe call.prepareRequest(in: arena))
        if octets.count <= InProcessPipe.messageByteCountMax { return octets }
        throw RPCError(.resourceExhausted, "the request is larger than a frame")
    }

    /// What the handler of a call knows of it.
    func context(
        _ method: MethodName, _ options: CallOptions, _ trace: TraceContext,
        _ deadline: ContinuousClock.Instant
    ) throws(RPCError) -> CallContext {
        CallContext(
            method: method, deadline: deadline, metadata: try Self.metadata(method, options, trace),
            peer: peer, trace: trace, observer: observer,
            priority: options.priority(of: method), isRetry: options.parent?.isRetry ?? false)
    }

    /// What travels beside the request, with the keys a transport adds.
    private static func metadata(
        _ method: MethodName, _ options: CallOptions, _ trace: TraceContext
    ) throws(RPCError) -> Metadata {
        var all = options.metadata
        all.append("traceparent", trace.traceparent)
        if trace.parentSpanID != 0 {
            let digits = String(trace.parentSpanID, radix: 16)
            all.append("x-parent-span", String(repeating: "0", count: 16 - digits.count) + digits)
        }
        if let key = options.idempotencyKey { all.append("idempotency-key", key) }
        let priority = options.priority(of: method)
        if priority != method.priority { all.append(CallPriority.metadataKey, priority.name) }
        if options.parent?.isRetry == true { all.append("x-retry", "1") }
        if all.isWithinLimits { return all }
        throw RPCError(.resourceExhausted, "more than 64 metadata entries or 8 KiB of them")
    }

    static func trace(of options: CallOptions) -> TraceContext {
        if let trace = options.trace { return trace }
        let span = UInt64.random(in: 1 ... .max)
        guard let parent = options.parent?.trace else {
            let traceID = TraceID(high: .random(in: 1 ... .max), low: .random(in: 0 ... .max))
            return TraceContext(traceID: traceID, spanID: span, parentSpanID: 0)
        }
        return TraceContext(traceID: parent.traceID, spanID: span, parentSpanID: parent.spanID)
    }

    // MARK: Observing

    /// A client's hop.
    func observe(
        _ method: MethodName, _ options: CallOptions, _ trace: TraceContext,
        _ startedAt: ContinuousClock.Instant, _ endedAt: ContinuousClock.Instant,
        _ error: RPCError?
    ) {
        let offset = options.parent?.timeline.map { startedAt - $0.startedAt } ?? .zero
        observer?.observe(
            HopRecord(
                kind: .client, traceID: trace.traceID, spanID: trace.spanID,
                parentSpanID: trace.parentSpanID, operation: method.path,
                status: error?.code.rawValue ?? 0,
                runNanoseconds: (endedAt - startedAt).nanosecondsClamped,
                offsetNanoseconds: offset.nanosecondsClamped))
    }

    /// A server's hop.
    func observe(
        _ method: MethodName, _ context: CallContext, _ startedAt: ContinuousClock.Instant,
        _ error: RPCError?
    ) {
        let endedAt = ContinuousClock.now
        let downstream = context.timeline?.downstream(until: endedAt) ?? .zero
        observer?.observe(
            HopRecord(
                kind: .server, traceID: context.trace.traceID, spanID: context.trace.spanID,
                parentSpanID: context.trace.parentSpanID, operation: method.path,
                status: error?.code.rawValue ?? 0,
                runNanoseconds: (endedAt - startedAt).nanosecondsClamped,
                downstreamNanoseconds: downstream.nanosecondsClamped))
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
        _ request: [UInt8], _ context: CallContext
    ) async -> Result<[UInt8], RPCError> {
        guard let method = method(named: context.method) else {
            return .failure(RPCError(.unimplemented, "no such method"))
        }
        let startedAt = ContinuousClock.now
        if !method.isSynchronous { context.begin(at: startedAt) }
        var outcome = await Self.outcome(of: method, request, context)
        if case .success(let octets) = outcome, octets.count > InProcessPipe.messageByteCountMax {
            outcome = .failure(
                RPCError(.resourceExhausted, "the response is larger than a frame"))
        }
        observe(method.name, context, startedAt, outcome.error)
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
        } catch { return .failure(Self.sent(error)) }
    }

    /// An error as it arrives: its cause stays at home.
    static func sent(_ error: RPCError) -> RPCError {
        RPCError(error.code, error.message, retryAfter: error.retryAfter)
    }

    func method(named name: MethodName) -> ServerMethod? {
        unsafe Array(name.service.utf8).withUnsafeBytes { service in
            unsafe Array(name.name.utf8).withUnsafeBytes { method in
                unsafe table.find(service: service, name: method)?.method
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

    static let deadlineExceeded = RPCError(
        .deadlineExceeded, "the deadline passed before the answer came")
}

extension Result where Failure == RPCError {
    var error: RPCError? {
        guard case .failure(let error) = self else { return nil }
        return error
    }
}
