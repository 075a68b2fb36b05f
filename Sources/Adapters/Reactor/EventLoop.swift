private import CEpoll
private import Glibc
private import Synchronization

/// One thread that waits for descriptors, timers and jobs: the engine of the services.
///
/// It is a task executor: a task started with it as preference runs on this thread, and resumes
/// here after every suspension, so a request never changes thread. Each wake-up handles all ready
/// sources, then all jobs, then flushes every source that asked for it, so that many requests
/// share one write.
// Safety: what is not behind the mutex is touched by the loop's own thread only; `isCurrent` tells.
public final class EventLoop: TaskExecutor, @unchecked Sendable {
    /// Events taken from the kernel in one wake-up.
    static let eventCountMax = 256
    /// Rounds of jobs and flushes before the descriptors get their turn again.
    static let roundCountMax = 64

    private struct Inbox {
        var jobs = ContiguousArray<UnownedJob>()
        var bodies = ContiguousArray<@Sendable () -> Void>()
        var isStopping = false
        var isSignalled = false
    }

    private struct Slot {
        var source: EventSource?
        var generation: UInt32 = 0
    }

    /// Name of the thread, for profilers; at most 15 octets are shown.
    public let name: String
    private let epoll: Int32
    private let wakeUp: Int32
    private let inbox = Mutex(Inbox())
    private let origin = ContinuousClock.now
    private let thread = Mutex<pthread_t?>(nil)
    @exclusivity(unchecked) private var jobs = JobRing()
    @exclusivity(unchecked) private var dirty = ContiguousArray<EventSource>()
    @exclusivity(unchecked) private var slots = ContiguousArray<Slot>()
    @exclusivity(unchecked) private var freeSlots = ContiguousArray<Int>()
    @exclusivity(unchecked) private var wheel = TimerWheel()
    @exclusivity(unchecked) private var dueTimers = ContiguousArray<LoopTimer>()

    /// The time, read once a wake-up. On the loop's thread only.
    @exclusivity(unchecked) public private(set) var now = ContinuousClock.now

    /// Makes a loop; nothing runs before `start()`.
    public init(name: String) {
        self.name = name
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        wakeUp = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        precondition(epoll >= 0 && wakeUp >= 0, "out of file descriptors")
        _ = cepoll_control(epoll, EPOLL_CTL_ADD, wakeUp, EPOLLIN.rawValue, UInt64.max)
    }

    deinit {
        close(epoll)
        close(wakeUp)
    }

    /// Whether the caller is on this loop's thread.
    @inline(__always)
    public var isCurrent: Bool {
        unsafe cepoll_current_loop() == Unmanaged.passUnretained(self).toOpaque()
    }

    // MARK: From any thread

    /// Starts the thread. Once.
    public func start() {
        thread.withLock { thread in
            precondition(thread == nil, "a loop is started once")
            var handle = pthread_t()
            let failure = unsafe pthread_create(
                &handle, nil,
                { argument in
                    let loop = unsafe Unmanaged<EventLoop>.fromOpaque(argument.unsafelyUnwrapped)
                    unsafe loop.takeRetainedValue().runThread()
                    return nil
                }, Unmanaged.passRetained(self).toOpaque())
            precondition(failure == 0, "no thread could be made")
            thread = handle
        }
    }

    /// Ends the thread when the jobs that it has are done, and waits for that. Not from the loop
    /// itself.
    public func stop() {
        precondition(!isCurrent, "a loop cannot wait for its own end")
        guard let handle = thread.withLock({ $0.take() }) else { return }
        inbox.withLock { $0.isStopping = true }
        eventfd_write(wakeUp, 1)
        pthread_join(handle, nil)
    }

    /// Runs `body` on the loop's thread soon; at once on the loop means after what is queued.
    public func submit(_ body: @escaping @Sendable () -> Void) {
        let signals = inbox.withLock { inbox in
            inbox.bodies.append(body)
            defer { inbox.isSignalled = true }
            return !inbox.isSignalled
        }
        if signals { eventfd_write(wakeUp, 1) }
    }

