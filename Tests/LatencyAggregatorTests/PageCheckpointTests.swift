import Foundation
import LatencyBudget
import Messages
import RPC
import Synchronization
import TestSupport
import Testing

@testable import LatencyAggregator

/// What only pages show, over a restart: the slowest and the breaching requests, and who reports.
@Suite struct PageCheckpointTests {
    private struct Pages: Equatable {
        let slow: [AggregatorV1.SlowRequest]
        let instances: [AggregatorV1.ReportingInstance]

        init(_ fleet: Fleet) {
            let report = fleet.servers[0].own()
            slow = report.slowRequests
            instances = report.instances
        }
    }

    private func fleet(_ count: Int) throws -> Fleet {
        let fleet = try Fleet(1)
        for (_, batch) in Fleet.batches(count, shards: 1) {
            try fleet.send(batch)
            fleet.clock.advance(by: .milliseconds(70))
        }
        fleet.clock.advance(by: .seconds(40))
        return fleet
    }

    private func checkpoint(_ fleet: Fleet) throws -> Checkpoint {
        try fleet.servers[0].saveCheckpoint()
        return try Checkpoint(
            decoding: [UInt8](try Data(contentsOf: URL(filePath: fleet.path(0) + "/checkpoint"))))
    }

    private func removeLog(_ fleet: Fleet) throws {
        for name in try fleet.logFiles() {
            try FileManager.default.removeItem(atPath: fleet.path(0) + "/" + name)
        }
    }

    @Test(arguments: [true, false])
    func aRestartShowsTheSameWaterfallsAndInstances(isLogGone: Bool) throws {
        let fleet = try fleet(300)
        let before = Pages(fleet)
        #expect(before.slow.count >= 4)
        #expect(before.slow.contains { $0.breach })
        #expect(before.slow.allSatisfy { $0.rows.count >= 2 })
        #expect(before.instances.map(\.service) == ["edge", "ehr-gateway", "soap-service"])
        try fleet.servers[0].saveCheckpoint()
        if isLogGone { try removeLog(fleet) }
        try fleet.restart()
        #expect(fleet.servers[0].startProblem == nil)
        #expect(Pages(fleet) == before)
        // Ages go on from there, and a second restart changes nothing either.
        fleet.clock.advance(by: .seconds(5))
        let ages = Pages(fleet).instances.map(\.lastAgeNs)
        #expect(ages == before.instances.map { $0.lastAgeNs + 5_000_000_000 })
        try fleet.servers[0].saveCheckpoint()
        try fleet.restart()
        #expect(Pages(fleet).slow.map(\.rows) == before.slow.map(\.rows))
    }

    @Test func whatComesAfterTheCheckpointIsOnThePagesOnce() throws {
        let batches = Fleet.batches(300, shards: 1).map(\.batch)
        func run(restarts: Bool) throws -> Pages {
            let fleet = try Fleet(1)
            for (index, batch) in batches.enumerated() {
                try fleet.send(batch)
                fleet.clock.advance(by: .milliseconds(200))
                guard restarts, index % 9 == 4 else { continue }
                if index % 2 == 0 { try fleet.servers[0].saveCheckpoint() }
                try fleet.restart()
            }
            fleet.clock.advance(by: .seconds(40))
            return Pages(fleet)
        }
        let (calm, disturbed) = (try run(restarts: false), try run(restarts: true))
        #expect(disturbed.instances == calm.instances)
        #expect(disturbed.slow.map(\.traceID) == calm.slow.map(\.traceID))
        #expect(disturbed.slow.map(\.rows) == calm.slow.map(\.rows))
        #expect(disturbed.slow.map(\.guilty) == calm.slow.map(\.guilty))
    }

    @Test func aCheckpointOfVersion1IsStillRead() throws {
        let fleet = try fleet(100)
        var old = try checkpoint(fleet)
        let report = try fleet.report()
        (old.pages, old.turns) = (nil, nil)
        #expect(old.octets[8] == 1)
        try RecordLog.write(old, to: fleet.path(0) + "/checkpoint")
        try removeLog(fleet)
        try fleet.restart()
        #expect(fleet.servers[0].startProblem == nil)
        #expect(try fleet.report() == report)
        #expect(Pages(fleet).slow == [])
        #expect(Pages(fleet).instances == [])
    }

    @Test func aVersionOfTomorrowIsRefused() throws {
        let fleet = try fleet(20)
        var octets = try checkpoint(fleet).octets
        #expect(octets[8] == UInt8(Checkpoint.version))
        octets[8] += 1
        #expect(throws: SketchError.self) { try Checkpoint(decoding: octets) }
        try Data(octets).write(to: URL(filePath: fleet.path(0) + "/checkpoint"))
        try fleet.restart()
        #expect(fleet.servers[0].startProblem?.code == .damaged)
        fleet.clock.advance(by: .seconds(40))
        #expect(try fleet.report().requestCount == 20)
    }

