/// A protobuf message as a Swift value. Generated types conform; nothing else does.
///
/// Printing one shows its name and none of its fields.
public protocol WireMessage: Sendable, Equatable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// The full protobuf name, such as "carewire.patient.v1.Patient".
    static var messageName: String { get }

    /// Every field at its proto3 default.
    init()

    /// Decodes a message. Everything is copied out of `bytes`; the arena is reset before and after.
    ///
    /// - Throws: every code but `badJSON`. The arena can be used again at once.
    @unsafe init(decoding bytes: UnsafeRawBufferPointer, arena: MessageArena) throws(MessageError)

    /// Lays the message out for writing. The result is valid until the arena's next use.
    ///
    /// - Throws: `embeddedNUL` for a text field with U+0000, `tooLarge` above the arena's limit.
    @unsafe func prepare(in arena: MessageArena) throws(MessageError) -> PreparedMessage

    /// Reads the proto3 JSON mapping; lowerCamelCase and original field names are both taken.
    ///
    /// - Throws: `badJSON`, also for a field that the message does not have.
    init(json: JSONValue) throws(MessageError)

    /// The proto3 JSON mapping, patient data revealed. Fields without presence are always printed.
    func json() -> JSONValue
}

extension WireMessage {
    /// The message's name, and nothing of its content.
    public var description: String { Self.messageName }

    /// The message's name, and nothing of its content.
    public var debugDescription: String { Self.messageName }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// Decodes with an arena of its own. For tests and stores; the RPC path keeps an arena.
    public init(decoding bytes: [UInt8]) throws(MessageError) {
        self = try unsafe bytes.span.withUnsafeBytes { (buffer) throws(MessageError) in
            try unsafe Self(decoding: buffer, arena: MessageArena())
        }
    }

    /// Encodes with an arena of its own. For tests and stores; the RPC path keeps an arena.
    public func encoded() throws(MessageError) -> [UInt8] {
        let arena = MessageArena()
        let prepared = try unsafe prepare(in: arena)
        let byteCount = unsafe prepared.byteCount
        return unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, initializedCount in
            if let start = buffer.baseAddress {
                unsafe prepared.write(to: UnsafeMutableRawPointer(start))
            }
            initializedCount = byteCount
        }
    }
}
