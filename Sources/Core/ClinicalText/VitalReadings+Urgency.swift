extension VitalReadings {
    /// Whom the readings belong to, as far as the numeric rules ask.
    public struct Person: Sendable, Equatable, Redacted {
        /// Whole years; nil when nobody says.
        public var years: Int?
        /// Whether the person is pregnant; nil when nobody says.
        public var isPregnant: Bool?
        /// Whether an infection is suspected.
        public var hasSuspectedInfection = false

        /// A person about whom nothing is known.
        public init() {}

        /// From this age the published scores hold. Source: Royal College of Physicians, 2017.
        public static let adultAgeMin = 16

        /// Whether the numeric rules hold: from 16 years and not in pregnancy. Unknown counts as
        /// both.
        public var numericRulesHold: Bool {
            (years ?? Self.adultAgeMin) >= Self.adultAgeMin && isPregnant != true
        }
    }

    /// The numeric rules that fire. Their ids: `saturation.low`, `systolic.low`, `coma.drop`,
    /// `news2.high`, `qsofa.infection` (emergency); `news2.medium`, `news2.single` (urgent).
    ///
    /// A partial score fires when even its lowest total does. None fires for a child or in
    /// pregnancy.
    public func urgencyTriggers(for person: Person) -> [UrgencyTrigger] {
        guard person.numericRulesHold else { return [] }
        var triggers: [UrgencyTrigger] = []
        var covered: Set<ScoreResult.Part> = []
        if let saturation = Self.whole(saturation),
            usesSaturationScale2 ? saturation <= 85 : saturation < 90
        {
            triggers.append(UrgencyTrigger("saturation.low", .emergency))
            covered.insert(.saturation)
        }
        if let systolic = Self.whole(systolic), systolic < 90 {
            triggers.append(UrgencyTrigger("systolic.low", .emergency))
            covered.insert(.systolic)
        }
        if let coma = Self.whole(comaScale), (Self.whole(comaScaleBefore) ?? 15) - coma >= 2 {
            triggers.append(UrgencyTrigger("coma.drop", .emergency))
            covered.insert(.consciousness)
        }
        let news2 = news2
        if news2.isHighRisk { triggers.append(UrgencyTrigger("news2.high", .emergency)) }
        if person.hasSuspectedInfection, qsofa.isHighRisk {
            triggers.append(UrgencyTrigger("qsofa.infection", .emergency))
        }
        if 5...6 ~= news2.total.lowerBound {
            triggers.append(UrgencyTrigger("news2.medium", .urgent))
        }
        let isSingle = news2.points.contains {
            $0.range.lowerBound == 3 && !covered.contains($0.part)
        }
        if isSingle { triggers.append(UrgencyTrigger("news2.single", .urgent)) }
        return triggers
    }
}
