extension FindingRules {
    /// What is in force at a place of the sentence.
    private struct Scopes {
        var before: AssertionScopes = []
        /// "no": for what follows, and what is listed with it.
        var isNear = false
        var nearWordCount: Int32 = 0
        /// How often "no" was said in a row.
        var nearCount = 0
        /// "possible", "history of": for the next term, and those listed with it.
        var next: AssertionScopes = []
        var isNextFresh = false
        var section: AssertionScopes
        /// "Denied:", and semicolons go on with it.
        var isList = false
        /// Where what is told of another time began, in octets.
        var past: Int32?
        /// Something before "in May" is of that time.
        var isTold = false

        var all: AssertionScopes {
            before.union(next).union(section).union(isNear ? .negated : [])
                .union(past == nil ? [] : .historical)
        }
    }

    /// How many words may stand between a trigger and its term.
    private static let wordCountMax: Int32 = 6
    /// Room that a note's findings get at first.
    private static let findingCountUsual = 48
    /// How many words may stand before "in March" at the beginning of a sentence.
    private static let thenWordCountMax: Int32 = 4
    /// How many words may stand between the terms of a list.
    private static let listWordCountMax: Int32 = 2

    /// Decides what the sentence says about each of its terms, and keeps them.
    /// - Parameter end: Where the sentence ends, in octets.
    @inline(__always) mutating func resolve(_ end: Int32) {
        sentenceEnd = end
        let says = items.says
        let isNews = says.contains(.news)
        let isTold = sentenceHasVerb || says.contains(.told)
        if isAnew || isNews { story.renew() }
        let section = sectionScopes.union(frame.scopes)
        var scopes = Scopes(section: section)
        if story.isOfThen, isTold, !isAnew, !isNews { scopes.past = sentenceStart }
        story.isTold = story.isTold || story.goesOn
        if other.goesOn { scopes.before = .family }
        if says.contains(.anything) || scopes.past != nil || other.goesOn {
            apply(&scopes)
        } else if !section.isEmpty {
            for index in 0..<items.count { items[index].scopes.formUnion(section) }
        }
        if frame.isPast { story.add(sentenceStart, end) }
        if says.contains(.allergy) { markReactions() }
        let first = Int32(truncatingIfNeeded: findings.count)
        var (isPossible, isFramed) = (false, false)
        for index in 0..<items.count where items[index].concept >= 0 {
            if items[index].scopes.contains(.framed), !items[index].meaning.redFlags.isEmpty {
                isFramed = true
            }
            if keep(index).isPossible { isPossible = true }
        }
        let count = Int32(truncatingIfNeeded: findings.count)
        if let start = scopes.past { story.add(start, end) }
        story.goesOn = scopes.past != nil
        if isNews { story.isFramed = false }
        if isFramed { story.isFramed = true }
        story.isTold = scopes.past != nil || scopes.isTold
        let sentence = PastStory.Told(
            findings: first..<(isPossible ? count : first),
            octets: sentenceStart..<max(sentenceStart, end))
        if says.contains(.over), first == count { story.tellLast() }
        if !isNews {
            story.stay(sentenceStart, end)
            if isTold { story.tell(sentence) }
        }
        if says.contains(.over) { story.close() }
        story.remember(
            isNews ? PastStory.Told(findings: first..<first, octets: sentence.octets) : sentence)
    }

    /// Decides what the triggers and the section say about each term.
    private mutating func apply(_ scopes: inout Scopes) {
        var clauseStart = 0
        var saved: Scopes?
        let isAsked = isAsked()
        for index in 0..<items.count {
            if let trigger = items[index].trigger {
                take(trigger, at: index, &scopes, &clauseStart, &saved)
            } else {
                reach(index, &scopes)
                items[index].scopes.formUnion(said(scopes, of: items[index]))
                if isAsked { items[index].scopes.insert(.hypothetical) }
            }
        }
    }

    /// "no scan, theatre told": what was done is not in a list of what was not.
    @inline(__always)
    private func said(_ scopes: Scopes, of item: SentenceItems.Item) -> AssertionScopes {
        item.meaning.isCall && (item.hasComma || item.wordCount > 1)
            ? scopes.all.subtracting(.negated) : scopes.all
    }

    /// "allergic to peanuts - anaphylaxis"
    private mutating func markReactions() {
        guard items.count > 1 else { return }
        for index in 1..<items.count
        where items[index - 1].meaning.isAllergy && items[index].concept >= 0
            && !items[index].hasComma && items[index].wordCount <= 1
        {
            items[index].scopes.insert(.reaction)
        }
    }

