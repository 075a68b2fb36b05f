private import Glibc

/// Times of records: UTC, in nanoseconds since 1970-01-01T00:00:00Z. They end in the year 2554.
package enum AuditTime {
    /// The system's time.
    package static func now() -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return UInt64(clamping: time.tv_sec) &* 1_000_000_000 &+ UInt64(clamping: time.tv_nsec)
    }

    /// As a FHIR instant: `2026-03-01T12:00:00.000000001Z`.
    package static func text(_ nanoseconds: UInt64) -> String {
        let seconds = nanoseconds / 1_000_000_000
        let (day, second) = (seconds / 86_400, seconds % 86_400)
        let date = civil(Int(day))
        let time = [second / 3_600, second / 60 % 60, second % 60].map { padded($0, 2) }
        return [
            padded(UInt64(date.year), 4), padded(UInt64(date.month), 2),
            padded(UInt64(date.day), 2),
        ].joined(separator: "-")
            + "T" + time.joined(separator: ":") + "." + padded(nanoseconds % 1_000_000_000, 9) + "Z"
    }

    private static func padded(_ number: UInt64, _ width: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The date of a day counted from 1970-01-01, by the Gregorian calendar.
    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        // Years are counted from March, so that the leap day is a year's last.
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (
            era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * march + 2) / 5 + 1
        )
    }
}
