internal import AuditKeeping
internal import AuditTrail
internal import LatencyBudget
internal import Messages
internal import PHIProtection
internal import RPC
internal import Redis

/// One read of a patient from the cache, or from the store when the cache is not asked, without a
/// task: what it has asked for tells it to go on.
///
/// It does what ``PatientServer/look(_:_:_:)`` does when the patient is there, in the same order;
/// for everything else it hands over to a task. Pooled, on its loop only.
final class CachedRead {
    /// What is asked about a patient.
    enum Question {
        /// For `GetPatient`.
        case patient
        /// For `CheckPatient`.
        case standing

        var action: AuditEntry.Action {
            switch self {
            case .patient: .read
            case .standing: .check
            }
        }
    }

    /// Reads that are kept for the next ones.
    static let spareCountMax = 1_024
    /// Of `patient` in `carewire.patient.v1.GetPatientResponse`.
    static let patientField: UInt32 = 1

    private static let redisGet = "redis.get"
    private static let postgresRead = "postgres.read"
    private static let phiOpen = "phi.open"
    private static let auditAppend = "audit.append"

    // Safety: the server keeps the pool, and every call under way keeps the server.
    private unowned(unsafe) let server: PatientServer
    @exclusivity(unchecked) private var question = Question.patient
    @exclusivity(unchecked) private var reply: UnaryReply?
    @exclusivity(unchecked) private var context: CallContext?
    @exclusivity(unchecked) private var form: AuditRecordForm?
    @exclusivity(unchecked) private var view: CacheCoherence.View?
    @exclusivity(unchecked) private var permit: ReadPermit?
    /// Which connection to the cache is asked.
    @exclusivity(unchecked) private var connection: UInt64 = 0
    /// When what is waited for was asked.
    @exclusivity(unchecked) private var askedAt = Moment(nanoseconds: 0)
    /// The patient's name in tables.
    @exclusivity(unchecked) private var pseudonym: [UInt8] = []
    /// The patient's key in the cache.
    @exclusivity(unchecked) private var key: [UInt8] = []
    /// As the caller calls the patient, for a read from the store.
    @exclusivity(unchecked) private var patientID = ""
    /// Where the answer comes from.
    @exclusivity(unchecked) private var source = PatientV1.GetPatientResponse.Source.cache
    /// The encoded patient; wiped at the end.
    @exclusivity(unchecked) private var octets: [UInt8] = []

    init(_ server: PatientServer) { unsafe self.server = server }

    /// Begins, or hands over at once to the method's own handler.
    /// - Parameter server: its own; as an argument it is not retained at each use.
    func begin(
        _ patientID: PHI<String>, _ question: Question, _ method: ServerMethod,
        _ server: PatientServer, _ reply: consuming UnaryReply
    ) {
        let context = reply.context
        unsafe self.question = question
        let now = context.run.beganAt
        let shelf = server.shelf
        guard server.audit.takesForms,
            let patientID = try? PatientValidation.patientID(patientID),
            let form = unsafe server.forms.form(
                question.action, context, from: .cache, server.audit)
        else {
            server.spare(self)
            return reply.answerInTask(by: method)
        }
        guard let view = shelf.coherence.view(at: now),
            let connection = shelf.cache.connection(to: view.server),
            unsafe server.vault.writeNames(
                of: patientID, epoch: view.epoch, pseudonym: &pseudonym, cacheKey: &key),
            let permit = shelf.readPermit(at: now)
        else { return askStore(patientID, context, method, server, reply, at: now) }
        unsafe source = .cache
        unsafe self.context = context
        unsafe self.form = form
        unsafe self.view = view
        unsafe self.connection = connection
        unsafe self.permit = permit
        unsafe self.reply = consume reply
        unsafe askedAt = now
        let limit = now + shelf.configuration.cacheTimeout
        unsafe shelf.cache.value(key, deadline: min(limit, context.expiresAt), self)
    }

    // MARK: The store

    /// Asks the store when the cache is not to be asked, and nobody asks for this patient already.
    private func askStore(
        _ patientID: String, _ context: CallContext, _ method: ServerMethod,
        _ server: PatientServer, _ reply: consuming UnaryReply, at now: Moment
    ) {
        guard
            let form = unsafe server.forms.form(
                question.action, context, from: .database, server.audit),
            unsafe server.vault.writePseudonym(of: patientID, to: &pseudonym),
            unsafe server.reads.begin(pseudonym)
        else {
            server.spare(self)
            return reply.answerInTask(by: method)
        }
        unsafe source = .database
        unsafe self.patientID = patientID
        unsafe self.context = context
        unsafe self.form = form
        unsafe self.reply = consume reply
        unsafe askedAt = now
        let deadline = PatientServer.storeDeadline(context, at: now).instant
        if unsafe server.store.read(pseudonym, deadline: deadline, self) == nil {
            unsafe server.reads.end(pseudonym)
            return hand(over: nil)
        }
    }

    private func takeStored(_ sealed: SealedPatient?, _ server: PatientServer) {
        unsafe server.reads.end(pseudonym)
        guard let context = unsafe self.context else { return }
        let now = Moment(ContinuousClock.now)
        unsafe context.observe(Self.postgresRead, from: askedAt, to: now)
        // What is no plain success is asked for again by the task, which says how it ended.
        guard let sealed,
            unsafe server.vault.openEncoded(sealed, patientID: patientID, into: &octets),
            unsafe EncodedPatient.isForEverybody(octets)
                || (question == .patient && AuditEntry.isForTreatment(context.audit)),
            isAnswered
        else { return hand(over: nil) }
        let openedAt = Moment(ContinuousClock.now)
        context.observe(Self.phiOpen, from: now, to: openedAt)
        server.shelf.counters.count { $0.cacheSkipped += 1 }
        unsafe server.shelf.saw(sealed.version, of: pseudonym)
        note(sealed.version, context, server, at: openedAt)
    }

