internal import LatencyBudget

/// Which batches of which instances have come, for a bounded number of instances.
struct InstanceTable {
    /// Instances known; beyond it the one that was heard of longest ago is forgotten.
    static let instanceCountMax = 1_024

    private struct Instance {
        var sequences = SequenceWindow()
        var lastTurn: UInt64
    }

    private var instances: [String: Instance] = [:]
    private var turn: UInt64 = 0
    private var forgottenMissingCount: UInt64 = 0

    mutating func take(_ instance: String, sequence: UInt64) -> SequenceWindow.OnTake {
        turn &+= 1
        if instances[instance] == nil, instances.count >= Self.instanceCountMax { forgetOldest() }
        instances[instance, default: Instance(lastTurn: turn)].lastTurn = turn
        return instances[instance, default: Instance(lastTurn: turn)].sequences.take(sequence)
    }

    private mutating func forgetOldest() {
        guard let oldest = instances.min(by: { $0.value.lastTurn < $1.value.lastTurn }) else {
            return
        }
        forgottenMissingCount &+= oldest.value.sequences.missingCount
        instances[oldest.key] = nil
    }

    /// Batches that have not come although later ones have.
    var missingCount: UInt64 {
        instances.values.reduce(forgottenMissingCount) { $0 &+ $1.sequences.missingCount }
    }
}
