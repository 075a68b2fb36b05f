/// The slots of one order key.
struct Lane: Sendable {
    /// Slots that have been sent and have not ended, in order.
    var busy: [Int] = []
    /// Slots behind them, in order.
    var parked: [Int] = []
    /// The latest slot's id, whatever has become of it.
    var tail: UInt64 = 0
    /// Slots that have not been reclaimed.
    var slotCount = 0
}
