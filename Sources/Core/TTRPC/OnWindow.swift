/// What a Window frame means to the driver.
public enum OnWindow: Equatable, Sendable {
    /// Nothing to do.
    case ignore
    /// The call that the driver knows by `call` may send again.
    case resume(call: Int32)
    /// The connection may send again: ask for every call that waits.
    case resumeAll
    /// The peer breaks the protocol: close.
    case close
}
