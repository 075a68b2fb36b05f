import Foundation

/// Months of the calendar, for tests about partitions.
enum BulkMonths {
    /// Year and month, so many months before this one, in UTC.
    static func before(_ count: Int) -> (year: Int, month: Int) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month], from: Date())
        let number = 12 * (parts.year ?? 1970) + (parts.month ?? 1) - 1 - count
        return (number / 12, number % 12 + 1)
    }
}
