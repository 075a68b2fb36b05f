/// What a handler answers.
package struct ServerReply: Sendable {
    /// How a body leaves when it shall not leave at once.
    package struct Drip: Sendable, Equatable {
        /// Octets in one piece, at least 1.
        package let pieceByteCount: Int
        /// Wait before each piece.
        package let interval: Duration

        /// Makes a drip.
        package init(pieceByteCount: Int, interval: Duration) {
            precondition(pieceByteCount > 0, "a drip has pieces of at least one octet")
            self.pieceByteCount = pieceByteCount
            self.interval = interval
        }
    }

    /// The HTTP status code.
    package var status: Int
    /// Sent as they are, beside the length and the date that the server adds.
    package var headers: [(name: String, value: String)]
    /// The body.
    package var body: [UInt8]
    /// Set by a peer that plays a slow one; nil sends the body in one piece.
    package var drip: Drip?

    /// Makes an answer.
    package init(
        status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        drip: Drip? = nil
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.drip = drip
    }
}
