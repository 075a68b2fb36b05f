package import AuditTrail
package import LatencyBudget
private import Synchronization

/// Makes records of accesses and sees to it that they are durable before data leaves.
///
/// When the sink refuses, the access fails. The one exception is a read by broken glass with its
/// reason: it goes on, its record stays in memory, is the first that the sink gets when it is back,
/// and somebody is alarmed. One for each event loop.
package final class AuditClerk: Sendable {
    /// Names of callers and methods that are remembered as checked; at the bound all are forgotten.
    package static let wordCountMax = 4_096
    /// Records in memory of reads that went on by broken glass. When there are so many, further
    /// ones fail.
    package static let spooledRecordCountMax = 4_096
    /// How long a sink may take for what no call waits for.
    package static let ownLimit = Duration.seconds(5)

    /// Callers whose names are found without a look into the tables of words.
    private static let recentCallerCountMax = 8

    /// What a record says of a caller.
    private struct Names {
        let operation: AuditToken
        let actor: AuditIdentifier
        let program: AuditIdentifier
        let reason: AuditToken?
    }

    private struct Words {
        var identifiers: [String: AuditIdentifier] = [:]
        var tokens: [String: AuditToken] = [:]
        var recent: [(caller: AuditCaller, names: Names)] = []
        var nextRecent = 0
    }

    private let sink: any AuditSink
    private let service: AuditIdentifier
    private let counters: AuditCounters
    private let alarm: @Sendable (String) -> Void
    private let served: @Sendable ([UInt8]) -> Void
    private let idPrefix: UInt64
    private let idCount = Atomic<UInt64>(0)
    private let words = Mutex(Words())
    private let spool = Mutex<[AuditRecord]>([])
    /// Whether there may be something in the spool.
    private let isSpooling = Atomic(false)

    /// - Parameters:
    ///   - service: the program's own name, who acts when nobody calls.
    ///   - alarm: tells operators, in one sentence without patient data.
    ///   - served: told the pseudonym of each patient whose data a call has reached; for counting
    ///     how many different ones there were. It must not wait.
    package init(
        sink: any AuditSink, service: AuditIdentifier, counters: AuditCounters = AuditCounters(),
        alarm: @escaping @Sendable (String) -> Void = { _ in },
        served: @escaping @Sendable ([UInt8]) -> Void = { _ in }
    ) {
        self.served = served
        self.sink = sink
        self.service = service
        self.counters = counters
        self.alarm = alarm
        var random = SystemRandomNumberGenerator()
        idPrefix = random.next()
    }

    // MARK: Records

    /// A record of what a caller did; what depends on the outcome is set afterwards.
    /// - Throws: ``AuditError`` with code `badValue` for a caller whose names no record can hold.
    package func record(
        _ action: AuditAction, _ interaction: AuditInteraction, by caller: AuditCaller
    ) throws(AuditError) -> AuditRecord {
        let names = try words.withLock { words throws(AuditError) in
            try Self.names(caller, &words)
        }
        var record = AuditRecord(
            eventID: nextID(), timeNanoseconds: AuditTime.now(), action: action,
            interaction: interaction, operation: names.operation, actor: names.actor,
            service: names.program)
        record.purpose = caller.purpose.flatMap(AuditPurpose.init(code:)) ?? .unstated
        record.reason = names.reason
        record.traceID = try AuditID(caller.traceID)
        record.address = caller.address
        return record
    }

    /// A record of what the program itself did, such as using a key.
    package func ownRecord(
        _ action: AuditAction, _ interaction: AuditInteraction, _ operation: AuditToken
    ) -> AuditRecord {
        AuditRecord(
            eventID: nextID(), timeNanoseconds: AuditTime.now(), action: action,
            interaction: interaction, operation: operation, actor: service, service: service)
    }

    /// Whether records can name this caller.
    package func canName(_ caller: AuditCaller) -> Bool {
        words.withLock { words in
            do throws(AuditError) {
                _ = try Self.names(caller, &words)
                return true
            } catch {
                return false
            }
        }
    }

    private func nextID() -> AuditID {
        AuditID(high: idPrefix, low: idCount.wrappingAdd(1, ordering: .relaxed).newValue)
    }

    /// The names of one of the last callers, or looked up.
    private static func names(
        _ caller: AuditCaller, _ words: inout Words
    ) throws(AuditError) -> Names {
        for index in words.recent.indices where words.recent[index].caller.isNamedAs(caller) {
            return words.recent[index].names
        }
        let names = Names(
            operation: try token(caller.method, &words),
            actor: try identifier(caller.actor, &words),
            program: try identifier(caller.program, &words),
            reason: try caller.reason.map { text throws(AuditError) in try token(text, &words) })
        var known = caller
        known.traceID = []
        if words.recent.count < recentCallerCountMax {
            words.recent.append((known, names))
        } else {
            words.recent[words.nextRecent] = (known, names)
            words.nextRecent = (words.nextRecent + 1) % recentCallerCountMax
        }
        return names
    }

    private static func identifier(
        _ text: String, _ words: inout Words
    ) throws(AuditError) -> AuditIdentifier {
        if let known = words.identifiers[text] { return known }
        let identifier = try AuditIdentifier(text)
        if words.identifiers.count >= wordCountMax { words.identifiers = [:] }
        words.identifiers[text] = identifier
        return identifier
    }

    private static func token(
        _ text: String, _ words: inout Words
    ) throws(AuditError) -> AuditToken {
        if let known = words.tokens[text] { return known }
        let token = try AuditToken(checking: text)
        if words.tokens.count >= wordCountMax { words.tokens = [:] }
        words.tokens[text] = token
        return token
    }

    // MARK: Filing

    /// Makes records durable.
    /// - Parameter isRead: whether nothing is changed, so that broken glass with a reason goes on
    ///   without the sink.
    /// - Throws: ``AuditError``; then nothing may leave.
    package func file(
        _ records: [AuditRecord], isRead: Bool = false, deadline: ContinuousClock.Instant
    ) async throws(AuditError) {
        for record in records where record.outcome == .success {
            for patient in record.patients { served(patient.octets) }
        }
        do throws(AuditError) {
            try await append(records, deadline)
        } catch {
            counters.count { $0.refused += records.count }
            guard isRead, Self.breaksGlass(records), keepInMemory(records) else { throw error }
            counters.count { $0.overridden += 1 }
            alarm("a read went on by broken glass while the audit refuses: \(error.message)")
        }
    }

    /// Whether records can be filed for listeners now; otherwise by tasks.
    package var takesForms: Bool {
        !isSpooling.load(ordering: .relaxed) && sink.takesForms
    }

    /// As ``file(_:isRead:deadline:)``, for one successful access to one patient whose caller is no
    /// task: `listener` is told, perhaps before this returns. While ``takesForms``.
    /// - Parameters:
    ///   - form: made of a record of this clerk's.
    ///   - pseudonym: the patient's, 32 octets.
    /// - Throws: ``AuditError`` with code `badValue` for another length; nobody is told then.
    package func file(
        _ form: AuditRecordForm, version: UInt64, pseudonym: [UInt8], traceID: AuditID,
        deadline: Moment, _ listener: any AuditListener
    ) throws(AuditError) {
        let facts = AuditRecordForm.Facts(
            eventID: nextID(), traceID: traceID, timeNanoseconds: AuditTime.now(),
            version: version, patient: try AuditPseudonym(pseudonym))
        served(pseudonym)
        sink.append(form, facts, deadline: deadline, listener)
    }

    /// A record that was filed for a listener has been refused.
    package func countRefusal() { counters.count { $0.refused += 1 } }

    /// As above for what happens beside the calls; a refusal is alarmed and nothing else.
    package func fileOwn(_ records: [AuditRecord]) async {
        guard !records.isEmpty else { return }
        do throws(AuditError) {
            try await append(records, .now + Self.ownLimit)
        } catch {
            counters.count { $0.refused += records.count }
            alarm("the audit refuses records of the service itself: \(error.message)")
        }
    }

    /// Gives the sink what was kept in memory, if it takes it now.
    package func drain() async {
        guard spooledCount > 0 else { return }
        try? await append([], .now + Self.ownLimit)
    }

    /// Records in memory.
    package var spooledCount: Int { spool.withLock { $0.count } }

    private func append(
        _ records: [AuditRecord], _ deadline: ContinuousClock.Instant
    ) async throws(AuditError) {
        let kept = spool.withLock { spool in
            defer { spool = [] }
            isSpooling.store(false, ordering: .relaxed)
            return spool
        }
        if kept.isEmpty { return try await sink.append(records, deadline: deadline) }
        do throws(AuditError) {
            try await sink.append(kept + records, deadline: deadline)
        } catch {
            // Nobody knows whether the sink has them: better twice, under one id, than not at all.
            spool.withLock {
                $0 = kept + $0
                isSpooling.store(true, ordering: .relaxed)
            }
            throw error
        }
    }

    private static func breaksGlass(_ records: [AuditRecord]) -> Bool {
        records.allSatisfy { $0.purpose == .breakGlass && $0.reason != nil }
    }

    private func keepInMemory(_ records: [AuditRecord]) -> Bool {
        let overridden = records.map { record in
            var record = record
            record.decision = .overridden
            return record
        }
        return spool.withLock { spool in
            guard spool.count + overridden.count <= Self.spooledRecordCountMax else { return false }
            spool += overridden
            isSpooling.store(true, ordering: .relaxed)
            return true
        }
    }
}
