/// Why a server did not run a call, or took no connection: what its counters are named for.
enum ServerRefusal: Int, CaseIterable {
    /// The server drains; safe to repeat elsewhere.
    case draining
    /// Calls at once on one connection.
    case tooManyCalls
    /// Calls or connections of one identity.
    case perPeer
    /// Connections of one loop.
    case tooManyConnections
    /// Streaming calls of one loop.
    case tooManyStreams
    /// No place, and none in the queue either.
    case overload
    /// Had to leave the queue for a more important call.
    case displaced
    /// Would not have finished by its deadline.
    case cannotFinish
    /// The deadline passed before the handler began.
    case expired
    /// The caller may not call the method.
    case denied
    /// The caller has no identity.
    case unauthenticated
    /// No such service or method.
    case unknownMethod
    /// An envelope that cannot be read, or metadata over the limits.
    case malformed
    /// An id that is even or not new.
    case invalidStreamID
    /// Data that nobody takes.
    case unexpectedData
    /// A frame above 4 MiB.
    case oversize
    /// More messages than a stream's queue holds.
    case queueOverflow
    /// More finished answers than may wait for room.
    case waitingAnswers

    /// The counter's name.
    var name: String { "\(self)" }
}
