internal import UnixSignals

/// Ctrl-C and the polite signal of a process manager, turned into cancellation.
enum Interruption {
    /// Runs `body` and cancels it when SIGINT or SIGTERM comes. Nil when it was interrupted.
    static func cancelling<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result? {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                for await _ in signals { return nil }
                return nil
            }
            let first: Result?
            do { first = try await group.next() ?? nil } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
            return first
        }
    }
}
