import LatencyBudget
import Messages
import RPC
import Synchronization
import TestSupport
import Testing

@testable import LatencyAggregator

/// Burn rates judged over all aggregators, and told by one.
@Suite struct AlertsTogetherTests {
    /// Aggregators on one clock that reach each other, but for those that are named to be gone.
    private final class Group {
        let clock = ManualClock()
        private(set) var servers: [AggregatorServer] = []
        private let gone = Journal<Set<Int>>()
        private var streams: [AsyncStream<AggregatorV1.AlertEvent>] = []
        private var number: UInt64 = 0

        /// The lowest rank is that of the first.
        init(_ count: Int) throws {
            for index in 0..<count { servers.append(server(rank: UInt64(10 + index))) }
            for index in 0..<count { connect(index) }
            streams = try servers.map { try #require($0.alertEvents()) }
        }

        private func server(rank: UInt64) -> AggregatorServer {
            AggregatorServer(
                Fleet.table, rank: rank, wallNanoseconds: { 1_764_000_000_000_000_000 },
                now: { [clock] in clock.now })
        }

        private func connect(_ index: Int) {
            let peers = servers.enumerated().filter { $0.offset != index }
            let (gone, clock) = (gone, clock)
            servers[index].use(
                peers: { request in
                    let silent = gone.entries.last ?? []
                    return peers.map { number, peer in
                        silent.contains(number)
                            ? nil
                            : try? peer.collect(
                                request,
                                context: .background(deadline: clock.now + .seconds(1)))
                    }
                }, count: peers.count)
        }

        /// From now on these neither answer nor look.
        func lose(_ lost: Set<Int>) { gone.note(lost) }

        /// A process that ends with all that it knows, and another in its place.
        func replace(_ index: Int, rank: UInt64) throws {
            servers[index] = server(rank: rank)
            for index in servers.indices { connect(index) }
            streams[index] = try #require(servers[index].alertEvents())
        }

        /// So many seals, with the share of slow ones in percent.
        func seal(_ count: Int, slow: Int = 100, to index: Int) throws {
            let hops = (0..<count).map { place in
                number += 1
                return PackedHop(
                    HopRecord(
                        kind: .internal, traceID: TraceID(high: 1, low: number), spanID: 0,
                        parentSpanID: 1, operation: "phi.seal",
                        runNanoseconds: place * 100 < count * slow ? 50_000_000 : 1_000),
                    operation: 0)
            }
            _ = try servers[index].take(
                .init(
                    service: "soap-service", instance: "i", operations: ["phi.seal"],
                    sequence: number, packedHops: PackedHop.octets(hops)))
        }

        /// Ten seconds pass, and all that are there look, in this order.
        func round(_ order: [Int]? = nil) async {
            clock.advance(by: AggregatorServer.askInterval)
            let silent = gone.entries.last ?? []
            for index in order ?? Array(servers.indices) where !silent.contains(index) {
                await servers[index].lookAtAlertsTogether()
            }
        }

        /// What each has told since the last time.
        func told() async -> [[AggregatorV1.AlertEvent]] {
            var all: [[AggregatorV1.AlertEvent]] = []
            for (server, stream) in zip(servers, streams) {
                server.feed.tell([.init(id: "end")])
                var events: [AggregatorV1.AlertEvent] = []
                for await event in stream {
                    if event.id == "end" { break }
                    events.append(event)
                }
                all.append(events)
            }
            return all
        }
    }

    private func page(
        _ events: [[AggregatorV1.AlertEvent]]
    ) -> [(server: Int, event: AggregatorV1.AlertEvent)] {
        events.enumerated().flatMap { index, events in events.map { (index, $0) } }
            .filter { $0.1.lead }
    }

