internal import LatencyBudget
internal import Messages

/// Which instances of which services report, for a bounded number of them. No clock inside.
struct InstanceList: Sendable {
    /// What one instance has sent.
    struct Instance: Sendable, Equatable {
        let service: String
        let name: String
        var hopCount: UInt64 = 0
        var lostCount: UInt64 = 0
        var batchCount: UInt64 = 0
        let firstAt: ContinuousClock.Instant
        var lastAt: ContinuousClock.Instant
    }

    struct Key: Hashable {
        let service: String
        let name: String
    }

    /// Instances known; beyond it the one that was heard of longest ago is forgotten.
    static let instanceCountMax = 512

    var instances: [Key: Instance] = [:]

    /// Takes note of a batch of which so many records were kept.
    mutating func note(
        _ request: AggregatorV1.RecordRequest, keptCount: UInt32, now: ContinuousClock.Instant
    ) {
        guard HopName.isValid(request.service), HopName.isValid(request.instance) else { return }
        let key = Key(service: request.service, name: request.instance)
        if instances[key] == nil, instances.count >= Self.instanceCountMax { forgetOldest() }
        var instance =
            instances[key]
            ?? Instance(
                service: request.service, name: request.instance, firstAt: now, lastAt: now)
        instance.hopCount &+= UInt64(keptCount)
        let (lost, isOver) = instance.lostCount.addingReportingOverflow(request.droppedCount)
        instance.lostCount = isOver ? .max : lost
        instance.batchCount &+= 1
        instance.lastAt = now
        instances[key] = instance
    }

    private mutating func forgetOldest() {
        guard let oldest = instances.min(by: { $0.value.lastAt < $1.value.lastAt }) else { return }
        instances[oldest.key] = nil
    }

    /// By service; of one service the last heard of first.
    var all: [Instance] {
        instances.values.sorted { left, right in
            if left.service != right.service { return left.service < right.service }
            if left.lastAt != right.lastAt { return left.lastAt > right.lastAt }
            return left.name < right.name
        }
    }
}
