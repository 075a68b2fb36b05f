internal import RPC
private import Synchronization
internal import TLS

/// The certificates with which a server meets new connections. From any thread.
final class ServerTLS: Sendable {
    private let security: TransportSecurity
    private let context: Mutex<TLSContext?>

    /// - Throws: `failedPrecondition` when the certificates cannot be used.
    init(_ security: TransportSecurity) throws(RPCError) {
        self.security = security
        context = Mutex(try security.serverContext())
    }

    /// What new connections use; nil for clear text.
    var current: TLSContext? { context.withLock { $0 } }

    /// Reads the files again. Connections that are open keep what they have.
    ///
    /// - Throws: `failedPrecondition` when they cannot be used; then the old ones stay.
    func reload() throws(RPCError) {
        let fresh = try security.serverContext()
        context.withLock { $0 = fresh }
    }
}
