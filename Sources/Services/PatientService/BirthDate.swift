/// The shape of a date of birth, as in FHIR's `date`: as much of it as is known.
enum BirthDate {
    private static let dayCounts = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    /// Whether the text is empty (not known), YYYY, YYYY-MM or YYYY-MM-DD of a day that exists in
    /// the Gregorian calendar.
    static func isWellFormed(_ text: String) -> Bool {
        let octets = Array(text.utf8)
        guard !octets.isEmpty else { return true }
        guard [4, 7, 10].contains(octets.count), let year = number(octets[0..<4]), year > 0 else {
            return false
        }
        guard octets.count > 4 else { return true }
        guard octets[4] == UInt8(ascii: "-"), let month = number(octets[5..<7]),
            (1...12).contains(month)
        else { return false }
        guard octets.count > 7 else { return true }
        guard octets[7] == UInt8(ascii: "-"), let day = number(octets[8..<10]) else { return false }
        return (1...dayCount(year: year, month: month)).contains(day)
    }

    private static func dayCount(year: Int, month: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 && !isLeap ? 28 : dayCounts[month - 1]
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = 10 * number + Int(digit & 0x0F)
        }
        return number
    }
}
