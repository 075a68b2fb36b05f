private import CEpoll

/// Something with a file descriptor that an event loop calls, on its thread only.
open class EventSource {
    /// The loop that calls.
    public unowned let loop: EventLoop
    /// The descriptor, -1 for a source that only wants to be flushed. Its owner closes it.
    public private(set) var descriptor: Int32
    @exclusivity(unchecked) var isDirty = false
    /// Place in the loop's table; -1 while not registered.
    var slot = -1
    private var interest: Readiness = []

    /// Makes a source that is not registered yet.
    public init(loop: EventLoop, descriptor: Int32 = -1) {
        self.loop = loop
        self.descriptor = descriptor
    }

    /// The descriptor is ready. Errors and hang-ups come whether they were asked for or not.
    open func ready(_ events: Readiness) {}

    /// The end of a wake-up in which `markDirty()` was called: the place to write.
    open func flush() {}

    /// The loop has been stopped while it watched the descriptor: no event will come any more.
    open func loopEnded() {}

    /// Asks for one `flush()` at the end of this wake-up.
    @inline(__always)
    public final func markDirty() {
        if unsafe isDirty { return }
        unsafe isDirty = true
        loop.appendDirty(self)
    }

    /// Whether the loop watches the descriptor.
    public final var isRegistered: Bool { slot >= 0 }

    /// Begins to watch. The loop keeps the source alive until `unregister()`.
    public final func register(_ interest: Readiness, descriptor: Int32? = nil) {
        precondition(slot < 0, "a source is registered once")
        if let descriptor { self.descriptor = descriptor }
        self.interest = interest
        loop.add(self, interest)
    }

    /// Changes what is watched for; no system call when nothing changes.
    @inline(__always)
    public final func setInterest(_ interest: Readiness) {
        if interest == self.interest || slot < 0 { return }
        self.interest = interest
        loop.modify(self, interest)
    }

    // MARK: The descriptor

    /// Reads what is there, at most the buffer's size.
    @inline(__always)
    @unsafe
    public final func read(into buffer: UnsafeMutableRawBufferPointer) -> Socket.Transfer {
        if descriptor >= Simulation.descriptorMin, let simulation = loop.simulation {
            return unsafe simulation.read(descriptor, into: buffer)
        }
        return unsafe Socket.read(descriptor, into: buffer)
    }

    /// Writes what fits. SIGPIPE is not raised.
    @inline(__always)
    @unsafe
    public final func write(_ buffer: UnsafeRawBufferPointer) -> Socket.Transfer {
        if descriptor >= Simulation.descriptorMin, let simulation = loop.simulation {
            return unsafe simulation.write(descriptor, buffer)
        }
        return unsafe Socket.write(descriptor, buffer)
    }

    /// Stops watching and closes the descriptor, which is -1 afterwards. Again: nothing.
    public final func closeDescriptor() {
        unregister()
        if descriptor < 0 { return }
        loop.close(descriptor)
        descriptor = -1
    }

    /// Tells the peer that nothing more will be sent.
    public final func shutdownWrite() {
        if descriptor >= Simulation.descriptorMin, let simulation = loop.simulation {
            simulation.shutdownWrite(descriptor)
        } else {
            Socket.shutdownWrite(descriptor)
        }
    }

    /// The peer's numeric address and port; empty for a Unix socket and when it is not known.
    public final var remoteAddress: String { loop.remoteAddress(of: descriptor) }

    /// Stops watching; later events of the same wake-up are dropped. Call it before closing.
    public final func unregister() {
        if slot < 0 { return }
        loop.remove(self)
    }
}
