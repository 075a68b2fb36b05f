import SOAPService
import Testing

@Suite struct NoteIDTests {
    @Test func isAUUIDOfVersionFour() throws {
        let id = NoteID.random()
        let text = Array(id.text)
        #expect(text.count == 36 && text[14] == "4" && "89ab".contains(text[19]))
        #expect(NoteID(id.text) == id)
        #expect(NoteID(id.text.uppercased()) == id)
        #expect(NoteID.random() != NoteID.random())
    }

    @Test(arguments: [
        "", "a", "00000000-0000-4000-8000-00000000000", "00000000-0000-4000-8000-0000000000000",
        "000000000000-4000-8000-000000000000-", "g0000000-0000-4000-8000-000000000000",
        "00000000_0000_4000_8000_000000000000", "é000000-0000-4000-8000-000000000000",
    ]) func otherTextIsNone(text: String) {
        #expect(NoteID(text) == nil)
    }
}
