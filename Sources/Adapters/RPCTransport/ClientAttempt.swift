internal import RPC
internal import Reactor
internal import TTRPC

/// One attempt to have a call answered: what the table of a connection holds. Confined to its
/// loop's thread.
// Safety: as above.
@safe
class ClientAttempt: @unchecked Sendable {
    /// Where it was sent; nil before, and when it is over there.
    final var connection: ClientConnection?
    /// The address it was sent to last.
    final var endpoint: ClientEndpoint?
    final var streamID: UInt32 = 0
    /// Its place in the connection's table.
    final var number: Int32 = -1
    /// Octets that the connection had been given before its Request.
    final var requestOffset: UInt64 = 0

    /// The Response has come; the stream is over. The views die with this call.
    func answered(_ envelope: ResponseEnvelope) {}
    /// A message has come as Data, before or with the end of the stream.
    @unsafe func message(_ data: UnsafeRawBufferPointer, isLast: Bool) {}
    /// The stream has ended well, without a Response.
    func ended() {}
    /// Metadata has come ahead of the first response.
    func headers(_ metadata: Metadata) {}
    /// The stream is over, and was not answered.
    func failed(_ error: RPCError, _ reach: RetryPolicy.Reach) {}
    /// Nothing could be sent.
    func refused(_ error: RPCError) {}
    /// There may be room for more Data, or a wider window.
    func maySend() {}

    /// A connection that can take it has been found.
    func send(on connection: ClientConnection) {}
}
