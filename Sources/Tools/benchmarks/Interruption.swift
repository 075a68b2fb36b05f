import Foundation
import Synchronization

/// What a benchmark has started ends with it, also at Ctrl-C and at the polite signal of a process
/// manager: children by their own ids, then whatever was registered, the latest first.
enum Interruption {
    /// How long the cleaning may take.
    private static let cleaningLimit = 30

    private struct Started {
        var isWatching = false
        var processes: [Process] = []
        var cleanings: [@Sendable () async -> Void] = []
    }

    private static let started = Mutex(Started())
    // Safety: written once, before the handlers that read it are installed.
    private nonisolated(unsafe) static var bell: Int32 = -1

    /// Has a process ended at an interruption, if it still runs then.
    static func ends(_ process: Process) {
        started.withLock { started in
            started.processes.removeAll { !$0.isRunning }
            started.processes.append(process)
        }
    }

    /// Has `cleaning` done at an interruption.
    static func cleans(_ cleaning: @escaping @Sendable () async -> Void) {
        let isFirst = started.withLock { started in
            started.cleanings.append(cleaning)
            defer { started.isWatching = true }
            return !started.isWatching
        }
        if isFirst { watch() }
    }

    /// The measuring thread is mostly inside C, so a thread of its own waits for the signals. They
    /// are handled rather than ignored or blocked, which children would inherit.
    private static func watch() {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        unsafe bell = ends[1]
        let reading = ends[0]
        let thread = Thread {
            var number: UInt8 = 0
            while unsafe read(reading, &number, 1) != 1 {}
            finish(Int32(number))
        }
        thread.start()
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                var octet = UInt8(truncatingIfNeeded: number)
                _ = unsafe write(Interruption.bell, &octet, 1)
            }
        }
    }

    private static func finish(_ number: Int32) {
        let cleanings = started.withLock { started in
            for process in started.processes where process.isRunning {
                kill(process.processIdentifier, SIGKILL)
            }
            return started.cleanings
        }
        let done = DispatchSemaphore(value: 0)
        Task {
            for cleaning in cleanings.reversed() { await cleaning() }
            done.signal()
        }
        _ = done.wait(timeout: .now() + .seconds(cleaningLimit))
        _exit(128 + number)
    }
}
