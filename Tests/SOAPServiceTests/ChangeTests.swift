import Messages
import RPC
import SOAPService
import Testing

@Suite struct ChangeTests {
    @Test func aRevisionReplacesTheTextAndTheOldOneStays() async throws {
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process().noteID
            let changed = try await practice.amend(id, .revision, "S: Zebrafish fever")
            #expect(changed.version == 2 && changed.status == .preliminary)
            #expect(changed.ehrHandOff == .done && !changed.replayed)
            let now = try await practice.getNote(id)
            #expect(now.text == PHI("S: Zebrafish fever") && now.providerID == "PROV002")
            #expect(now.version == 2 && now.versionCount == 2 && now.change == .revision)
            let before = try await practice.getNote(id, version: 1)
            #expect(before.text == PHI(Practice.text) && before.providerID == "PROV001")
            #expect(before.version == 1 && before.versionCount == 2)
            await refused(.notFound) { try await practice.getNote(id, version: 3) }
            #expect(practice.ehr.submitted == [id, "\(id).2"])
            #expect(practice.audits.contains("update success"))
        }
    }

    @Test func onlyTheNewestVersionIsAmended() async throws {
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process().noteID
            _ = try await practice.amend(id, .revision, "S: one")
            await refused(.aborted) {
                try await practice.amend(id, .revision, "S: two", key: "amend-2")
            }
            #expect(practice.audits.last == "update conflict")
            await refused(.aborted) {
                try await practice.amend(id, .revision, "S: two", version: 7, key: "amend-3")
            }
            await refused(.notFound) {
                try await practice.amend(NoteID.random().text, .revision, "S: two", key: "a4")
            }
            #expect(try await practice.getNote(id).versionCount == 2)
        }
    }

    @Test func aRepeatedChangeIsMadeOnce() async throws {
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process().noteID
            let first = try await practice.amend(id, .revision, "S: one")
            var second = try await practice.amend(id, .revision, "S: one")
            #expect(second.replayed)
            second.replayed = false
            #expect(second == first)
            await refused(.failedPrecondition) {
                try await practice.amend(id, .revision, "S: other")
            }
            #expect(try await practice.getNote(id).versionCount == 2)
        }
    }

    @Test func aSignedNoteIsAmendedInTheFieldsTermsOnly() async throws {
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process().noteID
            await refused(.failedPrecondition) {
                try await practice.amend(id, .amendment, "S: new", reason: "typing error")
            }
            #expect(try await practice.sign(id).status == .final)
            #expect(try await practice.getNote(id).status == .final)
            await refused(.failedPrecondition) {
                try await practice.amend(id, .revision, "S: new", key: "r")
            }
            await refused(.invalidArgument) {
                try await practice.amend(id, .amendment, "S: new", key: "no reason")
            }
            let amended = try await practice.amend(
                id, .amendment, "S: Zebrafish", reason: "Mixed up", key: "a")
            // Nobody has signed the new text yet.
            #expect(amended.status == .preliminary && amended.version == 2)
            #expect(try await practice.sign(id, version: 2).status == .amended)
            let note = try await practice.getNote(id)
            #expect(note.status == .amended && note.reason == PHI("Mixed up"))
            #expect(note.signatures.map(\.version) == [1, 2])
            #expect(try await practice.getNote(id, version: 1).status == .final)
        }
    }

    @Test func anAddendumLeavesTheTextAsItIs() async throws {
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process().noteID
            _ = try await practice.sign(id)
            let added = try await practice.amend(id, .addendum, "Crushing chest pain today.")
            #expect(added.extraction?.urgency == .emergency)
            let text = try await practice.getNote(id).text.revealed
            #expect(text.hasPrefix(Practice.text + "\n"))
            #expect(text.hasSuffix("Crushing chest pain today."))
            let long = String(repeating: "x", count: SOAPLimits.noteByteCountMax - 10)
            await refused(.invalidArgument) {
                try await practice.amend(id, .addendum, long, version: 2, key: "long")
            }
        }
    }

    @Test func aNoteEnteredInErrorStaysReadableAndIsFinished() async throws {
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process().noteID
            let wrong = try await practice.amend(id, .enteredInError, reason: "Other patient")
            #expect(wrong.status == .enteredInError)
            #expect(try await practice.getNote(id).text == PHI(Practice.text))
            await refused(.failedPrecondition) {
                try await practice.amend(id, .addendum, "more", version: 2, key: "b")
            }
            await refused(.failedPrecondition) { try await practice.sign(id, version: 2) }
        }
    }

    @Test func onlyTheNewestVersionIsSignedAndOnlyOnce() async throws {
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process().noteID
            let first = try await practice.sign(id)
            #expect(try await practice.sign(id) == first)
            #expect(practice.audits.suffix(2) == ["update success", "update repeated"])
            _ = try await practice.amend(id, .addendum, "more")
            #expect(try await practice.sign(id) == first)
            await refused(.notFound) { try await practice.sign(id, version: 3) }
            let other = try await practice.process(Practice.request(key: "other")).noteID
            _ = try await practice.amend(other, .revision, "S: x", key: "c")
            await refused(.aborted) { try await practice.sign(other, version: 1) }
        }
    }

    @Test(arguments: [SoapV1.NoteChange.unspecified, .unrecognized(9)])
    func aChangeHasAKind(change: SoapV1.NoteChange) async throws {
        try await onLoop {
            let practice = try Practice()
            let id = try await practice.process().noteID
            await refused(.invalidArgument) { try await practice.amend(id, change, "S: x") }
            #expect(practice.audits.count == 2)
        }
    }

    @Test func theEHRIsToldWhatAVersionReplacesAndThatANoteWasEnteredInError() async throws {
        try await onLoop {
            let practice = try Practice()
            let noteID = try await practice.process().noteID
            _ = try await practice.amend(noteID, .revision, "S: Cough.")
            _ = try await practice.amend(
                noteID, .enteredInError, version: 2, reason: "wrong patient", key: "amend-2")
            let documents = practice.ehr.documents
            #expect(documents[noteID]?.replacesDocumentID == "")
            #expect(documents[noteID]?.status == .current)
            #expect(documents["\(noteID).2"]?.replacesDocumentID == noteID)
            #expect(documents["\(noteID).2"]?.status == .current)
            #expect(documents["\(noteID).3"]?.replacesDocumentID == "\(noteID).2")
            #expect(documents["\(noteID).3"]?.status == .enteredInError)
        }
    }
}
