import Testing

@testable import LatencyBudget

@Suite struct GradeTests {
    /// Six metrics as the suite was asked for; the fifth is of safety, the sixth important.
    private let weights: [Criticality] = [
        .routine, .routine, .routine, .routine, .safety, .important,
    ]

    @Test func allSixtyFourCombinationsFollowTheThresholdsAndTheCap() {
        for bits in 0..<64 {
            let items = weights.enumerated().map { index, criticality in
                GradeSheet.Item("m\(index)", criticality, bits >> index & 1 == 1 ? .pass : .fail)
            }
            // Weights 1, 1, 1, 1, 4, 2: ten tenths.
            let tenths = (bits & 15).nonzeroBitCount + (bits >> 4 & 1) * 4 + (bits >> 5) * 2
            let sheet = GradeSheet(items)
            #expect(sheet.score.map { abs($0 - Double(tenths * 10)) < 1e-9 } == true)
            let expected: Grade =
                bits >> 4 & 1 == 0
                ? .needsImprovement
                : tenths == 10
                    ? .excellent
                    : tenths == 9
                        ? .good
                        : tenths == 8
                            ? .acceptable : .needsImprovement
            #expect(sheet.grade == expected, "\(bits)")
            #expect(sheet.failedSafety == (bits >> 4 & 1 == 0 ? ["m4"] : []))
        }
    }

    @Test(arguments: [
        (95.0, Grade.excellent), (94.999, .good), (85, .good), (84.999, .acceptable),
        (75, .acceptable), (74.999, .needsImprovement), (0, .needsImprovement),
    ])
    func theThresholdsAreWhereTheyShouldBe(score: Double, grade: Grade) {
        #expect(Grade(score: score) == grade)
    }

    @Test func whatIsUndeterminedBlocksAGreenGrade() {
        let sheet = GradeSheet([
            .init("a", .safety, .pass), .init("b", .routine, .unknown),
        ])
        #expect(sheet.score == 100)
        #expect(sheet.grade == .acceptable)
        #expect(sheet.undetermined == ["b"])
        #expect(GradeSheet([.init("a", .safety, .unknown)]).grade == .unknown)
        #expect(GradeSheet([GradeSheet.Item]()).grade == .unknown)
    }

    @Test func whatIsNotOfferedIsLeftOutUntilSomebodyAsksForIt() {
        let budget = OperationBudget(
            name: "a", method: nil, requirement: "R46", limits: [.p99: .seconds(1)],
            criticality: .safety, isOffered: false)
        var tally = OperationTally()
        let nothing = OperationFigures(budget, tally)
        #expect(nothing.isLeftOut)
        #expect(nothing.verdict == .unknown)
        #expect(GradeSheet([nothing]).undetermined == [])
        #expect(Recommendation.all([nothing], window: .seconds(60)) == [])
        // Requests may be missing.
        #expect(!OperationFigures(budget, tally, isWhole: false).isLeftOut)
        _ = tally.measure(2_000_000_000, status: 0, limit: 1_000_000_000)
        let something = OperationFigures(budget, tally)
        #expect(!something.isLeftOut)
        #expect(something.verdict == .fail)
        #expect(GradeSheet([something]).failedSafety == ["a"])
    }

    @Test(arguments: [
        (nil, BudgetState.unknown), (Double.nan, .unknown), (-1, .unknown), (0, .good),
        (0.8, .good), (0.801, .near), (1, .near), (1.001, .over), (.infinity, .over),
    ])
    func aBudgetIsNearAboveEightTenthsAndOverAboveOne(used: Double?, state: BudgetState) {
        #expect(BudgetState(used: used) == state)
    }
}