    @Test(arguments: [2, 4])
    func theWholeIsJudgedAndOneTellsOfIt(count: Int) async throws {
        let group = try Group(count)
        // Less than a hundred in each part, and in all but one of them together.
        for index in 0..<count { try group.seal(99 / count + 1, to: index) }
        for order in [nil, Array((0..<count).reversed()), nil] { await group.round(order) }
        let told = await group.told()
        let pages = page(told)
        #expect(pages.map(\.server) == [0])
        let event = try #require(pages.first?.event)
        #expect(event.kind == .fired)
        #expect(event.alert?.id == "phi.seal/14.4x-1h-5m")
        #expect(event.alert?.requestCount == UInt64((99 / count + 1) * count))
        #expect(event.aggregatorCount == UInt32(count) && event.unreachableCount == 0)
        // The others know of it, and leave it to the first to post it.
        for events in told {
            #expect(events.map(\.id) == [event.id])
            #expect(events.allSatisfy { $0.alert == event.alert || $0.alert?.id != "" })
        }
        for server in group.servers {
            let report = await server.whole().response
            #expect(report.alerts.map(\.requestCount).max() == event.alert?.requestCount)
        }
    }

    @Test(arguments: [2, 4])
    func fewerThanAHundredInAllPageNobody(count: Int) async throws {
        let group = try Group(count)
        for index in 0..<count { try group.seal(99 / count, to: index) }
        for _ in 0..<4 { await group.round() }
        #expect(await group.told().allSatisfy(\.isEmpty))
    }

    @Test(arguments: [2, 4])
    func whileOneIsMissingTheRestIsJudgedAndSaysSo(count: Int) async throws {
        let group = try Group(count)
        group.lose([0])
        for index in 0..<count { try group.seal(99 / (count - 1), to: index) }
        await group.round()
        // Ninety-nine are left: the part of the missing one is not known.
        #expect(await group.told().allSatisfy(\.isEmpty))
        try group.seal(1, to: 1)
        try group.seal(10, to: 1)
        for _ in 0..<3 { await group.round() }
        let pages = page(await group.told())
        #expect(pages.map(\.server) == [1])
        let event = try #require(pages.first?.event)
        #expect(event.aggregatorCount == UInt32(count - 1) && event.unreachableCount == 1)
        #expect(AlertLine.text(event).hasSuffix("1 aggregators gave no answer"))
        // When it is back, it learns what was told and tells nothing of it again.
        group.lose([])
        for _ in 0..<3 { await group.round() }
        let told = await group.told()
        #expect(page(told).isEmpty)
        #expect(told[0].map(\.id) == [event.id])
    }

    @Test func anotherGoesOnWhereTheFirstHasEnded() async throws {
        let group = try Group(3)
        for index in 0..<3 { try group.seal(50, to: index) }
        for _ in 0..<2 { await group.round() }
        let fired = try #require(page(await group.told()).first)
        #expect(fired.server == 0)
        group.lose([0])
        await group.round()
        #expect(page(await group.told()).isEmpty)
        // A new process, without memory and with the lowest rank of all: it tells nothing again.
        try group.replace(0, rank: 1)
        group.lose([])
        for _ in 0..<2 { await group.round() }
        #expect(page(await group.told()).isEmpty)
        group.lose([0])
        // Calm for long enough: the end is told by the next, one number on.
        group.clock.advance(by: .seconds(7 * 3_600))
        for _ in 0..<70 { await group.round([2, 1]) }
        let cleared = page(await group.told())
        #expect(cleared.map(\.server) == [1])
        #expect(cleared.map(\.event.kind) == [.cleared])
        #expect(fired.event.id == "phi.seal/page/1764000010")
        #expect(cleared.map(\.event.id) == ["phi.seal/page/1764000011"])
        group.lose([])
        for _ in 0..<2 { await group.round() }
        let told = await group.told()
        #expect(page(told).isEmpty)
        #expect(told[0].last?.id == cleared.first?.event.id)
    }

    @Test func aNewcomerKnowsWhatHasNotClearedYet() async throws {
        let group = try Group(2)
        for index in 0..<2 { try group.seal(100, to: index) }
        for _ in 0..<2 { await group.round() }
        #expect(page(await group.told()).count == 1)
        try group.seal(2_400, slow: 0, to: 1)
        group.clock.advance(by: .seconds(30))
        await group.round()
        #expect(page(await group.told()).isEmpty)
        // What the first had measured is gone with it. The rest burns at a rate of 4: it would not
        // fire at 6, and has not cleared below 3.
        try group.replace(0, rank: 1)
        for _ in 0..<5 { await group.round() }
        #expect(page(await group.told()).isEmpty)
        let report = group.servers[0].own().response
        #expect(report.alerts.contains { $0.id == "phi.seal/6x-6h-30m" && $0.ageNs > 0 })
    }

