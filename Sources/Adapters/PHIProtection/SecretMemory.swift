private import COpenSSL
private import Glibc
internal import Synchronization

/// Memory for secrets: never swapped out, as far as the limit on locked memory (`ulimit -l`) lets
/// it, and never in a core dump. Slots of 64 octets, handed out again after they were wiped.
package enum SecretMemory {
    /// Octets of one slot; larger secrets lie on the ordinary heap.
    package static let slotByteCount = 64
    /// Octets taken from the system at a time (64 KiB).
    package static let chunkByteCount = 64 << 10
    /// Most chunks: 65,536 secrets. What comes later lies on the ordinary heap.
    package static let chunkCountMax = 64

    // Safety: addresses of slots that nobody uses; they are touched under the mutex only.
    @safe private struct State: @unchecked Sendable {
        var free: [UnsafeMutableRawPointer] = unsafe []
        var chunkCount = 0
        var lockedChunkCount = 0
        var unlockedChunkCount = 0
    }

    private static let state = Mutex(State())

    /// Octets that are locked, and those that the system refused to lock.
    package static var byteCounts: (locked: Int, unlocked: Int) {
        state.withLock {
            ($0.lockedChunkCount * chunkByteCount, $0.unlockedChunkCount * chunkByteCount)
        }
    }

    /// A slot of zeros, or nil when there is none.
    static func take() -> UnsafeMutableRawPointer? {
        unsafe state.withLock { state in
            if unsafe state.free.isEmpty { addChunk(&state) }
            return unsafe state.free.popLast()
        }
    }

    /// Takes a wiped slot back.
    static func giveBack(_ slot: UnsafeMutableRawPointer) {
        unsafe OPENSSL_cleanse(slot, slotByteCount)
        state.withLock { unsafe $0.free.append(slot) }
    }

    private static func addChunk(_ state: inout State) {
        guard state.chunkCount < chunkCountMax,
            let chunk = unsafe mmap(
                nil, chunkByteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            unsafe chunk != MAP_FAILED
        else { return }
        unsafe madvise(chunk, chunkByteCount, MADV_DONTDUMP)
        state.chunkCount += 1
        if unsafe mlock(chunk, chunkByteCount) == 0 {
            state.lockedChunkCount += 1
        } else {
            state.unlockedChunkCount += 1
        }
        for offset in stride(from: 0, to: chunkByteCount, by: slotByteCount) {
            unsafe state.free.append(chunk + offset)
        }
    }
}
