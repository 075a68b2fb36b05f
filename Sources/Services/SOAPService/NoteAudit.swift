package import AuditTrail
internal import LatencyBudget

/// What the audit keeps of one access: who, what, when, with which outcome; never any content.
///
/// The outcome and the note are said when it is recorded.
package struct NoteAudit: Sendable, Equatable {
    /// What was done.
    package enum Action: String, Sendable {
        /// A note was stored.
        case create
        /// A note was read.
        case read
        /// A note was handed to the EHR.
        case export
        /// A new version of a note was stored.
        case update
        /// A version of a note was signed.
        case sign
        /// A patient's notes were listed.
        case list
        /// Notes were searched for.
        case search
        /// A note went to the caller as a document.
        case exportData
        /// A patient's notes were erased.
        case erase
    }

    /// How it ended.
    package enum Outcome: String, Sendable {
        /// Done as asked.
        case success
        /// The first answer was given again.
        case repeated
        /// The idempotency key belongs to another note.
        case keyReused = "key reused"
        /// There is no such note.
        case notFound = "not found"
        /// The caller may not do this. In rows from before the server's authorization table, which
        /// refuses such calls ahead of this service.
        case denied
        /// What is stored does not open.
        case damaged
        /// About to be done: recorded before a change or a hand-off, whose own outcome follows.
        case attempted
        /// The patient is not there, is not active, or cannot be checked now.
        case refused
        /// Another version is the newest, or the note is in a state that does not allow it.
        case conflict
        /// A neighbour or the store did not answer; what was asked for may have been done or not.
        case failed
    }

    /// Whose note.
    package var pseudonym: [UInt8]
    /// What was done.
    package var action: Action
    /// The method's bare name, such as `GetNote`.
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

    /// The same access, of which this was a part.
    func with(_ action: Action) -> NoteAudit {
        var audit = self
        audit.action = action
        return audit
    }
}

extension TraceID {
    /// The 16 octets, as in a `traceparent` header.
    var octets: [UInt8] {
        unsafe withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { unsafe Array($0) }
    }
}
