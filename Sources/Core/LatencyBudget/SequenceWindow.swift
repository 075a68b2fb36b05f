/// Which batches of one sender have come: those numbered up to a point, and some beyond it.
///
/// Batches may come in any order and more than once. One that is more than ``spanMax`` below the
/// highest counts as having come, or as missing for good. Those more than ``firstSlackMax`` below
/// the first that ever came belong to an earlier life of the receiver: they are neither.
public struct SequenceWindow: Sendable, Equatable {
    /// Numbers below the highest that are told apart.
    public static let spanMax: UInt64 = 4_096
    /// Numbers below the first one that may still come.
    public static let firstSlackMax: UInt64 = 64

    /// The answer to ``take(_:)``.
    public enum OnTake: Sendable {
        /// It has not come before.
        case new
        /// It has come before, or too long ago to say.
        case repeated
    }

    /// The highest number that came; 0 before the first.
    public internal(set) var highest: UInt64 = 0
    /// Numbers up to here have come, or are missing for good.
    var settled: UInt64 = 0
    /// Those above ``settled`` that have come.
    var beyond: Set<UInt64> = []
    /// Batches that will not be taken any more.
    public internal(set) var lostCount: UInt64 = 0

    /// Nothing has come.
    public init() {}

    /// Batches that have not come although later ones have, the lost ones included.
    public var missingCount: UInt64 {
        lostCount &+ (highest - settled) - UInt64(beyond.count)
    }

    /// A batch with this number has come; 0 is no number and always new.
    public mutating func take(_ sequence: UInt64) -> OnTake {
        guard sequence > 0 else { return .new }
        if highest == 0, sequence > Self.firstSlackMax { settled = sequence - Self.firstSlackMax }
        guard sequence > settled, beyond.insert(sequence).inserted else { return .repeated }
        highest = max(highest, sequence)
        while beyond.remove(settled &+ 1) != nil { settled += 1 }
        if highest - settled > Self.spanMax { giveUp(upTo: highest - Self.spanMax) }
        return .new
    }

    private mutating func giveUp(upTo floor: UInt64) {
        let known = beyond.filter { $0 <= floor }
        lostCount &+= floor - settled - UInt64(known.count)
        beyond.subtract(known)
        settled = floor
        while beyond.remove(settled &+ 1) != nil { settled += 1 }
    }
}
