internal import RPC
internal import TTRPC

/// A second attempt of a call whose first is slow. Confined to its loop's thread.
// Safety: as above.
@safe
final class ClientHedge: ClientAttempt, @unchecked Sendable {
    private let call: ClientCall

    init(_ call: ClientCall) { self.call = call }

    override func send(on connection: ClientConnection) {
        call.attemptCount += 1
        connection.send(self, of: call)
    }

    override func answered(_ envelope: ResponseEnvelope) {
        unsafe call.answered(envelope, by: self)
    }
    override func refused(_ error: RPCError) { call.hedge = nil }
    override func headers(_ metadata: Metadata) { call.headers(metadata) }

    override func failed(_ error: RPCError, _ reach: RetryPolicy.Reach) {
        call.client.attemptFailed(self, of: call, error, reach)
    }
}
