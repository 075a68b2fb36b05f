/// The beginning of a frame whose end has not come: what is left over when everything else that was
/// read has been handled, in place, in the loop's read buffer.
///
/// It holds no memory while nothing is left over, which is how an idle connection spends its life.
@safe
struct InputBuffer: ~Copyable {
    /// A left-over up to this is moved in front of the next read; a larger one, the beginning of a
    /// large frame, stays and the read goes behind it.
    static let movedByteCountMax = 4096
    /// Least room for a frame that is read in place. It doubles as the octets come, so that an
    /// announcement alone costs no memory.
    private static let capacityMin = 16 * 1024

    private var storage: UnsafeMutableRawPointer?
    /// Memory held.
    private(set) var capacity = 0
    private var start = 0
    private var end = 0

    deinit { unsafe storage?.deallocate() }

    @inline(__always) var count: Int { end - start }

    /// Whether the next read goes behind what is here.
    @inline(__always) var staysInPlace: Bool { count > Self.movedByteCountMax }

    /// The octets at hand. Valid until the buffer is next changed.
    @unsafe var bytes: UnsafeRawBufferPointer {
        guard let storage = unsafe storage else {
            return unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return unsafe UnsafeRawBufferPointer(start: storage + start, count: end - start)
    }

    /// Keeps a copy of `octets`. The buffer is empty.
    @unsafe
    mutating func keep(_ octets: UnsafeRawBufferPointer) {
        guard let base = octets.baseAddress, octets.count > 0 else { return }
        resize(to: octets.count)
        if let storage = unsafe storage {
            unsafe storage.copyMemory(from: base, byteCount: octets.count)
            end = octets.count
        }
    }

    /// Moves everything to `place` and gives the memory back; answers how many octets.
    @inline(__always)
    @unsafe
    mutating func move(to place: UnsafeMutableRawBufferPointer) -> Int {
        if capacity == 0 { return 0 }
        let moved = count
        unsafe place.copyMemory(from: bytes)
        clear()
        return moved
    }

    /// Free room at the end, towards a frame of `frameByteCount` octets in all; some always.
    @unsafe
    mutating func room(forFrame frameByteCount: Int) -> UnsafeMutableRawBufferPointer {
        if capacity == end { grow(towards: max(frameByteCount, count + 1)) }
        guard let storage = unsafe storage else {
            return unsafe UnsafeMutableRawBufferPointer(start: nil, count: 0)
        }
        return unsafe UnsafeMutableRawBufferPointer(start: storage + end, count: capacity - end)
    }

    /// So many octets were put into the room.
    mutating func filled(_ byteCount: Int) { end += byteCount }

    /// The first octets are done with; without any left the memory goes too.
    mutating func consume(_ byteCount: Int) {
        start += byteCount
        if start == end { clear() }
    }

    /// Gives everything back.
    mutating func clear() {
        unsafe storage.take()?.deallocate()
        capacity = 0
        start = 0
        end = 0
    }

    private mutating func grow(towards wanted: Int) {
        resize(to: min(wanted, max(2 * count, Self.capacityMin)))
    }

    /// A buffer of this size, at least of the count, with what is here at its beginning.
    private mutating func resize(to wanted: Int) {
        let kept = count
        let newCapacity = max(wanted, kept)
        let other = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 16)
        unsafe UnsafeMutableRawBufferPointer(start: other, count: newCapacity).copyMemory(
            from: bytes)
        unsafe storage?.deallocate()
        unsafe storage = other
        capacity = newCapacity
        start = 0
        end = kept
    }
}
