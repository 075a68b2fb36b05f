import AuditTrail
import LatencyBudget
import Messages
import PatientService
import Postgres
import RPC
import TestSupport
import Testing

/// Patients of several persons' notes, checked by one call against a database.
@Suite struct PatientCheckTests {
    private typealias Question = PatientV1.CheckPatientsRequest.Question

    private static func context(_ method: MethodName) -> CallContext {
        CallContext(
            method: method, deadline: Ward.soon, metadata: Metadata(),
            peer: "spiffe://carewire/soap-service",
            trace: TraceContext(traceID: TraceID(high: 1, low: 2), spanID: 1, parentSpanID: 0),
            observer: nil)
    }

    private static func create(_ id: String, _ server: PatientServer) async throws {
        let demographics = PatientV1.Demographics(
            familyName: PHI("Example"), givenNames: [PHI("Jane")], birthDate: PHI("1980-02-29"),
            gender: .female, sharing: id == "PAT003" ? .treatmentOnly : .unspecified)
        _ = try await server.createPatient(
            PatientV1.CreatePatientRequest(patientID: PHI(id), demographics: demographics),
            context: context(PatientV1.PatientService.createPatient))
    }

    private static func ask(
        _ questions: [Question], _ server: PatientServer
    ) async throws -> [PatientV1.CheckPatientsResponse.Outcome] {
        var table = MethodTable()
        server.register(in: &table)
        let method = try #require(
            table.methods.first { $0.name == PatientV1.PatientService.checkPatients })
        let call = AnsweredCall(method, context(PatientV1.PatientService.checkPatients))
        let answer = await call.run(
            try PatientV1.CheckPatientsRequest(statedQuestions: questions).encoded())
        return try PatientV1.CheckPatientsResponse(decoding: answer.get()).outcomes
    }

    @Test func eachOfThirtyPersonsIsInARecordOfItsOwn() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let server = try ward.server(pool)
            for id in ["PAT001", "PAT002", "PAT003"] { try await Self.create(id, server) }
            for _ in 1...2 {
                let before = ward.audit.records.count
                let outcomes = try await Self.ask(
                    (0..<30).map { place in
                        Question(
                            patientID: PHI("PAT00\(place % 4 + 1)"), traceHigh: 7,
                            traceLow: UInt64(place), actor: "nurse-\(place)",
                            purpose: place % 2 == 0 ? "TREAT" : "HOPERAT")
                    }, server)
                for (place, outcome) in outcomes.enumerated() {
                    #expect(outcome.active == (place % 4 != 3), "PAT004 is nobody")
                    #expect(outcome.treatmentOnly == (place % 4 == 2))
                }
                let records = ward.audit.records.dropFirst(before).sorted {
                    $0.traceID.octets.lexicographicallyPrecedes($1.traceID.octets)
                }
                #expect(
                    records.map(\.traceID) == (0..<30).map { AuditID(high: 7, low: UInt64($0)) })
                #expect(records.map(\.actor.text) == (0..<30).map { "nurse-\($0)" })
                #expect(
                    records.map(\.purpose.code)
                        == (0..<30).map { $0 % 2 == 0 ? "TREAT" : "HOPERAT" })
                #expect(records.allSatisfy { $0.operation.text == "CheckPatient" })
            }
            await pool.shutdown()
        }
    }
}
