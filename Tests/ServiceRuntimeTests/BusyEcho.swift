import Messages
import RPC

/// A server with a planted hot function: what a profile of it has to find.
struct BusyEcho: EchoV1.EchoServer {
    func echo(
        _ request: EchoV1.EchoRequest, context: CallContext
    ) throws -> EchoV1.EchoResponse {
        // Used, so that nobody leaves the work out.
        let sum = Self.plantedHotFunction(rounds: 200_000)
        return EchoV1.EchoResponse(data: sum == 0 ? [] : request.data)
    }

    func echoLater(
        _ request: EchoV1.EchoRequest, context: CallContext
    ) async throws -> EchoV1.EchoResponse {
        await Self.waitUntilCancelled()
        return EchoV1.EchoResponse(data: request.data)
    }

    /// Returns when the task is cancelled.
    static func waitUntilCancelled() async {
        let (stream, end) = AsyncStream<Void>.makeStream()
        for await _ in stream {}
        end.finish()
    }

    @inline(never)
    static func plantedHotFunction(rounds: UInt64) -> UInt64 {
        var sum: UInt64 = 1
        var number: UInt64 = 0
        while number < rounds {
            sum = (sum ^ number) &* 0x9E37_79B9_7F4A_7C15
            number &+= 1
        }
        return sum
    }
}
