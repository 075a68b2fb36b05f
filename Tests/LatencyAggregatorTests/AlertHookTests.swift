import LatencyAggregator
import Messages
import RPC
import TestSupport
import Testing

@Suite struct AlertHookTests {
    private let event = AggregatorV1.AlertEvent(
        kind: .fired, alert: .init(id: "soap.process/14.4x-1h-5m", operation: "soap.process"))

    private func tell(
        failures: Int, pauses: Journal<Duration>, bodies: Journal<[UInt8]>
    ) async throws -> Bool {
        let hook = AlertHook(
            post: { body in
                bodies.note(body)
                return bodies.entries.count > failures
            }, pause: { pauses.note($0) })
        return try await hook.tell(event)
    }

    @Test(arguments: 0..<AlertHook.attemptMax)
    func anAlertGoesAgainUntilItIsTaken(failures: Int) async throws {
        let (pauses, bodies) = (Journal<Duration>(), Journal<[UInt8]>())
        #expect(try await tell(failures: failures, pauses: pauses, bodies: bodies))
        #expect(bodies.entries.count == failures + 1)
        #expect(pauses.entries == [1, 2, 4, 8].prefix(failures).map { .seconds($0) })
        let read = try AggregatorV1.AlertEvent(
            json: JSONValue(parsing: String(decoding: bodies.entries[0], as: UTF8.self)))
        #expect(read == event)
    }

    @Test func anAlertThatNobodyTakesIsGivenUp() async throws {
        let (pauses, bodies) = (Journal<Duration>(), Journal<[UInt8]>())
        #expect(try await !tell(failures: .max, pauses: pauses, bodies: bodies))
        #expect(bodies.entries.count == AlertHook.attemptMax)
        #expect(pauses.entries.count == AlertHook.attemptMax - 1)
    }

    @Test func aProgramThatStopsIsNotHeldUp() async throws {
        let hook = AlertHook(post: { _ in false }, pause: { _ in throw CancellationError() })
        await #expect(throws: CancellationError.self) { _ = try await hook.tell(event) }
    }
}
