import HTTPClient
import Testing

@testable import EHRGateway

@Suite struct RetryAfterTests {
    private func seconds(_ text: String, date: String? = nil) -> Duration? {
        RetryAfter.duration(
            HTTPResponse(
                status: 503,
                headers: [("retry-after", text)] + (date.map { [("date", $0)] } ?? [])))
    }

    @Test func secondsAreTakenUpToADay() {
        #expect(seconds("0") == .zero)
        #expect(seconds("120") == .seconds(120))
        #expect(seconds("86400") == .seconds(86_400))
        #expect(seconds("100000") == .seconds(86_400))
    }

    @Test(
        arguments: [
            ("Sun, 06 Nov 1994 08:49:07 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", 30),
            ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 10:50:38 GMT", 7_261),
            ("Mon, 28 Feb 2028 23:59:59 GMT", "Tue, 29 Feb 2028 00:00:01 GMT", 2),
            ("Tue, 29 Feb 2028 23:59:59 GMT", "Wed, 01 Mar 2028 00:00:00 GMT", 1),
            ("Sun, 28 Feb 2100 23:59:59 GMT", "Mon, 01 Mar 2100 00:00:00 GMT", 1),
            ("Thu, 31 Dec 2026 23:59:59 GMT", "Fri, 01 Jan 2027 00:00:00 GMT", 1),
            ("Thu, 30 Apr 2026 12:00:00 GMT", "Fri, 01 May 2026 12:00:00 GMT", 86_400),
            ("Wed, 30 Sep 2026 23:00:00 GMT", "Thu, 01 Oct 2026 00:00:00 GMT", 3_600),
            ("Mon, 01 Jun 2026 12:00:00 GMT", "Mon, 01 Jun 2026 11:00:00 GMT", 0),
            ("Mon, 01 Jun 2026 12:00:00 GMT", "Wed, 01 Jul 2026 12:00:00 GMT", 86_400),
        ])
    func aDateIsTakenByTheServersOwnClock(now: String, then: String, expected: Int) {
        #expect(seconds(then, date: now) == .seconds(expected))
    }

    @Test(
        arguments: [
            "", "soon", "-1", "1.5", "99999999999999999999", "Sun, 06 Nov 1994",
            "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 99 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 9223372036854775807 08:49:37 GMT",
        ])
    func anythingElseIsNone(text: String) {
        let date = "Sun, 06 Nov 1994 08:49:00 GMT"
        #expect(seconds(text, date: date) == nil)
        #expect(seconds(date, date: text) == nil)
    }

    @Test func aDateIsNoneWithoutTheServersOwn() {
        #expect(seconds("Sun, 06 Nov 1994 08:49:37 GMT") == nil)
        #expect(RetryAfter.duration(HTTPResponse(status: 503)) == nil)
    }
}
