import RPC
import Testing

@Suite struct MetadataTests {
    private func metadata(_ pairs: [(String, String)]) -> Metadata {
        var metadata = Metadata()
        for (key, value) in pairs { metadata.append(key, value) }
        return metadata
    }

    @Test func keysAreLowerCaseAndValuesAreKept() {
        let found = metadata([("X-Key", "Value"), ("ÄÖ", "ß")])
        #expect(found.entries.map(\.key) == ["x-key", "äö"])
        #expect(found["x-key"] == "Value")
        #expect(found["X-Key"] == nil, "keys are asked for in lower case")
        #expect(found["none"] == nil)
    }

    @Test func aRepeatedKeyKeepsItsOrderAndTheFirstIsFound() {
        let found = metadata([("k", "1"), ("other", "x"), ("K", "2")])
        #expect(found.entries.map(\.value) == ["1", "x", "2"])
        #expect(found["k"] == "1")
    }

    @Test func orderMattersToEquality() {
        #expect(metadata([("a", "1"), ("b", "2")]) == metadata([("A", "1"), ("B", "2")]))
        #expect(metadata([("a", "1"), ("b", "2")]) != metadata([("b", "2"), ("a", "1")]))
        #expect(metadata([("a", "1")]) != metadata([("a", "1"), ("a", "1")]))
        #expect(metadata([]) == Metadata())
    }

    @Test func octetsOfKeysAndValuesAreCounted() {
        #expect(Metadata().byteCount == 0)
        #expect(metadata([("a", ""), ("bc", "déf")]).byteCount == 7)
    }

    @Test func sixtyFourEntriesAreWithinTheLimitAndOneMoreIsNot() {
        var found = metadata(Array(repeating: ("k", ""), count: 64))
        #expect(found.isWithinLimits)
        found.append("k", "")
        #expect(!found.isWithinLimits)
    }

    @Test func eightKibibytesAreWithinTheLimitAndOneOctetMoreIsNot() {
        var found = metadata([("key", String(repeating: "v", count: 8192 - 3))])
        #expect(found.isWithinLimits)
        found.append("k", "")
        #expect(!found.isWithinLimits)
    }
}
