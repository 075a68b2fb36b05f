import Glibc

/// Memory that ends at a page which nobody may read: an octet read past the end ends the process.
@safe
final class GuardedMemory {
    private let start: UnsafeMutableRawPointer
    private let usableByteCount: Int
    private let pageByteCount = Int(sysconf(Int32(_SC_PAGESIZE)))

    init(byteCountMax: Int) {
        usableByteCount = (byteCountMax / pageByteCount + 1) * pageByteCount
        let memory = unsafe mmap(
            nil, usableByteCount + pageByteCount, PROT_READ | PROT_WRITE,
            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let memory = unsafe memory, unsafe memory != MAP_FAILED else {
            preconditionFailure("no memory for the test")
        }
        unsafe start = memory
        unsafe mprotect(memory + usableByteCount, pageByteCount, PROT_NONE)
    }

    deinit {
        unsafe munmap(start, usableByteCount + pageByteCount)
    }

    /// Puts the octets right before the forbidden page.
    func place(_ octets: ArraySlice<UInt8>) -> UnsafeRawBufferPointer {
        precondition(octets.count <= usableByteCount, "more octets than the memory was made for")
        let place = unsafe UnsafeMutableRawBufferPointer(
            start: start + usableByteCount - octets.count, count: octets.count)
        unsafe place.copyBytes(from: octets)
        return UnsafeRawBufferPointer(place)
    }
}
