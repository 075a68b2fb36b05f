import Foundation
import Logging
import Messages
import RPC
import RPCTransport
import Reactor
import Synchronization
import Testing

@testable import ServiceRuntime

/// Profiles and lists of calls of a whole service in this process, as operators ask for them.
@Suite(.serialized, .timeLimit(.minutes(1))) struct ProfileServiceTests {
    private let socket = FileManager.default.temporaryDirectory
        .appending(path: "carewire-\(UUID().uuidString.prefix(8)).sock").path
    /// Not in any answer of the admin service, however often it is in requests.
    private static let planted = "Petronella-MRN-7734"

    private func withService(
        _ body: @Sendable (_ client: RPCClient, _ end: @Sendable () -> Void) async throws -> Void
    ) async throws {
        var authorization = AuthorizationTable()
        authorization.allow([.loopback], EchoV1.Echo.methods)
        let service = try RunningService(
            "test-service", authorization: authorization,
            settings: ServiceSettings(environment: [
                "CAREWIRE_LISTEN": socket, "CAREWIRE_PLAINTEXT": "true", "CAREWIRE_LOOPS": "2",
            ]), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let running = Task {
            try await service.run { _ in
                var table = MethodTable()
                EchoV1.Echo.register(BusyEcho(), in: &table)
                return ServiceParts(
                    table: table, background: [{ await BusyEcho.waitUntilCancelled() }])
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
        do { try await body(client) { running.cancel() } } catch {
            running.cancel()
            throw error
        }
        running.cancel()
        _ = await running.result
        await client.close()
    }

    private var options: CallOptions {
        var options = CallOptions(timeout: .seconds(40))
        options.waitsForReady = true
        return options
    }

    private func profile(
        _ client: RPCClient, seconds: UInt32, hertz: UInt32 = 250, waitsForReady: Bool = true
    ) async throws -> [AdminV1.ProfilePart] {
        var options = options
        options.waitsForReady = waitsForReady
        return try await AdminV1.AdminClient(client).profile(
            AdminV1.ProfileRequest(seconds: seconds, hertz: hertz), options: options
        ) { answer in
            var parts: [AdminV1.ProfilePart] = []
            while let part = try await answer.next() { parts.append(part) }
            return parts
        }
    }

    /// Calls one after the other until `isDone`; how many were made and answered.
    private func load(_ client: RPCClient, until flag: Flag) async throws -> Int {
        let echo = EchoV1.EchoClient(client)
        var count = 0
        while !flag.isDone.load(ordering: .relaxed) {
            let request = EchoV1.EchoRequest(data: Array(Self.planted.utf8))
            let response = try await echo.echo(request, options: options)
            #expect(response.data == request.data)
            count += 1
        }
        return count
    }

    private final class Flag: Sendable { let isDone = Atomic(false) }

    @Test func aProfileUnderLoadFindsThePlantedFunctionAndLosesNoCall() async throws {
        try await withService { client, _ async throws in
            let flag = Flag()
            async let calls = load(client, until: flag)
            let parts = try await profile(client, seconds: 1)
            flag.isDone.store(true, ordering: .relaxed)
            let answered = try await calls
            let summary = try #require(parts.first?.summary)
            let hottest = try #require(parts.first?.functions.first)
            let name = "static ServiceRuntimeTests.BusyEcho.plantedHotFunction(rounds:)"
            #expect(hottest.name == name)
            // The caller and its loop are in this process, and in the profile.
            #expect(hottest.ownSampleCount * 5 > summary.sampleCount)
            #expect(summary.service == "test-service")
            #expect(summary.hertz == 250 && summary.droppedSampleCount == 0)
            #expect(summary.durationMs >= 1_000 && summary.threadCount >= 3)
            #expect(summary.callCount > 0 && summary.callCount <= UInt64(answered))
            let stacks = parts.flatMap(\.stacks)
            #expect(stacks.reduce(0) { $0 + $1.sampleCount } == summary.sampleCount)
            let hot = try #require(stacks.first)
            #expect(hot.path.hasPrefix("thread test-service-") && hot.path.hasSuffix(";" + name))
            #expect(hot.path.contains("Reactor.EventLoop"))
            for part in parts {
                let text = part.json().text(pretty: false)
                #expect(!text.contains("Petronella") && !text.contains("7734"))
            }
        }
    }

    @Test func aSecondProfileIsRefusedAndBadSettingsAre() async throws {
        try await withService { client, _ async throws in
            async let first = profile(client, seconds: 2, hertz: 10)
            var code: StatusCode?
            // Until the first has begun, one of this length would only be another first.
            while code == nil {
                let list = try await calls(client)
                guard list.calls.contains(where: { $0.path == AdminV1.Admin.profile.path }) else {
                    continue
                }
                let error = await #expect(throws: RPCError.self) {
                    _ = try await profile(client, seconds: 60)
                }
                code = error?.code
            }
            #expect(code == .resourceExhausted || code == .deadlineExceeded)
            _ = try await first
            for (seconds, hertz) in [(61, 99), (1, 9), (1, 1_001)] as [(UInt32, UInt32)] {
                let error = await #expect(throws: RPCError.self) {
                    _ = try await profile(client, seconds: seconds, hertz: hertz)
                }
                #expect(error?.code == .invalidArgument)
            }
        }
    }

    @Test func aDrainEndsAProfileAtOnce() async throws {
        let startedAt = ContinuousClock.now
        try await withService { client, end async throws in
            _ = try await calls(client)
            // Who would wait for a server would get a profile of the next one.
            async let outcome = profile(client, seconds: 30, waitsForReady: false)
            while try await !calls(client).calls.contains(where: { $0.path.contains("Profile") }) {
                await Task.yield()
            }
            end()
            do {
                _ = try await outcome
                Issue.record("the profile went on")
            } catch let error as RPCError { #expect(error.code == .unavailable) }
        }
        #expect(ContinuousClock.now - startedAt < .seconds(20))
        // The profiler is free again.
        try await withService { client, _ async throws in
            let parts = try await profile(client, seconds: 1)
            #expect(parts.first?.summary != nil)
        }
    }

    private func calls(_ client: RPCClient) async throws -> AdminV1.CallList {
        try await AdminV1.AdminClient(client).listCalls(
            AdminV1.ListCallsRequest(), options: options)
    }

    @Test func callsUnderWayAreListedWithLoopsAndWorks() async throws {
        try await withService { client, _ async throws in
            let waiting = Task {
                try await EchoV1.EchoClient(client).echoLater(
                    EchoV1.EchoRequest(data: Array(Self.planted.utf8), waitMilliseconds: 30_000),
                    options: options)
            }
            defer { waiting.cancel() }
            var list = try await calls(client)
            while list.calls.count < 2 { list = try await calls(client) }
            let call = try #require(
                list.calls.first { $0.path == EchoV1.Echo.echoLater.path }, "\(list.calls)")
            #expect(call.phase == "running" && call.lane == "read")
            #expect(call.ageNs > 0 && call.deadlineLeftNs > 20_000_000_000)
            #expect(call.traceID.count == 32 && call.traceID.contains { $0 != "0" })
            #expect(list.loops.map(\.name) == ["test-service-0", "test-service-1"])
            #expect(list.loops.allSatisfy { !$0.isSilent })
            #expect(list.loops.reduce(0) { $0 + $1.openCallCount } == UInt32(list.calls.count))
            #expect(list.loops.contains { $0.name == call.loop && $0.timerCount > 0 })
            let works = Set(list.works.map(\.name))
            #expect(
                works == [
                    "telemetry", "health looks", "work 1 of test-service-0",
                    "work 1 of test-service-1",
                ])
            #expect(!list.json().text(pretty: false).contains("Petronella"))
        }
    }
}
