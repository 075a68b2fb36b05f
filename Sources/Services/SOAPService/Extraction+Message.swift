internal import ClinicalText
internal import Messages

extension SoapV1.Extraction {
    /// What an engine found, as the contract says it. Identifiers are counted and stay where they
    /// are; a list over ``SOAPLimits/resultCountMax`` ends there and says so.
    init(_ found: NoteReading, terminology: Terminology) {
        let extraction = found.extraction
        let limit = SOAPLimits.resultCountMax
        self.init(
            sections: extraction.sections.prefix(limit).map(SoapV1.Section.init),
            codes: extraction.codes.prefix(limit).map(SoapV1.Code.init),
            bloodPressures: extraction.bloodPressures.prefix(limit).map { pressure in
                SoapV1.BloodPressure(
                    systolicMmhg: UInt32(clamping: pressure.systolic),
                    diastolicMmhg: UInt32(clamping: pressure.diastolic),
                    offset: pressure.range.offset, length: pressure.range.length)
            },
            temperatures: extraction.temperatures.prefix(limit).map { temperature in
                SoapV1.Temperature(
                    celsius: temperature.celsius, offset: temperature.range.offset,
                    length: temperature.range.length)
            },
            outOfRangeCount: UInt32(clamping: extraction.outOfRangeCount),
            measurements: extraction.measurements.prefix(limit).map(SoapV1.Measurement.init),
            findings: found.findings.prefix(limit).map {
                SoapV1.Finding($0, terminology.concepts[$0.conceptIndex])
            },
            scores: found.readings.scores.filter { !$0.isEmpty }.map(SoapV1.Score.init),
            identifiers: Self.counts(found.identifiers),
            triggers: found.triggers.map(SoapV1.Trigger.init),
            urgency: SoapV1.Urgency(found.urgency), assumesAdult: found.assumesAdult,
            unclassifiedLength: UInt32(clamping: Self.unclassified(extraction)),
            truncated: [
                extraction.sections.count, extraction.codes.count,
                extraction.bloodPressures.count, extraction.temperatures.count,
                extraction.measurements.count, found.findings.count,
            ].contains { $0 > limit },
            versions: SoapV1.RuleVersions(found.versions))
    }

    private static func unclassified(_ extraction: NoteExtraction) -> Int {
        extraction.sections.reduce(extraction.preamble.count) {
            $0 + ($1.kind == .other ? $1.content.count : 0)
        }
    }

    private static func counts(_ spans: [IdentifierSpan]) -> [SoapV1.IdentifierCount] {
        var counts: [IdentifierSpan.Category: UInt32] = [:]
        for span in spans { counts[span.category, default: 0] += 1 }
        return counts.map {
            SoapV1.IdentifierCount(kind: SoapV1.IdentifierCount.Kind($0), count: $1)
        }.sorted { $0.kind.rawValue < $1.kind.rawValue }
    }
}

extension SoapV1.RuleVersions {
    /// Which rules a reading comes from.
    init(_ versions: RuleVersions) {
        self.init(
            rules: versions.rules, terminology: versions.terminology,
            codeTable: versions.codeTable ?? "")
    }
}

extension ScoreResult {
    /// Whether nothing of it was measured.
    fileprivate var isEmpty: Bool { missing.count == points.count }
}

extension SoapV1.Section {
    /// A section's place is its text without the white space around it.
    fileprivate init(_ section: NoteSection) {
        self.init(
            kind: SoapV1.SectionKind(section.kind), loinc: section.loinc,
            offset: section.content.offset, length: section.content.length)
    }
}

extension SoapV1.Code {
    fileprivate init(_ code: ClinicalCode) {
        self.init(
            system: code.system == .cpt ? .cpt : .icd10Cm, code: PHI(code.code),
            modifiers: code.modifiers, offset: code.range.offset, length: code.range.length,
            standing: SoapV1.Code.Standing(code.standing))
    }
}

extension SoapV1.Measurement {
    fileprivate init(_ measurement: VitalMeasurement) {
        self.init(
            sign: SoapV1.Measurement.Sign(measurement.sign), value: measurement.value,
            offset: measurement.range.offset, length: measurement.range.length)
    }
}

extension SoapV1.Finding {
    fileprivate init(_ finding: Finding, _ concept: Concept) {
        self.init(
            concept: PHI(concept.id), category: SoapV1.Finding.Category(concept.category),
            assertion: SoapV1.Assertion(finding.assertion), offset: finding.range.offset,
            length: finding.range.length)
    }
}

extension SoapV1.Score {
    fileprivate init(_ score: ScoreResult) {
        self.init(
            kind: SoapV1.Score.Kind(score.score),
            lowest: UInt32(clamping: score.total.lowerBound),
            highest: UInt32(clamping: score.total.upperBound),
            missing: score.missing.map(\.rawValue))
    }
}

extension SoapV1.Trigger {
    fileprivate init(_ trigger: UrgencyTrigger) {
        self.init(
            ruleID: trigger.ruleID, ruleVersion: trigger.version,
            level: SoapV1.Urgency(trigger.level), offset: trigger.range?.offset ?? 0,
            length: trigger.range?.length ?? 0)
    }
}

extension Range<Int> {
    fileprivate var offset: UInt32 { UInt32(clamping: lowerBound) }
    fileprivate var length: UInt32 { UInt32(clamping: count) }
}
