import Messages
import RPC
import SOAPService
import Testing

@Suite struct IdempotencyTests {
    @Test func aRepeatedCallGetsTheFirstAnswer() async throws {
        try await onLoop {
            let practice = try Practice()
            let first = try await practice.process()
            var second = try await practice.process()
            #expect(second.replayed)
            second.replayed = false
            #expect(second == first)
            #expect(practice.store.current.notes.count == 1)
            #expect(practice.ehr.submitted == [first.noteID])
            #expect(practice.audits == ["create success", "export success", "create repeated"])
        }
    }

    @Test func aKeyOfAnotherNoteIsRefusedAndNothingIsHandedOver() async throws {
        try await onLoop {
            let practice = try Practice()
            let first = try await practice.process()
            let others = [
                Practice.request("S: other"), Practice.request(provider: "PROV002"),
            ]
            for other in others {
                let error = await refused(.failedPrecondition) { try await practice.process(other) }
                #expect(error?.message == "the idempotency_key was used for another note")
            }
            #expect(practice.ehr.submitted == [first.noteID])
            #expect(practice.audits.suffix(2) == ["create key reused", "create key reused"])
        }
    }

    @Test func keysOfOtherPatientsAndCallersAreOtherKeys() async throws {
        try await onLoop {
            let practice = try Practice()
            let ids = [
                try await practice.process().noteID,
                try await practice.process(Practice.request(patient: "PAT002")).noteID,
                try await practice.process(context: Practice.context(caller: "spiffe://b")).noteID,
                try await practice.process(Practice.request(key: "key-2")).noteID,
            ]
            #expect(Set(ids).count == 4)
            #expect(practice.store.current.notes.count == 4)
        }
    }

    @Test func callsAtOnceMakeOneNote() async throws {
        try await onLoop {
            let practice = try Practice()
            let responses = try await withThrowingTaskGroup(of: SoapV1.ProcessResponse.self) {
                group in
                for _ in 0..<20 { group.addTask { try await practice.process() } }
                var responses: [SoapV1.ProcessResponse] = []
                for try await response in group { responses.append(response) }
                return responses
            }
            #expect(Set(responses.map(\.noteID)).count == 1)
            #expect(responses.filter { !$0.replayed }.count == 1)
            #expect(practice.store.current.notes.count == 1)
            #expect(practice.ehr.submitted.count == 1)
        }
    }

    @Test func aRepeatIsAnsweredThoughThePatientCannotBeChecked() async throws {
        try await onLoop {
            let practice = try Practice()
            let first = try await practice.process()
            practice.patients.fail(RPCError(.unavailable, "down"))
            #expect(try await practice.process().noteID == first.noteID)
            await refused(.unavailable) {
                try await practice.process(Practice.request(key: "new"))
            }
            practice.patients.fail(nil)
            practice.patients.closeEverybody()
            #expect(try await practice.process().replayed)
            await refused(.failedPrecondition) {
                try await practice.process(Practice.request(key: "new"))
            }
        }
    }

    @Test func aRepeatSaysHowTheHandOffStandsNow() async throws {
        try await onLoop {
            let practice = try Practice()
            practice.ehr.become(.refuses(.unavailable))
            #expect(try await practice.process().ehrHandOff == .pending)
            #expect(try await practice.process().ehrHandOff == .pending)
            practice.ehr.become(.well)
            #expect(await practice.workAfter(.seconds(2)).deliveredCount == 1)
            #expect(try await practice.process().ehrHandOff == .done)
            #expect(practice.ehr.documents.count == 1)
        }
    }
}
