/// A concept that the note names, and what it says about it.
public struct Finding: Sendable, Equatable, Redacted {
    /// Index into ``Terminology/concepts``.
    public let conceptIndex: Int
    /// What the note says about it.
    public let assertion: Assertion
    /// Whether it counts for red flags: present, or uncertain and not called unlikely.
    public let counts: Bool
    /// Where the term stands, in octets.
    public let range: Range<Int>
}
