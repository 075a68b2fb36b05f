import LatencyBudget
import Messages
import RPC
import RPCTransport
import Reactor
import Synchronization
import TestSupport
import Testing

/// Replies that a test holds until it gives them. Touched on the server's loop only.
private final class HeldReplies: @unchecked Sendable {  // Safety: as above.
    private final class Held {
        var reply: UnaryReply?
        let data: [UInt8]
        let method: ServerMethod

        init(_ reply: consuming UnaryReply, _ data: [UInt8], _ method: ServerMethod) {
            self.reply = consume reply
            self.data = data
            self.method = method
        }
    }

    private var held: [Held] = []
    let begun = Journal<Int>()

    func take(_ reply: consuming UnaryReply, _ data: [UInt8], _ method: ServerMethod) {
        held.append(Held(reply, data, method))
        begun.note(1)
    }

    /// Ends all that are held, in the order of their coming, as `how` says.
    func end(_ loop: EventLoop, _ how: @escaping @Sendable (consuming Handed) -> Void) {
        loop.submit { [self] in
            let all = held
            held = []
            for one in all {
                guard let reply = one.reply.take() else { continue }
                how(Handed(reply: reply, data: one.data, method: one.method))
            }
        }
    }

    /// A reply and what its call asked.
    struct Handed: ~Copyable {
        let reply: UnaryReply
        let data: [UInt8]
        let method: ServerMethod
    }
}

/// `EchoLater` without a task: keeps its replies, or answers at once.
private struct DeferredEcho: DeferredAnswering {
    let replies: HeldReplies?
    let inTask = Journal<Int>()

    @unsafe func begin(
        _ payload: UnsafeRawBufferPointer, arena: MessageArena, method: ServerMethod,
        reply: consuming UnaryReply
    ) {
        guard let request = try? unsafe EchoV1.EchoRequest(decoding: payload, arena: arena) else {
            return reply.fail(RPCError(.invalidArgument, "unreadable"))
        }
        if let replies { return replies.take(reply, request.data, method) }
        DeferredEcho.answer(reply, request.data)
    }

    @unsafe func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        inTask.note(1)
        await Task.yield()
        do {
            if Task.isCancelled { throw RPCError(.cancelled, "cancelled") }
            let request = unsafe try EchoV1.EchoRequest(decoding: payload, arena: arena)
            return unsafe try EchoV1.EchoResponse(data: request.data).prepare(in: arena)
        } catch { throw .translating(error) }
    }

    static func answer(_ reply: consuming UnaryReply, _ data: [UInt8]) {
        guard let arena = reply.arena else { return }
        guard let response = unsafe try? EchoV1.EchoResponse(data: data).prepare(in: arena) else {
            return
        }
        unsafe reply.answer(response)
    }

    var table: MethodTable {
        ScriptedEcho().table.wrapping { method in
            method.name.name == "EchoLater" ? DeferredMethod(method.name, self) : method
        }
    }
}

/// An interceptor that remembers.
private struct Watch: ServerInterceptor {
    let admitted = Journal<Int>()
    let ended = Journal<StatusCode>()
    var refuses = false

    func admit(_ context: CallContext) throws(RPCError) {
        admitted.note(1)
        if refuses { throw RPCError(.permissionDenied, "not now") }
    }
    func ended(_ context: CallContext, _ status: StatusCode) { ended.note(status) }
}

