import Messages
import Testing

@Suite struct JSONMappingTests {
    private func expectRoundTrip<Message: WireMessage>(_ message: Message) throws {
        let text = message.json().text(pretty: true)
        #expect(try Message(json: JSONValue(parsing: text)) == message)
    }

    private func read<Message: WireMessage>(_: Message.Type, _ text: String) throws -> Message {
        try Message(json: JSONValue(parsing: text))
    }

    private func refuses<Message: WireMessage>(_: Message.Type, _ text: String) -> Bool {
        do {
            _ = try read(Message.self, text)
            return false
        } catch {
            return (error as? MessageError)?.code == .badJSON
        }
    }

    @Test func everyKindOfFieldKeepsItsValue() throws {
        try expectRoundTrip(Samples.scalars)
        try expectRoundTrip(Samples.lists)
        try expectRoundTrip(Samples.optionals)
        try expectRoundTrip(Samples.maps)
        try expectRoundTrip(Samples.secrets)
        try expectRoundTrip(Samples.rich)
        try expectRoundTrip(TestV1.Nothing())
        for choice in Samples.choices {
            try expectRoundTrip(choice)
        }
    }

    @Test func theMappingIsProto3s() throws {
        let message = TestV1.Scalars(
            int32Value: -1, int64Value: -5, uint64Value: .max, fixed64Value: 1, doubleValue: .nan,
            boolValue: true, stringValue: "a\"b\n", bytesValue: [0xFB, 0xFF], colour: .darkGreen)
        let json = message.json()
        #expect(json["int32Value"] == .number("-1"))
        #expect(json["int64Value"] == .string("-5"))
        #expect(json["uint64Value"] == .string("18446744073709551615"))
        #expect(json["fixed64Value"] == .string("1"))
        #expect(json["uint32Value"] == .number("0"))
        #expect(json["floatValue"] == .number("0.0"))
        #expect(json["doubleValue"] == .string("NaN"))
        #expect(json["boolValue"] == .bool(true))
        #expect(json["bytesValue"] == .string("+/8="))
        #expect(json["colour"] == .string("COLOUR_DARK_GREEN"))
        #expect(TestV1.Scalars(colour: .unrecognized(9)).json()["colour"] == .number("9"))
        #expect(
            TestV1.Leaf(name: "a", weight: 1).json().text() == #"{"name":"a","weight":1}"#)
        #expect(
            TestV1.Maps(numbers: [2: 0.5, 1: 1]).json()["numbers"]?.text()
                == #"{"1":1.0,"2":0.5}"#)
        #expect(TestV1.Choices(choice: .flag(false)).json().text() == #"{"flag":false,"after":""}"#)
        #expect(TestV1.Optionals().json() == .object([]))
    }

    @Test func bothNamesOfAFieldAreRead() throws {
        let message = TestV1.Secrets(patientID: PHI("p"), givenNames: [PHI("g")])
        #expect(try read(TestV1.Secrets.self, #"{"patientId":"p","givenNames":["g"]}"#) == message)
        #expect(
            try read(TestV1.Secrets.self, #"{"patient_id":"p","given_names":["g"]}"#) == message)
    }

    @Test func numbersAreReadInEveryFormThatProto3Allows() throws {
        #expect(try read(TestV1.Scalars.self, #"{"int32Value":"7"}"#).int32Value == 7)
        #expect(try read(TestV1.Scalars.self, #"{"int64Value":7}"#).int64Value == 7)
        #expect(try read(TestV1.Scalars.self, #"{"int32Value":1e3}"#).int32Value == 1_000)
        #expect(try read(TestV1.Scalars.self, #"{"uint32Value":2.0}"#).uint32Value == 2)
        #expect(
            try read(TestV1.Scalars.self, #"{"doubleValue":"-Infinity"}"#).doubleValue == -.infinity
        )
        #expect(try read(TestV1.Scalars.self, #"{"floatValue":3}"#).floatValue == 3)
        #expect(try read(TestV1.Scalars.self, #"{"colour":2}"#).colour == .darkGreen)
        #expect(try read(TestV1.Scalars.self, #"{"colour":-7}"#).colour == .unrecognized(-7))
        #expect(try read(TestV1.Scalars.self, #"{"bytesValue":"-_8"}"#).bytesValue == [0xFB, 0xFF])
    }

    @Test func nullIsTheDefault() throws {
        #expect(try read(TestV1.Scalars.self, #"{"int32Value":null}"#) == TestV1.Scalars())
        #expect(try read(TestV1.Rich.self, #"{"scalars":null,"choices":null}"#) == TestV1.Rich())
    }

    @Test(arguments: [
        #"{"int32Value":2147483648}"#, #"{"int32Value":1.5}"#, #"{"uint32Value":-1}"#,
        #"{"uint64Value":"18446744073709551616"}"#, #"{"int32Value":" 7"}"#,
        #"{"int32Value":"0x7"}"#, #"{"int32Value":true}"#, #"{"int32Value":""}"#,
        #"{"boolValue":1}"#, #"{"stringValue":1}"#, #"{"bytesValue":"!"}"#,
        #"{"bytesValue":"A"}"#, #"{"colour":"PURPLE"}"#, #"{"doubleValue":"nan"}"#,
        #"{"doubleValue":1e999}"#, #"{"noSuchField":1}"#, "[]", "null", #""text""#,
    ])
    func valuesThatDoNotFitAreRefused(text: String) {
        #expect(refuses(TestV1.Scalars.self, text))
    }

    @Test func listsAndMapsOfTheWrongShapeAreRefused() {
        #expect(refuses(TestV1.Lists.self, #"{"int32Values":1}"#))
        #expect(refuses(TestV1.Lists.self, #"{"int32Values":[null]}"#))
        #expect(refuses(TestV1.Maps.self, #"{"labels":[]}"#))
        #expect(refuses(TestV1.Maps.self, #"{"numbers":{"x":1}}"#))
        #expect(refuses(TestV1.Maps.self, #"{"blobs":{"maybe":""}}"#))
        #expect(refuses(TestV1.Nothing.self, #"{"x":1}"#))
    }

    @Test func errorsNameTheFieldAndNotTheValue() {
        do {
            _ = try read(TestV1.Secrets.self, #"{"patientId":["Secretina"]}"#)
            Issue.record("a list was taken for a text")
        } catch {
            let text = String(describing: error)
            #expect(text.contains("carewire.test.v1.Secrets.patientId"))
            #expect(!text.contains("Secretina"))
        }
    }
}
