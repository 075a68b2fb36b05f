extension BuiltInTerms {
    /// Further phrases of the assertion rules.
    static let assertion3 = """
        [hypothetical before]
        call md for, call rn for, call np for, call unit for, call clinic for, call hospice for, \
        call doctor for, call provider for, call surgeon for, call oncall for, call on call for, \
        call nurse for, call 24 7 for, call immediately for, call right away for, call or return \
        for, call with any, call with, call back for, call back if, come back with, come back \
        anytime, come back anytime for, come back anytime esp, come back sooner for, come back \
        sooner if, return sooner if, return if any, return earlier if, back if, back to ed if, \
        back to er if, back sooner if, 911 if, hospice not 911 for, page for, page if, page md \
        for, notify md for, notify rn for, notify of, notify for any, report signs of, seek care \
        same day, risks discussed incl, risks discussed including
        risks explained, risks are, risk includes, complications discussed, complications include, \
        complications including, consent for, sick day rules, in the event, at first sign of, \
        first sign of, at the first sign of, stop and call if, stop if, hold if, if any, any sign \
        of, any signs of, aware of risk of, aware of possible, understands risk of, understands \
        risks of, understands risks, despite risk of, incl death, including death, warned about, \
        warned of, warned re, warned regarding, instructed on, instructed re, reviewed signs of, \
        reviewed warning signs, watch, watching, look for signs of, signs of, check for, checking \
        for, monitor, monitor for signs of, observe for signs of, teach, teaching on, taught signs \
        of, teach s/s, s/s, educated re, education re, discussed risk of, to decrease risk of, to \
        lower risk of, to minimize, prophylactic
        only if, do not drive if, ok unless, not unless, no intubation unless, anticipatory \
        guidance, expect, may experience, could develop, may develop, might develop, can develop, \
        in case, plan if, rescue for, emergency plan for, action plan for, rx for rescue, epipen \
        for, glucagon for, inhaler for rescue, alarm for, screening labs for, screened, \
        surveillance for, vaccine for, vaccination against, immunization against, exclude
        [hypothetical after]
        precautions reviewed, precautions given, precautions discussed, precautions in place, \
        prophylaxis, prevention, prophylaxis given, screening, screening due, screening negative, \
        risk reviewed, risk discussed, warning signs reviewed, education, education given, \
        education provided, action plan, rescue plan, symptoms reviewed, if occurs, if it occurs
        [uncertain next]
        dd, differential dx, also considered, high probability of, moderate probability of, \
        intermediate probability of, high likelihood of, most consistent with, most c/w, c w, \
        concern re, worrisome re, susp, susp for, poss, prob, likely due to, probably a, possibly \
        an, possibly a, suspicious, question, cannot r/o, can't r/o, not r/o, r o, trying to rule \
        out, to exclude, to evaluate for, to assess for, to look for, presumed to be, looks like, \
        feels like it could be, sounds like, might represent a, may represent a, suspected to \
        have, suspected of having, impression of, picture of, borderline
        [uncertain before]
        also consider, possibilities, other possibilities, other \
        possibilities include, other possibilities considered, alternatives, dx considered
        [hypothetical either]
        precautions, ppx
        [hypothetical next]
        rescue midazolam for, midazolam for, diazepam for, narcan for, nitroglycerin for, ntg for, \
        rx renewed for, renewed for, glucagon rx renewed for, ondansetron for, zofran for, \
        enoxaparin for, lovenox for, heparin sq for, dex for, benadryl for
        [none]
        ejection fraction, edge of bed, on edge of, no allergies, allergy none, allergies none, \
        wound center, shock by pd, aed shock, shock delivered, shocks delivered, shock x1, shock \
        x2, shock x3, treated for free, trauma name, tetanus unknown, tetanus utd, tetanus up to \
        date, cold finger, cold fingers, on dialysis mornings, on dialysis days, normal ejection
        [uncertain after]
        possible but, considered but, not completely excluded, remains on the differential, could \
        also be, also possible, high on differential, a possibility, questioned, to be determined, \
        tbd, pending workup, pending confirmation
        [unlikely next]
        low suspicion, low concern, low pretest probability for, low pre test probability of, low \
        pretest probability of, low risk for, not likely to be, very low suspicion for, lower \
        suspicion for, less concern for, less concerned for, less suspicious for
        [unlikely either]
        doubted, much less likely, improbable, not favored
        [unlikely after]
        but unlikely, but these are unlikely, these are unlikely, these are very unlikely, all \
        unlikely, felt less likely, thought less likely, not thought likely, pattern wrong, is \
        doubted, less favored, not supported, are less likely
        [negated near]
        sans, (no), zero signs of, nil, nil for, no new, no e/o, no ev of, no s/s, no s/sx of, no \
        s/s of, no signs/symptoms of, no hx, neg hx, no cardiac hx, never any, at no time no \
        issues with, no problems with, no trouble with, without c/o, without complaint of, without \
        complaints of, w/o any, without any, w/o c/o, no reports of, no episodes of, no ongoing, \
        no residual, no acute, no interval, no new or worsening, no increased work of, no frank, \
        no obvious signs of, no clear, no discrete, no discernible, no appreciable, no \
        demonstrable, no identifiable, no radiologic evidence of, no mri evidence of, no \
        sonographic evidence of, no imaging evidence of, no lab evidence of, no biochemical \
        evidence of, no concerning, no suspicious, no worrisome, no persistent, no recurrent, no \
        recurrence of, no documented, no reported, no hx/o, no pmh of, no fhx of
        [negated before]
        neg ros for, ros neg for, ros neg, ros otherwise neg, negative ros, denies any, denies all \
        of, denies new, denies any new, denies recent or current, pt denied, -ve for, pertinent \
        negs, neg sx, screens negative for, screened neg for, neg screen for, niega, refuses to \
        report, no report or sign of
        [negated after]
        none reported, none noted, none seen, none today, none currently, not reported today, not \
        present today, not seen today, has never occurred, did not occur, not observed today, not \
        apparent, not visible, has been r/o, not supported by, neg x2, neg x3, neg today, is neg, \
        was neg, were neg
        [historical next]
        old, remote, prior, previous, earlier, earlier episode of, earlier episodes of, two \
        earlier episodes of, prior episode of, prior episodes of, previous episode of, previous \
        episodes of, past episode of, past episodes of, one episode of, h o, hx/o, personal hx of, \
        personal history of, known history of, known hx of, used to have, used to get, recovering \
        from, recovered from, previously hospitalized for, admission for, hospitalization for, \
        seen last year for, one suicide attempt, one prior, two prior, three prior, two previous, \
        multiple prior, multiple previous, lifetime
        [historical after]
        at age, age of onset, since resolved, now gone, has cleared, cleared up, completed \
        treatment, s/p treatment, s/p repair, s/p resection, post repair, treated in, repaired in, \
        removed in, self resolved, resolved spontaneously, til, off photo, after phototherapy, \
        post partum last time
        [historical before]
        anes hx, anesthesia hx, past hx, past med hx, medical problems, prior hx, ob hx, obhx, gyn \
        hx, psych hx, trauma hx, oncologic history, past ocular history, pohx
        [family before]
        famhx, fam hx neg, fam neg for, fam, family negative for, fam hx of, fam hx positive for, \
        fhx neg for, fh neg for, fh negative for, family hx negative for, kids, children, kid, son \
        has, daughter has, mgm, mgf, pgm, pgf, both parents, two siblings, cousin, cousins, nephew \
        has, niece has, half sibling, stepmom, foster mom has, great aunt, great uncle, great \
        grandmother, great grandfather, grandparents, twin has, hermano, hermana, madre, padre, \
        {partner} also has, {partner} also sick with, classmates with, siblings with, siblings \
        have, kids have, kids both have, children have
        [now]
        new onset, today with, now w/, currently with, currently has, here w/, here for, comes in \
        for, comes in with, in for, tx for today, presenting with, presents w/, presents c/o, c/o \
        today, being treated for, is treated for, current, currently, ongoing, active
        [none]
        no pain meds, no discharge home, not a candidate, no prior dose, no missed, no missed \
        doses, no alcohol, no etoh, no tobacco, no drugs, no smoking, not smoking, not vaping, no \
        complaints today, no new complaints, no complaints, no concerns, no acute issues, no acute \
        events, no acute events overnight, no issues, no events, no new issues, not needed, not \
        done, not tested, not seen until, not seen by, not performed, no change to, no need for, \
        no show, no lifting, no weight bearing, no driving, no ladders, no heavy lifting, no \
        sports, no work, no school, no tub baths, no swimming, no sick contacts, no known sick \
        contacts, no travel, no pets, no recent travel, no code, no labs today, no \
        further intervention, no further workup, no further testing, no imaging needed, no \
        antibiotics, no abx, no steroids, no opioids, no nsaids, no driver
        no insurance, risk manager, risk management, risk stratification, risk level, risk score, \
        risk class, watch for now, watch and wait, check in, check out, prior auth, prior mi \
        protocol, prior level of function, previous admission, prior admission, previous imaging, \
        prior imaging, prior ct, prior exam, previous exam, prior labs, prior study, previous \
        study, prior to admission, prior to discharge, prior visits, previous visits, old chart, \
        had lunch, had breakfast, had dinner, had labs, had ct, had mri, had xray, had us, had \
        been, had to, signs of life, expected, expected course, monitor shows, monitor alarm, on \
        monitor, cardiac monitor, watch list, class i, class ii, class iii, class iv, current \
        meds, current medications, currently taking, earlier today, earlier this morning, old man, \
        old woman, old male, old female
        months old, family hx unknown, family at bedside, mammogram screening, cancer screening, \
        lung cancer screening, colon cancer screening, colorectal cancer screening, breast cancer \
        screening, cervical cancer screening, diabetes screening, tb screening, hepatitis c \
        screening, hiv screening, std screening, sti screening, lipid screening, osteoporosis \
        screening
        """
}
