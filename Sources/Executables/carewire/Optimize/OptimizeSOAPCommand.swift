internal import ArgumentParser
internal import ClinicalText

/// Reads synthetic notes at two levels, compares what is found, and then how long it took.
struct OptimizeSOAPCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soap",
        abstract: "Compare two levels of reading notes: what they find, then what they cost.",
        discussion: """
            conservative reads octet by octet and looks every word up in the whole table; balanced \
            reads eight octets at a time; aggressive adds a small filter before the table. What \
            comes out must be the same in every octet: any difference over the notes of the safety \
            gate ends the command with status 1, before anything is measured. Levels take turns in \
            each round (A B B A) after a warm-up; the interval is one of 99.9 %. The same level \
            twice shows what the machine's noise makes of no difference. Where two levels do not \
            differ, the last line says how much of the time they can differ in at all.
            """)

    @Option(help: "conservative, balanced or aggressive.")
    var level = OptimizationLevel.balanced

    @Option(help: "The level to compare with.")
    var baseline = OptimizationLevel.conservative

    @Option(help: "Rounds of the measurement, 30 to 10000.")
    var rounds = 40

    func validate() throws {
        guard OptimizationTrial.roundCountLimit ~= rounds else {
            throw ValidationError("--rounds is 30 to 10000")
        }
    }

    func run() async throws {
        try await Failure.reported {
            let trial = OptimizationTrial(
                first: ClinicalEngine(profile: baseline.profile),
                second: ClinicalEngine(profile: level.profile))
            Console.say("safety gate: \(trial.gate.notes.count) notes, \(baseline) beside \(level)")
            for line in try trial.report(rounds: rounds) { Console.say(line) }
        }
    }
}
