internal import Messages
internal import UniqueCounting

/// Different patients of the hour under way and the one before it, over all instances. 128 KiB.
struct PatientWindows: Sendable {
    private var number: UInt64 = 0
    private var current = DistinctRegisters()
    private var last = DistinctRegisters()

    /// Takes registers over.
    /// - Parameter hour: the hour under way; registers of the one before it still count, and of the
    ///   one after it when a sender's clock is ahead.
    /// - Returns: whether all of them were registers of such a window.
    mutating func merge(_ patients: MetricsV1.PatientRegisters, hour: UInt64) -> Bool {
        guard patients.registers.count <= DistinctWindow.wordCountMax else { return false }
        let words = patients.registers.compactMap { RegisterWord(encoded: $0) }
        guard words.count == patients.registers.count else { return false }
        turn(to: hour)
        if patients.window == number &+ 1 { turn(to: patients.window, atMost: hour &+ 1) }
        switch patients.window {
        case number: for word in words { current.merge(word) }
        case number &- 1: for word in words { last.merge(word) }
        default: return false
        }
        return true
    }

    private mutating func turn(to hour: UInt64, atMost limit: UInt64? = nil) {
        guard hour > number, hour <= limit ?? hour else { return }
        last = hour == number &+ 1 ? current : DistinctRegisters()
        current = DistinctRegisters()
        number = hour
    }

    /// The window under way and the one before it, as they may be told.
    mutating func cells(hour: UInt64) -> (number: UInt64, current: SmallCell, last: SmallCell) {
        turn(to: hour)
        return (number, SmallCell(current.estimate), SmallCell(last.estimate))
    }

    /// Whether anybody has reported in these windows.
    var isEmpty: Bool { current.isEmpty && last.isEmpty }
}
