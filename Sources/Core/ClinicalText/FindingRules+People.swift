extension FindingRules {
    /// Somebody else of whom the paragraph tells.
    struct OtherPerson {
        /// The sex of somebody who cannot be the patient, by the sentences before: "Her husband had
        /// a stroke." A "he" that follows is the husband.
        var sex: Kin.Sex?
        /// The same, of the sentence that is read.
        var sexHere: Kin.Sex?
        /// The sex of whoever the sentence tells of, whom a pronoun may take for the patient.
        var kinHere: Kin.Sex?
        /// The sentence goes on about that person.
        var goesOn = false
    }

    /// How far back a pronoun may stand before a term, in tokens.
    private static let pronounReachMax = 8

    /// Notes who a phrase speaks of: "her husband had", "father:".
    mutating func noteRelative(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        guard let kin = Kin(at: Int(window.token(ordinal).start), bytes),
            // In a child's note "her son" is the patient.
            kin.place != .child
        else { return }
        let owner = pronoun(ordinal - 1, &window, bytes)
        guard let sex = kin.sex ?? (kin.place == .spouse ? owner?.opposite : nil) else { return }
        other.kinHere = sex
        if owner == sex || owner == nil && kin.place != .spouse { return }
        other.sexHere = sex
    }

    /// "He could not speak.": whether the sentence that begins goes on about somebody else.
    mutating func goOn(_ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>) {
        other.goesOn = pronoun(ordinal, &window, bytes) == other.sex
    }

    /// "her dad had a heart attack and she is stressed": from the pronoun on it is the patient.
    mutating func endRelative(
        before ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        guard let sex = other.sexHere, let last = items.last else { return }
        for index in stride(from: ordinal - 1, to: ordinal - Self.pronounReachMax, by: -1) {
            let token = window.token(index)
            guard token.start >= last.end else { return }
            guard token.kind == .word, let found = pronoun(index, &window, bytes), found != sex,
                // "his" and "her" may stand before somebody else's.
                token.length != 3 || bytes[Int(token.start)] | 0x20 == UInt8(ascii: "s")
            else { continue }
            append(
                PhraseMeaning(.patientAgain), start: token.start, end: token.end, &window)
            other.sexHere = nil
            return
        }
    }

    /// ";" ends what was said, but for "call for bleeding; for fever", and goes on with somebody
    /// else's story: "her brother had a heart attack; he had been".
    mutating func semicolon(
        _ token: Token, _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) {
        let next = window.token(ordinal + 1)
        if next.kind == .word, next.length <= 3, Kin.isForOr(at: Int(next.start), bytes) { return }
        append(PhraseMeaning(.end), start: token.start, end: token.end, &window)
        guard let sex = pronoun(ordinal + 1, &window, bytes),
            sex == other.sexHere || sex == other.kinHere && isVerb(ordinal + 2, &window, bytes)
        else { return }
        append(PhraseMeaning(.relative), start: next.start, end: next.start, &window)
    }

    /// "Wife calling: husband has", "daughter reports mother is": the patient, by who it is that
    /// reports.
    func isReported(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard !items.isEmpty, let named = Kin(at: Int(window.token(ordinal).start), bytes) else {
            return false
        }
        for index in items.indices where items[index].trigger == .nothing {
            if let reporter = Kin(at: Int(items[index].start), bytes), reporter.cares(for: named) {
                return true
            }
        }
        return false
    }

    /// "His brother Con in Boston was": somebody who is not there, and tells nothing.
    func isElsewhere(
        _ ordinal: Int, _ next: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        guard pronoun(ordinal - 1, &window, bytes) != nil,
            let kin = Kin(at: Int(window.token(ordinal).start), bytes),
            kin.place == .sibling || kin.place == .other
        else { return false }
        var index = next
        while window.token(index).kind == .word, window.token(index).isCapital { index += 1 }
        let link = window.token(index)
        return link.kind == .word && link.length == 2
            && bytes[Int(link.start)] | 0x20 == UInt8(ascii: "i")
    }

    /// "had", "was": with these somebody else's story goes on.
    private func isVerb(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Bool {
        let verb = window.token(ordinal)
        return verb.kind == .word && verb.length == 3 && Kin.isPast(at: Int(verb.start), bytes)
    }

    /// The sex that "he", "his", "she" or "her" says.
    private func pronoun(
        _ ordinal: Int, _ window: inout TokenWindow, _ bytes: Span<UInt8>
    ) -> Kin.Sex? {
        guard ordinal >= 0 else { return nil }
        let token = window.token(ordinal)
        guard token.kind == .word, token.length == 2 || token.length == 3 else { return nil }
        return Kin.pronoun(at: Int(token.start), count: Int(token.length), bytes)
    }
}
