package import Messages

/// Posts alerts to somebody else's address, one after the other, each again a few times when it is
/// not taken.
package struct AlertHook: Sendable {
    /// Attempts of one event; then it is given up and said so.
    package static let attemptMax = 5
    /// How long the first pause between attempts is; each further one is twice as long.
    package static let firstPause = Duration.seconds(1)

    private let post: @Sendable ([UInt8]) async -> Bool
    private let pause: @Sendable (Duration) async throws -> Void

    /// - Parameters:
    ///   - post: sends a body of JSON; whether it was taken.
    ///   - pause: waits; throws when the program stops.
    package init(
        post: @escaping @Sendable ([UInt8]) async -> Bool,
        pause: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.post = post
        self.pause = pause
    }

    /// Posts an event: the contract's AlertEvent in proto3's JSON mapping.
    ///
    /// - Returns: whether it was taken.
    /// - Throws: what `pause` throws.
    package func tell(_ event: AggregatorV1.AlertEvent) async throws -> Bool {
        let body = Array(event.json().text().utf8)
        var wait = Self.firstPause
        for attempt in 1...Self.attemptMax {
            if await post(body) { return true }
            guard attempt < Self.attemptMax else { break }
            try await pause(wait)
            wait *= 2
        }
        return false
    }
}
