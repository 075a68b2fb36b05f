import Messages
import Testing

@Suite struct JSONTextTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-0", "10", "-1.5", "1e5", "1E+5", "0.1e-5", #""""#,
        #""a\"b\\c""#, "[]", "[1,[2],{}]", "{}", #"{"a":1,"a":2,"b":[null]}"#, #""ü🍁""#,
    ])
    func whatIsReadIsWrittenTheSame(text: String) throws {
        #expect(try JSONValue(parsing: text).text() == text)
        let spaced = " \n\t\r" + text + "\n"
        #expect(try JSONValue(parsing: spaced).text() == text)
        let pretty = try JSONValue(parsing: text).text(pretty: true)
        #expect(try JSONValue(parsing: pretty).text() == text)
    }

    @Test func escapesAreReadAndWritten() throws {
        let text = #""\/\b\f\n\r\t\u0041\u00e9\ud83c\udf41\u0000\u007f""#
        let value = JSONValue.string("/\u{8}\u{C}\n\r\tAé🍁\0\u{7F}")
        #expect(try JSONValue(parsing: text) == value)
        #expect(value.text() == #""/\u0008\u000c\n\r\tAé🍁\u0000\u007f""#)
    }

    @Test(arguments: [
        "", " ", "nul", "truee", "+1", "01", "1.", ".5", "1e", "-", "1 2", "[1,]", "[1", "[,1]",
        "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "{a:1}", #"""#, #""\x""#, #""\u12""#,
        #""\ud800""#, #""\ud800\u0041""#, #""\udc00""#, "\"\n\"", "\"\u{1}\"", "'a'", "NaN",
    ])
    func textThatIsNotJSONIsRefused(text: String) {
        #expect(throws: MessageError.self) { try JSONValue(parsing: text) }
    }

    @Test func nestingHasALimit() throws {
        let limit = JSONValue.depthMax
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONValue(parsing: nested(limit))
        #expect(throws: MessageError.self) { try JSONValue(parsing: nested(limit + 1)) }
        #expect(throws: MessageError.self) { try JSONValue(parsing: nested(100_000)) }
        #expect(throws: MessageError.self) {
            try JSONValue(parsing: String(repeating: "[", count: 100_000))
        }
        _ = try JSONValue(
            parsing: "[" + Array(repeating: "[]", count: 100).joined(separator: ",") + "]")
    }

    @Test func prettyTextHasALineForEachElement() throws {
        let value = try JSONValue(parsing: #"{"a":[1,2],"b":{}}"#)
        #expect(
            value.text(pretty: true) == """
                {
                  "a": [
                    1,
                    2
                  ],
                  "b": {}
                }
                """)
    }

    @Test func membersAreFoundByName() throws {
        let value = try JSONValue(parsing: #"{"a":1,"b":2,"a":3}"#)
        #expect(value["a"] == .number("1"))
        #expect(value["c"] == nil)
        #expect(JSONValue.null["a"] == nil)
    }
}
