/// Writes synthetic SOAP notes: five shapes of headings, vital signs, codes, and lengths from half
/// a kilobyte to fifty. The same seed gives the same note, another seed another.
struct NoteWriter {
    /// How headings look; `nil` for the plan means that assessment and plan share one.
    private struct Shape {
        let subjective: String
        let objective: String
        let assessment: String
        let plan: String?
        let newline: String
    }

    private static let shapes = [
        Shape(
            subjective: "Subjective:", objective: "Objective:", assessment: "Assessment:",
            plan: "Plan:", newline: "\n"),
        Shape(subjective: "S:", objective: "O:", assessment: "A:", plan: "P:", newline: "\n"),
        Shape(
            subjective: "## Subjective", objective: "## Objective", assessment: "## Assessment",
            plan: "## Plan", newline: "\n"),
        Shape(subjective: "S:", objective: "O:", assessment: "A/P:", plan: nil, newline: "\r\n"),
        Shape(
            subjective: "SUBJECTIVE", objective: "OBJECTIVE", assessment: "Assessment and Plan:",
            plan: nil, newline: "\n"),
    ]

    private var generator: SeededGenerator
    private let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
        generator = SeededGenerator(seed: seed)
    }

    /// One note of at most 56 kB.
    mutating func write() -> String {
        let shape = choose(Self.shapes)
        let problem = choose(NoteVocabulary.problems)
        var lines = [
            shape.subjective, subjective(of: problem), "", shape.objective, vitals(),
            choose(NoteVocabulary.examinations), "", shape.assessment,
            "\(problem.diagnosis) (\(problem.code)).", "",
        ]
        if let plan = shape.plan { lines.append(plan) }
        lines.append("\(problem.plan) CPT \(choose(NoteVocabulary.visitCodes)).")
        lines.append("Visit reference \(String(seed, radix: 36)).")
        let narrative = filler(byteCount: narrativeByteCount())
        lines.insert(narrative, at: 2)
        return lines.joined(separator: shape.newline)
    }

    /// Mostly a short visit; one note in twenty is a long one.
    private mutating func narrativeByteCount() -> Int {
        switch Int.random(in: 0..<20, using: &generator) {
        case 0: Int.random(in: 12_000...50_000, using: &generator)
        case 1...4: Int.random(in: 2_000...8_000, using: &generator)
        default: Int.random(in: 300...2_000, using: &generator)
        }
    }

    private mutating func subjective(of problem: NoteVocabulary.Problem) -> String {
        let age = Int.random(in: 18...92, using: &generator)
        let days = Int.random(in: 2...21, using: &generator)
        return "\(age)-year-old with \(problem.complaint) for \(days) days."
    }

    private mutating func vitals() -> String {
        let systolic = Int.random(in: 102...168, using: &generator)
        let diastolic = Int.random(in: 58...min(98, systolic - 30), using: &generator)
        let tenths = Int.random(in: 362...389, using: &generator)
        let pulse = Int.random(in: 56...104, using: &generator)
        let temperature = "\(tenths / 10).\(tenths % 10)"
        return Bool.random(using: &generator)
            ? "BP: \(systolic)/\(diastolic), Temp: \(temperature) C, HR \(pulse)."
            : "BP \(systolic)/\(diastolic) mmHg, HR \(pulse), Temp \(temperature)°C"
    }

    private mutating func filler(byteCount: Int) -> String {
        var text = ""
        while text.utf8.count < byteCount {
            text += choose(NoteVocabulary.sentences)
            text += " "
        }
        return text
    }

    private mutating func choose<Element>(_ all: [Element]) -> Element {
        all[Int.random(in: 0..<all.count, using: &generator)]
    }
}
