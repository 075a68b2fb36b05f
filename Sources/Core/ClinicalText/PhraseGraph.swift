/// Phrases with choices: "chest (is|feels|) tight" stands for three, and a thousand of them need no
/// more room than their words. Places are joined by words; what is reached by several ways is one
/// place.
struct PhraseGraph {
    /// Most words of a phrase with choices, when the longest are taken.
    static let wordCountMax = 13
    /// Most places of all phrases together.
    static let placeCountMax = 1 << 20

    private(set) var steps: [[(word: UInt32, place: Int32)]] = []
    /// Where a choice may be left out, the place behind it; -1 for none.
    private var leaps: [Int32] = []
    /// What a phrase means that ends here, or -1.
    private(set) var targets: [Int32] = []
    /// Where the phrases begin.
    private(set) var starts: [Int32] = []

    /// Adds a phrase: one list of alternatives after the other, an alternative being some words or
    /// none.
    mutating func add(_ choices: [[[UInt32]]], target: Int32) {
        var place = newPlace()
        starts.append(place)
        for alternatives in choices {
            let behind = newPlace()
            for words in alternatives {
                guard let last = words.last else {
                    leaps[Int(place)] = behind
                    continue
                }
                var here = place
                for word in words.dropLast() {
                    let next = newPlace()
                    steps[Int(here)].append((word, next))
                    here = next
                }
                steps[Int(here)].append((last, behind))
            }
            place = behind
        }
        targets[Int(place)] = target
    }

    /// The places with those that are reached by leaving choices out, in order.
    func closed(_ places: some Sequence<Int32>) -> [Int32] {
        var all = Set<Int32>()
        for place in places {
            var next = place
            while next >= 0, all.insert(next).inserted { next = leaps[Int(next)] }
        }
        return all.sorted()
    }

    /// The words that lead on from some places, in order, and where each leads.
    func following(_ places: [Int32]) -> [(word: UInt32, places: [Int32])] {
        var reached: [UInt32: Set<Int32>] = [:]
        for place in places {
            for step in steps[Int(place)] { reached[step.word, default: []].insert(step.place) }
        }
        return reached.keys.sorted().map { ($0, closed(reached[$0] ?? [])) }
    }

    private mutating func newPlace() -> Int32 {
        steps.append([])
        leaps.append(-1)
        targets.append(-1)
        return Int32(steps.count - 1)
    }

    /// The alternatives of a phrase as it is written, one list after the other; nil when a choice
    /// has no end.
    static func choices(of phrase: String) -> [[String]]? {
        var all: [[String]] = []
        var rest = Substring(phrase)
        while let open = rest.firstIndex(of: "(") {
            if open > rest.startIndex { all.append([String(rest[..<open])]) }
            let behind = rest[rest.index(after: open)...]
            guard let close = behind.firstIndex(of: ")") else { return nil }
            all.append(
                behind[..<close].split(separator: "|", omittingEmptySubsequences: false)
                    .map(String.init))
            rest = behind[behind.index(after: close)...]
        }
        if !rest.isEmpty { all.append([String(rest)]) }
        return all
    }
}
