internal import ClinicalText
package import PHIProtection
package import Postgres
package import Resealing

/// What of notes is sealed anew after a rotation, and found by other tokens than before.
package enum NoteResealing {
    static let plan = ResealPlan(
        prefix: "soap_reseal", stateTable: "soap_resealing", keyTable: "soap_keys",
        code: .uuid("note_id"),
        tables: [
            ResealTable(
                "keys", table: "soap_keys", name: [.pseudonym], values: ["envelope"],
                version: "1::bigint"),
            ResealTable(
                "notes", table: "soap_notes", name: [.pseudonym, .code, .version],
                values: ["content"], tokens: ("tokens", "token_version")),
        ], tokenVersion: NoteTokens.version)

    /// Rows of one statement: notes are larger than what patients have.
    package static let batchCountMax = 100

    /// Makes the work of one process, on one loop.
    /// - Parameters:
    ///   - configuration: whose notes these are.
    ///   - keyRing: its active key is the one to reach.
    ///   - ledger: see ``SOAPServer``.
    ///   - screener: reads the notes whose tokens are made anew.
    ///   - pool: made with ``NoteStatements/all``.
    ///   - settlingSeconds: see `ResealRun`.
    /// - Throws: `PHIError` when the working keys cannot be derived.
    package static func run(
        configuration: SOAPServiceConfiguration, keyRing: LiveKeyRing,
        ledger: KeyUsageLedger? = nil, screener: NoteScreener = NoteScreener(),
        pool: PostgresPool, settlingSeconds: Int64 = KeyRingFile.settlingSeconds
    ) throws(PHIError) -> ResealRun {
        ResealRun(
            vault: ResealedNotes(
                vault: try NoteVault(
                    ring: keyRing, tenant: configuration.tenant,
                    terminology: screener.terminology, ledger: ledger), screener: screener),
            keyRing: keyRing, store: ResealStore(plan, pool: pool),
            settlingSeconds: settlingSeconds)
    }
}

extension PostgresNoteStore {
    /// As ``NoteStoring`` says.
    package func resealing(
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> ResealingState {
        let rows = try await ask(NoteResealing.plan.state, [], deadline)
        return try SOAPServiceError.translating { () throws(PostgresError) in
            try NoteResealing.plan.read(rows)
        }
    }
}
