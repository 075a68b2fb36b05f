/// How long a profile takes, and how often it looks.
package struct ProfileSettings: Sendable, Equatable {
    /// Seconds that a profile may take.
    package static let seconds: ClosedRange<UInt32> = 1...60
    /// Looks for each second of processor time.
    package static let hertz: ClosedRange<UInt32> = 10...1_000
    /// For those who name no length.
    package static let defaultSeconds: UInt32 = 10
    /// For those who name no frequency: a prime, so that work that comes round in a beat of its own
    /// is not met at the same place each time.
    package static let defaultHertz: UInt32 = 99

    /// The length in seconds.
    package let seconds: UInt32
    /// Looks for each second of processor time that a thread uses.
    package let hertz: UInt32

    /// - Parameters:
    ///   - seconds: in ``seconds``, or 0 for ``defaultSeconds``.
    ///   - hertz: in ``hertz``, or 0 for ``defaultHertz``.
    /// - Throws: `badSettings`.
    package init(seconds: UInt32, hertz: UInt32) throws(ProfilingError) {
        self.seconds = seconds == 0 ? Self.defaultSeconds : seconds
        self.hertz = hertz == 0 ? Self.defaultHertz : hertz
        guard Self.seconds.contains(self.seconds) else {
            throw ProfilingError(.badSettings, "seconds is 1 to 60")
        }
        guard Self.hertz.contains(self.hertz) else {
            throw ProfilingError(.badSettings, "hertz is 10 to 1000")
        }
    }

    /// Samples that the profile can have when so many processors are busy all the time.
    func sampleMax(processorCount: Int) -> UInt64 {
        // A tenth more, since periods are rounded.
        UInt64(seconds) * UInt64(hertz) * UInt64(max(1, processorCount)) * 11 / 10
    }
}
