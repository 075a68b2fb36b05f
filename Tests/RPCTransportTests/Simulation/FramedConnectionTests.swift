import Reactor
import TLS
import TTRPC
import TestSupport
import Testing

@testable import RPCTransport

/// What every connection does with octets, frames and memory, over a simulated network.
@Suite struct FramedConnectionTests {
    private final class Scene {
        let simulation: Simulation
        let acceptor: FramedAcceptor
        let client: FramedPeer

        init(
            seed: UInt64 = 1, _ plan: FaultPlan = FaultPlan(), pause: Int = .max,
            tls: (server: TLSContext, client: TLSContext)? = nil
        ) throws {
            simulation = Simulation(seed: seed, plan: plan)
            acceptor = try FramedAcceptor(simulation.makeLoop(name: "server"), "sim:1") {
                FramedPeer(
                    loop: $0, descriptor: $1, tls: tls.flatMap { try? TLSSession($0.server) },
                    pauseByteCountLimit: pause)
            }
            client = try FramedPeer.connect(
                simulation.makeLoop(name: "client"), to: "sim:1",
                tls: tls.flatMap { try? TLSSession($0.client) })
            run(.milliseconds(100))
        }

        func run(_ duration: Duration) { simulation.run(until: simulation.now + duration) }

        var server: FramedPeer {
            get throws { try #require(acceptor.peers.first) }
        }

        /// The peer stops to read, so that what is sent stays in the sender's queue.
        func deafen(_ peer: FramedPeer) { peer.setInterest([]) }
        func wake(_ peer: FramedPeer) { peer.setInterest(.readable) }
    }

    private static func frame(_ number: Int, size: Int) -> RawFrame {
        // A pattern that shows what is out of place; for large frames, which cost time, of its
        // ends.
        let pattern = (0..<min(size, 1_000)).map { UInt8(truncatingIfNeeded: $0 / 7 + number) }
        let filler = UInt8(truncatingIfNeeded: number)
        let rest = [UInt8](repeating: filler, count: size - pattern.count)
        return RawFrame(streamID: UInt32(number), type: 1, data: pattern + rest)
    }

    private static let authority = Result {
        let certificates = try TestCertificates()
        let leaf = try certificates.issue("node", uris: ["spiffe://carewire/node"])
        return (certificates, leaf)
    }

    private static func contexts() throws -> (server: TLSContext, client: TLSContext) {
        let (certificates, leaf) = try authority.get()
        return (
            try TLSContext.server(
                certificateFile: leaf.certificateFile, keyFile: leaf.keyFile,
                authorityFile: certificates.authorityFile, applicationProtocols: ["ttrpc"]),
            try TLSContext.client(
                certificateFile: leaf.certificateFile, keyFile: leaf.keyFile,
                authorityFile: certificates.authorityFile, applicationProtocols: ["ttrpc"])
        )
    }

    // MARK: Frames

    @Test(arguments: 1...24 as ClosedRange<UInt64>)
    func framesOfEverySizeArriveWholeHoweverTheOctetsCome(seed: UInt64) throws {
        var plan = FaultPlan()
        plan.splitProbability = 0.6
        plan.shortTransferProbability = 0.4
        plan.socketByteCount = 2_000...300_000
        let scene = try Scene(seed: seed, plan, tls: seed % 4 == 0 ? Self.contexts() : nil)
        var random = SeededGenerator(seed: seed)
        let sizes = (0..<30).map { _ in
            [0, 1, 9, 10, 100, 4_000, 4_096, 4_097, 20_000][random.below(9)] + random.below(3)
        }
        let frames = (sizes + [270_000, 0, 65_000]).enumerated().map {
            Self.frame($0.offset, size: $0.element)
        }
        for frame in frames {
            scene.client.put(frame)
            if random.below(3) == 0 { scene.run(.microseconds(random.below(3_000))) }
        }
        scene.run(.seconds(9))
        let server = try scene.server
        #expect(server.frames == frames, "seed \(seed)")
        #expect(server.counters.framesIn == UInt64(frames.count))
        #expect(scene.client.counters.framesOut == UInt64(frames.count))
        #expect(server.counters.octetsIn == scene.client.counters.octetsOut)
        #expect(scene.client.heldByteCount == 0 && server.heldByteCount == 0, "seed \(seed)")
    }

