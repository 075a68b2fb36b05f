import Messages
import RPC
import Reactor
import TTRPC
import TestSupport
import Testing

@testable import RPCTransport

/// Stream ids near their end. Source: ttRPC wire facts, section 5.
@Suite(.timeLimit(.minutes(1))) struct ClientIDTests {
    @Test func aConnectionIsLeftBeforeItsIdsRunOut() async throws {
        try await withRawService { service async throws in
            service.channel.makeMachine = { ClientConnectionMachine(nextStreamID: 0xFFFF_FEFD) }
            // The last two ids below 0xFFFFFF00, both under way at once.
            async let first = service.echo.outcome(text("Hi"))
            let peer = try await service.peer()
            #expect(try await peer.receiveFrame().streamID == 0xFFFF_FEFD)
            async let second = service.echo.outcome(text("Hi"))
            #expect(try await peer.receiveFrame().streamID == 0xFFFF_FEFF)
            // The next connection is made ahead.
            let next = try await service.peer(1)
            async let third = service.echo.outcome(text("Hi"))
            #expect(try await next.receiveFrame().streamID == 0xFFFF_FEFD)
            await next.send(goodResponse(0xFFFF_FEFD).octets)
            #expect(await third == .success(text("Hi")))
            await peer.send(goodResponse(0xFFFF_FEFF).octets)
            #expect(await second == .success(text("Hi")))
            await peer.send(goodResponse(0xFFFF_FEFD).octets)
            #expect(await first == .success(text("Hi")), "what is under way is not cut")
            #expect(try await peer.receiveToEnd().isEmpty)
        }
    }
}
