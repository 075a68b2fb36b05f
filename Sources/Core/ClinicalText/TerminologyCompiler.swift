/// Builds the automaton of a ``Terminology``.
struct TerminologyCompiler {
    private(set) var concepts: [Concept] = []
    private(set) var targets: [Terminology.Target] = []
    private(set) var nodes: [Terminology.Node] = [Terminology.Node()]
    private(set) var edges: [UInt64: UInt32] = [:]
    private(set) var phraseCount = 0
    private(set) var numerals = Numerals()

    private var words: [String: UInt32] = [:]
    private var roots: [UInt32: UInt32] = [:]
    private var skips: Set<String> = []
    private var capitals: Set<String> = []
    private var groups: [String: [[String]]] = [:]
    private var spellings: [String: String] = [:]
    /// The line of each explicit phrase of the file that is being compiled.
    private var lines: [UInt32: Int] = [:]
    /// Every word as it was written.
    private var surfaces: Set<String> = []
    private var ids: [String: Int32] = [:]
    /// The concepts of the file that is being compiled.
    private var fileIDs: Set<String> = []
    /// Phrases with choices, until all others are known.
    private var graph = PhraseGraph()
    /// Where the targets of each further file begin.
    private var fileStarts: [Int32] = []
    /// How many files tell by their words what is no name. Those behind them are broad: what they
    /// add in breadth would take from the names that are found.
    private static let listingFileCount = 2
    private var isBroad = false
    /// Words of the files that are not.
    private var listed: Set<UInt32> = []

    mutating func compile(_ sources: [TerminologySource]) throws(ClinicalTextError) {
        for source in sources {
            skips.formUnion(source.skips)
            capitals.formUnion(source.capitals)
            groups.merge(source.groups) { $0 + $1 }
            for (variant, word) in source.spellings { spellings[variant] = word }
        }
        // A later file's phrases win: they come first, and the first one stays.
        for (index, source) in sources.enumerated().reversed() {
            isBroad = index >= Self.listingFileCount
            lines = [:]
            fileIDs = []
            for (line, trigger, phrases) in source.triggers {
                let target = Int32(targets.count)
                targets.append(.trigger(trigger))
                for phrase in phrases {
                    for row in try expanded(phrase, line).joined() {
                        try add(row, target, line, isExplicit: !phrase.contains("{"))
                    }
                }
            }
            for entry in source.entries where !entry.phrases.contains(where: { $0.contains("{") }) {
                try add(entry, phrases: entry.phrases, isExplicit: true)
            }
            for entry in source.entries where entry.phrases.contains(where: { $0.contains("{") }) {
                try addTemplate(entry)
            }
            fileStarts.append(Int32(targets.count))
        }
        isBroad = true
        weave()
    }

    /// Weaves the phrases with choices into the others. A node of theirs alone is one for every way
    /// that leads to the same places; one of the others is reached in one way only.
    private mutating func weave() {
        var made: [[Int32]: UInt32] = [:]
        var open: [(node: UInt32, places: [Int32])] = []
        for (word, places) in graph.following(graph.closed(graph.starts)) {
            var node = roots[word] ?? 0
            if node == 0 {
                node = newNode()
                roots[word] = node
            }
            open.append((node, places))
        }
        while let (node, places) = open.popLast() {
            mean(node, places)
            for (word, next) in graph.following(places) {
                let key = UInt64(node) << 32 | UInt64(word)
                if let known = edges[key] {
                    open.append((known, next))
                    continue
                }
                nodes[Int(node)].goOn(with: word)
                if let known = made[next] {
                    edges[key] = known
                } else {
                    let new = newNode()
                    edges[key] = new
                    made[next] = new
                    open.append((new, next))
                }
            }
        }
    }

