internal import Glibc
internal import PrivateServers
internal import Synchronization

/// What tests do to a running suite: end programs without warning and start them again. Its servers
/// have the same in `PrivateServers`.
extension Suite {
    /// The private PostgreSQL.
    var postgres: RunningPostgres { get throws(CLIError) { try stores().postgres } }

    /// The private Redis.
    var redis: RunningRedis { get throws(CLIError) { try stores().redis } }

    /// Kills a service without warning (SIGKILL) and waits for its end; ``startAgain(_:)`` may
    /// follow.
    ///
    /// - Throws: ``CLIError`` with code `program` when it does not run.
    func kill(_ service: SuiteService) async throws(CLIError) {
        let child = state.withLock { state -> ChildProcess? in
            let index = state.children.lastIndex {
                $0.name == service.rawValue && $0.ending == nil
            }
            guard let index else { return nil }
            state.killed.append(service.rawValue)
            return state.children.remove(at: index)
        }
        guard let child else {
            throw CLIError(.program, "\(service.rawValue) does not run")
        }
        child.send(signal: SIGKILL)
        _ = await child.ended()
    }

    /// Starts a service that was killed, with the environment and the addresses that it had.
    /// Returns when it serves.
    func startAgain(_ service: SuiteService) async throws {
        guard let plan = state.withLock({ $0.plan }) else {
            throw CLIError(.program, "the suite was not started")
        }
        try await start(service, plan)
        try await waitUntilServing([service], plan.endpoints)
    }
}
