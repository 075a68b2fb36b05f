/// An age that the note gives.
public struct PatientAge: Sendable, Equatable, Redacted {
    /// Whole days, with years of 365 and months of 30 days.
    public let dayCount: Int
    /// Where it stands, in octets.
    public let range: Range<Int>

    /// Whole years.
    public var years: Int { dayCount / 365 }
    /// Under three months. Source: the project's red flags for infants.
    var isInfant: Bool { dayCount < 91 }
}
