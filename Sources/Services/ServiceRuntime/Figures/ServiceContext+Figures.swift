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

    /// Counts patients with every push; of several tallies the last one.
    package func report(patients tally: PatientTally) {
        figures.setPatients { tally.take() }
    }
}
