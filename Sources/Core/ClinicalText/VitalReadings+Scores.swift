extension VitalReadings {
    /// NEWS2, on scale 2 when ``usesSaturationScale2`` says so.
    ///
    /// For people of 16 and over, not in pregnancy, without spinal-cord injury. Reproduced from:
    /// Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017.
    public var news2: ScoreResult {
        let parts = newsParts(isKept: true)
        return ScoreResult(
            .news2, parts.points, missing: parts.missing, total: parts.total)
    }

    /// The parts of NEWS2; saturation and oxygen count together.
    func newsParts(isKept: Bool) -> PartList {
        var parts = PartList(isKept: isKept)
        parts.add(.respiration, Self.whole(respiration), most: 3, Self.newsRespiration)
        let joint = oxygenPoints(&parts)
        parts.add(.systolic, Self.whole(systolic), most: 3, Self.newsSystolic)
        parts.add(.pulse, Self.whole(pulse), most: 3, Self.newsPulse)
        parts.add(.consciousness, consciousness, most: 3) { $0 == .alert ? 0 : 3 }
        parts.add(.temperature, Self.tenths(temperature), most: 3, Self.newsTemperature)
        parts.count(joint)
        return parts
    }

    /// qSOFA: one point each for respiration from 22, systolic pressure up to 100 and an altered
    /// mind (coma scale below 15, or any of C, V, P, U).
    public var qsofa: ScoreResult {
        let parts = sofaParts(isKept: true)
        return ScoreResult(.qsofa, parts.points, missing: parts.missing)
    }

    /// The parts of qSOFA.
    func sofaParts(isKept: Bool) -> PartList {
        var parts = PartList(isKept: isKept)
        parts.add(.respiration, Self.whole(respiration), most: 1) { $0 >= 22 ? 1 : 0 }
        parts.add(.systolic, Self.whole(systolic), most: 1) { $0 <= 100 ? 1 : 0 }
        let isAltered = Self.either(
            Self.whole(comaScale).map { $0 < 15 }, consciousness.map { $0 != .alert })
        parts.add(.consciousness, isAltered, most: 1) { $0 ? 1 : 0 }
        return parts
    }

    /// SIRS: one point each for temperature, pulse, breathing and white cells out of bounds.
    ///
    /// Breathing counts by rate or carbon dioxide, white cells by count or bands. One of the two is
    /// enough for the part not to be missing.
    public var sirs: ScoreResult {
        var parts = PartList(isKept: true)
        parts.add(.temperature, Self.tenths(temperature), most: 1) {
            $0 > 380 || $0 < 360 ? 1 : 0
        }
        parts.add(.pulse, Self.whole(pulse), most: 1) { $0 > 90 ? 1 : 0 }
        let breathing = Self.either(
            Self.whole(respiration).map { $0 > 20 }, Self.finite(carbonDioxide).map { $0 < 32 })
        parts.add(.respiration, breathing, most: 1) { $0 ? 1 : 0 }
        let cells = Self.either(
            Self.finite(whiteCells).map { $0 > 12 || $0 < 4 }, Self.finite(bands).map { $0 > 10 })
        parts.add(.whiteCells, cells, most: 1) { $0 ? 1 : 0 }
        return ScoreResult(.sirs, parts.points, missing: parts.missing)
    }

    /// MEWS. New confusion counts as a response to voice; a pulse of exactly 40, which the
    /// published table leaves out, gives 2 points. Both are choices of this project.
    public var mews: ScoreResult {
        var parts = PartList(isKept: true)
        parts.add(.systolic, Self.whole(systolic), most: 3) {
            switch $0 {
            case ...70: 3
            case ...80: 2
            case ...100: 1
            case ...199: 0
            default: 2
            }
        }
        parts.add(.pulse, Self.whole(pulse), most: 3, Self.mewsPulse)
        parts.add(.respiration, Self.whole(respiration), most: 3) {
            switch $0 {
            case ...8: 2
            case ...14: 0
            case ...20: 1
            case ...29: 2
            default: 3
            }
        }
        parts.add(.temperature, Self.tenths(temperature), most: 2) {
            $0 < 350 || $0 >= 385 ? 2 : 0
        }
        parts.add(.consciousness, consciousness, most: 3) {
            switch $0 {
            case .alert: 0
            case .newConfusion, .voice: 1
            case .pain: 2
            case .unresponsive: 3
            }
        }
        return ScoreResult(.mews, parts.points, missing: parts.missing)
    }

    /// All four, in the order of ``ScoreResult/Score``.
    public var scores: [ScoreResult] { [news2, qsofa, sirs, mews] }

    // MARK: - Points of one value

    static func respirationPoints(_ value: Double) -> Int { newsRespiration(whole(value) ?? 16) }
    static func systolicPoints(_ value: Double) -> Int { newsSystolic(whole(value) ?? 120) }
    static func pulsePoints(_ value: Double) -> Int { newsPulse(whole(value) ?? 70) }
    static func temperaturePoints(_ value: Double) -> Int {
        newsTemperature(tenths(value) ?? 370)
    }
    static func saturationPoints1(_ value: Double) -> Int { scale1(whole(value) ?? 100) }
    static func saturationPoints2(_ value: Double) -> Int {
        scale2(whole(value) ?? 90, isOnOxygen: false)
    }

    // MARK: - Tables

    private static func newsRespiration(_ value: Int) -> Int {
        switch value {
        case ...8: 3
        case ...11: 1
        case ...20: 0
        case ...24: 2
        default: 3
        }
    }

    private static func newsSystolic(_ value: Int) -> Int {
        switch value {
        case ...90: 3
        case ...100: 2
        case ...110: 1
        case ...219: 0
        default: 3
        }
    }

    private static func newsPulse(_ value: Int) -> Int {
        switch value {
        case ...40: 3
        case ...50: 1
        case ...90: 0
        case ...110: 1
        case ...130: 2
        default: 3
        }
    }

    private static func newsTemperature(_ tenths: Int) -> Int {
        switch tenths {
        case ...350: 3
        case ...360: 1
        case ...380: 0
        case ...390: 1
        default: 2
        }
    }

    private static func mewsPulse(_ value: Int) -> Int {
        switch value {
        case ...40: 2
        case ...50: 1
        case ...100: 0
        case ...110: 1
        case ...129: 2
        default: 3
        }
    }

    private static func scale1(_ value: Int) -> Int {
        switch value {
        case ...91: 3
        case ...93: 2
        case ...95: 1
        default: 0
        }
    }

    private static func scale2(_ value: Int, isOnOxygen: Bool) -> Int {
        switch value {
        case ...83: return 3
        case ...85: return 2
        case ...87: return 1
        case ...92: return 0
        default: break
        }
        guard isOnOxygen else { return 0 }
        switch value {
        case ...94: return 1
        case ...96: return 2
        default: return 3
        }
    }

    /// Adds saturation and oxygen, and hands back what the two can come to together: on scale 2 the
    /// saturation's points depend on the oxygen.
    private func oxygenPoints(_ parts: inout PartList) -> ClosedRange<Int> {
        let value = Self.whole(saturation)
        var points = Bounds()
        var sums = Bounds()
        func add(_ given: Bool) {
            if let value {
                let part =
                    usesSaturationScale2
                    ? Self.scale2(value, isOnOxygen: given) : Self.scale1(value)
                points.include(part)
                sums.include(part + (given ? 2 : 0))
            } else {
                points.include(0)
                points.include(3)
                sums.include(given ? 2 : 0)
                sums.include(given ? 5 : 3)
            }
        }
        if isOnOxygen != true { add(false) }
        if isOnOxygen != false { add(true) }
        parts.add(.saturation, points.range, isMissing: value == nil, isCounted: false)
        let oxygen = isOnOxygen.map { $0 ? 2...2 : 0...0 } ?? 0...2
        parts.add(.oxygen, oxygen, isMissing: isOnOxygen == nil, isCounted: false)
        return sums.range
    }

    private static func finite(_ value: Double?) -> Double? {
        value.flatMap { $0.isFinite ? $0 : nil }
    }

    /// True if one of them is, false if none is, nil when neither was measured.
    private static func either(_ first: Bool?, _ second: Bool?) -> Bool? {
        guard first != nil || second != nil else { return nil }
        return first == true || second == true
    }

    /// The least and the most of some numbers.
    private struct Bounds {
        private var least = Int.max
        private var most = Int.min

        mutating func include(_ number: Int) {
            least = min(least, number)
            most = max(most, number)
        }

        var range: ClosedRange<Int> { least <= most ? least...most : 0...0 }
    }
}
