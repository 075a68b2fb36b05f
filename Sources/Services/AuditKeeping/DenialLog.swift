package import AuditTrail
private import Synchronization

/// Calls that were refused before a handler saw them, until they are records. Taken on any thread
/// without waiting; ``records(_:)`` makes one record of all refusals of a kind from one address
/// since the last time, so that whoever is refused in a flood cannot fill the trail. Of a kind that
/// comes from more than ``addressCountMax`` addresses, the rest share a record without address.
package final class DenialLog: Sendable {
    /// Kinds of refusals, by caller, method and reason, between two rounds. Further ones are
    /// counted and lost.
    package static let kindCountMax = 256
    /// Addresses of a kind that get a record of their own.
    package static let addressCountMax = 8
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

    /// How often each address was refused; those that are too many are under `none`.
    private let waiting = Mutex<[Kind: [AuditAddress: UInt32]]>([:])

    /// A log without refusals.
    package init(counters: AuditCounters = AuditCounters()) { self.counters = counters }

    /// Notes a refusal.
    package func note(_ kind: Kind, from address: AuditAddress = .none) {
        let isTaken = waiting.withLock { waiting in
            guard waiting[kind] != nil || waiting.count < Self.kindCountMax else { return false }
            var known = waiting[kind, default: [:]]
            let isNamed = known[address] != nil || known.count < Self.addressCountMax
            let place = isNamed ? address : .none
            let count = known[place] ?? 0
            known[place] = count == .max ? count : count + 1
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
        return kinds.flatMap { kind, addresses in
            addresses.map { record(of: kind, from: $0, count: $1, clerk) }
        }
    }

    private func record(
        of kind: Kind, from address: AuditAddress, count: UInt32, _ clerk: AuditClerk
    ) -> AuditRecord {
        var record = clerk.ownRecord(.execute, .login, Self.refusal)
        let caller = AuditCaller(
            method: kind.method, program: kind.caller ?? Self.nobody,
            actor: kind.caller ?? Self.nobody, purpose: nil, reason: nil,
            traceID: [UInt8](repeating: 0, count: AuditID.byteCount), address: address)
        if let named = try? clerk.record(.execute, .login, by: caller) { record = named }
        record.address = address
        record.outcome = .minorFailure
        record.decision = .deny
        record.reason = kind.reason
        record.itemCount = count
        return record
    }

    /// Who calls without an identity.
    package static let nobody = "unauthenticated"
    private static let refusal = AuditToken("refused-call")
}
