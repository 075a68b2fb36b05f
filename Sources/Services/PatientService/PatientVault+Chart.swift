internal import Messages
internal import PHIProtection

/// Entries of charts, and the tokens that lead from page to page.
extension PatientVault {
    private static let entryTable = "chart_entries"
    private static let tokenTable = "page-token"

    /// Seals an entry for its row and version, with what its indexes hold.
    func seal(
        _ entry: PatientV1.ChartEntry, _ facts: EntryFacts, pseudonym: [UInt8], name: EntryName,
        version: UInt64, under own: OpenedKey?
    ) throws(PatientServiceError) -> SealedEntry {
        var resting = entry
        resting.entryID = ""
        resting.version = 0
        let (test, provider, words) = try translated { () throws(PHIError) in
            (
                try blind.test(facts.test), try blind.provider(facts.provider),
                try blind.words(facts.reason)
            )
        }
        return SealedEntry(
            pseudonym: pseudonym, name: name, version: version, kind: facts.kind.rawValue,
            occurredAt: entry.occurredAtUs, status: facts.status, test: test, provider: provider,
            words: words, isAbnormal: facts.isAbnormal,
            content: try seal(
                resting, entrySealer, entryPlace(pseudonym, name, version), own?.key),
            key: own?.envelope ?? [])
    }

    /// Opens an entry. What rests beside it in clear must agree with it.
    func open(_ sealed: SealedEntry) throws(PatientServiceError) -> PatientV1.ChartEntry {
        var entry: PatientV1.ChartEntry = try open(
            sealed.content[...], entrySealer,
            entryPlace(sealed.pseudonym, sealed.name, sealed.version),
            try key(of: sealed.pseudonym, in: sealed.key)?.key)
        guard let facts = EntryFacts(entry), facts.kind.rawValue == sealed.kind,
            facts.status == sealed.status, facts.isAbnormal == sealed.isAbnormal,
            entry.occurredAtUs == sealed.occurredAt
        else {
            throw PatientServiceError(.damaged, "an entry and its row disagree")
        }
        entry.entryID = sealed.name.text
        entry.version = sealed.version
        return entry
    }

    func entryPlace(
        _ pseudonym: [UInt8], _ name: EntryName, _ version: UInt64
    ) -> SealPlace {
        var key = pseudonym
        for shift in [24, 16, 8, 0] as [Int32] {
            key.append(UInt8(truncatingIfNeeded: name.month.number >> shift))
        }
        return place(Self.entryTable, .content, key + name.code, version)
    }

    // MARK: Blind indexes

    /// The blind index of family name and birth date; nil when one is missing.
    func nameIndex(
        _ familyName: PHI<String>, birthDate: PHI<String>
    ) throws(PatientServiceError) -> [UInt8]? {
        try translated { () throws(PHIError) in
            try blind.name(familyName, birthDate: birthDate)
        }
    }

    /// The blind index of a laboratory test; nil without a code.
    func testIndex(_ code: PatientV1.Coding) throws(PatientServiceError) -> [UInt8]? {
        try translated { () throws(PHIError) in try blind.test(code) }
    }

    /// The blind index of a practitioner; nil without an id.
    func providerIndex(_ id: PHI<String>) throws(PatientServiceError) -> [UInt8]? {
        try translated { () throws(PHIError) in try blind.provider(id) }
    }

    /// The blind indexes of a text's words.
    func wordIndexes(_ text: PHI<String>) throws(PatientServiceError) -> [[UInt8]] {
        try translated { () throws(PHIError) in try blind.words(text) }
    }

    /// The code of a new entry: random, or the same for each repetition of a call.
    func entryCode(
        caller: String, idempotencyKey: String?, index: Int
    ) throws(PatientServiceError) -> [UInt8] {
        if let idempotencyKey {
            return try translated { () throws(PHIError) in
                try blind.entryCode(
                    caller: caller, idempotencyKey: idempotencyKey, index: index)
            }
        }
        var random = SystemRandomNumberGenerator()
        return (0..<EntryName.codeByteCount).map { _ in
            UInt8.random(in: .min ... .max, using: &random)
        }
    }

    // MARK: Page tokens

    /// A token that leads behind an entry, in pages of one question only.
    /// - Parameter question: what was asked, without page size and token.
    func token(
        behind position: EntryPosition, of question: [UInt8]
    ) throws(PatientServiceError) -> [UInt8] {
        var octets: [UInt8] = []
        for shift in stride(from: Int32(24), through: 0, by: -8) {
            octets.append(UInt8(truncatingIfNeeded: position.month.number >> shift))
        }
        for shift in stride(from: Int64(56), through: 0, by: -8) {
            octets.append(UInt8(truncatingIfNeeded: position.occurredAt >> shift))
        }
        octets += position.code + position.pseudonym
        return try translated { () throws(PHIError) in
            try entrySealer.seal(octets, for: place(Self.tokenTable, .position, question, 0))
        }
    }

    /// The position that a token leads to; nil when it is none of this question's.
    func position(_ token: [UInt8], of question: [UInt8]) -> EntryPosition? {
        let fixed = 12 + EntryName.codeByteCount
        guard token.count <= PatientLimits.pageTokenByteCountMax,
            let octets = try? entrySealer.open(
                token, at: place(Self.tokenTable, .position, question, 0)),
            octets.count == fixed + Pseudonymizer.nameByteCount
        else { return nil }
        let month = octets[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let time = octets[4..<12].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return EntryPosition(
            month: ChartMonth(number: Int32(bitPattern: month)),
            occurredAt: Int64(bitPattern: time), pseudonym: Array(octets[fixed...]),
            code: Array(octets[12..<fixed]))
    }

    /// What a token is bound to: the encoded question, hashed with a key.
    func question(
        _ request: some WireMessage, _ method: String
    ) throws(PatientServiceError) -> [UInt8] {
        let octets = try encoded(request)
        return try translated { () throws(PHIError) in
            try questions.pseudonym(ofOctets: Array(method.utf8) + octets)
        }
    }
}
