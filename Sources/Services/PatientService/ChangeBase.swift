internal import Messages

/// What a change of a record knows of the version before.
enum ChangeBase {
    /// Nothing: the caller has named it, and nothing of it stays.
    case unseen
    /// This loop has made it.
    case made(OpenedKey.Made)
    /// It was read.
    case stored(SealedPatient)

    /// Its number; nil when it was not seen.
    var version: UInt64? {
        switch self {
        case .unseen: nil
        case .made(let made): made.version
        case .stored(let stored): stored.version
        }
    }

    /// Whether it takes changes, as far as is known: the statement asks.
    var isActive: Bool { stored?.isActive ?? true }

    /// The record, if it was read.
    var stored: SealedPatient? { if case .stored(let stored) = self { stored } else { nil } }
}
