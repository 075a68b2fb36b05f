import Messages
import RPC
import RPCTransport
import Synchronization
import Testing

@testable import ServiceRuntime

/// On whose behalf a call acts, as its caller states it.
@Suite struct AuditInterceptorTests {
    private let interceptor = AuditInterceptor(desk: DenialDesk())

    private func admitted(
        _ metadata: [(String, String)], from peer: String? = "spiffe://carewire/a"
    )
        throws -> AuditContext?
    {
        let context = CallContext.calling(
            PatientV1.PatientService.getPatient, from: peer, metadata: metadata)
        try interceptor.admit(context)
        return context.audit
    }

    @Test func whoAndWhyAreEstablished() throws {
        let audit = try admitted([("x-actor", "nurse-7@ward.3"), ("x-purpose-of-use", "TREAT")])
        #expect(audit?.actor == "nurse-7@ward.3")
        #expect(audit?.purpose == "TREAT")
    }

    @Test func whoStatesNothingIsLetInAndActsForItself() throws {
        #expect(try admitted([]) == nil)
    }

    @Test func halfAStatementIsCompletedByTheCaller() throws {
        let purpose = try admitted([("x-purpose-of-use", "HPAYMT")])
        #expect(purpose?.actor == "spiffe://carewire/a")
        #expect(purpose?.purpose == "HPAYMT")
        let nameless = try admitted([("x-purpose-of-use", "HPAYMT")], from: nil)
        #expect(nameless?.actor == AuditContext.unstated)
        let actor = try admitted([("x-actor", "nurse-7")])
        #expect(actor?.purpose == AuditContext.unstated)
    }

    @Test(arguments: [
        "", " ", "nurse 7", "nurse\n7", "nurse\u{0}", "nurse'--", "\u{FC}ser", "a\"b", "a,b",
        String(repeating: "a", count: 129),
    ])
    func whatAnAuditCannotHoldIsRefused(value: String) {
        for key in ["x-actor", "x-purpose-of-use"] {
            let error = #expect(throws: RPCError.self) { try admitted([(key, value)]) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.message.contains(key) == true)
            // What was refused is not repeated.
            if value.count > 1 { #expect(error?.message.contains(value) == false) }
        }
    }

    @Test(arguments: [
        "", "two words", "a/b", "cardiac\narrest", String(repeating: "a", count: 49),
    ])
    func aReasonThatIsNoWordIsRefusedAndToldAsARefusedCall(value: String) {
        let desk = DenialDesk()
        let told = Mutex<[ServerDenial]>([])
        desk.listen { denial in told.withLock { $0.append(denial) } }
        let context = CallContext.calling(
            PatientV1.PatientService.getPatient, from: "spiffe://carewire/a",
            metadata: [("x-break-glass-reason", value)])
        let error = #expect(throws: RPCError.self) {
            try AuditInterceptor(desk: desk).admit(context)
        }
        #expect(error?.code == .invalidArgument)
        #expect(
            told.withLock { $0 } == [
                ServerDenial(
                    method: PatientV1.PatientService.getPatient, peer: "spiffe://carewire/a",
                    reason: .badStatement)
            ])
    }

    @Test func theReasonForBreakingTheGlassIsHandedOn() throws {
        let audit = try admitted([
            ("x-actor", "nurse-7"), ("x-purpose-of-use", "BTG"),
            ("x-break-glass-reason", "cardiac-arrest"),
        ])
        #expect(audit?.purpose == "BTG" && audit?.reason == "cardiac-arrest")
    }

    @Test func theLongestStatementIsTaken() throws {
        let actor = String(repeating: "a", count: AuditContext.valueByteCountMax)
        #expect(try admitted([("x-actor", actor)])?.actor == actor)
    }

    @Test func onlyMethodsThatTouchPatientDataAreAsked() {
        let asked = Set(
            Catalogue.methods.map(\.name).filter { interceptor.applies(to: $0) }.map(\.service))
        #expect(
            asked == [
                "carewire.patient.v1.PatientService", "carewire.patient.v1.PatientBulk",
                "carewire.soap.v1.SOAPService", "carewire.ehr.v1.EHRGateway",
                "carewire.audit.v1.AuditTrail",
            ])
    }
}
