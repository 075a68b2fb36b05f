import LatencyBudget
import Messages
import RPC
import Testing

@testable import carewire

/// The sixteen checks against a suite in memory: green when it is healthy, red for each sabotage.
@Suite struct DoctorTests {
    /// What must turn which check red.
    private static let red: [(row: String, sabotage: FakeSuite.Sabotage)] = [
        ("R63", .connectionPerCall), ("R63", .tooManyConnections),
        ("R64", .tableScans), ("R64", .hugeRows), ("R65", .missingIndex), ("R65", .invalidIndex),
        ("R66", .clearRows), ("R66", .clearNotes), ("R66", .weakCipher), ("R66", .slowSeal),
        ("R67", .blockedReads), ("R68", .coldCache), ("R68", .staleCache), ("R69", .leak),
        ("R70", .sloppyRefusal), ("R70", .talkativeError), ("R70", .wrongCode),
        ("R71", .slowNotes), ("R72", .slowReads), ("R73", .patientEHR), ("R74", .lostAudit),
        ("R74", .slowAudit), ("R75", .blindAggregator), ("R75", .blindMetrics),
        ("R75", .openSum), ("R76", .leakyLog), ("R76", .leakyMetrics), ("R77", .deafAlerts),
        ("R77", .noCanary), ("R78", .openDoor), ("R78", .brokenTrail),
    ]

    /// What must leave which check undetermined.
    private static let unclear: [(row: String, sabotage: FakeSuite.Sabotage)] = [
        ("R63", .missingDatabase), ("R64", .missingDatabase),
        ("R65", .missingDatabase), ("R66", .missingDatabase), ("R66", .unmeasured),
        ("R74", .unmeasured), ("R76", .missingLogs), ("R77", .noDrill), ("R78", .missingTrails),
    ]

    private func look(_ row: String, _ suite: FakeSuite) async throws -> Finding {
        let check = try #require(Check.all.first { $0.row == row })
        let diagnosis = try await Doctor(checks: [check], probe: suite).examine()
        return try #require(diagnosis.entries.first).finding
    }

    @Test func theSixteenChecksAreThoseOfTheLedger() {
        #expect(Check.all.map(\.row) == (63...78).map { "R\($0)" })
        #expect(Set(Check.all.map(\.name)).count == 16)
        let safety = Check.all.filter { $0.criticality == .safety }.map(\.row)
        #expect(safety == ["R66", "R74", "R76", "R78"])
    }

    @Test func aHealthySuiteIsExcellent() async throws {
        let diagnosis = try await Doctor(checks: Check.all, probe: FakeSuite()).examine()
        for entry in diagnosis.entries {
            #expect(
                entry.finding.verdict == .pass, "\(entry.check.row): \(entry.finding.evidence)")
            // Evidence has figures.
            #expect(
                entry.check.row == "R70" || entry.finding.evidence.contains { $0.isNumber },
                "\(entry.check.row): \(entry.finding.evidence)")
        }
        #expect(diagnosis.verdict == .pass)
        #expect(diagnosis.grade == .excellent)
        #expect(diagnosis.score == 100)
        #expect(diagnosis.criticalImprovements == [] && diagnosis.nextSteps == [])
    }

    @Test(arguments: red)
    func eachSabotageTurnsItsCheckRed(row: String, sabotage: FakeSuite.Sabotage) async throws {
        let finding = try await look(row, FakeSuite(sabotage))
        #expect(finding.verdict == .fail, "\(finding.evidence)")
    }

    @Test(arguments: unclear)
    func whatCannotBeSeenIsNotDetermined(row: String, sabotage: FakeSuite.Sabotage) async throws {
        let finding = try await look(row, FakeSuite(sabotage))
        #expect(finding.verdict == .unknown, "\(finding.evidence)")
        let check = try #require(Check.all.first { $0.row == row })
        let diagnosis = try await Doctor(checks: [check], probe: FakeSuite(sabotage)).examine()
        #expect(diagnosis.verdict == .unknown)
        #expect(diagnosis.nextSteps.first?.hasPrefix(row) == true)
    }

    @Test func everySabotageIsTried() {
        let tried = Set((Self.red + Self.unclear).map(\.sabotage))
        #expect(tried == Set(FakeSuite.Sabotage.allCases))
        #expect(Set(Self.red.map(\.row)) == Set(Check.all.map(\.row)))
    }

    @Test func aFailedCheckOfSafetyCapsTheGrade() async throws {
        let leaky = try await Doctor(checks: Check.all, probe: FakeSuite(.leakyLog)).examine()
        #expect(try #require(leaky.score) > 85)
        #expect(leaky.grade == .needsImprovement)
        #expect(leaky.criticalImprovements.count == 1)
        let slow = try await Doctor(
            checks: Check.all, probe: FakeSuite(.slowNotes, .leakyLog, .openDoor)
        ).examine()
        // The most critical first.
        #expect(slow.criticalImprovements.map { $0.prefix(3) } == ["R76", "R78", "R71"])
    }

    @Test func aProbeThatThrowsIsNotDeterminedAndSaysNothingOfTheError() async throws {
        struct Talkative: Error, CustomStringConvertible { let description = "Zorvanthiel" }
        let check = Check(
            row: "R00", name: "x", criticality: .routine, improvement: "", nextStep: "ask"
        ) { _ in throw Talkative() }
        let diagnosis = try await Doctor(checks: [check], probe: FakeSuite()).examine()
        #expect(diagnosis.entries.first?.finding.verdict == .unknown)
        #expect(!diagnosis.text.contains("Zorvanthiel"))
        #expect(diagnosis.verdict == .unknown)
    }

    @Test func noCheckIsNoPass() async throws {
        let diagnosis = try await Doctor(checks: [], probe: FakeSuite()).examine()
        #expect(diagnosis.verdict == .unknown)
        #expect(diagnosis.grade == .unknown)
    }

    @Test func theJSONHoldsWhatTheTextDoes() async throws {
        let diagnosis = try await Doctor(checks: Check.all, probe: FakeSuite(.openDoor)).examine()
        let json = diagnosis.json.text(pretty: false)
        for text in [
            "\"grade\":\"NEEDS_IMPROVEMENT\"", "\"verdict\":\"fail\"", "\"row\":\"R78\"",
            "soap-service answered clear text",
        ] {
            #expect(json.contains(text), "\(text) is missing")
        }
        #expect(diagnosis.text.contains("R78  FAIL  compliance (safety)"))
        _ = try JSONValue(parsing: json)
    }

    @Test func entropyTellsTextFromCiphertext() {
        #expect(Ciphertext.entropy([]) == 0)
        #expect(Ciphertext.entropy([7, 7, 7]) == 0)
        #expect(Ciphertext.entropy(Array(0...255)) == 8)
        let text = Array("Subjective: the proband feels well and has no complaint.".utf8)
        #expect(Ciphertext.entropy(text) < 5)
    }
}
