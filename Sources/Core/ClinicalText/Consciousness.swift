/// How awake the patient is, on the scale that NEWS2 uses (ACVPU).
public enum Consciousness: UInt8, Sendable, CaseIterable {
    /// Awake and oriented as usual.
    case alert
    /// Awake, and confused in a way that is new.
    case newConfusion
    /// Responds to a voice only.
    case voice
    /// Responds to pain only.
    case pain
    /// Does not respond.
    case unresponsive
}
