import Messages

/// Messages and octets that several suites use.
enum Samples {
    static let leaf = TestV1.Leaf(name: "aspen", weight: 7)

    static let scalars = TestV1.Scalars(
        int32Value: -1, sint32Value: -2, sfixed32Value: -3, int64Value: .min, sint64Value: -5,
        sfixed64Value: -6, uint32Value: .max, fixed32Value: 8, uint64Value: .max, fixed64Value: 10,
        floatValue: 1.5, doubleValue: -2.25, boolValue: true, stringValue: "grüß 🍁",
        bytesValue: [0, 1, 0xFF], colour: .darkGreen)

    static let lists = TestV1.Lists(
        int32Values: [0, -1, .max], sint32Values: [-1, 1], sfixed32Values: [.min],
        int64Values: [.max, 0], sint64Values: [.min], sfixed64Values: [-1], uint32Values: [0, 300],
        fixed32Values: [1, 2], uint64Values: [.max], fixed64Values: [3], floatValues: [0.5, -0.5],
        doubleValues: [1e300], boolValues: [true, false, true], stringValues: ["", "a", "ß"],
        bytesValues: [[], [9], [0, 0]], colours: [.red, .unrecognized(77), .belowZero],
        leaves: [leaf, TestV1.Leaf(), TestV1.Leaf(name: "oak")], unpackedValues: [1, 0, 2])

    static let optionals = TestV1.Optionals(
        int32Value: 0, uint64Value: 1, doubleValue: 0, boolValue: false, stringValue: "",
        bytesValue: [], colour: .unspecified, leaf: TestV1.Leaf(), plainLeaf: leaf)

    static let choices: [TestV1.Choices] = [
        TestV1.Choices(),
        TestV1.Choices(choice: .number(0), after: "x"),
        TestV1.Choices(choice: .text("")),
        TestV1.Choices(choice: .text("some text")),
        TestV1.Choices(choice: .data([])),
        TestV1.Choices(choice: .data([1, 2])),
        TestV1.Choices(choice: .leaf(TestV1.Leaf())),
        TestV1.Choices(choice: .leaf(leaf)),
        TestV1.Choices(choice: .colour(.unspecified)),
        TestV1.Choices(choice: .flag(false)),
        TestV1.Choices(choice: .secret(PHI("whispered"))),
    ]

    static let maps = TestV1.Maps(
        labels: ["": "", "a": "1", "b": ""], leaves: ["x": leaf, "y": TestV1.Leaf()],
        numbers: [0: 0.5, .max: -1], blobs: [true: [1], false: []],
        colours: ["r": .red, "n": .belowZero])

    static let secrets = TestV1.Secrets(
        patientID: PHI("PAT-SECRET"), document: PHI([0x53, 0x45, 0x43]),
        givenNames: [PHI("Secretina"), PHI("")], pages: [PHI([1]), PHI([])],
        nickname: PHI("Secky"))

    static let rich = TestV1.Rich(
        scalars: scalars, lists: lists, optionals: optionals, choices: choices, maps: maps,
        secrets: secrets,
        tree: TestV1.Tree(children: [
            TestV1.Tree(name: "l"), TestV1.Tree(children: [TestV1.Tree()]),
        ]),
        inner: TestV1.Rich.Inner(state: .inUse, leaves: [leaf]))
}

/// The octets of a varint.
func varint(_ value: UInt64) -> [UInt8] {
    var octets: [UInt8] = []
    var rest = value
    while rest >= 0x80 {
        octets.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
    }
    return octets + [UInt8(rest)]
}

/// A length-delimited field.
func delimited(_ number: UInt64, _ content: [UInt8]) -> [UInt8] {
    varint(number << 3 | 2) + varint(UInt64(content.count)) + content
}

/// A tree of that many levels, the outermost one included.
func encodedTree(levelCount: Int) -> [UInt8] {
    (1..<levelCount).reduce([]) { inner, _ in delimited(1, inner) }
}

/// What decoding gives: nil for a message, or the error's code.
func refusal<Message: WireMessage>(_: Message.Type, _ octets: [UInt8]) -> MessageError.Code? {
    do {
        _ = try Message(decoding: octets)
        return nil
    } catch {
        return error.code
    }
}
