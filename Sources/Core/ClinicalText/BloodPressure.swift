/// A blood pressure that the note records, in mmHg.
public struct BloodPressure: Sendable, Equatable, Redacted {
    /// Range of data entry for the systolic pressure. Project choice.
    public static let systolicLimit = 30...300
    /// Range of data entry for the diastolic pressure. Project choice.
    public static let diastolicLimit = 10...200

    /// The upper number.
    public let systolic: Int
    /// The lower number.
    public let diastolic: Int
    /// Where the two numbers stand, with their unit if it follows, in octets.
    public let range: Range<Int>

    /// Whether the pair is a pressure that may be entered as data.
    static func accepts(systolic: Int, diastolic: Int) -> Bool {
        systolicLimit.contains(systolic) && diastolicLimit.contains(diastolic)
            && systolic > diastolic
    }
}
