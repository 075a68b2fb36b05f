internal import AuditTrail
private import Foundation

/// Appends as fast as the disk lets so many callers, and prints rate, burst size, latency and CPU.
struct MeasuringRole {
    let appenderCount: Int
    let seconds: Int

    func run(_ folder: String) async throws {
        let journal = try AuditJournal.open(
            SyntheticTrail.configuration(folder), key: SyntheticTrail.key())
        let before = Self.cpuSeconds()
        let start = ContinuousClock.now
        let end = start + .seconds(seconds)
        let latencies = try await withThrowingTaskGroup(of: [Double].self) { group in
            for appender in 0..<UInt64(appenderCount) {
                group.addTask {
                    var record = try SyntheticTrail.record(appender: appender, number: 1)
                    var latencies: [Double] = []
                    var began = ContinuousClock.now
                    while began < end {
                        record.timeNanoseconds += 1
                        _ = try await journal.append(record)
                        let now = ContinuousClock.now
                        latencies.append((now - began) / .microseconds(1))
                        began = now
                    }
                    return latencies
                }
            }
            var all: [Double] = []
            for try await some in group { all += some }
            return all.sorted()
        }
        let wall = (ContinuousClock.now - start) / .seconds(1)
        let cpu = Self.cpuSeconds() - before
        let snapshot = journal.snapshot
        journal.close()
        let count = Double(latencies.count)
        SyntheticTrail.say(
            "appenders \(appenderCount): \(Int(count / wall)) records/s,"
                + " \(Int(Double(snapshot.burstCount) / wall)) syncs/s,"
                + " \(count / Double(snapshot.burstCount)) records/sync,"
                + " \(cpu * 1e6 / count) us CPU/record,"
                + " p50 \(latencies[latencies.count / 2]) us,"
                + " p99 \(latencies[latencies.count * 99 / 100]) us")
    }

    private static func cpuSeconds() -> Double {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }
}
