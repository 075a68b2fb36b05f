internal import AuditTrail
internal import Messages
package import RPC

/// Sends the head of a trail, when it has moved on, to the service that keeps heads.
package final class AnchorPublisher: Sendable {
    /// How long one publication may take.
    package static let callLimit = Duration.seconds(5)

    /// What a round did.
    package enum Round: Sendable {
        /// The head is kept there now.
        case published(sequence: UInt64)
        /// There is no record yet.
        case nothing
        /// The keeper knows another trail under this name: records were removed or changed.
        case refused
        /// It could not be sent; the next round tries again.
        case failed
    }

    private let sink: any AuditSink
    private let client: AuditV1.AuditAnchorsClient

    /// - Parameter channel: leads to the keeper.
    package init(sink: any AuditSink, channel: any RPCChannel) {
        self.sink = sink
        client = AuditV1.AuditAnchorsClient(channel)
    }

    /// Publishes the head as it is now.
    package func publish() async -> Round {
        do {
            guard let anchor = try sink.anchor() else { return .nothing }
            _ = try await client.publish(
                AuditV1.PublishRequest(anchor: anchor.octets),
                options: CallOptions(timeout: Self.callLimit))
            return .published(sequence: anchor.sequence)
        } catch let error as RPCError where error.code == .failedPrecondition {
            return .refused
        } catch {
            return .failed
        }
    }
}
