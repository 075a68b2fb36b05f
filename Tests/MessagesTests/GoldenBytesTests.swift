import Messages
import Testing

/// Octets written out by hand from the protobuf encoding's specification.
@Suite struct GoldenBytesTests {
    private func expect<Message: WireMessage>(_ message: Message, is octets: [UInt8]) throws {
        #expect(try message.encoded() == octets)
        #expect(try Message(decoding: octets) == message)
    }

    @Test func varints() throws {
        try expect(TestV1.Scalars(int32Value: 150), is: [0x08, 0x96, 0x01])
        try expect(
            TestV1.Scalars(int32Value: -1),
            is: [0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01])
        try expect(TestV1.Scalars(sint32Value: -2), is: [0x10, 0x03])
        try expect(
            TestV1.Scalars(int64Value: 1 << 35), is: [0x20, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01])
        try expect(TestV1.Scalars(sint64Value: 64), is: [0x28, 0x80, 0x01])
        try expect(TestV1.Scalars(uint32Value: .max), is: [0x38, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F])
        try expect(TestV1.Scalars(boolValue: true), is: [0x68, 0x01])
        try expect(TestV1.Scalars(colour: .darkGreen), is: [0x80, 0x01, 0x02])
    }

    @Test func fixedWidths() throws {
        try expect(TestV1.Scalars(sfixed32Value: -2), is: [0x1D, 0xFE, 0xFF, 0xFF, 0xFF])
        try expect(TestV1.Scalars(fixed32Value: 1), is: [0x45, 1, 0, 0, 0])
        try expect(TestV1.Scalars(fixed64Value: 258), is: [0x51, 2, 1, 0, 0, 0, 0, 0, 0])
        try expect(TestV1.Scalars(floatValue: 1), is: [0x5D, 0, 0, 0x80, 0x3F])
        try expect(TestV1.Scalars(doubleValue: 1), is: [0x61, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F])
    }

    @Test func textOctetsAndMessages() throws {
        try expect(TestV1.Scalars(stringValue: "testing"), is: [0x72, 7] + Array("testing".utf8))
        try expect(TestV1.Scalars(bytesValue: [0, 0xFF]), is: [0x7A, 2, 0, 0xFF])
        try expect(
            TestV1.Optionals(plainLeaf: TestV1.Leaf(name: "a", weight: 1)),
            is: [0x4A, 5, 0x0A, 1, 0x61, 0x10, 1])
        try expect(TestV1.Optionals(plainLeaf: TestV1.Leaf()), is: [0x4A, 0])
    }

    @Test func packedAndUnpackedLists() throws {
        try expect(
            TestV1.Lists(int32Values: [3, 270, 86_942]),
            is: [0x0A, 6, 0x03, 0x8E, 0x02, 0x9E, 0xA7, 0x05])
        try expect(TestV1.Lists(boolValues: [true, false]), is: [0x6A, 2, 1, 0])
        try expect(TestV1.Lists(unpackedValues: [1, 2]), is: [0x90, 0x01, 1, 0x90, 0x01, 2])
        try expect(TestV1.Lists(stringValues: ["", "a"]), is: [0x72, 0, 0x72, 1, 0x61])
    }

    @Test func bothWaysOfWritingAListAreRead() throws {
        #expect(try TestV1.Lists(decoding: [0x08, 3, 0x08, 4]).int32Values == [3, 4])
        #expect(try TestV1.Lists(decoding: [0x92, 0x01, 2, 3, 4]).unpackedValues == [3, 4])
        #expect(
            try TestV1.Lists(decoding: [0x0A, 1, 3, 0x08, 4, 0x0A, 1, 5]).int32Values == [3, 4, 5])
    }

    @Test func optionalFieldsAndOneofsWriteTheirDefaults() throws {
        try expect(TestV1.Optionals(int32Value: 0), is: [0x08, 0])
        try expect(TestV1.Optionals(stringValue: ""), is: [0x2A, 0])
        try expect(TestV1.Optionals(bytesValue: []), is: [0x32, 0])
        try expect(TestV1.Choices(choice: .text("")), is: [0x12, 0])
        try expect(TestV1.Choices(choice: .flag(false)), is: [0x30, 0])
    }

    @Test func aMapIsAListOfEntries() throws {
        try expect(TestV1.Maps(labels: ["k": "v"]), is: [0x0A, 6, 0x0A, 1, 0x6B, 0x12, 1, 0x76])
        try expect(
            TestV1.Maps(numbers: [1: 1]),
            is: [0x1A, 11, 0x08, 1, 0x11, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F])
    }

    @Test func theEnvelopeOfAnEcho() throws {
        try expect(
            EchoV1.EchoRequest(data: [1, 2, 3], waitMilliseconds: 300),
            is: [0x0A, 3, 1, 2, 3, 0x10, 0xAC, 0x02])
        try expect(
            Ttrpc.Request(service: "s", method: "m", payload: [9], timeoutNano: 1),
            is: [0x0A, 1, 0x73, 0x12, 1, 0x6D, 0x1A, 1, 9, 0x20, 1])
    }
}
