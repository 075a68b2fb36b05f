import Messages
import Testing

@testable import EHRSimulator

/// A store that makes room for new documents.
@Suite struct ForgettingTests {
    private static func document(_ number: Int) throws -> JSONValue {
        try JSONValue(
            parsing: """
                {"resourceType":"DocumentReference","status":"current","identifier":[
                {"system":"urn:test","value":"\(number)"}],"content":[{"attachment":{}}]}
                """)
    }

    private static func isThere(_ number: Int, _ store: FHIRStore) throws -> Bool {
        let query = try #require(SearchQuery("identifier=urn%3Atest%7C\(number)"))
        return store.search("DocumentReference", query).count == 1
    }

    @Test func theOldestDocumentsGoAndTheNewestStay() throws {
        var store = FHIRStore(forgetsOldest: true, countMax: 10)
        for number in 0..<35 {
            guard
                case .created = store.create(
                    "DocumentReference", try Self.document(number), now: Peer.now)
            else {
                Issue.record("document \(number) was not taken")
                return
            }
        }
        for number in 0..<35 {
            #expect(try Self.isThere(number, store) == (number >= 25), "document \(number)")
        }
        #expect(store.countsByIdentifier("DocumentReference").count == 10)
    }

    @Test func withoutItAFullStoreRefuses() throws {
        var store = FHIRStore(countMax: 1)
        _ = store.create("DocumentReference", try Self.document(0), now: Peer.now)
        let second = store.create("DocumentReference", try Self.document(1), now: Peer.now)
        guard case .full = second else {
            Issue.record("it was taken")
            return
        }
        #expect(try Self.isThere(0, store))
    }

    @Test(arguments: ["a=%", "a=%4", "a=%GG", "a=%C3"])
    func whatIsNotPercentEncodedIsNoQuery(text: String) {
        #expect(SearchQuery(text) == nil)
    }

    @Test func percentAndPlusAreDecoded() {
        #expect(SearchQuery("a+b=c%7Cd%20%c3%A9")?.values("a b") == ["c|d é"])
    }
}
