import ArgumentParser
import RPCTransport

/// Every limit of a server's configuration as a flag. What is left out has the server's default.
struct LimitOptions: ParsableArguments {
    /// A duration, at most: a week.
    static let secondsMax = 604_800.0

    @Option(help: "Calls at once on one connection.")
    var concurrentCallMax: Int?

    @Option(help: "Calls at once of one identity on one loop; not in clear text.")
    var callsPerPeerMax: Int?

    @Option(help: "Streaming calls at once on one loop.")
    var streamCountMax: Int?

    @Option(help: "Seconds until the deadline of a call that comes without one.")
    var defaultTimeout: Double?

    @Option(help: "The least that the adaptive limit of running handlers becomes, on one loop.")
    var concurrencyLimitMin: Int?

    @Option(help: "The most that it becomes.")
    var concurrencyLimitMax: Int?

    @Flag(inversion: .prefixedNo, help: "Whether the limit follows the measured run times.")
    var adaptiveLimit = true

    @Option(help: "Calls of one loop that wait for a place.")
    var waitingCallMax: Int?

    @Option(help: "The share of the limit, 0 to 1, that is kept for emergencies.")
    var emergencyReserve: Double?

    @Flag(
        inversion: .prefixedNo,
        help: "Whether a call is refused that has less time left than its method usually takes.")
    var deadlineAdmission = true

    @Option(help: "Connections of one loop.")
    var connectionCountMax: Int?

    @Option(help: "Connections of one identity on one loop; not in clear text.")
    var connectionsPerPeerMax: Int?

    @Option(help: "Octets of answers that wait for room in one connection's write queue.")
    var waitingAnswerByteCountMax: Int?

    @Option(help: "Seconds until a client that reads nothing is given up.")
    var writeStallLimit: Double?

    @Option(help: "Seconds that running calls may take when the server drains.")
    var drainLimit: Double?

    func validate() throws {
        let counts = [
            concurrentCallMax, callsPerPeerMax, streamCountMax, concurrencyLimitMin,
            concurrencyLimitMax, waitingCallMax, connectionCountMax, connectionsPerPeerMax,
            waitingAnswerByteCountMax,
        ]
        guard counts.allSatisfy({ ($0 ?? 1) > 0 }) else {
            throw ValidationError("a limit that counts must be over 0")
        }
        if let least = concurrencyLimitMin, let most = concurrencyLimitMax, least > most {
            throw ValidationError("--concurrency-limit-min is over --concurrency-limit-max")
        }
        for seconds in [defaultTimeout, writeStallLimit, drainLimit] {
            guard let seconds else { continue }
            guard seconds > 0, seconds <= Self.secondsMax else {
                throw ValidationError("seconds must be over 0 and at most \(Self.secondsMax)")
            }
        }
        guard (0...1).contains(emergencyReserve ?? 0) else {
            throw ValidationError("--emergency-reserve must be between 0 and 1")
        }
    }

    /// Puts what was given in place of the defaults.
    func apply(to configuration: inout RPCServerConfiguration) {
        set(&configuration.concurrentCallMax, concurrentCallMax)
        set(&configuration.callsPerPeerMax, callsPerPeerMax)
        set(&configuration.streamCountMax, streamCountMax)
        set(&configuration.defaultTimeout, defaultTimeout.map { .seconds($0) })
        set(&configuration.concurrencyLimitMax, concurrencyLimitMax)
        // The default least is above a very low most.
        set(
            &configuration.concurrencyLimitMin,
            concurrencyLimitMin
                ?? min(configuration.concurrencyLimitMin, configuration.concurrencyLimitMax))
        configuration.adaptsConcurrencyLimit = adaptiveLimit
        set(&configuration.waitingCallMax, waitingCallMax)
        set(&configuration.emergencyReserve, emergencyReserve)
        configuration.refusesHopelessCalls = deadlineAdmission
        set(&configuration.connectionCountMax, connectionCountMax)
        set(&configuration.connectionsPerPeerMax, connectionsPerPeerMax)
        set(&configuration.waitingAnswerByteCountMax, waitingAnswerByteCountMax)
        set(&configuration.writeStallLimit, writeStallLimit.map { .seconds($0) })
        set(&configuration.drainLimit, drainLimit.map { .seconds($0) })
    }

    private func set<Value>(_ place: inout Value, _ given: Value?) {
        if let given { place = given }
    }
}
