/// What a cancel request needs to know about a session.
struct CancelTarget: Sendable {
    let key: CancelKey
    /// The server's process that serves the session.
    let processID: Int32
    /// Whether the session is under TLS.
    let isEncrypted: Bool
}
