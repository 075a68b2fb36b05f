internal import AuditTrail
internal import RPC
internal import Reactor

/// Changes of different patients that come at the same time, on their way together: to the audit as
/// attempts, to the cache, to the store, back to the cache, and to the audit with their outcomes.
/// One per event loop.
///
/// Each step is one question for all of a group, so a change costs a share of it. Nobody waits for
/// company: a group goes when none is under way, and beside others as soon as it is worth it. What
/// is wrong with one change is nothing to the others, and a caller who leaves is answered at once;
/// its change goes on, and its outcome is noted.
// Safety: touched on the loop's thread only; who is cancelled elsewhere comes back to it.
final class ChangeGroups: @unchecked Sendable {
    /// Changes in a group.
    static let memberCountMax = 64
    /// Groups under way at once.
    static let flightCountMax = 3
    /// Changes that wait before another group goes beside those under way.
    static let companyMin = 24
    /// Changes that wait; more are refused.
    static let waitingCountMax = 4_096

    private unowned let server: PatientServer
    private let executor: any TaskExecutor
    private var waiting: [GroupedChange] = []
    /// Patients whose change is under way: the next one waits for it.
    private var flying: Set<[UInt8]> = []
    private var flightCount = 0
    private var isStarting = false

    init(server: PatientServer, executor: any TaskExecutor) {
        self.server = server
        self.executor = executor
    }

    /// Replaces a record, with others, and notes how that ended unless it is to be tried again.
    /// - Parameter isFirst: whether the attempt is to be noted.
    func replace(
        _ change: PatientServer.Change, isFirst: Bool, isNamed: Bool,
        _ access: PatientServer.Access, _ context: CallContext
    ) async throws -> ReplaceOutcome {
        if Task.isCancelled { throw Self.cancelled }
        guard waiting.count < Self.waitingCountMax else {
            throw PatientServiceError(.overloaded, "\(waiting.count) changes wait already")
        }
        let attempt = isFirst ? AuditNote(.attempted, access.audit) : nil
        let member = GroupedChange(
            change, attempt: try attempt.map(server.records(of:)) ?? [], isNamed: isNamed, access,
            turn: CallerTurn(caller: context.callerNumber, party: context.partyNumber))
        await withTaskCancellationHandler {
            unsafe await withUnsafeContinuation { continuation in
                unsafe member.suspend(continuation)
                waiting.append(member)
                startIfDue()
            }
        } onCancel: {
            Task(executorPreference: executor) { self.leave(member) }
        }
        for step in member.steps {
            context.observe(step.operation, startedAt: step.startedAt, endedAt: step.endedAt)
        }
        return try member.outcome()
    }

    private static var cancelled: PatientServiceError {
        PatientServiceError(.cancelled, "the call was cancelled")
    }

    /// A caller goes; what is not under way yet goes with it.
    private func leave(_ member: GroupedChange) {
        waiting.removeAll { $0 === member }
        member.finish(.failure(Self.cancelled))
    }

    // MARK: Groups

    /// Begins a group behind all that this turn of the loop still brings.
    private func startIfDue() {
        guard !isStarting, !waiting.isEmpty, flightCount < Self.flightCountMax,
            flightCount == 0 || waiting.count >= Self.companyMin
        else { return }
        isStarting = true
        Task(executorPreference: executor) { [self, server] in
            isStarting = false
            let members = take()
            guard !members.isEmpty else { return }
            flightCount += 1
            startIfDue()
            await run(members, server)
            flightCount -= 1
            for member in members { flying.remove(member.change.patient.pseudonym) }
            startIfDue()
        }
    }

    /// The next group: each patient once, and none whose change is under way, in the order of
    /// their names. So no two groups wait for each other's rows.
    private func take() -> [GroupedChange] {
        if waiting.count > Self.memberCountMax {
            // Not all of them go now: nobody's many keep another's one waiting.
            waiting = CallerTurn.order(waiting.map(\.turn)).map { waiting[$0] }
        }
        var members: [GroupedChange] = []
        waiting.removeAll { member in
            guard members.count < Self.memberCountMax,
                flying.insert(member.change.patient.pseudonym).inserted
            else { return false }
            members.append(member)
            return true
        }
        return members.sorted {
            $0.change.patient.pseudonym.lexicographicallyPrecedes($1.change.patient.pseudonym)
        }
    }

    private func run(_ members: [GroupedChange], _ server: PatientServer) async {
        // A caller whose deadline comes earlier is cancelled then.
        let deadline = members.reduce(ContinuousClock.now) { max($0, $1.access.deadline) }
        do {
            try await server.file(members.flatMap(\.attempt), deadline: deadline)
            let changes = try await observed("redis.set", members) {
                try await server.shelf.beginChanges(of: members.map(\.access.patientID))
            }
            try await replace(members, deadline)
            await end(members, changes, deadline)
            try await note(members, deadline)
        } catch {
            for member in members { member.finish(.failure(error)) }
        }
        for member in members { member.finish() }
    }

    private func replace(
        _ members: [GroupedChange], _ deadline: ContinuousClock.Instant
    ) async throws {
        do {
            let outcomes = try await observed("postgres.write", members) {
                try await server.store.replace(members.map(\.change.patient), deadline: deadline)
            }
            for (member, outcome) in zip(members, outcomes) {
                member.stored(outcome)
                if case .success(let outcome) = outcome {
                    server.settle(outcome, of: member.change)
                }
            }
        } catch {
            for member in members { member.fail(error) }
        }
        let failed = members.filter(\.hasFailed)
        // Those callers get an error in any case; nothing leaves that would have to be noted.
        try? await server.file(
            failed.flatMap { try server.records(of: AuditNote(.failed, $0.access.audit)) },
            deadline: deadline)
    }

    /// Lets the cache have the patients again. Of a change of which nobody knows how it ended, the
    /// mark stays; one that is stored is not acknowledged before all caches know of it.
    private func end(
        _ members: [GroupedChange], _ changes: [CacheCoherence.Change],
        _ deadline: ContinuousClock.Instant
    ) async {
        let ended = zip(members, changes).filter { !$0.0.hasFailed }
        if ended.isEmpty { return }
        do {
            try await observed("redis.delete", members) {
                try await server.shelf.coherence.end(ended.map(\.1), deadline: deadline)
            }
        } catch {
            for (member, _) in ended where member.isReplaced { member.fail(error) }
        }
    }

    private func note(
        _ members: [GroupedChange], _ deadline: ContinuousClock.Instant
    ) async throws {
        var records: [AuditRecord] = []
        for member in members {
            guard let note = member.note(server) else { continue }
            do throws(PatientServiceError) { records += try server.records(of: note) } catch {
                member.fail(error)
            }
        }
        try await observed("audit.append", members) {
            try await server.file(records, deadline: deadline)
        }
    }

    private func observed<Result>(
        _ operation: StaticString, _ members: [GroupedChange], _ body: () async throws -> Result
    ) async throws -> Result {
        let startedAt = ContinuousClock.now
        defer {
            let step = GroupedChange.Step(
                operation: operation, startedAt: startedAt, endedAt: .now)
            for member in members { member.steps.append(step) }
        }
        return try await body()
    }
}
