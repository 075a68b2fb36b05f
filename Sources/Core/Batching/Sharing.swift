/// Whether an item may share its slot with others that ask for the same. For reads only: a write
/// that shared a slot would be lost.
public enum Sharing<Key: Hashable & Sendable>: Sendable, Hashable {
    /// The item has a slot of its own.
    case never
    /// Shares the slot of an equal key that has not been sent yet. The answer is as fresh as if the
    /// item had been sent alone.
    case queued(Key)
    /// Shares also the slot of an equal key that is under way. The answer may be older than the
    /// question: somebody who has just written may read what was there before.
    case underWay(Key)

    /// What equal questions have in common; nil when the item shares nothing.
    @inlinable public var key: Key? {
        switch self {
        case .never: nil
        case .queued(let key), .underWay(let key): key
        }
    }

    @usableFromInline var isUnderWaySafe: Bool {
        switch self {
        case .never, .queued: false
        case .underWay: true
        }
    }
}
