extension BuiltInTerms {
    /// Warnings, places and papers that are named after an illness, and other times.
    static let assertion4 = """
        [urge]
        call, phone, page, seek, er/911, ed/911, notify, contact office, contact clinic, contact \
        us, come back, go back, go to hospital, go to er, go to ed, go to emergency, go to a&e, \
        call or return, return or call, call 911, bring back, bring him back, bring in
        [group topic]
        chest pain, headache, diabetes, stroke, sepsis, trauma, cancer, fever, fall, pain, asthma, \
        copd, heart failure, chf, hypertension, migraine, epilepsy, seizure, allergy, burn, wound, \
        memory, dementia, depression, anxiety, suicide, covid, flu, influenza, hepatitis, hiv, \
        sleep apnea, cough, back pain, obesity, osteoporosis, arrhythmia, afib, dvt, eczema, \
        psoriasis, hernia, fracture, concussion, tb, sickle cell, vertigo, dizziness, \
        incontinence, thyroid disease, aki, ckd, melanoma, pneumonia, uti, stemi, mi, ibd, \
        lymphedema, lupus, ms, parkinson disease, aneurysm, hemophilia, infection, adhd, autism, \
        tinnitus, acne, gout, arthritis, endometriosis, menopause, bleeding, hypoglycemia, dka, \
        preeclampsia, weight loss, syncope, high risk, anemia, oral cancer, breast cancer, lung \
        cancer, colon cancer, skin cancer, prostate cancer, cervical cancer, constipation
        [none]
        si joint, si joints, si non tender, si nontender, mantle radiation, radiation treatment, \
        radiation oncology, did not take, does not take, did not like, did not want, did not help, \
        does not help, did not improve, does not improve, did not tolerate, does not want, does \
        not tolerate, does not know, did not know, did not respond, does not respond, does not \
        drink, does not smoke, does not use, did not use, did not relieve, does not relieve, did \
        not get better, did not go away, does not go away, did not resolve, does not resolve, did \
        not work, does not work, did not follow, did not see, did not seek, did not bring, did not \
        call, does not follow, does not like, does not think, does not believe, did not finish, \
        did not complete, did not fill, did not start, does not see, does not need, did not need, \
        does not require, did not require, didn't take, didn't help, doesn't help, didn't work, \
        didn't improve, doesn't take, doesn't know, didn't know, doesn't want, didn't want, didn't \
        go away, doesn't go away, didn't tolerate, doesn't tolerate, didn't like
        {topic} clinic, {topic} center, {topic} centre, {topic} ctr, {topic} template, {topic} \
        visit template, {topic} order set, {topic} unit, {topic} service, {topic} program, {topic} \
        programme, {topic} registry, {topic} diary, {topic} log, {topic} teaching, {topic} \
        education, {topic} educator, {topic} handout, {topic} score, {topic} \
        algorithm, {topic} scale, {topic} questionnaire, {topic} support group, {topic} nurse, \
        {topic} specialist, {topic} action plan, {topic} foundation, {topic} society, {topic} \
        workup, {topic} work up, {topic} panel, {topic} screen, {topic} screener, {topic} survey, \
        {topic} inventory, {topic} index, {topic} counselor, {topic} days per month, {topic} \
        calendar, {topic} assessment, {topic} follow up visit, {topic} consult, {topic} \
        consultation, {topic} medication, {topic} meds, {topic} management, {topic} control, \
        {topic} research, {topic} study, {topic} trial, {topic} awareness, {topic} group, {topic} \
        department, {topic} ward, {topic} doctor, {topic} surgeon, {topic} referral, {topic} \
        flowsheet, {topic} checklist, {topic} check, {topic} review, {topic} recall, {topic} \
        reaction kit, {topic} test, {topic} testing, {topic} supplies, {topic} shoes, {topic} diet
        family of two, family of three, family of four, family of five, family of six, family of \
        3, family of 4, family of 5, complications: none, complications none, headache days, \
        migraine days, seizure free, pain free, symptom free, fever free, cancer free, af soft, af \
        flat, af open, gad 7, gad7, gad 2, phq 9, phq 2, mets 4, ct mets, loc questions, loc \
        commands, irritable bowel diet, hot or cold, hot/cold, cold sensitivity test, cold/flu \
        season, cold and flu season, lump sum, mass effect none, critical mass, body mass, lean \
        mass, bone mass, fat mass, burn calories, shock index, shock absorber, red flags none, \
        tangential biopsy, tangential excision, carpal tunnel release, tmj wnl, tmj normal, hip \
        precautions, sternal precautions, back precautions, spinal precautions, isolation \
        precautions, neutropenic precautions, neuro checks, crp, hs crp, esr/crp, mca territory, \
        worth the risk, {topic} risk assessment, {topic} risk score, medication list, faint smell, \
        no change from baseline, fall semester, cold intolerance none, falls: morse, shakes hands, \
        handshake, tearing down, back up, back to work, back home, back to baseline, back to back, \
        back brace, back pocket, back door, back seat, back yard, call back number, break through
        [hypothetical before]
        return at once if, heart attack signs, stroke signs, infection signs, be fast, be-fast \
        card, befast card, come back at once for, seen at once, go straight to ed for, go straight \
        to ed if, go to ed at once for, what to expect, to expect, come to er, come to ed, go to \
        hospital for, go to hospital with, risks incl, risks explained including, potential risks, \
        complications incl, possible risks, if csf, if develops, if he has, if she has, if you \
        have, if you get, if you notice, if you feel, if you experience, if any of, any of these, \
        any of the following, warn about, warning about, advised re, safety netted for, safety net \
        for, safety netting for, safety netting re, safety netted re, report to hospital with, \
        report stat if, worsening advice for, when to worry, when to seek help, be alert to, keep \
        watch for, beware, at risk for developing, high risk of developing, risk of developing, \
        predisposed to developing, could lead to, can lead to, may lead to, might lead to, to \
        prevent further, in order to avoid, so as to avoid, avoid triggers for, to rule out \
        future, should she develop, should he develop, should they develop, should you develop, \
        unless he develops, unless she develops, unless there is, tell us if, let us know if, let \
        me know if, tell the nurse if, inform us if, ring if, ring us if, phone if, phone us if, \
        alert us if, report back if, come straight back if, attend a&e if, attend ed if, attend \
        a&e with, go to a&e if, go to a&e with, a&e if, 999 if, 000 if, 999 for, 000 for, 111 if, \
        111 for, go to casualty if, call triple zero if, call ambulance if, call an ambulance for, \
        standby for, prepare for, anticipate, anticipated, expected side effects, known side \
        effects, common side effects, side effects discussed, side effects reviewed, side effects \
        explained, warned of side effects, adverse effects discussed, counselled re, counselled on \
        risk of
        [hypothetical next]
        lorazepam for, ativan for, haloperidol for, haldol for, hyoscyamine for, atropine drops \
        for, nitro for, meclizine for, ref for, screening colonoscopy for, future, vaccine against
        [hypothetical after]
        teaching given, teaching done, kit, rescue kit, red flags reviewed, warning signs given
        [uncertain next]
        cannot entirely rule out, hard to exclude, difficult to rule out, might be developing, may \
        be developing, working dx, working dx of, prov dx, provisional dx, favoring, favouring, \
        favours, favored dx, leaning towards, likely developing, maybe early, some kind of, thinks \
        it is, pattern of, raises the question of, raising the question of, question whether, \
        wonder if, suspicious of early, clinically likely, clinically suspected, radiologically \
        suspected, awaiting confirmation of, to confirm, confirm or exclude, exclude underlying, \
        to look for underlying, differential of, differential being, dd of, d/d, impression of \
        possible
        [unlikely next]
        not convinced of, not thought to be, not felt to be, low index of suspicion for, low \
        threshold but unlikely, little to suggest, nothing much to suggest, clinically unlikely, \
        less convincing for, not classic for, atypical for
        [negated near]
        no current or past, no past or current, no present, no sx of, no symptoms suggestive of, \
        no red flags for, no features suggestive of, no sign, no evidence, nil evidence of, nil \
        h/o, no h/o of, no c/o of, nil of note for, no ongoing symptoms of, no phenotype of, never \
        any history of, not had, haven't had, hadn't had, didn't, did not, doesn't, does not, \
        don't have, without any further, without recurrence of, without recurrent, without \
        residual, without overt, without obvious, without significant, without associated symptoms \
        of, nor had, nor any history of, neither had, -ve, negative hx, neg fhx, neg pmh, free \
        from, cleared of, zero episodes of, exclusion of, rule against, rules against, speaks \
        against, tells against, has excluded, had no further, has had no, have had no, had had no, \
        with no further, with no signs of, with no history of
        [negated before]
        denied having, denied history of, denies thoughts of, denied thoughts of, nil hx of, nil \
        c/o, nil complaints of, negative symptoms:, no history of any of
        [negated after]
        not an issue, not a concern, not a problem, denied all, not complained of, not elicited \
        today, not reported by, ruled out clinically, excluded clinically, ruled out on, ruled out \
        with, excluded on, excluded by, was ruled out by, has been effectively ruled out, r/o'd \
        by, is ruled out by, was excluded by, turned out negative, came back clear, was clear, \
        nad, not there, did not develop, negative on, negative by
        [historical next]
        episode in, last episode of, last attack of, last bout of, last flare of, previous bout \
        of, prior bout of, previous attack of, prior attack of, one previous, one episode last \
        year of, h/o recurrent, h/o multiple, history of multiple, history of chronic, hx \
        recurrent, hx multiple, known past, prior to this had, hospitalized after, hospitalized \
        with, hospitalised with, admitted last year with, admitted last month with, treated last \
        month for, treated last week for, finished antibiotics for, finished abx for, completed \
        course for, finished bactrim for, completed bactrim for, s/p rx for, post treatment for, \
        survived, remote past, treated as a child for, previously suffered, once had, had once, \
        years back had, gave history of, known case of old, k/c/o old
        [historical before]
        last pregnancy, previous pregnancy, prior pregnancy, first pregnancy, second pregnancy, \
        past pregnancies, in her last pregnancy, last delivery, previous delivery, prior \
        deliveries, childhood history, past problems, resolved problems, resolved issues, inactive \
        problems, old problems, past illness, previous illnesses, pmed hx, p/h, p/h/o, past h/o, \
        med hx, medhx, mhx, phx, previous medical history, previous history, background hx, prev \
        hx
        [historical after]
        treated 19, now healed, since settled, settled by, settled by itself, settled by \
        themselves, settled on its own, settled spontaneously, have settled, has settled, settled, \
        cleared within, cleared when, cleared with, cleared by, cleared on, cleared after, \
        improved and resolved, resolved after treatment, resolved within, resolved in, resolved \
        on, resolved over, resolved since, has now resolved, nothing like it since, not since, no \
        episodes since, no recurrence since, no further episodes, outgrown, outgrew, grew out of \
        it, repaired, surgically repaired, s/p excision, excised, excised in, resected, resected \
        in, ablated, stented, post ablation, cured, eradicated, healed well, in remission since, \
        remission, in full remission, in partial remission
        [spelling]
        keratosis keratoses
        stenosis stenoses
        thrombosis thromboses
        metastasis metastases
        psychosis psychoses
        anastomosis anastomoses
        exostosis exostoses
        scotoma scotomata
        neurosis neuroses
        fibrosis fibroses
        stiffness stiffnes
        dactylitis dactilytis
        uveitis uvietis
        psoriatic psoratic psoriatc
        infection infecton
        swelling swelilng
        bleeding bleedng
        pregnant pregnent
        diarrhea dairrhea
        [capitals]
        aid pad loc
        [family before]
        daycare has, daycare had, school has, classmates have, siblings had, mate had, mate has, \
        f/h/o, f/h, f h/o, fam h/o, fhx of, family members with, relatives with, nobody in family \
        has, paternal side, maternal side, both sides of family, grandma had, grandad had, \
        granddad, nan had, nana had, uncle had, mum's, mom's, mother's, father's, dad's, sister's, \
        brother's, mother takes, father takes, mother took, father took, baby daddy has, grandkids \
        have, grandson has, granddaughter has, grandchildren have, roommates have, everyone at \
        home has, household contacts with, close contact with, coworkers with, kids at school \
        with, kids at daycare with, exposed at school to, going around school
        [now]
        presenting today, presenting now, back today with, back with, returns w/, here again with, \
        c/w c/o, complains today of, now c/o, now has developed, has now developed, new today, \
        starting today, started today, began today, since today, since last week, since 2 days, \
        since 3 days, x 1 day, x 2 days, x 3 days, acute on, still having, persists, ongoing \
        since, sent for, referred for, referred with, indication, indication for surgery, \
        admitting dx, reason for visit, rfv
        """
}
