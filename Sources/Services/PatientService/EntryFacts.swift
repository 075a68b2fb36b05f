internal import Messages

/// What the database knows of an entry in clear, or by blind index.
struct EntryFacts {
    let kind: PatientV1.EntryKind
    /// Number of the status in the kind's own enum.
    let status: Int32
    /// A laboratory result's test.
    let test: PatientV1.Coding?
    /// An encounter's practitioner, or nothing.
    let provider: PHI<String>
    /// An encounter's reason, or nothing.
    let reason: PHI<String>
    /// Whether a result's interpretation is there and is not normal.
    let isAbnormal: Bool

    /// Nil for an entry without content.
    init?(_ entry: PatientV1.ChartEntry) {
        switch entry.content {
        case .encounter(let encounter):
            self.init(
                .encounter, encounter.status.rawValue, provider: encounter.providerID,
                reason: encounter.reason)
        case .labResult(let result):
            let isUnremarkable = [.unspecified, .normal].contains(result.interpretation)
            self.init(
                .labResult, result.status.rawValue, test: result.code,
                isAbnormal: !isUnremarkable)
        case .condition(let condition):
            self.init(.condition, condition.clinicalStatus.rawValue)
        case .allergy(let allergy): self.init(.allergy, allergy.clinicalStatus.rawValue)
        case .medication(let medication): self.init(.medication, medication.status.rawValue)
        case nil: return nil
        }
    }

    private init(
        _ kind: PatientV1.EntryKind, _ status: Int32, test: PatientV1.Coding? = nil,
        provider: PHI<String> = PHI(""), reason: PHI<String> = PHI(""), isAbnormal: Bool = false
    ) {
        self.kind = kind
        self.status = status
        self.test = test
        self.provider = provider
        self.reason = reason
        self.isAbnormal = isAbnormal
    }
}
