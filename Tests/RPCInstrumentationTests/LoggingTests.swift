import InMemoryLogging
import Logging
import RPC
import RPCInstrumentation
import Testing

/// Failed calls in swift-log.
@Suite struct LoggingTests {
    private let log = InMemoryLogHandler()

    private var logger: Logger {
        let log = log
        return Logger(label: "test") { _ in log }
    }

    @Test func aFailedCallIsOneLineWithoutItsText() async throws {
        let ward = Ward { _ in throw RPCError(.notFound, "bed 12 is empty") }
        let table = ward.table.intercepted(by: [LoggingInterceptor(logger)])
        let trace = TraceContext(
            traceID: CallContext.background(deadline: .now).trace.traceID, spanID: 9,
            parentSpanID: 0)
        await #expect(throws: RPCError.self) {
            try await Ward.call(Ward.later, of: table, options: CallOptions(trace: trace))
        }
        let entry = try #require(log.entries.first)
        #expect(log.entries.count == 1)
        #expect(entry.level == .warning)
        #expect(entry.message == "call failed")
        #expect(
            entry.metadata == [
                "method": "ward.v1.Ward/Later", "status": "NOT_FOUND",
                "peer": "spiffe://carewire/cli",
                "trace": "\(trace.traceparent.split(separator: "-")[1])",
            ])
    }

    @Test func aCallThatGoesWellIsNoLine() async throws {
        let table = Ward().table.intercepted(by: [LoggingInterceptor(logger)])
        try await Ward.call(Ward.now, of: table)
        try await Ward.call(Ward.later, of: table)
        #expect(log.entries.isEmpty)
    }

    @Test func onlySelectedMethodsAreLogged() async throws {
        let ward = Ward { _ in throw RPCError(.notFound, "no") }
        let table = ward.table.intercepted(by: [
            LoggingInterceptor(logger, level: .error) { $0 == Ward.now }
        ])
        await #expect(throws: RPCError.self) { try await Ward.call(Ward.later, of: table) }
        #expect(log.entries.isEmpty)
    }

    @Test func aClientsFailureIsLoggedWithTheTraceItIsPartOf() {
        let interceptor = LoggingInterceptor(logger)
        let parent = CallContext.background(deadline: .now)
        interceptor.ended(Ward.later, CallOptions(parent: parent), .unavailable)
        interceptor.ended(Ward.later, CallOptions(), .deadlineExceeded)
        interceptor.ended(Ward.later, CallOptions(), .ok)
        #expect(log.entries.map { $0.metadata["status"] } == ["UNAVAILABLE", "DEADLINE_EXCEEDED"])
        #expect(
            log.entries[0].metadata["trace"]
                == "\(parent.trace.traceparent.split(separator: "-")[1])")
        #expect(log.entries[1].metadata["trace"] == nil)
    }
}
