import ArgumentParser
import ClinicalText
import Testing

@testable import carewire

/// `carewire optimize soap`.
@Suite struct OptimizeTests {
    @Test func theSameLevelTwiceIsNoDifferenceAndTheGateIsOpen() throws {
        let engine = ClinicalEngine(profile: .balanced)
        let lines = try OptimizationTrial(
            first: engine, second: engine,
            gate: SafetyGate(notes: Array(SyntheticNotes.all.prefix(3)))
        ).report(rounds: 30)
        #expect(lines.first == "safety gate: open, no difference in what is found")
        #expect(lines.last?.hasSuffix("30 rounds") == true)
    }

    @Test func aChangedRuleShutsTheGateBeforeAnythingIsMeasured() throws {
        let changed = try Terminology(
            file: Array("version changed-1\n[uncertain before]\ndenies\n".utf8))
        let trial = OptimizationTrial(
            first: ClinicalEngine(), second: ClinicalEngine(terminology: changed))
        let error = #expect(throws: CLIError.self) { _ = try trial.report(rounds: 30) }
        #expect(error?.code == .verdict)
        #expect(error?.message.contains("findings") == true)
    }

    @Test(arguments: [["--level", "reckless"], ["--rounds", "29"], ["--baseline", "none"]])
    func whatThereIsNotIsRefused(arguments: [String]) {
        #expect(throws: (any Error).self) { try OptimizeSOAPCommand.parse(arguments) }
    }

    @Test func balancedBesideConservativeIsTheDefault() throws {
        let command = try OptimizeSOAPCommand.parse([])
        #expect(command.level == .balanced && command.baseline == .conservative)
        #expect(command.rounds == 40)
    }

    @Test func levelsThatDoNotDifferAreExplainedAndOthersAreNot() throws {
        let times = (0..<30).map { 1 + Double($0 % 3) / 1_000 }
        let same = try #require(PairedComparison(first: times, second: times))
        #expect(OptimizationTrial.reason(same)?.contains("by 0.0 % at the most") == true)
        let faster = try #require(
            PairedComparison(first: times, second: times.map { $0 * 0.8 }))
        #expect(OptimizationTrial.reason(faster) == nil)
    }
}
