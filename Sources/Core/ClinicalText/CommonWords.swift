/// Words that are no names although the terminology does not know them: ordinary English, and what
/// stands with a capital in notes: drugs, tests, devices, organisms, countries, languages.
///
/// Asked only about words with a capital that no other list knows.
enum CommonWords {
    /// Whether the word at these octets is of the list, or ends as ordinary words end.
    static func contains(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        var word = PackedWord()
        for index in token.range {
            let octet = bytes[index]
            word.append(octet.isASCIILetter ? octet | 0x20 : octet)
        }
        return table.knows(word) || endsOrdinarily(token, bytes)
    }

    private static let table = Lexicon(
        words: Dictionary(
            words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map {
                (String($0), WordEntry(marks: .ordinary))
            }, uniquingKeysWith: { first, _ in first }))

    /// Shortest stem before an ordinary ending, in octets.
    private static let stemByteCountMin = 3

    /// Endings of ordinary nouns, verbs and adjectives, of drugs and of diseases; hardly any name
    /// ends so.
    private static let endings: [StaticString] = [
        "ing", "ed", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ings", "ingly",
        "ized",
        "ised", "able", "ible", "ously", "ously", "tive", "tively", "tally", "cally", "ically",
        "ical", "ology", "ologist", "graphy", "graph", "gram", "scopy", "scope", "ectomy",
        "ostomy", "otomy", "plasty", "itis", "osis", "emia", "aemia", "pathy", "algia", "uria",
        "plegia", "penia", "pnea", "rrhea", "ectasis", "iasis", "oma", "omas", "ation", "ology",
        "itic", "otic", "ptic", "stic", "ntic", "gic", "mic", "nic", "ric", "tic", "cillin",
        "mycin", "floxacin", "azole", "prazole", "olol", "pril", "sartan", "statin", "dipine",
        "zepam", "zolam", "mab", "nib", "tinib", "vir", "cycline", "oxetine", "triptan", "setron",
        "gliptin", "gliflozin", "glutide", "parin", "caine", "barbital", "phylline", "terol",
        "sone", "solone", "onide", "amide", "azine", "idine", "ctomy", "ures", "ance", "ances",
        "ence", "ency", "ancy", "ility", "ality", "ivity", "ities", "ized", "izing", "ated",
        "ating", "ates", "ured", "uring", "sted", "cted", "cting", "pted", "lted", "nted", "nting",
        "ered", "ering", "ained", "aining", "eived", "ieved", "igned", "oped", "oping", "ssed",
        "ssing", "wing", "ying", "ding", "king", "ping", "shed", "shing", "ched", "ching", "lled",
        "ously", "fully", "less", "ward", "wards", "wise", "uous", "ious", "eous", "inous",
        "erous", "orous", "ary", "tory", "eal", "ial", "ual", "ular", "lar", "iform", "oid",
    ]

    private static func endsOrdinarily(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        endings.contains { ending in
            let count = ending.utf8CodeUnitCount
            guard token.length >= count + stemByteCountMin else { return false }
            let start = Int(token.end) - count
            var index = start
            for octet in ending.description.utf8 {
                guard bytes[index] | 0x20 == octet else { return false }
                index += 1
            }
            return true
        }
    }
}
