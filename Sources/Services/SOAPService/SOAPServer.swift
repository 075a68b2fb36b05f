package import AuditKeeping
internal import AuditTrail
package import CircuitBreaking
package import Messages
package import PHIProtection
package import RPC

/// soap-service's methods over a store. One per event loop; every call runs on that loop's thread.
///
/// The landing page tells one note's way and why its steps stand in their order.
// Safety: the vault is used by calls of one loop, never across a suspension.
package final class SOAPServer: SoapV1.SOAPServiceServer, @unchecked Sendable {
    /// Repeats hand-offs that are pending; somebody has to run it.
    package let handOffWorker: HandOffWorker
    /// What became of notes.
    package let counters = NoteCounters()
    let store: any NoteStoring
    let vault: NoteVault
    let gate: PatientGate
    let handOff: HandOff
    let configuration: SOAPServiceConfiguration
    let ledger: NoteLedger
    let screener: NoteScreener
    let classifier: AdviceClassifier
    let settling: HandOffSettling
    /// Where notes go together; nil where each goes by itself.
    private(set) var groups: NoteGroups?
    private let denials: DenialLog?

    /// - Parameters:
    ///   - keyRing: gives the working keys; a ring that replaces it is used from the next call on.
    ///   - audit: makes records of accesses durable.
    ///   - denials: told of callers whose names cannot be recorded.
    ///   - keyLedger: counts what the keys seal, over all loops and runs; nil counts by loop and
    ///     run.
    ///   - screener: reads the notes.
    ///   - executor: the loop, on which notes that come at the same time go their way together; nil
    ///     lets each go by itself.
    /// - Throws: `PHIError` when the working keys cannot be derived.
    package init(
        configuration: SOAPServiceConfiguration, keyRing: LiveKeyRing, store: any NoteStoring,
        patients: PatientV1.PatientServiceClient, ehr: EhrV1.EHRGatewayClient,
        audit: AuditClerk, denials: DenialLog? = nil, keyLedger: KeyUsageLedger? = nil,
        screener: NoteScreener = NoteScreener(), executor: (any TaskExecutor)? = nil
    ) throws(PHIError) {
        self.screener = screener
        classifier = AdviceClassifier(screener.terminology, screener.versions)
        self.store = store
        self.configuration = configuration
        self.denials = denials
        ledger = NoteLedger(clerk: audit)
        settling = HandOffSettling(store: store, ledger: ledger)
        vault = try NoteVault(
            ring: keyRing, tenant: configuration.tenant, terminology: screener.terminology,
            ledger: keyLedger)
        gate = PatientGate(patients: patients, limit: configuration.patientCheckLimit)
        handOff = HandOff(ehr: ehr, limit: configuration.handOffLimit)
        handOffWorker = HandOffWorker(
            store: store, vault: vault, handOff: handOff, ledger: ledger,
            configuration: configuration)
        groups = executor.map { NoteGroups(server: self, executor: $0) }
    }

    /// Adds the service's methods to a table.
    package func register(in table: inout MethodTable) {
        var methods = MethodTable()
        SoapV1.SOAPService.register(self, in: &methods)
        let process = DeferredMethod(SoapV1.SOAPService.process, ProcessMethod(server: self))
        for method in methods.methods {
            table.add(groups != nil && method.name == process.name ? process : method)
        }
    }

    /// The breaker before ehr-gateway, for operators.
    package func breakers() -> [(name: String, snapshot: CircuitBreakerSnapshot)] {
        [(handOff.breaker.name, handOff.breaker.snapshot(now: .now))]
    }

    /// Hands documents of several notes over in one call, until it is cancelled. While nobody runs
    /// it, each goes by itself. Once.
    package func gatherHandOffs() async { await handOff.gathering.run() }

    /// Whether ``gatherHandOffs()`` is at work.
    package var gathersHandOffs: Bool { handOff.gathering.isRunning }

    /// Writes down the outcomes of hand-offs until it is cancelled; somebody has to run it.
    /// - Parameter gather: waits a moment for more of them, once a round.
    package func settleHandOffs(gather: () async -> Void = {}) async {
        await settling.run(gather: gather)
    }

    /// Writes down the outcomes of hand-offs that wait; the last time after the last call.
    package func settleNow() async { await settling.settle() }

    // MARK: SOAPServiceServer

    package func process(
        _ request: SoapV1.ProcessRequest, context: CallContext
    ) async throws -> SoapV1.ProcessResponse {
        try await counters.counting(request) {
            try await translated { try await take(request, context) }
        }
    }

    package func getNote(
        _ request: SoapV1.GetNoteRequest, context: CallContext
    ) async throws -> SoapV1.GetNoteResponse {
        try await translated { try await show(request, context) }
    }

    /// As the contract says.
    package func processStream(
        _ requests: MessageStream<SoapV1.ProcessStreamRequest>,
        responses: MessageSink<SoapV1.ProcessStreamResponse>, context: CallContext
    ) async throws {
        try await translated { try await work(requests, responses, context) }
    }

    /// As the contract says.
    package func listNotes(
        _ request: SoapV1.ListNotesRequest, context: CallContext
    ) async throws -> SoapV1.ListNotesResponse {
        try await translated { try await list(request, context) }
    }

    /// As the contract says.
    package func searchNotes(
        _ request: SoapV1.SearchNotesRequest, context: CallContext
    ) async throws -> SoapV1.SearchNotesResponse {
        try await translated { try await search(request, context) }
    }

    /// As the contract says.
    package func amendNote(
        _ request: SoapV1.AmendNoteRequest, context: CallContext
    ) async throws -> SoapV1.AmendNoteResponse {
        try await translated { try await amend(request, context) }
    }

    /// As the contract says.
    package func signNote(
        _ request: SoapV1.SignNoteRequest, context: CallContext
    ) async throws -> SoapV1.SignNoteResponse {
        try await translated { try await sign(request, context) }
    }

    /// As the contract says.
    package func exportNote(
        _ request: SoapV1.ExportNoteRequest, context: CallContext
    ) async throws -> SoapV1.ExportNoteResponse {
        try await translated { try await export(request, context) }
    }

    /// As the contract says.
    package func eraseNotes(
        _ request: SoapV1.EraseNotesRequest, context: CallContext
    ) async throws -> SoapV1.EraseNotesResponse {
        try await translated { try await erase(request, context) }
    }

    /// As the contract says.
    package func getNoteResealing(
        _ request: SoapV1.GetNoteResealingRequest, context: CallContext
    ) async throws -> SoapV1.GetNoteResealingResponse {
        try await translated { try await resealing(context) }
    }

    /// The rest of a note's way, counted as the whole is.
    func continued(
        _ request: SoapV1.ProcessRequest,
        _ rest: () async throws -> SoapV1.ProcessResponse
    ) async throws -> SoapV1.ProcessResponse {
        try await counters.counting(request) { try await translated(rest) }
    }

    private func translated<Response>(
        _ body: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await body()
        } catch let error as SOAPServiceError {
            throw error.rpcError
        }
    }

    // MARK: What all methods begin with

    /// A call that was let in.
    struct Access {
        let patientID: String
        let audit: NoteAudit
        /// Until when the store may take.
        let deadline: ContinuousClock.Instant

        var pseudonym: [UInt8] { audit.pseudonym }
    }

    /// Names the patient, and who asks about it. Whether the caller may, the server's
    /// authorization table has said before.
    func admit(
        _ patientID: PHI<String>, _ action: NoteAudit.Action, _ context: CallContext
    ) throws -> Access {
        let patientID = try NoteValidation.id(patientID.revealed, "patient_id")
        return try access(patientID, try vault.pseudonym(of: patientID), action, context)
    }

    /// The same for a call about many patients.
    func admitMany(_ action: NoteAudit.Action, _ context: CallContext) throws -> Access {
        try access("", [], action, context)
    }

    private func access(
        _ patientID: String, _ pseudonym: [UInt8], _ action: NoteAudit.Action,
        _ context: CallContext
    ) throws -> Access {
        let access = Access(
            patientID: patientID,
            audit: NoteAudit(
                pseudonym: pseudonym, action: action,
                method: context.method.name, caller: Self.caller(context),
                traceID: context.trace.traceID.octets, actor: context.audit?.actor,
                purpose: context.audit?.purpose, reason: context.audit?.reason,
                address: AuditAddress(context.address)),
            deadline: Self.storeDeadline(context))
        guard ledger.canName(access.audit) else {
            denials?.note(
                DenialLog.Kind(
                    caller: access.audit.caller, method: access.audit.method,
                    reason: Self.badStatement),
                from: access.audit.address)
            throw RPCError(.invalidArgument, "the caller's names cannot be recorded")
        }
        return access
    }

    private static let badStatement = AuditToken("bad-statement")

    private static func caller(_ context: CallContext) -> String {
        guard let peer = context.peer, peer.utf8.count <= SOAPLimits.callerByteCountMax else {
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

    /// Records how an access ended; durable when it returns.
    func record(
        _ outcome: NoteAudit.Outcome, _ noteID: NoteID?, version: UInt64 = 0, _ access: Access
    ) async throws(SOAPServiceError) {
        var line = NoteLedger.Line(outcome, noteID, access.audit)
        line.version = version
        try await ledger.note(line, deadline: access.deadline)
    }

    /// Runs a step of an access against the store. One that fails is recorded as such, as far as
    /// that is possible, and its error goes on.
    func asked<Result>(
        _ operation: StaticString, _ access: Access, _ context: CallContext,
        _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await observed(operation, context, body)
        } catch {
            // The caller gets an error in any case; nothing leaves that would have to be recorded.
            try? await record(.failed, nil, access)
            throw error
        }
    }

    // MARK: Steps with a budget of their own

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
    ) rethrows -> Result {
        let startedAt = ContinuousClock.now
        defer { context.observe(operation, startedAt: startedAt, endedAt: .now) }
        return try body()
    }

    /// Opens a stored note. One that does not open is recorded as damaged and refused.
    func open(
        _ note: SealedNote, _ access: Access, _ context: CallContext
    ) async throws -> SoapV1.GetNoteResponse {
        do {
            let content = try observedNow("phi.open", context) { try vault.open(note) }
            // Of a search over many patients the access names none.
            guard
                try vault.pseudonym(of: content.patientID.revealed) == note.pseudonym,
                access.patientID.isEmpty || content.patientID.revealed == access.patientID
            else {
                throw SOAPServiceError(.damaged, "a stored note belongs to another patient")
            }
            return content
        } catch let error as SOAPServiceError where error.code == .damaged {
            try await record(.damaged, note.noteID, access)
            throw error
        }
    }
}
