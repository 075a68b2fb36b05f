internal import Messages

/// What the simulator does wrong on purpose. Settable while it runs; everything off at first.
package struct SimulatorFaults: Sendable, Equatable {
    /// Longest delay and drip (10 minutes).
    package static let millisecondsMax = 600_000

    /// Wait before an answer is sent, after its effect.
    package var delayMilliseconds = 0
    /// Share of requests, 0 to 1, that are answered with ``errorStatus``.
    package var errorRate = 0.0
    /// Share of a batch's entries, 0 to 1, that fail by themselves with 500.
    package var entryErrorRate = 0.0
    /// What a failing request is answered: 400 to 599.
    package var errorStatus = 503
    /// `Retry-After` of a failing request, in seconds; 0 leaves it out.
    package var retryAfterSeconds = 0
    /// Whether a failing request has had its effect before it fails.
    package var errorAfterEffect = false
    /// While true, no answer is sent; the effect happens at once.
    package var hang = false
    /// Wait before each piece of 16 octets of a body; 0 sends it whole.
    package var slowDrip = 0

    /// No fault.
    package init() {}

    /// Takes over the settings that `json` names; the others stay.
    ///
    /// - Throws: ``EHRSimulatorError`` `badSetting` for an unknown name or a value out of range;
    ///   then nothing has changed.
    mutating func apply(_ json: JSONValue) throws(EHRSimulatorError) {
        guard case .object(let members) = json else {
            throw EHRSimulatorError(.badSetting, "settings are a JSON object")
        }
        var faults = self
        for (name, value) in members {
            switch name {
            case "delayMilliseconds":
                faults.delayMilliseconds = try Self.integer(value, name, 0...Self.millisecondsMax)
            case "slowDrip":
                faults.slowDrip = try Self.integer(value, name, 0...Self.millisecondsMax)
            case "errorStatus": faults.errorStatus = try Self.integer(value, name, 400...599)
            case "retryAfterSeconds":
                faults.retryAfterSeconds = try Self.integer(value, name, 0...600)
            case "errorRate": faults.errorRate = try Self.share(value, name)
            case "entryErrorRate": faults.entryErrorRate = try Self.share(value, name)
            case "errorAfterEffect": faults.errorAfterEffect = try Self.flag(value, name)
            case "hang": faults.hang = try Self.flag(value, name)
            case _: throw EHRSimulatorError(.badSetting, "an unknown setting")
            }
        }
        self = faults
    }

    /// The settings as `apply` reads them.
    var json: JSONValue {
        .object([
            ("delayMilliseconds", .number("\(delayMilliseconds)")),
            ("errorRate", .number("\(errorRate)")),
            ("entryErrorRate", .number("\(entryErrorRate)")),
            ("errorStatus", .number("\(errorStatus)")),
            ("retryAfterSeconds", .number("\(retryAfterSeconds)")),
            ("errorAfterEffect", .bool(errorAfterEffect)), ("hang", .bool(hang)),
            ("slowDrip", .number("\(slowDrip)")),
        ])
    }

    private static func integer(
        _ value: JSONValue, _ name: String, _ range: ClosedRange<Int>
    ) throws(EHRSimulatorError) -> Int {
        guard case .number(let text) = value, let number = Int(text), range.contains(number) else {
            throw EHRSimulatorError(
                .badSetting, "\(name) is a whole number in \(range.lowerBound)…\(range.upperBound)")
        }
        return number
    }

    private static func share(
        _ value: JSONValue, _ name: String
    ) throws(EHRSimulatorError) -> Double {
        guard case .number(let text) = value, let number = Double(text), (0...1).contains(number)
        else { throw EHRSimulatorError(.badSetting, "\(name) is a number in 0…1") }
        return number
    }

    private static func flag(_ value: JSONValue, _ name: String) throws(EHRSimulatorError) -> Bool {
        guard case .bool(let flag) = value else {
            throw EHRSimulatorError(.badSetting, "\(name) is true or false")
        }
        return flag
    }
}
