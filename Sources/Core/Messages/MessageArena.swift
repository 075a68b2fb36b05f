import CMessages
import CProtobufC

/// Memory in which messages are decoded and laid out, taken in large pieces and given back at once.
///
/// One for each thread that decodes or encodes; not for use by two threads at a time.
@safe
public final class MessageArena {
    /// The most that one arena holds (64 MiB); a message that needs more is refused as `tooLarge`.
    public static let byteCountMax = 64 << 20
    /// What an arena keeps over a reset (256 KiB).
    public static let keptByteCountMax = 256 << 10

    private let storage: UnsafeMutablePointer<cmessages_arena>

    /// An empty arena, which takes its first memory when it is first used.
    ///
    /// - Parameter byteCountLimit: a lower limit than ``byteCountMax``.
    public init(byteCountLimit: Int = MessageArena.byteCountMax) {
        precondition(byteCountLimit >= 0, "an arena's limit is not negative")
        guard let storage = unsafe cmessages_arena_create(byteCountLimit) else {
            preconditionFailure("out of memory")
        }
        unsafe self.storage = storage
    }

    deinit {
        unsafe cmessages_arena_destroy(storage)
    }

    /// Forgets what the arena holds. Memory above ``keptByteCountMax`` is cleansed and given back.
    public func reset() {
        unsafe cmessages_arena_reset(storage)
    }

    /// Resets, and overwrites with zeros whatever was used since the last wipe. For patient data.
    public func wipe() {
        unsafe cmessages_arena_wipe(storage)
    }

    /// Octets that the arena holds from the system at the moment.
    public var reservedByteCount: Int {
        unsafe storage.pointee.reserved_byte_count
    }

    /// Checks and unpacks octets. The result lives until the arena's next reset.
    @unsafe
    func unpack<CMessage>(
        _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, _ bytes: UnsafeRawBufferPointer,
        as type: CMessage.Type
    ) throws(MessageError) -> UnsafePointer<CMessage> {
        reset()
        var message: UnsafeMutablePointer<ProtobufCMessage>?
        let result = unsafe cmessages_unpack(
            storage, descriptor, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
            bytes.count, &message)
        guard result == CMESSAGES_OK, let message = unsafe message else {
            reset()
            throw unsafe MessageError(result, messageName: String(cString: descriptor.pointee.name))
        }
        return unsafe UnsafeRawPointer(message).assumingMemoryBound(to: CMessage.self)
    }

    /// A C message with every field at its default.
    @unsafe
    func message<CMessage>(
        _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, as type: CMessage.Type
    ) throws(MessageError) -> UnsafeMutablePointer<CMessage> {
        guard let message = unsafe cmessages_arena_message(storage, descriptor) else {
            throw .arenaIsFull
        }
        return unsafe message.assumingMemoryBound(to: CMessage.self)
    }

    /// Uninitialised room for `count` elements.
    @unsafe
    func array<Element: BitwiseCopyable>(
        _ count: Int, of type: Element.Type
    ) throws(MessageError) -> UnsafeMutablePointer<Element> {
        let (byteCount, overflows) = count.multipliedReportingOverflow(
            by: MemoryLayout<Element>.stride)
        guard !overflows, let memory = unsafe cmessages_arena_allocate(storage, byteCount) else {
            throw .arenaIsFull
        }
        return unsafe memory.bindMemory(to: Element.self, capacity: count)
    }
}

extension MessageError {
    static var arenaIsFull: MessageError {
        MessageError(.tooLarge, "the message does not fit into the arena")
    }

    /// The guard's verdict on a message of the given name.
    init(_ result: cmessages_result, messageName: String) {
        switch result {
        case CMESSAGES_TOO_DEEP:
            self.init(.tooDeep, "\(messageName): nested deeper than \(MessageLimits.depthMax)")
        case CMESSAGES_TOO_MANY_FIELDS:
            self.init(
                .tooManyFields, "\(messageName): more than \(MessageLimits.fieldCountMax) fields")
        case CMESSAGES_TOO_LARGE:
            self.init(.tooLarge, "\(messageName): too large when decoded")
        case CMESSAGES_NOT_UTF8:
            self.init(.notUTF8, "\(messageName): a text field is not UTF-8")
        case CMESSAGES_EMBEDDED_NUL:
            self.init(.embeddedNUL, "\(messageName): a text field holds U+0000")
        default:
            self.init(.malformed, "\(messageName): not a message of this type")
        }
    }
}
