/// How well readings match what was expected, kind by kind.
public struct NoteQuality: Sendable, Equatable {
    /// Headings with their kinds.
    public private(set) var sections = QualityScore()
    /// Codes.
    public private(set) var codes = QualityScore()
    /// Vital signs with their values.
    public private(set) var vitals = QualityScore()
    /// Symptoms, signs, disorders and injuries, whatever is said about them.
    public private(set) var terms = QualityScore()
    /// The same, with what is said about them.
    public private(set) var findings = QualityScore()
    /// Identifiers; one is found when every octet of it is.
    public private(set) var identifiers = QualityScore()
    /// Emergencies: recall is the sensitivity.
    public private(set) var emergencies = QualityScore()
    /// Notes that are no emergency, and of those the ones that were not called one.
    public private(set) var calm = QualityScore()
    /// What was missed and what was too much, by kind and octets, for whoever tunes the rules.
    public private(set) var mistakes: [String] = []

    /// Nothing read yet.
    public init() {}

    /// Share of the notes without an emergency that were not called one.
    public var specificity: Double { calm.recall }

    /// Adds a reading of a note.
    public mutating func add(
        _ reading: NoteReading, _ expected: ExpectedNote, _ terminology: Terminology
    ) {
        let ignored = (expected.ignored ?? []).filter { $0.count == 2 }
            .map { $0[0]..<$0[0] + $0[1] }
        addSections(reading, expected)
        addCodes(reading, expected, ignored)
        addVitals(reading, expected)
        addFindings(reading, expected, terminology, ignored)
        addIdentifiers(reading, expected, ignored)
        guard let level = expected.level else { return }
        let isCalled = reading.urgency == .emergency
        if level == "emergency" {
            emergencies.expect(isFound: isCalled)
            if !isCalled { mistakes.append("missed emergency") }
        } else {
            calm.expect(isFound: !isCalled)
            if isCalled {
                let rules = reading.triggers.map {
                    "\($0.ruleID) \($0.range.map(String.init(describing:)) ?? "")"
                }
                mistakes.append("false emergency \(rules)")
            }
        }
    }

    private mutating func compare(
        _ kind: String, _ score: WritableKeyPath<NoteQuality, QualityScore>,
        expected: [String], found: [String]
    ) {
        let (wanted, had) = (Set(expected), Set(found))
        for item in expected {
            self[keyPath: score].expect(isFound: had.contains(item))
            if !had.contains(item) { mistakes.append("missed \(kind) \(item)") }
        }
        for item in found {
            self[keyPath: score].find(isExpected: wanted.contains(item))
            if !wanted.contains(item) { mistakes.append("false \(kind) \(item)") }
        }
    }

    private mutating func addSections(_ reading: NoteReading, _ expected: ExpectedNote) {
        guard let marks = expected.marks else { return }
        compare(
            "section", \.sections, expected: marks.map { "\($0.kind) \($0.start)" },
            found: reading.extraction.sections.map { "\($0.kind) \($0.heading.lowerBound)" })
    }

    private mutating func addCodes(
        _ reading: NoteReading, _ expected: ExpectedNote, _ ignored: [Range<Int>]
    ) {
        guard let marks = expected.codeMarks else { return }
        let found = reading.extraction.codes.filter { code in
            !ignored.contains { $0.overlaps(code.range) }
        }
        compare(
            "code", \.codes, expected: marks.map { "\($0.system) \($0.code) \($0.offset)" },
            found: found.map { code in
                let whole = ([code.code] + code.modifiers).joined(separator: "-")
                return "\(code.system) \(whole) \(code.range.lowerBound)"
            })
    }

    private mutating func addVitals(_ reading: NoteReading, _ expected: ExpectedNote) {
        guard let marks = expected.vitalMarks else { return }
        let extraction = reading.extraction
        let pressures = extraction.bloodPressures.map {
            "bloodPressure \($0.systolic)/\($0.diastolic) \($0.range.lowerBound)"
        }
        let temperatures = extraction.temperatures.map {
            "temperature \(Self.tenth($0.hundredths)) \($0.range.lowerBound)"
        }
        let others = extraction.measurements.map {
            "\($0.sign) \(Self.tenth($0.hundredths)) \($0.range.lowerBound)"
        }
        compare(
            "vital", \.vitals, expected: marks.map { "\($0.sign) \($0.value) \($0.offset)" },
            found: pressures + temperatures + others)
    }

    private static func tenth(_ hundredths: Int) -> String {
        let tenths = (hundredths + 5) / 10
        return "\(tenths / 10).\(tenths % 10)"
    }

    private mutating func addFindings(
        _ reading: NoteReading, _ expected: ExpectedNote, _ terminology: Terminology,
        _ ignored: [Range<Int>]
    ) {
        guard let statements = expected.findings else { return }
        let found = reading.findings.filter { finding in
            switch terminology.concepts[finding.conceptIndex].category {
            case .symptom, .sign, .disorder, .injury:
                !ignored.contains { $0.overlaps(finding.range) }
            case .procedure, .medication, .allergy, .state, .laboratory: false
            }
        }
        for statement in statements {
            let range = statement.offset..<statement.offset + statement.length
            let overlapping = found.filter { $0.range.overlaps(range) }
            terms.expect(isFound: !overlapping.isEmpty)
            let isFound = overlapping.contains { "\($0.assertion)" == statement.assertion }
            findings.expect(isFound: isFound)
            if !isFound {
                let instead = overlapping.first.map { "\($0.assertion)" } ?? "nothing"
                mistakes.append(
                    "missed finding \(statement.assertion) \(range), found \(instead)")
            }
        }
        for finding in found {
            let overlapping = statements.filter {
                ($0.offset..<$0.offset + $0.length).overlaps(finding.range)
            }
            terms.find(isExpected: !overlapping.isEmpty)
            findings.find(
                isExpected: overlapping.contains { $0.assertion == "\(finding.assertion)" })
            if overlapping.isEmpty {
                mistakes.append("false finding \(finding.assertion) \(finding.range)")
            }
        }
    }

    private mutating func addIdentifiers(
        _ reading: NoteReading, _ expected: ExpectedNote, _ ignored: [Range<Int>]
    ) {
        guard let all = expected.identifiers else { return }
        for identifier in all {
            let range = identifier.offset..<identifier.offset + identifier.length
            let isCovered = range.allSatisfy { octet in
                reading.identifiers.contains { $0.range.contains(octet) }
            }
            identifiers.expect(isFound: isCovered)
            if !isCovered { mistakes.append("missed identifier \(identifier.category) \(range)") }
        }
        for span in reading.identifiers where !ignored.contains(where: { $0.overlaps(span.range) })
        {
            let isExpected = all.contains {
                ($0.offset..<$0.offset + $0.length).overlaps(span.range)
            }
            identifiers.find(isExpected: isExpected)
            if !isExpected { mistakes.append("false identifier \(span.category) \(span.range)") }
        }
    }
}
