/// One set of vital signs, as the scores take them. What was not measured is nil.
///
/// A value that is not finite counts as not measured.
public struct VitalReadings: Sendable, Equatable, Redacted {
    /// Breaths per minute.
    public var respiration: Double?
    /// Per cent, by pulse oximetry.
    public var saturation: Double?
    /// Whether oxygen is given; false is room air.
    public var isOnOxygen: Bool?
    /// mmHg.
    public var systolic: Double?
    /// Beats per minute.
    public var pulse: Double?
    /// Degrees Celsius.
    public var temperature: Double?
    /// ACVPU.
    public var consciousness: Consciousness?
    /// Glasgow Coma Scale, total, 3 to 15.
    public var comaScale: Double?
    /// The usual total on the Glasgow Coma Scale, where it is known.
    public var comaScaleBefore: Double?
    /// Arterial carbon dioxide, mmHg.
    public var carbonDioxide: Double?
    /// White cells, 10⁹ per litre.
    public var whiteCells: Double?
    /// Immature neutrophils, per cent.
    public var bands: Double?
    /// Whether a saturation of 88 to 92 % is prescribed for hypercapnic respiratory failure; then
    /// NEWS2 uses its scale 2.
    public var usesSaturationScale2 = false

    /// Readings of which nothing was measured.
    public init() {}

    /// A value in tenths of its unit, half away from zero; nil when there is none.
    static func tenths(_ value: Double?) -> Int? { rounded(value, toMillionths: 100_000) }

    /// A value in whole units, half away from zero; nil when there is none.
    static func whole(_ value: Double?) -> Int? { rounded(value, toMillionths: 1_000_000) }

    /// By millionths, because a written 36.05 is a little less in binary.
    private static func rounded(_ value: Double?, toMillionths step: Int) -> Int? {
        guard let value, value.isFinite, abs(value) < 1_000_000 else { return nil }
        let millionths = Int((value * 1_000_000).rounded(.toNearestOrAwayFromZero))
        return (millionths + (millionths < 0 ? -step / 2 : step / 2)) / step
    }
}