    // MARK: The cache's answer

    @unsafe
    private func take(_ value: UnsafeRawBufferPointer?, _ server: PatientServer) {
        guard let context = unsafe self.context, let view = unsafe self.view.take(),
            let permit = unsafe self.permit.take()
        else { return }
        let (shelf, now) = (server.shelf, Moment(ContinuousClock.now))
        let counts = unsafe shelf.cache.connection(to: view.server) == connection
        shelf.answered(permit, isFailure: !counts, at: now)
        unsafe context.observe(
            Self.redisGet, from: askedAt, to: now,
            cache: !counts ? .skipped : value == nil ? .miss : .hit)
        guard counts else { return hand(over: .nothing) }
        guard let value = unsafe value else { return unsafe hand(over: .missed(key, view)) }
        guard unsafe value.first == CachedOctets.value, shelf.coherence.holds(view, at: now)
        else {
            shelf.counters.count { $0.cacheContended += 1 }
            return hand(over: .nothing)
        }
        let version = unsafe server.vault.openFromCache(
            value, key: key, secret: view.secret, into: &octets)
        let openedAt = Moment(ContinuousClock.now)
        context.observe(Self.phiOpen, from: now, to: openedAt)
        guard let version else { return unsafe hand(over: .damaged(key, view)) }
        guard unsafe version >= shelf.floors.floor(of: pseudonym) else {
            return unsafe hand(over: .stale(key, view))
        }
        shelf.counters.count { $0.cacheHits += 1 }
        if version == 0 { return hand(over: .absent) }
        guard isAnswered else { return hand(over: nil) }
        unsafe shelf.saw(version, of: pseudonym)
        note(version, context, server, at: openedAt)
    }

    // MARK: The note

    private func note(
        _ version: UInt64, _ context: CallContext, _ server: PatientServer, at now: Moment
    ) {
        guard let form = unsafe form.take() else { return }
        unsafe askedAt = now
        let trace = context.trace.traceID
        do throws(AuditError) {
            unsafe try server.audit.file(
                form, version: version, pseudonym: pseudonym,
                traceID: AuditID(high: trace.high, low: trace.low),
                deadline: PatientServer.storeDeadline(context, at: now), self)
        } catch { auditEnded(error, at: now) }
    }

    /// Whether what is encoded tells what was asked for.
    private var isAnswered: Bool {
        unsafe question == .patient || EncodedPatient.isActive(octets) != nil
    }

    private func answer() {
        guard let reply = unsafe reply.take() else { return }
        guard let arena = reply.arena else { return end() }
        do throws(MessageError) {
            let response: PreparedMessage
            switch unsafe question {
            case .patient:
                unsafe response = unsafe try PatientV1.GetPatientResponse(source: source).prepare(
                    in: arena, adding: Self.patientField, encoded: octets)
            case .standing:
                unsafe response = unsafe try PatientV1.CheckPatientResponse(
                    active: EncodedPatient.isActive(octets) ?? false
                ).prepare(in: arena)
            }
            end()
            unsafe reply.answer(response)
        } catch {
            end()
            reply.fail(RPCError(.internalError, "the response cannot be written", cause: error))
        }
    }

    // MARK: The end

    /// Goes on in a task.
    /// - Parameter answer: the cache's; nil when it was not asked.
    private func hand(over answer: PatientShelf.Answer?) {
        guard let reply = unsafe reply.take() else { return end() }
        let question = unsafe question
        end()
        switch question {
        case .patient:
            unsafe reply.answerInTask(
                by: PreparedMethod(
                    PatientV1.PatientService.getPatient,
                    ContinuedMethod(method: CachedReadMethod(server: server), answer: answer)))
        case .standing:
            unsafe reply.answerInTask(
                by: PreparedMethod(
                    PatientV1.PatientService.checkPatient,
                    ContinuedMethod(
                        method: CachedCheckMethod(server: server), answer: answer)))
        }
    }

    private func end() {
        unsafe context = nil
        unsafe form = nil
        unsafe view = nil
        unsafe permit = nil
        unsafe patientID = ""
        unsafe PHISealer.wipe(keepingMemoryOf: &octets)
        unsafe server.spare(self)
    }
}

extension CachedRead: RedisListener {
    func redisFound(_ value: UnsafeRawBufferPointer?) { unsafe take(value, server) }

    func redisFailed(_ error: RedisError) {
        guard let context = unsafe self.context, let permit = unsafe self.permit else { return }
        let now = Moment(ContinuousClock.now)
        unsafe server.shelf.answered(permit, isFailure: true, at: now)
        unsafe context.observe(Self.redisGet, from: askedAt, to: now, cache: .skipped)
        hand(over: .nothing)
    }
}

extension CachedRead: StoreListener {
    func storeFound(_ patient: SealedPatient?) { unsafe takeStored(patient, server) }

    var turn: (caller: UInt64, party: UInt64) {
        unsafe context.map { ($0.callerNumber, $0.partyNumber) } ?? (0, 0)
    }
}

extension CachedRead: AuditListener {
    func auditEnded(_ error: AuditError?, at now: Moment) {
        unsafe context?.observe(Self.auditAppend, from: askedAt, to: now)
        guard let error else { return answer() }
        unsafe server.audit.countRefusal()
        guard let reply = unsafe reply.take() else { return end() }
        end()
        reply.fail(
            PatientServiceError(.unavailable, "the access cannot be recorded", cause: error)
                .rpcError)
    }
}
