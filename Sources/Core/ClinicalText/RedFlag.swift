/// The kinds of emergency that words alone can announce.
public enum RedFlag: UInt8, Sendable, CaseIterable {
    /// Acute coronary syndrome and cardiac arrest.
    case cardiac
    /// Dissection, aneurysm, limb without blood.
    case vascular
    /// Stroke and the worst headache.
    case stroke
    /// Anaphylaxis.
    case anaphylaxis
    /// Airway and breathing.
    case airway
    /// Sepsis and shock.
    case sepsis
    /// Bleeding.
    case haemorrhage
    /// Seizure, coma, spinal cord.
    case neuro
    /// Harm to oneself or others.
    case selfHarm
    /// Pregnancy and birth.
    case obstetric
    /// Infants and children.
    case paediatric
    /// Metabolism and poisoning.
    case metabolic
    /// Needs an operation now.
    case surgical
    /// Trauma, heat, cold, water.
    case trauma
    /// Help that was called now, whatever for.
    case escalation

    /// The rule's id in results.
    public var ruleID: String { Self.ruleIDs[Int(rawValue)] }
    /// The id of the rule that finds several parts of it.
    var combinedRuleID: String { Self.combinedRuleIDs[Int(rawValue)] }

    private static let ruleIDs = allCases.map { "redflag.\($0)" }
    private static let combinedRuleIDs = ruleIDs.map { $0 + ".combined" }

    init?(name: Substring) {
        guard let flag = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = flag
    }
}
