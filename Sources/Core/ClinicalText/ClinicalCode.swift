/// A code that the note names.
package struct ClinicalCode: Sendable, Equatable, Redacted {
    /// Whose code it is.
    package enum System: UInt8, Sendable { case icd10CM, cpt }

    /// Whose code it is.
    package let system: System
    /// Upper case; ICD-10-CM with its dot: `E11.9`.
    package let code: String
    /// CPT modifiers in the order written, such as `25`; none for ICD-10-CM.
    package let modifiers: [String]
    /// Where the code stands, with its modifiers, in octets.
    package let range: Range<Int>
}
