/// The live streams of a connection: stream id to a small number of the driver's.
///
/// Open addressing with linear probing; it grows with the number of live streams, which the
/// connection's call limit bounds. An empty one takes no memory of its own.
struct StreamTable: ~Copyable {
    private static let firstCapacity = 64

    private var keys: ContiguousArray<UInt32> = []
    private var values: ContiguousArray<Int32> = []
    private var mask = 0
    /// Streams that are not at their home. While there are none, every gap may stay open.
    private var displacedCount = 0
    private(set) var count = 0

    /// Ids of a connection are odd and grow by two: halved, they spread evenly by themselves.
    @inline(__always)
    private func home(_ id: UInt32) -> Int { Int(id >> 1) & mask }

    /// Adds a stream that is not there. Id 0 is no stream.
    mutating func insert(_ id: UInt32, _ value: Int32) {
        if (count + 1) * 2 > keys.count { grow() }
        var index = home(id)
        if keys[index] != 0 {
            displacedCount += 1
            repeat { index = (index + 1) & mask } while keys[index] != 0
        }
        keys[index] = id
        values[index] = value
        count += 1
    }

    func value(_ id: UInt32) -> Int32? {
        guard id != 0, count != 0 else { return nil }
        var index = home(id)
        while keys[index] != 0 {
            if keys[index] == id { return values[index] }
            index = (index + 1) & mask
        }
        return nil
    }

    /// Takes a stream out; nil when it is not there.
    mutating func remove(_ id: UInt32) -> Int32? {
        guard id != 0, count != 0 else { return nil }
        var index = home(id)
        while keys[index] != id {
            if keys[index] == 0 { return nil }
            index = (index + 1) & mask
        }
        let value = values[index]
        count -= 1
        if displacedCount == 0 {
            keys[index] = 0
        } else {
            if index != home(id) { displacedCount -= 1 }
            closeGap(at: index)
        }
        return value
    }

    /// Every stream and its value, in no order.
    func forEachEntry(_ body: (_ id: UInt32, _ value: Int32) -> Void) {
        for index in keys.indices where keys[index] != 0 { body(keys[index], values[index]) }
    }

    /// Moves later entries of the run back, so that no search ends too early.
    @inline(never)
    private mutating func closeGap(at start: Int) {
        var gap = start
        var index = (gap + 1) & mask
        while keys[index] != 0 {
            let distance = (index - home(keys[index])) & mask
            if distance >= (index - gap) & mask {
                if gap == home(keys[index]) { displacedCount -= 1 }
                keys[gap] = keys[index]
                values[gap] = values[index]
                gap = index
            }
            index = (index + 1) & mask
        }
        keys[gap] = 0
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        let capacity = max(Self.firstCapacity, oldKeys.count * 2)
        keys = ContiguousArray(repeating: 0, count: capacity)
        values = ContiguousArray(repeating: 0, count: capacity)
        mask = keys.count - 1
        count = 0
        displacedCount = 0
        for index in oldKeys.indices where oldKeys[index] != 0 {
            insert(oldKeys[index], oldValues[index])
        }
    }
}
