/// Something that a note can speak of, whatever words it uses.
public struct Concept: Sendable, Equatable {
    /// What sort of thing it is.
    public enum Category: String, Sendable, CaseIterable {
        /// What a patient feels or reports.
        case symptom
        /// What an examination or a study shows.
        case sign
        /// A disease or disorder.
        case disorder
        /// Harm from outside.
        case injury
        /// Something done, for diagnosis or treatment.
        case procedure
        /// A drug or a class of drugs.
        case medication
        /// An allergy or intolerance.
        case allergy
        /// Something about the patient that rules ask for: on oxygen, alert, pregnant.
        case state
        /// A substance or value in a specimen.
        case laboratory
    }

    /// Its name in the terminology file: a code of a site's own, or the preferred term with
    /// hyphens.
    public let id: String
    /// What sort of thing it is.
    public let category: Category
    /// The preferred term.
    public let name: String
    /// The red flags that it raises when it is present or uncertain.
    public private(set) var redFlags: RedFlagSet
    /// What it is to the rules that combine concepts.
    private(set) var roles: ConceptRoles

    /// What another file says of it too.
    mutating func add(_ flags: RedFlagSet, _ more: ConceptRoles) {
        redFlags.formUnion(flags)
        roles.formUnion(more)
    }
}
