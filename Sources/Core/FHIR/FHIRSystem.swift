/// URIs of code systems and extensions.
enum FHIRSystem {
    private static let terminology = "http://terminology.hl7.org/CodeSystem/"

    static let units = "http://unitsofmeasure.org"
    static let actCode = terminology + "v3-ActCode"
    static let nullFlavor = terminology + "v3-NullFlavor"
    static let interpretation = terminology + "v3-ObservationInterpretation"
    static let observationCategory = terminology + "observation-category"
    static let conditionClinical = terminology + "condition-clinical"
    static let conditionVerification = terminology + "condition-ver-status"
    static let allergyClinical = terminology + "allergyintolerance-clinical"
    static let allergyVerification = terminology + "allergyintolerance-verification"
    static let dataAbsentReason = terminology + "data-absent-reason"

    /// The standard extension of a member that has no value.
    static let dataAbsentExtension = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
    /// What our own extensions begin with.
    static let extensions = "urn:carewire:fhir:"
}