    /// "Do you have chest pain?"
    private mutating func isAsked() -> Bool {
        items.says.contains(.asked) && items.last?.trigger == .doubtAfter
    }

    /// Ends the scopes that do not reach the term.
    private func reach(_ index: Int, _ scopes: inout Scopes) {
        guard scopes.isNear || !scopes.next.isEmpty else { return }
        let wordCount = items[index].wordCount
        let (hasComma, hasConjunction) = (items[index].hasComma, items[index].hasConjunction)
        let isListed = hasComma || hasConjunction
        if scopes.isNear {
            scopes.nearWordCount += wordCount
            let isUnlisted =
                hasComma && !hasConjunction && scopes.nearCount > 1
                && items[index - 1].concept >= 0
                && !(index + 1 < items.count && items[index + 1].hasConjunction)
            if hasComma && wordCount > 1 || wordCount > Self.wordCountMax
                || isUnlisted
            {
                // "no angina, no dyspnea, calf soreness": what has no "no" of its own.
                scopes.isNear = false
            }
        }
        guard !scopes.next.isEmpty else { return }
        if scopes.next == .hypothetical, items[index].meaning.isDrug {
            // "prn paracetamol for pain": about what it is for.
            return
        }
        if scopes.next.contains(.framed), hasComma || !items[index].meaning.isIllness {
            // "a week after delivery, fever"
            scopes.next = []
            return
        }
        if scopes.isNextFresh {
            if wordCount > Self.wordCountMax { scopes.next = [] }
            scopes.isNextFresh = false
        } else if !isListed, items[index].meaning.isIllness, scopes.next.contains(.historical),
            wordCount == 0 || wordCount == 1 && items[index].meaning.redFlags.isEmpty
        {
            // "hx afib TIA breast ca": a list without commas. What is felt may be of today.
        } else if !isListed || wordCount > Self.listWordCountMax {
            scopes.next = []
        } else if hasComma, !hasConjunction {
            // "likely bronchitis, asthma": a doubt is about one thing.
            scopes.next.subtract([.uncertain, .unlikely])
        }
    }

    private mutating func take(
        _ trigger: AssertionTrigger, at index: Int, _ scopes: inout Scopes,
        _ clauseStart: inout Int, _ saved: inout Scopes?
    ) {
        switch trigger.effect {
        case .before:
            scopes.before.formUnion(trigger.scopes)
            scopes.isList = items[index].opensList
            // "Do not drive if sleepy"
            if trigger.scopes == .hypothetical { scopes.isNear = false }
        case .near: near(trigger, &scopes)
        case .next:
            if isBackwards(trigger, at: index, clauseStart) {
                // "CHF hx"
                items[index - 1].scopes.insert(.historical)
            } else {
                next(trigger, &scopes)
                // "Hx: asthma, A1c 7.4 last month, MVP"
                if items[index].opensList, trigger.scopes == .historical {
                    scopes.before.insert(.background)
                }
            }
        case .after:
            if !isOfWhatFollows(trigger, at: index) {
                applyBackwards(trigger, from: index, to: clauseStart)
            }
        case .adjacent:
            if isAtOnce(index), index > clauseStart {
                items[index - 1].scopes.formUnion(trigger.scopes)
            }
        case .both:
            if items[index].wordCount <= 1 {
                applyBackwards(trigger, from: index, to: clauseStart)
            }
            next(trigger, &scopes)
        case .either: either(trigger, at: index, &scopes, clauseStart)
        case .end, .cause: end(trigger, at: index, &scopes, &clauseStart, saved)
        case .affirm: affirm(index, &scopes)
        case .holds:
            endPast(index, &scopes)
            affirm(index, &scopes)
        case .now, .told, .then, .again, .over, .home:
            takeTime(trigger, at: index, &scopes, clauseStart)
        case .subject: if isAnothers(index) { scopes.before.insert(.family) }
        case .all: applyToAll(trigger, before: index)
        case .clause: endClause(&scopes)
        case .patient: endFamily(&scopes)
        case .open: saved = scopes
        case .close:
            // What was said in a parenthesis before which nothing was said ends with it too.
            scopes = saved ?? Scopes(section: scopes.section)
            saved = nil
        case .graded: scopes.isNear = false
        case .urge, .asked, .verb, .anew, .worse, .summary, .ended, .none: break
        }
    }

