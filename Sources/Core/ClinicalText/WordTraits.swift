/// What a word may mean to the rules; a word can have several meanings.
struct WordTraits: OptionSet, Sendable {
    let rawValue: UInt64

    // Vital signs: the words that announce a value.
    static let bloodPressure = WordTraits(rawValue: 1 << 0)
    static let blood = WordTraits(rawValue: 1 << 1)
    static let pressure = WordTraits(rawValue: 1 << 2)
    /// A pressure that is not the arterial one: pulmonary, wedge, intraocular.
    static let foreignPressure = WordTraits(rawValue: 1 << 3)
    static let temperature = WordTraits(rawValue: 1 << 4)
    static let fever = WordTraits(rawValue: 1 << 5)
    static let letterT = WordTraits(rawValue: 1 << 6)
    static let letterP = WordTraits(rawValue: 1 << 7)
    static let letterR = WordTraits(rawValue: 1 << 8)
    static let heartRate = WordTraits(rawValue: 1 << 9)
    static let heart = WordTraits(rawValue: 1 << 10)
    static let rate = WordTraits(rawValue: 1 << 11)
    static let respiration = WordTraits(rawValue: 1 << 12)
    static let respiratory = WordTraits(rawValue: 1 << 13)
    static let saturation = WordTraits(rawValue: 1 << 14)
    static let weight = WordTraits(rawValue: 1 << 15)
    static let pain = WordTraits(rawValue: 1 << 16)
    static let coma = WordTraits(rawValue: 1 << 17)
    static let letterB = WordTraits(rawValue: 1 << 56)
    /// "O2: 98%" is a saturation, "O2 2 L" a flow.
    static let oxygen = WordTraits(rawValue: 1 << 57)
    /// cuff, standing, hypotensive: a pair of numbers near it is a blood pressure.
    static let pressureContext = WordTraits(rawValue: 1 << 59)
    /// was, from, now: another value of the sign before it follows.
    static let revision = WordTraits(rawValue: 1 << 60)
    /// "PR 82/min" is a pulse, "PR 160" an interval.
    static let pulseRate = WordTraits(rawValue: 1 << 61)
    /// Fourteen pounds.
    static let stone = WordTraits(rawValue: 1 << 62)
    /// A sixteenth of a pound.
    static let ounce = WordTraits(rawValue: 1 << 63)
    /// repeat, recheck: the pair behind it is a blood pressure once more.
    static let again = WordTraits(rawValue: 1 << 58)
    static let fetal = WordTraits(rawValue: 1 << 18)
    /// "Vitals:" announces a list whose first item may be a bare blood pressure.
    static let vitalsList = WordTraits(rawValue: 1 << 19)

    // Vital signs: what may stand between the announcement and the value.
    /// Leaves no doubt that the value follows: is, was, of.
    static let directFiller = WordTraits(rawValue: 1 << 20)
    /// May stand in between: sitting, left, arm.
    static let filler = WordTraits(rawValue: 1 << 21)
    static let scoreWord = WordTraits(rawValue: 1 << 22)
    static let quality = WordTraits(rawValue: 1 << 23)

    // Vital signs: units, and what rules a value out.
    static let over = WordTraits(rawValue: 1 << 24)
    static let mmHg = WordTraits(rawValue: 1 << 25)
    static let millimetre = WordTraits(rawValue: 1 << 26)
    static let mercury = WordTraits(rawValue: 1 << 27)
    static let celsius = WordTraits(rawValue: 1 << 28)
    static let fahrenheit = WordTraits(rawValue: 1 << 29)
    static let degrees = WordTraits(rawValue: 1 << 30)
    static let beatsPerMinute = WordTraits(rawValue: 1 << 31)
    static let minute = WordTraits(rawValue: 1 << 32)
    static let percent = WordTraits(rawValue: 1 << 33)
    static let kilogram = WordTraits(rawValue: 1 << 34)
    static let pound = WordTraits(rawValue: 1 << 35)
    static let gram = WordTraits(rawValue: 1 << 36)
    /// Doses and spans of time: the number before it is no vital sign.
    static let otherUnit = WordTraits(rawValue: 1 << 37)
    /// above, higher, less: "101.5 or higher" is a threshold.
    static let comparison = WordTraits(rawValue: 1 << 38)

    // Goals, thresholds and instructions.
    static let instruction = WordTraits(rawValue: 1 << 39)
    static let instructionVerb = WordTraits(rawValue: 1 << 40)
    static let instructionLink = WordTraits(rawValue: 1 << 41)
    static let instructionEnd = WordTraits(rawValue: 1 << 42)
    static let goal = WordTraits(rawValue: 1 << 43)
    static let at = WordTraits(rawValue: 1 << 44)
    static let conjunction = WordTraits(rawValue: 1 << 45)
    static let to = WordTraits(rawValue: 1 << 46)
    static let out = WordTraits(rawValue: 1 << 47)

    // Codes.
    static let icdCue = WordTraits(rawValue: 1 << 48)
    static let diagnosisCue = WordTraits(rawValue: 1 << 49)
    static let codeCue = WordTraits(rawValue: 1 << 50)
    static let cptCue = WordTraits(rawValue: 1 << 51)
    /// zip, MRN, account: the number after it is no code.
    static let identifierCue = WordTraits(rawValue: 1 << 52)
    /// room, bed, vitamin: what follows only looks like a code.
    static let namesThing = WordTraits(rawValue: 1 << 53)
    static let codeConnector = WordTraits(rawValue: 1 << 54)
    static let diagnosisTerm = WordTraits(rawValue: 1 << 55)

    /// Words that announce a vital sign without doubt; they make a neighbour's `T38` a temperature.
    static let vitalCues: WordTraits = [
        .bloodPressure, .temperature, .heartRate, .respiration, .saturation,
    ]
}
