extension NoteReading {
    /// Fills in red flags, readings, person and triggers from what the rules found.
    mutating func assess(_ rules: inout FindingRules) {
        // Not shared, so that the list is not copied when it grows.
        swap(&redFlags, &rules.redFlags)
        var measured = ConceptRoles()
        if let age, age.isInfant { measured.insert(.infant) }
        let current = rules.current(extraction)
        let temperatures = current.temperatures
        if temperatures.contains(where: { $0.hundredths >= 3_800 }) { measured.insert(.fever) }
        if temperatures.contains(where: { $0.hundredths > 4_000 }) { measured.insert(.heatStroke) }
        if current.bloodPressures.contains(where: { $0.systolic < 90 }) {
            measured.insert(.hypotension)
        }
        let roles = rules.roleRanges.reduce(into: measured) { $0.formUnion($1.roles) }
        for cold in temperatures where cold.hundredths < 3_200 {
            redFlags.append(
                RedFlagFinding(redFlag: .trauma, ruleID: nil, range: cold.range), usually: 8)
        }
        let wordCount = redFlags.count
        combine(rules, roles, measured)
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

    /// How far the parts of a rule may stand from each other that asks for neighbours, in octets: a
    /// story told in ordinary words takes some lines.
    private static let nearByteCountMax = 600

    /// The rules of which every part was found somewhere in the note, or near each other.
    private mutating func combine(
        _ rules: borrowing FindingRules, _ roles: ConceptRoles, _ measured: ConceptRoles
    ) {
        for rule in rules.terminology.combinations
        where rule.roles.allSatisfy({ !$0.isDisjoint(with: roles) }) {
            var evidence: Range<Int>?
            if rule.isNear {
                evidence = nearness(of: rule.roles, measured, rules)
                guard evidence != nil else { continue }
            } else {
                let parts = rule.roles.reduce(into: ConceptRoles()) { $0.formUnion($1) }
                evidence = rules.roleRanges.last { !$0.roles.isDisjoint(with: parts) }?.range
            }
            redFlags.append(
                RedFlagFinding(
                    redFlag: rule.redFlag, ruleID: rule.redFlag.combinedRuleID,
                    range: evidence ?? age?.range ?? 0..<0), usually: 8)
        }
    }

    /// Where the last of a rule's parts stands, when all stand near each other.
    /// - Parameter measured: What the patient's age and values say: it is near everything.
    private func nearness(
        of parts: [ConceptRoles], _ measured: ConceptRoles, _ rules: borrowing FindingRules
    ) -> Range<Int>? {
        let told = parts.filter { $0.isDisjoint(with: measured) }
        var starts = Array(repeating: -Self.nearByteCountMax - 1, count: told.count)
        for (roles, range) in rules.roleRanges {
            var isPart = false
            for (index, part) in told.enumerated() where !part.isDisjoint(with: roles) {
                starts[index] = range.lowerBound
                isPart = true
            }
            guard isPart else { continue }
            if starts.allSatisfy({ $0 + Self.nearByteCountMax >= range.lowerBound }) {
                return range
            }
        }
        return nil
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
