internal import Messages
internal import PHIProtection
internal import Resealing

/// Notes' envelopes, as ``NoteResealing/plan`` lists them.
struct ResealedNotes: ResealVault {
    private let vault: NoteVault
    private let screener: NoteScreener
    private let resealer: Resealer

    init(vault: NoteVault, screener: NoteScreener) {
        self.vault = vault
        self.screener = screener
        resealer = Resealer(sealer: vault.sealer)
    }

    func subject(of row: ResealRow, in table: Int) throws(ResealingError) -> SubjectKey? {
        guard table > 0 else { return nil }
        return try translated { () throws(SOAPServiceError) in
            try vault.key(of: row.name.pseudonym, in: row.key)?.key
        }
    }

    func resealer(of table: Int) -> Resealer { resealer }

    func place(of name: ResealRow.Name, in table: Int, column: Int) -> SealPlace {
        table == 0
            ? vault.keyPlace(name.pseudonym)
            : vault.notePlace(
                name.pseudonym, NoteID(octets: name.code), version: name.version)
    }

    /// Its writer has no part in a note's tokens.
    func tokens(of row: ResealRow, in table: Int) throws(ResealingError) -> [Int64] {
        guard let content = row.values.first ?? nil else { return [] }
        return try translated { () throws(SOAPServiceError) in
            let note = SealedNote(
                pseudonym: row.name.pseudonym, noteID: NoteID(octets: row.name.code),
                version: row.name.version, providerID: "", content: content, key: row.key)
            let text = try vault.opened(note).text.revealed
            return try vault.tokens(of: screener.screen(.text(text)).terms)
        }
    }

    private func translated<Result>(
        _ body: () throws(SOAPServiceError) -> Result
    ) throws(ResealingError) -> Result {
        do throws(SOAPServiceError) {
            return try body()
        } catch {
            throw ResealingError(
                error.code == .damaged ? .damaged : .internalFailure, error.message, cause: error)
        }
    }
}
