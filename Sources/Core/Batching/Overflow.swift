/// What becomes of an item for which the queue has no room.
public enum Overflow: String, Sendable, Hashable {
    /// It is refused at once.
    case refuse
    /// It waits for room, as long as others of its kind leave a place to wait. Oldest first.
    case wait
}