    /// What a node means where phrases with choices end; a later file's meaning goes before, and in
    /// one file that of the phrase that is written out.
    private mutating func mean(_ node: UInt32, _ places: [Int32]) {
        let ends = places.map { graph.targets[Int($0)] }
        guard let target = ends.filter({ $0 >= 0 }).min() else { return }
        let before = nodes[Int(node)].target
        let isLater = fileStarts.contains { $0 > target && before >= $0 }
        if before < 0 || isLater { nodes[Int(node)].target = target }
    }

    /// The words with their numbers, their plurals and other spellings, and what names mean.
    func lexicon() -> Lexicon {
        var all: [String: WordEntry] = [:]
        func add(_ text: String, _ word: UInt32) {
            guard all[text] == nil else { return }
            let root = roots[word] ?? 0
            let node = nodes[Int(root)]
            all[text] = WordEntry(
                following: node.following, word: word, root: root,
                target: root == 0 ? -1 : node.target,
                kinds: listed.contains(word) ? [] : .broad)
        }
        for (text, word) in words { add(text, word) }
        for text in surfaces { if let word = words[stem(text)] { add(text, word) } }
        for (text, word) in words {
            for variant in WordVariants.spellings(of: text) { add(variant, word) }
        }
        for text in WordVariants.misspelt {
            guard let word = words[stem(text)] else { continue }
            for variant in WordVariants.slips(of: text) { add(variant, word) }
        }
        for (variant, text) in spellings { if let word = words[stem(text)] { add(variant, word) } }
        for (text, entry) in all where text.utf8.contains(UInt8(ascii: "a")) && text.contains("ae")
        {
            if let plural = Self.plural(text) { add(plural, entry.word) }
        }
        for (text, word) in words { if let plural = Self.plural(text) { add(plural, word) } }
        for text in skips { all[text, default: WordEntry()].marks.insert(.skip) }
        for text in capitals { all[text, default: WordEntry()].marks.insert(.capitals) }
        NameWords.mark(&all)
        CommonWords.mark(&all)
        return Lexicon(words: all)
    }

