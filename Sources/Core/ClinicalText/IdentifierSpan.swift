/// A piece of a note that may tell who the patient is.
public struct IdentifierSpan: Sendable, Equatable, Redacted {
    /// Which identifier, by the letters of 45 CFR 164.514(b)(2)(i).
    public enum Category: UInt8, Sendable, CaseIterable {
        /// (A) Names, of patients and of anybody else.
        case name
        /// (B) Places smaller than a state, facilities included.
        case geography
        /// (C) Dates, but for the year alone.
        case date
        /// (C) Ages over 89.
        case age
        /// (D) Telephone numbers.
        case telephone
        /// (E) Fax numbers.
        case fax
        /// (F) E-mail addresses.
        case email
        /// (G) Social security numbers.
        case socialSecurity
        /// (H) Medical record numbers.
        case medicalRecord
        /// (I) Health plan beneficiary numbers.
        case healthPlan
        /// (J) Account numbers.
        case account
        /// (K) Certificate and licence numbers.
        case licence
        /// (L) Vehicle identifiers and plates.
        case vehicle
        /// (M) Device identifiers and serial numbers.
        case device
        /// (N) Web addresses.
        case url
        /// (O) Internet protocol addresses.
        case internetAddress
        /// (R) Any other unique number or code.
        case other

        /// What stands for it in a redacted note: `[NAME]`.
        public var substitute: String {
            switch self {
            case .name: "[NAME]"
            case .geography: "[PLACE]"
            case .date: "[DATE]"
            case .age: "[AGE]"
            case .telephone: "[PHONE]"
            case .fax: "[FAX]"
            case .email: "[EMAIL]"
            case .socialSecurity: "[SSN]"
            case .medicalRecord: "[MRN]"
            case .healthPlan: "[PLAN]"
            case .account: "[ACCOUNT]"
            case .licence: "[LICENCE]"
            case .vehicle: "[VEHICLE]"
            case .device: "[DEVICE]"
            case .url: "[URL]"
            case .internetAddress: "[IP]"
            case .other: "[NUMBER]"
            }
        }
    }

    /// Which identifier.
    public let category: Category
    /// Where it stands, in octets.
    public let range: Range<Int>
}
