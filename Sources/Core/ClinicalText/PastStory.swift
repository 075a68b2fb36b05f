/// What a note tells of another time, sentence by sentence.
struct PastStory {
    /// A sentence of a hospital course, or of what led to the stay.
    struct Stay {
        /// Hospital course, as opposed to what led to it.
        var isCourse: Bool
        /// Octets of the note.
        var range: Range<Int>
    }

    /// The sentence before was of another time, and the next one may go on with it.
    var goesOn = false
    /// The sentence before was, or had something of another time in it: "at that time".
    var isTold = false
    /// Findings of the paragraph that sentences in the past tense hold, by their indices.
    private(set) var told: [Int32] = []
    private(set) var toldRanges: [Range<Int>] = []
    private var last: [Int] = []
    private var lastRange = 0..<0
    /// How many of them stand before "was discharged home".
    private(set) var closedCount = 0
    private(set) var closedRangeCount = 0
    /// Something new was told after that.
    private(set) var isReturned = false
    /// Where the paragraph's red flags and roles begin.
    private(set) var redFlagStart = 0
    private(set) var roleStart = 0
    /// What is told of another time, in octets.
    var ranges: [Range<Int>] = []
    private(set) var stays: [Stay] = []
    /// Where illnesses begin behind which a year stands that might be a time of day, in octets.
    var bareYears: [Int32] = []
    /// The note writes times of day as four digits.
    var hasClock = false
    var isDischarged = false
    var isWorse = false
    var isSummary = false
    /// The section is a hospital course; nil for none that tells of a stay.
    private(set) var isCourse: Bool? = false

    /// A section begins.
    mutating func begin(_ loinc: String, _ kind: SectionKind?) {
        if loinc == "8648-8" {
            isCourse = true
        } else {
            // What led to the stay, as opposed to what is found and judged today.
            isCourse = kind == .subjective || kind == nil ? false : nil
        }
    }

    mutating func add(_ start: Int32, _ end: Int32) {
        guard start < end else { return }
        ranges.append(Int(start)..<Int(end))
    }

    /// A sentence in the past tense, and the findings in it that are so or may be so.
    mutating func tell(_ findings: [Int], _ start: Int32, _ end: Int32) {
        told += findings.map { Int32(truncatingIfNeeded: $0) }
        if start < end { toldRanges.append(Int(start)..<Int(end)) }
    }

    mutating func stay(_ start: Int32, _ end: Int32) {
        guard let isCourse, start < end else { return }
        stays.append(Stay(isCourse: isCourse, range: Int(start)..<Int(end)))
    }

    /// Keeps what the sentence says for the next one: "None since."
    mutating func remember(_ findings: [Int], _ start: Int32, _ end: Int32) {
        last = findings
        lastRange = Int(start)..<Int(max(start, end))
    }

    /// The sentence before, in whatever tense, is told of.
    mutating func tellLast() {
        for index in last where !told.suffix(last.count).contains(Int32(truncatingIfNeeded: index))
        {
            told.append(Int32(truncatingIfNeeded: index))
        }
        if !lastRange.isEmpty { toldRanges.append(lastRange) }
        last = []
    }

    /// What was told so far is over.
    mutating func close() {
        closedCount = told.count
        closedRangeCount = toldRanges.count
    }

    /// Something new begins: what is over may have come back.
    mutating func renew() { if closedCount > 0 { isReturned = true } }

    mutating func endParagraph(_ redFlagCount: Int, _ roleCount: Int) {
        told.removeAll(keepingCapacity: true)
        last.removeAll(keepingCapacity: true)
        lastRange = 0..<0
        toldRanges.removeAll(keepingCapacity: true)
        closedCount = 0
        closedRangeCount = 0
        isReturned = false
        redFlagStart = redFlagCount
        roleStart = roleCount
    }

    /// Sorts the ranges, and makes one of those that touch.
    mutating func merge() {
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, last.upperBound >= range.lowerBound {
                let end = max(last.upperBound, range.upperBound)
                merged[merged.count - 1] = last.lowerBound..<end
            } else {
                merged.append(range)
            }
        }
        ranges = merged
    }

    /// Whether one of the ranges holds the octet; they have been merged.
    func holds(_ octet: Int) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].lowerBound <= octet { low = middle + 1 } else { high = middle }
        }
        return low > 0 && ranges[low - 1].contains(octet)
    }
}
