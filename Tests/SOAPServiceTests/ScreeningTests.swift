import ClinicalText
import Messages
import RPC
import SOAPService
import Testing

@Suite struct ScreeningTests {
    private static let emergency = """
        S: crushing chest pain for an hour, denies fever
        O: BP 158/94 HR 104 SpO2 96% RA
        A/P: r/o ACS (I24.9). Seen with Dr. Whitfield.
        """

    @Test func theAnswerSaysEverythingThatTheEngineFound() async throws {
        try await onLoop {
            let practice = try Practice()
            let response = try await practice.process(Practice.request(Self.emergency))
            let extraction = try #require(response.extraction)
            #expect(response.screening == .done)
            #expect(extraction.urgency == .emergency)
            let rules = extraction.triggers.map(\.ruleID)
            #expect(rules.contains("redflag.cardiac"))
            #expect(extraction.triggers.allSatisfy { !$0.ruleVersion.isEmpty })
            let negated = extraction.findings.filter { $0.assertion == .negated }
            #expect(negated.map(\.concept) == [PHI("fever")])
            #expect(extraction.measurements.map(\.sign) == [.heartRate, .oxygenSaturation])
            #expect(extraction.measurements.map(\.value) == [104, 96])
            #expect(extraction.scores.contains { $0.kind == .news2 && $0.lowest < $0.highest })
            #expect(extraction.identifiers.map(\.kind) == [.name])
            #expect(extraction.identifiers.first?.count == 1)
            #expect(extraction.versions?.rules == RuleVersions.rulesCurrent)
            #expect(extraction.assumesAdult && !extraction.truncated)
        }
    }

    @Test func aNoteWithoutHeadingsIsUnclassifiedAndNoError() async throws {
        try await onLoop {
            let practice = try Practice()
            let text = "Zebrafish cough since Tuesday"
            let extraction = try await practice.process(Practice.request(text)).extraction
            #expect(extraction?.sections.isEmpty == true)
            #expect(extraction?.unclassifiedLength == UInt32(text.utf8.count))
            #expect(extraction?.urgency == .routine)
        }
    }

    @Test func anEmergencyGoesAheadOfOthers() async throws {
        try await onLoop {
            let practice = try Practice()
            _ = try await practice.process()
            _ = try await practice.process(Practice.request(Self.emergency, key: "urgent"))
            #expect(practice.patients.lanes == [.read, .emergency])
            #expect(practice.ehr.lanes == [.write, .emergency])
        }
    }

    @Test func anEmergencyDoesNotWaitForDocumentsBeforeIt() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.refuses(.unavailable))
            _ = try await practice.process()
            let urgent = try await practice.process(
                Practice.request(Self.emergency, key: "urgent"))
            #expect(practice.ehr.submitted.last == urgent.noteID)
            practice.ehr.become(.well)
            // Both are due; the urgent one was stored later.
            #expect(await practice.workAfter(.seconds(2)).deliveredCount == 2)
            #expect(practice.ehr.lanes.suffix(2).contains(.emergency))
        }
    }

    private struct Broken: Error {}

    @Test func aCheckThatFailsBlocksNothingAndRaisesThePriority() async throws {
        try await onLoop {
            let practice = try Practice(
                screener: NoteScreener(ClinicalEngine()) { _ in throw Broken() })
            let response = try await practice.process()
            #expect(response.screening == .notScreened)
            #expect(response.extraction?.urgency == .unspecified)
            #expect(response.extraction?.versions?.rules == RuleVersions.rulesCurrent)
            #expect(!response.medicalAdviceProvided)
            #expect(response.ehrHandOff == .done)
            #expect(practice.ehr.lanes == [.emergency])
            let note = try await practice.getNote(response.noteID)
            #expect(note.text == PHI(Practice.text) && note.screening == .notScreened)
            #expect(try await practice.process().screening == .notScreened)
        }
    }

    @Test func anAnswerIsBoundedAndSaysSo() async throws {
        try await onLoop {
            let practice = try Practice()
            let text = "O: " + String(repeating: "BP 120/80. ", count: 3_000) + "SpO2 80%"
            let extraction = try #require(
                try await practice.process(Practice.request(text)).extraction)
            #expect(extraction.bloodPressures.count == SOAPLimits.resultCountMax)
            #expect(extraction.truncated && extraction.urgency == .emergency)
        }
    }

    @Test(arguments: [512, 8_192, 51_200]) func notesOfEverySizeComeBackWhole(
        byteCount: Int
    ) async throws {
        try await onLoop {
            let practice = try Practice()
            var text = "Subjective: "
            while text.utf8.count < byteCount {
                text += "Denies chest pain, reports headache for three days. Takes aspirin 81 mg.\n"
            }
            text += "Objective: BP 142/91, HR 78, Temp 98.6 F\nPlan: rest"
            let response = try await practice.process(Practice.request(text))
            #expect(try await practice.getNote(response.noteID).text == PHI(text))
            #expect(response.extraction?.sections.count == 3)
        }
    }
}
