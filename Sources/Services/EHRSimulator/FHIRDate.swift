internal import Foundation

/// The three ways in which FHIR over HTTP writes a time.
enum FHIRDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// FHIR's `instant`, such as `2026-01-02T08:00:00.000Z`.
    static func instant(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    /// RFC 9110's date, such as `Fri, 02 Jan 2026 08:00:00 GMT`.
    static func header(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents(
            [.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        let day = days[((parts.weekday ?? 1) - 1) % 7]
        let month = months[((parts.month ?? 1) - 1) % 12]
        let time = [parts.hour, parts.minute, parts.second].map { twoDigits($0 ?? 0) }
        return "\(day), \(twoDigits(parts.day ?? 1)) \(month) \(parts.year ?? 1970) "
            + "\(time.joined(separator: ":")) GMT"
    }

    /// Where a `dateTime` begins, for sorting: seconds since 1970. A value of less precision counts
    /// from its first moment, in UTC; what cannot be read counts as the beginning of time.
    static func start(of text: String) -> Double {
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
