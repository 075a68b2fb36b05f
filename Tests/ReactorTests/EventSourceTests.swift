import Reactor
import TestSupport
import Testing

// Safety: used on the loop's thread only, after its making.
private final class Probe: EventSource, @unchecked Sendable {
    let name: String
    let journal: Journal<String>
    var whenReady: (Probe, Readiness) -> Void = { _, _ in }
    var whenFlushed: (Probe) -> Void = { _ in }

    init(_ name: String, _ loop: EventLoop, _ descriptor: Int32, _ journal: Journal<String>) {
        self.name = name
        self.journal = journal
        super.init(loop: loop, descriptor: descriptor)
    }

    override func ready(_ events: Readiness) {
        journal.note("\(name) ready")
        whenReady(self, events)
    }

    override func flush() {
        journal.note("\(name) flush")
        whenFlushed(self)
    }
}

// Safety: used on the loop's thread only.
private final class Kept: @unchecked Sendable {
    weak var probe: Probe?
}

@Suite(.timeLimit(.minutes(1))) struct EventSourceTests {
    private let journal = Journal<String>()
    private let pairs = [SocketPair(), SocketPair(), SocketPair()]

    /// A mark in the journal when the loop has handled all events that were there before.
    private func settle(_ loop: EventLoop) async throws {
        for _ in 0..<3 { await loop.run { await Task.yield() } }
        try await loop.sleep(until: .now + .milliseconds(1))
    }

    @Test func isToldWhenItsDescriptorIsReady() async throws {
        try await withLoop { loop async throws in
            let pair = pairs[0]
            let probe = Probe("a", loop, pair.near, journal)
            let seen = Journal<Readiness>()
            await loop.run {
                probe.whenReady = { probe, events in
                    seen.note(events)
                    _ = pair.readAll(from: pair.near)
                }
                probe.register(.readable)
            }
            #expect(pair.write([1], to: pair.far) == .bytes(1))
            #expect(try await seen.wait(forCount: 1) == [.readable])
            await loop.run { probe.setInterest([.readable, .writable]) }
            #expect(try await seen.wait { $0.count >= 2 }[1].contains(.writable))
            await loop.run { probe.unregister() }
        }
    }

    @Test func aHangUpIsToldWithoutBeingAskedFor() async throws {
        try await withLoop { loop async throws in
            let seen = Journal<Readiness>()
            let (near, far) = (pairs[0].near, pairs[0].far)
            let probe = Probe("a", loop, near, journal)
            await loop.run {
                probe.whenReady = { probe, events in
                    seen.note(events)
                    probe.unregister()
                }
                probe.register([])
            }
            Socket.shutdownWrite(far)
            Socket.shutdownWrite(near)
            #expect(try await seen.wait(forCount: 1)[0].contains(.hangup))
        }
    }

    @Test func eventsOfTheSameWakeUpForAnUnregisteredSourceAreDropped() async throws {
        try await withLoop { loop in
            let probes = (0..<2).map { Probe("\($0)", loop, pairs[$0].near, journal) }
            await loop.run {
                for (index, probe) in probes.enumerated() {
                    probe.whenReady = { probe, _ in
                        probe.unregister()
                        probes[1 - index].unregister()
                    }
                    probe.register(.readable)
                }
                // Both become readable before the loop looks again.
                for pair in pairs.prefix(2) { _ = pair.write([1], to: pair.far) }
            }
            try await journal.wait(forCount: 1)
            try await settle(loop)
            #expect(journal.entries.count == 1)
            #expect(await loop.run { probes.allSatisfy { !$0.isRegistered } })
        }
    }

    @Test func aLateEventDoesNotReachTheNextOwnerOfThePlace() async throws {
        try await withLoop { loop async throws in
            let probes = (0..<2).map { Probe("old", loop, pairs[$0].near, journal) }
            let heir = Probe("heir", loop, pairs[2].near, journal)
            await loop.run {
                for (index, probe) in probes.enumerated() {
                    probe.whenReady = { probe, _ in
                        // The heir takes the place of the one whose event still waits.
                        probes[1 - index].unregister()
                        heir.register(.readable)
                        probe.unregister()
                    }
                    probe.register(.readable)
                }
                for pair in pairs.prefix(2) { _ = pair.write([1], to: pair.far) }
            }
            try await journal.wait(forCount: 1)
            try await settle(loop)
            #expect(journal.entries == ["old ready"])
            let pair = pairs[2]
            await loop.run { heir.whenReady = { probe, _ in probe.unregister() } }
            _ = pair.write([1], to: pair.far)
            #expect(try await journal.wait(forCount: 2) == ["old ready", "heir ready"])
        }
    }

    @Test func readySourcesComeFirstThenJobsThenFlushes() async throws {
        try await withLoop { loop in
            let journal = journal
            let probes = (0..<2).map { Probe("\($0)", loop, pairs[$0].near, journal) }
            await loop.run {
                for probe in probes {
                    probe.whenReady = { probe, _ in
                        Task(executorPreference: loop) { journal.note("job") }
                        for _ in 0..<5 { probe.markDirty() }
                        probe.unregister()
                    }
                    probe.register(.readable)
                }
                for pair in pairs.prefix(2) { _ = pair.write([1], to: pair.far) }
            }
            let order = try await journal.wait(forCount: 6)
            #expect(
                order.map { $0.suffix(5) } == ["ready", "ready", "job", "job", "flush", "flush"])
            try await settle(loop)
            #expect(journal.entries.count == 6, "one flush for many marks")
        }
    }

    @Test func aSourceMayMarkItselfInItsFlush() async throws {
        try await withLoop { loop in
            let probe = Probe("a", loop, -1, journal)
            await loop.run {
                probe.whenFlushed = { probe in
                    if probe.journal.entries.count < 5 { probe.markDirty() }
                }
                probe.markDirty()
            }
            try await journal.wait(forCount: 5)
            try await settle(loop)
            #expect(journal.entries == Array(repeating: "a flush", count: 5))
        }
    }

    @Test func theLoopKeepsASourceWhileItIsRegistered() async throws {
        try await withLoop { loop in
            let descriptor = pairs[0].near
            let journal = journal
            let kept = Kept()
            await loop.run {
                let probe = Probe("a", loop, descriptor, journal)
                probe.register(.readable)
                kept.probe = probe
            }
            #expect(await loop.run { kept.probe != nil })
            await loop.run { kept.probe?.unregister() }
            #expect(await loop.run { kept.probe == nil })
        }
    }

    @Test func aSourceMayBeRegisteredAgain() async throws {
        try await withLoop { loop in
            let pair = pairs[0]
            let probe = Probe("a", loop, pair.near, journal)
            for round in 1...3 {
                await loop.run {
                    probe.whenReady = { probe, _ in
                        _ = pair.readAll(from: pair.near)
                        probe.unregister()
                        probe.unregister()
                    }
                    probe.register(.readable)
                }
                _ = pair.write([1], to: pair.far)
                try await journal.wait(forCount: round)
            }
        }
    }

    @Test func whoHasAskedCanBeFlushedBeforeTheTurnsEnd() async throws {
        try await withLoop { loop async throws in
            let a = Probe("a", loop, -1, journal)
            let b = Probe("b", loop, -1, journal)
            let journal = journal
            await loop.run {
                a.whenFlushed = { a in
                    b.markDirty()
                    // In a flush it is no time for another.
                    a.loop.flushEarly()
                    journal.note("a flushed")
                }
                a.markDirty()
                a.loop.flushEarly()
                journal.note("job")
            }
            try await settle(loop)
            #expect(journal.entries == ["a flush", "a flushed", "b flush", "job"])
        }
    }
}
