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

        var all: AssertionScopes {
            before.union(next).union(section).union(isNear ? .negated : [])
        }
    }

    /// How many words may stand between a trigger and its term.
    private static let wordCountMax: Int32 = 6
    /// Room that a note's findings get at first.
    private static let findingCountUsual = 48
    /// How many words may stand between the terms of a list.
    private static let listWordCountMax: Int32 = 2

    /// Decides what the sentence says about each of its terms, and keeps them.
    mutating func resolve() {
        if items.hasTrigger {
            applyTriggers()
        } else if !sectionScopes.isEmpty {
            for index in 0..<items.count { items[index].scopes.formUnion(sectionScopes) }
        }
        for index in 0..<items.count where items[index].concept >= 0 { keep(items[index]) }
    }

    /// Decides what the triggers and the section say about each term.
    private mutating func applyTriggers() {
        var scopes = Scopes(section: sectionScopes)
        var clauseStart = 0
        var saved: Scopes?
        for index in 0..<items.count {
            if let trigger = items[index].trigger {
                take(trigger, at: index, &scopes, &clauseStart, &saved)
            } else {
                reach(index, &scopes)
                items[index].scopes.formUnion(scopes.all)
            }
        }
    }

    /// Ends the scopes that do not reach the term.
    private func reach(_ index: Int, _ scopes: inout Scopes) {
        let item = items[index]
        let isListed = item.hasComma || item.hasConjunction
        if scopes.isNear {
            scopes.nearWordCount += item.wordCount
            let isUnlisted =
                item.hasComma && !item.hasConjunction && scopes.nearCount > 1
                && items[index - 1].concept >= 0
                && !(index + 1 < items.count && items[index + 1].hasConjunction)
            if item.hasComma && item.wordCount > 1 || item.wordCount > Self.wordCountMax
                || isUnlisted
            {
                // "no angina, no dyspnea, calf soreness": what has no "no" of its own.
                scopes.isNear = false
            }
        }
        guard !scopes.next.isEmpty else { return }
        if scopes.isNextFresh {
            if item.wordCount > Self.wordCountMax { scopes.next = [] }
            scopes.isNextFresh = false
        } else if !isListed, item.wordCount == 0, item.meaning.isIllness,
            scopes.next == .historical
        {
            // "hx afib TIA breast ca": a list without commas. What is felt may be of today.
        } else if !isListed || item.wordCount > Self.listWordCountMax {
            scopes.next = []
        } else if item.hasComma, !item.hasConjunction {
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
            // "Do not drive if sleepy"
            if trigger.scopes == .hypothetical { scopes.isNear = false }
        case .near: near(trigger, &scopes)
        case .next: next(trigger, &scopes)
        case .after: applyBackwards(trigger, from: index, to: clauseStart)
        case .adjacent:
            if items[index].wordCount == 0, !items[index].hasComma, index > clauseStart {
                items[index - 1].scopes.formUnion(trigger.scopes)
            }
        case .both:
            if items[index].wordCount <= 1 {
                applyBackwards(trigger, from: index, to: clauseStart)
            }
            next(trigger, &scopes)
        case .either: either(trigger, at: index, &scopes, clauseStart)
        case .end:
            scopes = Scopes(section: scopes.section)
            clauseStart = index
        case .affirm:
            affirm(index, &scopes)
        case .now:
            scopes.before.remove(.historical)
            scopes.next.remove(.historical)
            scopes.section.remove(.historical)
        case .clause:
            scopes.before.formIntersection(.family)
            scopes.isNear = false
            scopes.next = []
        case .patient:
            scopes.before.remove(.family)
            scopes.section.remove(.family)
        case .open: saved = scopes
        case .close:
            // What was said in a parenthesis before which nothing was said ends with it too.
            scopes = saved ?? Scopes(section: scopes.section)
            saved = nil
        case .graded: scopes.isNear = false
        case .urge, .none: break
        }
    }

    /// Of what follows at once, else of what stands before.
    private mutating func either(
        _ trigger: AssertionTrigger, at index: Int, _ scopes: inout Scopes, _ clauseStart: Int
    ) {
        let isBehind =
            items[index].wordCount == 0 && index > clauseStart && items[index - 1].concept >= 0
        let following = index + 1 < items.count ? items[index + 1] : nil
        if trigger.scopes == .hypothetical, isBehind, !items[index].hasComma {
            // "DVT ppx: enoxaparin"
            applyBackwards(trigger, from: index, to: clauseStart)
        } else if let following, following.concept >= 0, following.wordCount <= 1,
            !following.hasComma, !following.hasConjunction
        {
            next(trigger, &scopes)
        } else if !items[index].hasComma {
            applyBackwards(trigger, from: index, to: clauseStart)
        } else if trigger.scopes == .historical, isBehind {
            // "diarrhea, resolved"
            items[index - 1].scopes.formUnion(trigger.scopes)
        }
    }

    private func affirm(_ index: Int, _ scopes: inout Scopes) {
        // "PMHx significant for": part of the trigger before it.
        if index > 0, items[index].wordCount == 0,
            items[index - 1].trigger?.scopes == .historical
        {
            return
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
            guard item.hasConjunction || item.hasComma,
                item.wordCount <= Self.listWordCountMax
            else { return }
            position -= 1
        }
    }

    private mutating func keep(_ item: SentenceItems.Item) {
        let concept = item.meaning
        let scopes = narrowed(item.scopes, to: concept)
        let assertion = scopes.assertion
        let counts =
            assertion == .present || assertion == .uncertain && !scopes.contains(.unlikely)
        let range = Int(item.start)..<Int(item.end)
        if findings.capacity == 0 { findings.reserveCapacity(Self.findingCountUsual) }
        findings.append(
            Finding(
                conceptIndex: Int(item.concept), assertion: assertion, counts: counts,
                range: range))
        guard counts else { return }
        if !concept.roles.isEmpty, !roles.isSuperset(of: concept.roles) {
            roles.formUnion(concept.roles)
            roleRanges.append((concept.roles, range), usually: 16)
        }
        guard !concept.redFlags.isEmpty else { return }
        var flags = concept.redFlags.rawValue
        while flags != 0 {
            // By the order of the flags, as their set hands them out.
            if let flag = RedFlag(rawValue: UInt8(flags.trailingZeroBitCount)) {
                redFlags.append(
                    RedFlagFinding(redFlag: flag, ruleID: nil, range: range), usually: 8)
            }
            flags &= flags - 1
        }
    }

    /// Turns what is said of some concepts only into what it says of this one.
    private func narrowed(
        _ all: AssertionScopes, to concept: PhraseMeaning
    ) -> AssertionScopes {
        guard !all.isDisjoint(with: [.worry, .past]) else { return all }
        var scopes = all.subtracting([.worry, .past])
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
