internal import AuditKeeping
internal import AuditTrail
internal import LatencyBudget
internal import Messages
internal import PHIProtection
internal import RPC
internal import Redis

/// One read of a patient from the cache, without a task: what it has asked for tells it to go on.
///
/// It does what ``PatientServer/look(_:_:)`` does when the cache knows the patient, in the same
/// order; for everything else it hands over to a task. Pooled, on its loop only.
final class CachedRead {
    /// Reads that are kept for the next ones.
    static let spareCountMax = 1_024
    /// Of `patient` in `carewire.patient.v1.GetPatientResponse`.
    static let patientField: UInt32 = 1

    private static let redisGet = "redis.get"
    private static let phiOpen = "phi.open"
    private static let auditAppend = "audit.append"

    /// What is known of the read that is under way.
    private struct Task {
        let server: PatientServer
        let method: ServerMethod
        let context: CallContext
        let form: AuditRecordForm
        let view: CacheCoherence.View
        let connection: UInt64
        let permit: ReadPermit
        let pseudonym: [UInt8]
        var stepBeganAt: Moment
    }

    private var task: Task?
    private var reply: UnaryReply?
    /// The patient's key in the cache.
    private var key: [UInt8] = []
    /// The encoded patient; wiped at the end.
    private var octets: [UInt8] = []

    /// Begins, or hands over at once.
    func begin(
        _ patientID: PHI<String>, _ server: PatientServer, _ method: ServerMethod,
        _ reply: consuming UnaryReply
    ) {
        let context = reply.context
        let now = context.run.beganAt
        let shelf = server.shelf
        guard server.audit.takesForms,
            let patientID = try? PatientValidation.patientID(patientID),
            let form = server.forms.form(context, server.audit),
            let view = shelf.coherence.view(at: now),
            let connection = shelf.cache.connection(to: view.server),
            let pseudonym = try? server.vault.pseudonym(of: patientID),
            server.vault.writeCacheKey(of: patientID, epoch: view.epoch, to: &key),
            let permit = shelf.readPermit(at: now)
        else {
            server.spare(self)
            return reply.answerInTask(by: method)
        }
        task = Task(
            server: server, method: method, context: context, form: form, view: view,
            connection: connection, permit: permit, pseudonym: pseudonym, stepBeganAt: now)
        self.reply = consume reply
        let limit = now + shelf.configuration.cacheTimeout
        shelf.cache.value(key, deadline: min(limit, context.expiresAt), self)
    }

    // MARK: The cache's answer

    private func take(_ value: UnsafeRawBufferPointer?) {
        guard let task else { return }
        let (shelf, now) = (task.server.shelf, Moment(ContinuousClock.now))
        let counts = shelf.cache.connection(to: task.view.server) == task.connection
        shelf.answered(task.permit, isFailure: !counts, at: now)
        unsafe task.context.observe(
            Self.redisGet, from: task.stepBeganAt, to: now,
            cache: !counts ? .skipped : value == nil ? .miss : .hit)
        guard counts else { return hand(over: .nothing) }
        guard let value = unsafe value else { return hand(over: .missed(key, task.view)) }
        guard unsafe value.first == CachedOctets.value, shelf.coherence.holds(task.view, at: now)
        else {
            shelf.counters.count { $0.cacheContended += 1 }
            return hand(over: .nothing)
        }
        let version = unsafe task.server.vault.openFromCache(
            value, key: key, secret: task.view.secret, into: &octets)
        let openedAt = Moment(ContinuousClock.now)
        task.context.observe(Self.phiOpen, from: now, to: openedAt)
        guard let version else { return hand(over: .damaged(key, task.view)) }
        guard version >= shelf.floors.floor(of: task.pseudonym) else {
            return hand(over: .stale(key, task.view))
        }
        shelf.counters.count { $0.cacheHits += 1 }
        if version == 0 { return hand(over: .absent) }
        shelf.saw(version, of: task.pseudonym)
        note(version, at: openedAt)
    }

    // MARK: The note

    private func note(_ version: UInt64, at now: Moment) {
        guard let task else { return }
        self.task?.stepBeganAt = now
        let trace = task.context.trace.traceID
        do throws(AuditError) {
            try task.server.audit.file(
                task.form, version: version, pseudonym: task.pseudonym,
                traceID: AuditID(high: trace.high, low: trace.low),
                deadline: PatientServer.storeDeadline(task.context, at: now), self)
        } catch { auditEnded(error, at: now) }
    }

    private func answer() {
        guard let reply = reply.take() else { return }
        guard let arena = reply.arena else { return end() }
        do throws(MessageError) {
            let response = unsafe try PatientV1.GetPatientResponse(source: .cache).prepare(
                in: arena, adding: Self.patientField, encoded: octets)
            end()
            unsafe reply.answer(response)
        } catch {
            end()
            reply.fail(RPCError(.internalError, "the response cannot be written", cause: error))
        }
    }

    // MARK: The end

    private func hand(over answer: PatientShelf.Answer) {
        guard let task, let reply = reply.take() else { return end() }
        end()
        reply.answerInTask(
            by: PreparedMethod(
                task.method.name,
                ContinuedRead(read: CachedReadMethod(server: task.server), answer: answer)))
    }

    private func end() {
        guard let server = task?.server else { return }
        task = nil
        PHISealer.wipe(keepingMemoryOf: &octets)
        server.spare(self)
    }
}

extension CachedRead: RedisListener {
    func redisFound(_ value: UnsafeRawBufferPointer?) { unsafe take(value) }

    func redisFailed(_ error: RedisError) {
        guard let task else { return }
        let now = Moment(ContinuousClock.now)
        task.server.shelf.answered(task.permit, isFailure: true, at: now)
        task.context.observe(Self.redisGet, from: task.stepBeganAt, to: now, cache: .skipped)
        hand(over: .nothing)
    }
}

extension CachedRead: AuditListener {
    func auditEnded(_ error: AuditError?, at now: Moment) {
        guard let task else { return }
        task.context.observe(Self.auditAppend, from: task.stepBeganAt, to: now)
        guard let error else { return answer() }
        task.server.audit.countRefusal()
        let reply = reply.take()
        end()
        reply?.fail(
            PatientServiceError(.unavailable, "the access cannot be recorded", cause: error)
                .rpcError)
    }
}
