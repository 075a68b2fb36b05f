/// The newest versions that this loop has seen of some patients: what the cache says must not be
/// older. Beside ``CacheCoherence``, for a Redis into which somebody puts back what was there
/// before.
///
/// A table of ``slotCount`` places, 256 KiB: a patient whose place is taken by another has no
/// floor.
struct VersionFloors {
    /// Places; a power of two.
    static let slotCount = 16_384

    private struct Slot {
        var tag: UInt64 = 0
        var version: UInt64 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: Self.slotCount)

    /// The version that a patient has at least; 0 when nothing is known.
    /// - Parameter pseudonym: 32 octets, evenly spread.
    func floor(of pseudonym: [UInt8]) -> UInt64 {
        let slot = slots[Self.place(pseudonym)]
        return slot.tag == Self.tag(pseudonym) ? slot.version : 0
    }

    /// Notes that a patient has been seen in a version.
    mutating func note(_ version: UInt64, of pseudonym: [UInt8]) {
        let (place, tag) = (Self.place(pseudonym), Self.tag(pseudonym))
        if slots[place].tag == tag, slots[place].version >= version { return }
        slots[place] = Slot(tag: tag, version: version)
    }

    private static func place(_ pseudonym: [UInt8]) -> Int {
        Int(truncatingIfNeeded: number(pseudonym, at: 0)) & (slotCount - 1)
    }

    private static func tag(_ pseudonym: [UInt8]) -> UInt64 {
        number(pseudonym, at: pseudonym.count - 8)
    }

    private static func number(_ octets: [UInt8], at offset: Int) -> UInt64 {
        unsafe octets.withUnsafeBytes { octets in
            // A shorter name has no number of its own.
            offset < 0 || octets.count < 8
                ? 0
                : UInt64(
                    bigEndian: unsafe octets.loadUnaligned(
                        fromByteOffset: offset, as: UInt64.self))
        }
    }
}
