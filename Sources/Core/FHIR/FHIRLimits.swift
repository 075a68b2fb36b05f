/// Bounds on what a line may hold. What a record may hold is its keeper's to say.
package enum FHIRLimits {
    /// Octets of one line without its end (1 MiB).
    package static let lineByteCountMax = 1 << 20
    /// Characters of a logical id. Source: FHIR R4, Data Types, `id`.
    package static let idByteCountMax = 64
    /// Members that one line's list of losses names.
    package static let lossCountMax = 64
}
