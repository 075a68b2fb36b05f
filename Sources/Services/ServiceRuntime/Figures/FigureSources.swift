internal import FigureReporting
internal import Messages
private import Synchronization

/// Where a process's figures come from, beside its calls. Asked before each push.
final class FigureSources: Sendable {
    /// Sources; further ones are left out.
    static let sourceCountMax = 256

    private struct State {
        var sources: [FigurePusher.Source] = []
        var tallies: [@Sendable () -> MetricsV1.PatientRegisters?] = []
        var turn = 0
    }

    private let state = Mutex(State())

    func add(_ source: @escaping FigurePusher.Source) {
        state.withLock { state in
            if state.sources.count < Self.sourceCountMax { state.sources.append(source) }
        }
    }

    /// Each loop has its own.
    func addPatients(_ source: @escaping @Sendable () -> MetricsV1.PatientRegisters?) {
        state.withLock { state in
            if state.tallies.count < Self.sourceCountMax { state.tallies.append(source) }
        }
    }

    /// Those of the first loop that has some, each loop in its turn: a push has room for one.
    func patients() -> MetricsV1.PatientRegisters? {
        let (tallies, turn) = state.withLock { state in
            state.turn &+= 1
            return (state.tallies, state.turn)
        }
        for step in tallies.indices {
            if let registers = tallies[(turn &+ step) % tallies.count]() { return registers }
        }
        return nil
    }

    /// All readings; those of one name and one set of labels are added up, since several loops have
    /// the same parts.
    func readings() async -> [MeterReading] {
        var sums: [Series: MeterReading] = [:]
        for source in state.withLock({ $0.sources }) {
            for reading in await source() {
                let series = Series(name: reading.name, labels: reading.labels)
                let before = sums[series]?.value ?? 0
                sums[series] = MeterReading(
                    reading.name, reading.kind, before + reading.value, labels: reading.labels)
            }
        }
        return Array(sums.values)
    }

    private struct Series: Hashable {
        let name: String
        let labels: [String: String]
    }
}
