import Foundation
import Logging
import Messages
import RPC
import RPCTransport
import Reactor
import Synchronization
import Testing

@testable import ServiceRuntime

/// A whole service in this process, on a Unix socket.
@Suite(.timeLimit(.minutes(1))) struct RunningServiceTests {
    private let socket = FileManager.default.temporaryDirectory
        .appending(path: "carewire-\(UUID().uuidString.prefix(8)).sock").path

    private func make(
        _ authorization: AuthorizationTable = .ehrSimulator, loops: Int = 2
    ) throws -> RunningService {
        try RunningService(
            "test-service", authorization: authorization,
            settings: ServiceSettings(environment: [
                "CAREWIRE_LISTEN": socket, "CAREWIRE_PLAINTEXT": "true",
                "CAREWIRE_LOOPS": "\(loops)",
            ]), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Runs a service, and `body` with a way to it; ends it afterwards.
    private func withService(
        isReady: @escaping @Sendable () async -> Bool = { true },
        _ body: (RPCClient) async throws -> Void
    ) async throws {
        let service = try make()
        let running = Task {
            try await service.run { context in
                context.show(pool: {
                    .pipelined("p", connectionCount: 1, inFlightCount: 0, waitingCount: 0)
                })
                return ServiceParts(table: MethodTable(), isReady: isReady)
            }
        }
        defer { try? FileManager.default.removeItem(atPath: socket) }
        let loop = EventLoop(name: "caller")
        loop.start()
        defer { loop.stop() }
        var configuration = RPCClientConfiguration()
        configuration.backoff = Backoff(
            initial: .milliseconds(5), factor: 1.5, limit: .milliseconds(50), jitter: 0.2)
        let client = try RPCClient(
            target: socket, expectedPeer: nil, security: .plaintextOnLoopback, loop: loop,
            configuration: configuration)
        do {
            try await body(client)
        } catch {
            running.cancel()
            throw error
        }
        running.cancel()
        _ = await running.result
        await client.close()
    }

    /// Patient, since the service may listen later than the call is made.
    private var options: CallOptions {
        var options = CallOptions(timeout: .seconds(30))
        options.waitsForReady = true
        return options
    }

    @Test func everyServiceAnswersHealthReflectionAndAdmin() async throws {
        try await withService { client in
            let health = HealthV1.HealthClient(client)
            let state = try await health.check(HealthV1.HealthCheckRequest(), options: options)
            #expect(state.status == .serving)
            let names = try await ReflectionV1.ServerReflectionClient(client)
                .serverReflectionInfo(options: options) { requests, responses in
                    try await requests.send(
                        ReflectionV1.ServerReflectionRequest(messageRequest: .listServices("")))
                    try await requests.close()
                    var names: [String] = []
                    for try await response in responses {
                        if case .listServicesResponse(let list) = response.messageResponse {
                            names += list.service.map(\.name)
                        }
                    }
                    return names
                }
            #expect(
                names == [
                    "carewire.admin.v1.Admin", "grpc.health.v1.Health",
                    "grpc.reflection.v1.ServerReflection",
                ])
            let snapshot = try await AdminV1.AdminClient(client).getSnapshot(
                AdminV1.GetSnapshotRequest(), options: options)
            #expect(snapshot.process?.service == "test-service")
            #expect(snapshot.pools.map(\.name).sorted() == ["p", "p@1"])
            #expect(snapshot.servers.map(\.address) == [socket])
            #expect(snapshot.servers.first?.methods.isEmpty == false)
        }
    }

    @Test func aWatchSeesTheServiceBecomeReadyAndEnd() async throws {
        let isReady = Mutex(false)
        let seen = Mutex<[HealthV1.HealthCheckResponse.ServingStatus?]>([])
        let look: @Sendable () async -> Bool = { isReady.withLock { $0 } }
        try await withService(isReady: look) { client in
            try await HealthV1.HealthClient(client).watch(
                HealthV1.HealthCheckRequest(), options: options
            ) { changes in
                for next in [true, false, false] {
                    let status = try await changes.next()?.status
                    seen.withLock { $0.append(status) }
                    isReady.withLock { $0 = next }
                }
            }
        }
        #expect(seen.withLock { $0 } == [.notServing, .serving, .notServing])
    }

    @Test func snapshotsComeAgainAndAgain() async throws {
        try await withService { client in
            let uptimes = try await AdminV1.AdminClient(client).watchSnapshots(
                AdminV1.WatchSnapshotsRequest(intervalMs: 100), options: options
            ) { snapshots in
                var uptimes: [UInt64] = []
                for try await snapshot in snapshots {
                    uptimes.append(snapshot.process?.uptimeMs ?? 0)
                    if uptimes.count == 3 { break }
                }
                return uptimes
            }
            #expect(uptimes.count == 3)
            #expect(uptimes == uptimes.sorted())
        }
    }

    @Test func aMethodThatTheTableDoesNotNameKeepsTheServiceFromStarting() async throws {
        let service = try make(.ehrSimulator, loops: 1)
        let error = await #expect(throws: RPCError.self) {
            try await service.run { _ in
                var table = MethodTable()
                MetricsV1.MetricsService.register(NoMetrics(), in: &table)
                return ServiceParts(table: table)
            }
        }
        #expect(error?.code == .failedPrecondition)
        #expect(error?.message.contains("carewire.metrics.v1.MetricsService/Push") == true)
    }

    @Test func settingsThatCannotBeUsedAreNamed() {
        for (key, value) in [("CAREWIRE_TLS_LOOK", "0"), ("CAREWIRE_TLS_LOOK", "soon")] {
            let settings = ServiceSettings(environment: ["CAREWIRE_PLAINTEXT": "true", key: value])
            let error = #expect(throws: ServiceError.self) {
                _ = try settings.certificateLookInterval()
            }
            #expect(error?.code == .badSetting)
            #expect(error?.message.contains(key) == true)
        }
        let usual = try? ServiceSettings(environment: [:]).certificateLookInterval()
        #expect(usual == CertificateWatch.lookInterval)
    }
}

/// Takes nothing.
private struct NoMetrics: MetricsV1.MetricsServiceServer {
    func push(
        _ request: MetricsV1.PushRequest, context: CallContext
    ) throws -> MetricsV1.PushResponse { MetricsV1.PushResponse() }

    func scrape(
        _ request: MetricsV1.ScrapeRequest, context: CallContext
    ) throws -> MetricsV1.ScrapeResponse { MetricsV1.ScrapeResponse() }

    func figures(
        _ request: MetricsV1.FiguresRequest, context: CallContext
    ) throws -> MetricsV1.FiguresResponse { MetricsV1.FiguresResponse() }

    func monitor(
        _ request: MetricsV1.MonitorRequest, responses: MessageSink<MetricsV1.MonitorEvent>,
        context: CallContext
    ) async throws {}
}
