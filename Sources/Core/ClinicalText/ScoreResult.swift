/// What a score comes to: one number, or from lowest to highest when values are missing.
public struct ScoreResult: Sendable, Equatable, Redacted {
    /// Which score.
    public enum Score: String, Sendable, CaseIterable {
        /// National Early Warning Score 2, 0 to 20. Royal College of Physicians, 2017.
        case news2
        /// Quick SOFA, 0 to 3. Singer and others, Sepsis-3, JAMA 2016.
        case qsofa
        /// Systemic inflammatory response syndrome, 0 to 4. ACCP/SCCM consensus, 1992.
        case sirs
        /// Modified Early Warning Score, 0 to 14. Subbe and others, QJM 2001.
        case mews

        /// From here on the score calls for action: 7, 2, 2 and 5.
        public var highRiskLimit: Int {
            switch self {
            case .news2: 7
            case .qsofa, .sirs: 2
            case .mews: 5
            }
        }
    }

    /// What a score is made of.
    public enum Part: String, Sendable, CaseIterable {
        /// Breathing rate; in SIRS, or arterial carbon dioxide.
        case respiration
        /// Saturation by pulse oximetry.
        case saturation
        /// Air or oxygen.
        case oxygen
        /// Systolic pressure.
        case systolic
        /// Heart rate.
        case pulse
        /// ACVPU, and for qSOFA the coma scale.
        case consciousness
        /// Body temperature.
        case temperature
        /// White cell count or bands.
        case whiteCells
    }

    /// The points that one part gives.
    public struct Points: Sendable, Equatable {
        /// Which part.
        public let part: Part
        /// Fewest and most points it can give; equal when it was measured.
        public let range: ClosedRange<Int>
    }

    /// Which score.
    public let score: Score
    /// One row per part, in the order of the published table.
    public let points: [Points]
    /// Lowest and highest total. Less than the sum of the parts' ranges where parts depend on each
    /// other.
    public let total: ClosedRange<Int>
    /// The parts that were not measured.
    public let missing: [Part]

    /// Whether parts are missing, so that the total is a range.
    public var isPartial: Bool { !missing.isEmpty }
    /// Whether the total calls for action whatever the missing parts are.
    public var isHighRisk: Bool { total.lowerBound >= score.highRiskLimit }
    /// Whether it would call for action if the missing parts were at their worst.
    public var mayBeHighRisk: Bool { total.upperBound >= score.highRiskLimit }

    init(
        _ score: Score, _ points: [Points], missing: [Part], total: ClosedRange<Int>? = nil
    ) {
        self.score = score
        self.points = points
        self.missing = missing
        let lowest = points.reduce(0) { $0 + $1.range.lowerBound }
        let highest = points.reduce(0) { $0 + $1.range.upperBound }
        self.total = total ?? lowest...highest
    }
}
