import ArgumentParser
import CBenchmarks
import ClinicalText
import Foundation

/// How well and how fast notes are read, beside the regular expressions that the suite started
/// from.
struct ClinicalTextBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clinical-text",
        abstract: "Measures precision, recall and throughput of reading notes.")

    @Option(help: "The folder of the notes, with `looked` and `scored` in it.")
    var notes = "Tests/Fixtures/notes"
    @Option(help: "Rounds of the measurement; the fastest counts.")
    var rounds = 7
    @Flag(help: "Print every mistake, for the looked-at notes only.")
    var mistakes = false

    func run() throws {
        let engine = ClinicalEngine()
        print(
            "rules \(engine.versions.rules), terminology \(engine.versions.terminology): "
                + "\(engine.terminology.concepts.count) concepts, "
                + "\(engine.terminology.phraseCount) phrases\n")
        let looked = try ClinicalTextNotes(folder: notes + "/looked")
        let scored = try ClinicalTextNotes(folder: notes + "/scored")
        quality("looked at (\(looked.notes.count) notes)", looked, engine, shows: mistakes)
        quality("scored only (\(scored.notes.count) notes)", scored, engine, shows: false)
        // The peer reads no levels.
        if looked.labels(\.marks) || looked.labels(\.vitalMarks) {
            try ClinicalTextPeer(folder: notes).printQuality()
        }
        throughput(looked.notes.map(\.octets) + scored.notes.map(\.octets))
        try ClinicalTextPeer(folder: notes).printThroughput()
    }

    private func quality(
        _ title: String, _ set: ClinicalTextNotes, _ engine: ClinicalEngine, shows: Bool
    ) {
        var all = NoteQuality()
        for note in set.notes {
            guard let reading = try? engine.read(note.octets) else { continue }
            all.add(reading, note.expected, engine.terminology)
        }
        print(title)
        if set.labels(\.marks) { Self.row("sections", all.sections) }
        if set.labels(\.codeMarks) { Self.row("codes", all.codes) }
        if set.labels(\.vitalMarks) { Self.row("vital signs", all.vitals) }
        if set.labels(\.findings) {
            Self.row("terms", all.terms)
            Self.row("findings with assertion", all.findings)
        }
        if set.labels(\.identifiers) { Self.row("identifiers", all.identifiers) }
        let sensitivity = Self.decimal(all.emergencies.recall)
        print(
            "  emergencies: sensitivity \(sensitivity), specificity "
                + "\(Self.decimal(all.specificity))\n")
        if shows {
            for mistake in all.mistakes { print("  \(mistake)") }
        }
    }

    static func row(_ name: String, _ score: QualityScore) {
        let padded = name.padding(toLength: 24, withPad: " ", startingAt: 0)
        print(
            "  \(padded) precision \(decimal(score.precision))  recall \(decimal(score.recall))  "
                + "F1 \(decimal(score.f1))  of \(score.expectedCount)")
    }

    static func decimal(_ value: Double) -> String { String(format: "%.3f", value) }

    /// Notes of about 2 kB, made of the fixtures, because that is what a note usually has.
    private func throughput(_ notes: [[UInt8]]) {
        var joined: [[UInt8]] = [[]]
        for note in notes {
            joined[joined.count - 1] += note + [0x0A]
            if joined[joined.count - 1].count >= 2_000 { joined.append([]) }
        }
        joined.removeAll { $0.count < 2_000 }
        let octetCount = joined.reduce(0) { $0 + $1.count }
        guard octetCount > 0 else { return }
        for profile in ClinicalEngine.Profile.allCases {
            let engine = ClinicalEngine(profile: profile)
            var best = Double.infinity
            for _ in 0..<max(1, rounds) {
                let start = Self.processorSeconds
                for _ in 0..<20 { for note in joined { _ = try? engine.read(note) } }
                best = min(best, (Self.processorSeconds - start) / 20)
            }
            let rate = String(format: "%.1f", Double(octetCount) / best / 1e6)
            let micros = String(format: "%.1f", best / Double(joined.count) * 1e6)
            print("everything on, \(profile): \(rate) MB/s per core, \(micros) µs per note")
        }
        allocations(joined)
    }

    /// How often memory is asked for, per note: with a reading of its own, and with one reused.
    private func allocations(_ notes: [[UInt8]]) {
        let engine = ClinicalEngine()
        var reused = NoteReading()
        func count(_ read: ([UInt8]) -> Void) -> Double {
            for note in notes { read(note) }
            let before = cbench_allocation_count()
            for note in notes { read(note) }
            return Double(cbench_allocation_count() - before) / Double(notes.count)
        }
        let fresh = count { _ = try? engine.read($0) }
        let again = count { try? engine.read($0.span, into: &reused) }
        print(
            String(
                format: "allocations per note: %.1f with a new reading, %.1f into a used one",
                fresh, again))
    }

    /// Processor time, so that neighbours on the machine do not count.
    private static var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
