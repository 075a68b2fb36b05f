import AuditTrail
import Messages
import PatientService
import RPC
import TestSupport
import Testing

/// `CheckPatients` as the transport calls it: each question ends and is recorded as a
/// `CheckPatient` by itself.
@Suite struct GatheredChecksTests {
    typealias Outcome = PatientV1.CheckPatientsResponse.Outcome

    private func call(_ clinic: Clinic, _ ids: [String]) async throws -> AnsweredCall {
        let request = PatientV1.CheckPatientsRequest(
            questions: ids.enumerated().map {
                .init(patientID: PHI($1), traceHigh: 7, traceLow: UInt64($0 + 1))
            })
        let call = AnsweredCall(
            clinic.checkingSeveral, Clinic.context(PatientV1.PatientService.checkPatients))
        _ = await call.run(try request.encoded())
        return call
    }

    private func ask(_ clinic: Clinic, _ ids: [String]) async throws -> [Outcome] {
        let answer = try #require(try await call(clinic, ids).answer).get()
        return try PatientV1.CheckPatientsResponse(decoding: answer).outcomes
    }

    @Test func eachIsAnsweredInItsPlaceAndRecordedInItsTrace() async throws {
        try await onLoop {
            let clinic = try Clinic()
            for id in ["PAT001", "PAT002", "PAT003"] { _ = try await clinic.create(id) }
            _ = try await clinic.deactivate("PAT003")
            _ = try await clinic.update("PAT002", "Second", sharing: .treatmentOnly)
            try await clinic.keepingCache { () async throws in
                let before = clinic.audit.records.count
                // First from the store, in tasks, then from the cache, without.
                for round in 1...2 {
                    let outcomes = try await ask(
                        clinic, ["PAT001", "PAT404", "PAT003", "_", "PAT002", "PAT001"])
                    #expect(outcomes.map(\.active) == [true, false, false, false, true, true])
                    #expect(
                        outcomes.map(\.treatmentOnly)
                            == [false, false, false, false, true, false])
                    #expect(
                        outcomes.map { StatusCode(rawValue: Int32($0.code)) } == [
                            .ok, .notFound, .ok, .invalidArgument, .ok, .ok,
                        ])
                    let records = clinic.audit.records.dropFirst(before)
                    #expect(records.count == 5 * round, "no record of what is no id")
                }
                let traces = clinic.audit.records.suffix(5).map(\.traceID)
                let expected = [1, 2, 3, 5, 6].map { AuditID(high: 7, low: $0) }
                #expect(Set(traces) == Set(expected))
            }
        }
    }

    @Test func ofCachedPatientsTheRecordSaysWhatThatOfALoneCheckSays() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                for _ in 0..<2 { _ = try await ask(clinic, ["PAT001"]) }
                let gathered = try #require(clinic.audit.records.last)
                #expect(try await clinic.check("PAT001"))
                var alone = try #require(clinic.audit.records.last)
                #expect(alone.eventID != gathered.eventID)
                alone.eventID = gathered.eventID
                alone.timeNanoseconds = gathered.timeNanoseconds
                alone.traceID = gathered.traceID
                #expect(alone == gathered)
            }
        }
    }

    @Test func withoutARecordNobodyIsAnswered() async throws {
        try await onLoop {
            let clinic = try Clinic()
            for id in ["PAT001", "PAT002"] { _ = try await clinic.create(id) }
            try await clinic.keepingCache { () async throws in
                for _ in 0..<2 { _ = try await ask(clinic, ["PAT001", "PAT002"]) }
                clinic.audit.refuse(.failed)
                let outcomes = try await ask(clinic, ["PAT001", "PAT002"])
                #expect(
                    outcomes.map { StatusCode(rawValue: Int32($0.code)) }
                        == [.unavailable, .unavailable])
                #expect(outcomes.allSatisfy { !$0.active })
            }
        }
    }

    @Test(arguments: [0, 65]) func soManyAreNotTaken(count: Int) async throws {
        try await onLoop {
            let clinic = try Clinic()
            let call = try await call(clinic, Array(repeating: "PAT001", count: count))
            #expect(call.answerCount == 1)
            do {
                _ = try #require(call.answer).get()
                Issue.record("it was taken")
            } catch let error as RPCError { #expect(error.code == .invalidArgument) }
            #expect(clinic.audit.records.isEmpty)
        }
    }

    @Test func sixtyFourAreTaken() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                let ids = Array(repeating: "PAT001", count: 64)
                for _ in 0..<2 {
                    let outcomes = try await ask(clinic, ids)
                    #expect(outcomes.count == 64 && outcomes.allSatisfy(\.active))
                }
            }
        }
    }
}