    @Test func theLargestFrameArrivesAndItsMemoryIsGivenBack() throws {
        let scene = try Scene()
        let frame = Self.frame(1, size: FrameHeader.payloadByteCountMax)
        scene.client.put(frame)
        scene.client.put(Self.frame(2, size: 3))
        scene.run(.seconds(5))
        #expect(try scene.server.frames == [frame, Self.frame(2, size: 3)])
        #expect(try scene.server.heldByteCount == 0 && scene.client.heldByteCount == 0)
    }

    @Test func anAnnouncementAloneCostsLittleMemory() throws {
        let scene = try Scene()
        var octets = Self.frame(1, size: 5_000).octets
        octets[1] = 0x3F
        #expect(unsafe octets.withUnsafeBytes { unsafe scene.client.write($0) } == .bytes(5_010))
        scene.run(.seconds(1))
        #expect(try (5_010...32_768).contains(scene.server.heldByteCount))
    }

    @Test func anIdleConnectionHoldsNoMemory() throws {
        let scene = try Scene()
        #expect(try scene.server.heldByteCount == 0 && scene.client.heldByteCount == 0)
        for round in 1...3 {
            scene.client.put(Self.frame(round, size: 100))
            scene.run(.milliseconds(10))
            #expect(try scene.server.frames.count == round)
            #expect(try scene.server.heldByteCount == 0 && scene.client.heldByteCount == 0)
        }
        // The beginning of a frame is all that is held.
        #expect(
            unsafe [UInt8](repeating: 0, count: 7).withUnsafeBytes {
                unsafe scene.client.write($0)
            } == .bytes(7))
        scene.run(.milliseconds(10))
        #expect(try scene.server.heldByteCount == 7)
    }

    @Test func anOversizeFrameIsThrownAwayAndTheNextOneHandled() throws {
        let scene = try Scene()
        var head = Self.frame(1, size: 0).octets
        head.replaceSubrange(0..<4, with: [0, 0x40, 0, 1])
        scene.client.put(Self.frame(3, size: 3))
        scene.client.flush()
        let rest = [UInt8](repeating: 7, count: (4 << 20) + 1)
        var unsent = (head + rest + Self.frame(5, size: 3).octets)[...]
        while !unsent.isEmpty {
            if case .bytes(let count) = unsafe unsent.withUnsafeBytes({
                unsafe scene.client.write($0)
            }) {
                unsent = unsent.dropFirst(count)
            }
            scene.run(.milliseconds(1))
        }
        scene.run(.milliseconds(10))
        #expect(try scene.server.oversizeCount == 1)
        #expect(try scene.server.frames.map(\.streamID) == [3, 5])
        #expect(try scene.server.heldByteCount == 0)
    }

    // MARK: Handlers that do something at once

    @Test func aHandlerMayAnswerAtOnce() throws {
        let scene = try Scene()
        try scene.server.whenReceived = { peer, frame in
            peer.put(frame)
            peer.sendUrgent(Self.frame(99, size: 1).octets)
        }
        for number in 1...5 { scene.client.put(Self.frame(number, size: 10)) }
        scene.run(.milliseconds(10))
        #expect(scene.client.frames.map(\.streamID) == [99, 99, 99, 99, 99, 1, 2, 3, 4, 5])
    }

    @Test(arguments: [10, 100_000]) func aHandlerMayCloseInTheMiddleOfABurst(size: Int) throws {
        let scene = try Scene()
        try scene.server.whenReceived = { peer, frame in if frame.streamID == 2 { peer.close() } }
        for number in 1...4 { scene.client.put(Self.frame(number, size: size)) }
        scene.run(.seconds(1))
        let server = try scene.server
        #expect(server.frames.map(\.streamID) == [1, 2])
        #expect(server.closedCount == 1 && server.heldByteCount == 0)
        #expect(scene.client.isClosed && scene.client.closedCount == 1)
        scene.acceptor.closeDescriptor()
        #expect(scene.simulation.openSocketCount == 0)
    }

    // MARK: Order of leaving

