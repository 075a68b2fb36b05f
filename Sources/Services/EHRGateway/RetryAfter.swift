internal import HTTPClient

/// How long the EHR asks to be left alone. Source: RFC 9110, section 10.2.3.
enum RetryAfter {
    /// Longest wait that is believed, in seconds: a day.
    static let secondsMax = 86_400

    /// The wait that an answer names: in seconds, or by a date, which the EHR's own `Date` is taken
    /// from. Nil when it names none, or only in an obsolete form of date.
    static func duration(_ response: HTTPResponse) -> Duration? {
        guard let text = response.header("retry-after"),
            let seconds = Int(text) ?? seconds(from: response.header("date"), to: text),
            seconds >= 0
        else { return nil }
        return .seconds(min(seconds, secondsMax))
    }

    private static func seconds(from date: String?, to text: String) -> Int? {
        guard let start = date.flatMap(instant), let end = instant(text) else { return nil }
        return max(0, end - start)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Seconds from some fixed time to `Sun, 06 Nov 1994 08:49:37 GMT` and its like.
    private static func instant(_ text: String) -> Int? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT",
            let day = number(parts[1], 1...31),
            let month = months.firstIndex(of: String(parts[2])),
            let year = number(parts[3], 1900...9999)
        else { return nil }
        let clock = parts[4].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 3, let hour = number(clock[0], 0...23),
            let minute = number(clock[1], 0...59), let second = number(clock[2], 0...60)
        else { return nil }
        return ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second
    }

    /// Days of the Gregorian calendar. Years begin in March, so that a leap day is a year's last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month < 2 ? year - 1 : year
        let month = (month + 10) % 12
        return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
    }

    private static func number(_ text: Substring, _ range: ClosedRange<Int>) -> Int? {
        Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
}
