internal import Reactor

/// One libpq connection on the loop: resolves, connects, watches the descriptor, closes.
///
/// What is said over it is a subclass's business: ``PipelineConnection``, ``MigrationSession``.
// Safety: touched on the loop's thread only.
class PostgresLink: EventSource, @unchecked Sendable {
    final let configuration: PostgresConfiguration
    private let addressBook: AddressBook
    /// The connection, from the first step of connecting until it is closed.
    final var handle: ConnectionHandle?
    private var isConnecting = false
    private let connectTimer = LoopTimer()

    init(loop: EventLoop, configuration: PostgresConfiguration, addressBook: AddressBook) {
        self.configuration = configuration
        self.addressBook = addressBook
        super.init(loop: loop)
        connectTimer.action = { [unowned self] in
            linkFailed(PostgresError(.unavailable, "no connection: the server took too long"))
        }
    }

    // MARK: For subclasses

    /// The connection stands and does not block. ``linkIsReady()`` is to follow in time.
    func linkConnected() {}

    /// The descriptor is ready, after ``linkConnected()``.
    func linkReady(_ events: Readiness) {}

    /// No connection came about, or not in time. ``closeLink()`` is to be called.
    func linkFailed(_ error: PostgresError) {}

    // MARK: Connecting

    /// Begins to connect; one of the three methods above follows, never from within this call.
    final func openLink() {
        let deadline = ContinuousClock.now + configuration.connectTimeout
        loop.schedule(connectTimer, at: deadline)
        let parameters: ConnectionParameters
        do throws(PostgresError) {
            parameters = try ConnectionParameters(configuration)
        } catch {
            return failSoon(error)
        }
        isConnecting = true
        addressBook.look(up: parameters.hostNames, for: self) { [weak self] addresses in
            self?.connect(parameters, addresses)
        }
    }

    /// The session is usable: connecting is over.
    final func linkIsReady() { loop.cancel(connectTimer) }

    /// Closes whatever there is. Harmless when there is nothing.
    final func closeLink() {
        loop.cancel(connectTimer)
        isConnecting = false
        unregister()
        handle = nil
    }

    /// Watches for input, and for room in the socket where output waits.
    final func watch(forRoom: Bool) {
        setInterest(forRoom ? [.readable, .writable] : .readable)
    }

    private func connect(_ parameters: ConnectionParameters, _ addresses: [String: [String]]) {
        // The answer may come after the attempt was given up.
        guard isConnecting, handle == nil else { return }
        do throws(PostgresError) {
            handle = try ConnectionHandle.start(try parameters.resolved(addresses))
            // "Before the first poll, wait as if it had said: writing." (libpq, PQconnectStart)
            wait(for: .writable)
        } catch {
            failSoon(error)
        }
    }

    private func failSoon(_ error: PostgresError) {
        loop.submit { [self] in linkFailed(error) }
    }

    private func wait(for readiness: Readiness) {
        guard let descriptor = handle?.descriptor, descriptor >= 0 else {
            return failSoon(PostgresError(.unavailable, "no connection: libpq has no socket"))
        }
        register(readiness, descriptor: descriptor)
    }

    private func poll() {
        // libpq may close this descriptor and go on with another one, even with the same number.
        unregister()
        switch handle?.poll() {
        case .waitToRead: wait(for: .readable)
        case .waitToWrite: wait(for: .writable)
        case .connected:
            isConnecting = false
            wait(for: .readable)
            linkConnected()
        case .failed, nil:
            let reason = handle?.connectFailure ?? "no connection"
            linkFailed(PostgresError(.unavailable, reason))
        }
    }

    override func ready(_ events: Readiness) {
        if isConnecting { poll() } else { linkReady(events) }
    }
}
