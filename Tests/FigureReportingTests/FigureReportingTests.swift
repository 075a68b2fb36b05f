import LatencyBudget
import Messages
import RPC
import Testing
import UniqueCounting

@testable import FigureReporting

@Suite struct FigureReportingTests {
    private func hop(
        _ kind: HopRecord.Kind, _ place: Int, status: Int32 = 0, nanoseconds: UInt64 = 1_000
    ) -> PackedHop {
        PackedHop(
            HopRecord(
                kind: kind, traceID: TraceID(high: 1, low: 1), spanID: 1, parentSpanID: 0,
                operation: "", status: status, runNanoseconds: nanoseconds), operation: place)
    }

    private func drain(_ book: inout FigureBook) -> [MetricsV1.PushRequest] {
        var pushes: [MetricsV1.PushRequest] = []
        while let push = book.next {
            pushes.append(push)
            book.done(push)
        }
        return pushes
    }

    @Test func countsByOutcomeAndCode() throws {
        var book = FigureBook(service: "s", instance: "i")
        book.add(
            [hop(.server, 0), hop(.server, 0, status: 5), hop(.server, 0, status: 14)],
            ["a/B"])
        book.prepare([], [], patients: nil)
        let metrics = drain(&book).flatMap(\.metrics)
        let outcomes = metrics.filter { $0.kind == .durations }.compactMap { $0.labels["outcome"] }
        #expect(outcomes.sorted() == ["caller_fault", "service_fault", "success"])
        let codes = metrics.filter { $0.kind == .counter }.compactMap { $0.labels["code"] }
        #expect(codes.sorted() == ["NOT_FOUND", "OK", "UNAVAILABLE"])
    }

    @Test func aPushHoldsNoMoreSketchesThanFitInAMessage() throws {
        var book = FigureBook(service: "s", instance: "i")
        var sketch = LatencySketch()
        var value: UInt64 = 1
        while value < 1 << 62 {
            sketch.record(nanoseconds: value)
            value += value / 40 + 1
        }
        let metric = MetricsV1.Metric(name: "d", kind: .durations, sketch: sketch.encoded())
        book.prepare([], Array(repeating: metric, count: 900), patients: nil)
        let pushes = drain(&book)
        #expect(pushes.count > 1)
        #expect(pushes.map(\.metrics.count).reduce(0, +) == 900)
        for push in pushes { #expect(try push.encoded().count < 4 << 20) }
    }

    @Test func registersGoWithOneOfTheFirstPushOnly() {
        var book = FigureBook(service: "s", instance: "i")
        let many = Array(
            repeating: MetricsV1.Metric(name: "a", kind: .counter, value: 1), count: 1_500)
        book.prepare([], many, patients: MetricsV1.PatientRegisters(window: 1, registers: [1]))
        let pushes = drain(&book)
        #expect(pushes.map { $0.patients != nil } == [true, false])
        #expect(pushes.map(\.sequence) == [1, 2])
    }

    @Test func nothingNewIsPreparedWhileSomethingIsUnanswered() {
        var book = FigureBook(service: "s", instance: "i")
        book.prepare([], [], patients: nil)
        let isReady = book.isReady
        #expect(!isReady)
        book.prepare([], [MetricsV1.Metric(name: "a", kind: .counter)], patients: nil)
        let next = book.next
        #expect(next?.metrics.isEmpty == true)
    }

    @Test func everyStatusHasAnOutcome() {
        #expect(CallOutcomeLabel(0) == .success)
        #expect(CallOutcomeLabel(1) == .cancelled)
        #expect(CallOutcomeLabel(5) == .callerFault)
        for status in [2, 4, 8, 12, 13, 14, 15, 99, -1] as [Int32] {
            #expect(CallOutcomeLabel(status) == .serviceFault)
        }
    }
}
