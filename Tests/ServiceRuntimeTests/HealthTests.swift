import Messages
import RPC
import Synchronization
import Testing

@testable import ServiceRuntime

/// Check and Watch of `grpc.health.v1.Health`.
@Suite(.timeLimit(.minutes(1))) struct HealthTests {
    private let board = HealthBoard()
    private let watch: ServerMethod
    private let responder: HealthResponder

    init() throws {
        let board = board
        responder = HealthResponder(
            services: ["carewire.a.v1.A"], isReady: { true }, board: board)
        var table = MethodTable()
        HealthV1.Health.register(responder, in: &table)
        watch = try #require(table.method(HealthV1.Health.watch))
    }

    private typealias Status = HealthV1.HealthCheckResponse.ServingStatus

    private func next(_ stream: FakeStream) async throws -> Status? {
        try await stream.answer(HealthV1.HealthCheckResponse.self)?.status
    }

    @Test(arguments: [("", true), ("carewire.a.v1.A", true), ("carewire.b.v1.B", false)])
    func checkAnswersForTheProcessAndItsServices(service: String, isKnown: Bool) async throws {
        let request = HealthV1.HealthCheckRequest(service: service)
        let context = CallContext.calling(HealthV1.Health.check)
        if isKnown {
            #expect(try await responder.check(request, context: context).status == .serving)
        } else {
            let error = await #expect(throws: RPCError.self) {
                try await responder.check(request, context: context)
            }
            #expect(error?.code == .notFound)
        }
    }

    @Test func aWatchTellsTheStateAtOnceAndThenEveryChange() async throws {
        let stream = FakeStream()
        async let outcome = stream.run(watch, HealthV1.HealthCheckRequest())
        #expect(try await next(stream) == .notServing)
        board.note(isReady: true)
        #expect(try await next(stream) == .serving)
        board.note(isReady: true)
        board.note(isReady: false)
        #expect(try await next(stream) == .notServing)
        board.note(isReady: true)
        #expect(try await next(stream) == .serving)
        board.close()
        #expect(try await next(stream) == .notServing)
        #expect(try await next(stream) == nil)
        guard case .failure(let error) = await outcome else {
            Issue.record("the watch ended well")
            return
        }
        #expect(error.code == .unavailable)
    }

    @Test func anUnknownServiceIsWatchedAllTheSame() async throws {
        let stream = FakeStream()
        async let outcome = stream.run(watch, HealthV1.HealthCheckRequest(service: "no.such"))
        #expect(try await next(stream) == .serviceUnknown)
        board.note(isReady: true)
        board.close()
        // Nothing else was told of it, and the process's end ends the call.
        #expect(try await next(stream) == nil)
        guard case .failure(let error) = await outcome else {
            Issue.record("the watch ended well")
            return
        }
        #expect(error.code == .unavailable)
    }

    @Test func aCancelledWatchLeavesTheBoard() async throws {
        let stream = FakeStream()
        let task = Task { await stream.run(watch, HealthV1.HealthCheckRequest()) }
        #expect(try await next(stream) == .notServing)
        #expect(board.watcherCount == 1)
        task.cancel()
        guard case .failure(let error) = await task.value else {
            Issue.record("the watch ended well")
            return
        }
        #expect(error.code == .cancelled)
        #expect(board.watcherCount == 0)
    }

    @Test func watchersAreBoundedAndMakeRoomWhenTheyGo() async throws {
        var streams = (0..<HealthBoard.watcherCountMax).compactMap { _ in board.changes() }
        #expect(streams.count == HealthBoard.watcherCountMax)
        #expect(board.changes() == nil)
        let stream = FakeStream()
        guard case .failure(let error) = await stream.run(watch, HealthV1.HealthCheckRequest())
        else {
            Issue.record("one watcher too many got in")
            return
        }
        #expect(error.code == .resourceExhausted)
        streams.removeLast()
        #expect(board.changes() != nil)
    }

    @Test func oneLookServesAllWatchersAndAsksEveryPart() async {
        let looks = Mutex(0)
        let isSecondReady = Mutex(false)
        let parts: [@Sendable () async -> Bool] = [
            {
                looks.withLock { $0 += 1 }
                return true
            }, { isSecondReady.withLock { $0 } },
        ]
        let streams = (0..<10).compactMap { _ in board.changes() }
        await board.look(parts)
        #expect(!board.isReady)
        isSecondReady.withLock { $0 = true }
        await board.look(parts)
        #expect(board.isReady)
        #expect(looks.withLock { $0 } == 2)
        for stream in streams {
            var iterator = stream.makeAsyncIterator()
            #expect(await iterator.next() == true)
        }
    }

    @Test func aClosedBoardStaysClosed() async {
        board.note(isReady: true)
        board.close()
        board.note(isReady: true)
        #expect(!board.isReady)
        var seen: [Bool] = []
        if let changes = board.changes() { for await change in changes { seen.append(change) } }
        #expect(seen == [false])
    }
}
