import Messages
import Testing

/// What holds for every message of the contract.
@Suite struct EveryMessageTests {
    @Test func namesAreTheirOwn() {
        let names = MessageTypes.all.map { $0.messageName }
        #expect(Set(names).count == names.count)
        #expect(names.contains("carewire.admin.v1.Snapshot"))
    }

    @Test func aNewMessageIsNoOctetsAndReadsBack() throws {
        for type in MessageTypes.all { try Self.expectEmpty(type) }
    }

    @Test(arguments: [20_261_122] as [UInt64])
    func randomOctetsAreRefusedOrComeBackAsTheyWereRead(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var decodedCount = 0
        for type in MessageTypes.all {
            for _ in 0..<300 {
                let octets = Self.octets(&random)
                decodedCount += try Self.roundTrip(type, octets) ? 1 : 0
            }
        }
        #expect(decodedCount > MessageTypes.all.count, "seed \(seed)")
    }

    private static func expectEmpty<Message: WireMessage>(_: Message.Type) throws {
        #expect(try Message().encoded().isEmpty)
        #expect(try Message(decoding: []) == Message())
        #expect(try Message(json: Message().json()) == Message())
    }

    /// Octets that often make a message: fields of low numbers with values of a fitting shape.
    private static func octets(_ random: inout SplitMix) -> [UInt8] {
        var octets: [UInt8] = []
        for _ in 0...random.below(4) {
            let number = UInt64(1 + random.below(10))
            switch random.below(4) {
            case 0:
                octets += varint(number << 3) + varint(random.next() >> UInt64(random.below(64)))
            case 1:
                octets += varint(number << 3 | 1) + (0..<8).map { _ in UInt8(random.below(256)) }
            case 2: octets += delimited(number, (0..<random.below(6)).map { _ in 0x61 })
            default: octets += delimited(number, Self.inner(&random))
            }
        }
        return octets
    }

    private static func inner(_ random: inout SplitMix) -> [UInt8] {
        delimited(UInt64(1 + random.below(4)), (0..<random.below(3)).map { _ in 0x62 })
    }

    private static func roundTrip<Message: WireMessage>(
        _: Message.Type, _ octets: [UInt8]
    ) throws -> Bool {
        let message: Message
        do { message = try Message(decoding: octets) } catch { return false }
        let again = try Message(decoding: message.encoded())
        // Two that hold a NaN are not equal; their octets are.
        #expect(try again.encoded() == message.encoded() || again == message, "\(octets)")
        let json = try Message(json: JSONValue(parsing: message.json().text()))
        #expect(json.json() == message.json(), "\(octets)")
        return true
    }
}
