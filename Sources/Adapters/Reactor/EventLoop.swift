private import CEpoll
private import Dispatch
private import Glibc
package import LatencyBudget
private import Synchronization

/// One thread that waits for descriptors, timers and jobs: the engine of the services.
///
/// It is a task executor: a task started with it as preference runs on this thread, and resumes
/// here after every suspension, so a request never changes thread. Each wake-up handles all ready
/// sources, then all jobs, then flushes every source that asked for it, so that many requests
/// share one write.
///
/// A loop that has been stopped has no thread, no timers and no descriptors any more. Jobs and
/// bodies that come all the same are still run, one after the other, on a thread of the system's
/// pool: nobody waits for ever for something that was handed in too late.
///
/// A loop made by a ``Simulation`` has neither thread nor descriptors: it is turned by hand, in
/// virtual time.
// Safety: what is not behind the mutex is touched by the loop's own thread only; `isCurrent` tells.
public final class EventLoop: TaskExecutor, @unchecked Sendable {
    /// Events taken from the kernel in one wake-up.
    static let eventCountMax = 256
    /// Rounds of jobs and flushes before the descriptors get their turn again.
    static let roundCountMax = 64
    /// Jobs of one wake-up before timers and descriptors get their turn again: a task that only
    /// yields makes a new job of each, and must not hold up everybody else.
    package static let jobCountMax = 4_096

    private struct Inbox {
        var jobs = ContiguousArray<UnownedJob>()
        var bodies = ContiguousArray<@Sendable () -> Void>()
        var isStopping = false
        var isSignalled = false
        /// Where a stopped loop's late jobs run; nil before the end.
        var late: DispatchQueue?

        /// Something was added. True for the first since the inbox was last emptied.
        mutating func signal() -> Bool {
            defer { isSignalled = true }
            return !isSignalled
        }
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
    private let origin: Moment
    private let thread = Mutex<pthread_t?>(nil)
    @exclusivity(unchecked) private var jobs = JobRing()
    @exclusivity(unchecked) private var dirty = ContiguousArray<EventSource>()
    @exclusivity(unchecked) private var slots = ContiguousArray<Slot>()
    @exclusivity(unchecked) private var freeSlots = ContiguousArray<Int>()
    @exclusivity(unchecked) private var wheel = TimerWheel()
    @exclusivity(unchecked) private var dueTimers = ContiguousArray<LoopTimer>()

    /// Whether sources are being flushed.
    @exclusivity(unchecked) private var isFlushing = false
    @exclusivity(unchecked) private var random: SplitMix64
    private var endings: [Int: @Sendable () -> Void] = [:]
    private var endingCount = 0
    /// Whether ``stop()`` has ended the loop. On the loop's thread only.
    @exclusivity(unchecked) public private(set) var isStopped = false
    /// Whether a simulation turns this loop: the one question on the way to a socket or the clock.
    let isSimulated: Bool
    unowned let simulation: Simulation?
    /// Buffers that the loop's connections share.
    package let spares = SpareBuffers()

    // Stored apart: seen from another module, a stored property is checked for exclusive access.
    @exclusivity(unchecked) private var wokenAt: ContinuousClock.Instant
    @exclusivity(unchecked) private var wokenMoment: Moment

    /// The time, read once a wake-up. On the loop's thread only.
    public var now: ContinuousClock.Instant { unsafe wokenAt }
    /// As ``now``.
    package var moment: Moment { unsafe wokenMoment }

    /// Makes a loop; nothing runs before `start()`.
    public init(name: String) {
        self.name = name
        var system = SystemRandomNumberGenerator()
        unsafe random = SplitMix64(seed: system.next())
        isSimulated = false
        simulation = nil
        unsafe wokenAt = ContinuousClock.now
        origin = unsafe Moment(wokenAt)
        unsafe wokenMoment = origin
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        wakeUp = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        precondition(epoll >= 0 && wakeUp >= 0, "out of file descriptors")
        _ = cepoll_control(epoll, EPOLL_CTL_ADD, wakeUp, EPOLLIN.rawValue, UInt64.max)
    }

    /// Makes a loop that `simulation` turns.
    init(name: String, simulation: Simulation, seed: UInt64) {
        self.name = name
        unsafe random = SplitMix64(seed: seed)
        isSimulated = true
        self.simulation = simulation
        unsafe wokenAt = simulation.now
        origin = unsafe Moment(wokenAt)
        unsafe wokenMoment = origin
        epoll = -1
        wakeUp = -1
    }

