private import Synchronization

/// The works beside the calls that run in this process now: their names and since when.
final class WorkBoard: Sendable {
    /// One work.
    struct Entry: Sendable, Equatable {
        /// What it is called, its loop included when it has one.
        let name: String
        /// When it began.
        let startedAt: ContinuousClock.Instant
    }

    /// Works that are remembered; further ones are not shown.
    static let workMax = 1_000

    private struct State {
        var entries: [UInt64: Entry] = [:]
        var number: UInt64 = 0
    }

    private let state = Mutex(State())

    /// The works, the oldest first.
    var entries: [Entry] {
        state.withLock { $0.entries.sorted { $0.key < $1.key }.map(\.value) }
    }

    /// A work begins; answers what ``end(_:)`` takes.
    func begin(_ name: String, at now: ContinuousClock.Instant) -> UInt64 {
        state.withLock { state in
            state.number += 1
            if state.entries.count < Self.workMax {
                state.entries[state.number] = Entry(name: name, startedAt: now)
            }
            return state.number
        }
    }

    /// A work has ended.
    func end(_ number: UInt64) { state.withLock { _ = $0.entries.removeValue(forKey: number) } }
}
