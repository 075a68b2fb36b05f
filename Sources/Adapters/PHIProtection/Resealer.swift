/// Brings stored values under the active key: the part of a rotation that takes long. It reads and
/// writes nothing itself; a service hands it the rows of a batch and writes back what it answers.
/// Confined to one thread at a time, like its sealer.
///
/// Between reading and writing back, the row may have changed. So write with a condition, as in
/// `UPDATE … SET v = new WHERE id = … AND v = old`: a row that changed meanwhile was sealed anew
/// by whoever changed it, and the next pass looks at it again.
package final class Resealer {
    /// Most values in one batch.
    package static let batchCountMax = 10_000

    /// One stored value.
    package struct Value: Sendable {
        /// Where it lies, with the version that it was sealed for.
        package var place: SealPlace
        /// What lies there.
        package var envelope: [UInt8]
        /// The patient whose value it is; nil for a value of no patient's key, or for the envelope
        /// of a patient's key itself. A value that was sealed before the patient had a key is
        /// sealed under it from then on.
        package var subject: SubjectKey?

        /// A value by its parts.
        package init(place: SealPlace, envelope: [UInt8], subject: SubjectKey? = nil) {
            self.place = place
            self.envelope = envelope
            self.subject = subject
        }
    }

    /// What is to be done with a value.
    package enum OnValue: Sendable {
        /// Nothing: it is under the active key.
        case current
        /// Put this envelope in its place.
        case replace([UInt8])
        /// Nothing can be done: it does not open. The key that it names must not be destroyed
        /// before somebody has understood why.
        case unreadable(PHIError)
    }

    /// Counts since the beginning.
    package struct Progress: Sendable, Hashable {
        /// Values looked at.
        package var examinedCount: UInt64
        /// Of these, those that were under the active key.
        package var currentCount: UInt64
        /// Those sealed anew.
        package var resealedCount: UInt64
        /// Those that did not open.
        package var unreadableCount: UInt64

        /// Counts so far, nothing at first.
        package init(
            examinedCount: UInt64 = 0, currentCount: UInt64 = 0, resealedCount: UInt64 = 0,
            unreadableCount: UInt64 = 0
        ) {
            self.examinedCount = examinedCount
            self.currentCount = currentCount
            self.resealedCount = resealedCount
            self.unreadableCount = unreadableCount
        }

        /// Whether nothing was left to do. A whole pass with these counts, begun
        /// ``KeyRingFile/settlingSeconds`` after the rotation or later, means that the old keys
        /// may be destroyed.
        package var isClean: Bool { resealedCount == 0 && unreadableCount == 0 }
    }

    /// What has been done so far.
    package private(set) var progress = Progress()

    private let sealer: PHISealer

    /// - Parameter sealer: of the values' purpose.
    package init(sealer: PHISealer) {
        self.sealer = sealer
    }

    /// Begins a new pass: the counts start at nothing.
    package func beginPass() { progress = Progress() }

    /// Says for each value, in order, what is to be done.
    /// - Throws: ``PHIError`` with code `limitExceeded` for more than ``batchCountMax`` values, or
    ///   when the active key must not seal any more; the counts stay as they were for the batch's
    ///   rest.
    package func reseal(_ values: [Value]) throws(PHIError) -> [OnValue] {
        guard values.count <= Self.batchCountMax else {
            throw PHIError(.limitExceeded, "more than \(Self.batchCountMax) values in one batch")
        }
        var answers: [OnValue] = []
        answers.reserveCapacity(values.count)
        for value in values { answers.append(try reseal(value)) }
        return answers
    }

    private func reseal(_ value: Value) throws(PHIError) -> OnValue {
        progress.examinedCount += 1
        guard PHISealer.keyID(of: value.envelope) != sealer.activeKeyID else {
            progress.currentCount += 1
            return .current
        }
        do throws(PHIError) {
            let envelope = try sealer.resealed(
                value.envelope, at: value.place, under: value.subject)
            progress.resealedCount += 1
            return .replace(envelope)
        } catch {
            switch error.code {
            case .limitExceeded, .internalFailure, .badKeyRing, .exposedKeyRing: throw error
            case .unknownKey, .malformedEnvelope, .notAuthentic:
                progress.unreadableCount += 1
                return .unreadable(error)
            }
        }
    }
}

extension PHISealer {
    /// The same value in the same place under the active key; the plaintext is wiped.
    fileprivate func resealed(
        _ envelope: [UInt8], at place: SealPlace, under subject: SubjectKey?
    ) throws(PHIError) -> [UInt8] {
        if envelope.first == Format.subjectKey.rawValue {
            return try seal(openSubjectKey(envelope, at: place), for: place)
        }
        // What was sealed before the patient had a key gets it now.
        var plaintext = try open(
            envelope, at: place, under: Self.isOfSubject(envelope) ? subject : nil)
        defer { Self.wipe(&plaintext) }
        return try seal(plaintext, for: place, under: subject)
    }
}