    deinit {
        if isSimulated { return }
        _ = Glibc.close(epoll)
        _ = Glibc.close(wakeUp)
    }

    /// Whether the caller is on this loop's thread.
    @inline(__always)
    public var isCurrent: Bool {
        unsafe cepoll_current_loop() == Unmanaged.passUnretained(self).toOpaque()
    }

    // MARK: From any thread

    /// Starts the thread. Once, and not after ``stop()``. A simulated loop needs no start.
    public func start() {
        if isSimulated { return }
        precondition(inbox.withLock { $0.late == nil }, "a loop is started once")
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
    ///
    /// What came in meanwhile is run here, on the caller's thread, and those who must know are
    /// told: every source that is registered by ``EventSource/loopEnded()``, others by
    /// ``atEnd(_:)``. Timers never fire afterwards, and a ``sleep(until:)`` that begins then ends
    /// at once with `CancellationError`.
    public func stop() {
        precondition(!isCurrent, "a loop cannot wait for its own end")
        guard let handle = thread.withLock({ $0.take() }) else { return }
        inbox.withLock { $0.isStopping = true }
        eventfd_write(wakeUp, 1)
        pthread_join(handle, nil)
        let late = DispatchQueue(label: name)
        late.sync {
            unsafe isStopped = true
            inbox.withLock { $0.late = late }
            runLate { tellTheEnd() }
        }
    }

    private func tellTheEnd() {
        for index in unsafe slots.indices { unsafe slots[index].source?.loopEnded() }
        let endings = endings.sorted { $0.key < $1.key }
        self.endings = [:]
        for ending in endings { ending.value() }
    }

    /// Runs what a stopped loop has been given. One caller at a time.
    private func runLate(_ first: () -> Void = {}) {
        let before = unsafe cepoll_current_loop()
        unsafe cepoll_set_current_loop(Unmanaged.passUnretained(self).toOpaque())
        readClock()
        first()
        while unsafe !jobs.isEmpty || !dirty.isEmpty || hasMail {
            takeInbox()
            var jobsLeft = Self.jobCountMax
            drainJobs(&jobsLeft)
            flushDirty()
        }
        unsafe cepoll_set_current_loop(before)
    }

    private var hasMail: Bool { inbox.withLock { $0.isSignalled } }

    private func wake() {
        if isSimulated { return }
        if let late = inbox.withLock({ $0.late }) {
            late.async { self.runLate() }
        } else {
            eventfd_write(wakeUp, 1)
        }
    }

    /// Runs `body` on the loop's thread soon; at once on the loop means after what is queued.
    public func submit(_ body: @escaping @Sendable () -> Void) {
        let signals = inbox.withLock { inbox in
            inbox.bodies.append(body)
            return inbox.signal()
        }
        if signals { wake() }
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
            return inbox.signal()
        }
        if signals { wake() }
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
            readClock()
            for index in 0..<max(0, Int(count)) {
                let event = unsafe events + index
                unsafe handle(cepoll_event_token(event), cepoll_event_mask(event))
            }
            finishWakeUp()
            if unsafe jobs.isEmpty, inbox.withLock({ $0.isStopping && !$0.isSignalled }) { break }
        }
        cepoll_set_current_loop(nil)
    }

    private func readClock() {
        unsafe wokenMoment = currentMoment
        unsafe wokenAt = wokenMoment.instant
    }

    /// What follows the ready sources in each wake-up: due timers, then jobs and flushes.
    private func finishWakeUp() {
        fireTimers()
        var round = 0
        var jobsLeft = Self.jobCountMax
        while round < Self.roundCountMax, unsafe !jobs.isEmpty || !dirty.isEmpty {
            drainJobs(&jobsLeft)
            flushDirty()
            if jobsLeft == 0 { return }
            round += 1
        }
    }

