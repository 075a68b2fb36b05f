internal import ArgumentParser
internal import LatencyBudget

/// How a command that judges ends: 0 for a pass, 1 for a failure, 2 when something is not known. A
/// gate lets nothing through but 0.
enum GateVerdict {
    /// Nothing is known: also when the suite cannot be asked.
    static let unknownStatus: Int32 = 2

    /// The word in tables.
    static func word(_ verdict: Verdict) -> String {
        switch verdict {
        case .pass: "pass"
        case .fail: "FAIL"
        case .unknown: "unknown"
        }
    }

    static func exitCode(of verdict: Verdict) -> ExitCode {
        switch verdict {
        case .pass: .success
        case .fail: .failure
        case .unknown: ExitCode(unknownStatus)
        }
    }

    /// Runs a command's body; what it throws is told, and nothing is known then.
    static func exitCode(_ body: () async throws -> Verdict) async throws -> ExitCode {
        var verdict = Verdict.unknown
        do {
            try await Failure.reported { verdict = try await body() }
        } catch is ExitCode {
            return ExitCode(unknownStatus)
        }
        return exitCode(of: verdict)
    }
}
