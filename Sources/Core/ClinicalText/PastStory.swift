/// What a note tells of another time, sentence by sentence.
struct PastStory {
    /// A sentence of a hospital course, or of what led to the stay.
    struct Stay {
        /// Hospital course, as opposed to what led to it.
        var isCourse: Bool
        /// Octets of the note.
        var range: Range<Int>
    }

    /// A sentence in the past tense: its findings, by their indices, and its octets.
    struct Told {
        /// Empty where none of them is so or may be so.
        var findings: Range<Int32>
        var octets: Range<Int32>
    }

    /// Room that what a note tells gets at first.
    private static let countUsual = 16

    /// The sentence before was of another time, and the next one may go on with it.
    var goesOn = false
    /// The sentence before was, or had something of another time in it: "at that time".
    var isTold = false
    /// The paragraph's sentences in the past tense, in the order of the text.
    private(set) var told: [Told] = []
    private var last = Told(findings: 0..<0, octets: 0..<0)
    /// The first finding of the last sentence that was told with one.
    private var toldStart: Int32 = -1
    /// How many of them stand before "was discharged home", and whether they have findings.
    private(set) var closedCount = 0
    private(set) var hasClosed = false
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
    /// The note is of a later day of a stay.
    var isLaterDay = false
    /// What is said to have been so on arrival, in octets.
    private(set) var arrivals: [Range<Int>] = []
    /// Where such a thing begins that goes on with the sentence, in octets; -1 for none.
    var arrivalStart: Int32 = -1
    /// It stands in a parenthesis, and ends with it.
    var isArrivalOpen = false
    var isDischarged = false
    var isWorse = false
    var isSummary = false
    /// The note comes after a stay: "in the ED he" is of then.
    var isAfterwards = false
    /// The paragraph began after an emergency: "six weeks after his heart attack".
    var isFramed = false
    /// What is told in the past tense is of another time.
    var isOfThen: Bool { goesOn || (isFramed || isAfterwards) && isCourse != nil }
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

    /// What stood there was so on arrival.
    mutating func arrive(_ start: Int32, _ end: Int32) {
        guard start < end else { return }
        arrivals.append(Int(start)..<Int(end), usually: Self.countUsual)
    }

    /// What was so on arrival ends with its sentence, or with what is so now.
    mutating func endArrival(_ end: Int32) {
        guard arrivalStart >= 0 else { return }
        arrive(arrivalStart, end)
        arrivalStart = -1
        isArrivalOpen = false
    }

    mutating func add(_ start: Int32, _ end: Int32) {
        guard start < end else { return }
        ranges.append(Int(start)..<Int(end), usually: Self.countUsual)
    }

    /// A sentence in the past tense.
    mutating func tell(_ sentence: Told) {
        if !sentence.findings.isEmpty {
            toldStart = sentence.findings.lowerBound
        } else if sentence.octets.isEmpty {
            return
        }
        told.append(sentence, usually: Self.countUsual)
    }

    /// A sentence of a hospital course, or of what led to the stay.
    mutating func stay(_ start: Int32, _ end: Int32) {
        guard let isCourse, start < end else { return }
        if let before = stays.last, before.isCourse == isCourse,
            before.range.upperBound == Int(start)
        {
            stays[stays.count - 1].range = before.range.lowerBound..<Int(end)
        } else {
            stays.append(
                Stay(isCourse: isCourse, range: Int(start)..<Int(end)), usually: Self.countUsual)
        }
    }

    /// Keeps what the sentence says for the next one: "None since."
    mutating func remember(_ sentence: Told) { last = sentence }

    /// The sentence before, in whatever tense, is told of.
    mutating func tellLast() {
        var sentence = last
        if sentence.findings.lowerBound == toldStart {
            sentence.findings = sentence.findings.upperBound..<sentence.findings.upperBound
        }
        tell(sentence)
        last.findings = 0..<0
    }

    /// What was told so far is over.
    mutating func close() {
        closedCount = told.count
        hasClosed = toldStart >= 0
    }

    /// Something new begins: what is over may have come back.
    mutating func renew() { if hasClosed { isReturned = true } }

    /// What was told and is over has been judged.
    mutating func endParagraph(_ redFlagCount: Int, _ roleCount: Int) {
        if !told.isEmpty { told.removeAll(keepingCapacity: true) }
        last = Told(findings: 0..<0, octets: 0..<0)
        toldStart = -1
        closedCount = 0
        hasClosed = false
        isReturned = false
        redFlagStart = redFlagCount
        roleStart = roleCount
    }

    /// Whether a finding, by its index, is one of a sentence that was told and is over.
    func hasClosed(_ finding: Int32) -> Bool {
        var (low, high) = (0, closedCount)
        while low < high {
            let middle = (low + high) / 2
            if told[middle].findings.lowerBound <= finding {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low > 0 && told[low - 1].findings.contains(finding)
    }

    /// Sorts the ranges, and makes one of those that touch.
    mutating func merge() {
        guard ranges.count > 1 else { return }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var count = 1
        for index in 1..<ranges.count {
            let range = ranges[index]
            let last = ranges[count - 1]
            if last.upperBound >= range.lowerBound {
                ranges[count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges[count] = range
                count += 1
            }
        }
        ranges.removeLast(ranges.count - count)
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
