/// Whose requests a look at the burn rates covered, and whether whoever looked is the one to tell
/// of it.
struct JudgedParts: Sendable, Equatable {
    /// Aggregators whose requests were judged.
    var aggregatorCount: UInt32 = 1
    /// Peers that gave no answer: what these have is missing.
    var unreachableCount: UInt32 = 0
    /// The first of the aggregators that answered.
    var isLead = true
}
