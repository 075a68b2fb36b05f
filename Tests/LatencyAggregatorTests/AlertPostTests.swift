import Glibc
import LatencyBudget
import Logging
import Messages
import RPC
import Reactor
import TestSupport
import Testing

@testable import LatencyAggregator
@testable import latency_aggregator

/// From the burn rate to the webhook's socket: the program's own parts over libcurl.
@Suite struct AlertPostTests {
    private static func answer(_ status: Int, _ more: String = "") -> [ScriptedServer.Step] {
        [.send("HTTP/1.1 \(status) Some\r\ncontent-length: 0\r\n\(more)\r\n")]
    }

    /// What the webhook's receiver saw, and what was counted, once so many events are through.
    private struct Seen: Sendable {
        var requests: [String] = []
        var pauses: [Duration] = []
        var counts = HookCounts()
        var metrics = ""
    }

    private func run(
        isDown: Bool = false, until counted: KeyPath<HookCounts, UInt64>,
        script: @escaping @Sendable (Int) -> [ScriptedServer.Step]
    ) async throws -> Seen {
        let fleet = try Fleet(1)
        let (server, clock) = (fleet.servers[0], fleet.clock)
        let loop = EventLoop(name: "webhook")
        loop.start()
        defer { loop.stop() }
        let receiver = try await ScriptedServer(on: loop, script: script)
        let pauses = Journal<Duration>()
        let url = "http://127.0.0.1:\(receiver.port)/alerts"
        let post = try AlertPost(
            url: url, loop: loop, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            pause: { pauses.note($0) })
        let hook = try #require(post.hook)
        server.use(hook: hook)
        if isDown { await loop.run { receiver.stop() } }
        let running = Task { try await loop.run { try await post.deliver(hook) } }
        let following = Task { try await loop.run { try await post.follow(server) } }
        try await Self.outage(server, clock)
        while hook.counts[keyPath: counted] != 1 { await Task.yield() }
        running.cancel()
        following.cancel()
        _ = await (running.result, following.result)
        return await loop.run {
            post.shutdown()
            receiver.stop()
            return Seen(
                requests: receiver.requests, pauses: pauses.entries, counts: hook.counts,
                metrics: server.prometheusText())
        }
    }

    /// Seals that all take too long, until a page is due.
    private static func outage(_ server: AggregatorServer, _ clock: ManualClock) async throws {
        // The follower must be there before something is told.
        while server.feed.watcherCount == 0 { await Task.yield() }
        let hops = (1...200).map { number in
            PackedHop(
                HopRecord(
                    kind: .internal, traceID: TraceID(high: 1, low: UInt64(number)), spanID: 0,
                    parentSpanID: 1, operation: "phi.seal", runNanoseconds: 50_000_000),
                operation: 0)
        }
        _ = try server.take(
            .init(
                service: "soap-service", instance: "i", operations: ["phi.seal"], sequence: 1,
                packedHops: PackedHop.octets(hops)))
        clock.advance(by: .seconds(20))
        server.lookAtAlerts()
        // Further looks at the same tell nothing new.
        for _ in 0..<5 {
            clock.advance(by: .seconds(20))
            server.lookAtAlerts()
        }
    }

    private static func event(_ request: String) throws -> AggregatorV1.AlertEvent {
        let end = try #require(request.ranges(of: "\r\n\r\n").first)
        return try AggregatorV1.AlertEvent(
            json: JSONValue(parsing: String(request[end.upperBound...])))
    }

    private func key(_ request: String) -> String? {
        request.split(separator: "\r\n").first { $0.lowercased().hasPrefix("idempotency-key:") }
            .map { String($0.dropFirst(16).drop { $0 == " " }) }
    }

    @Test func anAlertIsOnePostThatSaysWhatBurnsAndNothingElse() async throws {
        let seen = try await run(until: \.takenCount) { _ in Self.answer(204) }
        #expect(seen.requests.count == 1)
        let page = try Self.event(seen.requests[0])
        #expect(page.alert?.page == true)
        #expect(page.kind == .fired)
        #expect(page.alert?.operation == "phi.seal")
        #expect(page.alert?.requestCount == 200)
        #expect(page.aggregatorCount == 1 && page.unreachableCount == 0 && page.lead)
        let head = try #require(seen.requests.first)
        #expect(head.hasPrefix("POST /alerts HTTP/1.1\r\n"))
        #expect(head.contains("content-type: application/json\r\n"))
        #expect(key(head) == "\"\(page.id)\"")
        // Every text in it is a name of the budget file and of a rule.
        var texts: [String] = []
        func collect(_ value: JSONValue) {
            switch value {
            case .string(let text): texts.append(text)
            case .array(let values): for value in values { collect(value) }
            case .object(let members): for member in members { collect(member.value) }
            case .null, .bool, .number: break
            }
        }
        collect(page.json())
        #expect(texts.allSatisfy { Self.isName($0) }, "\(texts)")
        #expect(
            seen.metrics.contains("carewire_alert_posts_total{outcome=\"taken\"} 1\n"))
    }

    private static func isName(_ text: String) -> Bool {
        text == "phi.seal" || text == "KIND_FIRED" || text.allSatisfy(\.isNumber)
            || BurnRule.standard.contains { text == "phi.seal/\($0.name)" }
            || ["page", "ticket"].contains {
                text.hasPrefix("phi.seal/\($0)/")
                    && text.dropFirst(10 + $0.count)
                        .allSatisfy(\.isNumber)
            }
    }

    @Test func aServerThatFailsOnceIsToldAgainUnderTheSameId() async throws {
        let seen = try await run(until: \.takenCount) { number in
            number == 0 ? Self.answer(500) : Self.answer(200)
        }
        #expect(seen.counts.attemptCount == 2)
        let (first, second) = (try Self.event(seen.requests[0]), try Self.event(seen.requests[1]))
        #expect(first == second)
        #expect(key(seen.requests[0]) == key(seen.requests[1]))
        #expect(seen.pauses.count == 1)
    }

    @Test func aServerThatDoesNotWantItIsToldOnce() async throws {
        let seen = try await run(until: \.refusedCount) { _ in Self.answer(400) }
        #expect(seen.counts.attemptCount == 1)
        #expect(seen.requests.count == 1)
        #expect(seen.pauses == [])
    }

    @Test func aServerThatAsksForTimeIsGivenIt() async throws {
        let seen = try await run(until: \.takenCount) { number in
            number == 0 ? Self.answer(429, "retry-after: 9\r\n") : Self.answer(200)
        }
        #expect(seen.pauses == [.seconds(9)])
    }

    @Test func aServerThatIsDownCostsABoundedNumberOfTries() async throws {
        let seen = try await run(isDown: true, until: \.givenUpCount) { _ in [] }
        #expect(seen.requests == [])
        #expect(seen.counts.attemptCount == UInt64(HookRetry.attemptMax))
        #expect(
            seen.metrics.contains("carewire_alert_posts_total{outcome=\"given_up\"} 1\n"))
        #expect(seen.metrics.contains("carewire_alert_post_attempts_total 5\n"))
    }
}
