/// What became of the events that were to be posted.
package struct HookCounts: Sendable, Equatable {
    /// Tries, of all events.
    package var attemptCount: UInt64 = 0
    /// Events that the receiver took.
    package var takenCount: UInt64 = 0
    /// Events that the receiver did not want.
    package var refusedCount: UInt64 = 0
    /// Events that were tried often enough.
    package var givenUpCount: UInt64 = 0
    /// Events that had been offered before, and were not posted again.
    package var repeatedCount: UInt64 = 0
    /// Events for which there was no room any more.
    package var lostCount: UInt64 = 0

    /// Nothing has happened.
    package init() {}
}
