internal import Messages
internal import RPC

/// Answers `carewire.admin.v1.Admin`.
struct AdminResponder: AdminV1.AdminServer {
    /// Between two snapshots of a watch, in milliseconds.
    static let intervalMilliseconds: ClosedRange<UInt32> = 100...60_000
    /// The same, for a watcher that names none.
    static let defaultIntervalMilliseconds: UInt32 = 1_000

    let registry: AdminRegistry

    func getSnapshot(
        _ request: AdminV1.GetSnapshotRequest, context: CallContext
    ) async throws -> AdminV1.Snapshot {
        await registry.snapshot()
    }

    func watchSnapshots(
        _ request: AdminV1.WatchSnapshotsRequest, responses: MessageSink<AdminV1.Snapshot>,
        context: CallContext
    ) async throws {
        let wanted = request.intervalMs
        let milliseconds = wanted == 0 ? Self.defaultIntervalMilliseconds : wanted
        guard Self.intervalMilliseconds.contains(milliseconds) else {
            throw RPCError(.invalidArgument, "interval_ms is 100 to 60000")
        }
        while true {
            try await responses.send(await registry.snapshot())
            try await Task.sleep(for: .milliseconds(Int(milliseconds)))
        }
    }
}
