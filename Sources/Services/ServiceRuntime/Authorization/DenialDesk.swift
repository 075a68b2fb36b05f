package import RPCTransport
private import Synchronization

/// Where refused calls are told to whoever records them. The server is made before the service's
/// parts, so who listens comes later.
package final class DenialDesk: Sendable {
    private let listener = Mutex<(@Sendable (ServerDenial) -> Void)?>(nil)

    init() {}

    /// Tells `body` of every refused call from now on, on the thread of the loop that refused it;
    /// it must not wait. The first listener stays.
    package func listen(_ body: @escaping @Sendable (ServerDenial) -> Void) {
        listener.withLock { $0 = $0 ?? body }
    }

    func tell(_ denial: ServerDenial) { listener.withLock { $0 }?(denial) }
}
