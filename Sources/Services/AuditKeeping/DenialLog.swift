package import AuditTrail
private import Synchronization

/// Calls that were refused before a handler saw them, until they are records. Taken on any thread
/// without waiting; ``records(_:)`` makes one record of all refusals of a kind since the last time,
/// so that whoever is refused in a flood cannot fill the trail.
package final class DenialLog: Sendable {
    /// Kinds of refusals, by caller, method and reason, between two rounds. Further ones are
    /// counted and lost.
    package static let kindCountMax = 256
    /// Time between two rounds.
    package static let interval = Duration.milliseconds(200)

    /// What was refused.
    package struct Kind: Hashable, Sendable {
        /// The caller's identity; nil when it has none.
        package let caller: String?
        /// The method's bare name.
        package let method: String
        /// Why, in a word.
        package let reason: AuditToken

        /// A kind of its parts.
        package init(caller: String?, method: String, reason: AuditToken) {
            self.caller = caller
            self.method = method
            self.reason = reason
        }
    }

    private let counters: AuditCounters
    private struct Waiting {
        var count: UInt32 = 0
        /// Where the first of them came from.
        let address: AuditAddress
    }

    private let waiting = Mutex<[Kind: Waiting]>([:])

    /// A log without refusals.
    package init(counters: AuditCounters = AuditCounters()) { self.counters = counters }

    /// Notes a refusal. Of several of a kind, the record says where the first came from.
    package func note(_ kind: Kind, from address: AuditAddress = .none) {
        let isTaken = waiting.withLock { waiting in
            guard waiting[kind] != nil || waiting.count < Self.kindCountMax else { return false }
            var known = waiting[kind] ?? Waiting(address: address)
            known.count += known.count == .max ? 0 : 1
            waiting[kind] = known
            return true
        }
        if !isTaken { counters.count { $0.denialsLost += 1 } }
    }

    /// Records of what was refused since the last time, with how often.
    package func records(_ clerk: AuditClerk) -> [AuditRecord] {
        let kinds = waiting.withLock { waiting in
            defer { waiting = [:] }
            return waiting
        }
        return kinds.map { kind, waiting in
            var record = clerk.ownRecord(.execute, .login, Self.refusal)
            let caller = AuditCaller(
                method: kind.method, program: kind.caller ?? Self.nobody,
                actor: kind.caller ?? Self.nobody, purpose: nil, reason: nil,
                traceID: [UInt8](repeating: 0, count: AuditID.byteCount),
                address: waiting.address)
            if let named = try? clerk.record(.execute, .login, by: caller) { record = named }
            record.address = waiting.address
            record.outcome = .minorFailure
            record.decision = .deny
            record.reason = kind.reason
            record.itemCount = waiting.count
            return record
        }
    }

    /// Who calls without an identity.
    package static let nobody = "unauthenticated"
    private static let refusal = AuditToken("refused-call")
}
