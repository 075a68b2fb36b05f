internal import FigureReporting
internal import Messages
private import Synchronization

/// Where a process's figures come from, beside its calls. Asked before each push.
final class FigureSources: Sendable {
    /// Sources; further ones are left out.
    static let sourceCountMax = 256

    private struct State {
        var sources: [FigurePusher.Source] = []
        var patients: (@Sendable () -> MetricsV1.PatientRegisters?)?
    }

    private let state = Mutex(State())

    func add(_ source: @escaping FigurePusher.Source) {
        state.withLock { state in
            if state.sources.count < Self.sourceCountMax { state.sources.append(source) }
        }
    }

    func setPatients(_ source: @escaping @Sendable () -> MetricsV1.PatientRegisters?) {
        state.withLock { $0.patients = source }
    }

    func patients() -> MetricsV1.PatientRegisters? { state.withLock { $0.patients }?() }

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
