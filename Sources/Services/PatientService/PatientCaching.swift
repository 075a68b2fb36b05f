/// A cache of sealed patients. It may lose, delay or keep anything: what it gives is used only
/// after the store has confirmed the version. Methods throw ``PatientServiceError`` with code
/// `unavailable`, `overloaded` or `cancelled`.
package protocol PatientCaching: Sendable {
    /// The value under a key, or nil.
    func value(
        _ key: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8]?

    /// Keeps a value for at most `timeToLive`.
    func keep(
        _ value: [UInt8], _ key: [UInt8], timeToLive: Duration, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError)

    /// Forgets a value.
    func remove(
        _ key: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError)
}
