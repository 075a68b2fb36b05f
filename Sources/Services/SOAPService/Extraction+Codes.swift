internal import ClinicalText
internal import Messages

// What the engine's enumerations are called in the contract.

extension SoapV1.SectionKind {
    init(_ kind: SectionKind) {
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

extension SoapV1.Code.Standing {
    init(_ standing: ClinicalCode.Standing) {
        switch standing {
        case .shapeAndContext: self = .shapeAndContext
        case .billable: self = .billable
        case .header: self = .header
        case .unknown: self = .unknown
        }
    }
}

extension SoapV1.Measurement.Sign {
    init(_ sign: VitalMeasurement.Sign) {
        switch sign {
        case .heartRate: self = .heartRate
        case .respiratoryRate: self = .respiratoryRate
        case .oxygenSaturation: self = .oxygenSaturation
        case .weight: self = .weight
        case .pain: self = .pain
        case .comaScale: self = .comaScale
        }
    }
}

extension SoapV1.Assertion {
    init(_ assertion: Assertion) {
        switch assertion {
        case .present: self = .present
        case .uncertain: self = .uncertain
        case .historical: self = .historical
        case .hypothetical: self = .hypothetical
        case .negated: self = .negated
        case .family: self = .family
        }
    }
}

extension SoapV1.Finding.Category {
    init(_ category: Concept.Category) {
        switch category {
        case .symptom: self = .symptom
        case .sign: self = .sign
        case .disorder: self = .disorder
        case .injury: self = .injury
        case .procedure: self = .procedure
        case .medication: self = .medication
        case .allergy: self = .allergy
        case .state: self = .state
        case .laboratory: self = .laboratory
        }
    }
}

extension SoapV1.Urgency {
    init(_ level: UrgencyLevel) {
        switch level {
        case .routine: self = .routine
        case .urgent: self = .urgent
        case .emergency: self = .emergency
        }
    }
}

extension SoapV1.Score.Kind {
    init(_ score: ScoreResult.Score) {
        switch score {
        case .news2: self = .news2
        case .qsofa: self = .qsofa
        case .sirs: self = .sirs
        case .mews: self = .mews
        }
    }
}

extension SoapV1.IdentifierCount.Kind {
    init(_ category: IdentifierSpan.Category) {
        switch category {
        case .name: self = .name
        case .geography: self = .geography
        case .date: self = .date
        case .age: self = .age
        case .telephone: self = .telephone
        case .fax: self = .fax
        case .email: self = .email
        case .socialSecurity: self = .socialSecurity
        case .medicalRecord: self = .medicalRecord
        case .healthPlan: self = .healthPlan
        case .account: self = .account
        case .licence: self = .licence
        case .vehicle: self = .vehicle
        case .device: self = .device
        case .url: self = .url
        case .internetAddress: self = .internetAddress
        case .other: self = .other
        }
    }
}
