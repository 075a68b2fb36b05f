private import Dispatch
private import Glibc
private import Reactor
private import Synchronization

/// The journal's threads and what they share.
///
/// The writer's thread puts bursts on the disk and answers callers. The watch's thread answers
/// those whose deadline passes while the disk does not come back; it sleeps while nobody has a
/// deadline.
// Safety: the writer is touched by its thread only, the shelf on its queue only; the rest is behind
// mutexes or constant.
final class JournalCore: @unchecked Sendable {
    private let queue: Mutex<JournalQueue<JournalWaiter>>
    private let head: Mutex<JournalHead>
    private let anchors: Mutex<AuditHasher>
    private let writer: SegmentWriter
    private let shelf: JournalShelf
    private let shelfQueue = DispatchQueue(label: "audit-shelf")
    private let lock: AuditFile
    private let now: @Sendable () -> UInt64
    private let tick: Duration
    private let writerBell = Bell()
    private let watchBell = Bell()
    private let threads = Mutex<[pthread_t]>([])
    private let isWatchEnding = Atomic(false)
    private let shipped: Atomic<UInt64>
    /// Segments that were dropped and that the writer does not know of yet.
    private let dropped = Atomic(0)

    init(
        _ opened: JournalOpening.Opened, _ configuration: AuditJournalConfiguration,
        _ writer: SegmentWriter, key: AuditKey, now: @escaping @Sendable () -> UInt64
    ) throws(AuditError) {
        queue = Mutex(
            JournalQueue(
                after: opened.state.sequence, recordCountMax: configuration.queuedRecordCountMax,
                byteCountMax: AuditJournalConfiguration.burstByteCountMax))
        head = Mutex(writer.head)
        anchors = Mutex(try AuditHasher(key: key))
        self.writer = writer
        shelf = try JournalShelf(
            opened.folder, configuration, AuditHasher(key: key), shipped: opened.shipped)
        lock = opened.lock
        self.now = now
        tick = configuration.deadlineTick
        shipped = Atomic(opened.shipped)
    }

    // MARK: Callers

    func append(
        _ record: AuditRecord, deadline: ContinuousClock.Instant?, _ waiter: JournalWaiter
    ) {
        follow(queue.withLock { $0.enqueue(record, deadline: deadline, waiter) }, waiter)
    }

    func append(
        _ records: [AuditRecord], deadline: ContinuousClock.Instant?, _ waiter: JournalWaiter
    ) {
        follow(queue.withLock { $0.enqueue(records, deadline: deadline, waiter) }, waiter)
    }

    func append(_ frames: AuditFrames, _ waiter: JournalWaiter) {
        follow(queue.withLock { $0.enqueue(frames, waiter) }, waiter)
    }

    private func follow(
        _ outcome: JournalQueue<JournalWaiter>.OnEnqueue, _ waiter: JournalWaiter
    ) {
        switch outcome {
        case .accepted(_, let wakesWriter, let wakesWatch):
            if wakesWriter { writerBell.ring() }
            if wakesWatch { watchBell.ring() }
        case .refused(let error): waiter.answer(.failure(error))
        }
    }

    func anchor(_ stream: AuditIdentifier) throws(AuditError) -> AuditAnchor {
        let head = head.withLock { $0 }
        let time = now()
        return try anchors.withLock { hasher throws(AuditError) in
            try head.anchor(stream, timeNanoseconds: time, hasher)
        }
    }

    /// Runs `body` where files may be read and written slowly.
    func onShelf<Value: Sendable>(
        _ body: @escaping @Sendable (JournalShelf, UInt64) throws(AuditError) -> Value
    ) async throws(AuditError) -> Value {
        let answer = await withCheckedContinuation {
            (continuation: CheckedContinuation<Result<Value, AuditError>, Never>) in
            shelfQueue.async { [self] in
                let durable = queue.withLock { $0.durableSequence }
                let answer: Result<Value, AuditError>
                do throws(AuditError) { answer = .success(try body(shelf, durable)) } catch {
                    answer = .failure(error)
                }
                shipped.store(shelf.shipped, ordering: .relaxed)
                dropped.add(shelf.takeDroppedCount(), ordering: .relaxed)
                continuation.resume(returning: answer)
            }
        }
        return try answer.get()
    }

    var snapshot: AuditJournalSnapshot {
        let shipped = shipped.load(ordering: .relaxed)
        return queue.withLock {
            AuditJournalSnapshot(
                durableSequence: $0.durableSequence, shippedSequence: shipped,
                queuedRecordCount: $0.queuedRecordCount, burstCount: $0.burstCount,
                refusal: $0.refusal)
        }
    }

    // MARK: The threads

    func start() {
        threads.withLock { threads in
            threads = [
                unsafe thread {
                    unsafe JournalCore.of($0).write()
                    return nil
                },
                unsafe thread {
                    unsafe JournalCore.of($0).watch()
                    return nil
                },
            ]
        }
    }

    func close() {
        let handles = threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
        guard handles.count == 2 else { return }
        if queue.withLock({ $0.close() }) { writerBell.ring() }
        pthread_join(handles[0], nil)
        isWatchEnding.store(true, ordering: .sequentiallyConsistent)
        watchBell.ring()
        pthread_join(handles[1], nil)
        shelfQueue.sync {
            // What was shipped and is not noted is shipped once more.
            do throws(AuditError) { try shelf.publishMark() } catch {}
        }
        lock.unlock()
    }

    private func thread(
        _ body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?
    ) -> pthread_t {
        var handle = pthread_t()
        let failure = unsafe pthread_create(
            &handle, nil, body, Unmanaged.passRetained(self).toOpaque())
        precondition(failure == 0, "no thread could be made")
        return handle
    }

    private static func of(_ argument: UnsafeMutableRawPointer?) -> JournalCore {
        unsafe Unmanaged<JournalCore>.fromOpaque(argument.unsafelyUnwrapped).takeRetainedValue()
    }

    private func write() {
        // Hashing takes microseconds, and then callers wait for the disk.
        ShortSlice.take()
        while true {
            switch queue.withLock({ $0.takeBurst() }) {
            case .burst(let burst): put(burst)
            case .idle: writerBell.wait()
            case .ended: return writer.end()
            }
        }
    }

    private func put(_ burst: consuming JournalQueue<JournalWaiter>.Burst) {
        var octets = burst.octets
        burst.octets = []
        do throws(AuditError) {
            let dropped = dropped.exchange(0, ordering: .relaxed)
            try writer.write(&octets, removing: dropped)
        } catch {
            let failure = AuditError(.failed, "the journal stopped: \(error.message)", cause: error)
            for entry in queue.withLock({ $0.fail(failure) }) {
                entry.waiter?.answer(.failure(failure))
            }
            return
        }
        let reached = writer.head
        head.withLock { $0 = reached }
        let told = queue.withLock { $0.finishBurst(reusing: octets) }
        for entry in told { entry.waiter?.answer(.success(entry.sequence)) }
    }

    private func watch() {
        while !isWatchEnding.load(ordering: .sequentiallyConsistent) {
            let now = ContinuousClock.now
            let (expired, parks) = queue.withLock { $0.expire(now: now) }
            for waiter in expired {
                waiter.answer(
                    .failure(AuditError(.deadlineExceeded, "the record was not durable in time")))
            }
            watchBell.wait(atMost: parks ? nil : tick)
        }
    }
}
