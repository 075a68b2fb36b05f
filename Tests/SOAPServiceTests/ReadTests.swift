import AuditTrail
import Messages
import RPC
import SOAPService
import TestSupport
import Testing

@Suite struct ReadTests {
    @Test func aNoteComesBackAsItWasWritten() async throws {
        try await onLoop {
            let practice = try Practice()
            let stored = try await practice.process()
            let note = try await practice.getNote(stored.noteID)
            #expect(note.text == PHI(Practice.text))
            #expect(note.extraction == stored.extraction)
            #expect(note.noteID == stored.noteID && note.patientID == PHI("PAT001"))
            #expect(note.providerID == "PROV001" && note.ehrHandOff == .done)
            #expect(note.storedAtUnixNs == InMemoryNoteStore.storedAtMicroseconds * 1000)
            #expect(try await practice.getNote(stored.noteID.uppercased()).text == note.text)
            #expect(practice.audits.suffix(2) == ["read success", "read success"])
        }
    }

    @Test func unknownNotesAreNotFoundAndAudited() async throws {
        try await onLoop {
            let practice = try Practice()
            let stored = try await practice.process()
            await refused(.notFound) { try await practice.getNote(NoteID.random().text) }
            await refused(.notFound) { try await practice.getNote("no uuid") }
            await refused(.notFound) {
                try await practice.getNote(stored.noteID, patient: "PAT002")
            }
            let found = Array(repeating: "read not found", count: 3)
            #expect(practice.audits.suffix(3) == found[...])
            await refused(.invalidArgument) { try await practice.getNote("") }
            await refused(.invalidArgument) {
                try await practice.getNote(stored.noteID, patient: "PAT 1")
            }
        }
    }

    @Test func withoutAuditThereIsNoAnswer() async throws {
        try await onLoop {
            let practice = try Practice()
            let stored = try await practice.process()
            practice.audit.refuse(.failed)
            let error = await refused(.unavailable) { try await practice.getNote(stored.noteID) }
            #expect(error?.message == "the access cannot be recorded")
            await refused(.unavailable) { try await practice.process(Practice.request(key: "2")) }
            #expect(practice.store.current.notes.count == 1)
            practice.audit.refuse(nil)
            practice.store.fail(.read)
            await refused(.unavailable) { try await practice.getNote(stored.noteID) }
            #expect(practice.audits.last == "read failed")
        }
    }

    @Test func aNoteMovedToAnotherPlaceIsRefusedAndAudited() async throws {
        try await onLoop {
            let practice = try Practice()
            let first = try await practice.process()
            let second = try await practice.process(Practice.request(key: "key-2"))
            let id = try #require(NoteID(first.noteID))
            let other = try #require(NoteID(second.noteID))
            let notes = practice.store.current.notes
            let mine = try #require(notes.first { $0.value.noteID == id })
            let theirs = try #require(notes.first { $0.value.noteID == other }).value
            let moves: [(inout SealedNote) -> Void] = [
                { $0.content = theirs.content }, { $0.version = 2 }, { $0.content = [] },
                { $0.providerID = "PROV002" }, { $0.content[$0.content.count - 1] ^= 1 },
            ]
            for move in moves {
                var moved = mine.value
                move(&moved)
                practice.store.change { [moved] in $0.notes[mine.key] = moved }
                await refused(.dataLoss) { try await practice.getNote(first.noteID) }
                #expect(practice.audits.last == "read damaged")
            }
        }
    }
}
