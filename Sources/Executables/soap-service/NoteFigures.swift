import FigureReporting
import SOAPService

/// What the service counts of notes, as metrics-service knows it.
enum NoteFigures {
    static func readings(of counters: NoteCounters) -> [MeterReading] {
        let values = counters.current
        func total(_ name: String, _ value: Int, _ labels: [String: String]) -> MeterReading {
            MeterReading("carewire_soap_\(name)_total", .total, Double(value), labels: labels)
        }
        let notes = NoteCounters.Outcome.allCases.map {
            total("notes", values.notes[$0] ?? 0, ["outcome": $0.rawValue])
        }
        let sections = ["subjective", "objective", "assessment", "plan"].flatMap { name in
            [
                total("sections", values.sections[name] ?? 0, ["section": name]),
                total("empty_sections", values.emptySections[name] ?? 0, ["section": name]),
            ]
        }
        return notes + sections + [
            total("text_bytes", values.classifiedByteCount, ["kind": "classified"]),
            total("text_bytes", values.unclassifiedByteCount, ["kind": "unclassified"]),
            total("hand_offs", values.handOffsDone, ["outcome": "done"]),
            total("hand_offs", values.handOffsPending, ["outcome": "pending"]),
        ]
    }
}
