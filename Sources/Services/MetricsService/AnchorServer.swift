package import AuditTrail
internal import Dispatch
package import Messages
package import RPC
private import Synchronization

/// Keeps the heads of other services' trails. Shared by all loops: files are written on a queue of
/// its own.
package final class AnchorServer: AuditV1.AuditAnchorsServer {
    /// Octets of a head that are looked at.
    package static let anchorByteCountMax = 512
    /// Heads that wait for the disk; further ones are refused.
    package static let waitingCountMax = 256

    private let book: Mutex<AnchorBook>
    private let queue = DispatchQueue(label: "anchor-book")
    private let waiting = Atomic(0)
    private let alarm: @Sendable (String) -> Void

    /// - Parameters:
    ///   - book: where they are kept.
    ///   - alarm: tells operators of a trail that was changed, in one sentence.
    package init(book: consuming sending AnchorBook, alarm: @escaping @Sendable (String) -> Void) {
        self.book = Mutex(book)
        self.alarm = alarm
    }

    package func publish(
        _ request: AuditV1.PublishRequest, context: CallContext
    ) async throws -> AuditV1.PublishResponse {
        let anchor = try Self.anchor(request.anchor)
        try Self.check(anchor.stream, context.peer)
        switch try await onQueue({ (book) throws(AuditError) in try book.keep(anchor) }) {
        case .kept(let count): return AuditV1.PublishResponse(keptCount: UInt64(clamping: count))
        case .backwards(let last):
            throw refusal("\(anchor.stream.text) went from \(last) back to \(anchor.sequence)")
        case .forked(let sequence):
            throw refusal("\(anchor.stream.text) has another record \(sequence)")
        }
    }

    package func list(
        _ request: AuditV1.ListRequest, context: CallContext
    ) async throws -> AuditV1.ListResponse {
        if request.stream.isEmpty {
            let streams = try await onQueue { (book) throws(AuditError) in book.streams }
            return AuditV1.ListResponse(
                streams: streams.prefix(AnchorBook.pageCountMax).map(\.text))
        }
        guard let stream = try? AuditIdentifier(request.stream) else {
            throw RPCError(.invalidArgument, "stream is the name of a trail")
        }
        let after = request.afterSequence
        let anchors = try await onQueue { (book) throws(AuditError) in
            try book.anchors(of: stream, after: after)
        }
        return AuditV1.ListResponse(anchors: anchors.map(\.octets))
    }

    private static func anchor(_ octets: [UInt8]) throws -> AuditAnchor {
        guard octets.count <= anchorByteCountMax, let anchor = try? AuditAnchor(octets: octets)
        else { throw RPCError(.invalidArgument, "anchor is the head of a trail") }
        return anchor
    }

    /// A program publishes heads of its own trails alone: `spiffe://…/NAME` those of `NAME/…`. In
    /// clear text programs cannot be told apart.
    private static func check(_ stream: AuditIdentifier, _ peer: String?) throws {
        guard let peer else { return }
        let name = peer.split(separator: "/").last ?? ""
        guard stream.text.hasPrefix("\(name)/") else {
            throw RPCError(.permissionDenied, "the trail is another program's")
        }
    }

    private func refusal(_ sentence: String) -> RPCError {
        alarm("a trail was changed: \(sentence)")
        return RPCError(.failedPrecondition, "another head of this trail is kept")
    }

    private func onQueue<Value: Sendable>(
        _ body: @escaping @Sendable (AnchorBook) throws(AuditError) -> Value
    ) async throws -> Value {
        guard waiting.wrappingAdd(1, ordering: .relaxed).newValue <= Self.waitingCountMax else {
            waiting.wrappingSubtract(1, ordering: .relaxed)
            throw RPCError(.resourceExhausted, "too many heads wait for the disk")
        }
        defer { waiting.wrappingSubtract(1, ordering: .relaxed) }
        let answer: Result<Value, AuditError> = await withCheckedContinuation { continuation in
            queue.async { [self] in
                continuation.resume(
                    returning: book.withLock { book in
                        do throws(AuditError) { return .success(try body(book)) } catch {
                            return .failure(error)
                        }
                    })
            }
        }
        do { return try answer.get() } catch {
            alarm("heads cannot be kept: \(error.message)")
            throw RPCError(.unavailable, "heads cannot be kept now", cause: error)
        }
    }
}
