/// The run queue of one thread: a ring that doubles when it is full.
///
/// What bounds it is the number of tasks that exist, which the callers' admission limits bound.
@safe
struct JobRing: ~Copyable {
    private var slots: UnsafeMutablePointer<UnownedJob>
    private var capacity = 1024
    private var head = 0
    private var tail = 0

    init() { unsafe slots = .allocate(capacity: capacity) }

    deinit { unsafe slots.deallocate() }

    var isEmpty: Bool { head == tail }
    var count: Int { tail - head }

    mutating func append(_ job: UnownedJob) {
        if tail - head == capacity { grow() }
        unsafe (slots + (tail & (capacity - 1))).initialize(to: job)
        tail += 1
    }

    mutating func popFirst() -> UnownedJob? {
        if head == tail { return nil }
        defer { head += 1 }
        return unsafe slots[head & (capacity - 1)]
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<UnownedJob>.allocate(capacity: capacity * 2)
        for index in 0..<capacity {
            unsafe (larger + index).initialize(to: slots[(head + index) & (capacity - 1)])
        }
        unsafe slots.deallocate()
        unsafe slots = larger
        tail -= head
        head = 0
        capacity *= 2
    }
}
