internal import Messages

/// What an import tells its caller.
struct BulkReport {
    /// What came of a line.
    enum Verdict {
        case added
        case changed
        case unchanged
        /// The member and the rule; never a value.
        case refused(String)
        /// Of a type that charts do not hold.
        case skipped
    }

    private var response: PatientV1.ImportResponse
    private var losses: [String: UInt64] = [:]

    init(throughLine: UInt64) { response = PatientV1.ImportResponse(throughLine: throughLine) }

    /// Notes what came of a line.
    mutating func note(_ line: UInt64, _ verdict: Verdict, losses: [String] = []) {
        switch verdict {
        case .added: response.addedCount += 1
        case .changed: response.changedCount += 1
        case .unchanged: response.unchangedCount += 1
        case .skipped: response.skippedCount += 1
        case .refused(let reason):
            response.refusedCount += 1
            if response.refusals.count < BulkLimits.refusalCountMax {
                response.refusals.append(PatientV1.RefusedLine(line: line, reason: reason))
            }
        }
        for name in losses
        where self.losses[name] != nil || self.losses.count < BulkLimits.lostMemberCountMax {
            self.losses[name, default: 0] += 1
        }
    }

    /// All lines up to this one have come to an end.
    mutating func advance(to line: UInt64) {
        response.throughLine = max(response.throughLine, line)
    }

    /// What there is to say since the last time.
    mutating func takeResponse() -> PatientV1.ImportResponse {
        var taken = response
        taken.refusals.sort { $0.line < $1.line }
        taken.lostMembers = losses.sorted { $0.key < $1.key }.map {
            PatientV1.LostMember(member: $0.key, lineCount: $0.value)
        }
        response.refusals = []
        losses = [:]
        return taken
    }
}
