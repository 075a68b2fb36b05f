/// A code that the note names.
public struct ClinicalCode: Sendable, Equatable, Redacted {
    /// Whose code it is.
    public enum System: UInt8, Sendable { case icd10CM, cpt }

    /// Whose code it is.
    public let system: System
    /// Upper case; ICD-10-CM with its dot: `E11.9`.
    public let code: String
    /// CPT modifiers in the order written, such as `25`; none for ICD-10-CM.
    public let modifiers: [String]
    /// Where the code stands, with its modifiers, in octets.
    public let range: Range<Int>
}
