internal import CoreMetrics
internal import LatencyBudget
private import Synchronization

/// Counts up; what has come since it was last asked.
final class CountingInstrument: CounterHandler, FloatingPointCounterHandler {
    private let sum = Mutex(0.0)

    func increment(by amount: Int64) { add(Double(amount)) }
    func increment(by amount: Double) { add(amount) }
    /// Series of metrics-service only grow: a reset takes nothing back.
    func reset() {}

    private func add(_ amount: Double) {
        guard amount.isFinite, amount > 0 else { return }
        sum.withLock { $0 += amount }
    }

    func take() -> Double {
        sum.withLock { sum in
            defer { sum = 0 }
            return sum
        }
    }
}

/// Shows a level.
final class LevelInstrument: MeterHandler, RecorderHandler {
    private let level = Mutex<Double?>(nil)

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { if value.isFinite { level.withLock { $0 = value } } }
    func increment(by amount: Double) { change(by: amount) }
    func decrement(by amount: Double) { change(by: -amount) }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }

    private func change(by amount: Double) {
        guard amount.isFinite else { return }
        level.withLock { $0 = ($0 ?? 0) + amount }
    }

    /// Nil before it was set.
    var value: Double? { level.withLock { $0 } }
}

/// Keeps a distribution; what has come since it was last asked.
final class DurationInstrument: TimerHandler, RecorderHandler {
    private let sketch = Mutex(LatencySketch())

    func recordNanoseconds(_ duration: Int64) {
        sketch.withLock { $0.record(nanoseconds: UInt64(max(0, duration))) }
    }
    func record(_ value: Int64) { record(Double(value)) }
    /// In units of a thousand millionth, as durations are.
    func record(_ value: Double) {
        guard value.isFinite, value >= 0 else { return }
        let nanounits = min(value * 1e9, 9e18)
        sketch.withLock { $0.record(nanoseconds: UInt64(nanounits)) }
    }

    func take() -> LatencySketch {
        sketch.withLock { sketch in
            defer { sketch = LatencySketch() }
            return sketch
        }
    }
}
