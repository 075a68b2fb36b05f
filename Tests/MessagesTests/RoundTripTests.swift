import Messages
import Testing

@Suite struct RoundTripTests {
    private func expectRoundTrip<Message: WireMessage>(_ message: Message) throws {
        #expect(try Message(decoding: message.encoded()) == message)
    }

    @Test func everyScalarKeepsItsValue() throws {
        try expectRoundTrip(Samples.scalars)
        try expectRoundTrip(
            TestV1.Scalars(
                int32Value: .min, sint32Value: .min, sfixed32Value: .max, int64Value: .max,
                sint64Value: .max, sfixed64Value: .min, fixed32Value: .max, fixed64Value: .max,
                floatValue: -.infinity, doubleValue: .greatestFiniteMagnitude,
                colour: .belowZero))
    }

    @Test func aMessageOfDefaultsIsNoOctets() throws {
        #expect(try TestV1.Scalars().encoded().isEmpty)
        #expect(try TestV1.Lists().encoded().isEmpty)
        #expect(try TestV1.Optionals().encoded().isEmpty)
        #expect(try TestV1.Choices().encoded().isEmpty)
        #expect(try TestV1.Maps().encoded().isEmpty)
        #expect(try TestV1.Nothing().encoded().isEmpty)
        #expect(try TestV1.Scalars(decoding: []) == TestV1.Scalars())
        #expect(try TestV1.Nothing(decoding: []) == TestV1.Nothing())
    }

    @Test func everyListKeepsItsElementsInOrder() throws {
        try expectRoundTrip(Samples.lists)
    }

    @Test func anOptionalFieldTellsItsDefaultFromItsAbsence() throws {
        try expectRoundTrip(Samples.optionals)
        try expectRoundTrip(TestV1.Optionals())
        try expectRoundTrip(TestV1.Optionals(stringValue: "x", bytesValue: [1], leaf: Samples.leaf))
        #expect(try TestV1.Optionals(decoding: [0x08, 0x00]).int32Value == 0)
    }

    @Test(arguments: Samples.choices)
    func everyMemberOfAOneofKeepsItsValue(message: TestV1.Choices) throws {
        try expectRoundTrip(message)
    }

    @Test func theLastMemberOfAOneofOnTheWireCounts() throws {
        let octets: [UInt8] = [0x08, 0x05] + delimited(2, Array("one".utf8)) + [0x30, 0x01]
        #expect(try TestV1.Choices(decoding: octets).choice == .flag(true))
        let twice = delimited(2, Array("one".utf8)) + delimited(2, Array("two".utf8))
        #expect(try TestV1.Choices(decoding: twice).choice == .text("two"))
    }

    @Test func mapsKeepTheirEntries() throws {
        try expectRoundTrip(Samples.maps)
    }

    @Test func theLaterOfTwoMapEntriesWithTheSameKeyCounts() throws {
        let first = delimited(1, delimited(1, [0x61]) + delimited(2, [0x31]))
        let second = delimited(1, delimited(1, [0x61]) + delimited(2, [0x32]))
        #expect(try TestV1.Maps(decoding: first + second).labels == ["a": "2"])
    }

    @Test func aMapEntryWithoutKeyOrValueHasTheirDefaults() throws {
        #expect(try TestV1.Maps(decoding: [0x0A, 0x00]).labels == ["": ""])
        #expect(try TestV1.Maps(decoding: [0x12, 0x00]).leaves == ["": TestV1.Leaf()])
    }

    @Test func patientDataKeepsItsValue() throws {
        try expectRoundTrip(Samples.secrets)
        #expect(
            try TestV1.Secrets(decoding: Samples.secrets.encoded()).patientID.revealed
                == "PAT-SECRET")
    }

    @Test func aMessageOfEverythingKeepsEverything() throws {
        try expectRoundTrip(Samples.rich)
    }

    @Test func messagesOfTheServicesKeepTheirFields() throws {
        try expectRoundTrip(
            SoapV1.ProcessRequest(
                patientID: PHI("PAT001"), providerID: "PROV001", note: .text(PHI("S: well")),
                idempotencyKey: "k"))
        try expectRoundTrip(
            PatientV1.UpdatePatientRequest(
                patientID: PHI("PAT001"),
                demographics: PatientV1.Demographics(
                    familyName: PHI("Nguyen"), givenNames: [PHI("An")], gender: .female,
                    identifiers: [PatientV1.Identifier(system: "urn:x", value: PHI("1"))]),
                ifVersion: 0))
        try expectRoundTrip(
            Ttrpc.Request(
                service: "a.B", method: "C", payload: [1], timeoutNano: -1,
                metadata: [Ttrpc.KeyValue(key: "k", value: "v")]))
        try expectRoundTrip(
            Ttrpc.Response(
                status: GoogleRpc.Status(
                    code: 5, message: "no",
                    details: [GoogleProtobuf.AnyMessage(typeUrl: "t", value: [1])])))
    }

    @Test func aLargeMessageKeepsItsOctets() throws {
        let data = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 * 31) }
        try expectRoundTrip(EchoV1.EchoRequest(data: data))
    }

    @Test func oneArenaServesManyMessages() throws {
        let arena = MessageArena()
        for index in 0..<200 {
            let message = EchoV1.EchoRequest(
                data: [UInt8](repeating: UInt8(index), count: index * 50))
            let prepared = try unsafe message.prepare(in: arena)
            var octets = [UInt8](repeating: 0, count: unsafe prepared.byteCount)
            unsafe octets.withUnsafeMutableBytes { buffer in
                if let start = buffer.baseAddress {
                    unsafe prepared.write(to: start)
                }
            }
            let decoded = try unsafe octets.withUnsafeBytes { buffer in
                try unsafe EchoV1.EchoRequest(decoding: buffer, arena: arena)
            }
            #expect(decoded == message)
        }
    }
}
