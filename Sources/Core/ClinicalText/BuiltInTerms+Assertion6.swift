extension BuiltInTerms {
    /// Callers, strangers, classes, doubts that were dismissed, and what is no more.
    static let assertion6 = """
        [group weekday]
        monday, tuesday, wednesday, thursday, friday, saturday, sunday
        [group stranger]
        a man, a woman, a stranger, another patient, another student, another child, another \
        resident, another passenger, another guest, another camper, another inmate, another \
        person, an elderly man, an elderly woman, a bystander, a customer, a client, a pupil, a \
        colleague, lady in next bed, man in next bed, woman in next bed, patient in next bed, \
        patient in next room, neighbour in next bed, person in next bed, bed neighbour
        [none]
        {companion} calling, {companion} calls, {companion} rings, {companion} ringing, \
        {companion} phoned, {companion} rang, {companion} phones, {companion} phoning, \
        {companion} on phone, {companion} on line, caller, caller states, caller reports, caller \
        says, caller is, caller worried
        blood work, blood test, blood tests, blood pressure, blood draw, blood products, blood \
        group, blood type, blood count, blood level, blood relatives, blood flow, blood spot, \
        node status, rub in, rub on, clots removed
        week old, wk old, day old, month old, mo old, mth old, year old, yr old, yo old
        not usual, unlike usual, unlike previous, different from usual, different than usual, \
        different to usual, not usual self
        {companion} booked, {companion} requested, {companion} wants, {companion} texted, \
        {companion} messaged, {companion} emailed, {companion} insisted, {companion} persuaded, \
        {companion} urged, {companion} arranged, {companion} made, {companion} sent, {companion} \
        bought, {companion} carried, {companion} attended
        non infective, non infectious, non traumatic, non specific, non bloody, non bilious, non \
        smoker, non compliant, non adherent, non insulin, non diabetic, non english, non \
        ischemic, non ischaemic, non obstructive, non obstructing, non displaced, non healing, \
        non allergic, non purulent, non focal, non emergent, non urgent, non verbal, non \
        ambulatory
        patient and {companion}, pt and {companion}, him and {companion}, her and {companion}
        [ended]
        transition of care, transitions of care, tcm visit, tcm call, tcm, hospital follow up, \
        hospital followup, hospital f/u, post hospital, post hospital visit, post \
        hospitalization, post hospitalisation, post discharge visit, post discharge follow up, \
        post discharge call, post discharge clinic, ed follow up visit, er follow up visit, ed \
        follow up, er follow up, follow up of hospitalization, hospital discharge follow up, \
        after hospital stay, after inpatient stay
        since discharge, post icu, post icu clinic, icu follow up clinic, postnatal visit, \
        postnatal check, postpartum visit, postpartum check, weeks postpartum visit, cardiac \
        rehab session, cardiac rehab phase, day admission for, day admission with, week \
        admission for, week admission with
        [over]
        since coming home, since going home, since leaving hospital, since getting home
        [anew]
        yesterday, last night, in waiting room, in lobby, in exam room, in parking lot, on way \
        here, in clinic today, in clinic he, in clinic she, in office today
        [again]
        in ed she, in ed he, in er she, in er he, in hospital she, in hospital he, in icu she, \
        in icu he, on ward she, on ward he, there they, in ed was, in ed pt, in ed patient
        [family before]
        {being} himself had, {being} herself had, {being} himself, {being} herself, {being} \
        found dead, {being} dropped dead, {being} told, {being} was told, {being} has had, \
        {being} is in hospital with, {being} is in icu with, {being} is on ventilator, first \
        husband, first wife, late husband, late wife, late mother, late father, second husband, \
        former husband, second wife, former wife, biological mother, biological father, birth \
        mother, mate, a mate, workmate, bandmate, flatmate, housemate, teammate had, landlord, \
        landlady, pen friend, church friend, fellow camper, fellow student, fellow resident, \
        fellow passenger
        {stranger} having, {stranger} who had, {stranger} who has, {stranger} with, {stranger} \
        had, {stranger} has, {stranger} who, {stranger} collapsed, {stranger} collapse, \
        {stranger} is being managed for, {stranger} being treated for, {stranger} was
        {being} collapsed, {being} fell ill, {being} passed out, {being} overdosed, {being} \
        recently diagnosed with, {being} being treated, {being} in icu with, {being} in icu for, \
        {being} in hospital for, {being} hospitalized for, {being} admitted with, {being} \
        admitted for, {being} was admitted with, {being} was admitted for, {being} who passed \
        away from, {being} passed away from, {being} passed from, {being} passed away, {being} \
        battling, {being} struggling with, {being} suffers from, {being} living with, {being} \
        also had, {being} both had, {being} previously had
        [historical next]
        ed follow up for, er follow up for, hospital follow up for, hospital f/u for, post \
        hospital follow up for, post hospitalization for, post discharge follow up for, post \
        discharge visit for, transition of care for, stay for, inpatient stay for, icu stay \
        with, hospital stay with, detox for, rehab stay for, recent admission for, recent \
        admission with, recent hospital stay for, recent ed visit for, recent er visit for, \
        recent visit for, recently seen for, follow up of, had long ago, recovered well from, \
        fully recovered from, recovered completely from, lived through, overcame, cardiac rehab \
        for
        [framed next]
        ed follow up after, er follow up after, hospital follow up after, hospital f/u after, \
        transition of care after, discharged last week after, discharged yesterday after, \
        hospital discharge after, hospital stay after, recently discharged after, back after, \
        clinic review after, review after, reviewed after, first review after, checkup after, \
        check up after, routine review after, appointment after, f/u after, fu after, six weeks \
        after, six months after, one year after, two years after, three years after, 6 weeks \
        after, 6 months after, 3 months after, 1 year after, 2 years after, 5 years after, \
        cardiac rehab after, stroke rehab after, secondary prevention after, secondary \
        prevention of, weeks after, months after, years after, discharged {weekday} after, \
        discharge following, admission following, stay following, clinic following, review \
        following, reviewed following, visit following, appointment following, follow up \
        following, physio after, physiotherapy after, return to work after, back to work after, \
        back at work after, postop visit after, clearance after, fit note after, driving after, \
        counselling after, counseling after, debrief after, sequelae after, seen in clinic \
        after, call after
        [historical after]
        has not come back, has not returned, has not recurred, have not come back, have not \
        returned, have not recurred, did not come back, did not return, never came back, never \
        returned, no longer bothers, is behind him, is behind her, long since resolved, is over, \
        was years ago, was a long time ago, happened years ago
        [end]
        like when, similar to when, same as when, as when, just like when, like he had, like she \
        had, like last, similar to, same as, reminiscent of
        [past then]
        last {weekday}, on {weekday} last week, {weekday} last week, earlier last week, \
        fortnight ago
        [worry next]
        asked what, asks what, asking what, wanted to know about, wants to know about, wants to \
        know what, wanted to know what, wants to know if, wanted to know if
        [unlikely before]
        considered, i considered, we considered, considered were, also considered were
        [unlikely after]
        was considered, were considered, considered and rejected, considered but not, considered \
        and excluded, thought of but, not favoured
        [unlikely next]
        low probability for, low probability, low likelihood for, low chance of, thought about, \
        was thinking of, initially thought, initially suspected, initially feared, initial \
        concern for, initial concern of, initially concerning for, low risk by, not low for
        [none]
        interpreter declined, chaperone declined
        [hypothetical next]
        thought i was having, thought i might be having, thought it might be
        [hypothetical before]
        risks again, told of, sheet given, sheet given back for, advice sheet given, head injury \
        sheet given, return sheet given, back for worse, back for worsening, back for any
        risks benefits and alternatives including, risks benefits alternatives including, risks \
        and benefits including, risk of complications including, possible complications \
        including, explained risk of, explained risks of, early signs are, emergency signs are, \
        danger signs are, warning signs are, red flags are, handout given on, handout provided \
        on, handout on, info given on, information given on, information sheet on, leaflet given \
        on, leaflet provided on, booklet given on, topics, in service on, inservice on, \
        tabletop, tabletop exercise, taught to recognize, taught to recognise, how to recognize, \
        how to recognise, how to spot, role play, case discussion, case study, vignette, \
        demonstration of, rehearsed, practised, how to treat, how to manage, how to deal with, \
        how to respond to, how to help, when to give, mannequin, manikin, cpr dummy, rarely \
        causes, rarely cause, can rarely cause, may rarely cause, rare side effect, rare risk, \
        {topic} warning signs, {topic} danger signs, {topic} red flags, {topic} signs, teaching \
        done report, taught, shown what, told what, told them what, told him what, told her \
        what, know what, knows what, explained what, discussed what, reviewed what, told about, \
        warned in advance about, can feel like, may feel like, might feel like, can look like, \
        may look like, might look like, sepsis signs, heart attack symptoms, dvt signs, pe \
        signs, preeclampsia signs, labor signs, labour signs, bleeding signs, hypoglycemia \
        signs, dka signs, anaphylaxis signs, meningitis signs, dehydration signs, danger \
        symptoms, when to dial, when to ring, when to come in, when to come back, when to go, \
        when to seek, when to return, when to use, use it for, to use for, uses for, practiced, \
        what if, in the event that, in the case of, if ever he, if ever she, were to develop, \
        were to have, would call if, would go if, when you notice, at any time if, at any point \
        if, triggers to return, triggers for return, call criteria, calling criteria, escalation \
        criteria, escalation plan, escalate for, rescue plan for, advance plan for, standing \
        order for, standing orders for, policy for, guideline for, kit for, pack for, stock for
        [hypothetical after]
        teaching done, teaching completed, teaching provided, teaching reinforced, talk given, \
        talk delivered, session delivered, session held, session attended, training completed, \
        training attended, training done, training session, inservice, module completed, \
        refresher done, certification, exercise completed, poster, look like on, looks like on, \
        feels like on, video watched, video shown, plan updated, plan in place, plan signed, \
        plan renewed, plan given, kit checked, kit restocked, box checked, trolley checked, are \
        possible, were explained, were discussed, was explained, were listed, is covered, were \
        covered, was covered
        """
}
