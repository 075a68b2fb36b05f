import PHIProtection
import Testing

@Suite struct PseudonymizerTests {
    private func names(
        _ ring: KeyRing? = nil, kind: String = "patient", tenant: String = "north"
    ) throws -> Pseudonymizer {
        let ring = try ring ?? Fixtures.ring(Fixtures.index, Fixtures.first, "active 1")
        return try Pseudonymizer(ring: ring, kind: kind, tenant: tenant)
    }

    @Test func sameIDHasTheSameNameAlways() throws {
        let first = try names()
        let expected = try first.pseudonym("PAT001")
        #expect(expected.count == Pseudonymizer.nameByteCount)
        #expect(try first.pseudonym("PAT002") != expected)
        #expect(try first.pseudonym("PAT001") == expected)
        #expect(try names().pseudonym("PAT001") == expected)
    }

    @Test func namesSurviveKeyRotationButNotAnotherIndexKey() throws {
        let expected = try names().pseudonym("PAT001")
        let rotated = try Fixtures.ring(
            Fixtures.index, Fixtures.first, Fixtures.second, "active 2")
        #expect(try names(rotated).pseudonym("PAT001") == expected)
        let foreign = try Fixtures.ring(
            "index " + Fixtures.digits(seed: 1), Fixtures.first, "active 1")
        #expect(try names(foreign).pseudonym("PAT001") != expected)
    }

    @Test func tenantsKindsAndCacheHaveNamesOfTheirOwn() throws {
        let all = try [
            names().pseudonym("PAT001"), names().cacheKey("PAT001"),
            names(tenant: "south").pseudonym("PAT001"), names(kind: "note").pseudonym("PAT001"),
            names(tenant: "south").cacheKey("PAT001"), names(kind: "note").cacheKey("PAT001"),
        ]
        #expect(Set(all).count == all.count)
    }
}