    /// The regular plural of a word; nil for one that has none.
    static func plural(_ word: String) -> String? {
        guard word.utf8.count >= 3, word.utf8.allSatisfy(\.isASCIILower) else { return nil }
        if word.hasSuffix("s") { return nil }
        if word.hasSuffix("x") || word.hasSuffix("ch") || word.hasSuffix("sh") {
            return word + "es"
        }
        if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
            return word.dropLast() + "ies"
        }
        return word + "s"
    }

    /// One form for singular and plural; the same word for one that is neither.
    static func singular(_ word: String) -> String {
        guard word.utf8.count >= 4, word.hasSuffix("s"), !unstemmed.contains(word),
            word.utf8.allSatisfy(\.isASCIILower)
        else { return word }
        for ending in ["ss", "us", "is"] where word.hasSuffix(ending) { return word }
        if word.hasSuffix("ies"), word.utf8.count >= 6 { return word.dropLast(3) + "y" }
        for ending in ["xes", "ches", "shes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        if word.hasSuffix("ses"), word.utf8.count >= 7 { return word.dropLast(2) + "is" }
        return String(word.dropLast())
    }

    /// Ends in s, and is no plural.
    private static let unstemmed: Set<String> = [
        "rules", "does", "goes", "crps", "runs", "fits",
        "lens", "always", "besides", "whereas", "biceps", "triceps", "diabetes",
        "herpes", "rabies", "series", "species", "pubes", "pancreas", "texas", "versus",
    ]

    /// One form for spellings and numbers: "haemorrhages" is "hemorrhage".
    private func stem(_ text: String) -> String {
        let singular = Self.singular(spellings[text] ?? text)
        return spellings[singular].map { Self.singular($0) } ?? singular
    }

    // MARK: - Entries

    private mutating func add(
        _ entry: TerminologySource.Entry, phrases: [String], isExplicit: Bool
    ) throws(ClinicalTextError) {
        guard let name = phrases.first else { return }
        let id =
            entry.id.isEmpty
            ? name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
            : entry.id
        var index = Int32(concepts.count)
        let isFirst = fileIDs.insert(id).inserted
        guard !isExplicit || isFirst else {
            throw TerminologySource.refusal(entry.line, "the concept's id is taken")
        }
        if let known = ids[id] {
            index = known
            // A later file that names a concept again adds to it, and takes nothing away.
            if isFirst { concepts[Int(known)].add(entry.redFlags, entry.roles) }
        } else {
            guard concepts.count < Terminology.conceptCountMax else {
                throw TerminologySource.refusal(entry.line, "too many concepts")
            }
            ids[id] = index
            concepts.append(
                Concept(
                    id: id, category: entry.category, name: name, redFlags: entry.redFlags,
                    roles: entry.roles))
        }
        let target = Int32(targets.count)
        targets.append(.concept(index))
        for phrase in phrases {
            guard phrase.contains("(") else {
                try add(phrase, target, entry.line, isExplicit: isExplicit)
                continue
            }
            try addChoices(phrase, target, entry.line)
        }
    }

    /// A phrase with choices; those that mean something else already keep it.
    private mutating func addChoices(
        _ phrase: String, _ target: Int32, _ line: Int
    ) throws(ClinicalTextError) {
        guard let written = PhraseGraph.choices(of: phrase) else {
            throw TerminologySource.refusal(line, "a choice has no end")
        }
        var choices: [[[UInt32]]] = []
        var (wordCount, count) = (0, 1)
        for (index, alternatives) in written.enumerated() {
            var rows: [[UInt32]] = []
            for alternative in alternatives {
                let words = Self.words(of: alternative)
                surfaces.formUnion(words)
                let kept = words.map { stem($0) }.enumerated().filter {
                    index == 0 && $0.offset == 0 || !skips.contains($0.element)
                }
                rows.append(kept.map { number(of: $0.element) })
            }
            wordCount += rows.map(\.count).max() ?? 0
            count = min(count * rows.count, Terminology.phraseCountMax)
            choices.append(rows)
        }
        guard choices.contains(where: { !$0.contains(where: \.isEmpty) }),
            wordCount <= PhraseGraph.wordCountMax
        else {
            throw TerminologySource.refusal(
                line, "a phrase with choices has 1 to \(PhraseGraph.wordCountMax) words")
        }
        graph.add(choices, target: target)
        phraseCount += count
        guard phraseCount <= Terminology.phraseCountMax,
            graph.targets.count <= PhraseGraph.placeCountMax
        else { throw TerminologySource.refusal(line, "too many phrases") }
    }

    /// One concept for each row of the group that the preferred term names.
    private mutating func addTemplate(
        _ entry: TerminologySource.Entry
    ) throws(ClinicalTextError) {
        var rows: [[String]] = []
        for phrase in entry.phrases {
            let all = try expanded(phrase, entry.line)
            if rows.isEmpty { rows = Array(repeating: [], count: all.count) }
            guard all.count == rows.count else {
                throw TerminologySource.refusal(
                    entry.line, "the phrases have groups of different sizes")
            }
            for index in all.indices { rows[index] += all[index] }
        }
        for row in rows { try add(entry, phrases: row, isExplicit: false) }
    }

    /// A phrase written out: by row of its group, or one row when it has none.
    private func expanded(
        _ phrase: String, _ line: Int
    ) throws(ClinicalTextError) -> [[String]] {
        guard let open = phrase.firstIndex(of: "{") else { return [[phrase]] }
        guard let close = phrase[open...].firstIndex(of: "}"),
            let rows = groups[String(phrase[phrase.index(after: open)..<close])]
        else { throw TerminologySource.refusal(line, "no such group") }
        let rest = phrase[phrase.index(after: close)...]
        guard !rest.contains("{") else { throw TerminologySource.refusal(line, "two groups") }
        return rows.map { $0.map { phrase[..<open] + $0 + rest } }
    }

    // MARK: - Phrases

    private mutating func add(
        _ phrase: String, _ target: Int32, _ line: Int, isExplicit: Bool
    ) throws(ClinicalTextError) {
        let written = Self.words(of: phrase)
        surfaces.formUnion(written)
        let path = written.map { stem($0) }
        let kept = path.enumerated().filter { $0.offset == 0 || !skips.contains($0.element) }
            .map(\.element)
        guard let first = kept.first, kept.count <= Terminology.phraseWordCountMax else {
            throw TerminologySource.refusal(
                line, "a phrase has 1 to \(Terminology.phraseWordCountMax) words")
        }
        guard phraseCount < Terminology.phraseCountMax else {
            throw TerminologySource.refusal(line, "too many phrases")
        }
        let word = number(of: first)
        var node = roots[word] ?? 0
        if node == 0 {
            node = newNode()
            roots[word] = node
        }
        for text in kept.dropFirst() {
            let key = UInt64(node) << 32 | UInt64(number(of: text))
            if let next = edges[key] {
                node = next
            } else {
                nodes[Int(node)].goOn(with: UInt32(truncatingIfNeeded: key))
                node = newNode()
                edges[key] = node
            }
        }
        if nodes[Int(node)].target >= 0 {
            guard isExplicit, let other = lines[node],
                targets[Int(nodes[Int(node)].target)] != targets[Int(target)]
            else { return }
            throw TerminologySource.refusal(
                line, "the phrase \"\(phrase)\" means something else in line \(other)")
        }
        nodes[Int(node)].target = target
        if isExplicit { lines[node] = line }
        phraseCount += 1
    }

    /// The words of a phrase as the tokenizer cuts them: letters with the digits behind them, a
    /// number of its own, the slash; "'s" is left out.
    static func words(of phrase: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var isNumeral = false
        func close() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        let octets = Array(phrase.utf8)
        var index = 0
        while index < octets.count {
            let octet = octets[index]
            let isCurved = octet == 0xE2 && octets.dropFirst(index + 1).starts(with: [0x80, 0x99])
            if octet == UInt8(ascii: "'") || isCurved {
                index += isCurved ? 3 : 1
                // The s of a possessive; "can't" is two words.
                let isEnd = index + 1 >= octets.count || !octets[index + 1].isTermOctet
                if !word.isEmpty, index < octets.count, octets[index] | 0x20 == 0x73, isEnd {
                    index += 1
                }
                close()
                continue
            }
            if octet == Symbol.slash {
                close()
                words.append("/")
            } else if octet.isTermOctet {
                if word.isEmpty { isNumeral = octet.isASCIIDigit }
                if isNumeral, !octet.isASCIIDigit {
                    close()
                    isNumeral = false
                }
                word.append(octet.isASCIIUpper ? octet | 0x20 : octet)
            } else {
                close()
            }
            index += 1
        }
        close()
        return words
    }

    private mutating func newNode() -> UInt32 {
        nodes.append(Terminology.Node())
        return UInt32(nodes.count - 1)
    }

    private mutating func number(of text: String) -> UInt32 {
        if let word = words[text] {
            if !isBroad { listed.insert(word) }
            return word
        }
        let word = UInt32(words.count + 1)
        if !isBroad { listed.insert(word) }
        words[text] = word
        if text == "/" { numerals.slash = word }
        // A numeral with zeros before it does not take the place of the plain one.
        if let value = Int32(text), text.utf8.allSatisfy(\.isASCIIDigit),
            numerals[value] == 0 || text == "\(value)"
        {
            numerals[value] = word
        }
        return word
    }
}

extension UInt8 {
    /// A letter or digit, or an octet of a character outside ASCII.
    fileprivate var isTermOctet: Bool { isASCIILetter || isASCIIDigit || self >= 0x80 }
}
