/// What a word means to the rules of places, employers and addresses; a word can have several.
struct WordKinds: OptionSet, Sendable {
    let rawValue: UInt32

    /// Freight, Credit Union, LLP: the words before it are a business, whatever they mean.
    static let company = WordKinds(rawValue: 1 << 0)
    /// Works, retired, driver: an employer follows behind "at", "for" or "from".
    static let job = WordKinds(rawValue: 1 << 1)
    /// NE, North: belongs to the street before it or to the ward behind it.
    static let direction = WordKinds(rawValue: 1 << 2)
    /// Apt, lot, flat: a part of a building, with its number behind it.
    static let part = WordKinds(rawValue: 1 << 3)
    /// Rue, calle: the name of the street follows.
    static let roadLead = WordKinds(rawValue: 1 << 4)
    /// Road, avenue: ends the name of a street even where no number stands.
    static let roadEnd = WordKinds(rawValue: 1 << 5)
    /// Badge, locker: four digits behind it are somebody's.
    static let shortNumber = WordKinds(rawValue: 1 << 6)
    /// Username: a word with a single digit behind it is somebody's.
    static let account = WordKinds(rawValue: 1 << 7)
    /// Wm, Chas: a given name cut short, with a point behind it.
    static let shortName = WordKinds(rawValue: 1 << 8)
    /// Mount, Fort, Lake: the first word of a place of several words.
    static let landmark = WordKinds(rawValue: 1 << 9)
    /// Ground, part, bed of a hospital: "4 North Telemetry".
    static let ward = WordKinds(rawValue: 1 << 10)
    /// At, for, from, with: stands between the work and the employer.
    static let jobLink = WordKinds(rawValue: 1 << 11)
    /// Nodes, sessions: the two numbers before it are a share.
    static let counted = WordKinds(rawValue: 1 << 12)
    /// Valve, drain, catheter, stent: a name right before it is the product's.
    static let product = WordKinds(rawValue: 1 << 13)
    /// Dry, ideal: the weight behind it is an aim.
    static let aim = WordKinds(rawValue: 1 << 14)
    /// Team, lab, surgery: ends the name of a place where people are cared for.
    static let site = WordKinds(rawValue: 1 << 15)
    /// Dr, Mrs: a name in lower case may follow.
    static let honorific = WordKinds(rawValue: 1 << 16)
    /// Baby, girl: belongs to the name behind it.
    static let infant = WordKinds(rawValue: 1 << 17)
    /// PGY: the year of somebody's training follows.
    static let trainee = WordKinds(rawValue: 1 << 18)
    /// County, EMS: the words before it are a place in lower case too.
    static let lowerPlace = WordKinds(rawValue: 1 << 19)
    /// Feb, Dec: a month without a day.
    static let shortMonth = WordKinds(rawValue: 1 << 20)
    /// The letters of somebody's name follow.
    static let initials = WordKinds(rawValue: 1 << 21)
    /// Alhaji, Engr, Chief: belongs to the name behind it.
    static let rank = WordKinds(rawValue: 1 << 22)
    /// Station, beach, pharmacy: in lower case too, the word before it is a place.
    static let spot = WordKinds(rawValue: 1 << 23)
    /// Says, denies, wants: only somebody does it.
    static let speech = WordKinds(rawValue: 1 << 24)
    /// Only phrases of the broader files have it: it may as well be somebody's name.
    static let broad = WordKinds(rawValue: 1 << 25)
}
