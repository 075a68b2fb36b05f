internal import ClinicalText
internal import Messages

extension SoapV1.Extraction {
    /// What the parser found, as the contract says it. A section's place is its text without the
    /// white space around it.
    init(_ found: NoteExtraction) {
        self.init(
            sections: found.sections.map { section in
                SoapV1.Section(
                    kind: SoapV1.SectionKind(section.kind), loinc: section.loinc,
                    offset: section.content.offset, length: section.content.length)
            },
            codes: found.codes.map { code in
                SoapV1.Code(
                    system: code.system == .cpt ? .cpt : .icd10Cm, code: PHI(code.code),
                    modifiers: code.modifiers, offset: code.range.offset,
                    length: code.range.length)
            },
            bloodPressures: found.bloodPressures.map { pressure in
                SoapV1.BloodPressure(
                    systolicMmhg: UInt32(clamping: pressure.systolic),
                    diastolicMmhg: UInt32(clamping: pressure.diastolic),
                    offset: pressure.range.offset, length: pressure.range.length)
            },
            temperatures: found.temperatures.map { temperature in
                SoapV1.Temperature(
                    celsius: temperature.celsius, offset: temperature.range.offset,
                    length: temperature.range.length)
            },
            outOfRangeCount: UInt32(clamping: found.outOfRangeCount))
    }
}

extension SoapV1.SectionKind {
    fileprivate init(_ kind: SectionKind) {
        switch kind {
        case .subjective: self = .subjective
        case .objective: self = .objective
        case .assessment: self = .assessment
        case .plan: self = .plan
        case .assessmentAndPlan: self = .assessmentAndPlan
        case .other: self = .other
        }
    }
}

extension Range<Int> {
    fileprivate var offset: UInt32 { UInt32(clamping: lowerBound) }
    fileprivate var length: UInt32 { UInt32(clamping: count) }
}
