import Testing

@testable import EHRGateway

/// The slicer.
@Suite struct JSONSliceTests {
    private func slice(_ text: String) throws -> JSONSlice {
        try JSONSlice(checking: Array(text.utf8))
    }

    private func text(_ slice: JSONSlice?) -> String? {
        slice.map { String(decoding: $0.octets, as: UTF8.self) }
    }

    @Test func givesBackTheOctetsAsTheyWereWritten() throws {
        let inner = #"{ "value" : 36.60, "n":-0.0E+10,"s":"\u00e9\/ä" }"#
        let json = try slice(" {\"a\":[1, \(inner) ,null],\"b\":\"x\"} \n")
        #expect(text(json["a"]?.elements[1]) == inner)
        #expect(text(json["a"]?.elements[1]["value"]) == "36.60")
        #expect(json["a"]?.elements.count == 3)
        #expect(json.string("b") == "x")
        #expect(json["c"] == nil)
        #expect(json["a"]?["b"] == nil)
        #expect(json["b"]?.elements.isEmpty == true)
        #expect(json["a"]?.string == nil)
    }

    @Test func undoesEscapesInNamesAndTexts() throws {
        let json = try slice(#"{"\u0061\n":"\"\\\/\b\f\r\t\ud83d\ude00 ä","x":"\ud83d!"}"#)
        #expect(json.string("a\n") == "\"\\/\u{8}\u{C}\r\t😀 ä")
        #expect(json.string("x") == "\u{FFFD}!")
    }

    @Test func ofTwoMembersOfOneNameTheFirstCounts() throws {
        #expect(try slice(#"{"a":"1","a":"2"}"#).string("a") == "1")
    }

    @Test(arguments: [
        "", " ", "{", "}", "[", "]", "{]", "[}", "nul", "truefalse", "1 2", "01", "-", "1.", ".5",
        "1e", "+1", "\"", "\"\\\"", "\"\\x\"", "\"\\u12g4\"", "\"\\u12\"", "\"a\nb\"", "{a:1}",
        "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1,]", "[,1]", "{\"a\":1 \"b\":2}", "'a'", "NaN",
        "[1 2]", "\u{FEFF}1", "{1:2}", "{\"a\":1},",
    ])
    func refusesWhatIsNotJSON(text: String) {
        let error = #expect(throws: EHRGatewayError.self) { try slice(text) }
        #expect(error?.code == .badAnswer)
    }

    @Test func refusesOctetsThatAreNotUTF8() {
        let octets = Array("\"a\"".utf8)
        #expect(throws: EHRGatewayError.self) {
            try JSONSlice(checking: [octets[0], 0xC3, octets[2]])
        }
    }

    @Test func nestingHasABound() throws {
        let depth = JSONSlice.depthMax
        let fits = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(throws: Never.self) { try slice(fits) }
        #expect(throws: EHRGatewayError.self) { try slice("[\(fits)]") }
        #expect(throws: EHRGatewayError.self) { try slice(String(repeating: "[", count: 100_000)) }
        #expect(throws: EHRGatewayError.self) {
            try slice(String(repeating: "{\"a\":", count: 100_000))
        }
    }

    @Test func everyTruncationIsRefused() {
        let whole = Array(#"{"a":[1.50,"\u00e9x",{"b":null}],"c":true}"#.utf8)
        for count in 0..<whole.count {
            #expect(throws: EHRGatewayError.self) {
                try JSONSlice(checking: Array(whole.prefix(count)))
            }
        }
    }

    @Test func everyFlippedBitIsReadOrRefusedWithoutHarm() {
        let whole = Array(#"{"a":[1.50,"\u00e9\ud83d",{"b":null}],"c":true}"#.utf8)
        for index in whole.indices {
            for bit in 0..<8 {
                var flipped = whole
                flipped[index] ^= 1 << UInt8(bit)
                guard let json = try? JSONSlice(checking: flipped) else { continue }
                _ = json.string("c")
                _ = json["a"]?.elements.map { ($0.string, $0["b"]?.octets) }
            }
        }
    }
}
