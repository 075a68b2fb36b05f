/// Bounds that no configuration changes.
package enum PostgresLimits {
    /// Parameters of one statement. Source: the protocol's 16-bit count.
    package static let parameterCountMax = 65_535
    /// Octets of all parameters of one read or write (16 MiB).
    package static let callByteCountMax = 16 << 20
    /// Statements of one write.
    package static let stepCountMax = 256
    /// Writers' units that share one commit.
    package static let groupCommitUnitMax = 32
    /// Statements in one group commit; a unit with more goes alone.
    package static let groupCommitStepMax = 256
    /// Reads between two Syncs: so many neighbours at most are repeated when one fails.
    package static let readSegmentMax = 64
    /// Times that a call is sent, counting the first.
    package static let attemptMax = 4
    /// Callers that have lines of their own where calls wait; further ones share one more.
    package static let turnCallerMax = 64
    /// Parties of one caller that have lines of their own; further ones share one more.
    package static let turnPartyMax = 16
    /// Turns that one call costs at most.
    package static let turnCostMax = 16
    /// Octets of parameters that cost one turn more (16 KiB), as one statement more does.
    package static let turnByteCount = 16 << 10
    /// Lines that are kept for the next who have to wait.
    static let spareLineMax = 64
    /// How long a read whose caller has left may go on before the server is asked to cancel it:
    /// so long that it is worth more than the request.
    package static let cancelGrace = Duration.milliseconds(50)
    /// Times that the server is asked to cancel one read.
    package static let cancelAttemptMax = 3
    /// Longest time that a session for cancelling waits for its answer.
    package static let cancelAnswerLimit = Duration.seconds(1)
    /// Characters kept of the reason why a connection could not be made.
    package static let reasonLengthMax = 200
    /// Addresses tried for one host name.
    package static let addressesPerHostMax = 8
}
