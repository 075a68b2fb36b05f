/// The tables in which values rest, in the order in which a pass walks them.
package enum ResealPlace: Int, Sendable, CaseIterable {
    /// Patients' own keys.
    case keys
    /// Patients.
    case patients
    /// Earlier versions of patients.
    case patientVersions
    /// Entries of charts.
    case entries
    /// Earlier versions of entries.
    case entryVersions

    /// The table after this one; nil after the last.
    var next: ResealPlace? { ResealPlace(rawValue: rawValue + 1) }
}
