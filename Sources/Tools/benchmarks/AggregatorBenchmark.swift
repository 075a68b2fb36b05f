import ArgumentParser
import BudgetFiles
import Foundation
import LatencyAggregator
import LatencyBudget
import Messages
import RPC

/// What the latency aggregator costs: records taken in per second and core, memory with a million
/// requests in flight, and what a service pays to report.
struct AggregatorBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aggregator", abstract: "Measures the latency aggregator on one core.")

    @Option(help: "Requests in a round; each has nine records.")
    var requests = 200_000

    @Option(help: "Rounds; the median is printed.")
    var rounds = 5

    @Option(help: "Requests in flight at once.")
    var inFlight = 1_000_000

    func run() async throws {
        // First: what was free already would be used again, and not be seen.
        let (before, after) = try hold()
        print("in flight: \(Self.grouped(Double(inFlight))) requests of three records,")
        print(
            "           \((after - before) / inFlight) octets each, \((after - before) >> 20) MiB")
        let batches = try AggregatorLoad.batches(requestCount: requests)
        let recordCount = requests * AggregatorLoad.recordCount
        for keeping in Keeping.allCases {
            var spent: [(cpu: Double, wall: Double)] = []
            for _ in 0..<rounds { spent.append(try ingest(batches, keeping)) }
            func rate(_ times: [Double]) -> String {
                Self.grouped(Double(recordCount) / times.sorted()[times.count / 2])
            }
            print("ingest: \(rate(spent.map(\.cpu))) records/s on one core\(keeping.rawValue)")
            if keeping == .onDisk { print("        \(rate(spent.map(\.wall))) by the clock") }
        }
        print("        (decoded, put together, divided and judged; goal 500 000)")
        let nanoseconds = await AggregatorReporting().cpuSecondsPerRequest(requests: requests) * 1e9
        print("reporting: \(Int(nanoseconds)) ns of CPU by request of a service, goal 1 000")
        print("           (\(AggregatorReporting.recordCount) records: taken, packed, counted,")
        print("           put into batches and encoded; all but the socket)")
    }

    /// What becomes of a batch beside its part in the figures.
    private enum Keeping: String, CaseIterable {
        case nowhere = ""
        case inLog = ", with the log"
        case onDisk = ", with the log and a wait for the disk for every 8 batches"
    }

    /// Batches that wait for the disk together: fewer than when senders are many.
    private static let syncedBatchCount = 8

    /// CPU seconds to take everything in, and those by the clock: the clock that the server sees
    /// goes at 500,000 records a second, so that requests settle and are judged meanwhile.
    private func ingest(
        _ batches: [[UInt8]], _ keeping: Keeping
    ) throws -> (cpu: Double, wall: Double) {
        let clock = AggregatorClock()
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "aggregator-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let server =
            keeping != .nowhere
            ? try AggregatorServer(
                try BudgetFile.standard(), log: RecordLog(folder: folder.path),
                wallNanoseconds: { 0 }, now: { clock.now })
            : AggregatorServer(try BudgetFile.standard(), now: { clock.now })
        let (began, start) = (Self.cpuSeconds(), ContinuousClock.now)
        for (number, octets) in batches.enumerated() {
            let request = try AggregatorV1.RecordRequest(decoding: octets)
            _ = try server.take(request)
            let count = request.packedHops.count / PackedHop.byteCount
            clock.step(.microseconds(2 * count))
            if keeping == .onDisk, number % Self.syncedBatchCount == Self.syncedBatchCount - 1 {
                server.synchronizeLog()
            }
        }
        // The last ones settle too.
        clock.step(.seconds(2))
        _ = try server.take(.init())
        return (Self.cpuSeconds() - began, (ContinuousClock.now - start) / .seconds(1))
    }

    /// Resident octets before and after so many requests are open.
    private func hold() throws -> (before: Int, after: Int) {
        var limits = TraceLimits()
        limits.traceCountMax = inFlight + 1
        limits.hopCountMax = 3 * inFlight + 1
        let now = ContinuousClock.now
        var assembler = TraceAssembler(limits)
        let before = Self.residentByteCount()
        for number in 0..<inFlight {
            for hop in AggregatorLoad.shortRequest(number) { _ = assembler.add(hop, now: now) }
        }
        let after = Self.residentByteCount()
        guard assembler.openCount == inFlight else {
            throw ValidationError("\(assembler.openCount) requests are open")
        }
        return (before, after)
    }

    private static func cpuSeconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// From /proc/self/statm: pages of 4 KiB.
    private static func residentByteCount() -> Int {
        let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        let fields = text?.split(separator: " ") ?? []
        return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * 4_096
    }

    private static func grouped(_ value: Double) -> String {
        var digits = Substring("\(Int(value))")
        var groups: [Substring] = []
        while !digits.isEmpty {
            groups.insert(digits.suffix(3), at: 0)
            digits = digits.dropLast(3)
        }
        return groups.joined(separator: " ")
    }
}
