extension VitalReadings {
    /// The parts of a score while it is added up.
    struct PartList {
        /// Every part, and those that were not measured; both empty when nobody asks for them.
        private(set) var points: [ScoreResult.Points] = []
        private(set) var missing: [ScoreResult.Part] = []
        private(set) var total = 0...0
        /// How many parts give three points at least, and which of three do.
        private(set) var threeCount = 0
        private(set) var saturationIsThree = false
        private(set) var systolicIsThree = false
        private(set) var consciousnessIsThree = false
        private let isKept: Bool

        /// A list with room for the most parts that a score has; without any when only the sums
        /// are wanted.
        init(isKept: Bool) {
            self.isKept = isKept
            guard isKept else { return }
            points.reserveCapacity(ScoreResult.Part.allCases.count)
            missing.reserveCapacity(ScoreResult.Part.allCases.count)
        }

        /// What further parts come to.
        mutating func count(_ range: ClosedRange<Int>) {
            total = total.lowerBound + range.lowerBound...total.upperBound + range.upperBound
        }

        mutating func add<Value>(
            _ part: ScoreResult.Part, _ value: Value?, most: Int, _ table: (Value) -> Int
        ) {
            if let value {
                let points = table(value)
                add(part, points...points, isMissing: false)
            } else {
                add(part, 0...most, isMissing: true)
            }
        }

        /// - Parameter isCounted: Whether the part counts by itself.
        mutating func add(
            _ part: ScoreResult.Part, _ possible: ClosedRange<Int>, isMissing: Bool,
            isCounted: Bool = true
        ) {
            if isCounted { count(possible) }
            if possible.lowerBound == 3 {
                threeCount += 1
                switch part {
                case .saturation: saturationIsThree = true
                case .systolic: systolicIsThree = true
                case .consciousness: consciousnessIsThree = true
                case .respiration, .oxygen, .pulse, .temperature, .whiteCells: break
                }
            }
            guard isKept else { return }
            points.append(ScoreResult.Points(part: part, range: possible))
            if isMissing { missing.append(part) }
        }
    }
}
