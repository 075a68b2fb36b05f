/// The terminology's numbers of numerals and of the slash, which are tokens but no words.
struct Numerals: Sendable {
    static let valueMax: Int32 = 1_023

    private var words: [UInt32] = []
    var slash: UInt32 = 0

    init() {}

    /// The word of a numeral; zero for one that no term has.
    subscript(value: Int32) -> UInt32 {
        get { value < words.count ? words[Int(value)] : 0 }
        set {
            guard value <= Self.valueMax else { return }
            if words.isEmpty { words = Array(repeating: 0, count: Int(Self.valueMax) + 1) }
            words[Int(value)] = newValue
        }
    }
}