/// Calls whose handlers are no tasks have everything that calls have.
@Suite(.timeLimit(.minutes(1))) struct DeferredMethodTests {
    private let replies = HeldReplies()

    private func withHeld(
        limits: ServerLimits = ServerLimits(), _ watch: Watch? = nil,
        _ body: (RunningServer, RawPeer, DeferredEcho) async throws -> Void
    ) async throws {
        let echo = DeferredEcho(replies: replies)
        let table = watch.map { echo.table.intercepted(by: [$0]) } ?? echo.table
        try await withServer(table, limits: limits) { server in
            let peer = try await RawPeer.connect(port: server.port)
            do { try await body(server, peer, echo) } catch {
                replies.end(server.loops[0]) { $0.reply.fail(RPCError(.aborted, "over")) }
                throw error
            }
        }
    }

    /// Answers all calls, and returns when that was done.
    private func answerAll(_ server: RunningServer) async {
        let loop = server.loops[0]
        replies.end(loop) { DeferredEcho.answer($0.reply, $0.data) }
        await withCheckedContinuation { done in loop.submit { done.resume() } }
    }

    @Test func anAnswerAtOnceIsAnAnswer() async throws {
        try await withServer(DeferredEcho(replies: nil).table) { server in
            let peer = try await RawPeer.connect(port: server.port)
            await peer.send((0..<300 as Range<UInt32>).flatMap { laterRequest($0 * 2 + 1) })
            for number in 0..<300 as Range<UInt32> {
                #expect(try await peer.receiveFrame() == goodResponse(number * 2 + 1))
            }
        }
    }

    @Test func callsThatWaitForAPlaceRunWhenOthersEndAtOnce() async throws {
        let limits = ServerLimits(change: {
            $0.concurrencyLimitMin = 1
            $0.concurrencyLimitMax = 1
        })
        try await withHeld(limits: limits) { (server, peer, _) async throws in
            await peer.send((0..<50 as Range<UInt32>).flatMap { laterRequest($0 * 2 + 1) })
            var left: Set<UInt32> = Set((0..<50).map { $0 * 2 + 1 })
            while !left.isEmpty {
                try await replies.begun.wait(forCount: 50 - left.count + 1)
                await answerAll(server)
                let frame = try await peer.receiveFrame()
                #expect(frame == goodResponse(frame.streamID))
                #expect(left.remove(frame.streamID) != nil)
            }
        }
    }

    @Test func answersComeWhenTheyAreGivenInAnyOrder() async throws {
        let watch = Watch()
        try await withHeld(watch) { (server, peer, echo) async throws in
            await peer.send(laterRequest(1) + goodRequest(3) + laterRequest(5))
            #expect(try await peer.receiveFrame() == goodResponse(3), "nobody waits for the held")
            try await replies.begun.wait(forCount: 2)
            await answerAll(server)
            #expect(try await peer.receiveFrame() == goodResponse(1))
            #expect(try await peer.receiveFrame() == goodResponse(5))
            #expect(echo.inTask.entries.isEmpty)
            #expect(watch.admitted.entries.count == 3 && watch.ended.entries == [.ok, .ok, .ok])
            let hop = try #require(server.hops.entries.first { $0.operation.hasSuffix("Later") })
            #expect(hop.runNanoseconds > 0 && hop.status == 0)
        }
    }

    @Test func aReplyThatIsLetGoAnswersInternal() async throws {
        let watch = Watch()
        try await withHeld(watch) { (server, peer, _) async throws in
            await peer.send(laterRequest(1))
            try await replies.begun.wait(forCount: 1)
            replies.end(server.loops[0]) { handed in _ = consume handed }
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .internalError))
            #expect(watch.ended.entries == [.internalError])
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test func anErrorIsAnswered() async throws {
        try await withHeld { (server, peer, _) async throws in
            await peer.send(laterRequest(1))
            try await replies.begun.wait(forCount: 1)
            replies.end(server.loops[0]) { $0.reply.fail(RPCError(.notFound, "none")) }
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .notFound))
        }
    }

    @Test func aHandlerMayGoOnInATask() async throws {
        let watch = Watch()
        try await withHeld(watch) { (server, peer, echo) async throws in
            await peer.send(laterRequest(1))
            try await replies.begun.wait(forCount: 1)
            replies.end(server.loops[0]) { $0.reply.answerInTask(by: $0.method) }
            #expect(try await peer.receiveFrame() == goodResponse(1))
            #expect(echo.inTask.entries.count == 1)
            #expect(watch.admitted.entries.count == 1 && watch.ended.entries == [.ok])
        }
    }

    @Test func whoIsNotAdmittedIsNotBegun() async throws {
        let watch = Watch(refuses: true)
        try await withHeld(watch) { (_, peer, _) async throws in
            await peer.send(laterRequest(1))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 1, code: .permissionDenied))
            #expect(replies.begun.entries.isEmpty && watch.ended.entries.isEmpty)
        }
    }

    @Test func theDeadlineIsTheServersAndTheLateAnswerIsDropped() async throws {
        let one = ServerLimits(concurrentCallMax: 1)
        try await withHeld(limits: one) { (server, peer, _) async throws in
            // timeout_nano = 5 ms.
            let data = laterNames + octets("20 C0 96 B1 02") + hiPayload
            await peer.send(RawFrame(streamID: 1, type: 1, data: data).octets)
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .deadlineExceeded))
            await peer.send(goodRequest(3))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 3, code: .resourceExhausted),
                "its place is taken until it is answered")
            await answerAll(server)
            #expect(try await peer.answersGoodCall(5), "and nothing more of the first call")
        }
    }

    @Test func whatGoesOnAfterItsEndIsCancelled() async throws {
        let one = ServerLimits(concurrentCallMax: 1)
        try await withHeld(limits: one) { (server, peer, echo) async throws in
            let data = laterNames + octets("20 C0 96 B1 02") + hiPayload
            await peer.send(RawFrame(streamID: 1, type: 1, data: data).octets)
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .deadlineExceeded))
            replies.end(server.loops[0]) { $0.reply.answerInTask(by: $0.method) }
            try await echo.inTask.wait(forCount: 1)
            #expect(try await peer.answersGoodCall(3), "and nothing more of the first call")
        }
    }

    @Test func aLostConnectionTakesNothingWithIt() async throws {
        try await withHeld { (server, peer, _) async throws in
            await peer.send(laterRequest(1))
            try await replies.begun.wait(forCount: 1)
            await peer.close()
            let next = try await RawPeer.connect(port: server.port)
            #expect(try await next.answersGoodCall(1))
            await answerAll(server)
            #expect(try await next.answersGoodCall(3), "the answer went nowhere")
        }
    }

    @Test func aDrainWaitsForTheAnswer() async throws {
        try await withHeld { (server, peer, _) async throws in
            await peer.send(laterRequest(1))
            try await replies.begun.wait(forCount: 1)
            async let drained: Void = server.server.drain()
            await answerAll(server)
            #expect(try await peer.receiveFrame() == goodResponse(1))
            await drained
        }
    }

    @Test func aSlowReaderGetsEveryAnswer() async throws {
        let count: UInt32 = 24
        let data = [UInt8](repeating: 7, count: 400_000)
        let request = try EchoV1.EchoRequest(data: data).encoded()
        func octetsOfLength(_ length: Int) -> [UInt8] {
            [UInt8(length & 0x7F) | 0x80, UInt8(length >> 7 & 0x7F) | 0x80, UInt8(length >> 14)]
        }
        let payload = [0x1A] + octetsOfLength(request.count) + request
        try await withServer(DeferredEcho(replies: nil).table) { server in
            let peer = try await RawPeer.connect(port: server.port)
            let frames = (0..<count).map {
                RawFrame(streamID: $0 * 2 + 1, type: 1, data: laterNames + payload).octets
            }
            // The server stops reading while too many of its answers wait: whoever sends everything
            // before reading anything may wait for ever.
            for frame in frames[..<4] { await peer.send(frame) }
            async let sent: Void = {
                for frame in frames[4...] { await peer.send(frame) }
            }()
            var answered: Set<UInt32> = []
            for _ in 0..<count {
                let frame = try await peer.receiveFrame()
                #expect(frame.data.count > data.count)
                answered.insert(frame.streamID)
            }
            #expect(answered.count == Int(count))
            await sent
        }
    }
}
