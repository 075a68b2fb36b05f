internal import Messages
private import Synchronization

/// Counts of what notes held, shared by all loops of a process. Nothing in it is about anybody.
package final class NoteCounters: Sendable {
    /// The counts at one moment.
    package struct Values: Sendable, Equatable {
        /// Notes and new versions that were stored.
        package var storedCount = 0
        /// Of these, those that could not be screened.
        package var notScreenedCount = 0
        /// Of these, emergencies.
        package var emergencyCount = 0
        /// Of these, urgent ones.
        package var urgentCount = 0
        /// Requests that were refused for their form.
        package var refusedCount = 0
        /// Octets of all notes.
        package var byteCount = 0
        /// Of these, octets outside of the four sections.
        package var unclassifiedByteCount = 0
        /// Sections without a text.
        package var emptySectionCount = 0
        /// Notes that have a section of subjective, objective, assessment, plan; a combined one
        /// counts as the last two.
        package var sectionCounts = [0, 0, 0, 0]
    }

    private let values = Mutex(Values())

    /// All counts at 0.
    package init() {}

    /// The counts now.
    package var current: Values { values.withLock { $0 } }

    /// A request was refused for its form.
    func countRefusal() { values.withLock { $0.refusedCount += 1 } }

    /// A version was stored.
    func count(_ note: NoteScreener.Note) {
        var kinds: Set<Int> = []
        var emptyCount = 0
        for section in note.extraction.sections {
            if section.length == 0 { emptyCount += 1 }
            switch section.kind {
            case .subjective: kinds.insert(0)
            case .objective: kinds.insert(1)
            case .assessment: kinds.insert(2)
            case .plan: kinds.insert(3)
            case .assessmentAndPlan: kinds.formUnion([2, 3])
            case .other, .unspecified, .unrecognized: break
            }
        }
        values.withLock { values in
            values.storedCount += 1
            if !note.isScreened { values.notScreenedCount += 1 }
            if note.extraction.urgency == .emergency { values.emergencyCount += 1 }
            if note.extraction.urgency == .urgent { values.urgentCount += 1 }
            values.byteCount += note.text.utf8.count
            values.unclassifiedByteCount += Int(note.extraction.unclassifiedLength)
            values.emptySectionCount += emptyCount
            for kind in kinds { values.sectionCounts[kind] += 1 }
        }
    }
}
