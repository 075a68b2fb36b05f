/// When one event is posted again. No clock and no random source inside.
///
/// Taken is an answer 2xx. Whoever answers anything below 500 but 408 and 429 will not answer
/// otherwise the next time, so it is not asked again.
package struct HookRetry: Sendable {
    /// Attempts of one event; then it is given up.
    package static let attemptMax = 5
    /// The longest first pause between attempts; each further one is up to twice as long.
    package static let firstPause = Duration.seconds(1)
    /// The longest pause that is of our choice.
    package static let pauseMax = Duration.seconds(30)
    /// The longest pause that a receiver may ask for.
    package static let askedPauseMax = Duration.seconds(60)

    /// The answer to ``take(_:random:)``.
    package enum OnAnswer: Sendable, Equatable {
        /// The receiver has it.
        case taken
        /// The receiver does not want it.
        case refused
        /// It was tried often enough.
        case givenUp
        /// Pause, then post it again.
        case again(after: Duration)
    }

    private var attemptCount = 0

    /// Nothing was posted yet.
    package init() {}

    /// Takes what came of an attempt.
    ///
    /// - Parameter random: 0 up to 1: how much of the half of the pause that is left to chance is
    ///   waited.
    package mutating func take(_ answer: HookAnswer, random: Double) -> OnAnswer {
        attemptCount += 1
        switch answer {
        case .status(200...299, _): return .taken
        case .unsendable: return .refused
        case .status(408, let asked), .status(429, let asked), .status(500..., let asked):
            return again(random, asked)
        case .status: return .refused
        case .none: return again(random, nil)
        }
    }

    private func again(_ random: Double, _ asked: String?) -> OnAnswer {
        guard attemptCount < Self.attemptMax else { return .givenUp }
        let whole = min(Self.firstPause * (1 << (attemptCount - 1)), Self.pauseMax)
        let pause = whole / 2 + whole / 2 * min(max(random, 0), 1)
        return .again(after: max(pause, Self.asked(asked)))
    }

    /// Whole seconds, cut to ``askedPauseMax``; anything else, a date too, asks for nothing.
    /// Source: RFC 9110, section 10.2.3.
    private static func asked(_ value: String?) -> Duration {
        guard let value, (1...9).contains(value.utf8.count),
            value.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let seconds = Int64(value)
        else { return .zero }
        return min(.seconds(seconds), askedPauseMax)
    }
}
