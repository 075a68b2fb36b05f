/// What must hear of an erasure beside the store: whoever keeps opened or sealed copies of patients
/// outside of it.
package protocol PatientErasing: Sendable {
    /// Forgets every copy of every patient, here and in what all instances share: names of cache
    /// entries cannot be found from a pseudonym, so it is all or nothing. Returns when no copy that
    /// was made before is given out any more; what cannot be reached must have ended by itself
    /// within its time to live.
    func cacheMustForget() async
}
