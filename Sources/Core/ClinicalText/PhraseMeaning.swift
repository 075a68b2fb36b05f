/// What a phrase stands for, with everything that the rules ask of it: one look at memory.
struct PhraseMeaning: Sendable, BitwiseCopyable {
    var roles: ConceptRoles = []
    /// The concept's index, or -1 for a trigger.
    var concept: Int32 = -1
    var redFlags: RedFlagSet = []
    var trigger: AssertionTrigger?
    /// One octet, which is copied as it is; truth values are tidied one by one.
    private var kinds: Kinds = []
    /// What it says about its sentence.
    var says: SentenceItems.Says = []

    private struct Kinds: OptionSet, BitwiseCopyable {
        var rawValue: UInt8
        static let illness = Kinds(rawValue: 1)
        static let allergy = Kinds(rawValue: 2)
        static let drug = Kinds(rawValue: 4)
        static let laboratory = Kinds(rawValue: 8)
        static let onlyDenied = Kinds(rawValue: 16)
        static let call = Kinds(rawValue: 32)
    }

    /// A disorder or an injury, as opposed to what is felt or seen.
    var isIllness: Bool { kinds.contains(.illness) }
    /// An allergy: what is named behind it was its reaction.
    var isAllergy: Bool { kinds.contains(.allergy) }
    /// A drug: what it is for stands behind it.
    var isDrug: Bool { kinds.contains(.drug) }
    /// A value of the laboratory's may follow.
    var isLaboratory: Bool { kinds.contains(.laboratory) }
    /// A word such as "discharge", which is a finding where it is denied or may come.
    var isOnlyDenied: Bool { kinds.contains(.onlyDenied) }

    /// Help that was called.
    var isCall: Bool { kinds.contains(.call) }

    @inline(__always) init(_ trigger: AssertionTrigger) {
        self.trigger = trigger
        says = SentenceItems.Says(trigger)
    }

    init(_ concept: Concept, index: Int32) {
        self.concept = index
        roles = concept.roles
        redFlags = concept.redFlags
        switch concept.category {
        case .disorder, .injury: kinds = .illness
        case .allergy:
            kinds = .allergy
            says = .allergy
        case .medication: kinds = .drug
        case .symptom, .sign, .procedure, .state, .laboratory: break
        }
        if concept.redFlags.contains(RedFlagSet(.escalation)) { kinds.insert(.call) }
        if concept.roles.contains(.denied) { kinds.insert(.onlyDenied) }
        if !concept.roles.isDisjoint(with: .laboratories) { kinds.insert(.laboratory) }
    }
}