    @Test(arguments: [false, true])
    func anUrgentFrameOvertakesWhatIsQueued(isEncrypted: Bool) throws {
        var plan = FaultPlan()
        plan.socketByteCount = 20_000...20_000
        let scene = try Scene(plan, tls: isEncrypted ? Self.contexts() : nil)
        let server = try scene.server
        scene.deafen(server)
        for number in 1...300 { scene.client.put(Self.frame(number, size: 990)) }
        scene.run(.milliseconds(10))
        #expect(scene.client.queuedByteCount > 200_000)
        scene.client.sendUrgent(Self.frame(999, size: 8).octets)
        scene.run(.milliseconds(10))
        scene.wake(server)
        scene.run(.seconds(5))
        let ids = server.frames.map(\.streamID)
        #expect(ids.filter { $0 != 999 } == Array(1...300))
        // What the socket took before, and no more than the limit of what is encrypted.
        let place = try #require(ids.firstIndex(of: 999))
        #expect(isEncrypted ? (40...90).contains(place) : (20...22).contains(place))
    }

    @Test func tooManyUrgentFramesThatNobodyTakesCloseTheConnection() throws {
        let scene = try Scene()
        let frame = Self.frame(9, size: 8).octets
        for _ in 0..<(FrameQueue.urgentByteCountMax / frame.count) {
            scene.client.sendUrgent(frame)
        }
        #expect(!scene.client.isClosed)
        scene.client.sendUrgent(frame)
        #expect(scene.client.isClosed)
    }

    // MARK: Room

    @Test func roomIsGivenInTheOrderOfTheWaiting() throws {
        let scene = try Scene()
        let server = try scene.server
        scene.deafen(server)
        let size = 1 << 20
        for number in 1...5 { scene.client.put(Self.frame(number, size: size)) }
        scene.run(.milliseconds(1))
        #expect(!scene.client.hasRoom)
        let order = Journal<Int>()
        for number in 6...20 {
            let client = scene.client
            Task(executorPreference: client.loop) {
                await client.waitForRoom(size + 10)
                order.note(number)
                let fits = client.put(Self.frame(number, size: size))
                #expect(fits)
            }
        }
        scene.run(.milliseconds(10))
        #expect(order.entries.isEmpty)
        scene.wake(server)
        scene.run(.seconds(5))
        #expect(order.entries == Array(6...20))
        #expect(server.frames.map(\.streamID) == Array(1...20))
        #expect(scene.client.hasRoom)
    }

    @Test func whoWaitsForRoomHearsOfTheEnd() throws {
        let scene = try Scene()
        try scene.deafen(scene.server)
        for number in 1...5 { scene.client.put(Self.frame(number, size: 1 << 20)) }
        let woken = Journal<Bool>()
        for _ in 0..<3 {
            let client = scene.client
            Task(executorPreference: client.loop) {
                await client.waitForRoom()
                woken.note(client.isClosed)
            }
        }
        scene.run(.seconds(9))
        #expect(woken.entries.isEmpty && !scene.client.isClosed)
        scene.run(.seconds(2))
        #expect(woken.entries == [true, true, true], "after ten seconds without an octet taken")
        #expect(scene.client.queuedWhenClosed > 4 << 20 && scene.client.queuedByteCount == 0)
    }

    @Test func oneThatWasGrantedRoomAndSendsNothingHoldsNobodyUp() throws {
        let scene = try Scene()
        let server = try scene.server
        scene.deafen(server)
        for number in 1...5 { scene.client.put(Self.frame(number, size: 1 << 20)) }
        scene.run(.milliseconds(1))
        let order = Journal<Int>()
        for number in 0..<100 {
            let client = scene.client
            Task(executorPreference: client.loop) {
                await client.waitForRoom()
                order.note(number)
            }
        }
        scene.run(.milliseconds(1))
        scene.wake(server)
        scene.run(.seconds(5))
        #expect(order.entries == Array(0..<100))
    }

    @Test func aPeerThatTakesNoAnswersIsNotHeardUntilItDoes() throws {
        let scene = try Scene(pause: 100_000)
        let server = try scene.server
        server.whenReceived = { peer, frame in peer.put(Self.frame(1, size: 10_000)) }
        for number in 1...2_000 { scene.client.put(Self.frame(number, size: 10)) }
        scene.run(.microseconds(10))
        scene.deafen(scene.client)
        scene.run(.seconds(5))
        #expect(server.frames.count < 60)
        #expect(server.queuedByteCount < 200_000)
        scene.wake(scene.client)
        scene.run(.seconds(30))
        #expect(server.frames.count == 2_000 && scene.client.frames.count == 2_000)
        #expect(server.heldByteCount == 0)
    }

