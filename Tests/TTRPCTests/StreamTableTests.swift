import TestSupport
import Testing

@testable import TTRPC

@Suite struct StreamTableTests {
    /// The table and a dictionary side by side.
    private final class Pair {
        private var table = StreamTable()
        private var model: [UInt32: Int32] = [:]
        private(set) var isSame = true

        var count: Int { model.count }

        func insert(_ id: UInt32, _ value: Int32) {
            if model[id] != nil { return }
            table.insert(id, value)
            model[id] = value
            isSame = isSame && table.count == model.count
        }

        func remove(_ id: UInt32) {
            isSame = isSame && table.remove(id) == model.removeValue(forKey: id)
            isSame = isSame && table.count == model.count
        }

        func look(_ id: UInt32) { isSame = isSame && table.value(id) == model[id] }

        func compareAll() {
            var values: [Int32] = []
            table.forEachEntry { _, value in values.append(value) }
            isSame = isSame && values.sorted() == model.values.sorted()
            for id in model.keys { look(id) }
        }
    }

    /// Ids as a peer may choose them: rising, random, and many with one home.
    private enum Ids: CaseIterable { case rising, random, colliding, evenAndOdd }

    @Test(arguments: 1...4 as ClosedRange<UInt64>, [0, 1, 2, 3])
    func behavesAsADictionary(seed: UInt64, kind: Int) {
        var random = SeededGenerator(seed: seed)
        let pair = Pair()
        var rising: UInt32 = 1
        for step in 0..<25_000 {
            let id: UInt32
            switch Ids.allCases[kind] {
            case .rising:
                id = random.below(2) == 0 ? rising : UInt32(random.below(Int(rising) + 1)) | 1
                rising += 2
            case .random: id = UInt32(truncatingIfNeeded: random.next()) % 512 | 1
            case .colliding: id = UInt32(random.below(64)) << 17 | 1
            case .evenAndOdd: id = UInt32(random.below(300)) + 1
            }
            let isFull = pair.count > 200
            switch random.below(isFull ? 8 : 4) {
            case 0, 1: pair.insert(id, Int32(step))
            case 2: pair.look(id)
            default: pair.remove(id)
            }
            if step % 2_500 == 0 { pair.compareAll() }
        }
        pair.compareAll()
        #expect(pair.isSame, "seed \(seed), \(Ids.allCases[kind])")
    }

    @Test func growsWithItsStreamsAndKeepsThem() {
        let pair = Pair()
        for number in 0..<5_000 as Range<UInt32> { pair.insert(number * 2 + 1, Int32(number)) }
        pair.compareAll()
        for number in 0..<5_000 as Range<UInt32> { pair.remove(number * 2 + 1) }
        pair.compareAll()
        #expect(pair.isSame)
        #expect(pair.count == 0)
    }

    @Test func zeroIsNoStream() {
        var table = StreamTable()
        let (value, removed) = (table.value(0), table.remove(0))
        #expect(value == nil && removed == nil)
        table.insert(1, 9)
        let (again, removedAgain) = (table.value(0), table.remove(0))
        #expect(again == nil && removedAgain == nil)
    }

    @Test func theLargestIDHasItsPlace() {
        let pair = Pair()
        for id in [0xFFFF_FFFF, 0xFFFF_FF01, 1, 0x8000_0001] as [UInt32] { pair.insert(id, 4) }
        pair.compareAll()
        pair.remove(0xFFFF_FFFF)
        pair.compareAll()
        #expect(pair.isSame)
    }
}
