import AuditTrail
import Messages
import RPC
import SOAPService
import TestSupport
import Testing

/// Documents of several notes in one call to ehr-gateway.
@Suite struct HandOffGatheringTests {
    /// Runs `body` while documents are gathered.
    private func gathering(
        _ practice: Practice, _ body: () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await practice.server.gatherHandOffs() }
            while !practice.server.gathersHandOffs { await Task.yield() }
            try await body()
            group.cancelAll()
        }
    }

    private func process(_ count: Int, _ practice: Practice) async throws -> [SoapV1.EHRHandOff] {
        try await withThrowingTaskGroup(of: SoapV1.EHRHandOff.self) { group in
            for number in 0..<count {
                group.addTask {
                    try await practice.process(
                        Practice.request(patient: "PAT01\(number)", key: "k\(number)")
                    ).ehrHandOff
                }
            }
            var states: [SoapV1.EHRHandOff] = []
            for try await state in group { states.append(state) }
            return states
        }
    }

    @Test func notesThatComeTogetherAreHandedOverInFewerCalls() async throws {
        try await onLoop {
            let practice = try Practice()
            try await gathering(practice) {
                let states = try await process(40, practice)
                #expect(states.allSatisfy { $0 == .done })
            }
            #expect(practice.ehr.documents.count == 40)
            #expect(practice.ehr.submitted.count == 40, "each once")
            #expect((1..<40).contains(practice.ehr.callCount))
            #expect(practice.audit.records.filter { $0.reason?.text == "attempted" }.count == 80)
            #expect(practice.audits.filter { $0 == "export success" }.count == 40)
        }
    }

    @Test func whatTheEHRRefusesIsPendingAndTheWorkerRepeatsIt() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.refuses(.invalidArgument))
            try await gathering(practice) {
                let states = try await process(5, practice)
                #expect(states.allSatisfy { $0 == .pending })
            }
            practice.ehr.become(.well)
            let round = await practice.workAfter(.seconds(2))
            #expect(round == HandOffWorker.Round(claimedCount: 5, deliveredCount: 5))
            #expect(practice.ehr.documents.count == 5)
        }
    }

    @Test func anEHRThatHangsHoldsNobodyUp() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.hangs)
            try await gathering(practice) {
                let states = try await process(3, practice)
                #expect(states.allSatisfy { $0 == .pending })
            }
            #expect(practice.store.current.notes.count == 3)
        }
    }

    @Test func anEmergencyGoesByItself() async throws {
        try await onLoop {
            let practice = try Practice()
            try await gathering(practice) {
                let response = try await practice.process(
                    Practice.request(
                        "S: Crushing chest pain radiating to the left arm, diaphoretic."))
                #expect(response.ehrHandOff == .done)
            }
            #expect(practice.ehr.callCount == 0)
            #expect(practice.ehr.lanes == [.emergency])
        }
    }
}
