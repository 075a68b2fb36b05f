import TTRPC
import Testing

@Suite struct CapabilitiesTests {
    @Test func theWholeSetHasTheTextOfTheFacts() {
        #expect(Capabilities.all.text == "1;cancel,ping,goaway,window,trailer")
        #expect(Capabilities(text: "1;cancel,ping,goaway,window,trailer") == .all)
        #expect(Capabilities.metadataKey == "x-ttx")
    }

    @Test func everySetIsReadFromItsText() {
        for bits in 0..<32 as Range<UInt8> {
            let set = Capabilities(rawValue: bits)
            #expect(Capabilities(text: set.text) == set)
        }
        #expect(([] as Capabilities).text == "1;")
    }

    private static let offers: [(String, Capabilities)] = [
        ("", []), ("1", []), ("1;", []), ("2;cancel", []), ("01;cancel", []), (" 1;cancel", []),
        ("cancel", []), (";cancel", []), ("1,cancel", []), ("1;Cancel", []), ("1;cancel;ping", []),
        ("1;cancel,", .cancel), ("1;,,ping,,", .ping), ("1;window,window", .window),
        ("1;trailer,zstd,goaway", [.trailer, .goAway]), ("1; ping", []),
    ]

    @Test(arguments: offers) func otherVersionsAndUnknownNamesOfferNothing(
        text: String, set: Capabilities
    ) {
        #expect(Capabilities(text: text) == set)
    }

    @Test func anEndlessOfferOffersNothing() {
        let padding = { String(repeating: "x", count: $0) }
        let longest = "1;ping," + padding(Capabilities.textByteCountMax - 7)
        #expect(Capabilities(text: longest) == .ping)
        #expect(Capabilities(text: longest + "x") == [])
    }

    @Test func onlyTheTwoOpenKindsTakeData() {
        #expect(CallKind.all.map(\.takesData) == [false, true, false, true])
        #expect(CallKind.all.map(\.sendsData) == [false, false, true, true])
    }
}
