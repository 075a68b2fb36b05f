private import Dispatch
internal import Reactor

/// Sends a pool's cancel requests, off the loop where they block.
///
/// A session in the clear is cancelled by the protocol's own request: libpq can only send it
/// blocking, so a queue of the pool's own does, one at a time. A session under TLS is cancelled
/// over another session. Bounded by the connections: each has at most one request under way.
// Safety: touched on the loop's thread only; the queue's work owns what it uses.
final class QueryCanceller: @unchecked Sendable {
    private let loop: EventLoop
    private let configuration: PostgresConfiguration
    private let addressBook: AddressBook
    private let queue = DispatchQueue(label: "postgres-cancel")
    private var sessions: [ObjectIdentifier: CancelSession] = [:]

    init(loop: EventLoop, configuration: PostgresConfiguration, addressBook: AddressBook) {
        self.loop = loop
        self.configuration = configuration
        self.addressBook = addressBook
    }

    /// Cancels what the session works on; calls `done` on the loop when the server has acted, or
    /// cannot be reached. Never from within this call.
    func cancel(_ target: CancelTarget, _ done: @escaping @Sendable () -> Void) {
        if target.isEncrypted || configuration.cancelsBySession {
            return cancelBySession(target.processID, done)
        }
        queue.async { [loop] in
            target.key.request()
            loop.submit(done)
        }
    }

    /// Closes the sessions that are still under way.
    func close() {
        for session in sessions.values { session.close() }
        sessions = [:]
    }

    private func cancelBySession(_ processID: Int32, _ done: @escaping () -> Void) {
        let session = CancelSession(
            loop: loop, configuration: configuration, addressBook: addressBook)
        let identifier = ObjectIdentifier(session)
        sessions[identifier] = session
        session.cancel(processID: processID) { [unowned self] in
            // Let go of later: the session is still at work.
            loop.submit { [self] in sessions[identifier] = nil }
            done()
        }
    }
}
