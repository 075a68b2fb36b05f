/// Results, counted.
struct ResultCounts: Sendable, Hashable {
    var calls = 0
    var failures = 0
    var slowCalls = 0

    mutating func add(isFailure: Bool, isSlow: Bool) {
        calls += 1
        failures += isFailure ? 1 : 0
        slowCalls += isSlow ? 1 : 0
    }

    mutating func remove(_ other: ResultCounts) {
        calls -= other.calls
        failures -= other.failures
        slowCalls -= other.slowCalls
    }

    /// `part` of the calls in percent; 0 of none.
    func percentage(_ part: Int) -> Double {
        calls > 0 ? Double(part) * 100 / Double(calls) : 0
    }

    /// Whether `part` of `whole` reaches `threshold` percent.
    static func reaches(_ part: Int, of whole: Int, _ threshold: Double) -> Bool {
        whole > 0 && Double(part) * 100 >= threshold * Double(whole)
    }
}