    /// Ends every scope, but what "Denied:" says of a list and the past behind "due to".
    private mutating func end(
        _ trigger: AssertionTrigger, at index: Int, _ scopes: inout Scopes,
        _ clauseStart: inout Int, _ saved: Scopes?
    ) {
        if trigger.effect == .end {
            // "Denied: fever; cough"
            let isSemicolon = items[index].end - items[index].start == 1
            if scopes.isList, isSemicolon { return }
            // "in 2019 (hives; wheeze)"
            if isSemicolon, scopes.past != nil, saved?.past != nil { return }
            endPast(index, &scopes)
        }
        // "hospitalized for sepsis due to pneumonia"
        let isHistory =
            trigger.effect == .cause && scopes.next.contains(.historical) && isAtOnce(index)
        scopes = Scopes(section: scopes.section, past: scopes.past)
        if isHistory { next(AssertionTrigger(.next, .historical), &scopes) }
        clauseStart = index
    }

    /// "past overdose noted, current risk low": a condition behind a comma is of another thing.
    private func isOfWhatFollows(_ trigger: AssertionTrigger, at index: Int) -> Bool {
        trigger.scopes == .hypothetical && index > 0
            && (items[index].hasComma && items[index].wordCount > 0
                || items[index - 1].hasComma && items[index - 1].trigger?.effect == .now)
    }

    private func endFamily(_ scopes: inout Scopes) {
        scopes.before.remove(.family)
        scopes.section.remove(.family)
    }

    /// "friend fell": what follows at once is somebody else's.
    private func isAnothers(_ index: Int) -> Bool {
        index + 1 < items.count && items[index + 1].concept >= 0 && isAtOnce(index + 1)
    }

    /// Whether nothing stands between an item and the one before it.
    private func isAtOnce(_ index: Int) -> Bool {
        items[index].wordCount == 0 && !items[index].hasComma
    }

    private mutating func applyToAll(_ trigger: AssertionTrigger, before index: Int) {
        for position in 0..<index where items[position].concept >= 0 {
            items[position].scopes.formUnion(trigger.scopes)
        }
    }

    /// "CHF hx": of what stands right before it.
    private func isBackwards(
        _ trigger: AssertionTrigger, at index: Int, _ clauseStart: Int
    ) -> Bool {
        trigger.scopes == .historical && index > clauseStart && items[index].wordCount == 0
            && !items[index].hasComma && items[index - 1].concept >= 0 && !isFollowed(index)
    }

    /// What says when something was.
    private mutating func takeTime(
        _ trigger: AssertionTrigger, at index: Int, _ scopes: inout Scopes, _ clauseStart: Int
    ) {
        switch trigger.effect {
        case .now:
            if scopes.past != nil, index > 0, items[index].wordCount == 0, !items[index].hasComma,
                items[index - 1].concept >= 0
            {
                // "a stroke in March, and chest pain today"
                items[index - 1].scopes.remove(.historical)
            }
            endPast(index, &scopes)
            now(&scopes)
            if frame.isPast { frame.end() }
        case .told: if scopes.past == nil { now(&scopes) }
        case .then: then(trigger, at: index, &scopes, clauseStart)
        case .again:
            guard story.isTold || story.isAfterwards else { break }
            scopes.past = scopes.past ?? items[index].start
            // "She had a seizure then."
            if isAtEnd(index) { over(index, clauseStart) }
        case .over: over(index, clauseStart)
        case .home:
            story.isDischarged = true
            over(index, clauseStart)
        case .before, .near, .next, .after, .adjacent, .both, .either, .end, .affirm, .clause,
            .patient, .open, .close, .graded, .urge, .holds, .cause, .all, .subject, .asked, .verb,
            .anew, .worse, .summary, .ended, .none:
            break
        }
    }

    /// Nothing stands behind the item but the end of the sentence.
    private func isAtEnd(_ index: Int) -> Bool {
        index + 1 == items.count && items[index].end + 1 >= sentenceEnd
    }

    /// A term follows in the same part of the sentence.
    private func isFollowed(_ index: Int) -> Bool {
        guard index + 1 < items.count else { return false }
        return !items[index + 1].hasComma && items[index + 1].wordCount <= Self.wordCountMax
    }

    private func endClause(_ scopes: inout Scopes) {
        scopes.before.formIntersection(.family)
        scopes.isNear = false
        scopes.next = []
    }

    private func now(_ scopes: inout Scopes) {
        scopes.before.subtract([.historical, .background])
        scopes.next.remove(.historical)
        scopes.section.subtract([.historical, .background])
    }

    private mutating func endPast(_ index: Int, _ scopes: inout Scopes) {
        guard let start = scopes.past else { return }
        story.add(start, items[index].start)
        scopes.past = nil
    }

