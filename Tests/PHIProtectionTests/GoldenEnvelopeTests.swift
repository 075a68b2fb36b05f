import PHIProtection
import Testing

/// Envelopes that were sealed once and must open for as long as there is data: the derivation of
/// keys, the layout and what is authenticated may not change unseen. The same octets open in an
/// implementation written from the documentation with another language's HMAC.
@Suite struct GoldenEnvelopeTests {
    private let text = Array("Jane Example, penicillin".utf8)
    private let keyPlace = SealPlace(
        tenant: "north", table: "subject_keys", column: "secret", primaryKey: [1, 2, 3],
        version: 1)

    private let value = Fixtures.octets(
        "01000000013ad3b6937aad27361a8582a6dcba1402dbe1cfb307573a4c92520ce422c0af3bda5ca4d4027fc39791396746"
            + "844c493efc937825837e39d160b6e89cb1f4303b7b2bdbfdee6c4ed0c427c7ac6150a6e755feb615")
    private let subjectValue = Fixtures.octets(
        "02000000017bab8df2f47da30188bfef55ea13c1f1c45ab22e10945980d9fdd924d2c778e9baf262d8ddef7f1ef8c39dc2"
            + "9f5bd6fdf0edaf638c263721fb4520d59c24fcb12d4d29f87aad4df70b7bec53e222919a49ddc40f")
    private let subjectKey = Fixtures.octets(
        "030000000171476e7a01fd9c5e3eb22d38dcba1402dbe1cfb307573a4c92520ce422c0af3bda5ca4d4027fc39791396746"
            + "a2e82a9208932caa5c702cceb24400c8c4204cc8138b6864bff99a7c362327810cfd660df44452d754908e3581539928"
    )

    @Test func aValueOpens() throws {
        #expect(try Fixtures.sealer().open(value, at: Fixtures.place) == text)
    }

    @Test func aPatientsKeyOpensAndThenTheValue() throws {
        let sealer = try Fixtures.sealer()
        let jane = try sealer.openSubjectKey(subjectKey, at: keyPlace)
        #expect(try sealer.open(subjectValue, at: Fixtures.place, under: jane) == text)
    }
}
