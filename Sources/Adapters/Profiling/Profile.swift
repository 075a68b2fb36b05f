/// What a process did with its processors for a while.
package struct Profile: Sendable {
    /// How it was taken.
    package let settings: ProfileSettings
    /// How long it took, the making of names left out.
    package let duration: Duration
    /// Where the time went. Without samples when the process did nothing.
    package let stacks: FoldedStacks
    /// What was allocated meanwhile.
    package let allocations: AllocationCounts
    /// Samples that found no room.
    package let droppedCount: UInt64
    /// Threads that were looked at.
    package let threadCount: UInt64
    /// Threads, of those there at last, that could not be.
    package let unreachedThreadCount: UInt64
}
