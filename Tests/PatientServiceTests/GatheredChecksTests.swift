import AuditKeeping
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

    // MARK: On whose behalf

    private typealias Question = PatientV1.CheckPatientsRequest.Question

    private func askStated(
        _ clinic: Clinic, _ questions: [Question], naming audit: AuditContext? = nil
    ) async throws -> [Outcome] {
        let context = Clinic.context(PatientV1.PatientService.checkPatients)
        if let audit { context.establish(audit) }
        let call = AnsweredCall(clinic.checkingSeveral, context)
        let request = PatientV1.CheckPatientsRequest(statedQuestions: questions)
        _ = await call.run(try request.encoded())
        #expect(call.answerCount == 1)
        return try PatientV1.CheckPatientsResponse(
            decoding: #require(call.answer).get()
        ).outcomes
    }

    /// Trace, person, purpose, reason and outcome of a record.
    private static func line(_ record: AuditRecord) -> [String] {
        [
            "\(record.traceID.octets.last ?? 0)", record.actor.text, record.purpose.code ?? "",
            record.reason?.text ?? "success", record.operation.text, record.service.text,
        ]
    }

    @Test func eachIsRecordedOnBehalfOfWhomItStates() async throws {
        try await onLoop {
            let clinic = try Clinic()
            for id in ["PAT001", "PAT002"] { _ = try await clinic.create(id) }
            _ = try await clinic.update("PAT002", "Second", sharing: .treatmentOnly)
            let questions = [
                Question(
                    patientID: PHI("PAT001"), traceHigh: 7, traceLow: 1, actor: "nurse-1",
                    purpose: "TREAT"),
                Question(
                    patientID: PHI("PAT002"), traceHigh: 7, traceLow: 2, actor: "clerk-2",
                    purpose: "HOPERAT"),
                Question(
                    patientID: PHI("PAT001"), traceHigh: 7, traceLow: 3, actor: "no blanks",
                    purpose: "TREAT"),
                Question(
                    patientID: PHI("PAT002"), traceHigh: 7, traceLow: 4, actor: "doctor-4",
                    purpose: "TREAT"),
                Question(
                    patientID: PHI("PAT404"), traceHigh: 7, traceLow: 5, actor: "nurse-1",
                    purpose: "TREAT"),
                Question(patientID: PHI("PAT001"), traceHigh: 7, traceLow: 6),
                Question(
                    patientID: PHI("PAT001"), traceHigh: 7, traceLow: 7,
                    actor: String(repeating: "a", count: 129), purpose: "TREAT"),
            ]
            try await clinic.keepingCache { () async throws in
                // From the store in tasks, and from the cache without; not of whom the call names.
                for _ in 1...2 {
                    let before = clinic.audit.records.count
                    let outcomes = try await askStated(
                        clinic, questions, naming: AuditContext(actor: "other", purpose: "BTG"))
                    #expect(
                        outcomes.map { StatusCode(rawValue: Int32($0.code)) } == [
                            .ok, .ok, .invalidArgument, .ok, .notFound, .ok, .invalidArgument,
                        ])
                    #expect(
                        outcomes.map(\.active)
                            == [true, true, false, true, false, true, false])
                    #expect(
                        outcomes.map(\.treatmentOnly)
                            == [false, true, false, true, false, false, false])
                    let lines = clinic.audit.records.dropFirst(before).map(Self.line)
                    let service = Clinic.caller
                    #expect(
                        lines.sorted { $0[0] < $1[0] } == [
                            ["1", "nurse-1", "TREAT", "success", "CheckPatient", service],
                            ["2", "clerk-2", "HOPERAT", "success", "CheckPatient", service],
                            ["4", "doctor-4", "TREAT", "success", "CheckPatient", service],
                            ["5", "nurse-1", "TREAT", "not-found", "CheckPatient", service],
                            ["6", service, "", "success", "CheckPatient", service],
                        ])
                }
                let denials = clinic.denials.records(clinic.clerk)
                #expect(denials.map(\.itemCount) == [4], "two a round that no record can name")
                #expect(denials.first?.operation.text == "CheckPatient")
            }
        }
    }

    @Test func brokenGlassIsRecordedWithItsReason() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                for _ in 1...2 {
                    let outcomes = try await askStated(
                        clinic,
                        [
                            Question(
                                patientID: PHI("PAT001"), actor: "doctor-1", purpose: "BTG",
                                reason: "unconscious"),
                            Question(
                                patientID: PHI("PAT001"), actor: "doctor-2", purpose: "BTG",
                                reason: "not a word"),
                        ])
                    #expect(outcomes.map(\.active) == [true, false])
                    let record = try #require(clinic.audit.records.last)
                    #expect(record.purpose == .breakGlass && record.actor.text == "doctor-1")
                }
            }
        }
    }

    @Test func onlyStatedQuestionsStateAndNeverBeside() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let before = clinic.audit.records.count
            let plain = Question(patientID: PHI("PAT001"))
            let stated = Question(patientID: PHI("PAT001"), actor: "nurse-1", purpose: "TREAT")
            let call = AnsweredCall(
                clinic.checkingSeveral, Clinic.context(PatientV1.PatientService.checkPatients))
            let answer = await call.run(
                try PatientV1.CheckPatientsRequest(questions: [plain, stated]).encoded())
            let outcomes = try PatientV1.CheckPatientsResponse(decoding: answer.get()).outcomes
            #expect(outcomes.map(\.active) == [true, false])
            #expect(outcomes[1].code == UInt32(StatusCode.invalidArgument.rawValue))
            #expect(clinic.audit.records.count == before + 1)
            for questions in [[plain], Array(repeating: plain, count: 65)] {
                let both = PatientV1.CheckPatientsRequest(
                    questions: questions.count == 1 ? [plain] : [],
                    statedQuestions: questions.count == 1 ? [stated] : questions)
                await refused(.invalidArgument) {
                    _ = try await clinic.server.checkPatients(
                        both, context: Clinic.context(PatientV1.PatientService.checkPatients))
                }
            }
            #expect(clinic.audit.records.count == before + 1)
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
