/// Octets on their way to a socket: filled in place, written in one go, bounded.
///
/// It holds no memory before the first octet, and none after ``rest()``.
@safe
public struct OutputBuffer: ~Copyable {
    /// A buffer that grew beyond this is given back once it is empty.
    private static let keptCapacityMax = 256 * 1024

    private var storage: UnsafeMutableRawPointer?
    /// Memory held, in octets.
    package private(set) var capacity = 0
    private var start = 0
    private var end = 0
    /// The most octets it holds.
    public let countMax: Int
    private let spares: SpareBuffers?

    /// Makes an empty buffer that begins with 64 KiB and grows up to `countMax` octets.
    public init(countMax: Int) { self.init(countMax: countMax, spares: nil) }

    /// Makes an empty buffer whose memory comes from `spares`, and returns there.
    package init(countMax: Int, spares: SpareBuffers?) {
        self.countMax = countMax
        self.spares = spares
    }

    deinit { unsafe Self.giveBack(storage, capacity, spares) }

    /// Octets waiting.
    @inline(__always) public var count: Int { end - start }
    /// Whether nothing waits.
    @inline(__always) public var isEmpty: Bool { start == end }

    /// The octets waiting. Valid until the buffer is next changed.
    @unsafe public var bytes: UnsafeRawBufferPointer {
        guard let storage = unsafe storage else {
            return unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return unsafe UnsafeRawBufferPointer(start: storage + start, count: end - start)
    }

    /// Room for `byteCount` more octets, or nil when the bound would be passed. Then
    /// ``commit(_:)``.
    @inline(__always)
    @unsafe
    public mutating func reserve(_ byteCount: Int) -> UnsafeMutableRawPointer? {
        if capacity - end < byteCount, !makeRoom(byteCount) { return nil }
        return unsafe storage.map { unsafe $0 + end }
    }

    /// Keeps the first `byteCount` octets of what was reserved.
    @inline(__always)
    public mutating func commit(_ byteCount: Int) { end += byteCount }

    /// Copies octets in; false when the bound would be passed.
    @unsafe
    public mutating func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return true }
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
        if capacity > Self.keptCapacityMax { rest() }
    }

    /// Gives the memory back when nothing waits: the connection may be quiet for long.
    @inline(__always)
    public mutating func rest() {
        if start != end || capacity == 0 { return }
        unsafe Self.giveBack(storage.take(), capacity, spares)
        capacity = 0
        start = 0
        end = 0
    }

    private static func giveBack(
        _ storage: UnsafeMutableRawPointer?, _ capacity: Int, _ spares: SpareBuffers?
    ) {
        guard let storage = unsafe storage else { return }
        if let spares, capacity == SpareBuffers.spareByteCount {
            unsafe spares.giveSpare(storage)
        } else {
            unsafe storage.deallocate()
        }
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
        if start > 0, capacity - count >= byteCount, start >= capacity / 2,
            let storage = unsafe storage
        {
            unsafe storage.copyMemory(from: storage + start, byteCount: count)
            end -= start
            start = 0
            return true
        }
        reallocate(
            min(countMax, max(capacity * 2, count + byteCount, SpareBuffers.spareByteCount)))
        return true
    }

    private mutating func reallocate(_ newCapacity: Int) {
        let larger =
            if let spares, newCapacity == SpareBuffers.spareByteCount {
                unsafe spares.takeSpare()
            } else {
                UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 16)
            }
        let kept = count
        if let storage = unsafe storage {
            unsafe larger.copyMemory(from: storage + start, byteCount: kept)
            unsafe Self.giveBack(storage, capacity, spares)
        }
        unsafe storage = larger
        capacity = newCapacity
        start = 0
        end = kept
    }
}
