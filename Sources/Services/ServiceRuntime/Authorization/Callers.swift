internal import RPC

/// Who calls whom, in the words of an `AuthorizationTable`: programs by the identity in their
/// certificates.
///
/// A server that was asked to do without TLS cannot tell the programs of its machine apart: all of
/// them get what the `carewire` command gets.
enum Callers {
    /// The `carewire` command, and whatever else a clinic works with.
    static let frontEnd: [AuthorizationTable.Caller] = [named("cli"), .loopback]
    /// Who may look into a process and steer it.
    static let operators: [AuthorizationTable.Caller] = [named("operator")] + frontEnd
    /// Who may read what is measured.
    static let watchers: [AuthorizationTable.Caller] = [named("dashboard")] + operators
    /// Everyone the transport lets in.
    static let everyone: [AuthorizationTable.Caller] = [.anyIdentity, .loopback]
    /// metrics-service, which ends a monitoring session with the budgets' state.
    static let figures: [AuthorizationTable.Caller] = [named("metrics-service")]
    /// The other aggregators, which answer for all.
    static let aggregators: [AuthorizationTable.Caller] = [named("latency-aggregator")]
    /// soap-service.
    static let notes: [AuthorizationTable.Caller] = [named("soap-service")]
    /// Who may say in one call on behalf of whom each part of it is made: services, whose callers
    /// were asked; in clear text, every program of the machine.
    static let spokesmen: [AuthorizationTable.Caller] = notes + [.loopback]

    /// Who keeps a trail of accesses; in clear text, every program of the machine.
    static let recorders: [AuthorizationTable.Caller] = [
        named("patient-service"), named("soap-service"), .loopback,
    ]

    private static func named(_ program: String) -> AuthorizationTable.Caller {
        .identity(ServiceContext.identity(of: program))
    }
}
