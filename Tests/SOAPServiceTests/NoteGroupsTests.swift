import AuditTrail
import Messages
import RPC
import SOAPService
import TestSupport
import Testing

/// Notes that go together: as the transport calls `Process`.
@Suite struct NoteGroupsTests {
    private func begin(
        _ request: SoapV1.ProcessRequest, _ practice: Practice, isAwaited: Bool = true
    ) async throws -> AnsweredCall {
        let call = AnsweredCall(practice.processing, Practice.context())
        call.isAwaited = isAwaited
        _ = await call.run(try request.encoded())
        await practice.server.settleNow()
        return call
    }

    /// All of them at the same time; the calls in the requests' order.
    private func process(
        _ requests: [SoapV1.ProcessRequest], _ practice: Practice
    ) async throws -> [AnsweredCall] {
        try await withThrowingTaskGroup(of: (Int, AnsweredCall).self) { group in
            for (place, request) in requests.enumerated() {
                group.addTask { (place, try await begin(request, practice)) }
            }
            var calls: [Int: AnsweredCall] = [:]
            for try await (place, call) in group { calls[place] = call }
            return requests.indices.compactMap { calls[$0] }
        }
    }

    private func response(_ call: AnsweredCall) throws -> SoapV1.ProcessResponse {
        #expect(call.answerCount == 1)
        return try SoapV1.ProcessResponse(decoding: #require(call.answer).get())
    }

    private func code(_ call: AnsweredCall) -> StatusCode? {
        guard case .failure(let error) = call.answer else { return nil }
        return error.code
    }

    private static func requests(_ count: Int) -> [SoapV1.ProcessRequest] {
        (0..<count).map {
            Practice.request(patient: "PAT0\(10 + $0)", key: "key-\($0)")
        }
    }

    @Test func theyAreCheckedAndHandedOverByOneCallEach() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            let calls = try await process(Self.requests(40), practice)
            let responses = try calls.map(response)
            #expect(calls.allSatisfy { !$0.isInTask })
            #expect(responses.allSatisfy { $0.ehrHandOff == .done && !$0.replayed })
            #expect(Set(responses.map(\.noteID)).count == 40)
            #expect(practice.patients.callCount == 1 && practice.patients.askedCount == 40)
            #expect(practice.ehr.callCount == 1)
            #expect(Set(practice.ehr.submitted) == Set(responses.map(\.noteID)))
            #expect(practice.store.current.notes.count == 40)
            #expect(practice.audit.records.filter { $0.reason?.text == "attempted" }.count == 80)
            #expect(practice.audits.filter { $0 == "create success" }.count == 40)
            #expect(practice.audits.filter { $0 == "export success" }.count == 40)
            #expect(practice.server.counters.current.notes == [.stored: 40])
        }
    }

    @Test func aLoneOneSaysTheSameAsByItself() async throws {
        try await onLoop {
            let (grouping, plain) = (try Practice(isGrouping: true), try Practice())
            var response = try response(try await begin(Practice.request(), grouping))
            let expected = try await plain.process()
            response.noteID = expected.noteID
            #expect(response == expected)
            #expect(grouping.audits == plain.audits)
            #expect(grouping.audit.records.count == plain.audit.records.count)
            #expect(grouping.patients.callCount == 0 && grouping.ehr.callCount == 0)
        }
    }

    @Test func moreThanAGroupHoldsAreAllStored() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            let requests = (0..<150).map {
                Practice.request(patient: "PAT0\(10 + $0 % 80)", key: "key-\($0)")
            }
            let responses = try await process(requests, practice).map(response)
            #expect(Set(responses.map(\.noteID)).count == 150)
            #expect(practice.store.current.notes.count == 150)
            #expect((2..<10).contains(practice.patients.callCount))
        }
    }

    @Test func whatIsWrongWithOneIsNothingToTheOthers() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            var requests = Self.requests(6)
            requests[1] = Practice.request(patient: "PAT999", key: "unknown")
            requests[2] = Practice.request(patient: "PAT009", key: "closed")
            requests[4] = Practice.request("", key: "empty")
            let calls = try await process(requests, practice)
            #expect(
                calls.map(code) == [
                    nil, .notFound, .failedPrecondition, nil, .invalidArgument, nil,
                ])
            #expect(calls.allSatisfy { $0.answerCount == 1 })
            #expect(practice.store.current.notes.count == 3 && practice.ehr.documents.count == 3)
            #expect(practice.audits.filter { $0 == "create patient refused" }.count == 2)
            let counted = practice.server.counters.current.notes
            #expect(counted == [.stored: 3, .refused: 2, .invalid: 1])
        }
    }

    @Test func anEmergencyLeavesAtOnceAndInItsLane() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            var requests = Self.requests(3)
            requests[1] = Practice.request(
                "S: Crushing chest pain radiating to the left arm, diaphoretic.",
                patient: "PAT050", key: "urgent")
            let calls = try await process(requests, practice)
            #expect(calls.map(\.isInTask) == [false, true, false])
            #expect(try calls.map(response).allSatisfy { $0.ehrHandOff == .done })
            #expect(practice.ehr.lanes.filter { $0 == .emergency }.count == 1)
            #expect(practice.patients.lanes.filter { $0 == .emergency }.count == 1)
        }
    }

    @Test func aKeyMakesOneNoteAlsoInsideOfAGroup() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            let same = (0..<10).map { _ in Practice.request() }
            let other = Practice.request("S: other")
            let calls = try await process(same + [other], practice)
            let responses = try calls.dropLast().map(response)
            #expect(Set(responses.map(\.noteID)).count == 1)
            #expect(responses.filter { !$0.replayed }.count == 1)
            #expect(code(calls[10]) == .failedPrecondition)
            #expect(practice.store.current.notes.count == 1 && practice.ehr.submitted.count == 1)
            let again = try response(try await begin(Practice.request(), practice))
            #expect(again.replayed && again.noteID == responses[0].noteID)
        }
    }

    @Test func twoOfOnePatientGoInTheirOrder() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            let requests = (0..<3).map { Practice.request("S: \($0)", key: "key-\($0)") }
            let states = try await process(requests, practice).map { try response($0).ehrHandOff }
            #expect(states == [.done, .pending, .pending], "the first one's goes first")
            #expect(practice.store.current.keys.count == 1, "they share the patient's key")
            for _ in 0..<2 { _ = await practice.workAfter(.seconds(10)) }
            #expect(practice.ehr.documents.count == 3)
        }
    }

    @Test func whoHasLeftIsNotStarted() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            async let gone = begin(
                Practice.request(patient: "PAT020", key: "gone"), practice, isAwaited: false)
            async let there = begin(Practice.request(patient: "PAT021", key: "there"), practice)
            let (left, stayed) = try await (gone, there)
            #expect(code(left) == .cancelled)
            #expect(try response(stayed).ehrHandOff == .done)
            #expect(practice.store.current.notes.count == 1 && practice.patients.askedCount == 1)
        }
    }

    @Test func withoutTheRecordOfAnAttemptNothingIsStored() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            practice.audit.refuse(.failed)
            let calls = try await process(Self.requests(5), practice)
            #expect(calls.map(code) == Array(repeating: .unavailable, count: 5))
            #expect(practice.store.current.notes.isEmpty && practice.ehr.submitted.isEmpty)
            practice.audit.refuse(nil)
            #expect(try await process(Self.requests(5), practice).allSatisfy { code($0) == nil })
        }
    }

    @Test func whenTheStoreFailsEachIsToldAndRecorded() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            practice.store.fail(.store)
            let calls = try await process(Self.requests(5), practice)
            #expect(calls.map(code) == Array(repeating: .unavailable, count: 5))
            #expect(practice.audits == Array(repeating: "create failed", count: 5))
            #expect(practice.ehr.submitted.isEmpty)
        }
    }

    @Test func whenPatientsCannotBeCheckedOnlyRepeatedCallsAreAnswered() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            let first = try response(try await begin(Self.requests(1)[0], practice))
            practice.patients.fail(RPCError(.unavailable, "away"))
            let calls = try await process(Self.requests(3), practice)
            #expect(calls.map(code) == [nil, .unavailable, .unavailable])
            let again = try response(calls[0])
            #expect(again.replayed && again.noteID == first.noteID)
            #expect(practice.store.current.notes.count == 1)
        }
    }

    @Test func whatTheEHRDoesNotTakeIsPendingAndRepeated() async throws {
        try await onLoop {
            let practice = try Practice(isGrouping: true)
            practice.ehr.become(.hangs)
            let states = try await process(Self.requests(4), practice).map {
                try response($0).ehrHandOff
            }
            #expect(states == Array(repeating: .pending, count: 4))
            practice.ehr.become(.well)
            let round = await practice.workAfter(.seconds(2))
            #expect(round == HandOffWorker.Round(claimedCount: 4, deliveredCount: 4))
            #expect(practice.ehr.documents.count == 4)
        }
    }
}
