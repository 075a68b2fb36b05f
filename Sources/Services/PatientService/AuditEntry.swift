package import AuditTrail
internal import LatencyBudget

/// What the audit keeps of one access: who, what, when, with which outcome; never any content.
///
/// The outcome is said by a note on it: ``AuditNote``.
package struct AuditEntry: Sendable, Equatable {
    /// What was done. Source of the letters' meaning: FHIR AuditEvent.action.
    package enum Action: String, Sendable, CaseIterable {
        /// A record was made.
        case create
        /// A record was read.
        case read
        /// It was looked up whether a record is active.
        case check
        /// A record was replaced.
        case update
        /// A record was closed for changes.
        case deactivate
        /// Records were looked for.
        case search
        /// Two patients became one.
        case merge
        /// A patient's data key was destroyed.
        case erase
        /// Many records went out.
        case exportData = "export"
        /// The audit itself was read.
        case readAudit = "read audit"
        /// Many records came in.
        case importData = "import"
    }

    /// How it ended.
    package enum Outcome: String, Sendable, CaseIterable {
        /// Done as asked.
        case success
        /// The first answer was given again.
        case repeated
        /// There is no such record.
        case notFound = "not found"
        /// There is one already.
        case alreadyExists = "already exists"
        /// Somebody else changed it first.
        case conflict
        /// The record is closed for changes.
        case inactive
        /// The patient's consent excludes the caller's purpose. In rows from before the server's
        /// authorization table: the caller may not call the method.
        case denied
        /// What is stored does not open.
        case damaged
        /// About to be done: recorded before a change, whose own outcome follows.
        case attempted
        /// A store did not answer; what was asked for may have been done or not.
        case failed
        /// No partition takes its month.
        case outOfRange = "out of range"
    }

    /// Where the data came from.
    package enum Source: String, Sendable {
        /// From the cache, whose version the database confirmed.
        case cache
        /// From the database.
        case database
        /// Nothing was shown.
        case none
    }

    /// Whose record.
    package var pseudonym: [UInt8]
    /// What was done.
    package var action: Action
    /// The method's bare name, such as `GetPatient`.
    package var method: String
    /// The caller's identity, or `unauthenticated`.
    package var caller: String
    /// The request that this was part of, 16 octets.
    package var traceID: [UInt8]
    /// Who acts through the caller, as the caller states it; the caller itself when it states
    /// nobody.
    package var actor: String
    /// Why, as the caller states it, such as `TREAT`; nil when it states nothing.
    package var purpose: String?
    /// Why the glass is broken, as the caller states it; nil when it states nothing.
    package var reason: String?
    /// Where the call came from.
    package var address: AuditAddress

    /// An entry of its parts; without `actor`, the caller acts for itself.
    package init(
        pseudonym: [UInt8], action: Action, method: String, caller: String, traceID: [UInt8],
        actor: String? = nil, purpose: String? = nil, reason: String? = nil,
        address: AuditAddress = .none
    ) {
        self.pseudonym = pseudonym
        self.action = action
        self.method = method
        self.caller = caller
        self.traceID = traceID
        self.actor = actor ?? caller
        self.purpose = purpose
        self.reason = reason
        self.address = address
    }
}

extension TraceID {
    /// The 16 octets, as in a `traceparent` header.
    var octets: [UInt8] {
        unsafe withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { unsafe Array($0) }
    }
}
