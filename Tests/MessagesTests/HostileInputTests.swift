import Messages
import Testing

@Suite struct HostileInputTests {
    private let arena = MessageArena()

    /// Decodes from memory with a forbidden page behind it.
    private func decode(_ octets: ArraySlice<UInt8>, in memory: GuardedMemory) -> TestV1.Rich? {
        unsafe try? TestV1.Rich(decoding: memory.place(octets), arena: arena)
    }

    @Test func everyTruncationDecodesOrIsRefused() throws {
        let octets = try Samples.rich.encoded()
        let memory = GuardedMemory(byteCountMax: octets.count)
        for count in octets.indices {
            if let message = decode(octets[..<count], in: memory) {
                #expect(message != Samples.rich)
            }
        }
        #expect(decode(octets[...], in: memory) == Samples.rich)
    }

    @Test func everySingleBitFlipDecodesOrIsRefused() throws {
        let octets = try Samples.rich.encoded()
        let memory = GuardedMemory(byteCountMax: octets.count)
        var decodedCount = 0
        for bit in 0..<octets.count * 8 {
            var flipped = octets
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            if let message = decode(flipped[...], in: memory) {
                decodedCount += 1
                _ = try message.encoded()
            }
        }
        #expect(decodedCount > 0)
    }

    @Test(arguments: [1, 20_261_122] as [UInt64])
    func randomChangesDecodeOrAreRefused(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let octets = try Samples.rich.encoded()
        let memory = GuardedMemory(byteCountMax: octets.count * 2)
        for _ in 0..<4_000 {
            var changed = octets
            for _ in 0...random.below(8) {
                let place = random.below(changed.count)
                switch random.below(4) {
                case 0: changed[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: changed.remove(at: place)
                case 2: changed.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
                default: changed[place] &+= 1
                }
            }
            if let message = decode(changed[...], in: memory) {
                _ = try message.encoded()
            }
        }
    }

    @Test func thirtyTwoLevelsAreTakenAndThirtyThreeAreNot() {
        #expect(refusal(TestV1.Tree.self, encodedTree(levelCount: 32)) == nil)
        #expect(refusal(TestV1.Tree.self, encodedTree(levelCount: 33)) == .tooDeep)
        #expect(refusal(TestV1.Tree.self, encodedTree(levelCount: 10_000)) == .tooDeep)
    }

    @Test func aHundredThousandFieldsAreTakenAndOneMoreIsNot() throws {
        let limit = MessageLimits.fieldCountMax
        let octets = [[UInt8]](repeating: [0x90, 0x01, 1], count: limit).flatMap { $0 }
        #expect(try TestV1.Lists(decoding: octets).unpackedValues.count == limit)
        #expect(refusal(TestV1.Lists.self, octets + [0x90, 0x01, 1]) == .tooManyFields)
    }

    @Test func fieldsAreCountedOverAllLevelsUnknownOnesToo() {
        let limit = MessageLimits.fieldCountMax
        let spaces = [UInt8](repeating: 0, count: 1 << 16)
        // In each leaf one field, and the leaf itself is one; the octets allow for the memory.
        let leaf = delimited(17, delimited(1, [UInt8](repeating: 0x61, count: 40)))
        let unknown: [UInt8] = delimited(100, [UInt8](repeating: 7, count: 8))
        func octets(_ leafCount: Int, _ unknownCount: Int) -> [UInt8] {
            delimited(15, spaces) + [[UInt8]](repeating: leaf, count: leafCount).flatMap { $0 }
                + [[UInt8]](repeating: unknown, count: unknownCount).flatMap { $0 }
        }
        let pairs = limit / 4
        #expect(refusal(TestV1.Lists.self, octets(pairs, limit - 2 * pairs - 1)) == nil)
        #expect(refusal(TestV1.Lists.self, octets(pairs, limit - 2 * pairs)) == .tooManyFields)
    }

    @Test func everyWayOfNestingCountsAsDepth() {
        // A message in a list in the last level that is allowed, and an entry of a map one deeper.
        let rich = delimited(7, encodedTree(levelCount: 31))
        #expect(refusal(TestV1.Rich.self, rich) == nil)
        #expect(refusal(TestV1.Rich.self, delimited(7, encodedTree(levelCount: 32))) == .tooDeep)
        // What is not known has no levels: it is skipped, however deep it may look.
        #expect(refusal(TestV1.Leaf.self, delimited(9, encodedTree(levelCount: 100))) == nil)
    }

    @Test func decodedSizeMayBeEightTimesTheWireAndSixtyFourKibibytesToTheOctet() {
        // A message without fields takes 24 octets. An unknown field of three octets is kept in
        // 24 and, rounded up, 8 more, of which its octets justify 24: each uses up 8 of the
        // allowance.
        let field: [UInt8] = [0x98, 0x06, 0]
        let most = [[UInt8]](repeating: field, count: (65_536 - 24) / 8).flatMap { $0 }
        #expect(refusal(TestV1.Nothing.self, most) == nil)
        #expect(refusal(TestV1.Nothing.self, most + field) == .tooLarge)
        // One octet of a longer value pays for eight.
        let paid = delimited(100, [1, 2, 3, 4, 5])
        #expect(refusal(TestV1.Nothing.self, most + paid) == nil)
    }

    @Test func fourMebibytesOfEmptyMessagesAreRefused() {
        let octets = [[UInt8]](repeating: [0x0A, 0], count: 2 << 20).flatMap { $0 }
        let code = refusal(TestV1.Tree.self, octets)
        #expect(code == .tooLarge || code == .tooManyFields)
    }

    @Test func messagesThatGrowMoreThanEightfoldAreRefused() {
        let element: [UInt8] = [0x0A, 0]
        let few = [[UInt8]](repeating: element, count: 1_000).flatMap { $0 }
        let many = [[UInt8]](repeating: element, count: 90_000).flatMap { $0 }
        #expect(refusal(TestV1.Tree.self, few) == nil)
        #expect(refusal(TestV1.Tree.self, many) == .tooLarge)
        let unknown = [[UInt8]](repeating: [0x98, 0x06, 0], count: 90_000).flatMap { $0 }
        #expect(refusal(TestV1.Tree.self, unknown) == .tooLarge)
        let emptyOctets = [[UInt8]](repeating: [0x7A, 0], count: 90_000).flatMap { $0 }
        #expect(refusal(TestV1.Lists.self, emptyOctets) == nil)
        let inAnEntry = [[UInt8]](repeating: [0x0A, 0], count: 90_000).flatMap { $0 }
        #expect(refusal(TestV1.Maps.self, inAnEntry) == .tooLarge)
    }

    @Test func packedNumbersMayGrowEightfold() throws {
        let octets = delimited(9, [UInt8](repeating: 1, count: 1 << 20))
        #expect(try TestV1.Lists(decoding: octets).uint64Values.count == 1 << 20)
    }

    @Test func aNestedMessageThatComesTwiceIsRefused() throws {
        let leaf = delimited(9, [0x10, 1])
        #expect(refusal(TestV1.Optionals.self, leaf) == nil)
        #expect(refusal(TestV1.Optionals.self, leaf + leaf) == .malformed)
        #expect(refusal(TestV1.Optionals.self, leaf + [0x08, 1] + leaf) == .malformed)
        let value = delimited(2, [0x10, 1])
        #expect(refusal(TestV1.Maps.self, delimited(2, value + value)) == .malformed)
    }

    @Test func ofAOneofsMessagesTheLastOneCounts() throws {
        let first = delimited(4, [0x0A, 1, 0x61, 0x10, 1])
        let second = delimited(4, [0x10, 2])
        #expect(
            try TestV1.Choices(decoding: first + second).choice == .leaf(TestV1.Leaf(weight: 2)))
    }

