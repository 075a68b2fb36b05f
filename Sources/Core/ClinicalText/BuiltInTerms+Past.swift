extension BuiltInTerms {
    /// Other times, and how they are told.
    static let past = """
        [group month]
        january, jan, february, feb, march, april, apr, may, june, jun, july, jul, august, aug, \
        september, sept, sep, october, oct, november, nov, december, dec
        [group childage]
        2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, \
        two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, \
        fifteen, sixteen, seventeen, eighteen, nineteen, twenty, young, younger, little, a child, \
        a kid, a baby, a teenager, in school, in college, in the army
        [group unlikely]
        unlikely, very unlikely, highly unlikely, quite unlikely, felt unlikely, felt to be \
        unlikely, less likely, felt less likely, felt to be less likely, much less likely, thought \
        unlikely, thought less likely, doubtful, improbable, not likely, deemed unlikely, \
        considered unlikely, considered less likely, not favored, not favoured, low probability, \
        low likelihood, low on differential
        [none]
        since {month}, until {month}, from {month}, by {month}, back to {month}, for {month}, due \
        in {month}, began in {month}, started in {month}, starting in {month}, onset in {month}, \
        onset {month}, beginning in {month}, began last {month}, started last {month}, scheduled \
        in {month}, planned in {month}, planned for {month}, again in {month}, follow up in \
        {month}, see in {month}, return in {month}, visit in {month}, began last month, started \
        last month, began last year, started last year, began months ago, started months ago, \
        began years ago, started years ago, began several months ago, started several months ago, \
        since last month, since last year, since last summer, since last winter, since last \
        spring, since last fall, since childhood, since infancy, since in childhood
        had to, had been taking, had been on, had been using, had breakfast, had lunch, had \
        dinner, had eaten, had labs, was able to, was advised to, was told to, was asked to, was \
        instructed to, was given, was placed on, was started on, was prescribed, was unable to, \
        was notified, was called, was made aware
        last dose, last meal, last drink, last ate, last void, last bm, last menstrual period, \
        last known well, last seen normal, last seen well
        could not, couldn't, can not, cannot, can't, unable to, was not able to, not able to
        what are, signs of stroke quiz
        [then]
        during cycle, after cycle, during induction, during chemotherapy, after chemotherapy, \
        winters ago, summers ago, springs ago, autumns ago, on night of {month}, on evening of \
        {month}, on morning of {month}, on afternoon of {month}, in the weeks before, in the \
        months before, weeks before surgery
        in his fifties, in her fifties, in his sixties, in her sixties, in his forties, in her \
        forties, in his thirties, in her thirties, in his twenties, in his seventies, in her \
        seventies, at index stay, at index admission, at index visit, during index stay, during \
        index admission, during index hospitalization, at initial presentation, at first \
        presentation, on initial presentation, at index presentation
        years ago, yrs ago, yr ago, decades ago, in remote past, in teens, in her twenties, in her \
        youth, in his youth, in distant past, years prior, in infancy, when younger, as a \
        teenager, as a teen, during childhood, during last pregnancy, several years back, years \
        back, in her 20s, in her 30s, as an infant, as a baby, in high school, in college, as a \
        young adult, in adolescence, with prior pregnancy, with previous pregnancy, with last \
        pregnancy, in prior pregnancy, in previous pregnancy, long ago, a long time ago, many \
        years ago, several years ago, few years ago, two years ago, three years ago, four years \
        ago, five years ago, six years ago, ten years ago, last decade, last winter, last summer, \
        last spring, last autumn, last month, in first trimester, in second trimester, in early \
        pregnancy, in kindergarten, in grade school, in middle school, in his teens, in her teens, \
        in his 20s, in his 30s, in his 40s, in her 40s, in his 50s, in her 50s, in 20s, in 30s, as \
        teenager, y ago, years earlier, months ago, months earlier, some years ago, a few years \
        ago, a couple of years ago, a year ago, over a year ago, more than a year ago, several \
        months ago, 10 years ago, 20 years ago, 5 years ago, 3 years ago, 2 years ago, as kid, in \
        first pregnancy, in second pregnancy, at birth resolved, with first pregnancy, with last \
        baby, after last delivery, with first child, after first child, month ago, mo ago, mos ago
        in {month}, in early {month}, in late {month}, in mid {month}, early in {month}, late in \
        {month}, last {month}, of last {month}, back in {month}, in {month} of last year, in the \
        spring of, in the summer of, in the fall of, in the autumn of, in the winter of, in the \
        summer, in the spring, in the autumn, in spring, in summer, in autumn, in winter, over the \
        summer, over the winter, during the summer, the year before, year before last, the \
        previous year, previous year, the prior year, earlier this year, late last year, early \
        last year, sometime last year, at the end of last year, in the eighties, in the nineties, \
        when he was {childage}, when she was {childage}, at age {childage}, aged {childage}, when \
        they were {childage}, on the previous admission, on previous admission, during previous \
        admission, during prior admission, during last admission, during his last admission, on a \
        prior visit, at a prior visit, at last visit, at the last visit, at her last visit, during \
        a prior hospitalization, during previous hospitalization, at the time of diagnosis, at \
        diagnosis, in her first pregnancy, in his childhood, in the neonatal period, in the \
        newborn period, in the nursery, during covid, during the pandemic, in a previous \
        pregnancy, during the war, in the military, in the service, during her stay in rehab, \
        during his stay in rehab
        [past then]
        weeks ago, week ago, wks ago, wk ago, w ago, last week, earlier this week, the week before
        [historical then]
        was in icu, were in icu, spent time in icu, was on ventilator, was in intensive care, was \
        in rehab, was in the icu last, was in hospital, was in the hospital, had been admitted, \
        had been hospitalized, had been hospitalised, had been seen, recently admitted, recently \
        hospitalized, recently hospitalised, was recently admitted, was recently hospitalized, \
        recent admission, recent hospitalization, recalls that, recalled that, remembers that, \
        remembered that, previously, in the past, last year, as a child, in early childhood, as a \
        toddler, once before, at one time, at one point last year, years before, in earlier years
        per old note, per old records, per old record, per prior note, per prior notes, per \
        previous notes, per prior records, per old chart, per outside records, old records show, \
        old record shows, prior records show, chart review shows, on chart review, per chart \
        review, you will recall, you may recall, as you may recall, as you will recall, as you \
        will remember, you will remember, to recap, by way of background, neonatal course, \
        neonatal course was, nicu course, nicu course was, birth history
        [historical next]
        days after icu stay for, icu stay for, hospital stay for, \
        hospital stay with, stay in icu with, stay in hospital for, recovering after, rehab after, \
        rehab for, rehabilitation after, convalescing after, since treatment for, since treatment \
        of, in the wake of
        first visit after, visit after, seen after, clinic after, transferred here following, \
        survived, survivor of, event:, index event, index event:, date of event, last had, prior \
        admission with, previous admission with, admitted previously with, previously admitted \
        with, previously admitted for, last hospitalized for, last admitted for, last admitted \
        with, hosp for, hospitalised last year with, past episodes, previous episodes, earlier \
        episodes, sequelae of, sequela of, residual from, deficits from, deficit from, was worked \
        up for, remote episode of, single prior, single episode of, one \
        lifetime, isolated episode of, background of previous, previous history of
        [past told]
        started, began, developed, came on, set in
        [told]
        presented with, presented to, complained of, came in with, came in for, admitted with, \
        admitted for, brought in for, came for, sent in for, sent in with, started yesterday, \
        began yesterday, was admitted, were admitted, been admitted, was hospitalized, was \
        hospitalised, been hospitalized, been hospitalised, was seen, was evaluated, was treated, \
        was brought, was taken, was transferred, was rushed, was airlifted, presented, had \
        presented, was worked up, was diagnosed, was found to have, was noted to have, suffered, \
        sustained, underwent, experienced, was complicated by, presented for, came to, went to, \
        attended with, attended ed with, admitted
        [holds]
        has, have, endorses, admits, admits to, reports, states, complains, still has, continues \
        to have, is having, feels, does have, experiencing, developing, mentions, notes, \
        describes, having, acknowledges, confirms, exhibits, displays, appears, suffers from, \
        suffering from, admits having, admitting to, reports having, still, remains, persisting, \
        continues to, today he, today she
        [cause]
        secondary to, due to, because, because of, attributed to, resulting in, along with, other \
        than, besides
        [again]
        at that point, during that admission, during that stay, during that hospitalization, that \
        night, that day, that evening, that morning, that year, that summer, that winter, on that \
        occasion, on that day, on that admission, then, there he, there she, subsequently, \
        thereafter, while there, while hospitalized, while inpatient, in hospital, the next day, \
        next day, the following day, following day, within hours, within days, afterwards, \
        initially, in the ed he, in the ed she, on that visit, two days later, a few days later, \
        three days later, days later, hours later, later that day, workup showed, ct showed, mri \
        showed, imaging showed
        [over]
        none since, no recurrence, nothing since, no further episodes since, not recurred, no more \
        since
        long behind him, long behind her, behind him now, behind her now, all behind him, all \
        behind her
        made a full recovery, made full recovery, made a good recovery, made an excellent \
        recovery, full recovery, recovered fully, recovered completely, has recovered, turned out \
        to be, turned out, that was, this was in, this was last, came has been well since, been \
        well since, no problems since, no trouble since, fine since, ok since, okay since, well \
        since, sober since, stable since, none since then, not happened since, has not happened \
        since, never happened again, never recurred, did not recur, completely normal since, back \
        to normal since, asymptomatic since, has done well since, done well since
        [anew]
        when he, when she, when pt, when patient, while he, while she, while at, felt, noted to, \
        found, on arrival, ems, suddenly, sudden, returned, came back, back again, bounced back, \
        persisted, recurred, recurring, worse, worsened, worsening, again, minutes ago, hours ago, \
        hour ago, min ago, mins ago, hrs ago, hr ago, medics, ambulance crew, on scene, in triage, \
        at triage, this am, this pm, overnight, stat, rapid response, activated
        [verb]
        observed, given, monitored, transferred, referred, stabilised, stabilized, improved, \
        discharged, scoped, operated, drained, decompressed, coiled, dilated, removed, fixed, \
        shocked, resuscitated, warmed, rescued, rushed, ventilated
        had, was, were, came, took, got, went, became, seized, bled, passed, fell, woke, saw, \
        said, told, thought, ended, wrote, tried, needed, required, lasted, received, resulted, \
        stopped, cleared, died, spent, recovered, thrombolysed, thrombolyzed, clipped, treated, \
        evaluated, hospitalized, hospitalised, stayed
        [home]
        exam on discharge, exam at discharge, discharge exam, on discharge, at discharge, vitals \
        at discharge, go home on, gone home, going home, home tomorrow, d/c home, d/c home on, \
        allowed home, home on, ok for home, discharged back to, discharged to care of
        was discharged home, was discharged on, was discharged after, was discharged in, was \
        discharged from, was discharged with, was discharged, were discharged, discharged on, \
        discharged after, was sent home, were sent home, left hospital, left the hospital, home \
        after, came home after, discharged home, discharge home, discharge to home, discharged to \
        home, dc home, d/c home, d/c to home, dc to home, discharged today, condition at \
        discharge, condition on discharge, discharge condition, stable for discharge, discharged \
        in stable, discharged in good, home with family, home today, stable at discharge, \
        discharged to snf, discharge to snf, discharged to rehab, discharge to rehab, discharged \
        with, fit for discharge, safe for discharge, discharge vitals, went home, goes home today, \
        sent home
        [worse]
        transfer to icu, transferred to icu, transfer to the icu, icu transfer, expired, deceased, \
        pronounced dead, time of death, death certificate, comfort measures, comfort care only, \
        withdrawal of care, code status comfort, discharged to hospice, discharge to hospice, cmo, \
        transferred to ccu, intubated today, critical condition
        [summary]
        d/c summary, dc summary, d/c letter, dc letter, disch summary, short stay, obs stay
        discharge summary, discharge letter, discharge note, obs summary, observation summary, \
        short stay summary, stay summary, inpatient summary, hospital summary, summary of \
        admission, summary of hospitalization, summary of stay, date of discharge, discharge date, \
        date discharged, discharged date, adm date, admit date, date of admission, admission date, \
        discharge report, final summary, discharge paperwork
        [asked]
        do you, did you, have you, are you, has he, has she, does he, does she, does your, does \
        patient, has patient, do they, any, ever had, were you, is patient, is the patient, have \
        you ever, had you, would you say, screening question, over the last 2 weeks, over the past \
        2 weeks, how often
        [unlikely all]
        but these are {unlikely}, these are {unlikely}, but are {unlikely}, but all {unlikely}, \
        all {unlikely}, all are {unlikely}, but both {unlikely}, both {unlikely}, both are \
        {unlikely}, but they are {unlikely}, these seem {unlikely}, these were {unlikely}, but \
        each is {unlikely}, but felt {unlikely}, neither likely, none likely, none is likely, none \
        of these likely
        [past adjacent]
        once
        [historical before]
        bgd, bkgd, background:, booking notes, booking hx, known history, med background, prior \
        diagnoses, previous diagnoses, past diagnoses, old diagnoses
        """
}
