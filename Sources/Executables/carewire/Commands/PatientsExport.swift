internal import Messages
internal import RPC

/// An export: call after call, until nothing is left.
final class PatientsExport {
    /// How often progress is told.
    private static let interval = Duration.seconds(1)

    private var request: PatientV1.ExportRequest
    private var target: PatientsTarget
    private let client: PatientV1.PatientBulkClient
    private let pause: Duration
    private var resourceCount: UInt64 = 0
    private var unnamedCount: UInt64 = 0
    private var excludedCount: UInt64 = 0
    private var toldAt = ContinuousClock.now

    init(
        _ request: PatientV1.ExportRequest, _ target: PatientsTarget, _ channel: any RPCChannel,
        pause: Duration = PatientsCommand.pause
    ) {
        self.request = request
        self.pause = pause
        self.target = target
        client = PatientV1.PatientBulkClient(channel)
    }

    /// One line.
    var summary: String {
        let unnamed =
            unnamedCount == 0
            ? "" : ", \(unnamedCount) passed over: their records are from before ids were kept"
        let excluded =
            excludedCount == 0
            ? "" : ", \(excludedCount) left out: their patients have revoked their consent"
        return "\(target.path): \(resourceCount) resources, \(target.byteCount) octets"
            + unnamed + excluded
    }

    /// Runs the export to its end.
    func run() async throws {
        if !target.token.isEmpty {
            Console.warn("\(target.path): going on behind \(target.byteCount) octets")
        }
        var failureCount = 0
        var isOver = false
        while !isOver {
            let before = target.byteCount
            do {
                try await call()
                isOver = true
            } catch let error as RPCError {
                failureCount = target.byteCount > before ? 0 : failureCount + 1
                guard PatientsCommand.isPassing(error),
                    failureCount < PatientsCommand.failureCountMax
                else { throw error }
                Console.warn("\(target.path): \(error); going on behind \(target.byteCount) octets")
                try await Task.sleep(for: pause)
            }
        }
        target.complete()
    }

    private func call() async throws {
        request.resumeToken = target.token
        try await client.exportResources(request, options: PatientsCommand.options) { responses in
            while let response = try await responses.next() {
                try target.add(response.octets.revealed, token: response.resumeToken)
                resourceCount += response.resourceCount
                unnamedCount += response.unnamedCount
                excludedCount += response.excludedCount
                let now = ContinuousClock.now
                if now - toldAt >= Self.interval {
                    toldAt = now
                    Console.warn(summary)
                }
            }
        }
    }
}
