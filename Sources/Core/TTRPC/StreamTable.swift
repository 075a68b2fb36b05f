/// The live streams of a connection: stream id to a small number of the driver's.
///
/// Open addressing with linear probing; it grows with the number of live streams, which the
/// connection's call limit bounds.
struct StreamTable: ~Copyable {
    private var keys: ContiguousArray<UInt32>
    private var values: ContiguousArray<Int32>
    private var mask: Int
    private(set) var count = 0

    init() {
        keys = ContiguousArray(repeating: 0, count: 64)
        values = ContiguousArray(repeating: 0, count: 64)
        mask = 63
    }

    /// Ids of a connection are odd and grow by two: halved, they spread evenly by themselves.
    @inline(__always)
    private func home(_ id: UInt32) -> Int { Int(id >> 1) & mask }

    /// Adds a stream that is not there. Id 0 is no stream.
    mutating func insert(_ id: UInt32, _ value: Int32) {
        if (count + 1) * 2 > keys.count { grow() }
        var index = home(id)
        while keys[index] != 0 { index = (index + 1) & mask }
        keys[index] = id
        values[index] = value
        count += 1
    }

    func value(_ id: UInt32) -> Int32? {
        guard id != 0 else { return nil }
        var index = home(id)
        while keys[index] != 0 {
            if keys[index] == id { return values[index] }
            index = (index + 1) & mask
        }
        return nil
    }

    /// Takes a stream out; nil when it is not there.
    mutating func remove(_ id: UInt32) -> Int32? {
        guard id != 0 else { return nil }
        var index = home(id)
        while keys[index] != id {
            if keys[index] == 0 { return nil }
            index = (index + 1) & mask
        }
        let value = values[index]
        count -= 1
        closeGap(at: index)
        return value
    }

    /// Every value, in no order.
    func forEachValue(_ body: (Int32) -> Void) {
        for index in keys.indices where keys[index] != 0 { body(values[index]) }
    }

    /// Moves later entries of the run back, so that no search ends too early.
    private mutating func closeGap(at start: Int) {
        var gap = start
        var index = (gap + 1) & mask
        while keys[index] != 0 {
            let distance = (index - home(keys[index])) & mask
            if distance >= (index - gap) & mask {
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
        keys = ContiguousArray(repeating: 0, count: oldKeys.count * 2)
        values = ContiguousArray(repeating: 0, count: oldKeys.count * 2)
        mask = keys.count - 1
        count = 0
        for index in oldKeys.indices where oldKeys[index] != 0 {
            insert(oldKeys[index], oldValues[index])
        }
    }
}
