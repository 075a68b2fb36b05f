/// The terminology's numbers of numerals and of the slash, which are tokens but no words.
struct Numerals: Sendable {
    static let valueMax: Int32 = 127

    private var words: InlineArray<128, UInt32> = InlineArray(repeating: 0)
    var slash: UInt32 = 0

    init() {}

    /// The word of a numeral; zero for one that no term has.
    subscript(value: Int32) -> UInt32 {
        get { value <= Self.valueMax ? words[Int(value)] : 0 }
        set { if value <= Self.valueMax { words[Int(value)] = newValue } }
    }
}
