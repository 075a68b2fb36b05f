private import CEpoll

/// Threads that work for some microseconds at a time, and that everybody waits for meanwhile.
///
/// A thread that wakes while every processor is taken waits until somebody's slice ends: on Linux
/// up to 4 ms behind a neighbour that only computes, and it is the same for what the kernel does
/// to end a sync of a disk. One that has said that it needs little is let in at once. Its share of
/// the processors is no larger by that, its nice value is as before, and no privilege is needed.
package enum ShortSlice {
    /// What such a thread needs at a time: the least that the kernel takes (100 µs). Source: Linux
    /// 6.12, custom slices of SCHED_OTHER; older kernels ignore it.
    package static let nanoseconds: UInt64 = 100_000

    /// Makes the calling thread, and those that it begins from now on, such threads. One that has
    /// been given another policy than the normal one stays as it is.
    package static func take() { cepoll_set_slice(nanoseconds) }

    /// The calling thread's slice in nanoseconds; 0 on a kernel that ignores slices.
    package static var current: UInt64 { cepoll_slice() }
}
