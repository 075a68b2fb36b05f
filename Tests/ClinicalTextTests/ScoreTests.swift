import ClinicalText
import Testing

/// The published tables, at both sides of every border.
@Suite struct ScoreTests {
    static let normal: VitalReadings = {
        var readings = VitalReadings()
        readings.respiration = 16
        readings.saturation = 97
        readings.isOnOxygen = false
        readings.systolic = 120
        readings.pulse = 70
        readings.consciousness = .alert
        readings.temperature = 37
        return readings
    }()

    static func with(_ change: (inout VitalReadings) -> Void) -> VitalReadings {
        var readings = normal
        change(&readings)
        return readings
    }

    static func total(_ result: ScoreResult) -> Int? {
        result.isPartial ? nil : result.total.lowerBound
    }

    @Test(arguments: [
        (8, 3), (9, 1), (11, 1), (12, 0), (20, 0), (21, 2), (24, 2), (25, 3), (8.49, 3), (8.5, 1),
    ])
    func respirationInNEWS2(value: Double, points: Int) {
        #expect(Self.total(Self.with { $0.respiration = value }.news2) == points)
    }

    @Test(arguments: [(91, 3), (92, 2), (93, 2), (94, 1), (95, 1), (96, 0), (100, 0)])
    func saturationScale1(value: Double, points: Int) {
        #expect(Self.total(Self.with { $0.saturation = value }.news2) == points)
    }

    @Test(arguments: [
        (83, false, 3), (84, false, 2), (85, false, 2), (86, false, 1), (87, false, 1),
        (88, false, 0), (92, false, 0), (93, false, 0), (100, false, 0), (92, true, 2),
        (93, true, 3), (94, true, 3), (95, true, 4), (96, true, 4), (97, true, 5),
    ])
    func saturationScale2(value: Double, isOnOxygen: Bool, points: Int) {
        let readings = Self.with {
            $0.usesSaturationScale2 = true
            $0.saturation = value
            $0.isOnOxygen = isOnOxygen
        }
        #expect(Self.total(readings.news2) == points)
    }

    @Test(arguments: [
        (90, 3), (91, 2), (100, 2), (101, 1), (110, 1), (111, 0), (219, 0), (220, 3),
    ])
    func systolicInNEWS2(value: Double, points: Int) {
        #expect(Self.total(Self.with { $0.systolic = value }.news2) == points)
    }

    @Test(arguments: [
        (40, 3), (41, 1), (50, 1), (51, 0), (90, 0), (91, 1), (110, 1), (111, 2), (130, 2),
        (131, 3),
    ])
    func pulseInNEWS2(value: Double, points: Int) {
        #expect(Self.total(Self.with { $0.pulse = value }.news2) == points)
    }

    @Test(arguments: [
        (35.0, 3), (35.1, 1), (36.0, 1), (36.04, 1), (36.05, 0), (36.1, 0), (38.0, 0), (38.1, 1),
        (39.0, 1), (39.04, 1), (39.045, 1), (39.05, 2), (39.1, 2),
    ])
    func temperatureInNEWS2(value: Double, points: Int) {
        #expect(Self.total(Self.with { $0.temperature = value }.news2) == points)
    }

    @Test(arguments: Consciousness.allCases) func everythingButAlertGivesThree(
        _ state: Consciousness
    ) {
        let news2 = Self.with { $0.consciousness = state }.news2
        #expect(Self.total(news2) == (state == .alert ? 0 : 3))
    }

    @Test func checkValuesOfTheFacts() {
        let worst = Self.with {
            $0.respiration = 25
            $0.saturation = 91
            $0.isOnOxygen = true
            $0.systolic = 90
            $0.pulse = 131
            $0.consciousness = .voice
            $0.temperature = 39.1
        }
        #expect(Self.total(worst.news2) == 19)
        var cold = worst
        cold.temperature = 35
        #expect(Self.total(cold.news2) == 20)
        var chronic = Self.with {
            $0.usesSaturationScale2 = true
            $0.saturation = 90
            $0.isOnOxygen = true
            $0.respiration = 22
        }
        #expect(Self.total(chronic.news2) == 4)
        chronic.usesSaturationScale2 = false
        #expect(Self.total(chronic.news2) == 7)
    }

    @Test func missingPartsMakeARange() {
        let nothing = VitalReadings().news2
        #expect(nothing.total == 0...20 && nothing.missing.count == 7 && nothing.isPartial)
        #expect(VitalReadings().qsofa.total == 0...3)
        #expect(VitalReadings().sirs.total == 0...4)
        #expect(VitalReadings().mews.total == 0...14)
        let noPulse = Self.with { $0.pulse = nil }.news2
        #expect(noPulse.total == 0...3 && noPulse.missing == [.pulse])
        // Interdependent parts are ranged together.
        let unknownOxygen = Self.with {
            $0.usesSaturationScale2 = true
            $0.isOnOxygen = nil
        }
        #expect(unknownOxygen.news2.total == 0...5)
        let notFinite = Self.with {
            $0.pulse = .nan
            $0.temperature = .infinity
        }
        #expect(notFinite.news2.missing == [.pulse, .temperature])
    }

