/// Looks at a running suite, one check after another.
struct Doctor: Sendable {
    let checks: [Check]
    let probe: any Probing

    /// Runs all checks. One that throws is not determined; the others go on.
    ///
    /// - Parameter tell: told of each as soon as it is done.
    /// - Throws: `CancellationError` when the task is cancelled, and nothing else.
    func examine(_ tell: (Diagnosis.Entry) -> Void = { _ in }) async throws -> Diagnosis {
        var entries: [Diagnosis.Entry] = []
        for check in checks {
            try Task.checkCancellation()
            let start = probe.now
            let finding: Finding
            do { finding = try await check.look(probe) } catch {
                try Task.checkCancellation()
                // Codes and our own sentences; what else an error says may hold anything.
                let text = (error as? CLIError)?.message ?? Failure.code(of: error)
                finding = .unknown("the probe failed: \(text)")
            }
            let entry = Diagnosis.Entry(
                check: check, finding: finding, duration: probe.now - start)
            tell(entry)
            entries.append(entry)
        }
        return Diagnosis(entries: entries)
    }
}
