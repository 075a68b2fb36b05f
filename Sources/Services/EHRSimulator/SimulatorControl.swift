internal import HTTPPages
internal import Messages
internal import Synchronization

/// The simulator's other side: faults in, counters out.
final class SimulatorControl: Sendable {
    private struct State {
        var faults = SimulatorFaults()
        var random: SeededGenerator
        var requestCounts: [FHIREndpoint.Kind: Int] = [:]
        var batchEntryCount = 0
        var injectedErrorCount = 0
        var injectedEntryErrorCount = 0
    }

    private let state: Mutex<State>
    let gate = HangGate()

    init(seed: UInt64) { state = Mutex(State(random: SeededGenerator(seed: seed))) }

    var faults: SimulatorFaults { state.withLock { $0.faults } }

    /// Sets the faults at once, as `POST /control` does in part.
    func set(_ faults: SimulatorFaults) {
        state.withLock { $0.faults = faults }
        gate.set(shut: faults.hang)
    }

    func count(_ kind: FHIREndpoint.Kind) {
        state.withLock { $0.requestCounts[kind, default: 0] += 1 }
    }

    /// Whether this request fails as a whole.
    func failsRequest() -> Bool {
        state.withLock { state in
            let fails = Double.random(in: 0..<1, using: &state.random) < state.faults.errorRate
            if fails { state.injectedErrorCount += 1 }
            return fails
        }
    }

    /// Whether the next entry of a batch fails.
    func failsEntry() -> Bool {
        state.withLock { state in
            state.batchEntryCount += 1
            let rate = state.faults.entryErrorRate
            let fails = Double.random(in: 0..<1, using: &state.random) < rate
            if fails { state.injectedEntryErrorCount += 1 }
            return fails
        }
    }

    /// `GET /control` and `POST /control`.
    func respond(to request: ServerRequest, store: borrowing Mutex<FHIRStore>) -> ServerReply {
        switch request.method {
        case "GET":
            return Self.reply(200, report(store))
        case "POST":
            guard let text = String(validating: request.body, as: UTF8.self),
                let json = try? JSONValue(parsing: text)
            else { return Self.reply(400, .object([("error", .string("not JSON"))])) }
            do throws(EHRSimulatorError) {
                let faults = try state.withLock { state throws(EHRSimulatorError) in
                    try state.faults.apply(json)
                    return state.faults
                }
                gate.set(shut: faults.hang)
                return Self.reply(200, report(store))
            } catch {
                return Self.reply(400, .object([("error", .string(error.message))]))
            }
        case _:
            return ServerReply(status: 405, headers: [("allow", "GET, POST")])
        }
    }

    private func report(_ store: borrowing Mutex<FHIRStore>) -> JSONValue {
        let documents = store.withLock { $0.countsByIdentifier("DocumentReference") }
        return state.withLock { state in
            let requests = FHIREndpoint.Kind.allCases.map { kind in
                (key: kind.rawValue, value: JSONValue.number("\(state.requestCounts[kind] ?? 0)"))
            }
            let counters = JSONValue.object([
                ("requests", .object(requests)),
                ("batchEntries", .number("\(state.batchEntryCount)")),
                ("injectedErrors", .number("\(state.injectedErrorCount)")),
                ("injectedEntryErrors", .number("\(state.injectedEntryErrorCount)")),
                (
                    "documents",
                    .object(documents.map { ($0.value, .number("\($0.count)")) })
                ),
            ])
            return .object([("faults", state.faults.json), ("counters", counters)])
        }
    }

    private static func reply(_ status: Int, _ json: JSONValue) -> ServerReply {
        ServerReply(
            status: status,
            headers: [("content-type", "application/json"), ("cache-control", "no-store")],
            body: Array(json.text().utf8))
    }
}
