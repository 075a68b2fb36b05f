/// Who a word such as "wife" or "caller" names.
struct Kin: Equatable {
    enum Sex: UInt8 {
        case female, male

        var opposite: Sex { self == .female ? .male : .female }
    }
    /// What somebody is to another.
    enum Place: UInt8 { case spouse, parent, child, sibling, caller, other }

    var place: Place
    var sex: Sex?

    init(_ place: Place, _ sex: Sex?) {
        self.place = place
        self.sex = sex
    }

    /// Reads the word that begins at an octet; nil for any other word.
    init?(at start: Int, _ bytes: Span<UInt8>) {
        guard let known = Self.all[Self.key(start, bytes)] else { return nil }
        self = known
    }

    /// Whether somebody who reports about the other reports about the patient.
    func cares(for other: Kin) -> Bool {
        switch (place, other.place) {
        case (.caller, _), (.spouse, .spouse), (.parent, .child), (.child, .parent): true
        default: false
        }
    }

    /// The sex that a pronoun says.
    static func pronoun(at start: Int, count: Int, _ bytes: Span<UInt8>) -> Sex? {
        let word = key(start, bytes)
        if word == he || word == his { return .male }
        return word == she || word == her ? .female : nil
    }

    /// "post", "since", "after"
    static func isSince(at start: Int, _ bytes: Span<UInt8>) -> Bool {
        let word = key(start, bytes)
        return word == post || word == since || word == after
    }

    /// "had", "was"
    static func isPast(at start: Int, _ bytes: Span<UInt8>) -> Bool {
        let word = key(start, bytes)
        return word == had || word == was
    }

    /// "for", "or", "if"
    static func isForOr(at start: Int, _ bytes: Span<UInt8>) -> Bool {
        let word = key(start, bytes)
        return word == fore || word == or || word == when
    }

    /// A colour of a plan with zones.
    enum Color { case calm, alarm }

    /// Reads the colour that begins at an octet; nil for any other word.
    static func color(at start: Int, _ bytes: Span<UInt8>) -> Color? {
        let word = key(start, bytes)
        if word == green { return .calm }
        return word == red || word == yellow || word == amber || word == orange ? .alarm : nil
    }

    /// "the"
    static func isThe(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        token.kind == .word && token.length == 3 && key(Int(token.start), bytes) == the
    }

    /// "arrest"
    static func isArrest(at start: Int, _ bytes: Span<UInt8>) -> Bool {
        start >= 0 && key(start, bytes) == arrest
    }

    /// Up to eight letters of the word, in lower case.
    private static func key(_ start: Int, _ bytes: Span<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        var index = start
        while index < bytes.count, index < start + 8, bytes[index].isASCIILetter {
            key = key &<< 8 | UInt64(bytes[index] | 0x20)
            index += 1
        }
        return key
    }

    private static func key(_ word: String) -> UInt64 {
        word.utf8.prefix(8).reduce(0) { $0 &<< 8 | UInt64($1) }
    }

    private static let had = key("had")
    private static let was = key("was")
    private static let the = key("the")
    private static let green = key("green")
    private static let red = key("red")
    private static let yellow = key("yellow")
    private static let amber = key("amber")
    private static let orange = key("orange")
    private static let fore = key("for")
    private static let or = key("or")
    private static let when = key("if")
    private static let after = key("after")
    private static let post = key("post")
    private static let since = key("since")
    private static let arrest = key("arrest")
    private static let he = key("he")
    private static let his = key("his")
    private static let she = key("she")
    private static let her = key("her")

    private static let all: [UInt64: Kin] = {
        let rows: [(Place, Sex?, String)] = [
            (.spouse, .male, "husband hubby boyfriend"), (.spouse, .female, "wife girlfriend"),
            (.spouse, nil, "spouse partner fiance"),
            (.parent, .male, "father dad daddy stepfather grandfather grandad grandpa"),
            (.parent, .female, "mother mom mum mummy stepmother grandmother grandma gran nan"),
            (.parent, nil, "parent parents grandparent guardian caregiver"),
            (.child, .male, "son grandson stepson"),
            (.child, .female, "daughter granddaughter stepdaughter"),
            (.child, nil, "child baby toddler infant newborn"),
            (.sibling, .male, "brother"), (.sibling, .female, "sister"),
            (.caller, nil, "caller"),
            (.other, .male, "uncle nephew"), (.other, .female, "aunt niece"),
        ]
        var all: [UInt64: Kin] = [:]
        for (place, sex, words) in rows {
            for word in words.split(separator: " ") {
                all[key(String(word))] = Kin(place, sex)
            }
        }
        return all
    }()
}
