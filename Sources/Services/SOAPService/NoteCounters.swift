internal import Messages
internal import RPC
private import Synchronization

/// What became of notes, and what was found in them: numbers only; for metrics.
package final class NoteCounters: Sendable {
    /// How a note that was handed in ended.
    package enum Outcome: String, Sendable, CaseIterable {
        /// It is stored.
        case stored
        /// It had been stored before, by the same key.
        case repeated
        /// It was not of the form.
        case invalid
        /// It was of the form, and may not be stored.
        case refused
        /// The service or its stores failed.
        case failed
    }

    /// The counts at one moment.
    package struct Values: Sendable, Equatable {
        /// Notes by how they ended.
        package var notes: [Outcome: Int] = [:]
        /// Sections found in stored notes, by name.
        package var sections: [String: Int] = [:]
        /// Sections that stored notes had nothing in, by name.
        package var emptySections: [String: Int] = [:]
        /// Octets of stored notes in one of the four sections.
        package var classifiedByteCount = 0
        /// Octets of stored notes in none of them.
        package var unclassifiedByteCount = 0
        /// Stored notes that the EHR has taken at once.
        package var handOffsDone = 0
        /// Stored notes that are handed over later.
        package var handOffsPending = 0
    }

    private let values = Mutex(Values())

    /// All counts at 0.
    package init() {}

    /// The counts now.
    package var current: Values { values.withLock { $0 } }

    /// Runs the processing of a note and counts what becomes of it.
    func counting(
        _ request: SoapV1.ProcessRequest,
        _ body: () async throws -> SoapV1.ProcessResponse
    ) async throws -> SoapV1.ProcessResponse {
        do {
            let response = try await body()
            count(response, to: request)
            return response
        } catch {
            count(error)
            throw error
        }
    }

    /// A note was answered.
    func count(_ response: SoapV1.ProcessResponse, to request: SoapV1.ProcessRequest) {
        let byteCount = request.noteByteCount
        values.withLock { $0.add(response, noteByteCount: byteCount) }
    }

    /// A note was not taken.
    func count(_ error: any Error) {
        let code = (error as? RPCError ?? (error as? SOAPServiceError)?.rpcError)?.code
        let outcome = Self.outcome(code)
        values.withLock { $0.notes[outcome, default: 0] += 1 }
    }

    private static func outcome(_ code: StatusCode?) -> Outcome {
        switch code {
        case .invalidArgument, .outOfRange: .invalid
        case .notFound, .failedPrecondition, .permissionDenied, .unauthenticated, .alreadyExists,
            .aborted:
            .refused
        default: .failed
        }
    }
}

extension NoteCounters.Values {
    fileprivate mutating func add(_ response: SoapV1.ProcessResponse, noteByteCount: Int) {
        notes[response.replayed ? .repeated : .stored, default: 0] += 1
        guard !response.replayed else { return }
        if response.ehrHandOff == .done { handOffsDone += 1 } else { handOffsPending += 1 }
        var found: Set<String> = []
        var classified = 0
        for section in response.extraction?.sections ?? [] where section.length > 0 {
            let names = section.kind.counted
            found.formUnion(names)
            if !names.isEmpty { classified += Int(section.length) }
        }
        for name in ["subjective", "objective", "assessment", "plan"] {
            if found.contains(name) {
                sections[name, default: 0] += 1
            } else {
                emptySections[name, default: 0] += 1
            }
        }
        classified = min(classified, noteByteCount)
        classifiedByteCount += classified
        unclassifiedByteCount += noteByteCount - classified
    }
}

extension SoapV1.SectionKind {
    /// The sections that it counts for.
    fileprivate var counted: [String] {
        switch self {
        case .subjective: ["subjective"]
        case .objective: ["objective"]
        case .assessment: ["assessment"]
        case .plan: ["plan"]
        case .assessmentAndPlan: ["assessment", "plan"]
        default: []
        }
    }
}

extension SoapV1.ProcessRequest {
    /// Octets of the note.
    var noteByteCount: Int {
        switch note {
        case .text(let text): text.revealed.utf8.count
        case .sections(let sections):
            [sections.subjective, sections.objective, sections.assessment, sections.plan]
                .reduce(0) { $0 + $1.revealed.utf8.count }
        default: 0
        }
    }
}
