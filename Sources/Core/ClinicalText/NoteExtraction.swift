/// What a note says, as far as this module reads it. All ranges are octets of the note's UTF-8.
///
/// The preamble, and each section's heading and text, cover the note exactly and in this order.
package struct NoteExtraction: Sendable, Equatable, Redacted {
    /// What stands before the first heading.
    package internal(set) var preamble: Range<Int> = 0..<0
    /// In the order of the text; at least one of them is not of kind `other`.
    package internal(set) var sections: [NoteSection] = []
    /// In the order of the text.
    package internal(set) var codes: [ClinicalCode] = []
    /// In the order of the text.
    package internal(set) var bloodPressures: [BloodPressure] = []
    /// In the order of the text.
    package internal(set) var temperatures: [BodyTemperature] = []
    /// Heart rate, respiration, saturation, weight, pain and coma scale, in the order of the text.
    package internal(set) var measurements: [VitalMeasurement] = []
    /// How many values stood outside the range of data entry: left in the text, not taken.
    package internal(set) var outOfRangeCount = 0

    /// Sections, codes and values together.
    package var findingCount: Int {
        sections.count + codes.count + bloodPressures.count + temperatures.count
            + measurements.count
    }
}
