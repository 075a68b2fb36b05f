/// A phrase that says something about what stands before or after it.
struct AssertionTrigger: Sendable, Equatable, BitwiseCopyable {
    enum Effect: String, Sendable {
        /// Opens a scope to the end of the sentence or a terminator.
        case before
        /// As `before`, and a comma ends it unless a list goes on.
        case near
        /// As `before`, for the next target and those listed with it.
        case next
        /// Says it of the targets before it.
        case after
        /// Says it of the target right before it.
        case adjacent
        /// Says it of the targets on both sides.
        case both
        /// Of what follows at once, else of the targets before it.
        case either
        /// Ends every scope.
        case end
        /// Ends the negation and the past.
        case affirm
        /// Ends the past alone.
        case now
        /// Ends every scope but the family's.
        case clause
        /// Ends the family's alone.
        case patient
        /// A parenthesis opens: what is said in it ends with it.
        case open
        /// The parenthesis closes.
        case close
        /// "mild" behind a comma: what "no" said goes no further.
        case graded
        /// "call", "go to the ER": with "for" or "if" behind it, a warning.
        case urge
        /// Another time: what is told behind it, or what stands before it, is of then.
        case then
        /// "presented with": says it is so now, unless another time is being told of; with `past`,
        /// such as "began", it does not go on with the sentence before.
        case told
        /// "has", "reports": affirms, and nothing behind it is of another time.
        case holds
        /// "due to": ends every scope, and another time goes on.
        case cause
        /// "at that time": another time, when the sentence before was of it.
        case again
        /// "was discharged home": what the paragraph told so far is over.
        case over
        /// Says it of every target of the sentence before it.
        case all
        /// "friend": what follows at once is somebody else's.
        case subject
        /// "do you have": with a question mark behind it, nothing is said.
        case asked
        /// "had", "was": a sentence in the past tense.
        case verb
        /// "found", "on arrival": nothing that was told goes on here.
        case anew
        /// "discharged home": the stay is over, and what the paragraph told so far.
        case home
        /// "expired", "to the ICU": the stay did not end well.
        case worse
        /// "discharge summary": the note tells of a stay.
        case summary
        /// "transition of care": the note comes after a stay.
        case ended
        /// Means nothing, and keeps its words from meaning something; with `hypothetical` it
        /// announces the lines that follow it, with `historical` it counts the days of a stay.
        case none
    }

    var effect: Effect
    var scopes: AssertionScopes

    init(_ effect: Effect, _ scopes: AssertionScopes) {
        self.effect = effect
        self.scopes = scopes
    }

    /// The semicolon.
    static let end = AssertionTrigger(.end, [])
    /// "(", when something was said before.
    static let open = AssertionTrigger(.open, [])
    /// ")".
    static let close = AssertionTrigger(.close, [])
    /// ", mild".
    static let graded = AssertionTrigger(.graded, [])
    /// What a word that urges becomes: what follows may come.
    static let warning = AssertionTrigger(.before, .hypothetical)
    /// "mother": what follows is hers.
    static let relative = AssertionTrigger(.before, .family)
    /// "no".
    static let noMore = AssertionTrigger(.near, .negated)
    /// "+ve".
    static let affirm = AssertionTrigger(.affirm, [])
    /// "at that time".
    static let again = AssertionTrigger(.again, [])
    /// "and she", behind "her father had".
    static let patientAgain = AssertionTrigger(.patient, [])
    static let nothing = AssertionTrigger(.none, [])
    /// "?PE".
    static let doubtNext = AssertionTrigger(.next, .uncertain)
    /// "PE?".
    static let doubtAfter = AssertionTrigger(.after, .uncertain)
    /// "in 2015".
    static let year = AssertionTrigger(.then, .historical)
    /// "June 9, 2024" in a note of a later year.
    static let date = AssertionTrigger(.then, [])
    /// "(-)".
    static let minus = AssertionTrigger(.either, .negated)

    /// Reads a section's title, such as `negated near` or `end`; nil for anything else.
    init?(title: Substring) {
        let words = title.split(separator: " ")
        guard let first = words.first, let last = words.last, words.count <= 2,
            let effect = Effect(rawValue: String(last))
        else { return nil }
        self.effect = effect
        scopes = []
        let isScoped: Bool
        switch effect {
        case .before, .near, .next, .after, .adjacent, .both, .either, .all: isScoped = true
        case .then, .told, .none: isScoped = words.count == 2
        case .end, .affirm, .now, .clause, .patient, .open, .close, .graded, .urge, .holds, .cause,
            .again, .over, .subject, .asked, .verb, .anew, .home, .worse, .summary, .ended:
            isScoped = false
        }
        guard isScoped == (words.count == 2) else { return nil }
        guard isScoped else { return }
        switch first {
        case "negated": scopes = .negated
        case "uncertain": scopes = .uncertain
        case "unlikely": scopes = .unlikely
        case "hypothetical": scopes = .hypothetical
        case "historical": scopes = .historical
        case "family": scopes = .family
        case "framed": scopes = [.historical, .framed]
        case "worry": scopes = .worry
        case "past": scopes = .past
        case "stable": scopes = .stable
        default: return nil
        }
    }
}
