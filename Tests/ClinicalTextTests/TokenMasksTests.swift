import Testing

@testable import ClinicalText

/// The bits by which the rules go from one token that they need to the next.
@Suite struct TokenMasksTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func bitsSayWhatTheTokensNeed(seed: UInt64) {
        var random = NoteInvariantTests.Random(state: seed)
        var needs: [TokenNeeds] = []
        var masks = TokenMasks()
        // Longer than the ring, in steps that end anywhere.
        while needs.count < TokenMasks.tokenCount * 3 {
            let start = needs.count
            for _ in 0..<Int.random(in: 1...90, using: &random) {
                let wanted = TokenNeeds(rawValue: UInt8.random(in: 0...255, using: &random))
                // Rare bits as well, so that the next one is far.
                needs.append(
                    Int.random(in: 0...9, using: &random) == 0
                        ? wanted : wanted.intersection(.counted))
                masks.set(needs.count - 1, needs[needs.count - 1])
            }
            masks.gather(from: start, before: needs.count)
            let seen = max(0, needs.count - TokenMasks.tokenCount / 2)..<needs.count
            let lower = Int.random(in: seen, using: &random)
            let upper = Int.random(in: lower...needs.count, using: &random)
            func ordinals(_ need: TokenNeeds) -> [Int] {
                (lower..<upper).filter { needs[$0].contains(need) }
            }
            for (mask, need) in Self.kinds {
                let expected = ordinals(need)
                let next = masks.next(mask, from: lower, before: upper)
                #expect(next == expected.first ?? upper, "seed \(seed), \(lower)..<\(upper)")
                let count = masks.count(mask, from: lower, before: upper)
                #expect(count == expected.count, "seed \(seed), \(lower)..<\(upper)")
            }
        }
    }

    private static let kinds: [(TokenMasks.Mask, TokenNeeds)] = [
        (.notes, .notes), (.identifiers, .identifiers), (.findings, .findings),
        (.counted, .counted), (.commas, .comma), (.conjunctions, .conjunction),
    ]

    @Test func aNeedMayBeAddedBeforeTheBitsAreMade() {
        var masks = TokenMasks()
        for ordinal in 0..<200 { masks.set(ordinal, .counted) }
        masks.add(TokenNeeds.findings.rawValue, at: 69)
        masks.gather(from: 0, before: 200)
        let (is69, is68) = (masks.has(.findings, 69), masks.has(.findings, 68))
        let next = masks.next(.findings, from: 0, before: 200)
        let count = masks.count(.counted, from: 0, before: 200)
        #expect(is69 && !is68)
        #expect(next == 69)
        #expect(count == 200)
    }
}
