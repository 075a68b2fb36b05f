/// One register and a rank in it, as it travels: index · 64 + rank.
package struct RegisterWord: Hashable, Sendable {
    /// Which register, from 0.
    package let index: Int
    /// From 1 to ``DistinctRegisters/rankMax``.
    package let rank: UInt8

    /// Of a hash: its first 16 bits choose the register; the rank is the place of the first 1 in
    /// the other 48.
    package init(hash: UInt64) {
        index = Int(hash >> 48)
        rank = UInt8(min(48, (hash << 16).leadingZeroBitCount) + 1)
    }

    /// Nil for a register or a rank that there is not.
    package init?(index: Int, rank: UInt8) {
        guard (0..<DistinctRegisters.registerCount).contains(index),
            (1...DistinctRegisters.rankMax).contains(rank)
        else { return nil }
        self.index = index
        self.rank = rank
    }

    /// Reads a number; nil for one that stands for no register.
    package init?(encoded: UInt32) {
        self.init(index: Int(encoded >> 6), rank: UInt8(encoded & 63))
    }

    /// The number.
    package var encoded: UInt32 { UInt32(index) << 6 | UInt32(rank) }
}
