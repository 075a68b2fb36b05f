extension NoteReading {
    /// Fills in red flags, readings, person and triggers from what the rules found.
    mutating func assess(_ rules: inout FindingRules) {
        // Not shared, so that the list is not copied when it grows.
        swap(&redFlags, &rules.redFlags)
        var roles = rules.roleRanges.reduce(into: ConceptRoles()) { $0.formUnion($1.roles) }
        if let age, age.isInfant { roles.insert(.infant) }
        let current = rules.current(extraction)
        let temperatures = current.temperatures
        if temperatures.contains(where: { $0.hundredths >= 3_800 }) { roles.insert(.fever) }
        if temperatures.contains(where: { $0.hundredths > 4_000 }) { roles.insert(.heatStroke) }
        if current.bloodPressures.contains(where: { $0.systolic < 90 }) {
            roles.insert(.hypotension)
        }
        for cold in temperatures where cold.hundredths < 3_200 {
            redFlags.append(
                RedFlagFinding(redFlag: .trauma, ruleID: nil, range: cold.range), usually: 8)
        }
        let wordCount = redFlags.count
        combine(rules, roles)
        readings = VitalReadings(current, roles)
        person.years = age?.years
        person.isPregnant = roles.contains(.pregnant) ? true : nil
        person.hasSuspectedInfection = roles.contains(.infection)
        var fired: (words: RedFlagSet, combined: RedFlagSet) = ([], [])
        for (index, flag) in redFlags.enumerated() {
            let set = RedFlagSet(flag.redFlag)
            let isNew =
                index < wordCount
                ? fired.words.insert(set).inserted : fired.combined.insert(set).inserted
            guard isNew else { continue }
            triggers.append(
                UrgencyTrigger(
                    flag.ruleID, .emergency, version: versions.terminology, range: flag.range),
                usually: 8)
        }
        readings.addUrgencyTriggers(for: person, to: &triggers)
    }

    /// The rules of which every part was found somewhere in the note.
    private mutating func combine(_ rules: borrowing FindingRules, _ roles: ConceptRoles) {
        for rule in rules.terminology.combinations
        where rule.roles.allSatisfy({ !$0.isDisjoint(with: roles) }) {
            let parts = rule.roles.reduce(into: ConceptRoles()) { $0.formUnion($1) }
            let evidence = rules.roleRanges.last { !$0.roles.isDisjoint(with: parts) }?.range
            redFlags.append(
                RedFlagFinding(
                    redFlag: rule.redFlag, ruleID: rule.redFlag.combinedRuleID,
                    range: evidence ?? age?.range ?? 0..<0), usually: 8)
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
            Self.worsen(&systolic, Double(pressure.systolic), Self.systolicPoints)
        }
        for reading in extraction.temperatures {
            Self.worsen(&temperature, reading.celsius, Self.temperaturePoints)
        }
        let scale =
            usesSaturationScale2
            ? Self.saturationPoints2 : Self.saturationPoints1
        for measurement in extraction.measurements {
            switch measurement.sign {
            case .heartRate: Self.worsen(&pulse, measurement.value, Self.pulsePoints)
            case .respiratoryRate:
                Self.worsen(&respiration, measurement.value, Self.respirationPoints)
            case .oxygenSaturation: Self.worsen(&saturation, measurement.value, scale)
            case .comaScale: comaScale = min(comaScale ?? 15, measurement.value)
            case .weight, .pain: break
            }
        }
    }

    /// Takes a value that gives at least as many points as the one before.
    private static func worsen(
        _ sign: inout Double?, _ value: Double, _ points: (Double) -> Int
    ) {
        guard let before = sign, points(before) > points(value) else {
            sign = value
            return
        }
    }
}
