import CircuitBreaking
import Messages
import RPC
import Testing

@testable import RPCTransport
@testable import ServiceRuntime

/// What a process shows of itself.
@Suite(.timeLimit(.minutes(1))) struct AdminTests {
    private let registry = AdminRegistry(
        process: ProcessIdentity(service: "soap-service", instance: "i1", startedAt: .now))

    private func method(_ name: MethodName) throws -> ServerMethod {
        var table = MethodTable()
        AdminV1.Admin.register(AdminResponder(registry: registry), in: &table)
        return try #require(table.method(name))
    }

    @Test func theProcessSaysWhatItIsAndUses() async throws {
        let process = try #require(await registry.snapshot().process)
        #expect(process.service == "soap-service")
        #expect(process.instance == "i1")
        #expect(process.pid > 0)
        #expect(process.residentByteCount > 1 << 20)
        #expect(process.openDescriptorCount >= 3)
        #expect(process.certificateExpiresAtUnixS == 0)
    }

    @Test func aServerIsShownWithAllItsFigures() async throws {
        registry.addServer {
            var server = ServerSnapshot()
            server.address = "127.0.0.1:7000"
            server.isDraining = true
            server.connectionCount = 3
            server.connections = [
                ConnectionSnapshot(
                    peer: "spiffe://carewire/cli", remoteAddress: "127.0.0.1:9", openCallCount: 2,
                    callCount: 40, octetsIn: 50, octetsOut: 60, queuedByteCount: 7,
                    age: .milliseconds(1_500), capabilities: "1;cancel")
            ]
            server.runningCallCount = 5
            server.concurrencyLimit = 100
            server.waitingCallCount = [.write: 2, .emergency: 1]
            server.refusals = ["overload": 9]
            server.methods = [
                MethodSnapshot(
                    path: "a/B", callCount: 10, failureCount: 1, runningCount: 4,
                    p50: .microseconds(20), p99: .milliseconds(3))
            ]
            return server
        }
        let server = try #require(await registry.snapshot().servers.first)
        #expect(server.address == "127.0.0.1:7000")
        #expect(server.isDraining)
        #expect(server.connectionCount == 3)
        #expect(server.runningCallCount == 5)
        #expect(server.concurrencyLimit == 100)
        #expect(server.waitingCallCounts == ["write": 2, "emergency": 1])
        #expect(server.refusalCounts == ["overload": 9])
        #expect(
            server.connections == [
                AdminV1.ConnectionSnapshot(
                    peer: "spiffe://carewire/cli", remoteAddress: "127.0.0.1:9", openCallCount: 2,
                    callCount: 40, octetsIn: 50, octetsOut: 60, queuedByteCount: 7, ageMs: 1_500,
                    capabilities: "1;cancel")
            ])
        #expect(
            server.methods == [
                AdminV1.MethodSnapshot(
                    path: "a/B", callCount: 10, failureCount: 1, runningCallCount: 4, p50Ns: 20_000,
                    p99Ns: 3_000_000)
            ])
    }

    @Test func breakersAndPoolsAreShown() async throws {
        let breaker = CircuitBreaker(name: "ehr.read", configuration: .standard, now: .now)
        registry.addBreakers { [(breaker.name, breaker.snapshot(now: .now))] }
        registry.addPool {
            .pipelined("postgres", connectionCount: 4, inFlightCount: 9, waitingCount: 2)
        }
        let snapshot = await registry.snapshot()
        #expect(snapshot.breakers.map(\.name) == ["ehr.read"])
        #expect(snapshot.breakers.map(\.state) == ["closed"])
        #expect(snapshot.breakers.first?.failureRate == nil)
        #expect(
            snapshot.pools == [
                AdminV1.PoolSnapshot(
                    name: "postgres", size: 4, idleCount: 0, inUseCount: 4, waitingCount: 2)
            ])
    }

    @Test func sourcesAreBounded() async {
        for _ in 0...AdminRegistry.sourceCountMax { registry.addServer { ServerSnapshot() } }
        #expect(await registry.snapshot().servers.count == AdminRegistry.sourceCountMax)
    }

    @Test(arguments: [1, 99, 60_001, UInt32.max])
    func anIntervalOutOfBoundsIsRefused(milliseconds: UInt32) async throws {
        let stream = FakeStream()
        let outcome = await stream.run(
            try method(AdminV1.Admin.watchSnapshots),
            AdminV1.WatchSnapshotsRequest(intervalMs: milliseconds))
        guard case .failure(let error) = outcome else {
            Issue.record("the watch ended well")
            return
        }
        #expect(error.code == .invalidArgument)
    }

    @Test func aWatchBeginsAtOnceGoesOnAndEndsWithTheProcess() async throws {
        let farewell = Farewell()
        let method = EndlessMethod(
            try method(AdminV1.Admin.watchSnapshots), until: farewell)
        let stream = FakeStream()
        async let outcome = stream.run(method, AdminV1.WatchSnapshotsRequest(intervalMs: 100))
        for _ in 0..<2 {
            let snapshot = try await stream.answer(AdminV1.Snapshot.self)
            #expect(snapshot?.process?.instance == "i1")
        }
        farewell.begin()
        guard case .failure(let error) = await outcome else {
            Issue.record("the watch ended well")
            return
        }
        #expect(error.code == .unavailable)
    }

    @Test func aFarewellThatHasBegunKeepsNobody() async {
        let farewell = Farewell()
        farewell.begin()
        await farewell.wait()
        let cancelled = Task { await Farewell().wait() }
        cancelled.cancel()
        await cancelled.value
    }

    @Test func aCallThatEndsByItselfKeepsItsOutcome() async throws {
        let name = AdminV1.Admin.watchSnapshots
        let inner = ServerStreamingMethod<AdminV1.WatchSnapshotsRequest, AdminV1.Snapshot>(name) {
            _, responses, _ in
            try await responses.send(AdminV1.Snapshot())
            throw RPCError(.dataLoss, "broken")
        }
        let stream = FakeStream()
        let outcome = await stream.run(
            EndlessMethod(inner, until: Farewell()), AdminV1.WatchSnapshotsRequest())
        guard case .failure(let error) = outcome else {
            Issue.record("the call ended well")
            return
        }
        #expect(error.code == .dataLoss)
        #expect(try await stream.answer(AdminV1.Snapshot.self) == AdminV1.Snapshot())
    }
}
