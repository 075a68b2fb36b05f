import Batching

/// A configuration in ticks of a millisecond.
struct InterleavingSetting {
    let tenantCount: Int
    let linger: Int
    let margin: Int
    let configuration: BatchingConfiguration

    /// Small ones, so that short schedules reach every limit.
    static let all: [InterleavingSetting] = {
        var settings: [InterleavingSetting] = []
        for number in 0..<48 {
            let count = 1 + number % 4
            let isWaiting = number % 3 != 0
            let setting = try? InterleavingSetting(
                tenantCount: 1 + number % 3, linger: [0, 5, 12][number / 3 % 3],
                margin: [0, 3][number / 2 % 2],
                configuration: BatchingConfiguration(
                    batchCountMax: count, batchByteCountMax: 9,
                    linger: .milliseconds([0, 5, 12][number / 3 % 3]),
                    flushMargin: .milliseconds([0, 3][number / 2 % 2]),
                    queueCountMax: count + number / 5 % 3,
                    queueByteCountMax: 9 + 3 * (number / 7 % 3),
                    tenantQueueCountMax: number % 5 == 0 ? 2 : nil, inFlightMax: 1 + number / 4 % 2,
                    flushesWhenIdle: number % 7 == 0, overflow: isWaiting ? .wait : .refuse,
                    waiterCountMax: 3, tenantWaiterCountMax: number % 11 == 0 ? 1 : nil))
            if let setting { settings.append(setting) }
        }
        return settings
    }()

    static let tenants = ["north", "south", "west"].map { Tenant($0) }

    /// Ticks of a whole schedule.
    private static let instants = (0..<2_000).map { start + .milliseconds($0) }

    static func instant(_ tick: Int) -> ContinuousClock.Instant { instants[tick] }

    /// The first tick that is not before an instant.
    static func tick(_ instant: ContinuousClock.Instant) -> Int {
        let parts = (instant - start).components
        let milliseconds = parts.seconds * 1_000 + parts.attoseconds / 1_000_000_000_000_000
        return Int(milliseconds) + (parts.attoseconds % 1_000_000_000_000_000 > 0 ? 1 : 0)
    }
}
