package import AuditKeeping
internal import AuditTrail
internal import Logging
internal import Messages
package import PHIProtection
package import Postgres
internal import RPC
internal import RPCTransport
internal import Reactor
package import ServiceRuntime

/// The audit on one loop: the clerk that its calls go to, and, on loop 0, the work beside them.
// Safety: what changes is touched by its work on the loop alone; the rest is constant.
package final class AuditPart: @unchecked Sendable {
    /// Time between two looks at what waits: refused calls, records in memory, keys.
    private static let roundInterval = DenialLog.interval

    /// Least time between two attempts to open a journal that has stopped.
    private static let reopenInterval = Duration.seconds(5)

    /// Makes the records of this loop's calls durable.
    package let clerk: AuditClerk
    /// The trail in the database, for this loop.
    package let archive: AuditArchive
    /// Where calls refused by the service itself are told.
    package var denials: DenialLog { runtime.denials }
    private let runtime: AuditRuntime
    private let sink: any AuditSink
    private let context: ServiceContext
    private let ring: LiveKeyRing
    private let client: RPCClient?
    private let anchorInterval: Duration
    private var mayReopenAt = ContinuousClock.now

    /// - Parameters:
    ///   - pool: made with ``AuditStatements/all`` on the context's loop.
    ///   - ring: whose use is recorded.
    /// - Throws: ``ServiceError``, `AuditError`, or `RPCError` for unusable certificates.
    package init(
        _ runtime: AuditRuntime, _ context: ServiceContext, pool: PostgresPool, ring: LiveKeyRing
    ) throws {
        self.runtime = runtime
        self.context = context
        self.ring = ring
        archive = AuditArchive(pool: pool)
        let tally = PatientTally(
            ring: ring, tenant: context.settings.text("tenant") ?? "default")
        context.report(patients: tally)
        switch runtime.sink {
        case .journal(let journal, _): sink = JournalLane(journal, on: context.loop)
        case .database:
            sink = try DatabaseSink(
                archive: archive, stream: AuditRuntime.newStream(runtime.name), key: runtime.key)
        }
        let logger = context.logger
        clerk = AuditClerk(
            sink: sink, service: runtime.service, counters: runtime.counters,
            alarm: { logger.critical("audit: \($0)") },
            served: { [tally] in tally.note($0) })
        anchorInterval = .seconds(
            try context.settings.number(
                "audit.anchor", default: AuditRuntime.anchorIntervalDefault, in: 1...3_600))
        // A trail in the database is the loop's own; a journal has one head for all loops.
        var isPublisher = context.loopIndex == 0
        if case .database = runtime.sink { isPublisher = true }
        client =
            context.settings.text("anchors") == nil || !isPublisher
            ? nil : try context.client(of: "metrics-service", at: "anchors")
        show()
        guard context.loopIndex == 0 else { return }
        listen()
        if client == nil {
            logger.warning(
                "audit: CAREWIRE_ANCHORS is not set: the newest records can be removed unseen")
        }
    }

    private func show() {
        let (sink, clerk) = (sink, clerk)
        let (counters, ring, isFirst) = (runtime.counters, ring, context.loopIndex == 0)
        context.report(figures: {
            isFirst ? AuditFigures.readings(sink, clerk, counters, ring) : []
        })
        guard context.loopIndex == 0 || !(sink is JournalLane) else { return }
        // In use: records that are not in the database yet; waiting: not yet durable.
        context.show(pool: {
            let state = sink.state
            return AdminV1.PoolSnapshot(
                name: "audit", size: 1, idleCount: state.isOpen ? 1 : 0,
                inUseCount: UInt32(clamping: state.unshippedCount),
                waitingCount: UInt32(clamping: state.queuedCount + clerk.spooledCount))
        })
    }

    private func listen() {
        let denials = runtime.denials
        context.denials.listen { denial in
            guard let reason = Self.reasons[denial.reason] else { return }
            denials.note(
                DenialLog.Kind(caller: denial.peer, method: denial.method.name, reason: reason),
                from: AuditAddress(denial.address))
        }
    }

    private static let reasons: [ServerDenial.Reason: AuditToken] = [
        .notPermitted: AuditToken("not-permitted"),
        .unauthenticated: AuditToken("unauthenticated"),
        .badStatement: AuditToken("bad-statement"),
    ]

    /// Whether records are taken now: without it no call succeeds.
    package var isOpen: Bool { sink.state.isOpen }

    // MARK: Work beside the calls

    /// What has to run on this loop beside its calls.
    package var background: [@Sendable () async throws -> Void] {
        var works: [@Sendable () async throws -> Void] = [{ try await self.lookAfter() }]
        if context.loopIndex == 0, case .journal(let journal, _) = runtime.sink {
            works.append { try await self.ship(journal) }
        }
        if let client { works.append { try await self.publish(through: client) } }
        return works
    }

    private func lookAfter() async throws {
        var keyID: UInt32?
        if context.loopIndex == 0 {
            await clerk.fileOwn([clerk.ownRecord(.execute, .configuration, Self.start)])
        }
        while true {
            if context.loopIndex == 0 { await reopen() }
            await clerk.drain()
            if context.loopIndex == 0 {
                let active = ring.current.activeKeyID
                if active != keyID {
                    await clerk.fileOwn([keyRecord(active, isFirst: keyID == nil)])
                    keyID = active
                }
                await clerk.fileOwn(runtime.denials.records(clerk))
            }
            try await context.loop.sleep(until: .now + Self.roundInterval)
        }
    }

    /// Tries to open a journal that has stopped; not more often than every ``reopenInterval``.
    private func reopen() async {
        guard ContinuousClock.now >= mayReopenAt else { return }
        switch await runtime.reopen() {
        case nil: break
        case .success:
            context.logger.critical("audit: the journal had stopped and is opened anew")
            mayReopenAt = .now + Self.reopenInterval
        case .failure(let error):
            context.logger.critical("audit: the journal stays closed: \(error.message)")
            mayReopenAt = .now + Self.reopenInterval
        }
    }

    private func keyRecord(_ keyID: UInt32, isFirst: Bool) -> AuditRecord {
        var record = clerk.ownRecord(
            isFirst ? .execute : .update, isFirst ? .keyUse : .keyChange, Self.key)
        record.resource = AuditResource(.basic, .number(UInt64(keyID)))
        return record
    }

    private static let start = AuditToken("start")
    private static let stop = AuditToken("stop")
    private static let key = AuditToken("seal-with-key")

    private func ship(_ journal: JournalSink) async throws {
        await shipLeftBehind()
        let (context, counters) = (context, runtime.counters)
        try await AuditShipper(sink: journal, archive: archive).run(
            sleep: { try await context.loop.sleep(until: $0) },
            report: { result in
                switch result {
                case .success: context.logger.notice("audit: records are shipped again")
                case .failure(let error):
                    counters.countShipFailure()
                    context.logger.error(
                        "audit: shipping: \(error.message)", metadata: ["code": "\(error.code)"])
                }
            })
    }

    /// What cannot be shipped now stays for the next start.
    private func shipLeftBehind() async {
        for journal in await runtime.leftBehind() {
            let shipper = AuditShipper(journal: journal, archive: archive)
            var count = 0
            while case .shipped(let more) = await shipper.ship() { count += more }
            await AuditRuntime.blocking { journal.close() }
            if count > 0 { context.logger.notice("audit: shipped \(count) records left behind") }
        }
    }

    private func publish(through client: RPCClient) async throws {
        let publisher = AnchorPublisher(sink: sink, channel: client)
        while true {
            switch await publisher.publish() {
            case .published, .nothing: break
            case .refused:
                runtime.counters.countAnchorFailure()
                context.logger.critical(
                    "audit: the keeper of heads knows another trail: records were removed")
            case .failed:
                runtime.counters.countAnchorFailure()
                context.logger.error("audit: the head could not be published")
            }
            try await context.loop.sleep(until: .now + anchorInterval)
        }
    }

    /// Records the end and closes the sink. After the last call, on the loop.
    package func shutdown() async {
        await clerk.drain()
        await clerk.fileOwn(runtime.denials.records(clerk))
        if context.loopIndex == 0 {
            await clerk.fileOwn([clerk.ownRecord(.execute, .configuration, Self.stop)])
        }
        if let client {
            _ = await AnchorPublisher(sink: sink, channel: client).publish()
            await client.close()
        }
        if context.loopIndex == 0 { await runtime.close() }
    }
}
