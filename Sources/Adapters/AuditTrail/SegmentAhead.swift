private import Dispatch
private import Synchronization

/// Makes the next segment's file while the one before it is written: zeros for a whole segment, on
/// the disk, so that no burst waits for them.
///
/// Called by the writer's thread; the file is written by a queue's. A disk that does not take it is
/// found by the bursts, which then prepare as they go.
final class SegmentAhead: Sendable {
    /// Octets more than a segment's limit: for the burst that passes it (64 KiB).
    static let spareByteCount = 64 << 10
    /// Segments below this limit are begun without a file made ahead (1 MiB).
    static let segmentByteCountLimitMin = 1 << 20
    /// Octets of zeros that are written and synced at once: others' syncs wait for no more.
    private static let chunkByteCount = 128 << 10
    private static let zeros = [UInt8](repeating: 0, count: chunkByteCount)

    private enum State { case none, making, ready, ended }

    private let folder: AuditFolder
    /// The made file's length.
    let byteCount: Int
    private let state = Mutex(State.none)
    private let queue = DispatchQueue(label: "audit-ahead")

    /// - Parameter limit: ``AuditJournalConfiguration/segmentByteCountLimit``.
    init(_ folder: AuditFolder, limit: Int) {
        self.folder = folder
        let count = (limit + Self.spareByteCount - 1) / Self.chunkByteCount + 1
        byteCount = limit < Self.segmentByteCountLimitMin ? 0 : count * Self.chunkByteCount
    }

    /// Begins to make the file, unless there is one, or it has begun already.
    func begin() {
        guard byteCount > 0 else { return }
        let begins = state.withLock { state in
            guard case .none = state else { return false }
            state = .making
            return true
        }
        if begins { queue.async { self.make() } }
    }

    /// The file, open, for who gives it a name; nil when there is none yet.
    func take() -> AuditFile? {
        let isReady = state.withLock { state in
            guard case .ready = state else { return false }
            state = .none
            return true
        }
        return isReady ? try? AuditFile.open(folder.aheadPath) : nil
    }

    /// Returns when nothing is being made.
    func wait() { queue.sync {} }

    /// Removes what nobody has taken. Nothing is made any more.
    func end() {
        state.withLock { $0 = .ended }
        wait()
        Self.clear(folder)
    }

    /// Removes a file that an earlier process has left.
    static func clear(_ folder: AuditFolder) {
        guard folder.exists(folder.aheadPath) else { return }
        // One that stays is written over by the next.
        try? folder.remove(folder.aheadPath)
    }

    private func make() {
        var isMade = false
        do throws(AuditError) {
            try fill(try AuditFile.create(folder.aheadPath))
            isMade = true
        } catch {}
        state.withLock { state in
            guard case .making = state else { return }
            state = isMade ? .ready : .none
        }
    }

    private func fill(_ file: AuditFile) throws(AuditError) {
        for offset in stride(from: 0, to: byteCount, by: Self.chunkByteCount) {
            if state.withLock({ if case .ended = $0 { true } else { false } }) { return }
            try file.write(Self.zeros, at: offset)
            try file.sync()
        }
    }
}
