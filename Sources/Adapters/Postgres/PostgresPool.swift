package import Reactor

/// PostgreSQL for one event loop: a few connections, each with many calls on their way.
///
/// Reads go to the connection with the least on its way, slow ones to connections of their own;
/// those of one wake-up share a segment of the pipeline. Writes wait for a connection that is free
/// and share a commit with others; each is a transaction of its own all the same: what fails is
/// rolled back and repeated by itself. What an emergency asks for (``Urgency``) goes before all
/// that waits, and has the last tenth of each bound to itself. Called on the loop's thread only.
/// Connects at the first call, and again by itself for as long as it is not shut down;
/// ``shutdown()`` must be called before the last reference goes.
// Safety: touched on the loop's thread only; `perform` asks.
package final class PostgresPool: @unchecked Sendable {
    /// What every connection can do besides the pool's statements: nothing, quickly.
    static let ping = PostgresStatement(name: "carewire_ping", sql: "SELECT 1")

    /// The loop that the pool belongs to.
    package let loop: EventLoop
    let configuration: PostgresConfiguration
    let statements: [PostgresStatement]
    let addressBook: AddressBook
    let parameters = ParameterBuffer()
    let reads: ReadLane
    let slowReads: ReadLane
    let waitingWrites: WaitingCalls
    var writers: [PipelineConnection] = []
    /// Why connecting failed last.
    var lastFailure: PostgresError?
    var isShutDown = false
    var drained: (() -> Void)?
    /// What has happened so far.
    package internal(set) var counts = PostgresCounts()
    let canceller: QueryCanceller
    private var heldByteCount = 0
    private(set) lazy var distributor = WriteDistributor(self)

    /// Makes a pool; it connects when it is first asked for something.
    package init(
        loop: EventLoop, configuration: PostgresConfiguration, statements: [PostgresStatement]
    ) {
        precondition(
            Set(statements.map(\.name)).count == statements.count, "two statements share a name")
        self.loop = loop
        self.configuration = configuration
        self.statements = statements + [Self.ping]
        addressBook = AddressBook(loop: loop)
        canceller = QueryCanceller(
            loop: loop, configuration: configuration, addressBook: addressBook)
        reads = ReadLane(waitingMax: configuration.waitingReadMax)
        slowReads = ReadLane(waitingMax: configuration.waitingReadMax)
        waitingWrites = WaitingCalls(countMax: configuration.waitingWriteMax)
        reads.members = (0..<configuration.readerCount).map { _ in
            PipelineConnection(role: .reader, pool: self)
        }
        slowReads.members = (0..<configuration.slowReaderCount).map { _ in
            PipelineConnection(role: .slowReader, pool: self)
        }
        writers = (0..<configuration.writerCount).map { _ in
            PipelineConnection(role: .writer, pool: self)
        }
    }

    // MARK: Calls

    /// Executes one statement that changes nothing (the session is read-only) and gives its rows.
    ///
    /// A read whose connection is lost is sent again over another one while the deadline allows.
    ///
    /// - Throws: ``PostgresError``, any code but `migrationRefused`; `outcome` is `notExecuted`.
    package func read(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        deadline: ContinuousClock.Instant
    ) async throws(PostgresError) -> PostgresRows {
        let byteCount = try ParameterBuffer.measure(values)
        let call = PostgresCall(
            .read(PostgresStep(statement, values)), byteCount: byteCount, deadline: deadline,
            isUrgent: Urgency.isRaised)
        try await perform(call)
        switch call.takeAnswer() {
        case .rows(let rows): return rows
        case .failure(let error): throw error
        case .allRows:
            throw PostgresError(.protocolViolation, "a read was answered as a write")
        }
    }

    /// As ``read(_:_:deadline:)``, for a caller that is no task, and no emergency.
    package func read(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        deadline: ContinuousClock.Instant, _ listener: any PostgresListener
    ) {
        precondition(loop.isCurrent, "a pool is called on its loop")
        do throws(PostgresError) {
            let call = PostgresCall(
                .read(PostgresStep(statement, values)),
                byteCount: try ParameterBuffer.measure(values), deadline: deadline)
            call.tell(listener)
            submit(call)
        } catch {
            listener.postgresFailed(error)
        }
    }

    /// Executes one statement as a transaction of its own; see ``write(_:deadline:isUrgent:)``.
    package func write(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        deadline: ContinuousClock.Instant, isUrgent: Bool = false
    ) async throws(PostgresError) -> PostgresRows {
        let rows = try await write(
            [PostgresStep(statement, values)], deadline: deadline, isUrgent: isUrgent)
        guard let first = rows.first else {
            throw PostgresError(.protocolViolation, "a write gave no result")
        }
        return first
    }

    /// Executes `steps` as one transaction and gives the rows of each; returns when it is durable.
    ///
    /// The transaction's commit may be shared with other writes, none of which can make it fail.
    ///
    /// - Parameter isUrgent: whether it goes ahead of writes that wait for a connection, also when
    ///   the call that asks for it is no emergency (``Urgency``).
    /// - Throws: ``PostgresError``, any code but `migrationRefused`. `outcome` tells whether it may
    ///   have been committed.
    package func write(
        _ steps: [PostgresStep], deadline: ContinuousClock.Instant, isUrgent: Bool = false
    ) async throws(PostgresError) -> [PostgresRows] {
        guard !steps.isEmpty, steps.count <= PostgresLimits.stepCountMax else {
            throw PostgresError(
                .invalidRequest, "a write has 1 to \(PostgresLimits.stepCountMax) steps")
        }
        var byteCount = 0
        for step in steps { byteCount += try ParameterBuffer.measure(step.values) }
        guard byteCount <= PostgresLimits.callByteCountMax else {
            throw PostgresError(.invalidRequest, "a write of \(byteCount) octets is too large")
        }
        let call = PostgresCall(
            .write(steps), byteCount: byteCount, deadline: deadline,
            isUrgent: isUrgent || Urgency.isRaised)
        try await perform(call)
        switch call.takeAnswer() {
        case .allRows(let rows): return rows
        case .failure(let error): throw error
        case .rows:
            throw PostgresError(.protocolViolation, "a write was answered as a read")
        }
    }

    /// Asks a reading and a writing connection for nothing; returns when both have answered.
    ///
    /// - Throws: ``PostgresError``, as ``read(_:_:deadline:)`` does.
    package func ping(deadline: ContinuousClock.Instant) async throws(PostgresError) {
        _ = try await read(Self.ping, [], deadline: deadline)
        _ = try await write([PostgresStep(Self.ping, [])], deadline: deadline)
    }

    /// All connections, whatever they are for.
    var connections: [PipelineConnection] { reads.members + slowReads.members + writers }

    /// Connections that are ready and calls that are held, now.
    package var state: PostgresPoolState {
        PostgresPoolState(
            readyReaderCount: reads.members.count { $0.isReady },
            readySlowReaderCount: slowReads.members.count { $0.isReady },
            readyWriterCount: writers.count { $0.isReady },
            waitingReadCount: reads.waiting.count + slowReads.waiting.count,
            waitingWriteCount: waitingWrites.count,
            waitingUrgentCount: reads.waiting.urgentCount + slowReads.waiting.urgentCount
                + waitingWrites.urgentCount,
            inFlightCount: connections.reduce(0) { $0 + $1.inFlightCount },
            heldByteCount: heldByteCount)
    }

    private func perform(_ call: PostgresCall) async throws(PostgresError) {
        precondition(loop.isCurrent, "a pool is called on its loop")
        if Task.isCancelled { throw PostgresError(.cancelled, "the caller was cancelled") }
        await withTaskCancellationHandler {
            unsafe await withUnsafeContinuation { continuation in
                unsafe call.suspend(continuation)
                submit(call)
            }
        } onCancel: {
            loop.submit { self.abandon(call, .cancelled, "the caller was cancelled") }
        }
    }

    private func submit(_ call: PostgresCall) {
        heldByteCount += call.byteCount
        if let refusal = refusal(of: call) { return finish(call, .failure(refusal)) }
        call.timer.action = { [unowned self, unowned call] in
            abandon(call, .deadlineExceeded, "the deadline came before PostgreSQL's answer")
        }
        loop.schedule(call.timer, at: call.deadline)
        switch call.work {
        case .read: submitRead(call)
        case .write: submitWrite(call)
        }
    }

    private func refusal(of call: PostgresCall) -> PostgresError? {
        if isShutDown { return PostgresError(.unavailable, "the pool is shut down") }
        if call.deadline <= loop.now {
            return PostgresError(.deadlineExceeded, "the deadline had passed already")
        }
        let limit = configuration.heldByteCountMax
        if heldByteCount > (call.isUrgent ? limit : limit - limit / 10) {
            return PostgresError(.poolExhausted, "unanswered calls hold \(heldByteCount) octets")
        }
        return nil
    }

    // MARK: Answers

    /// Answers a caller, once.
    func finish(_ call: PostgresCall, _ answer: PostgresCall.Answer) {
        guard call.finish(answer) else { return }
        heldByteCount -= call.byteCount
        loop.cancel(call.timer)
        call.tellListener(answer)
    }

    /// Answers a caller that does not wait any longer. What was sent stays on its way; a read is
    /// cancelled on the server if it goes on.
    private func abandon(_ call: PostgresCall, _ code: PostgresError.Code, _ message: String) {
        if call.isFinished { return }
        call.queue?.remove(call)
        var isWrite = false
        if case .write = call.work { isWrite = true }
        let outcome: PostgresError.Outcome =
            isWrite && call.connection != nil ? .unknown : .notExecuted
        finish(
            call,
            .failure(
                PostgresError(code, message, sqlState: call.lastState, outcome: outcome)))
        call.connection?.callerLeft()
    }

    /// Puts calls that may be sent again in front of those that wait, in their order.
    func sendAgain(_ calls: [PostgresCall], _ role: PipelineConnection.Role) {
        let waiting = calls.filter { !$0.isFinished }
        counts.repeatedCallCount += waiting.count
        switch role {
        case .reader: reads.waiting.prepend(waiting)
        case .slowReader: slowReads.waiting.prepend(waiting)
        case .writer: waitingWrites.prepend(waiting)
        }
        distributor.markDirty()
    }
}
