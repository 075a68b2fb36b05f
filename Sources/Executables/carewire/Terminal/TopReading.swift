internal import Messages
internal import RPC

/// What one service has answered about itself, and when.
struct TopReading: Sendable {
    let name: String
    let at: ContinuousClock.Instant
    let outcome: Result<AdminV1.Snapshot, RPCError>

    /// Its answer; nil when it gave none.
    var snapshot: AdminV1.Snapshot? { try? outcome.get() }

    /// Asks all services at once; in the order of their names.
    static func all(_ endpoints: Endpoints, _ connections: Connections) async -> [TopReading] {
        await withTaskGroup { group in
            for name in endpoints.services.keys {
                group.addTask { await one(name, connections) }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.name < $1.name }
        }
    }

    private static func one(_ name: String, _ connections: Connections) async -> TopReading {
        let outcome: Result<AdminV1.Snapshot, RPCError>
        do {
            let client = AdminV1.AdminClient(try connections.channel(to: name))
            outcome = .success(
                try await client.getSnapshot(
                    AdminV1.GetSnapshotRequest(),
                    options: CallOptions(timeout: TopCommand.timeout)))
        } catch { outcome = .failure(RPCError.translating(error)) }
        return TopReading(name: name, at: .now, outcome: outcome)
    }
}
