/// What a concept is to the rules that combine several: one bit for each.
struct ConceptRoles: OptionSet, Sendable {
    let rawValue: UInt128

    private static let names = [
        "fever", "infection", "pregnant", "dyspnea", "hives", "airwayswelling", "faint", "oxygen",
        "roomair", "alert", "newconfusion", "voice", "painresponse", "unresponsive", "headinjury",
        "anticoagulant", "hypotension", "confusion", "rigors", "stiffneck", "diaphoresis",
        "chestsymptom", "abdominalpain", "headache", "visionchange", "seizure", "vaginalbleeding",
        "neutropenia", "backpain", "retention", "saddle", "pinpoint", "slowbreathing", "bleeding",
        "lossofconsciousness", "injury", "hyperglycemia", "infant", "adult", "legweakness",
        "lactate", "potassium", "sodium", "glucose", "whitecells", "hypercapnictarget",
        "hypothermia", "heatstroke", "severe", "exposure", "immunosuppressed", "abdominalsevere",
        "headachesevere",
        "denied",
        "breastbone", "heavyarm", "sick", "exertion", "grey", "heartrace", "facial",
        "speech", "limb", "throatfeel", "itchall", "calf", "pleuritic", "fastbreath",
        "shivery", "coldhands", "drowsy", "chemotherapy", "purplespots", "tonsilop",
        "csfleak", "intent", "ingestion", "preterm", "contractions", "constantpain",
        "epigastric", "puffy", "badhead", "missedperiod", "lowpain", "shouldertip",
        "floppiness", "weakfeeding", "dryinfant", "greenvomit", "highcry", "diabetic",
        "offinsulin", "deepbreathing", "ketones", "thirsty", "steroid", "guarded",
        "quietbowel", "nostool", "distended", "testis", "suddenly", "cast", "badlimb",
        "eyeagony", "highfall", "neckhurt", "limbparalysis", "unwell", "drool", "noswallow",
        "noisybreath", "waters", "greenfluid", "stillness",
    ]

    /// The role of a name in a terminology file; nil for a name that no rule knows.
    static func named(_ name: some StringProtocol) -> ConceptRoles? {
        names.firstIndex { $0 == name }.map { ConceptRoles(rawValue: 1 << UInt128($0)) }
    }

    private static func known(_ name: String) -> ConceptRoles { named(name) ?? [] }

    static let fever = known("fever")
    static let infection = known("infection")
    static let pregnant = known("pregnant")
    static let oxygen = known("oxygen")
    static let roomAir = known("roomair")
    static let alert = known("alert")
    static let newConfusion = known("newconfusion")
    static let voice = known("voice")
    static let painResponse = known("painresponse")
    static let unresponsive = known("unresponsive")
    static let neutropenia = known("neutropenia")
    static let hypotension = known("hypotension")
    static let confusion = known("confusion")
    static let infant = known("infant")
    static let heatStroke = known("heatstroke")
    static let lactate = known("lactate")
    static let potassium = known("potassium")
    static let sodium = known("sodium")
    static let glucose = known("glucose")
    static let hypercapnicTarget = known("hypercapnictarget")
    /// A finding where it is denied or may come, and else a word: "no blood".
    static let denied = known("denied")
    static let laboratories: ConceptRoles = [lactate, potassium, sodium, glucose]
}
