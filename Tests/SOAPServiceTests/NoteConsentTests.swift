import AuditTrail
import Messages
import RPC
import SOAPService
import Testing

/// Notes of a patient who revokes the consent are shown to those who treat, and to nobody else.
@Suite struct NoteConsentTests {
    private typealias Method = SoapV1.SOAPService

    private static func stating(
        _ purpose: String?, _ method: MethodName, reason: String? = nil
    ) -> CallContext {
        let context = Practice.context(method)
        if let purpose {
            context.establish(AuditContext(actor: "clerk-3", purpose: purpose, reason: reason))
        }
        return context
    }

    /// How many notes are shown.
    private typealias Way = (
        name: String, read: @Sendable (Practice, String, Purpose) async throws -> Int
    )

    /// Every way to what a note says.
    private static let ways: [Way] = [
        (
            "get",
            { practice, id, purpose in
                _ = try await practice.getNote(id, context: purpose.context(Method.getNote))
                return 1
            }
        ),
        (
            "list",
            { practice, _, purpose in
                try await practice.server.listNotes(
                    SoapV1.ListNotesRequest(patientID: PHI("PAT001")),
                    context: purpose.context(Method.listNotes)
                ).notes.count
            }
        ),
        (
            "search",
            { practice, _, purpose in
                try await search(practice, "PAT001", purpose).count
            }
        ),
        (
            "export",
            { practice, id, purpose in
                _ = try await practice.server.exportNote(
                    SoapV1.ExportNoteRequest(patientID: PHI("PAT001"), noteID: id),
                    context: purpose.context(Method.exportNote))
                return 1
            }
        ),
        (
            "addendum",
            { practice, id, purpose in
                _ = try await practice.server.amendNote(
                    SoapV1.AmendNoteRequest(
                        patientID: PHI("PAT001"), noteID: id, providerID: "PROV001", ifVersion: 1,
                        change: .addendum, text: PHI("P: more rest."),
                        idempotencyKey: "addendum-\(purpose.purpose ?? "")"),
                    context: purpose.context(Method.amendNote))
                return 1
            }
        ),
    ]

    struct Purpose: Sendable {
        var purpose: String?
        var reason: String?

        func context(_ method: MethodName) -> CallContext {
            stating(purpose, method, reason: reason)
        }
    }

    private static func search(
        _ practice: Practice, _ patient: String, _ purpose: Purpose
    ) async throws -> [SoapV1.NoteSummary] {
        try await practice.server.searchNotes(
            SoapV1.SearchNotesRequest(
                patientID: PHI(patient),
                allOf: [.init(criteria: [.init(what: .term(PHI("bronchitis")))])]),
            context: purpose.context(Method.searchNotes)
        ).notes
    }

    @Test(arguments: ways.indices, [nil, "HPAYMT", "HRESCH", "BTG"])
    func whoDoesNotTreatIsRefusedAndRecorded(way: Int, purpose: String?) async throws {
        let way = Self.ways[way]
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process().noteID
            practice.patients.revoke(["PAT001"])
            let error = await refused(.permissionDenied) {
                try await way.read(practice, id, Purpose(purpose: purpose))
            }
            #expect(error?.message.contains("PAT001") == false)
            let record = try #require(practice.records.last)
            #expect(record.decision == .deny && record.rule?.text == "patient-consent")
            #expect(record.reason?.text == "denied" && record.outcome == .minorFailure)
            #expect(record.patients.count == 1)
            practice.patients.revoke([])
            #expect(try await way.read(practice, id, Purpose(purpose: purpose)) == 1)
        }
    }

    @Test(arguments: ways.indices) func whoTreatsIsShownThemAndNobodyIsAsked(
        way: Int
    ) async throws {
        let way = Self.ways[way]
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process().noteID
            practice.patients.revoke(["PAT001"])
            practice.patients.fail(RPCError(.unavailable, "down"))
            let askedCount = practice.patients.askedCount
            for purpose in ["TREAT", "ETREAT", "PATRQT"] where way.name != "addendum" {
                let count = try await way.read(practice, id, Purpose(purpose: purpose))
                #expect(count == 1)
            }
            let broken = Purpose(purpose: "BTG", reason: "unconscious")
            #expect(try await way.read(practice, id, broken) == 1)
            #expect(practice.patients.askedCount == askedCount)
        }
    }

    @Test func aSearchOverAllPatientsLeavesThemOutAndRecordsIt() async throws {
        try await onLoop {
            let practice = try Practice()
            for number in 10..<50 {
                _ = try await practice.process(
                    Practice.request(patient: "PAT0\(number)", key: "k\(number)"))
            }
            practice.patients.revoke(["PAT010", "PAT030", "PAT049"])
            let all = try await Self.search(practice, "", Purpose(purpose: "TREAT"))
            #expect(all.count == 20)
            let askedCount = practice.patients.askedCount
            let some = try await Self.search(practice, "", Purpose(purpose: "HOPERAT"))
            #expect(practice.patients.askedCount == askedCount + 20, "once for each of a page")
            let left = Set(all.map(\.patientID.revealed)).subtracting(
                some.map(\.patientID.revealed))
            #expect(left == ["PAT030", "PAT049"] && some.count == 18)
            let records = practice.records.suffix(2)
            let (denial, success) = (try #require(records.first), try #require(records.last))
            #expect(denial.decision == .deny && denial.patients.count == 2)
            #expect(success.decision == .permit && success.patients.count == 18)
            #expect(success.itemCount == 18)
            #expect(Set(denial.patients).isDisjoint(with: success.patients))
        }
    }

    @Test(arguments: ways.indices)
    func whenConsentCannotBeAskedForNothingIsShown(way: Int) async throws {
        let way = Self.ways[way]
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process().noteID
            practice.patients.fail(RPCError(.unavailable, "down"))
            await refused(.unavailable) {
                try await way.read(practice, id, Purpose(purpose: "HOPERAT"))
            }
            #expect(practice.records.last?.outcome == .seriousFailure)
            // Somebody who is no patient any more has no notes to show.
            practice.patients.fail(RPCError(.notFound, "no such patient"))
            await refused(.notFound) {
                try await way.read(practice, id, Purpose(purpose: "HOPERAT"))
            }
            let everywhere = try await Self.search(practice, "", Purpose(purpose: "HOPERAT"))
            #expect(everywhere.isEmpty)
        }
    }
}
