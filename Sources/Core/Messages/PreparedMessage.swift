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

    /// The same with one more field behind the others, of octets that lie in the same arena.
    fileprivate init(
        _ base: PreparedMessage, adding field: UnsafeMutablePointer<ProtobufCMessageUnknownField>
    ) {
        let message = unsafe UnsafeMutablePointer(mutating: base.message)
        unsafe message.pointee.n_unknown_fields = 1
        unsafe message.pointee.unknown_fields = unsafe field
        unsafe self.init(message)
    }

    /// Writes exactly ``byteCount`` octets.
    public func write(to destination: UnsafeMutableRawPointer) {
        unsafe _ = protobuf_c_message_pack(
            message, destination.assumingMemoryBound(to: UInt8.self))
    }
}

extension WireMessage {
    /// Lays the message out with a sub-message that is encoded already, such as one that was stored
    /// so: its octets are copied into the arena and not looked at.
    ///
    /// - Parameters:
    ///   - field: the sub-message's field number, 1 to 2^29 - 1; the field must be unset in the
    ///     message itself.
    /// - Throws: as ``prepare(in:)``.
    @unsafe
    package func prepare(
        in arena: MessageArena, adding field: UInt32, encoded octets: [UInt8]
    ) throws(MessageError) -> PreparedMessage {
        let base = unsafe try prepare(in: arena)
        // Seven bits of the length an octet.
        let lengthByteCount = max(1, (Int.bitWidth - octets.count.leadingZeroBitCount + 6) / 7)
        let byteCount = lengthByteCount + octets.count
        let target = unsafe UnsafeMutableRawBufferPointer(
            start: try arena.array(byteCount, of: UInt8.self), count: byteCount)
        for place in 0..<lengthByteCount {
            let bits = UInt8(truncatingIfNeeded: octets.count >> (7 * place)) & 0x7F
            unsafe target[place] = place == lengthByteCount - 1 ? bits : bits | 0x80
        }
        unsafe octets.withUnsafeBytes { octets in
            unsafe UnsafeMutableRawBufferPointer(rebasing: target[lengthByteCount...])
                .copyMemory(from: octets)
        }
        let unknown = unsafe try arena.array(1, of: ProtobufCMessageUnknownField.self)
        unsafe unknown.pointee.tag = field
        unsafe unknown.pointee.wire_type = PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED
        unsafe unknown.pointee.len = byteCount
        unsafe unknown.pointee.data = unsafe target.baseAddress?
            .assumingMemoryBound(to: UInt8.self)
        return unsafe PreparedMessage(base, adding: unknown)
    }
}
