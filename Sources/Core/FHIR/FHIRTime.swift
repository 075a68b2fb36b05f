/// Times as FHIR writes them, and microseconds since 1970-01-01 00:00 UTC.
package enum FHIRTime {
    /// A time that was read.
    package struct Reading: Sendable, Equatable {
        /// Microseconds since 1970-01-01 00:00 UTC; of a date the first moment of it in UTC.
        package let microseconds: Int64
        /// Whether nothing was added and nothing dropped: false for a date, a month or a year, and
        /// for digits behind the microseconds that are not 0.
        package let isExact: Bool
    }

    private static let microsecondsPerDay: Int64 = 86_400_000_000
    /// Microseconds of 0001-01-01 and of 10000-01-01: four digits write every year between them.
    private static let writable: Range<Int64> = -62_135_596_800_000_000..<253_402_300_800_000_000

    /// Reads a `dateTime` or `instant`: YYYY, YYYY-MM, YYYY-MM-DD, or a full time with its zone. A
    /// 60th second is the first of the next minute. Source: FHIR R4, Data Types, `dateTime`.
    package static func read(_ text: String) -> Reading? {
        var digits = Digits(text)
        guard let year = digits.take(4), year > 0 else { return nil }
        if digits.isOver { return reading(year, 1, 1) }
        guard digits.take("-"), let month = digits.take(2), (1...12).contains(month) else {
            return nil
        }
        if digits.isOver { return reading(year, month, 1) }
        guard digits.take("-"), let day = digits.take(2),
            (1...dayCount(year, month)).contains(day)
        else { return nil }
        if digits.isOver { return reading(year, month, day) }
        guard digits.take("T"), let time = time(&digits), let offset = zone(&digits),
            digits.isOver
        else { return nil }
        let days = daysSince1970(year, month, day)
        return Reading(
            microseconds: days * microsecondsPerDay + time.microseconds - offset,
            isExact: time.isExact)
    }

    /// Whether the text is a `date`: YYYY, YYYY-MM or YYYY-MM-DD.
    package static func isDate(_ text: String) -> Bool {
        text.utf8.count <= 10 && read(text) != nil
    }

    /// Writes an `instant` in UTC with as many digits as it needs; nil outside of the years 1 to
    /// 9999.
    package static func text(ofMicroseconds instant: Int64) -> String? {
        guard writable.contains(instant) else { return nil }
        var days = instant / microsecondsPerDay
        var rest = instant % microsecondsPerDay
        if rest < 0 {
            days -= 1
            rest += microsecondsPerDay
        }
        let (year, month, day) = date(ofDay: days)
        let seconds = rest / 1_000_000
        var text = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
        text += "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):"
        text += padded(seconds % 60, 2)
        let fraction = rest % 1_000_000
        if fraction % 1000 != 0 {
            text += "." + padded(fraction, 6)
        } else if fraction != 0 {
            text += "." + padded(fraction / 1000, 3)
        }
        return text + "Z"
    }

    // MARK: Parts

    private static func reading(_ year: Int64, _ month: Int64, _ day: Int64) -> Reading {
        Reading(
            microseconds: daysSince1970(year, month, day) * microsecondsPerDay, isExact: false)
    }

    private static func time(_ digits: inout Digits) -> Reading? {
        guard let hour = digits.take(2), hour < 24, digits.take(":"),
            let minute = digits.take(2), minute < 60, digits.take(":"),
            let second = digits.take(2), second <= 60
        else { return nil }
        var fraction: Int64 = 0
        var isExact = true
        if digits.take(".") {
            var place: Int64 = 100_000
            guard let first = digits.take(1) else { return nil }
            fraction += first * place
            while let digit = digits.take(1) {
                place /= 10
                fraction += digit * place
                if place == 0, digit != 0 { isExact = false }
            }
        }
        return Reading(
            microseconds: (hour * 3600 + minute * 60 + second) * 1_000_000 + fraction,
            isExact: isExact)
    }

    /// Microseconds that the zone is ahead of UTC.
    private static func zone(_ digits: inout Digits) -> Int64? {
        if digits.take("Z") { return 0 }
        let isBehind = digits.take("-")
        guard isBehind || digits.take("+"), let hour = digits.take(2), hour <= 14,
            digits.take(":"), let minute = digits.take(2), minute < 60, hour < 14 || minute == 0
        else { return nil }
        return (isBehind ? -1 : 1) * (hour * 60 + minute) * 60_000_000
    }

    private static func dayCount(_ year: Int64, _ month: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01, counted in eras of 400 years that begin in March.
    private static func daysSince1970(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    private static func date(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = day + 719_468
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = shifted / 146_097 * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    /// A text that is taken from its beginning.
    private struct Digits {
        private var rest: Substring.UTF8View

        init(_ text: String) { rest = Substring(text).utf8 }

        var isOver: Bool { rest.isEmpty }

        mutating func take(_ mark: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: mark) else { return false }
            rest.removeFirst()
            return true
        }

        mutating func take(_ count: Int) -> Int64? {
            let taken = rest.prefix(count)
            guard taken.count == count else { return nil }
            var number: Int64 = 0
            for octet in taken {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) else { return nil }
                number = 10 * number + Int64(octet & 0x0F)
            }
            rest.removeFirst(count)
            return number
        }
    }
}
