internal import PHIProtection
internal import Resealing

/// Patients' envelopes, as ``PatientResealing/plan`` lists them.
struct ResealedPatients: ResealVault {
    private static let columns: [PatientVault.Column] = [
        .demographics, .history, .subject, .link,
    ]

    private let vault: PatientVault
    private let records: Resealer
    private let entries: Resealer

    init(vault: PatientVault) {
        self.vault = vault
        records = Resealer(sealer: vault.sealer)
        entries = Resealer(sealer: vault.entrySealer)
    }

    func subject(of row: ResealRow, in table: Int) throws(ResealingError) -> SubjectKey? {
        guard table > 0 else { return nil }
        do throws(PatientServiceError) {
            return try vault.key(of: row.name.pseudonym, in: row.key)?.key
        } catch {
            throw ResealingError(
                error.code == .damaged ? .damaged : .internalFailure, error.message, cause: error)
        }
    }

    func resealer(of table: Int) -> Resealer { table > 2 ? entries : records }

    /// Histories hold what current rows held.
    func place(of name: ResealRow.Name, in table: Int, column: Int) -> SealPlace {
        switch table {
        case 0: vault.keyPlace(name.pseudonym)
        case 1, 2:
            vault.place(
                PatientVault.table, Self.columns[column], name.pseudonym, name.version)
        case _:
            vault.entryPlace(
                name.pseudonym,
                EntryName(month: ChartMonth(number: name.month), code: name.code), name.version)
        }
    }
}
