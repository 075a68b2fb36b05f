package import FigureReporting
internal import Reactor

extension ServiceContext {
    /// Reports this loop's figures with every push; `source` is asked on the loop.
    ///
    /// Loops of a process report under the same names: levels and totals of loops are added up.
    package func report(figures source: @escaping @Sendable () async -> [MeterReading]) {
        let loop = loop
        figures.add { await loop.run { await source() } }
    }

    /// Counts this loop's patients with the pushes.
    package func report(patients tally: PatientTally) {
        figures.addPatients { tally.take() }
    }
}
