/// What one thread was doing when a timer of its looked.
struct StackSample: Hashable {
    /// The thread's number in the kernel.
    let thread: UInt32
    /// Return addresses, the interrupted one first.
    let addresses: [UInt64]

    /// Takes the samples apart that lie one behind the other, and adds up those that are alike;
    /// weights are the periods that each stands for. What is cut short ends the list.
    static func counted(_ words: [UInt64]) -> [StackSample: UInt64] {
        var counts: [StackSample: UInt64] = [:]
        var place = 0
        while place < words.count {
            let head = words[place]
            let depth = Int(head & 0xFF)
            guard depth > 0, depth < words.count - place else { break }
            let sample = StackSample(
                thread: UInt32(truncatingIfNeeded: head >> 32),
                addresses: Array(words[(place + 1)...(place + depth)]))
            counts[sample, default: 0] &+= (head >> 8) & 0xFF_FFFF
            place += depth + 1
        }
        return counts
    }

    /// Addresses to look names up by, the interrupted one first: what a call returns to may belong
    /// to the next function already, the octet before it does not.
    var places: [UInt64] {
        addresses.enumerated().map { $0.offset == 0 ? $0.element : $0.element &- 1 }
    }
}