    private func waitMilliseconds() -> Int32 {
        if unsafe !jobs.isEmpty || !dirty.isEmpty { return 0 }
        guard let ticks = unsafe wheel.ticksUntilNext() else { return -1 }
        // The wheel's present may lie behind: the time since the last wake-up is part of the wait.
        let passed = unsafe tick(of: currentMoment) - wheel.currentTick
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
        if !isSimulated {
            var value: eventfd_t = 0
            unsafe eventfd_read(wakeUp, &value)
        }
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

    /// Runs at most so many jobs, and takes their number off.
    private func drainJobs(_ jobsLeft: inout Int) {
        let executor = unsafe asUnownedTaskExecutor()
        while jobsLeft > 0, let job = unsafe jobs.popFirst() {
            jobsLeft -= 1
            unsafe job.runSynchronously(on: executor)
        }
    }

    private func flushDirty() {
        unsafe isFlushing = true
        defer { unsafe isFlushing = false }
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

    /// Flushes now every source that asked for it, as at the end of the wake-up: for who answers
    /// many at once, between two of them. Not from a source's own call. On the loop's thread only.
    package func flushEarly() {
        if unsafe isFlushing { return }
        flushDirty()
    }

    private func fireTimers() {
        unsafe wheel.advance(to: tick(of: wokenMoment), into: &dueTimers)
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
    @inline(__always)
    private func tick(of moment: Moment) -> Int64 {
        Int64(moment.nanoseconds(since: origin) / 1_000_000)
    }

    // MARK: On the loop's thread

    /// Sets `timer` to fire once at `instant`, never before it and at most about 1 ms after.
    public func schedule(_ timer: LoopTimer, at instant: ContinuousClock.Instant) {
        schedule(timer, at: Moment(instant))
    }

    /// As above.
    package func schedule(_ timer: LoopTimer, at moment: Moment) {
        unsafe wheel.schedule(timer, at: tick(of: moment) + 1)
    }

    /// Takes a timer back.
    public func cancel(_ timer: LoopTimer) { unsafe wheel.cancel(timer) }

    /// Has `body` run when the loop is stopped, on whatever thread stops it; answers the number
    /// that ``cancelAtEnd(_:)`` takes. On the loop's thread only.
    public func atEnd(_ body: @escaping @Sendable () -> Void) -> Int {
        endingCount += 1
        endings[endingCount] = body
        return endingCount
    }

    /// Takes back what ``atEnd(_:)`` was given. On the loop's thread only.
    public func cancelAtEnd(_ number: Int) { endings[number] = nil }

    /// A number that nobody can foresee (SplitMix64, seeded by the system), or, in a simulation,
    /// one that its seed decides. On the loop's thread only; not for secrets.
    public func nextRandom() -> UInt64 { unsafe random.next() }

    /// Timers that are set. On the loop's thread only.
    package var timerCount: Int { unsafe wheel.count }

    /// Tasks that could go on. On the loop's thread only.
    package var queuedJobCount: Int { unsafe jobs.count }

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
        if isSimulated {
            simulation?.watch(
                source.descriptor, on: self, token,
                operation == EPOLL_CTL_DEL ? nil : interest)
            return
        }
        _ = cepoll_control(epoll, operation, source.descriptor, interest.rawValue, token)
    }

    // MARK: In a simulation

    /// Whether jobs, bodies or flushes wait.
    var hasWork: Bool { unsafe !jobs.isEmpty || !dirty.isEmpty || hasMail }

    /// When the next timer is due; nil when none is set.
    var nextTimerInstant: ContinuousClock.Instant? {
        unsafe wheel.earliestTick.map {
            origin.adding(nanoseconds: $0 * 1_000_000).instant
        }
    }

    /// Whether a timer is due at `instant`.
    func hasDueTimer(at instant: ContinuousClock.Instant) -> Bool {
        let tick = self.tick(of: Moment(instant))
        // Most wake-ups are in a millisecond that has been seen to.
        guard unsafe tick > wheel.currentTick, let next = unsafe wheel.earliestTick else {
            return false
        }
        return next <= tick
    }

    /// One wake-up, on the caller's thread: the sources given, the inbox, timers, jobs, flushes.
    func turn(at now: ContinuousClock.Instant, _ ready: [(token: UInt64, events: UInt32)]) {
        let before = unsafe cepoll_current_loop()
        unsafe cepoll_set_current_loop(Unmanaged.passUnretained(self).toOpaque())
        unsafe wokenAt = now
        unsafe wokenMoment = Moment(now)
        for (token, events) in ready { handle(token, events) }
        takeInbox()
        finishWakeUp()
        unsafe cepoll_set_current_loop(before)
    }
}
