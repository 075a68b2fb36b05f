/// What a word may mean to the rules of assertion and of identifiers; a word can have several.
struct WordMarks: OptionSet, Sendable {
    let rawValue: UInt64

    /// May stand inside a term without being part of it: the, her, left.
    static let skip = WordMarks(rawValue: 1 << 0)
    /// Its point ends no sentence: Dr, vs, approx.
    static let abbreviation = WordMarks(rawValue: 1 << 1)

    // Names.
    static let title = WordMarks(rawValue: 1 << 2)
    static let credential = WordMarks(rawValue: 1 << 3)
    static let givenName = WordMarks(rawValue: 1 << 4)
    static let surname = WordMarks(rawValue: 1 << 5)
    /// A name that is a word as well: Will, May, Brown. It needs company.
    static let wordName = WordMarks(rawValue: 1 << 6)
    static let relative = WordMarks(rawValue: 1 << 7)
    /// Announces a name when a colon follows: patient, provider, attending.
    static let nameCue = WordMarks(rawValue: 1 << 8)
    /// van, de, la.
    static let particle = WordMarks(rawValue: 1 << 9)
    /// A capital says nothing about it: headings, weekdays, drugs, ordinary words.
    static let ordinary = WordMarks(rawValue: 1 << 10)

    // Places.
    static let street = WordMarks(rawValue: 1 << 11)
    static let facility = WordMarks(rawValue: 1 << 12)
    static let state = WordMarks(rawValue: 1 << 13)
    static let city = WordMarks(rawValue: 1 << 14)
    static let placeCue = WordMarks(rawValue: 1 << 15)
    static let unit = WordMarks(rawValue: 1 << 16)

    // Dates and ages.
    static let month = WordMarks(rawValue: 1 << 17)
    static let weekday = WordMarks(rawValue: 1 << 18)
    static let dateCue = WordMarks(rawValue: 1 << 19)
    static let yearUnit = WordMarks(rawValue: 1 << 20)
    static let monthUnit = WordMarks(rawValue: 1 << 21)
    static let weekUnit = WordMarks(rawValue: 1 << 22)
    static let dayUnit = WordMarks(rawValue: 1 << 23)
    static let old = WordMarks(rawValue: 1 << 24)
    static let aged = WordMarks(rawValue: 1 << 25)

    /// May stand between the word that announces an identifier and the identifier.
    static let idLink = WordMarks(rawValue: 1 << 26)
    /// A number that would be a part of this is none: mg, ml.
    static let dose = WordMarks(rawValue: 1 << 27)
    /// A disease, sign or device is named after this person, and no patient.
    static let eponym = WordMarks(rawValue: 1 << 28)
    /// A top-level domain.
    static let domain = WordMarks(rawValue: 1 << 29)
    /// A term only when written in capitals.
    static let capitals = WordMarks(rawValue: 1 << 30)

    // What stands before a name or a place.
    /// spoke, reviewed, interviewed: a name may follow, after "with" or "by" or at once.
    static let nameLead = WordMarks(rawValue: 1 << 32)
    /// by, per: an unknown word in capitals behind it is a name.
    static let agent = WordMarks(rawValue: 1 << 33)
    /// lives, works, transferred: a place follows after "in", "at", "from" or "to".
    static let placeLead = WordMarks(rawValue: 1 << 34)
    /// worker, assistant: a name may follow at once.
    static let role = WordMarks(rawValue: 1 << 35)
    /// county, heights: the words before it are a place.
    static let area = WordMarks(rawValue: 1 << 36)
    /// street, avenue: in lower case too, unlike "drive" and "place".
    static let plainStreet = WordMarks(rawValue: 1 << 41)
    static let season = WordMarks(rawValue: 1 << 37)
    /// Two numbers behind it are a score, a strength or a dose, and no date.
    static let score = WordMarks(rawValue: 1 << 38)
    /// jr, iii.
    static let suffix = WordMarks(rawValue: 1 << 40)
    /// in, at, from, to, near, of.
    static let preposition = WordMarks(rawValue: 1 << 39)
    /// pt, pcp: a name may follow at once.
    static let person = WordMarks(rawValue: 1 << 42)
    /// states, called: what somebody does.
    static let deed = WordMarks(rawValue: 1 << 43)
    /// general, memorial: part of a facility's name, and alone none.
    static let facilityPart = WordMarks(rawValue: 1 << 44)
    /// rue, calle: a street whose name follows.
    static let streetLead = WordMarks(rawValue: 1 << 45)
    /// jpg, png: the end of a file's name.
    static let fileEnding = WordMarks(rawValue: 1 << 46)

    /// syndrome, sign, drain: the name before it is no patient's.
    static let eponymNoun = WordMarks(rawValue: 1 << 47)
    /// Memorial, Labor: a holiday with "Day" behind it.
    static let holiday = WordMarks(rawValue: 1 << 48)
    /// ninety, nonagenarian.
    static let greatAge = WordMarks(rawValue: 1 << 49)
    /// Announces a place or an employer when a colon follows.
    static let placeLabel = WordMarks(rawValue: 1 << 50)
    /// lake, mount, new: the first word of a place's name.
    static let placePrefix = WordMarks(rawValue: 1 << 53)
    /// ER, cardiology: ends the name of a place where people are cared for.
    static let facilityTail = WordMarks(rawValue: 1 << 54)
    /// died, alive: an age may follow after "at".
    static let life = WordMarks(rawValue: 1 << 55)
    /// mild, 1+: how much of something there is.
    static let graded = WordMarks(rawValue: 1 << 56)
    /// no, num, number.
    static let numberWord = WordMarks(rawValue: 1 << 51)
    /// ext, extension.
    static let extensionWord = WordMarks(rawValue: 1 << 52)

    /// last, next, mid: belongs to the day behind it.
    static let dayLead = WordMarks(rawValue: 1 << 31)
    /// morning, night, weekend: belongs to the day before it.
    static let dayPart = WordMarks(rawValue: 1 << 58)
    /// named, called: a name between quotation marks follows.
    static let naming = WordMarks(rawValue: 1 << 59)
    /// cards, renal: who is asked; a name may follow behind a colon.
    static let service = WordMarks(rawValue: 1 << 60)
    /// rehab, clinic: ends the name of a place where people are cared for, without doubt.
    static let careEnd = WordMarks(rawValue: 1 << 61)
    /// university, church: a name may follow behind "of".
    static let founded = WordMarks(rawValue: 1 << 62)

    /// Ordinary English, or a word of the rules: ``CommonWords``.
    static let common = WordMarks(rawValue: 1 << 57)

    /// What the lists know to be no name.
    static let known: WordMarks = [
        .ordinary, .credential, .title, .nameCue, .month, .weekday, .eponym, .relative, .state,
        .unit, .area, .domain, .agent, .nameLead, .placeLead, .preposition, .role, .skip, .season,
        .street, .facility, .dose, .idLink, .score, .dateCue, .yearUnit, .monthUnit, .weekUnit,
        .dayUnit, .person, .deed, .suffix, .placeCue,
    ]
}
