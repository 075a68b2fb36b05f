// One synthetic note, taken apart: `swift run ANoteTakenApart`.
import ClinicalText

let note = """
    CC: chest pain
    HPI: 58M with HTN, pain in his left shoulder since Tuesday. Denies fever. Father had MI.
    O: BP 158/94 HR 104 SpO2 96% RA
    A/P: r/o ACS (I24.9). Seen with Dr. Whitfield. Return if syncope.
    """
let octets = Array(note.utf8)
let engine = ClinicalEngine()
let reading = try engine.read(octets)

func text(_ range: Range<Int>) -> String { String(decoding: octets[range], as: UTF8.self) }

for section in reading.extraction.sections {
    print("\(section.kind) \(section.loinc): \(text(section.content))")
}
for finding in reading.findings {
    let concept = engine.terminology.concepts[finding.conceptIndex]
    print("\(text(finding.range)): \(concept.name), \(finding.assertion)")
}
for pressure in reading.extraction.bloodPressures {
    print("blood pressure \(pressure.systolic)/\(pressure.diastolic) mmHg")
}
for measurement in reading.extraction.measurements {
    print("\(measurement.sign) \(measurement.value)")
}
for code in reading.extraction.codes { print("\(code.system) \(code.code), \(code.standing)") }
for trigger in reading.triggers { print("\(trigger.level): \(trigger.ruleID)") }

// The same without what tells who the patient is; each octet knows where it came from.
let redaction = try NoteRedactor(engine).redact(octets)
print(String(decoding: redaction.text, as: UTF8.self))

// A worker that reads one note after the other keeps one reading, and its memory.
var kept = NoteReading()
for _ in 0..<2 { try engine.read(octets.span, into: &kept) }
print(kept == reading)
