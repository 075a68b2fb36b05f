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
            }
            let counts = masks.counts(from: lower, before: upper)
            #expect(counts.words == ordinals(.counted).count, "seed \(seed), \(lower)..<\(upper)")
            #expect(counts.hasComma == !ordinals(.comma).isEmpty, "seed \(seed)")
            #expect(counts.hasConjunction == !ordinals(.conjunction).isEmpty, "seed \(seed)")
        }
    }

    private static let kinds: [(TokenMasks.Mask, TokenNeeds)] = [
        (.notes, .notes), (.identifiers, .identifiers), (.findings, .findings),
        (.counted, .counted), (.commas, .comma), (.conjunctions, .conjunction),
        (.opening, .opening),
    ]
}
