extension NoteReading {
    /// Fills in red flags, readings, person and triggers from what the rules found.
    mutating func assess(_ rules: FindingRules) {
        redFlags = rules.redFlags
        var roles = rules.roles
        if let age, age.isInfant { roles.insert(.infant) }
        let temperatures = extraction.temperatures
        if temperatures.contains(where: { $0.hundredths >= 3_800 }) { roles.insert(.fever) }
        if temperatures.contains(where: { $0.hundredths > 4_000 }) { roles.insert(.heatStroke) }
        if extraction.bloodPressures.contains(where: { $0.systolic < 90 }) {
            roles.insert(.hypotension)
        }
        for cold in temperatures where cold.hundredths < 3_200 {
            redFlags.append(RedFlagFinding(redFlag: .trauma, ruleID: nil, range: cold.range))
        }
        combine(rules, roles)
        readings = VitalReadings(extraction, roles)
        person.years = age?.years
        person.isPregnant = roles.contains(.pregnant) ? true : nil
        person.hasSuspectedInfection = roles.contains(.infection)
        var fired: Set<String> = []
        for flag in redFlags where fired.insert(flag.ruleID).inserted {
            triggers.append(
                UrgencyTrigger(
                    flag.ruleID, .emergency, version: versions.terminology, range: flag.range))
        }
        triggers += readings.urgencyTriggers(for: person)
    }

    /// The rules of which every part was found somewhere in the note.
    private mutating func combine(_ rules: FindingRules, _ roles: ConceptRoles) {
        for rule in rules.terminology.combinations
        where rule.roles.allSatisfy({ !$0.isDisjoint(with: roles) }) {
            let parts = rule.roles.reduce(into: ConceptRoles()) { $0.formUnion($1) }
            let evidence = rules.roleRanges.last { !$0.roles.isDisjoint(with: parts) }?.range
            redFlags.append(
                RedFlagFinding(
                    redFlag: rule.redFlag, ruleID: rule.redFlag.ruleID + ".combined",
                    range: evidence ?? age?.range ?? 0..<0))
        }
    }
}

extension VitalReadings {
    /// The readings of a note.
    init(_ extraction: NoteExtraction, _ roles: ConceptRoles) {
        self.init()
        usesSaturationScale2 = roles.contains(.hypercapnicTarget)
        // A patient on oxygen may have been on room air before.
        if roles.contains(.oxygen) {
            isOnOxygen = true
        } else if roles.contains(.roomAir) {
            isOnOxygen = false
        }
        if roles.contains(.unresponsive) {
            consciousness = .unresponsive
        } else if roles.contains(.painResponse) {
            consciousness = .pain
        } else if roles.contains(.voice) {
            consciousness = .voice
        } else if roles.contains(.newConfusion) {
            consciousness = .newConfusion
        } else if roles.contains(.alert) {
            consciousness = .alert
        }
        for pressure in extraction.bloodPressures {
            worsen(\.systolic, Double(pressure.systolic))
        }
        for reading in extraction.temperatures { worsen(\.temperature, reading.celsius) }
        for measurement in extraction.measurements {
            switch measurement.sign {
            case .heartRate: worsen(\.pulse, measurement.value)
            case .respiratoryRate: worsen(\.respiration, measurement.value)
            case .oxygenSaturation: worsen(\.saturation, measurement.value)
            case .comaScale: comaScale = min(comaScale ?? 15, measurement.value)
            case .weight, .pain: break
            }
        }
    }

    /// Takes a value that gives at least as many points as the one before.
    private mutating func worsen(
        _ sign: WritableKeyPath<VitalReadings, Double?>, _ value: Double
    ) {
        guard self[keyPath: sign] != nil else {
            self[keyPath: sign] = value
            return
        }
        var changed = self
        changed[keyPath: sign] = value
        if changed.news2.total.lowerBound >= news2.total.lowerBound { self = changed }
    }
}
