/// A body temperature that the note records, in degrees Celsius.
public struct BodyTemperature: Sendable, Equatable, Redacted {
    /// Range of data entry, in hundredths of a degree Celsius (25.0 to 45.0). Project choice.
    public static let hundredthsLimit = 2_500...4_500
    /// The same range in hundredths of a degree Fahrenheit (77 to 113).
    static let fahrenheitHundredthsLimit = 7_700...11_300

    /// Hundredths of a degree Celsius.
    public let hundredths: Int
    /// Where the number stands, with its unit if it follows, in octets.
    public let range: Range<Int>

    /// Degrees Celsius, to 0.01.
    public var celsius: Double { Double(hundredths) / 100 }

    /// Converts (°F − 32) × 5/9, rounding half away from zero.
    static func celsiusHundredths(fahrenheitHundredths: Int) -> Int {
        let scaled = (fahrenheitHundredths - 3_200) * 5
        return (scaled + (scaled < 0 ? -4 : 4)) / 9
    }
}
