/// How often something was expected, found, and found as expected.
public struct QualityScore: Sendable, Equatable {
    /// How many were expected.
    public private(set) var expectedCount = 0
    /// How many of those were found.
    public private(set) var recalledCount = 0
    /// How many were found in all.
    public private(set) var foundCount = 0
    /// How many of those were expected.
    public private(set) var correctCount = 0

    /// A score of nothing.
    public init() {}

    /// Share of the expected that was found, 0 to 1; 1 when nothing was expected.
    public var recall: Double {
        expectedCount == 0 ? 1 : Double(recalledCount) / Double(expectedCount)
    }
    /// Share of the found that was expected, 0 to 1; 1 when nothing was found.
    public var precision: Double {
        foundCount == 0 ? 1 : Double(correctCount) / Double(foundCount)
    }
    /// The harmonic mean of the two, 0 to 1.
    public var f1: Double {
        precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    /// Counts one that was expected.
    mutating func expect(isFound: Bool) {
        expectedCount += 1
        if isFound { recalledCount += 1 }
    }

    /// Counts one that was found.
    mutating func find(isExpected: Bool) {
        foundCount += 1
        if isExpected { correctCount += 1 }
    }

    /// Adds another score.
    public mutating func add(_ other: QualityScore) {
        expectedCount += other.expectedCount
        recalledCount += other.recalledCount
        foundCount += other.foundCount
        correctCount += other.correctCount
    }
}
