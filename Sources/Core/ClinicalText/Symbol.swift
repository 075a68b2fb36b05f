/// The symbols that the rules know by name.
enum Symbol {
    static let colon = UInt8(ascii: ":")
    static let equals = UInt8(ascii: "=")
    static let dash = UInt8(ascii: "-")
    static let slash = UInt8(ascii: "/")
    static let point = UInt8(ascii: ".")
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
    static let percent = UInt8(ascii: "%")
    static let open = UInt8(ascii: "(")
    static let openBracket = UInt8(ascii: "[")
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    /// U+00B0, and U+00BA which is often typed for it.
    static let degree: UInt8 = 0xB0
    /// Any other symbol outside ASCII.
    static let other: UInt8 = 0x80
}
