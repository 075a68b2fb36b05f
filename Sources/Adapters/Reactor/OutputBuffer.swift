/// Octets on their way to a socket: filled in place, written in one go, bounded.
@safe
public struct OutputBuffer: ~Copyable {
    private var storage: UnsafeMutableRawPointer
    private var capacity: Int
    private var start = 0
    private var end = 0
    /// The most octets it holds.
    public let countMax: Int
    /// A buffer that grew beyond this is given back once it is empty.
    private let keptCapacityMax: Int

    /// Makes an empty buffer of 64 KiB that grows up to `countMax` octets.
    public init(countMax: Int) {
        self.countMax = countMax
        keptCapacityMax = 256 * 1024
        capacity = min(64 * 1024, countMax)
        unsafe storage = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { unsafe storage.deallocate() }

    /// Octets waiting.
    @inline(__always) public var count: Int { end - start }
    /// Whether nothing waits.
    @inline(__always) public var isEmpty: Bool { start == end }

    /// The octets waiting. Valid until the buffer is next changed.
    @unsafe public var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: storage + start, count: end - start)
    }

    /// Room for `byteCount` more octets, or nil when the bound would be passed. Then
    /// ``commit(_:)``.
    @inline(__always)
    @unsafe
    public mutating func reserve(_ byteCount: Int) -> UnsafeMutableRawPointer? {
        if capacity - end < byteCount, !makeRoom(byteCount) { return nil }
        return unsafe storage + end
    }

    /// Keeps the first `byteCount` octets of what was reserved.
    @inline(__always)
    public mutating func commit(_ byteCount: Int) { end += byteCount }

    /// Copies octets in; false when the bound would be passed.
    @unsafe
    public mutating func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        guard let room = unsafe reserve(bytes.count) else { return false }
        unsafe room.copyMemory(from: base, byteCount: bytes.count)
        commit(bytes.count)
        return true
    }

    /// Drops the first `byteCount` octets.
    public mutating func consume(_ byteCount: Int) {
        start += byteCount
        if start == end { reset() }
    }

    /// Drops everything.
    public mutating func reset() {
        start = 0
        end = 0
        if capacity > keptCapacityMax { reallocate(64 * 1024) }
    }

    /// Writes until all is gone or the socket takes no more. `bytes(0)` when nothing was waiting.
    public mutating func write(to descriptor: Int32) -> Socket.Transfer {
        var total = 0
        while !isEmpty {
            switch unsafe Socket.write(descriptor, bytes) {
            case .bytes(let count):
                total += count
                consume(count)
            case .wouldBlock: return .wouldBlock
            case .end: return .end
            case .failed(let number): return .failed(number)
            }
        }
        return .bytes(total)
    }

    private mutating func makeRoom(_ byteCount: Int) -> Bool {
        guard count + byteCount <= countMax else { return false }
        if start > 0, capacity - count >= byteCount, start >= capacity / 2 {
            unsafe storage.copyMemory(from: storage + start, byteCount: count)
            end -= start
            start = 0
            return true
        }
        reallocate(min(countMax, max(capacity * 2, count + byteCount)))
        return true
    }

    private mutating func reallocate(_ newCapacity: Int) {
        let larger = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 16)
        let kept = count
        unsafe larger.copyMemory(from: storage + start, byteCount: kept)
        unsafe storage.deallocate()
        unsafe storage = larger
        capacity = newCapacity
        start = 0
        end = kept
    }
}
