/// A vital sign with one number, other than the temperature.
public struct VitalMeasurement: Sendable, Equatable, Redacted {
    /// What was measured, and in which unit.
    public enum Sign: UInt8, Sendable, CaseIterable {
        /// Beats per minute.
        case heartRate
        /// Breaths per minute.
        case respiratoryRate
        /// Per cent, by pulse oximetry.
        case oxygenSaturation
        /// Kilograms.
        case weight
        /// 0 to 10.
        case pain
        /// Glasgow Coma Scale, total.
        case comaScale

        /// Range of data entry, in hundredths of the unit. Project choice.
        public var hundredthsLimit: ClosedRange<Int> {
            switch self {
            case .heartRate: 0...35_000
            case .respiratoryRate: 0...12_000
            case .oxygenSaturation: 3_000...10_000
            case .weight: 30...50_000
            case .pain: 0...1_000
            case .comaScale: 300...1_500
            }
        }
    }

    /// What was measured.
    public let sign: Sign
    /// Hundredths of the sign's unit.
    public let hundredths: Int
    /// Where the number stands, with its unit if it follows, in octets.
    public let range: Range<Int>

    /// The value in the sign's unit, to 0.01.
    public var value: Double { Double(hundredths) / 100 }
}
