/// What a note says, as far as this module reads it. All ranges are octets of the note's UTF-8.
///
/// The preamble, and each section's heading and text, cover the note exactly and in this order.
public struct NoteExtraction: Sendable, Equatable, Redacted {
    /// What stands before the first heading.
    public internal(set) var preamble: Range<Int> = 0..<0
    /// In the order of the text; at least one of them is not of kind `other`.
    public internal(set) var sections: [NoteSection] = []
    /// In the order of the text.
    public internal(set) var codes: [ClinicalCode] = []
    /// In the order of the text.
    public internal(set) var bloodPressures: [BloodPressure] = []
    /// In the order of the text.
    public internal(set) var temperatures: [BodyTemperature] = []
    /// Heart rate, respiration, saturation, weight, pain and coma scale, in the order of the text.
    public internal(set) var measurements: [VitalMeasurement] = []
    /// How many values stood outside the range of data entry: left in the text, not taken.
    public internal(set) var outOfRangeCount = 0

    /// Sections, codes and values together.
    public var findingCount: Int {
        sections.count + codes.count + bloodPressures.count + temperatures.count
            + measurements.count
    }
}
