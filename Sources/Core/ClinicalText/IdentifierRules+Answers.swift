/// What many rules ask about the same word, found out once.
extension IdentifierRules {
    /// Whether a word is in no list: a name, a place or a product that nobody wrote down here.
    @inline(__always) func isUnlisted(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        guard token.isCapital else { return false }
        let answers = token.answers
        guard !answers.contains(.unlistedAsked) else { return answers.contains(.unlisted) }
        let isUnlisted = asksUnlisted(token, bytes)
        token.answers = answers.union(isUnlisted ? [.unlistedAsked, .unlisted] : .unlistedAsked)
        return isUnlisted
    }

    /// Whether every octet is a capital of ASCII.
    @inline(__always) func isCapitals(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        let answers = token.answers
        guard !answers.contains(.capitalsAsked) else { return answers.contains(.capitals) }
        let isCapitals = asksCapitals(token, bytes)
        token.answers = answers.union(isCapitals ? [.capitalsAsked, .capitals] : .capitalsAsked)
        return isCapitals
    }
}
