import CMessages
import CProtobufC

/// A message laid out in an arena and measured: its size is known before the first octet is
/// written.
///
/// Valid until the arena's next use.
@unsafe
public struct PreparedMessage {
    /// Octets that ``write(to:)`` writes.
    public let byteCount: Int
    private let message: UnsafePointer<ProtobufCMessage>

    init(_ message: UnsafeRawPointer) {
        unsafe self.message = message.assumingMemoryBound(to: ProtobufCMessage.self)
        unsafe self.byteCount = protobuf_c_message_get_packed_size(self.message)
    }

    /// Writes exactly ``byteCount`` octets.
    public func write(to destination: UnsafeMutableRawPointer) {
        unsafe _ = protobuf_c_message_pack(
            message, destination.assumingMemoryBound(to: UInt8.self))
    }
}
