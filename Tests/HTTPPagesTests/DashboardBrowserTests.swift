import TestSupport
import Testing

/// The dashboard as Chromium shows it. A machine without Chromium fails these.
@Suite(.serialized, .timeLimit(.minutes(2))) struct DashboardBrowserTests {
    @Test func thePageShowsVerdictsAndRenewsItselfWithoutAnyComplaint() async throws {
        try await DashboardStage.with { stage in
            try stage.sendNotes(200)
            let browser = stage.browser
            try await browser.resize(width: 1_280, height: 900)
            try await browser.open(stage.address)
            #expect(try await browser.evaluate(stage.verdict("soap.process")) == "✓ pass")
            #expect(try await browser.evaluate(stage.verdict("phi.seal")) == "! pass, near")
            #expect(
                try await browser.evaluate(stage.verdict("clinical.literature")) == "? unknown")
            // The words have their colours, which are those of the style sheet.
            let colour = "getComputedStyle(document.querySelector('.verdict.pass')).color"
            #expect(try await browser.evaluate(colour) == "rgb(18, 116, 79)")
            // A slow minute, seen without anybody's doing; what is opened stays open.
            _ = try await browser.evaluate(
                "document.querySelector('#operations details').open=true")
            try stage.sendNotes(20, slow: 20, seed: 2)
            let last = try await stage.eventually(stage.verdict("soap.process"), "✗ fail, over")
            #expect(last == "✗ fail, over")
            #expect(
                try await browser.evaluate("document.querySelector('#operations details').open")
                    == "true")
            #expect(try await browser.evaluate("document.getElementById('state').className") == "")
            #expect(browser.complaints == [])
        }
    }

    @Test func breachingRequestsShowTheGuiltyHop() async throws {
        try await DashboardStage.with { stage in
            try stage.sendNotes(300)
            try stage.sendNotes(3, slow: 3, seed: 3)
            try await stage.browser.open(stage.address)
            let first = "document.querySelector('#requests details')"
            let summary = try await stage.browser.evaluate("\(first).textContent")
            #expect(summary.contains("beyond the limit"))
            #expect(summary.contains("ehr-gateway took"))
            let guilty = "[...\(first).querySelectorAll('tr.guilty th')].map(x=>x.textContent)"
            let rows = try await stage.browser.evaluate("\(guilty).join('|')")
            #expect(rows.contains("Submit") && rows.contains("ehr-gateway"), "\(rows)")
            #expect(!rows.contains("|"), "one row is guilty: \(rows)")
            // Bars lie within the picture, in the order of time.
            let bars = """
                [...\(first).querySelectorAll('.bar rect')].every(r=>r.x.baseVal.value>=0&&\
                r.x.baseVal.value+r.width.baseVal.value<=1000.1)
                """
            #expect(try await stage.browser.evaluate(bars) == "true")
            #expect(stage.browser.complaints == [])
        }
    }

    @Test(arguments: [360, 768, 1_280], [false, true])
    func nothingIsWiderThanTheWindow(width: Int, isDark: Bool) async throws {
        try await DashboardStage.with { stage in
            try stage.sendNotes(150, slow: 5)
            try await stage.browser.resize(width: width, height: 800, isDark: isDark)
            try await stage.browser.open(stage.address)
            _ = try await stage.browser.evaluate(
                "document.querySelectorAll('details').forEach(part=>part.open=true)")
            let excess = "document.documentElement.scrollWidth-innerWidth"
            #expect(try await stage.browser.evaluate(excess) == "0")
            let background = "getComputedStyle(document.body).backgroundColor"
            #expect(
                try await stage.browser.evaluate(background)
                    == (isDark ? "rgb(15, 20, 26)" : "rgb(246, 247, 249)"))
            #expect(stage.browser.complaints == [])
        }
    }

    @Test func tablesHaveHeadersAndEveryPictureHasWords() async throws {
        try await DashboardStage.with { stage in
            try stage.sendNotes(150, slow: 5)
            try await stage.browser.open(stage.address)
            for (what, expression) in [
                ("tables", "document.querySelectorAll('table').length>3"),
                (
                    "captions",
                    "[...document.querySelectorAll('table')].every(t=>t.caption.textContent)"
                ),
                (
                    "columns",
                    """
                    [...document.querySelectorAll('thead th')].every(h=>h.scope==='col'&&\
                    h.textContent)
                    """
                ),
                (
                    "rows",
                    """
                    [...document.querySelectorAll('tbody tr:not(.hops)')].every(r=>\
                    r.querySelector('th[scope=row]'))
                    """
                ),
                (
                    "pictures",
                    """
                    [...document.querySelectorAll('svg')].every(s=>s.getAttribute('role')==='img'\
                    &&s.getAttribute('aria-label'))
                    """
                ),
                (
                    "one of each id",
                    """
                    (ids=>new Set(ids).size===ids.length)([...document.querySelectorAll('[id]')]\
                    .map(x=>x.id))
                    """
                ),
                ("language", "document.documentElement.lang==='en'"),
            ] {
                #expect(try await stage.browser.evaluate(expression) == "true", "\(what)")
            }
        }
    }

    @Test func aMonthCanBeChosenAndAnEmptyAggregatorHasAPage() async throws {
        try await DashboardStage.with { stage in
            try await stage.browser.open(stage.address)
            #expect(try await stage.browser.evaluate(stage.verdict("soap.process")) == "? unknown")
            try stage.sendNotes(150)
            stage.clock.advance(by: .seconds(20 * 86_400))
            try await stage.browser.open(stage.address + "?window=3600")
            #expect(try await stage.browser.evaluate(stage.verdict("soap.process")) == "? unknown")
            let month = "[...document.querySelectorAll('nav a')].find(a=>a.textContent==='30 days')"
            _ = try await stage.browser.evaluate("\(month).click()")
            #expect(try await stage.eventually(stage.verdict("soap.process"), "✓ pass") == "✓ pass")
            #expect(
                try await stage.eventually("\(month).getAttribute('aria-current')", "true")
                    == "true")
            #expect(stage.browser.complaints == [])
        }
    }

    @Test func aServerThatGoesAwayIsSaid() async throws {
        try await DashboardStage.with { stage in
            try await stage.browser.open(stage.address)
            _ = try await stage.browser.evaluate("window.fetch=()=>Promise.reject(new Error())")
            let state = "document.getElementById('state').className"
            #expect(try await stage.eventually(state, "off") == "off")
            #expect(
                try await stage.browser.evaluate("document.getElementById('news').textContent")
                    == "no answer from the aggregator")
        }
    }

    @Test func aScriptWithinThePageIsNotRun() async throws {
        try await DashboardStage.with { stage in
            try await stage.browser.open(stage.address)
            let planted = """
                new Promise(done=>{const part=document.createElement('script');\
                part.textContent='window.planted=1';document.body.append(part);\
                setTimeout(()=>done(window.planted===undefined),50)})
                """
            #expect(try await stage.browser.evaluate(planted) == "true")
            // What the browser says of it shows that complaints are seen.
            #expect(stage.browser.complaints.contains { $0.contains("Content Security Policy") })
        }
    }
}
