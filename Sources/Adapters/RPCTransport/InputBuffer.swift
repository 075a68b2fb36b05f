/// Octets read from a socket and not yet understood: filled at the end, used up from the front.
@safe
struct InputBuffer: ~Copyable {
    /// Room for one read.
    static let readByteCount = 256 * 1024
    /// Room that is given back once a large frame has passed.
    static let keptCapacityMax = 512 * 1024

    private var storage: UnsafeMutableRawPointer
    private var capacity = readByteCount
    private var start = 0
    private var end = 0

    init() { unsafe storage = .allocate(byteCount: Self.readByteCount, alignment: 16) }

    deinit { unsafe storage.deallocate() }

    @inline(__always) var count: Int { end - start }

    /// The octets at hand. Valid until the buffer is next changed.
    @inline(__always)
    @unsafe var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: storage + start, count: end - start)
    }

    /// Free room at the end: some always, and enough for a frame of `frameByteCount` octets in all.
    @inline(__always)
    @unsafe
    mutating func room(forFrame frameByteCount: Int) -> UnsafeMutableRawBufferPointer {
        if start == end {
            start = 0
            end = 0
        }
        let missing = max(frameByteCount - count, 1)
        if capacity - end < missing { makeRoom(missing) }
        return unsafe UnsafeMutableRawBufferPointer(start: storage + end, count: capacity - end)
    }

    /// So many octets were put into the room.
    @inline(__always)
    mutating func filled(_ byteCount: Int) { end += byteCount }

    /// The first octets are done with.
    @inline(__always)
    mutating func consume(_ byteCount: Int) {
        start += byteCount
        if start == end, capacity > Self.keptCapacityMax { move(to: Self.readByteCount) }
    }

    private mutating func makeRoom(_ missing: Int) {
        if capacity - count >= missing, start >= count {
            unsafe storage.copyMemory(from: storage + start, byteCount: count)
            end -= start
            start = 0
        } else {
            move(to: max(count + missing, min(capacity * 2, count + 2 * missing)))
        }
    }

    private mutating func move(to newCapacity: Int) {
        let other = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 16)
        let kept = count
        unsafe other.copyMemory(from: storage + start, byteCount: kept)
        unsafe storage.deallocate()
        unsafe storage = other
        capacity = newCapacity
        start = 0
        end = kept
    }
}