    // MARK: The end

    @Test func closesWhenEverythingIsWritten() throws {
        let scene = try Scene()
        let server = try scene.server
        scene.deafen(server)
        scene.client.put(Self.frame(1, size: 2 << 20))
        scene.client.closeWhenWritten()
        scene.run(.seconds(1))
        #expect(!scene.client.isClosed)
        scene.wake(server)
        scene.run(.seconds(1))
        #expect(scene.client.isClosed && scene.client.queuedWhenClosed == 0)
        #expect(server.isClosed && server.frames.count == 1)
        scene.client.closeWhenWritten()
        #expect(scene.client.closedCount == 1)
    }

    @Test(arguments: [false, true])
    func whatThePeerSaidBeforeItWentIsHeardWhenAWriteFails(isEncrypted: Bool) throws {
        let scene = try Scene(tls: isEncrypted ? Self.contexts() : nil)
        let server = try scene.server
        scene.deafen(server)
        scene.client.put(Self.frame(1, size: 10))
        scene.run(.milliseconds(1))
        for number in 2...4 { server.put(Self.frame(number, size: 100_000)) }
        server.flush()
        // What it has not read makes its end a reset.
        server.close()
        var isFailed = false
        scene.simulation.schedule(at: scene.simulation.now + .microseconds(50)) {
            isFailed = scene.client.loop.connectError(scene.client.descriptor) != 0
            scene.client.put(Self.frame(5, size: 10))
            scene.client.flush()
        }
        scene.run(.milliseconds(1))
        #expect(isFailed && scene.client.isClosed)
        let expected: [UInt32] = isEncrypted ? [2] : [2, 3]
        #expect(scene.client.frames.map(\.streamID).starts(with: expected))
    }

    @Test func knowsWhetherItIsInsideAFrame() throws {
        let scene = try Scene()
        let server = try scene.server
        let octets = Self.frame(1, size: 100).octets
        for (start, end, isInside) in [(0, 4, true), (4, 60, true), (60, 110, false)] {
            _ = unsafe octets[start..<end].withUnsafeBytes { unsafe scene.client.write($0) }
            scene.run(.milliseconds(1))
            #expect(server.isInsideFrame == isInside)
        }
        #expect(server.frames.count == 1)
    }

    @Test func theTLSHandshakeIsToldOnceAndTheGoodbyeIsHeard() throws {
        let scene = try Scene(tls: Self.contexts())
        let server = try scene.server
        #expect(scene.client.establishedCount == 1 && server.establishedCount == 1)
        #expect(server.peerIdentity == "spiffe://carewire/node")
        #expect(server.applicationProtocol == "ttrpc" && server.isEncrypted)
        scene.client.close()
        scene.run(.milliseconds(10))
        #expect(server.isClosed)
        #expect(server.heldByteCount == 0 && scene.client.heldByteCount == 0)
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func whateverHappensFramesAreABeginningAndConnectionsEnd(seed: UInt64) throws {
        var plan = FaultPlan.stormy
        plan.shortageProbability = 0
        let scene = try Scene(seed: seed, plan, tls: seed % 5 == 0 ? Self.contexts() : nil)
        let sent = (1...40).map { Self.frame($0, size: 37 * $0 * $0 % 5_000) }
        for frame in sent { scene.client.put(frame) }
        for peer in scene.acceptor.peers { for frame in sent { peer.put(frame) } }
        scene.run(.seconds(200))
        for peer in scene.acceptor.peers + [scene.client] {
            #expect(peer.frames == Array(sent.prefix(peer.frames.count)), "seed \(seed)")
            peer.close()
            #expect(peer.closedCount == 1 && peer.heldByteCount == 0, "seed \(seed)")
        }
        scene.run(.seconds(200))
        scene.acceptor.closeDescriptor()
        #expect(scene.simulation.openSocketCount == 0, "seed \(seed)")
        #expect(scene.client.loop.timerCount == 0 && scene.acceptor.loop.timerCount == 0)
    }
}
