private import Glibc
package import LatencyBudget

/// The clock and the network as a loop sees them: the system's, or those of its simulation.
extension EventLoop {
    /// The time now: a fresh reading, where ``now`` is of the beginning of the wake-up. In a
    /// simulation the virtual time. From any thread.
    @inline(__always)
    public var currentTime: ContinuousClock.Instant {
        isSimulated ? simulatedTime : ContinuousClock.now
    }

    /// As ``currentTime``.
    @inline(__always)
    package var currentMoment: Moment {
        isSimulated
            ? Moment(simulatedTime) : Moment(nanoseconds: Self.sinceBoot() - Self.bootToBeginning)
    }

    /// What `ContinuousClock` reads on Linux.
    private static func sinceBoot() -> Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    private static let bootToBeginning = sinceBoot() - Moment(ContinuousClock.now).nanoseconds

    private var simulatedTime: ContinuousClock.Instant {
        guard let simulation else { preconditionFailure("a simulation outlives its loops' work") }
        return simulation.now
    }

    /// Begins to connect, see ``Socket/connect(to:)``.
    ///
    /// - Throws: ``ReactorError`` `systemCall` when the attempt fails at once.
    public func connect(to address: SocketAddress) throws(ReactorError) -> Int32 {
        if let simulation { return try simulation.connect(to: address) }
        return try Socket.connect(to: address)
    }

    /// How a connection attempt ended: 0 or an `errno`.
    public func connectError(_ descriptor: Int32) -> Int32 {
        simulation?.connectError(descriptor) ?? Socket.connectError(descriptor)
    }

    /// Listens on `address`, see ``Socket/listen(on:)``.
    ///
    /// - Throws: ``ReactorError`` `systemCall`, for instance when the port is taken.
    public func listen(on address: SocketAddress) throws(ReactorError) -> Int32 {
        if let simulation { return try simulation.listen(on: address) }
        return try Socket.listen(on: address)
    }

    /// The port that a listener has got; 0 for a Unix socket and in a simulation.
    public func port(of listener: Int32) -> UInt16 { isSimulated ? 0 : Socket.port(of: listener) }

    /// The next waiting connection, tuned, or why there is none.
    public func accept(_ listener: Int32) -> AcceptOutcome {
        simulation?.accept(listener) ?? Socket.acceptNext(listener)
    }

    /// The numeric address and port of a connection's other side; empty for a Unix socket and when
    /// it is not known.
    public func remoteAddress(of descriptor: Int32) -> String {
        simulation?.remoteAddress(of: descriptor) ?? Socket.remoteAddress(of: descriptor)
    }

    /// The octets of the IP address of a connection's other side, 4 or 16, most significant first;
    /// none when it is not known, nil for a Unix socket.
    public func remoteHost(of descriptor: Int32) -> [UInt8]? {
        simulation == nil ? Socket.remoteHost(of: descriptor) : []
    }

    /// Closes a descriptor that no source has; a source closes its own by
    /// ``EventSource/closeDescriptor()``.
    public func close(_ descriptor: Int32) {
        if let simulation { simulation.close(descriptor) } else { Socket.close(descriptor) }
    }

    /// The addresses of `host:port`, `[v6]:port` or `/path`; see ``SocketAddress/resolve(_:)``.
    ///
    /// - Throws: ``ReactorError`` `unresolvable`.
    public func resolve(_ target: String) async throws(ReactorError) -> [SocketAddress] {
        if let simulation { return try await simulation.resolve(target, on: self) }
        return try await SocketAddress.resolve(target)
    }
}
