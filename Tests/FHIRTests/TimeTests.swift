import FHIR
import TestSupport
import Testing

@Suite struct TimeTests {
    @Test(arguments: [
        ("1970", Int64(0), false), ("1970-01", 0, false), ("1970-01-02", 86_400_000_000, false),
        ("1970-01-01T00:00:00Z", 0, true), ("1970-01-01T00:00:60Z", 60_000_000, true),
        ("1969-12-31T23:59:59.5Z", -500_000, true),
        ("1970-01-01T01:00:00+01:00", 0, true), ("1969-12-31T10:00:00-14:00", 0, true),
        ("1970-01-01T00:00:00.0000010Z", 1, true), ("1970-01-01T00:00:00.0000019Z", 1, false),
        ("2000-02-29", 951_782_400_000_000, false),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000_000, true),
    ])
    func readsATime(_ text: String, _ microseconds: Int64, _ isExact: Bool) {
        let reading = FHIRTime.read(text)
        #expect(reading?.microseconds == microseconds && reading?.isExact == isExact)
    }

    @Test(arguments: [
        "", "70", "0000", "1970-", "1970-13", "1970-1", "1970-02-29", "1970-01-01T",
        "1970-01-01T00:00Z", "1970-01-01T00:00:00", "1970-01-01T24:00:00Z",
        "1970-01-01T00:60:00Z", "1970-01-01T00:00:61Z", "1970-01-01T00:00:00.Z",
        "1970-01-01T00:00:00+15:00", "1970-01-01T00:00:00+14:01", "1970-01-01T00:00:00Zx",
        "1970-01-01 00:00:00Z", "١٩٧٠",
    ])
    func refusesWhatIsNoTime(_ text: String) { #expect(FHIRTime.read(text) == nil) }

    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00Z"), (1, "1970-01-01T00:00:00.000001Z"),
        (-1000, "1969-12-31T23:59:59.999Z"), (951_782_400_000_000, "2000-02-29T00:00:00Z"),
        (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
    ])
    func writesATime(_ microseconds: Int64, _ text: String) {
        #expect(FHIRTime.text(ofMicroseconds: microseconds) == text)
    }

    @Test func writesNoTimeThatFourDigitsCannotName() {
        #expect(FHIRTime.text(ofMicroseconds: 253_402_300_800_000_000) == nil)
        #expect(FHIRTime.text(ofMicroseconds: -62_135_596_800_000_001) == nil)
        #expect(FHIRTime.text(ofMicroseconds: .max) == nil)
        #expect(FHIRTime.text(ofMicroseconds: .min) == nil)
    }

    @Test(arguments: 0..<4)
    func aTimeThatIsWrittenReadsAsItWas(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let span: UInt64 = 315_537_897_600_000_000
            let time = Int64(random.next() % span) - 62_135_596_800_000_000
            let text = FHIRTime.text(ofMicroseconds: time)
            let reading = text.flatMap(FHIRTime.read)
            #expect(
                reading?.microseconds == time && reading?.isExact == true, "seed \(seed)")
        }
    }
}