    /// "In March she came in with", "was admitted last year with": for what follows; else for what
    /// stands before, and all of it that a verb in the past tense told.
    private mutating func then(
        _ trigger: AssertionTrigger, at index: Int, _ scopes: inout Scopes, _ clauseStart: Int
    ) {
        let item = items[index]
        var isFirst = item.wordCount <= Self.thenWordCountMax
        // "Mood: last year she wrote"
        if !item.isBehindColon {
            for position in clauseStart..<index where items[position].concept >= 0 {
                isFirst = false
            }
        }
        let isBehindVerb =
            item.wordCount <= Self.thenWordCountMax
            && (item.hasVerb || index > 0 && items[index - 1].trigger?.effect == .told)
        if trigger.scopes == .past {
            // "was seen two weeks ago for": no more than that, for much begins weeks ago.
            if isBehindVerb, index > 0, items[index - 1].trigger?.effect == .told {
                scopes.past = scopes.past ?? item.start
            }
            return
        }
        let isLast = !items.indices(after: index).contains { items[$0].concept >= 0 }
        if isFirst && (!isLast || items.says.contains(.told)) || isBehindVerb {
            scopes.past = scopes.past ?? item.start
            if !isLast || !isBehindVerb { return }
        }
        if isBehindVerb, item.hasComma, index > 0, items[index - 1].meaning.isIllness,
            items[index - 1].meaning.redFlags.isEmpty
        {
            // "Hypertension, stopped his tablets in May"
            return
        }
        if trigger.scopes.isEmpty {
            applyBackwards(AssertionTrigger(.after, .historical), from: index, to: clauseStart)
        } else {
            either(AssertionTrigger(.either, .historical), at: index, &scopes, clauseStart)
        }
        scopes.isTold = true
        over(index, clauseStart)
        if index > 0, items[index - 1].concept >= 0, index + 1 < items.count, isAtOnce(index + 1),
            items[index + 1].trigger?.effect == .affirm
        {
            // "malaria in 2017 with seizures"
            scopes.past = scopes.past ?? item.start
        }
    }

    /// Everything behind the first verb in the past tense of the clause is past.
    private mutating func over(_ index: Int, _ clauseStart: Int) {
        var isTold = false
        for position in clauseStart..<index {
            switch items[position].trigger?.effect {
            case .now, .holds, .end: isTold = false
            case .told: isTold = true
            default: if items[position].hasVerb { isTold = true }
            }
            if isTold, items[position].concept >= 0 {
                items[position].scopes.insert(.historical)
            }
        }
    }

    /// The term before an item, over a parenthesis that has none: "Sepsis (A40.3), resolved".
    private func termBefore(_ index: Int, _ clauseStart: Int) -> Int? {
        var position = index - 1
        if position > clauseStart + 1, items[position].trigger?.effect == .close,
            items[position - 1].trigger?.effect == .open
        {
            position -= 2
        }
        return position >= clauseStart && items[position].concept >= 0 ? position : nil
    }

    /// Of what follows at once, else of what stands before.
    private mutating func either(
        _ trigger: AssertionTrigger, at index: Int, _ scopes: inout Scopes, _ clauseStart: Int
    ) {
        let isBehind =
            items[index].wordCount == 0 && index > clauseStart && items[index - 1].concept >= 0
        let following = index + 1 < items.count ? items[index + 1] : nil
        if trigger.scopes == .hypothetical
            || trigger.scopes.contains(.unlikely)
                && (following?.meaning.isDrug ?? false),
            isBehind, !items[index].hasComma
        {
            // "DVT ppx: enoxaparin", "PE unlikely on apixaban"
            applyBackwards(trigger, from: index, to: clauseStart)
        } else if let following, following.concept >= 0, following.wordCount <= 1,
            !following.hasComma, !following.hasConjunction
        {
            next(trigger, &scopes)
        } else if !items[index].hasComma {
            applyBackwards(trigger, from: index, to: clauseStart)
            if trigger.scopes == .historical, isBehind { resolveChain(index) }
        } else if trigger.scopes == .historical, items[index].wordCount <= 1,
            let term = termBefore(index, clauseStart)
        {
            // "diarrhea, resolved", "pleurisy, viral, resolved"
            items[term].scopes.formUnion(trigger.scopes)
            if term > 1, items[term - 1].trigger?.effect == .cause, items[term - 2].concept >= 0 {
                // "sepsis due to pyelonephritis, resolved"
                items[term - 2].scopes.formUnion(trigger.scopes)
            }
        }
    }

    private func affirm(_ index: Int, _ scopes: inout Scopes) {
        if index > 0, isAtOnce(index), let before = items[index - 1].trigger {
            // "PMHx significant for", "not having any": part of the trigger before it.
            if before.scopes == .historical { return }
            if before.effect == .near, before.scopes == .negated { return }
        }
        scopes.isNear = false
        scopes.before.subtract([.negated, .historical])
        scopes.next.subtract([.negated, .historical])
    }

