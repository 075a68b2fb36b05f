private import Glibc

/// Patient data and keys stay in memory, also when a service crashes.
enum CoreDumps {
    /// Which kinds of memory the kernel writes into a core dump: a mask, here of none. Source:
    /// core(5), "Controlling which mappings are written to the core dump".
    private static let filterFile = "/proc/self/coredump_filter"

    /// Forbids dumps of this process, and leaves the memory out of those that the system makes all
    /// the same: a program that the kernel pipes them to is not bound by the size limit. What the
    /// process starts later inherits both.
    ///
    /// - Returns: whether both could be done.
    static func forbid() -> Bool {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        let isLimited = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0
        let file = unsafe open(filterFile, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        return unsafe write(file, "0", 1) == 1 && isLimited
    }
}
