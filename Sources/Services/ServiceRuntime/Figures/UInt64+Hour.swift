private import Glibc

extension UInt64 {
    /// Hours since 1970-01-01T00:00:00Z, by the host's clock.
    package static var thisHour: UInt64 {
        var now = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &now)
        return Self(Swift.max(0, now.tv_sec)) / 3_600
    }
}