    private func near(_ trigger: AssertionTrigger, _ scopes: inout Scopes) {
        scopes.nearCount = scopes.isNear ? scopes.nearCount + 1 : 1
        scopes.isNear = true
        scopes.nearWordCount = 0
    }

    private func next(_ trigger: AssertionTrigger, _ scopes: inout Scopes) {
        if scopes.isNextFresh {
            scopes.next.formUnion(trigger.scopes)
        } else {
            scopes.next = trigger.scopes
        }
        scopes.isNextFresh = true
    }

    /// To the last term before the trigger, and to those listed with it.
    private mutating func applyBackwards(
        _ trigger: AssertionTrigger, from index: Int, to clauseStart: Int
    ) {
        guard items[index].wordCount <= Self.wordCountMax else { return }
        var position = index - 1
        while position >= clauseStart, items[position].concept < 0 {
            // "cough has resolved", "chest pain is now gone"
            guard items[position].wordCount <= Self.wordCountMax,
                items[position].trigger?.effect != .end
            else { return }
            position -= 1
        }
        while position >= clauseStart, items[position].concept >= 0 {
            items[position].scopes.formUnion(trigger.scopes)
            let item = items[position]
            // "diabetes, diet controlled, polyhydramnios excluded"
            if trigger.scopes == .negated, !item.hasConjunction, item.wordCount > 1 { return }
            guard item.hasConjunction || item.hasComma,
                item.wordCount <= Self.listWordCountMax
            else { return }
            position -= 1
        }
    }

    /// Keeps a term with what is said about it.
    @inline(__always) private mutating func keep(_ index: Int) -> Assertion {
        let concept = items[index].meaning
        let scopes = narrowed(items[index].scopes, to: concept)
        let assertion = scopes.assertion
        // "no blood", "if discharge": a finding only where it is denied or may come.
        if concept.isOnlyDenied, assertion != .negated, assertion != .hypothetical {
            return .negated
        }
        let counts =
            (assertion == .present || assertion == .uncertain && !scopes.contains(.unlikely))
            && !scopes.contains(.stable)
        let range = Int(items[index].start)..<Int(items[index].end)
        if findings.capacity == 0 { findings.reserveCapacity(Self.findingCountUsual) }
        findings.append(
            Finding(
                conceptIndex: Int(concept.concept), assertion: assertion, counts: counts,
                range: range))
        guard counts else {
            if concept.isLaboratory, assertion == .historical || assertion == .family {
                dropLaboratory(range.lowerBound)
            }
            return assertion
        }
        if !concept.roles.isEmpty { roleRanges.append((concept.roles, range), usually: 16) }
        var flags = concept.redFlags.rawValue
        while flags != 0 {
            // By the order of the flags, as their set hands them out.
            if let flag = RedFlag(rawValue: UInt8(flags.trailingZeroBitCount)) {
                redFlags.append(
                    RedFlagFinding(redFlag: flag, ruleID: nil, range: range), usually: 8)
            }
            flags &= flags - 1
        }
        return assertion
    }

    /// Turns what is said of some concepts only into what it says of this one.
    private func narrowed(
        _ all: AssertionScopes, to concept: PhraseMeaning
    ) -> AssertionScopes {
        guard !all.isDisjoint(with: [.worry, .past, .reaction, .background, .framed]) else {
            return all
        }
        var scopes = all.subtracting([.worry, .past, .reaction, .background, .framed])
        if all.contains(.background), concept.isIllness, concept.redFlags.isEmpty {
            scopes.insert(.historical)
        }
        if all.contains(.reaction), !concept.redFlags.isEmpty || !concept.isIllness {
            scopes.insert(.historical)
        }
        if all.contains(.worry), concept.isIllness {
            // Whoever assesses doubts; anybody else fears.
            scopes.insert(isAssessed ? .uncertain : .hypothetical)
        }
        if all.contains(.past), concept.isIllness, !concept.redFlags.isEmpty {
            scopes.insert(.historical)
        }
        return scopes
    }

    /// Drops what is a part of a name: the Parkinson of "Dr. Parkinson" is no disease.
    mutating func dropNames(_ identifiers: [IdentifierSpan]) {
        guard identifiers.contains(where: { $0.category == .name }) else { return }
        var index = 0
        findings.removeAll { finding in
            while index < identifiers.count,
                identifiers[index].category != .name
                    || identifiers[index].range.upperBound <= finding.range.lowerBound
            {
                index += 1
            }
            return index < identifiers.count && identifiers[index].range.overlaps(finding.range)
        }
    }
}
