/// What a phrase stands for, with everything that the rules ask of it: one look at memory.
struct PhraseMeaning: Sendable, BitwiseCopyable {
    var roles: ConceptRoles = []
    /// The concept's index, or -1 for a trigger.
    var concept: Int32 = -1
    var redFlags: RedFlagSet = []
    var trigger: AssertionTrigger?
    /// A disorder or an injury, as opposed to what is felt or seen.
    var isIllness = false
    /// An allergy: what is named behind it was its reaction.
    var isAllergy = false
    /// A drug: what it is for stands behind it.
    var isDrug = false
    /// A value of the laboratory's may follow.
    var isLaboratory = false
    /// A word such as "discharge", which is a finding where it is denied or may come.
    var isOnlyDenied = false
    /// What it says about its sentence.
    var says: SentenceItems.Says = []
    /// Makes two of them as long as a cache line.
    private var filling: UInt64 = 0

    @inline(__always) init(_ trigger: AssertionTrigger) {
        self.trigger = trigger
        says = SentenceItems.Says(trigger)
    }

    init(_ concept: Concept, index: Int32) {
        self.concept = index
        roles = concept.roles
        redFlags = concept.redFlags
        isIllness = concept.category == .disorder || concept.category == .injury
        isAllergy = concept.category == .allergy
        if isAllergy { says = .allergy }
        isDrug = concept.category == .medication
        isOnlyDenied = concept.roles.contains(.denied)
        isLaboratory = !concept.roles.isDisjoint(with: .laboratories)
    }
}
