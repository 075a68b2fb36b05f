internal import Foundation
internal import Synchronization

/// The three ways in which FHIR over HTTP writes a time.
enum FHIRDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// FHIR's `instant`, such as `2026-01-02T08:00:00.000Z`.
    static func instant(_ date: Date) -> String {
        // All that one batch stores has one time.
        let known = latest.withLock { $0.date == date ? $0.text : nil }
        if let known { return known }
        let text = written(date)
        latest.withLock { $0 = (date, text) }
        return text
    }

    private static let latest = Mutex<(date: Date, text: String)>(
        (.distantPast, written(.distantPast)))

    private static func written(_ date: Date) -> String {
        let parts = Parts(date)
        let fraction =
            parts.millisecond < 100
            ? "0" + twoDigits(parts.millisecond)
            : "\(parts.millisecond)"
        return "\(parts.year)-\(twoDigits(parts.month))-\(twoDigits(parts.day))T"
            + "\(parts.time).\(fraction)Z"
    }

    /// RFC 9110's date, such as `Fri, 02 Jan 2026 08:00:00 GMT`.
    static func header(_ date: Date) -> String {
        let parts = Parts(date)
        return "\(days[parts.weekday]), \(twoDigits(parts.day)) \(months[parts.month - 1]) "
            + "\(parts.year) \(parts.time) GMT"
    }

    /// A time of this era in UTC, in the Gregorian calendar, by its parts: formatters take longer
    /// than all else that a request needs.
    private struct Parts {
        let year, month, day, weekday, millisecond: Int
        let time: String

        init(_ date: Date) {
            let milliseconds = Int((date.timeIntervalSince1970 * 1_000).rounded(.down))
            let seconds = milliseconds / 1_000
            millisecond = milliseconds % 1_000
            let dayCount = seconds / 86_400
            weekday = (dayCount + 4) % 7
            // Years from March on, so that a leap day is the last of its year, in eras of 400.
            let shifted = dayCount + 719_468
            let dayOfEra = shifted % 146_097
            let yearOfEra =
                (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let place = (5 * dayOfYear + 2) / 153
            day = dayOfYear - (153 * place + 2) / 5 + 1
            month = place < 10 ? place + 3 : place - 9
            year = yearOfEra + shifted / 146_097 * 400 + (month <= 2 ? 1 : 0)
            let rest = seconds % 86_400
            time = [rest / 3_600, rest / 60 % 60, rest % 60].map(FHIRDate.twoDigits)
                .joined(separator: ":")
        }
    }

    /// Where a `dateTime` begins, for sorting: seconds since 1970. A value of less precision counts
    /// from its first moment, in UTC; what cannot be read counts as the beginning of time.
    static func start(of text: String) -> Double {
        if text.isEmpty { return -.infinity }
        var full = text
        switch text.utf8.count {
        case 4: full += "-01-01T00:00:00Z"
        case 7: full += "-01T00:00:00Z"
        case 10: full += "T00:00:00Z"
        case _: break
        }
        let styles = [
            Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true),
        ]
        let date = styles.lazy.compactMap { try? Date(full, strategy: $0) }.first
        return date?.timeIntervalSince1970 ?? -.infinity
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