    @Test(arguments: [
        (21, 101, 15, 0), (22, 101, 15, 1), (21, 100, 15, 1), (21, 101, 14, 1), (22, 100, 14, 3),
    ])
    func qSOFA(respiration: Double, systolic: Double, coma: Double, points: Int) {
        let readings = Self.with {
            $0.respiration = respiration
            $0.systolic = systolic
            $0.comaScale = coma
        }
        #expect(Self.total(readings.qsofa) == points)
    }

    @Test func newConfusionAltersTheMind() {
        let confused = Self.with {
            $0.consciousness = .newConfusion
            $0.comaScale = 15
        }
        #expect(Self.total(confused.qsofa) == 1 && Self.total(confused.mews) == 2)
    }

    @Test(arguments: [
        (38.0, 90, 20, 12.0, 0), (38.1, 90, 20, 12.0, 1), (36.0, 90, 20, 4.0, 0),
        (35.9, 91, 21, 12.1, 4), (37.0, 90, 20, 3.9, 1),
    ])
    func sirs(
        temperature: Double, pulse: Double, respiration: Double, cells: Double, points: Int
    ) {
        let readings = Self.with {
            $0.temperature = temperature
            $0.pulse = pulse
            $0.respiration = respiration
            $0.whiteCells = cells
        }
        #expect(Self.total(readings.sirs) == points)
    }

    @Test func carbonDioxideAndBandsStandIn() {
        let readings = Self.with {
            $0.respiration = nil
            $0.carbonDioxide = 31
            $0.bands = 11
        }
        #expect(Self.total(readings.sirs) == 2)
    }

    @Test(arguments: [
        (70, 3), (71, 2), (80, 2), (81, 1), (100, 1), (101, 0), (199, 0), (200, 2),
    ])
    func systolicInMEWS(value: Double, points: Int) {
        // A respiration of 16 gives one point of its own.
        #expect(Self.total(Self.with { $0.systolic = value }.mews) == points + 1)
    }

    @Test(arguments: [
        (39, 2), (40, 2), (41, 1), (50, 1), (51, 0), (100, 0), (101, 1), (110, 1), (111, 2),
        (129, 2), (130, 3),
    ])
    func pulseInMEWS(value: Double, points: Int) {
        #expect(Self.total(Self.with { $0.pulse = value }.mews) == points + 1)
    }

    @Test(arguments: [(8, 2), (9, 0), (14, 0), (15, 1), (20, 1), (21, 2), (29, 2), (30, 3)])
    func respirationInMEWS(value: Double, points: Int) {
        #expect(Self.total(Self.with { $0.respiration = value }.mews) == points)
    }

    @Test(arguments: [(34.9, 2), (34.95, 0), (35, 0), (38.4, 0), (38.44, 0), (38.5, 2)])
    func temperatureInMEWS(value: Double, points: Int) {
        #expect(Self.total(Self.with { $0.temperature = value }.mews) == points + 1)
    }

    static func rules(
        _ readings: VitalReadings, _ person: VitalReadings.Person = .init()
    ) -> [String] {
        readings.urgencyTriggers(for: person).map(\.ruleID)
    }

    @Test func levels() {
        #expect(Self.rules(Self.normal) == [])
        #expect(Self.rules(Self.with { $0.saturation = 89 }) == ["saturation.low"])
        #expect(Self.rules(Self.with { $0.saturation = 90 }) == ["news2.single"])
        #expect(Self.rules(Self.with { $0.systolic = 89 }) == ["systolic.low"])
        #expect(Self.rules(Self.with { $0.systolic = 90 }) == ["news2.single"])
        #expect(Self.rules(Self.with { $0.comaScale = 13 }) == ["coma.drop"])
        #expect(Self.rules(Self.with { $0.comaScale = 14 }) == [])
        let chronic = Self.with {
            $0.usesSaturationScale2 = true
            $0.saturation = 86
        }
        #expect(Self.rules(chronic) == [])
        let lower = Self.with {
            $0.usesSaturationScale2 = true
            $0.saturation = 85
        }
        #expect(Self.rules(lower) == ["saturation.low"])
        let medium = Self.with {
            $0.pulse = 120
            $0.respiration = 22
            $0.temperature = 38.5
        }
        #expect(Self.rules(medium) == ["news2.medium"])
        let high = Self.with {
            $0.pulse = 120
            $0.respiration = 22
            $0.temperature = 39.5
            $0.systolic = 105
        }
        #expect(Self.rules(high) == ["news2.high"])
    }

    @Test func sepsisAndChildren() {
        let readings = Self.with {
            $0.respiration = 22
            $0.systolic = 100
        }
        var person = VitalReadings.Person()
        #expect(Self.rules(readings, person) == [])
        person.hasSuspectedInfection = true
        #expect(Self.rules(readings, person) == ["qsofa.infection"])
        person.years = 15
        #expect(Self.rules(readings, person) == [])
        person.years = 16
        #expect(Self.rules(readings, person) == ["qsofa.infection"])
        person.isPregnant = true
        #expect(Self.rules(readings, person) == [])
    }
}
