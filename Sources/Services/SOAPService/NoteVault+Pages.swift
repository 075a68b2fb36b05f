internal import Messages
internal import PHIProtection

/// Names to search by, and the tokens that lead from page to page.
extension NoteVault {
    private static let tokenTable = "soap-page-token"
    private static let tokenColumn = "position"

    /// The names by which a search finds a note.
    func tokens(of terms: NoteTerms) throws(SOAPServiceError) -> [Int64] {
        try translated { () throws(PHIError) in try searchNames.tokens(of: terms) }
    }

    /// What a page token is bound to: the encoded question, hashed with a key.
    func question(
        _ request: some WireMessage, _ method: String
    ) throws(SOAPServiceError) -> [UInt8] {
        let octets = try encoded(request)
        return try translated { () throws(PHIError) in
            try questions.pseudonym(ofOctets: Array(method.utf8) + octets)
        }
    }

    /// A token that leads behind a note, in pages of one question only.
    func token(
        behind place: NoteQuestion.Place, of question: [UInt8]
    ) throws(SOAPServiceError) -> [UInt8] {
        var octets: [UInt8] = []
        for shift in stride(from: Int64(56), through: 0, by: -8) {
            octets.append(UInt8(truncatingIfNeeded: place.storedAtMicroseconds >> shift))
        }
        octets += place.noteID.octets
        return try translated { () throws(PHIError) in
            try sealer.seal(octets, for: tokenPlace(question))
        }
    }

    /// The place that a token leads to; nil when it is none of this question's.
    func place(_ token: [UInt8], of question: [UInt8]) -> NoteQuestion.Place? {
        guard token.count <= SOAPLimits.pageTokenByteCountMax,
            let octets = try? sealer.open(token, at: tokenPlace(question)), octets.count == 24
        else { return nil }
        let time = octets[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return NoteQuestion.Place(
            storedAtMicroseconds: Int64(bitPattern: time),
            noteID: NoteID(octets: Array(octets[8...])))
    }

    private func tokenPlace(_ question: [UInt8]) -> SealPlace {
        SealPlace(
            tenant: tenant, table: Self.tokenTable, column: Self.tokenColumn,
            primaryKey: question, version: 0)
    }
}