    @Test func pagesThatCannotBeReadAreSaidSoAndTheFiguresAreThere() throws {
        let fleet = try fleet(100)
        var bad = try checkpoint(fleet)
        let report = try fleet.report()
        bad.pages?.removeLast()
        try RecordLog.write(bad, to: fleet.path(0) + "/checkpoint")
        try removeLog(fleet)
        try fleet.restart()
        #expect(fleet.servers[0].startProblem?.code == .damaged)
        #expect(try fleet.report() == report)
        #expect(Pages(fleet).slow == [])
    }

    @Test func anyOctetsArePagesOrNoneWithoutATrap() throws {
        let fleet = try fleet(60)
        let good = try checkpoint(fleet)
        let pages = try #require(good.pages)
        let turns = try #require(good.turns)
        let now = fleet.clock.now
        func isRead(_ pages: [UInt8]) -> Bool {
            var bad = good
            bad.pages = pages
            var aggregation = Aggregation(Fleet.table, limits: TraceLimits())
            do { try aggregation.restorePages(bad, now: now) } catch {
                #expect(aggregation.pages.instances.all == [])
                return false
            }
            _ = aggregation.collected(over: .seconds(3_600), now: now + .seconds(60))
            #expect(aggregation.pages.instances.all.count <= InstanceList.instanceCountMax)
            return true
        }
        #expect(isRead(pages))
        for count in stride(from: 0, to: pages.count, by: max(1, pages.count / 200)) {
            #expect(!isRead(Array(pages.prefix(count))), "\(count) octets")
        }
        #expect(!isRead(pages + [0]))
        for seed in 0..<300 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var bad = pages
            for _ in 0...random.below(3) {
                bad[random.below(bad.count)] = UInt8(random.below(256))
            }
            _ = isRead(bad)
            var checkpoint = good
            checkpoint.turns?[random.below(turns.count)] ^= UInt8(1 << random.below(8))
            var aggregation = Aggregation(Fleet.table, limits: TraceLimits())
            try? aggregation.restore(checkpoint, beganAt: now - .seconds(60), now: now)
            _ = aggregation.lookAtAlerts(now: now + .seconds(7_200), wallSecond: 1)
        }
    }

    @Test func moreThanThereMayBeIsRefused() throws {
        let now = ManualClock().now
        func isRefused(_ write: (inout OctetWriter) -> Void) -> Bool {
            var writer = OctetWriter()
            write(&writer)
            var reader = OctetReader(writer.octets)
            return (try? PageFacts(&reader, Fleet.table, now: now)) == nil
        }
        #expect(!isRefused { for _ in 0..<2 { $0.append(0 as UInt64) } })
        #expect(
            isRefused { writer in
                writer.append(UInt64(InstanceList.instanceCountMax + 1))
                for number in 0...InstanceList.instanceCountMax {
                    writer.append("edge")
                    writer.append("i\(number)")
                    for _ in 0..<5 { writer.append(0 as UInt64) }
                }
                writer.append(0 as UInt64)
            })
        #expect(isRefused { for number in [0, 257] { $0.append(UInt64(number)) } })
    }

    @Test func aPageKeepsItsNumberOverARestart() throws {
        let fleet = try Fleet(1)
        let hops = (1...1_000).map { number in
            PackedHop(
                HopRecord(
                    kind: .internal, traceID: TraceID(high: 1, low: UInt64(number)), spanID: 0,
                    parentSpanID: 1, operation: "phi.seal", runNanoseconds: 50_000_000),
                operation: 0)
        }
        try fleet.send(
            .init(
                service: "soap-service", instance: "i", operations: ["phi.seal"], sequence: 1,
                packedHops: PackedHop.octets(hops)))
        fleet.clock.advance(by: .seconds(20))
        fleet.servers[0].lookAtAlerts()
        func turns() -> [AlertTurn] { fleet.servers[0].aggregation.withLock { $0.board.turns } }
        let before = turns()
        #expect(before.map(\.isPage) == [true])
        #expect(before.allSatisfy { $0.isOn && $0.number > 0 })
        try fleet.servers[0].saveCheckpoint()
        try removeLog(fleet)
        fleet.clock.advance(by: .seconds(100))
        try fleet.restart()
        #expect(turns() == before)
        fleet.servers[0].lookAtAlerts()
        #expect(turns() == before)
    }
}