    @Test func theSameTurnHasTheSameNumberWhoeverTellsIt() async throws {
        let group = try Group(2)
        for index in 0..<2 { try group.seal(200, to: index) }
        for _ in 0..<2 { await group.round() }
        let fired = try #require(page(await group.told()).first?.event)
        group.clock.advance(by: .seconds(7 * 3_600))
        // Neither reaches the other: both tell of the end, under one id.
        for _ in 0..<70 {
            group.clock.advance(by: AggregatorServer.askInterval)
            for index in 0..<2 {
                group.lose([1 - index])
                await group.servers[index].lookAtAlertsTogether()
            }
        }
        let cleared = page(await group.told()).map(\.event)
        #expect(cleared.count == 2)
        #expect(Set(cleared.map(\.id)).count == 1)
        #expect(cleared.first?.id != fired.id)
        group.lose([])
        for _ in 0..<3 { await group.round() }
        #expect(page(await group.told()).isEmpty)
    }

    @Test func aPeerThatHangsHoldsNothingUp() async throws {
        let clock = ManualClock()
        let server = AggregatorServer(Fleet.table, rank: 5, now: { clock.now })
        let (silence, _) = AsyncStream<Void>.makeStream()
        let asked = Journal<Bool>()
        server.use(
            peers: { _ in
                asked.note(true)
                for await _ in silence {}
                return [nil, nil]
            }, count: 2)
        let events = try #require(server.alertEvents())
        let hops = (1...200).map { number in
            PackedHop(
                HopRecord(
                    kind: .internal, traceID: TraceID(high: 1, low: UInt64(number)), spanID: 0,
                    parentSpanID: 1, operation: "phi.seal", runNanoseconds: 50_000_000),
                operation: 0)
        }
        _ = try server.take(
            .init(
                service: "soap-service", instance: "i", operations: ["phi.seal"], sequence: 1,
                packedHops: PackedHop.octets(hops)))
        let asking = Task { await server.lookAtAlertsTogether() }
        try await asked.wait(forCount: 1)
        let upkeep = Upkeep(server, budgetFile: nil) { _ in }
        for _ in 0..<29 {
            clock.advance(by: .seconds(1))
            await upkeep.turn()
        }
        #expect(server.aggregation.withLock { $0.board.turns } == [])
        for _ in 0..<20 {
            clock.advance(by: .seconds(1))
            await upkeep.turn()
        }
        server.feed.tell([.init(id: "end")])
        var seen: [AggregatorV1.AlertEvent] = []
        for await event in events {
            if event.id == "end" { break }
            seen.append(event)
        }
        #expect(seen.count == 1)
        #expect(seen.first?.lead == true && seen.first?.unreachableCount == 2)
        asking.cancel()
        await asking.value
    }

    @Test func whatAPeerClaimsIsBounded() async throws {
        let clock = ManualClock()
        let server = AggregatorServer(Fleet.table, rank: 5, now: { clock.now })
        let turns: [AggregatorV1.AlertTurn] = [
            .init(operation: "phi.seal", page: true, number: .max, on: true),
            .init(operation: "nobody.knows", page: true, number: 7, on: true),
            .init(operation: "soap.process", page: false, number: AlertTurn.numberMax, on: false),
            .init(operation: "ehr.submit", page: true, number: 0, on: true),
        ]
        server.use(peers: { _ in
            [
                .init(
                    burns: (0..<10_000).map {
                        .init(operation: "x\($0)", windowSeconds: 3_600, totalCount: .max)
                    }, rank: 1, alertTurns: turns)
            ]
        })
        clock.advance(by: .seconds(20))
        await server.lookAtAlertsTogether()
        let known = server.aggregation.withLock { $0.board.turns }
        #expect(known.map(\.id) == ["soap.process/ticket/\(AlertTurn.numberMax)"])
    }
}
