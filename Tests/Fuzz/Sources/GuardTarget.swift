import CMessages
import CProtobufC

/// The guard in front of protobuf-c: what it takes, protobuf-c takes too, in bounded memory.
enum GuardTarget {
    /// What protobuf-c needs to note a field while it reads: 100,000 of them at most, in tables
    /// that double.
    static let scratchByteCountMax = 100_000 * 64 * 2

    static func run(_ input: UnsafeRawBufferPointer) {
        guard let choice = unsafe input.first else { return }
        let descriptor = unsafe descriptor(choice)
        let octets = unsafe UnsafeRawBufferPointer(rebasing: input.dropFirst())
            .assumingMemoryBound(to: UInt8.self)
        let found = unsafe cmessages_guard(descriptor, octets.baseAddress, octets.count)
        guard let arena = unsafe cmessages_arena_create(64 << 20) else { return }
        defer { unsafe cmessages_arena_destroy(arena) }
        var message: UnsafeMutablePointer<ProtobufCMessage>?
        let result = unsafe cmessages_unpack(
            arena, descriptor, octets.baseAddress, octets.count, &message)
        precondition(result == found, "protobuf-c refuses what the guard takes")
        guard result == CMESSAGES_OK else { return }
        precondition(unsafe message != nil, "no message, and no reason")
        let limit = octets.count * 8 + 64 << 10 + scratchByteCountMax
        precondition(
            unsafe arena.pointee.reserved_byte_count <= 2 * limit, "more memory than counted")
    }

    private static func descriptor(
        _ choice: UInt8
    ) -> UnsafePointer<ProtobufCMessageDescriptor> {
        switch choice % 9 {
        case 0: unsafe carewire__test__v1__rich__descriptor_pointer()
        case 1: unsafe carewire__test__v1__lists__descriptor_pointer()
        case 2: unsafe carewire__test__v1__maps__descriptor_pointer()
        case 3: unsafe carewire__test__v1__tree__descriptor_pointer()
        case 4: unsafe carewire__test__v1__choices__descriptor_pointer()
        case 5: unsafe carewire__test__v1__optionals__descriptor_pointer()
        case 6: unsafe carewire__test__v1__scalars__descriptor_pointer()
        case 7: unsafe carewire__test__v1__nothing__descriptor_pointer()
        default: unsafe carewire__patient__v1__patient__descriptor_pointer()
        }
    }
}