    /// A job for this executor. On the loop's thread it joins the run queue without a lock.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if isCurrent {
            unsafe jobs.append(job)
            return
        }
        let signals = inbox.withLock { inbox in
            inbox.jobs.append(job)
            defer { inbox.isSignalled = true }
            return !inbox.isSignalled
        }
        if signals { eventfd_write(wakeUp, 1) }
    }

    /// Runs `body` on this loop's thread, with this loop as the preferred executor, whatever actor
    /// the caller is on. The caller goes on where it was.
    @concurrent
    public func run<Value: Sendable, Failure: Error>(
        _ body: @Sendable () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let isVisitor = !isCurrent
        let outcome = await withTaskExecutorPreference(self) { () async -> Result<Value, Failure> in
            // A preference alone does not move a task before it has something to wait for.
            if isVisitor {
                unsafe await withUnsafeContinuation { continuation in
                    submit { unsafe continuation.resume() }
                }
            }
            do throws(Failure) { return .success(try await body()) } catch {
                return .failure(error)
            }
        }
        // Nor does its end: without this the caller would go on here, and could not even stop the
        // loop.
        if isVisitor { await Task.yield() }
        return try outcome.get()
    }

    // MARK: The thread

    private func runThread() {
        unsafe cepoll_set_current_loop(Unmanaged.passUnretained(self).toOpaque())
        unsafe cepoll_name_thread(name)
        let events = UnsafeMutablePointer<epoll_event>.allocate(capacity: Self.eventCountMax)
        defer { unsafe events.deallocate() }
        while true {
            let count = unsafe epoll_wait(
                epoll, events, Int32(Self.eventCountMax), waitMilliseconds())
            unsafe now = ContinuousClock.now
            for index in 0..<max(0, Int(count)) {
                let event = unsafe events + index
                unsafe handle(cepoll_event_token(event), cepoll_event_mask(event))
            }
            fireTimers()
            var round = 0
            while round < Self.roundCountMax, unsafe !jobs.isEmpty || !dirty.isEmpty {
                drainJobs()
                flushDirty()
                round += 1
            }
            if unsafe jobs.isEmpty, inbox.withLock({ $0.isStopping && !$0.isSignalled }) { break }
        }
        cepoll_set_current_loop(nil)
    }

    private func waitMilliseconds() -> Int32 {
        if unsafe !jobs.isEmpty || !dirty.isEmpty { return 0 }
        guard let ticks = unsafe wheel.ticksUntilNext() else { return -1 }
        // The wheel's present may lie behind: the time since the last wake-up is part of the wait.
        let passed = unsafe tick(of: ContinuousClock.now) - wheel.currentTick
        return Int32(clamping: max(0, ticks - passed))
    }

    @inline(__always)
    private func handle(_ token: UInt64, _ mask: UInt32) {
        if token == UInt64.max {
            takeInbox()
            return
        }
        let slot = unsafe slots[Int(truncatingIfNeeded: token & 0xFFFF_FFFF)]
        guard let source = slot.source, slot.generation == UInt32(token >> 32) else { return }
        source.ready(Readiness(rawValue: mask))
    }

    private func takeInbox() {
        var value: eventfd_t = 0
        unsafe eventfd_read(wakeUp, &value)
        let (foreign, bodies) = inbox.withLock { inbox in
            defer {
                inbox.jobs.removeAll()
                inbox.bodies.removeAll()
                inbox.isSignalled = false
            }
            return (inbox.jobs, inbox.bodies)
        }
        for job in foreign { unsafe jobs.append(job) }
        for body in bodies { body() }
    }

    private func drainJobs() {
        let executor = unsafe asUnownedTaskExecutor()
        while let job = unsafe jobs.popFirst() { unsafe job.runSynchronously(on: executor) }
    }

    private func flushDirty() {
        var index = 0
        // A flush may make sources dirty, itself included.
        while unsafe index < dirty.count {
            let source = unsafe dirty[index]
            unsafe source.isDirty = false
            source.flush()
            index += 1
        }
        unsafe dirty.removeAll(keepingCapacity: true)
    }

    private func fireTimers() {
        unsafe wheel.advance(to: tick(of: now), into: &dueTimers)
        if unsafe dueTimers.isEmpty { return }
        let due = unsafe dueTimers
        unsafe dueTimers.removeAll(keepingCapacity: true)
        // An action may set or cancel any timer, also one that has come due beside it.
        for timer in due where timer.dueTick == LoopTimer.collected {
            timer.dueTick = LoopTimer.unset
            timer.action()
        }
    }

    /// Whole milliseconds since the loop was made, rounded down.
    private func tick(of instant: ContinuousClock.Instant) -> Int64 {
        let parts = (instant - origin).components
        return parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
    }

    // MARK: On the loop's thread

    /// Sets `timer` to fire once at `instant`, never before it and at most about 1 ms after.
    public func schedule(_ timer: LoopTimer, at instant: ContinuousClock.Instant) {
        unsafe wheel.schedule(timer, at: tick(of: instant) + 1)
    }

    /// Takes a timer back.
    public func cancel(_ timer: LoopTimer) { unsafe wheel.cancel(timer) }

    @inline(__always)
    func appendDirty(_ source: EventSource) { unsafe dirty.append(source) }

    func add(_ source: EventSource, _ interest: Readiness) {
        let slot = unsafe freeSlots.popLast() ?? slots.count
        if unsafe slot == slots.count { unsafe slots.append(Slot()) }
        unsafe slots[slot].source = source
        source.slot = slot
        control(EPOLL_CTL_ADD, source, interest)
    }

    func modify(_ source: EventSource, _ interest: Readiness) {
        control(EPOLL_CTL_MOD, source, interest)
    }

    func remove(_ source: EventSource) {
        control(EPOLL_CTL_DEL, source, [])
        unsafe slots[source.slot].source = nil
        unsafe slots[source.slot].generation &+= 1
        unsafe freeSlots.append(source.slot)
        source.slot = -1
    }

    private func control(_ operation: Int32, _ source: EventSource, _ interest: Readiness) {
        let token = unsafe UInt64(slots[source.slot].generation) << 32 | UInt64(source.slot)
        _ = cepoll_control(epoll, operation, source.descriptor, interest.rawValue, token)
    }
}
