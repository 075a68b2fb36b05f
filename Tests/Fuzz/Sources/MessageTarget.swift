import Messages

/// Every message's codec: what is read is the same when it is written and read again, in octets and
/// in JSON. The first four octets of an input name the message: see ``tag(of:)``.
enum MessageTarget {
    private static let types: [UInt32: any WireMessage.Type] = Dictionary(
        uniqueKeysWithValues: MessageTypes.all.map { (tag(of: $0.messageName), $0) })

    /// The FNV-1a hash of a message's name: it stays when other messages come and go.
    static func tag(of name: String) -> UInt32 {
        name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }

    static func run(_ input: UnsafeRawBufferPointer) {
        guard input.count >= 4 else { return }
        let tag = unsafe UInt32(bigEndian: input.loadUnaligned(as: UInt32.self))
        // Any other tag chooses too, so that no input is in vain.
        let type = types[tag] ?? MessageTypes.all[Int(tag) % MessageTypes.all.count]
        unsafe roundTrip(type, UnsafeRawBufferPointer(rebasing: input.dropFirst(4)))
    }

    private static func roundTrip<Message: WireMessage>(
        _: Message.Type, _ octets: UnsafeRawBufferPointer
    ) {
        let arena = MessageArena()
        guard let message = try? unsafe Message(decoding: octets, arena: arena) else { return }
        guard let written = try? message.encoded(), let again = try? Message(decoding: written),
            let rewritten = try? again.encoded()
        else { preconditionFailure("what was read cannot be written and read") }
        // Two that hold a NaN are not equal; a map's entries come in any order.
        precondition(again == message || rewritten.count == written.count)
        guard let json = try? Message(json: message.json()) else {
            preconditionFailure("the JSON of a message is refused")
        }
        precondition(json.json() == message.json(), "the JSON reads otherwise")
    }
}
