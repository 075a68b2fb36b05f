/// Memory that the connections of one loop share, because most of them are idle: what a connection
/// has no octets for, it does not hold.
///
/// Confined to the loop's thread.
@safe
package final class SpareBuffers {
    /// Size of the buffer that reads go into (256 KiB).
    package static let scratchByteCount = 256 * 1024
    /// Size of a spare buffer for what is to be written (64 KiB).
    static let spareByteCount = 64 * 1024
    /// Spare buffers kept (4 MiB in all); more are given back to the system.
    static let spareCountMax = 64

    private var scratch: UnsafeMutableRawPointer?
    private var spares: ContiguousArray<UnsafeMutableRawPointer> = unsafe []

    init() {}

    deinit {
        unsafe scratch?.deallocate()
        for index in unsafe spares.indices { unsafe spares[index].deallocate() }
    }

    /// The loop's read buffer, until ``giveScratch(_:)``. Who asks while it is lent gets one of the
    /// same size.
    @unsafe package func takeScratch() -> UnsafeMutableRawBufferPointer {
        let memory =
            unsafe scratch.take()
            ?? .allocate(byteCount: Self.scratchByteCount, alignment: 16)
        return unsafe UnsafeMutableRawBufferPointer(start: memory, count: Self.scratchByteCount)
    }

    /// Takes back what ``takeScratch()`` gave.
    @unsafe package func giveScratch(_ buffer: UnsafeMutableRawBufferPointer) {
        if unsafe scratch == nil {
            unsafe scratch = buffer.baseAddress
        } else {
            unsafe buffer.deallocate()
        }
    }

    @unsafe func takeSpare() -> UnsafeMutableRawPointer {
        unsafe spares.popLast() ?? .allocate(byteCount: Self.spareByteCount, alignment: 16)
    }

    @unsafe func giveSpare(_ memory: UnsafeMutableRawPointer) {
        if unsafe spares.count < Self.spareCountMax {
            unsafe spares.append(memory)
        } else {
            unsafe memory.deallocate()
        }
    }
}
