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
        var triggers: [UrgencyTrigger] = []
        addUrgencyTriggers(for: person, to: &triggers)
        return triggers
    }

    /// The same, behind those that are there.
    func addUrgencyTriggers(for person: Person, to triggers: inout [UrgencyTrigger]) {
        guard person.numericRulesHold, isAnythingKnown else { return }
        let isDesaturated =
            Self.whole(saturation).map { usesSaturationScale2 ? $0 <= 85 : $0 < 90 } ?? false
        let isHypotensive = Self.whole(systolic).map { $0 < 90 } ?? false
        let isComaDeeper =
            Self.whole(comaScale).map { (Self.whole(comaScaleBefore) ?? 15) - $0 >= 2 } ?? false
        if isDesaturated {
            triggers.append(UrgencyTrigger("saturation.low", .emergency), usually: 8)
        }
        if isHypotensive {
            triggers.append(UrgencyTrigger("systolic.low", .emergency), usually: 8)
        }
        if isComaDeeper { triggers.append(UrgencyTrigger("coma.drop", .emergency), usually: 8) }
        let news = newsParts(isKept: false)
        if news.total.lowerBound >= ScoreResult.Score.news2.highRiskLimit {
            triggers.append(UrgencyTrigger("news2.high", .emergency), usually: 8)
        }
        if person.hasSuspectedInfection,
            sofaParts(isKept: false).total.lowerBound >= ScoreResult.Score.qsofa.highRiskLimit
        {
            triggers.append(UrgencyTrigger("qsofa.infection", .emergency), usually: 8)
        }
        if 5...6 ~= news.total.lowerBound {
            triggers.append(UrgencyTrigger("news2.medium", .urgent), usually: 8)
        }
        let tellingCount =
            (news.saturationIsThree && isDesaturated ? 1 : 0)
            + (news.systolicIsThree && isHypotensive ? 1 : 0)
            + (news.consciousnessIsThree && isComaDeeper ? 1 : 0)
        if news.threeCount > tellingCount {
            triggers.append(UrgencyTrigger("news2.single", .urgent), usually: 8)
        }
    }

    /// Whether any value is known that a numeric rule asks for; without one, none can fire.
    private var isAnythingKnown: Bool {
        respiration != nil || saturation != nil || isOnOxygen != nil || systolic != nil
            || pulse != nil || consciousness != nil || temperature != nil || comaScale != nil
            || carbonDioxide != nil || whiteCells != nil || bands != nil
    }
}
