import Messages
import RPC
import Synchronization

/// A streaming call as its server sees it: the test sends requests in, and takes responses out.
final class FakeStream: ServerStream {
    private let requests: AsyncStream<[UInt8]>
    private let requestEntry: AsyncStream<[UInt8]>.Continuation
    private let responses: AsyncStream<[UInt8]>
    private let responseEntry: AsyncStream<[UInt8]>.Continuation

    init() {
        (requests, requestEntry) = AsyncStream.makeStream()
        (responses, responseEntry) = AsyncStream.makeStream()
    }

    // MARK: The server's side

    func receive() async throws(RPCError) -> [UInt8]? {
        for await request in requests { return request }
        if Task.isCancelled { throw RPCError(.cancelled, "the call was cancelled") }
        return nil
    }

    func send(_ message: [UInt8]) async throws(RPCError) {
        if Task.isCancelled { throw RPCError(.cancelled, "the call was cancelled") }
        responseEntry.yield(message)
    }

    func sendMetadata(_ metadata: Metadata) async throws(RPCError) {}

    // MARK: The test's side

    func ask(_ request: some WireMessage) throws { requestEntry.yield(try request.encoded()) }

    func askNoMore() { requestEntry.finish() }

    /// The next response; nil when the handler has returned and there is none.
    func answer<Message: WireMessage>(_: Message.Type) async throws -> Message? {
        for await response in responses { return try Message(decoding: response) }
        return nil
    }

    /// Runs a method with this stream; the end of the responses comes with its return.
    func run(
        _ method: ServerMethod, _ request: (some WireMessage)?
    ) async -> Result<[UInt8]?, RPCError> {
        defer { responseEntry.finish() }
        do throws(RPCError) {
            let payload: [UInt8]
            do { payload = try request?.encoded() ?? [] } catch {
                throw RPCError(.internalError, "unencodable")
            }
            return .success(
                try await method.serve(payload, self, context: .calling(method.name)))
        } catch { return .failure(error) }
    }
}

extension CallContext {
    /// A call from somebody, with a minute to go.
    static func calling(
        _ method: MethodName, from peer: String? = "spiffe://carewire/cli",
        metadata: [(String, String)] = []
    ) -> CallContext {
        var all = Metadata()
        for (key, value) in metadata { all.append(key, value) }
        return CallContext(
            method: method, deadline: .now + .seconds(60), metadata: all, peer: peer,
            trace: CallContext.background(deadline: .now).trace, observer: nil)
    }
}

extension MethodTable {
    /// The method of this name.
    func method(_ name: MethodName) -> ServerMethod? { methods.first { $0.name == name } }
}
