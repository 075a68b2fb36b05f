package import PHIProtection
package import Postgres
package import Resealing

/// What of patients and charts is sealed anew after a rotation.
package enum PatientResealing {
    /// The tables in which values rest.
    static let plan = ResealPlan(
        prefix: "reseal", stateTable: "patient_resealing", keyTable: "patient_keys",
        code: .octets("entry_id"), month: "month",
        tables: [
            ResealTable(
                "keys", table: "patient_keys", name: [.pseudonym], values: ["envelope"],
                version: "1::bigint"),
            ResealTable(
                "patients", table: "patients", name: [.pseudonym],
                values: ["demographics", "history", "subject", "link"]),
            ResealTable(
                "patientVersions", table: "patient_versions", name: [.pseudonym, .version],
                values: ["demographics", "history"]),
            ResealTable(
                "entries", table: "chart_entries", name: [.pseudonym, .month, .code],
                values: ["content"]),
            ResealTable(
                "entryVersions", table: "chart_entry_versions",
                name: [.pseudonym, .month, .code, .version], values: ["content"]),
        ])

    /// Makes the work of one process, on one loop.
    /// - Parameters:
    ///   - configuration: whose patients these are.
    ///   - keyRing: its active key is the one to reach.
    ///   - ledger: see ``PatientServer``.
    ///   - pool: made with ``ResealStatements/all``.
    ///   - settlingSeconds: see `ResealRun`.
    /// - Throws: `PHIError` when the working keys cannot be derived.
    package static func run(
        configuration: PatientServiceConfiguration, keyRing: LiveKeyRing,
        ledger: KeyUsageLedger? = nil, pool: PostgresPool,
        settlingSeconds: Int64 = KeyRingFile.settlingSeconds
    ) throws(PHIError) -> ResealRun {
        ResealRun(
            vault: ResealedPatients(
                vault: try PatientVault(
                    ring: keyRing, tenant: configuration.tenant, ledger: ledger)),
            keyRing: keyRing, store: ResealStore(plan, pool: pool),
            settlingSeconds: settlingSeconds)
    }
}

/// The statements of sealing patients anew.
package enum ResealStatements {
    /// All of them, for a pool's `statements`.
    package static let all = PatientResealing.plan.statements
}
