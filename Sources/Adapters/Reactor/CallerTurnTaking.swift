/// Something that works for one caller after the other.
package protocol CallerTurnTaking: AnyObject, Sendable {
    /// For whom it works now.
    var callerTurn: CallerTurn { get }
}
