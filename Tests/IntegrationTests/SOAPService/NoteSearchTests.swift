import ClinicalText
import Foundation
import Messages
import Postgres
import RPC
import Reactor
import SOAPService
import TestSupport
import Testing

/// The notes of Tests/Fixtures/notes, searched sealed and in plain text.
@Suite(.timeLimit(.minutes(2))) struct NoteSearchTests {
    private struct Known {
        let id: String
        let patientID: String
        let extraction: SoapV1.Extraction
    }

    private static func texts() throws -> [String] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = tests.appendingPathComponent("Fixtures/notes")
        let walk = try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        let files = walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "txt" }
        return try files.sorted { $0.path < $1.path }.map {
            try String(contentsOf: $0, encoding: .utf8)
        }.filter { $0.utf8.contains { $0 > 0x20 } }
    }

    private static func search(
        _ surgery: Surgery, _ groups: [[SoapV1.SearchNotesRequest.Criterion]],
        patient: String = "", size: UInt32 = 100
    ) async throws -> Set<String> {
        var request = SoapV1.SearchNotesRequest(
            patientID: PHI(patient),
            allOf: groups.map { SoapV1.SearchNotesRequest.AnyOf(criteria: $0) }, pageSize: size)
        var found: Set<String> = []
        repeat {
            let page = try await surgery.server.searchNotes(request, context: Surgery.context())
            for note in page.notes { #expect(found.insert(note.noteID).inserted) }
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        return found
    }

    private static func term(
        _ term: String, _ assertion: SoapV1.Assertion = .unspecified
    ) -> SoapV1.SearchNotesRequest.Criterion {
        SoapV1.SearchNotesRequest.Criterion(what: .term(PHI(term)), assertion: assertion)
    }

    private static func code(_ code: String) -> SoapV1.SearchNotesRequest.Criterion {
        SoapV1.SearchNotesRequest.Criterion(what: .code(PHI(code)))
    }

    private static func run(
        _ body: @escaping @Sendable (Surgery, [Known]) async throws -> Void
    ) async throws {
        let database = try await TestPostgres.freshDatabase()
        let texts = try Self.texts()
        try await onNoteLoop { loop in
            let surgery = try await Surgery.open(loop, database)
            var known: [Known] = []
            for (index, text) in texts.enumerated() {
                let response = try await surgery.process(index, text: text)
                known.append(
                    Known(
                        id: response.noteID, patientID: "PAT\(index % 7)",
                        extraction: try #require(response.extraction)))
            }
            try await body(surgery, known)
            await surgery.server.settleNow()
            await surgery.pool.shutdown()
        }
    }

    /// Every concept and every code of the notes: what a search over the plain text finds, the
    /// sealed search finds, and nothing else.
    @Test func theSealedSearchFindsWhatThePlainOneFinds() async throws {
        try await Self.run { surgery, known in
            var byConcept: [String: Set<String>] = [:]
            var bySaid: [String: (concept: String, assertion: SoapV1.Assertion, ids: Set<String>)] =
                [:]
            var byCode: [String: Set<String>] = [:]
            for note in known {
                for finding in note.extraction.findings {
                    let concept = finding.concept.revealed
                    byConcept[concept, default: []].insert(note.id)
                    bySaid[
                        "\(concept) \(finding.assertion)", default: (concept, finding.assertion, [])
                    ]
                    .ids.insert(note.id)
                }
                for code in note.extraction.codes {
                    let text = code.code.revealed
                    byCode[text, default: []].insert(note.id)
                    if code.system == .icd10Cm, text.count > 3 {
                        byCode[String(text.prefix(3)), default: []].insert(note.id)
                    }
                }
            }
            #expect(byConcept.count > 100 && byCode.count > 20)
            for (concept, ids) in byConcept {
                #expect(try await Self.search(surgery, [[Self.term(concept)]]) == ids, "\(concept)")
            }
            for said in bySaid.values where said.assertion != .present {
                let found = try await Self.search(
                    surgery, [[Self.term(said.concept, said.assertion)]])
                #expect(found == said.ids, "\(said.concept) \(said.assertion)")
            }
            for (code, ids) in byCode {
                // Without its point, J1885 may be a code of either system.
                let either = byCode["\(code.prefix(3)).\(code.dropFirst(3))"] ?? []
                let found = try await Self.search(surgery, [[Self.code(code)]])
                #expect(found == ids.union(either), "\(code)")
            }
        }
    }

    @Test func groupsAreAllNeededAndOneOfEachIsEnough() async throws {
        try await Self.run { surgery, known in
            func ids(_ fits: (Set<String>) -> Bool, patient: String? = nil) -> Set<String> {
                Set(
                    known.filter { note in
                        (patient == nil || note.patientID == patient)
                            && fits(Set(note.extraction.findings.map(\.concept.revealed)))
                    }.map(\.id))
            }
            let (fever, cough, pain) = (
                Self.term("fever"), Self.term("cough"), Self.term("headache")
            )
            let both = try await Self.search(surgery, [[fever], [cough]])
            #expect(both == ids { $0.isSuperset(of: ["fever", "cough"]) })
            let either = try await Self.search(surgery, [[fever, pain]], size: 3)
            #expect(either == ids { !$0.isDisjoint(with: ["fever", "headache"]) })
            let third = try await Self.search(
                surgery, [[fever, pain], [cough]], patient: "PAT3")
            let expected = ids(
                { $0.contains("cough") && !$0.isDisjoint(with: ["fever", "headache"]) },
                patient: "PAT3")
            #expect(third == expected)
            // A synonym is the same term.
            let words = try await Self.search(surgery, [[Self.term("shortness of breath")]])
            let short = try await Self.search(surgery, [[Self.term("SOB")]])
            #expect(words == short)
            for bad in [[], [[Self.term("zebrafish")]], [[Self.code("!")]], [[]]] {
                await #expect(throws: RPCError.self) { try await Self.search(surgery, bad) }
            }
        }
    }

    @Test func aNewVersionIsFoundByWhatItSaysNow() async throws {
        try await Self.run { surgery, known in
            let note = try #require(known.first)
            _ = try await surgery.server.amendNote(
                SoapV1.AmendNoteRequest(
                    patientID: PHI(note.patientID), noteID: note.id, providerID: "PROV002",
                    ifVersion: 1, change: .revision, text: PHI("S: hoarseness"),
                    idempotencyKey: "amend"), context: Surgery.context())
            #expect(try await Self.search(surgery, [[Self.term("hoarseness")]]).contains(note.id))
            for finding in note.extraction.findings where finding.concept != PHI("hoarseness") {
                let found = try await Self.search(
                    surgery, [[Self.term(finding.concept.revealed)]], patient: note.patientID)
                #expect(!found.contains(note.id))
            }
        }
    }
}
