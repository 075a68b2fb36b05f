/// How the budgets of a table are kept in all: a weighted score, a grade with its caps, and the
/// reasons for these.
///
/// The score is the weight of what passed by the weight of what was determined. An operation of
/// safety that fails caps the grade at ``Grade/needsImprovement``; anything undetermined caps it at
/// ``Grade/acceptable``, so that no green grade rests on what was not measured.
public struct GradeSheet: Sendable, Equatable {
    /// One line: what was judged, how much depends on it, and how it went.
    public struct Item: Sendable, Equatable {
        /// The operation, or any other name.
        public let name: String
        /// What depends on it.
        public let criticality: Criticality
        /// How it went.
        public let verdict: Verdict

        /// A line of the sheet.
        public init(_ name: String, _ criticality: Criticality, _ verdict: Verdict) {
            self.name = name
            self.criticality = criticality
            self.verdict = verdict
        }
    }

    /// 0 to 100; nil when nothing was determined.
    public let score: Double?
    /// After the caps.
    public let grade: Grade
    /// Operations of safety that failed.
    public let failedSafety: [String]
    /// What could not be determined.
    public let undetermined: [String]

    /// Adds up.
    public init(_ items: [Item]) {
        let determined = items.filter { $0.verdict != .unknown }
        failedSafety = items.filter { $0.criticality == .safety && $0.verdict == .fail }
            .map(\.name)
        undetermined = items.filter { $0.verdict == .unknown }.map(\.name)
        let weight = determined.reduce(0) { $0 + $1.criticality.weight }
        guard weight > 0 else {
            (score, grade) = (nil, .unknown)
            return
        }
        let earned = determined.reduce(0) {
            $0 + ($1.verdict == .pass ? $1.criticality.weight : 0)
        }
        let score = 100 * earned / weight
        let cap: Grade =
            !failedSafety.isEmpty
            ? .needsImprovement : undetermined.isEmpty ? .excellent : .acceptable
        self.score = score
        grade = min(Grade(score: score), cap)
    }

    /// The sheet of a report, without its canaries and what the site does not offer.
    public init(_ figures: [OperationFigures]) {
        self.init(
            figures.filter { !$0.budget.isCanary && !$0.isLeftOut }.map {
                Item($0.budget.name, $0.budget.criticality, $0.verdict)
            })
    }
}
