import CProtobufC

/// What the generated half of a message offers to the codec of the messages around it.
protocol CodedMessage: WireMessage {
    /// protoc-c's struct of the message.
    associatedtype CMessage

    /// A value with everything copied out of the C message.
    @unsafe init(copying source: UnsafePointer<CMessage>)

    /// A C message in the arena with everything of the value in it.
    @unsafe func build(
        in arena: MessageArena
    ) throws(MessageError) -> UnsafeMutablePointer<CMessage>
}

/// An open proto3 enum: every 32-bit number is a value of it.
protocol CodedEnum: RawRepresentable, Sendable, Hashable where RawValue == Int32 {
    init(rawValue: Int32)
    /// The value of this name in the .proto file.
    init?(protoName: String)
    /// The name in the .proto file; nil for a number that has none.
    var protoName: String? { get }
}
