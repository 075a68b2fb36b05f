/// A code that the note names.
public struct ClinicalCode: Sendable, Equatable, Redacted {
    /// Whose code it is.
    public enum System: UInt8, Sendable { case icd10CM, cpt }

    /// How sure it is that the code exists.
    public enum Standing: UInt8, Sendable {
        /// Shape and context only: no table was loaded, or it does not hold the system.
        case shapeAndContext
        /// In the table, and precise enough to bill.
        case billable
        /// In the table as a category.
        case header
        /// Not in the table.
        case unknown
    }

    /// Whose code it is.
    public let system: System
    /// Upper case; ICD-10-CM with its dot: `E11.9`.
    public let code: String
    /// CPT modifiers in the order written, such as `25`; none for ICD-10-CM.
    public let modifiers: [String]
    /// Where the code stands, with its modifiers, in octets.
    public let range: Range<Int>
    /// How the code stands in the loaded table.
    public internal(set) var standing = Standing.shapeAndContext
}
