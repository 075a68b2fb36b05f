/// A month of the Gregorian calendar in UTC: which partition an entry of a chart rests in.
package struct ChartMonth: Sendable, Hashable, Comparable {
    /// First and last year of what a chart may hold.
    package static let years = 1900...2199
    /// The month after all others; where newest-first paging begins.
    static let last = ChartMonth(number: 12 * years.upperBound + 11)

    /// The first instant of ``years``, in microseconds since 1970-01-01 00:00 UTC.
    package static let beginning: Int64 = -2_208_988_800_000_000
    /// The first instant behind ``years``.
    package static let end: Int64 = 7_258_118_400_000_000

    private static let microsecondsPerDay: Int64 = 86_400_000_000

    /// Twelve times the year, and 0 to 11.
    package let number: Int32

    /// A month by its number.
    package init(number: Int32) { self.number = number }

    init(number: Int) { self.number = Int32(clamping: number) }

    /// The month of an instant in microseconds since 1970-01-01 00:00 UTC; nil outside of
    /// ``years``.
    package init?(ofMicroseconds instant: Int64) {
        var days = instant / Self.microsecondsPerDay
        if instant % Self.microsecondsPerDay < 0 { days -= 1 }
        guard (-40_000...100_000).contains(days) else { return nil }
        // Days since 0000-03-01, in eras of 400 years. Source: the Gregorian calendar's rules.
        let shifted = Int(days) + 719_468
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = shifted / 146_097 * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        guard Self.years.contains(year) else { return nil }
        self.init(number: 12 * year + month - 1)
    }

    package static func < (left: ChartMonth, right: ChartMonth) -> Bool {
        left.number < right.number
    }
}
