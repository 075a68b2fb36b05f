private import CProfiling
private import Dispatch
private import Glibc

/// Takes profiles of this process, one at a time.
///
/// Every thread gets a timer that runs on the thread's own processor time, and at each of its
/// ticks a signal handler notes the return addresses on the thread's stack. Threads that wait cost
/// nothing and are not in the profile. Without a profile there is no timer.
package enum Profiler {
    /// How often new threads are looked for: what a thread does before it is found is not seen.
    static let attachInterval = Duration.milliseconds(100)

    private static let naming = DispatchQueue(label: "profile")

    /// Takes a profile. Ends early, without a result, when the task is cancelled; the next profile
    /// may begin when it has returned.
    ///
    /// - Throws: ``ProfilingError``; `CancellationError`.
    package static func take(_ settings: ProfileSettings) async throws -> Profile {
        try begin(settings)
        let allocations = AllocationCounts.current()
        let startedAt = ContinuousClock.now
        do { try await watch(until: startedAt + .seconds(settings.seconds)) } catch {
            cprof_stop()
            cprof_release()
            throw error
        }
        cprof_stop()
        let duration = ContinuousClock.now - startedAt
        let allocated = AllocationCounts.current().since(allocations)
        let counts = cprof_run_counts()
        // Names are looked up for some tenths of a second, which nobody's loop can spare.
        let stacks = await withCheckedContinuation { continuation in
            naming.async { continuation.resume(returning: collect()) }
        }
        return Profile(
            settings: settings, duration: duration, stacks: stacks, allocations: allocated,
            droppedCount: counts.dropped_count, threadCount: counts.thread_count,
            unreachedThreadCount: counts.unreached_count)
    }

    private static func begin(_ settings: ProfileSettings) throws(ProfilingError) {
        let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        switch cprof_start(settings.hertz, settings.sampleMax(processorCount: processors)) {
        case 0: return
        case EBUSY: throw ProfilingError(.busy, "another profile is being taken")
        case let error: throw ProfilingError(.unavailable, "no profile: error \(error)")
        }
    }

    private static func watch(until end: ContinuousClock.Instant) async throws {
        while ContinuousClock.now < end {
            try await Task.sleep(until: min(end, .now + attachInterval), clock: .continuous)
            cprof_attach()
        }
    }

    /// The samples with their names; gives the memory back.
    private static func collect() -> FoldedStacks {
        var count = 0
        var words: [UInt64] = []
        if let samples = unsafe cprof_samples(&count) {
            words = unsafe Array(UnsafeBufferPointer(start: samples, count: count))
        }
        cprof_release()
        let samples = StackSample.counted(words)
        let names = Symbols.names(of: Set(samples.keys.flatMap(\.places)))
        let threads = ThreadNames.names(of: Set(samples.keys.map(\.thread)))
        return FoldedStacks(
            samples.map { sample, count in
                let functions = sample.places.reversed().map { names[$0] ?? Symbols.unknown }
                return ([threads[sample.thread] ?? ThreadNames.ended] + functions, count)
            })
    }
}
