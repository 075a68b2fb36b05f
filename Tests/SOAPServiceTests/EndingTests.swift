import Messages
import RPC
import SOAPService
import Testing

@Suite struct EndingTests {
    private static func erase(
        _ practice: Practice, _ reason: SoapV1.EraseNotesRequest.Reason = .legalOrder
    ) async throws -> SoapV1.EraseNotesResponse {
        try await practice.server.eraseNotes(
            SoapV1.EraseNotesRequest(patientID: PHI("PAT001"), reason: reason),
            context: Practice.context(SoapV1.SOAPService.eraseNotes))
    }

    @Test func erasingForgetsTheKeyAndEverythingUnderIt() async throws {
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process().noteID
            let other = try await practice.process(Practice.request(patient: "PAT002")).noteID
            let copy = practice.store.current
            #expect(try await Self.erase(practice).erasedCount == 1)
            await refused(.notFound) { try await practice.getNote(id) }
            #expect(try await practice.getNote(other, patient: "PAT002").noteID == other)
            #expect(practice.store.current.tokens.count == 1)
            #expect(try await Self.erase(practice).erasedCount == 0)
            #expect(practice.audits.contains("erase success"))
            // A copy of the rows does not open without the key's.
            practice.store.change { state in
                let keys = state.keys
                state = copy
                state.keys = keys
                for (place, note) in state.notes where keys[note.pseudonym] == nil {
                    state.notes[place]?.key = []
                }
            }
            await refused(.dataLoss) { try await practice.getNote(id) }
        }
    }

    @Test func afterwardsNewNotesAreUnderANewKey() async throws {
        try await onLoop {
            let practice = try Practice()
            _ = try await practice.process()
            let before = practice.store.current.keys
            _ = try await Self.erase(practice)
            let again = try await practice.process()
            #expect(!again.replayed)
            let after = practice.store.current.keys
            #expect(after.count == 1 && after != before)
            #expect(try await practice.getNote(again.noteID).text == PHI(Practice.text))
        }
    }

    @Test func anErasureHasAReason() async throws {
        try await onLoop {
            let practice = try Practice()
            await refused(.invalidArgument) { try await Self.erase(practice, .unspecified) }
        }
    }

    @Test func aKeyThatAnotherInstanceHasDrawnIsUsed() async throws {
        try await onLoop {
            let practice = try Practice()
            let other = try Practice(store: practice.store)
            _ = try await practice.process()
            _ = try await other.process(Practice.request(key: "other"))
            #expect(practice.store.current.keys.count == 1)
            // One erases, and the other still has the key.
            _ = try await Self.erase(practice)
            let id = try await other.process(Practice.request(key: "third")).noteID
            #expect(try await practice.getNote(id).text == PHI(Practice.text))
        }
    }

    @Test func aKeyThatCannotBeReadIsNamedByWhoStores() async throws {
        try await onLoop {
            let practice = try Practice()
            _ = try await practice.process()
            let other = try Practice(store: practice.store)
            practice.store.fail(.key)
            let id = try await other.process(Practice.request(key: "other")).noteID
            practice.store.heal()
            #expect(try await practice.getNote(id).text == PHI(Practice.text))
            #expect(practice.store.current.keys.count == 1)
        }
    }

    @Test func aNoteGoesOutAsADocument() async throws {
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process(
                Practice.request("Seen <today> & well.\nS: cough\nO: BP 120/80, HR 80\nP:\n")
            ).noteID
            _ = try await practice.sign(id)
            let response = try await practice.server.exportNote(
                SoapV1.ExportNoteRequest(patientID: PHI("PAT001"), noteID: id),
                context: Practice.context(SoapV1.SOAPService.exportNote))
            #expect(response.disclaimer?.version == NoteDisclaimer.version)
            let text = String(decoding: response.bundle.revealed, as: UTF8.self)
            let parts = [
                #""resourceType":"Bundle""#, #""type":"document""#, #""status":"final""#,
                #""code":"11506-3""#, #""code":"61149-1""#, "&lt;today&gt; &amp; well.",
                #""code":"85354-9""#, #""mode":"legal""#, #""code":"8867-4""#,
            ]
            for part in parts { #expect(text.contains(part), "\(part)") }
            #expect(practice.audits.last == "exportData success")
        }
    }

    @Test func theEHRIsToldOfErasedNotesWhenNoHandOffIsOnItsWayAnyMore() async throws {
        try await onLoop {
            let practice = try Practice()
            let noteID = try await practice.process().noteID
            _ = try await practice.amend(noteID, .revision, "S: Cough.")
            _ = try await Self.erase(practice)
            #expect(await practice.workAfter(.seconds(9)).retractedCount == 0)
            practice.ehr.become(.refuses(.unavailable))
            #expect(await practice.workAfter(.seconds(1)).isOutage)
            practice.ehr.become(.well)
            #expect(await practice.workAfter(.seconds(2)).retractedCount == 2)
            #expect(
                Set(practice.ehr.retracted.map(\.documentID)) == [noteID, "\(noteID).2"])
            #expect(practice.ehr.retracted.allSatisfy { !$0.enteredInError })
            #expect(await practice.workAfter(.seconds(60)).retractedCount == 0)
            #expect(practice.audits.count { $0 == "export success" } == 4)
            _ = try await practice.process(Practice.request(key: "again"))
            _ = try await Self.erase(practice, .enteredInError)
            #expect(await practice.workAfter(.seconds(10)).retractedCount == 1)
            #expect(practice.ehr.retracted.last?.enteredInError == true)
        }
    }
}
