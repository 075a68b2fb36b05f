import Testing

/// Both machines against each other: everything sent arrives once and in order, no window leaks
/// an octet, and nobody waits for ever.
@Suite struct TwoSidesTests {
    @Test(arguments: TwoSides.Agreement.allCases)
    func everythingArrivesAndNothingLeaks(agreement: TwoSides.Agreement) {
        var (messageCount, waitCount) = (0, 0)
        for seed in 0..<400 as Range<UInt64> {
            let sides = TwoSides(seed: seed, agreement: agreement)
            sides.run(steps: 300)
            if let fault = sides.fault {
                Issue.record("seed \(seed): \(fault)")
                return
            }
            messageCount += sides.messageCount
            waitCount += sides.waitCount
        }
        #expect(messageCount > 1000)
        #expect((waitCount > 100) == (agreement != .never), "windows close where they are agreed")
    }
}
