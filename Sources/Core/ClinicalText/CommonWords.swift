/// Words that are no names although the terminology does not know them: ordinary English, and what
/// stands with a capital in notes: drugs, tests, devices, organisms, countries, languages.
///
/// Asked only about words with a capital that no other list knows.
enum CommonWords {
    /// Whether the word is of the list, or ends as ordinary words end.
    static func contains(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        token.has(.common) || endings.match(token, bytes)
    }

    /// Marks the words of the list and those of the rules.
    static func mark(_ entries: inout [String: WordEntry]) {
        for text in [words, moreWords] + Lexicon.entries.map(\.1) {
            for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                entries[String(word), default: WordEntry()].marks.insert(.common)
            }
        }
    }

    /// Shortest stem before an ordinary ending, in octets.
    private static let stemByteCountMin = 3

    /// Endings of ordinary nouns, verbs and adjectives, of drugs and of diseases; hardly any name
    /// ends so.
    private static let endings = WordEndings(
        [
            "ing", "ed", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ings", "ingly",
            "ized",
            "ised", "able", "ible", "ously", "ously", "tive", "tively", "tally", "cally", "ically",
            "ical", "ology", "ologist", "graphy", "graph", "gram", "scopy", "scope", "ectomy",
            "ostomy", "otomy", "plasty", "itis", "osis", "emia", "aemia", "pathy", "algia", "uria",
            "plegia", "penia", "pnea", "rrhea", "ectasis", "iasis", "oma", "omas", "ation", "ology",
            "itic", "otic", "ptic", "stic", "ntic", "gic", "mic", "nic", "ric", "tic", "cillin",
            "mycin", "floxacin", "azole", "prazole", "olol", "pril", "sartan", "statin", "dipine",
            "zepam", "zolam", "mab", "nib", "tinib", "vir", "cycline", "oxetine", "triptan",
            "setron",
            "gliptin", "gliflozin", "glutide", "parin", "caine", "barbital", "phylline", "terol",
            "sone", "solone", "onide", "amide", "azine", "idine", "ctomy", "ures", "ance", "ances",
            "ence", "ency", "ancy", "ility", "ality", "ivity", "ities", "ized", "izing", "ated",
            "ating", "ates", "ured", "uring", "sted", "cted", "cting", "pted", "lted", "nted",
            "nting",
            "ered", "ering", "ained", "aining", "eived", "ieved", "igned", "oped", "oping", "ssed",
            "ssing", "wing", "ying", "ding", "king", "ping", "shed", "shing", "ched", "ching",
            "lled",
            "ously", "fully", "less", "ward", "wards", "wise", "uous", "ious", "eous", "inous",
            "erous", "orous", "ary", "tory", "eal", "ial", "ual", "ular", "lar", "iform", "oid",
        ], stemByteCountMin: stemByteCountMin)
}
