internal import AuditTrail
private import Foundation
private import Reactor

/// Appends as fast as the disk lets so many callers, and prints rate, burst size, latency and CPU.
struct MeasuringRole {
    let appenderCount: Int
    let seconds: Int

    func run(_ folder: String) async throws {
        let loop = EventLoop(name: "callers")
        loop.start()
        defer { loop.stop() }
        var configuration = try SyntheticTrail.configuration(folder)
        configuration.segmentByteCountLimit = 64 << 20
        let journal = try AuditJournal.open(configuration, key: SyntheticTrail.key())
        defer { journal.close() }
        let before = Self.cpuSeconds()
        let start = ContinuousClock.now
        let end = start + .seconds(seconds)
        let latencies = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for appender in 0..<UInt64(appenderCount) {
                group.addTask(executorPreference: loop) {
                    try await Self.append(journal, loop, appender, until: end)
                }
            }
            var all: [Int64] = []
            for try await some in group { all += some }
            return all.sorted()
        }
        let wall = (ContinuousClock.now - start) / .seconds(1)
        let cpu = Self.cpuSeconds() - before
        let count = Double(latencies.count)
        let bursts = Double(journal.snapshot.burstCount)
        SyntheticTrail.say(
            "appenders \(appenderCount): \(Int(count / wall)) records/s,"
                + " \(Int(bursts / wall)) syncs/s, \(count / bursts) records/sync,"
                + " \(cpu * 1e6 / count) us CPU/record,"
                + " p50 \(latencies[latencies.count / 2]) us,"
                + " p99 \(latencies[latencies.count * 99 / 100]) us")
    }

    /// One caller on the loop; its latencies in microseconds, by the loop's clock.
    private static func append(
        _ journal: AuditJournal, _ loop: EventLoop, _ appender: UInt64,
        until end: ContinuousClock.Instant
    ) async throws -> [Int64] {
        var record = try SyntheticTrail.record(appender: appender, number: 1)
        var latencies: [Int64] = []
        latencies.reserveCapacity(1 << 12)
        while loop.now < end {
            record.timeNanoseconds += 1
            let began = loop.now
            _ = try await journal.append(record, deadline: began + .seconds(5))
            latencies.append(Int64((loop.now - began) / .microseconds(1)))
        }
        return latencies
    }

    private static func cpuSeconds() -> Double {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }
}