    @Test func textWithNULIsRefused() {
        #expect(refusal(TestV1.Leaf.self, [0x0A, 1, 0]) == .embeddedNUL)
        let long = Array("0123456789abcdef".utf8)
        for place in long.indices {
            var text = long
            text[place] = 0
            #expect(refusal(TestV1.Leaf.self, delimited(1, text)) == .embeddedNUL)
        }
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0xAF], [0xC1, 0x81], [0xC3], [0xE2, 0x82], [0xE0, 0x80, 0xAF],
            [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xF0, 0x9F, 0x8D],
        ] as [[UInt8]])
    func textThatIsNotUTF8IsRefused(text: [UInt8]) {
        for padding in 0..<9 {
            let padded = [UInt8](repeating: 0x61, count: padding) + text
            #expect(refusal(TestV1.Leaf.self, delimited(1, padded)) == .notUTF8)
            #expect(refusal(TestV1.Leaf.self, delimited(1, padded + [0x61])) == .notUTF8)
        }
        #expect(refusal(TestV1.Scalars.self, delimited(15, text)) == nil)
    }

    @Test func allOfUnicodeButNULIsText() throws {
        for plane: UInt32 in 0..<17 {
            let scalars = (plane << 16..<(plane + 1) << 16).compactMap { Unicode.Scalar($0) }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars.filter { $0 != "\0" })
            #expect(try TestV1.Leaf(decoding: delimited(1, Array(text.utf8))).name == text)
        }
    }

    @Test(
        arguments: [
            [0x10], [0x10, 0x80], [0x0A], [0x0A, 0x80], [0x0A, 1],
            [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x1F],
            [0x0A, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00],
            [0x10, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02],
            [0x10, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00],
            [0x00, 0x00], [0x02, 0x00], [0x80, 0x80, 0x80, 0x80, 0x10, 0x00],
            [0x0B], [0x0C], [0x1B, 0x1C], [0x1C], [0x0E], [0x1F, 0], [0x1E, 0],
            [0x08, 1], [0x12, 0], [0x15, 0, 0, 0, 0], [0x1D, 0, 0, 0], [0x19, 0, 0, 0, 0, 0, 0, 0],
        ] as [[UInt8]])
    func octetsThatAreNoMessageAreRefused(octets: [UInt8]) {
        #expect(refusal(TestV1.Leaf.self, octets) == .malformed)
    }

    @Test func packedListsThatDoNotComeOutEvenAreRefused() {
        #expect(refusal(TestV1.Lists.self, delimited(3, [1, 2, 3])) == .malformed)
        #expect(refusal(TestV1.Lists.self, delimited(12, [1, 2, 3, 4])) == .malformed)
        #expect(refusal(TestV1.Lists.self, delimited(1, [0x80])) == .malformed)
        #expect(refusal(TestV1.Lists.self, delimited(14, [0x61]) + [0x70, 1]) == .malformed)
    }

    @Test func unknownFieldsAreSkipped() throws {
        let known = try Samples.leaf.encoded()
        let unknown: [UInt8] =
            [0x98, 0x06, 5] + delimited(100, [1, 2, 3]) + [0xAD, 0x06, 1, 2, 3, 4]
            + [0xB1, 0x06, 1, 2, 3, 4, 5, 6, 7, 8] + [0xF8, 0xFF, 0xFF, 0xFF, 0x0F, 1]
        #expect(try TestV1.Leaf(decoding: unknown + known + unknown) == Samples.leaf)
    }

    @Test func anUnknownEnumNumberIsKept() throws {
        for number: Int32 in [3, 4_711, -2, .max, .min] {
            let message = TestV1.Scalars(colour: .unrecognized(number))
            #expect(try TestV1.Scalars(decoding: message.encoded()) == message)
        }
        #expect(TestV1.Colour(rawValue: 1) == .red)
        #expect(TestV1.Colour.unrecognized(5).rawValue == 5)
    }

    @Test func textWithNULIsNotEncoded() {
        #expect(throws: MessageError.self) { try TestV1.Leaf(name: "a\0b").encoded() }
        #expect(throws: MessageError.self) { try TestV1.Lists(stringValues: ["", "\0"]).encoded() }
        #expect(throws: MessageError.self) {
            try TestV1.Maps(labels: ["\0": ""]).encoded()
        }
    }

    @Test func errorsDoNotRepeatWhatTheyWereGiven() {
        do {
            _ = try TestV1.Leaf(decoding: delimited(1, Array("Secretina\0".utf8)))
            Issue.record("a text with NUL was taken")
        } catch {
            #expect(!String(describing: error).contains("Secretina"))
            #expect(error.message.contains("carewire.test.v1.Leaf"))
        }
    }
}
