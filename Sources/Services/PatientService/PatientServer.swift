package import AuditKeeping
internal import AuditTrail
package import CircuitBreaking
internal import LatencyBudget
package import Messages
package import PHIProtection
package import RPC

/// patient-service's methods over a store and a cache. One per event loop; every call runs on that
/// loop's thread.
///
/// - Reads are never stale: what the cache has is shown only while no acknowledged change can be
///   missing from it; see ``CacheCoherence``.
/// - Every access is noted, durably before the answer; a change also before it is sent to the
///   store. Without the note there is no answer.
/// - The cache may fail in any way. No caller sees it.
// Safety: sealer, names, arena and what is kept for reads are used by calls of one loop, never
// across a suspension.
package final class PatientServer: PatientV1.PatientServiceServer, @unchecked Sendable {
    let store: any PatientStoring
    let chart: any ChartStoring
    let vault: PatientVault
    let shelf: PatientShelf
    let audit: AuditClerk
    let denials: DenialLog?
    let reads = FreshReads<SealedPatient?>()
    /// Where changes go together; nil where each goes by itself.
    private(set) var groups: ChangeGroups?
    /// The loop, where it was named.
    let executor: (any TaskExecutor)?
    /// Of reads that need no task.
    @exclusivity(unchecked) var forms = ReadForms()
    @exclusivity(unchecked) var spareReads: [CachedRead] = []

    /// - Parameters:
    ///   - audit: makes notes on accesses durable.
    ///   - denials: told of callers whose names cannot be recorded.
    ///   - keyRing: gives the working keys; a ring that replaces it is used from the next call on.
    ///   - ledger: counts what the keys seal, over all loops and runs; nil counts by loop and run.
    ///   - executor: the loop, on which changes that come at the same time go to the store
    ///     together; nil lets each go by itself.
    ///   - counters: what the cache did; share one over the loops of a process.
    /// - Throws: ``PHIError`` when the working keys cannot be derived.
    package init(
        configuration: PatientServiceConfiguration, keyRing: LiveKeyRing, store: any PatientStoring,
        chart: any ChartStoring, cache: PatientCacheParts, audit: AuditClerk,
        denials: DenialLog? = nil, counters: PatientCounters = PatientCounters(),
        ledger: KeyUsageLedger? = nil, executor: (any TaskExecutor)? = nil
    ) throws(PHIError) {
        self.store = store
        self.chart = chart
        self.audit = audit
        self.denials = denials
        self.executor = executor
        vault = try PatientVault(ring: keyRing, tenant: configuration.tenant, ledger: ledger)
        shelf = PatientShelf(
            cache: cache.cache,
            coherence: CacheCoherence(
                parts: cache, vault: vault, leaseDuration: configuration.cacheLease),
            vault: vault, configuration: configuration, counters: counters)
        groups = executor.map { ChangeGroups(server: self, executor: $0) }
    }

    /// Keeps the cache in use, until the task is cancelled. On the loop; without it every read goes
    /// to the store.
    package func keepCache() async throws { try await shelf.coherence.run() }

    /// Makes everything that any instance has ever cached unreadable, and returns when nobody shows
    /// it any more.
    /// - Throws: ``PatientServiceError`` when that cannot be said by the deadline.
    package func forgetCached(
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        try await shelf.coherence.forgetEverything(deadline: deadline)
    }

    /// Whether a change need not wait for the cache's first agreement any more: a service that is
    /// ready says so, however the cache itself is. Only while ``keepCache()`` runs. On the loop.
    package var isCacheSettled: Bool { shelf.coherence.isWarm }

    /// Patients whose key lies opened in memory. On the loop.
    package var openedKeyCount: Int { vault.openedKeyCount }

    /// Whether the next read asks the cache. On the loop.
    package var isCacheInUse: Bool { shelf.coherence.view(at: .now) != nil }

    /// The breaker before the cache, for operators. On the loop.
    package func breakers() -> [(name: String, snapshot: CircuitBreakerSnapshot)] {
        [(shelf.breaker.name, shelf.breaker.snapshot(now: .now))]
    }

    // MARK: PatientServiceServer

    /// Adds a patient; see the contract.
    package func createPatient(
        _ request: PatientV1.CreatePatientRequest, context: CallContext
    ) async throws -> PatientV1.CreatePatientResponse {
        try await translated { try await create(request, context) }
    }

    /// Shows a patient at its current version; see the contract.
    package func getPatient(
        _ request: PatientV1.GetPatientRequest, context: CallContext
    ) async throws -> PatientV1.GetPatientResponse {
        try await translated { try await get(request, context) }
    }

    /// Replaces demographics and history; see the contract.
    package func updatePatient(
        _ request: PatientV1.UpdatePatientRequest, context: CallContext
    ) async throws -> PatientV1.UpdatePatientResponse {
        try await translated { try await update(request, context) }
    }

    /// Closes a record for changes; see the contract.
    package func deactivatePatient(
        _ request: PatientV1.DeactivatePatientRequest, context: CallContext
    ) async throws -> PatientV1.DeactivatePatientResponse {
        try await translated { try await deactivate(request, context) }
    }

    /// Makes two records one; see the contract.
    package func mergePatients(
        _ request: PatientV1.MergePatientsRequest, context: CallContext
    ) async throws -> PatientV1.MergePatientsResponse {
        try await translated { try await merge(request, context) }
    }

    /// Makes a patient unreadable for ever; see the contract.
    package func erasePatient(
        _ request: PatientV1.ErasePatientRequest, context: CallContext
    ) async throws -> PatientV1.ErasePatientResponse {
        try await translated { try await erase(request, context) }
    }

    /// Tells how far values are sealed anew; see the contract.
    package func getResealing(
        _ request: PatientV1.GetResealingRequest, context: CallContext
    ) async throws -> PatientV1.GetResealingResponse {
        try await translated { try await resealing(context) }
    }

    /// Tells whether a patient is there and active; see the contract.
    package func checkPatient(
        _ request: PatientV1.CheckPatientRequest, context: CallContext
    ) async throws -> PatientV1.CheckPatientResponse {
        try await translated { try await check(request, nil, context) }
    }

    /// The same of several; see the contract.
    package func checkPatients(
        _ request: PatientV1.CheckPatientsRequest, context: CallContext
    ) async throws -> PatientV1.CheckPatientsResponse {
        try await translated { try await check(request, context) }
    }

    /// Finds patients; see the contract.
    package func findPatients(
        _ request: PatientV1.FindPatientsRequest, context: CallContext
    ) async throws -> PatientV1.FindPatientsResponse {
        try await translated { try await find(request, context) }
    }

    /// Adds entries to a chart; see the contract.
    package func addEntries(
        _ request: PatientV1.AddEntriesRequest, context: CallContext
    ) async throws -> PatientV1.AddEntriesResponse {
        try await translated { try await add(request, context) }
    }

    /// Replaces an entry; see the contract.
    package func updateEntry(
        _ request: PatientV1.UpdateEntryRequest, context: CallContext
    ) async throws -> PatientV1.UpdateEntryResponse {
        try await translated { try await updateEntry(request, context) }
    }

    /// Shows an entry; see the contract.
    package func getEntry(
        _ request: PatientV1.GetEntryRequest, context: CallContext
    ) async throws -> PatientV1.GetEntryResponse {
        try await translated { try await getEntry(request, context) }
    }

    /// Shows a page of a patient's entries; see the contract.
    package func listEntries(
        _ request: PatientV1.ListEntriesRequest, context: CallContext
    ) async throws -> PatientV1.ListEntriesResponse {
        try await translated { try await list(request, context) }
    }

    /// Shows a whole chart; see the contract.
    package func readChart(
        _ request: PatientV1.ReadChartRequest,
        responses: MessageSink<PatientV1.ReadChartResponse>, context: CallContext
    ) async throws {
        try await translated { try await read(request, responses, context) }
    }

    /// Finds entries of all patients; see the contract.
    package func findEntries(
        _ request: PatientV1.FindEntriesRequest, context: CallContext
    ) async throws -> PatientV1.FindEntriesResponse {
        try await translated { try await find(request, context) }
    }

    func translated<Response>(
        _ body: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await body()
        } catch let error as PatientServiceError {
            throw error.rpcError
        }
    }

    // MARK: What all methods begin with

    /// Names the patient, and who asks about it. Whether the caller may, the server's
    /// authorization table has said before.
    func admit(
        _ patientID: PHI<String>, _ action: AuditEntry.Action, _ context: CallContext
    ) throws -> Access {
        let patientID = try PatientValidation.patientID(patientID)
        return try access(
            patientID, pseudonym: vault.pseudonym(of: patientID), action, context)
    }

    /// A call about many patients, or about nobody in particular: its notes name whom they are
    /// about.
    func admitMany(_ action: AuditEntry.Action, _ context: CallContext) throws -> Access {
        try access("", pseudonym: [], action, context)
    }

    private func access(
        _ patientID: String, pseudonym: [UInt8], _ action: AuditEntry.Action,
        _ context: CallContext
    ) throws -> Access {
        let access = Access(
            patientID: patientID,
            audit: AuditEntry(
                pseudonym: pseudonym, action: action, method: context.method.name,
                caller: Self.caller(context), traceID: context.trace.traceID.octets,
                actor: context.audit?.actor, purpose: context.audit?.purpose,
                reason: context.audit?.reason, address: AuditAddress(context.address)),
            deadline: Self.storeDeadline(context))
        try checkNames(access)
        return access
    }

    /// A record's new version, on its way to the store.
    struct Change {
        let patient: SealedPatient
        /// What the patient's consent is from then on.
        let sharing: PatientV1.Sharing
    }

    /// A call that was let in.
    struct Access {
        let patientID: String
        let audit: AuditEntry
        /// Until when the store may take.
        let deadline: ContinuousClock.Instant

        var pseudonym: [UInt8] { audit.pseudonym }

        /// The same call, about another patient.
        func about(_ pseudonym: [UInt8], _ patientID: String? = nil) -> Access {
            var audit = audit
            audit.pseudonym = pseudonym
            return Access(
                patientID: patientID ?? self.patientID, audit: audit, deadline: deadline)
        }
    }

    static func caller(_ context: CallContext) -> String {
        guard let peer = context.peer, peer.utf8.count <= PatientLimits.callerByteCountMax else {
            return "unauthenticated"
        }
        return peer
    }

    /// A little before the call's deadline, so that a silent store still gets the caller an answer
    /// that says so.
    static func storeDeadline(_ context: CallContext) -> ContinuousClock.Instant {
        let margin = min(context.remaining / 10, .milliseconds(50))
        return context.deadline - max(margin, .zero)
    }

    /// As above, as moments.
    static func storeDeadline(_ context: CallContext, at now: Moment) -> Moment {
        let margin = min(context.expiresAt.nanoseconds(since: now) / 10, 50_000_000)
        return context.expiresAt.adding(nanoseconds: -Int64(margin))
    }

    /// Runs a step that has a budget of its own.
    func observed<Result>(
        _ operation: StaticString, _ context: CallContext, _ body: () async throws -> Result
    ) async throws -> Result {
        let startedAt = ContinuousClock.now
        defer { context.observe(operation, startedAt: startedAt, endedAt: .now) }
        return try await body()
    }

    /// The same for a step that does not wait.
    func observedNow<Result>(
        _ operation: StaticString, _ context: CallContext, _ body: () throws -> Result
    ) throws -> Result {
        let startedAt = ContinuousClock.now
        defer { context.observe(operation, startedAt: startedAt, endedAt: .now) }
        return try body()
    }

    static var notFound: RPCError { RPCError(.notFound, "there is no such patient") }
}
