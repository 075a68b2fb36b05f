import PatientService
import Testing

@Suite struct EntryNameTests {
    private static let day: Int64 = 86_400_000_000

    /// First days of months, in days since 1970-01-01. Source: `date -u -d … +%s`.
    @Test(arguments: [
        (1900, 1, -25_567), (1900, 3, -25_508), (1969, 12, -31), (1970, 1, 0), (2000, 2, 10_988),
        (2000, 3, 11_017), (2024, 2, 19_754), (2024, 3, 19_783), (2100, 3, 47_541),
        (2199, 12, 83_975),
    ])
    func aMonthBeginsWithItsFirstMicrosecond(year: Int, month: Int, days: Int) {
        let first = Int64(days) * Self.day
        let number = Int32(12 * year + month - 1)
        #expect(ChartMonth(ofMicroseconds: first)?.number == number)
        let before = ChartMonth(ofMicroseconds: first - 1)?.number
        #expect(before == (year == 1900 && month == 1 ? nil : number - 1))
    }

    @Test func monthsEndWithTheirYears() {
        #expect(ChartMonth(ofMicroseconds: ChartMonth.beginning)?.number == Int32(12 * 1900))
        #expect(ChartMonth(ofMicroseconds: ChartMonth.beginning - 1) == nil)
        #expect(ChartMonth(ofMicroseconds: ChartMonth.end - 1)?.number == Int32(12 * 2199 + 11))
        #expect(ChartMonth(ofMicroseconds: ChartMonth.end) == nil)
        #expect(ChartMonth(ofMicroseconds: .max) == nil)
        #expect(ChartMonth(ofMicroseconds: .min) == nil)
    }

    @Test func everyDayFollowsTheOneBefore() throws {
        var last = try #require(ChartMonth(ofMicroseconds: ChartMonth.beginning))
        var monthCount = 1
        for time in stride(
            from: ChartMonth.beginning, to: ChartMonth.end, by: Int64.Stride(Self.day))
        {
            let month = try #require(ChartMonth(ofMicroseconds: time))
            #expect(month.number == last.number || month.number == last.number + 1)
            if month != last { monthCount += 1 }
            last = month
        }
        #expect(monthCount == 12 * ChartMonth.years.count)
    }

    @Test func anEntryIDSaysTheMonthAndReadsBack() {
        let name = EntryName(
            month: ChartMonth(number: Int32(12 * 2026)), code: Array(0xF0...0xFF))
        #expect(name.text == "202601-f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
        #expect(EntryName(name.text) == name)
        let text = Array(name.text)
        for index in text.indices {
            var cut = text
            cut.remove(at: index)
            #expect(EntryName(String(cut)) == nil)
            var changed = text
            changed[index] = "x"
            #expect(EntryName(String(changed)) == nil)
        }
        #expect(EntryName(name.text.uppercased()) == nil)
        #expect(EntryName("202600" + name.text.dropFirst(6)) == nil)
        #expect(EntryName("189912" + name.text.dropFirst(6)) == nil)
    }
}
