import Foundation
import Reactor
import Synchronization
import Testing

/// What a thread that others wait for asks of the scheduler, and what it leaves as it is.
@Suite struct ShortSliceTests {
    /// The C library's name is of another type than its functions take.
    private static let process = Int32(PRIO_PROCESS.rawValue)
    /// `SCHED_BATCH`. Source: sched(7), <linux/sched.h>.
    private static let batch: Int32 = 3

    private struct Scheduling: Equatable {
        var slice: UInt64
        var niceValue: Int32
        var policy: Int32

        /// The calling thread's.
        static var current: Scheduling {
            Scheduling(
                slice: ShortSlice.current, niceValue: getpriority(process, 0),
                policy: sched_getscheduler(0))
        }
    }

    /// Runs `body` on a thread of its own, so that the pool's threads stay as they are.
    private static func onThread(_ body: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                body()
                continuation.resume()
            }
        }
    }

    @Test(.enabled(if: ShortSlice.current > 0)) func aThreadThatTakesItHasAShortSlice() async {
        let slices = Mutex<[UInt64]>([])
        await Self.onThread {
            slices.withLock { $0.append(ShortSlice.current) }
            ShortSlice.take()
            slices.withLock { $0.append(ShortSlice.current) }
        }
        let found = slices.withLock { $0 }
        #expect(found.count == 2)
        #expect(found.first.map { $0 > ShortSlice.nanoseconds } == true)
        #expect(found.last == ShortSlice.nanoseconds)
    }

    @Test func niceValueAndPolicyStay() async {
        let found = Mutex<[Scheduling]>([])
        await Self.onThread {
            setpriority(Self.process, 0, 7)
            ShortSlice.take()
            found.withLock { $0.append(Scheduling.current) }
        }
        #expect(found.withLock { $0.map(\.niceValue) } == [7])
        #expect(found.withLock { $0.map(\.policy) } == [SCHED_OTHER])
    }

    @Test func anotherPolicyIsLeftAlone() async {
        let found = Mutex<[Scheduling]>([])
        await Self.onThread {
            var none = sched_param()
            unsafe sched_setscheduler(0, Self.batch, &none)
            found.withLock { $0.append(Scheduling.current) }
            ShortSlice.take()
            found.withLock { $0.append(Scheduling.current) }
        }
        let schedulings = found.withLock { $0 }
        #expect(schedulings.first?.policy == Self.batch)
        #expect(schedulings.first == schedulings.last)
    }
}
