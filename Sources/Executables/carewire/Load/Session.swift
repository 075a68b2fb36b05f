/// The steps of one session, without end. Operations come in the exact mix over every six steps,
/// and the patients of all sessions together are spread evenly.
struct Session: Sendable {
    /// Patients PAT001 to PAT100.
    static let patientCount = 100
    /// Providers PROV001 to PROV010.
    static let providerCount = 10
    /// Pauses are evenly distributed over this range.
    static let pauseMilliseconds = 1_000...3_000

    private let index: Int
    private var generator: SeededGenerator
    private var deck: [Step.Operation] = []
    private var stepCount = 0

    /// - Parameters:
    ///   - index: Which session of the load this is, from 0.
    ///   - seed: The load's seed.
    init(index: Int, seed: UInt64) {
        self.index = index
        generator = SeededGenerator(seed: seed &+ UInt64(index) &* 0xD1B5_4A32_D192_ED03)
    }

    mutating func next() -> Step {
        if deck.isEmpty {
            deck = Step.Operation.allCases.flatMap { Array(repeating: $0, count: $0.weight) }
            deck.shuffle(using: &generator)
        }
        // A stride that shares no factor with the count visits all patients before one comes again.
        let patient = (index + stepCount * 61) % Self.patientCount
        let provider = (index + stepCount * 7) % Self.providerCount
        stepCount += 1
        let milliseconds = Int.random(in: Self.pauseMilliseconds, using: &generator)
        return Step(
            operation: deck.removeLast(), pause: .milliseconds(milliseconds),
            patientID: SyntheticPatients.id(patient), providerID: Self.providerID(provider),
            noteSeed: generator.next())
    }

    private static func providerID(_ index: Int) -> String {
        let digits = String(index + 1)
        return "PROV" + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
