import PHIProtection
import Testing

@Suite struct PHISealerTests {
    private let text = Array("Jane Example, penicillin".utf8)

    private func code(_ sealer: PHISealer, _ envelope: [UInt8], _ place: SealPlace) -> PHIError
        .Code?
    {
        do throws(PHIError) {
            _ = try sealer.open(envelope, at: place)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: [0, 1, 15, 16, 17, 4096, 1 << 20])
    func opensWhatItSealed(count: Int) throws {
        let sealer = try Fixtures.sealer()
        let plaintext = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let envelope = try sealer.seal(plaintext, for: Fixtures.place)
        #expect(envelope.count == count + PHISealer.overheadByteCount)
        #expect(try sealer.open(envelope, at: Fixtures.place) == plaintext)
        let seen = try unsafe envelope.withUnsafeBytes { source in
            try unsafe sealer.withOpened(source, at: Fixtures.place) { unsafe Array($0) }
        }
        #expect(seen == plaintext)
    }

    @Test func plaintextDoesNotShowInTheEnvelope() throws {
        let envelope = try Fixtures.sealer().seal(text, for: Fixtures.place)
        let positions = 0...(envelope.count - text.count)
        #expect(!positions.contains { envelope[$0...].starts(with: text) })
    }

    @Test func theSameValueNeverSealsToTheSameEnvelope() throws {
        let sealer = try Fixtures.sealer()
        var nonces: Set<[UInt8]> = []
        for _ in 0..<2000 {
            nonces.insert(Array(try sealer.seal(text, for: Fixtures.place)[5..<17]))
        }
        #expect(nonces.count == 2000)
    }

    @Test func opensInNoOtherPlace() throws {
        let sealer = try Fixtures.sealer()
        let envelope = try sealer.seal(text, for: Fixtures.place)
        let changes: [(inout SealPlace) -> Void] = [
            { $0.tenant = "south" }, { $0.table = "notes" }, { $0.column = "history" },
            { $0.primaryKey = [1, 2, 4] }, { $0.primaryKey = [] }, { $0.version = 8 },
            {
                $0.table = "patientsd"
                $0.column = "emographics"
            },
            {
                $0.tenant = ""
                $0.table = "northpatients"
            },
        ]
        for change in changes {
            var place = Fixtures.place
            change(&place)
            #expect(code(sealer, envelope, place) == .notAuthentic)
        }
        #expect(code(sealer, envelope, Fixtures.place) == nil)
    }

    @Test func everyFlippedBitIsRefused() throws {
        let sealer = try Fixtures.sealer()
        let envelope = try sealer.seal(text, for: Fixtures.place)
        for bit in 0..<(8 * envelope.count) {
            var changed = envelope
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(code(sealer, changed, Fixtures.place) != nil)
        }
    }

    @Test func everyTruncationAndExtensionIsRefused() throws {
        let sealer = try Fixtures.sealer()
        let envelope = try sealer.seal(text, for: Fixtures.place)
        for count in envelope.indices {
            #expect(code(sealer, Array(envelope[..<count]), Fixtures.place) != nil)
            #expect(
                code(sealer, Array(envelope[(envelope.count - count)...]), Fixtures.place) != nil)
        }
        #expect(code(sealer, envelope + [0], Fixtures.place) == .notAuthentic)
        #expect(code(sealer, [], Fixtures.place) == .malformedEnvelope)
    }

    @Test func rotationWritesNewAndReadsBoth() throws {
        let before = try Fixtures.sealer(Fixtures.index, Fixtures.first, "active 1")
        let during = try Fixtures.sealer(
            Fixtures.index, Fixtures.first, Fixtures.second, "active 2")
        let after = try Fixtures.sealer(Fixtures.index, Fixtures.second, "active 2")
        let old = try before.seal(text, for: Fixtures.place)
        let new = try during.seal(text, for: Fixtures.place)
        #expect(try during.open(old, at: Fixtures.place) == text)
        #expect(try during.open(new, at: Fixtures.place) == text)
        #expect(try after.open(new, at: Fixtures.place) == text)
        #expect(code(after, old, Fixtures.place) == .unknownKey)
        #expect(code(before, new, Fixtures.place) == .unknownKey)
    }

    @Test func keyIDThatNamesAnotherKeyOfTheRingIsRefused() throws {
        let sealer = try Fixtures.sealer(
            Fixtures.index, Fixtures.first, Fixtures.second, "active 1")
        var envelope = try sealer.seal(text, for: Fixtures.place)
        envelope[4] = 2
        #expect(code(sealer, envelope, Fixtures.place) == .notAuthentic)
    }

    @Test func purposesAndRingsHaveKeysOfTheirOwn() throws {
        let envelope = try Fixtures.sealer().seal(text, for: Fixtures.place)
        let cache = try Fixtures.sealer(purpose: "cache")
        #expect(code(cache, envelope, Fixtures.place) == .notAuthentic)
        let foreign = try Fixtures.sealer(
            Fixtures.index, "key 1 " + Fixtures.digits(seed: 9), "active 1")
        #expect(code(foreign, envelope, Fixtures.place) == .notAuthentic)
    }

    @Test func buffersOfNestedOpeningsDoNotMix() throws {
        let sealer = try Fixtures.sealer()
        let outer = try sealer.seal([1, 2, 3], for: Fixtures.place)
        let inner = try sealer.seal([4, 5, 6, 7], for: Fixtures.place)
        try unsafe outer.withUnsafeBytes { outer in
            try unsafe sealer.withOpened(outer, at: Fixtures.place) { outerText in
                try unsafe inner.withUnsafeBytes { inner in
                    try unsafe sealer.withOpened(inner, at: Fixtures.place) {
                        #expect(unsafe Array($0) == [4, 5, 6, 7])
                    }
                }
                #expect(unsafe Array(outerText) == [1, 2, 3])
            }
        }
    }

    @Test func plaintextHasABound() throws {
        let sealer = try Fixtures.sealer()
        let count = PHISealer.plaintextByteCountMax + 1
        let error = #expect(throws: PHIError.self) {
            try unsafe sealer.seal(byteCount: count, for: Fixtures.place) { _ in }
        }
        #expect(error?.code == .limitExceeded)
    }

    @Test func errorsHoldNoData() throws {
        let sealer = try Fixtures.sealer()
        var envelope = try sealer.seal(text, for: Fixtures.place)
        envelope[envelope.count - 1] ^= 1
        let error = #expect(throws: PHIError.self) {
            try sealer.open(envelope, at: Fixtures.place)
        }
        let shown = String(reflecting: error)
        for secret in ["Jane", "north", "demographics", Fixtures.digits(seed: 3)] {
            #expect(!shown.contains(secret))
        }
    }

    @Test func wipingLeavesNothing() {
        var octets: [UInt8] = [1, 2, 3]
        PHISealer.wipe(&octets)
        #expect(octets.isEmpty)
    }
}
