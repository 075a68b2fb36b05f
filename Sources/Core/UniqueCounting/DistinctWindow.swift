/// What was seen in one window of time, and which registers have grown since they were last given
/// away. At most 128 KiB. No clock and no key inside: a hash of another window is another hash.
package struct DistinctWindow: Sendable {
    /// Registers that are given away at once.
    package static let wordCountMax = 4_096

    /// The window's number, as the caller counts them.
    package let number: UInt64
    private var registers = DistinctRegisters()
    private var grown: [Int: RegisterWord] = [:]

    /// A window in which nothing was seen.
    package init(number: UInt64) { self.number = number }

    /// Sees something.
    package mutating func add(hash: UInt64) {
        guard let word = registers.add(hash: hash) else { return }
        grown[word.index] = word
    }

    /// Registers that have grown since the last time, in no order that says when; at most
    /// ``wordCountMax``, the rest comes next time.
    package mutating func takeGrown() -> [RegisterWord] {
        let words = grown.values.sorted { $0.index < $1.index }.prefix(Self.wordCountMax)
        for word in words { grown[word.index] = nil }
        return Array(words)
    }
}
