/// One access, as the audit trail keeps it: who did what to whose data, when, why, and how it
/// ended.
///
/// There is no way to put a name, a date of birth, a note or a token into it: every field is an
/// enumeration, a number, a pseudonym, an id of fixed length, or a short word of a bounded
/// alphabet.
package struct AuditRecord: Hashable, Sendable {
    /// Most patients in one record. A search that returned more is told by several records with one
    /// ``eventID``.
    package static let patientCountMax = 64
    /// Most criteria of one search.
    package static let criterionCountMax = 8

    /// The event's id, unique in the installation.
    package var eventID: AuditID
    /// UTC, in nanoseconds since 1970-01-01T00:00:00Z.
    package var timeNanoseconds: UInt64
    /// What was done.
    package var action: AuditAction
    /// The kind of event.
    package var interaction: AuditInteraction
    /// The method that was called, such as `GetPatient`.
    package var operation: AuditToken
    /// How it ended.
    package var outcome = AuditOutcome.success
    /// Why it ended so, for everything but plain success.
    package var reason: AuditToken?
    /// The person or job that acts, as the caller states it.
    package var actor: AuditIdentifier
    /// The program that called, by its certificate.
    package var service: AuditIdentifier
    /// Where the call came from.
    package var address = AuditAddress.none
    /// Why.
    package var purpose = AuditPurpose.unstated
    /// What was touched.
    package var resource = AuditResource.none
    /// Where the data shown came from.
    package var source = AuditSource.none
    /// Resources shown, changed or moved.
    package var itemCount: UInt32 = 0
    /// What the policy said.
    package var decision = AuditDecision.notAsked
    /// The policy's rule that said so.
    package var rule: AuditToken?
    /// The request that this was part of.
    package var traceID = AuditID.none
    /// Whose data, in the order in which it was shown; empty when no patient is concerned.
    package private(set) var patients: [AuditPseudonym] = []
    /// What was searched for, blinded.
    package private(set) var criteria: [AuditCriterion] = []

    /// A record of what every event has; the rest is set afterwards.
    package init(
        eventID: AuditID, timeNanoseconds: UInt64, action: AuditAction,
        interaction: AuditInteraction, operation: AuditToken, actor: AuditIdentifier,
        service: AuditIdentifier, patient: AuditPseudonym? = nil
    ) {
        self.eventID = eventID
        self.timeNanoseconds = timeNanoseconds
        self.action = action
        self.interaction = interaction
        self.operation = operation
        self.actor = actor
        self.service = service
        if let patient { patients = [patient] }
    }

    /// Says whose data it was.
    /// - Throws: ``AuditError`` with code `limitExceeded` for more than ``patientCountMax``; the
    ///   record is unchanged then.
    package mutating func setPatients(_ patients: [AuditPseudonym]) throws(AuditError) {
        guard patients.count <= Self.patientCountMax else {
            throw AuditError(.limitExceeded, "a record names \(Self.patientCountMax) patients")
        }
        self.patients = patients
    }

    /// Says what was searched for.
    /// - Throws: ``AuditError`` with code `limitExceeded` for more than ``criterionCountMax``; the
    ///   record is unchanged then.
    package mutating func setCriteria(_ criteria: [AuditCriterion]) throws(AuditError) {
        guard criteria.count <= Self.criterionCountMax else {
            throw AuditError(.limitExceeded, "a record holds \(Self.criterionCountMax) criteria")
        }
        self.criteria = criteria
    }

    /// This event for any number of patients: as many records as that takes, at least one, alike in
    /// all else.
    package func naming(_ patients: [AuditPseudonym]) -> [AuditRecord] {
        var records: [AuditRecord] = []
        var rest = patients[...]
        repeat {
            var record = self
            record.patients = Array(rest.prefix(Self.patientCountMax))
            rest = rest.dropFirst(Self.patientCountMax)
            records.append(record)
        } while !rest.isEmpty
        return records
    }
}
