extension BuiltInTerms {
    /// Warnings, other people, answers and doubts.
    static let assertion5 = """
        [group supporter]
        mother, mom, mum, father, dad, parent, parents, wife, husband, spouse, partner, family, \
        caregiver, carer, daughter, son, roommate, friend, guardian, grandmother, sister, brother, \
        aunt, staff, teacher, coach, school nurse
        [group being]
        best friend, colleague, teammate, neighbour, girlfriend, boyfriend, boss, teacher, ex, ex \
        husband, ex wife, a friend, friend, coworker, co worker, classmate, cellmate, husband, \
        wife, spouse, partner, roommate, passenger, driver, caregiver, uncle, aunt, cousin, \
        stranger, client, dog, cat, grandson, granddaughter, stepson, stepdaughter, nephew, niece, \
        in laws, mother in law, father in law, brother in law, sister in law
        [none]
        {supporter} knows, {supporter} know, {supporter} taught, {supporter} was taught, \
        {supporter} were taught, {supporter} advised, {supporter} was advised, {supporter} were \
        advised, {supporter} instructed, {supporter} were instructed, {supporter} was instructed, \
        {supporter} counselled, {supporter} counseled, {supporter} educated, {supporter} given, \
        {supporter} will, {supporter} to, {supporter} understand, {supporter} understands, \
        {supporter} asked, {supporter} was told, {supporter} were told, {supporter} can, \
        {supporter} should, {supporter} agree, {supporter} agrees, {supporter} is to, {supporter} \
        bringing, {supporter} in, {supporter} driving, {supporter} also reports, {supporter} \
        tried, {supporter} is with, {supporter} stays, {supporter} states he was, {supporter} \
        states she was
        my husband is, my wife is, my son is, my daughter is, my baby is, my child is, my partner \
        is, my mom is, my dad is, my mother is, my father is, my toddler is
        states he, states she, states he was, states she was, says he was, says she was
        could not stop, couldn't stop, can't stop, cannot stop
        sent to ed for, sent to er for, sent to the emergency department for, sent to the \
        emergency room for
        [family before]
        {being} of patient, {being} of pt, child of patient, son of patient, son of pt, daughter \
        of patient, daughter of pt, mother of patient, father of patient, parent of patient, \
        brother of patient, sister of patient, baby of patient, patients of, friend of patient, \
        relative of patient, {being} was, {being} got, {being} took, {being} lost
        {being} died of, {being} died from, {being} died by, {being} died after, {being} died, \
        {being} suffered, {being} was diagnosed with, {being} diagnosed with, {being} has, {being} \
        had, {being} had a, {being} was hospitalized with, {being} hospitalized with, {being} in \
        hospital with, {being} recently had, {being} just had, {being} with, {being} who had, \
        {being} who died, {being} developed, {being} tested positive, {being} sick with, {being} \
        is sick with, {being} being treated for, {being} committed, {being} attempted, {being} \
        killed
        [subject]
        {being}
        [urge]
        return, return to clinic, return to ed, return to er, return to hospital, return to \
        emergency department, return to emergency room, return to office, return sooner, return \
        immediately, return promptly
        ring, er, ed, come, labor and delivery, l and d, maternity unit, gp, 111, 988, 999, 000
        [family next]
        death of a friend by, lost a friend to, lost his friend to, lost her friend to, \
        anniversary of, exposure at school to, outbreak of, someone at work with, somebody at work \
        with, someone at school with, several residents with, other residents with
        [hypothetical before]
        action plan on file, emergency action plan on file, education class, education session, \
        education group, fast reviewed, be fast reviewed, befast reviewed, fast signs, fast card, \
        bleeding precautions reviewed, bleeding precautions given, bleeding precautions discussed
        dispatched, dispatched as, dispatched for, dispatch complaint, dispatch code, call type, \
        nature of call, toned out for, told call taker, told dispatcher, told dispatch, warning \
        card, warning card reviewed, warning signs card, warning leaflet, warning sheet, warning \
        list, symptom card, safety card, red flag card, alert card, magnet card, post birth \
        warning, post birth warning signs, postbirth warning signs
        safety net, safety netting, safety netted, safety net advice, safety net given, \
        safety-net, black box warning, boxed warning, warning for, caution, cautioned about, \
        cautioned re, side effects, side effect, se:, s/e, ses include, adverse reactions include, \
        possible reactions, risks incl, risks of the procedure, risks of procedure, risks of \
        surgery, risks of treatment, risks and complications, procedure risks, potential risks \
        include, material risks, anyone in the family with, anyone with, any person with, anyone \
        who has, teach back, slides on, lecture on, class on, class covered, topic today, topics \
        covered, quiz, handout on, leaflet on, leaflet about, leaflet re, video on, booklet on, \
        booklet about, poster on, mock, simulation of, simulated, scenario, practice scenario, \
        training on, if you ever get, if you ever have, if you ever, if it ever, if ever, if he \
        ever, if she ever, in case he, in case she, in case of any, crisis plan, crisis plan:, \
        safety plan:, emergency plan, emergency plan:, plan in place for, kick counts, l&d for, \
        l&d if, triage if, labor and delivery for, labor and delivery if, come to labor and \
        delivery for, go to l&d for, to l&d for, what to do if, what to do in case of, what to \
        look for, things to look for, seek help immediately for, come in immediately for, come \
        immediately for, come in urgently for, come in urgently if, stop the drug for, stop \
        medication for, stop taking if, stop and seek care for, discontinue if, d/c if, reports to \
        be made for, notify us of, notify us for, notify immediately for, inform of, escalate if, \
        transfer for any, intubate if, intubate for, bolus if, bolus for, contingency, \
        contingency:, contingencies, contingencies:, anticipatory:, if overnight, overnight if, \
        mews call for, call parameters, call parameters:, parameters to call, hold parameters, \
        would need to return for, would return for, will return for, will return if, will come \
        back if, will call if, will call for, will go to er for, will go to ed for, will go to the \
        er if, knows to call for, knows to call if, know to seek care for, knows to return for, \
        knows to return if, knows to go to, know to return for, know to call for, aware to return \
        for, aware to call for, understands to return for, understands to call for, understands \
        when to, agrees to call, agrees to return, agreed to return, agree to return, agrees to \
        go, agreed to call, reasons for return, reason to return, reasons to come back, reasons to \
        call back, criteria to return, criteria for return, return criteria, return instructions, \
        return advice, return parameters, strict return, strict ed, strict er, ed return \
        precautions, ed return, er return, rtn precautions, rtn for, rtn if, ret precautions, \
        return warnings, emergency precautions, emergent precautions, emergency return, worrisome \
        symptoms, worrying symptoms, alarming symptoms, red flag, red flag symptoms:, red flag sx, \
        red flag signs, danger symptoms, danger signs:, such as worsening, including worsening, \
        symptoms that should prompt, symptoms which should prompt, signs that should prompt, \
        recognise, recognize, recognising, recognizing, signs & symptoms, learn the signs of, the \
        signs of, know signs of, knows signs of, know the signs of, early signs of, first signs \
        of, liable to, complicated course may include, could can may might potentially causing, \
        potentially leading to, untreated it can, if untreated, if left untreated, if ignored, \
        when having, during a future, in a future, for future, future risk of, future risk, \
        lifetime risk of, small risk of, slight risk of, rare risk of, very small risk of, \
        residual risk of, annual risk of, chance of, small chance of, the possibility of future
        [hypothetical after]
        should prompt, should trigger, would prompt, would warrant, should be seen, must be seen, \
        can happen, may happen, might happen, could happen, may occur, can occur, could occur, \
        might occur, requires immediate, require immediate, need immediate, needs immediate, \
        warrants immediate, should be reported, to be reported, should call 911, signs given, \
        signs discussed, signs signs reviewed, signs handout, warning warning discussed, warning \
        given, discussed as risks, explained as risks, mentioned as risks, listed as side effects, \
        as side effects, as a side effect, as a possible side effect, are possible side effects, \
        is a possible side effect, and me education session, drill, mock code, simulation, plan \
        reviewed, plan on file, plan at school, rescue med, rescue medication, refresher, diet \
        refresher, awareness month, fundraiser, support group, hotline, prevention program, \
        prevention plan, precautions only, precautions maintained, precautions continued, \
        precautions initiated
        [hypothetical next]
        epipen prescribed for, epi pen for, epinephrine autoinjector for, autoinjector for, auto \
        injector for, prescribed for, diastat for, rescue med for, rectal diazepam for, nasal \
        midazolam for, buccal midazolam for, naloxone kit for, insulin for rescue, aspirin if, \
        lorazepam prn, haloperidol prn, ondansetron prn, zofran prn, tylenol prn, acetaminophen \
        prn, ibuprofen prn, prn for any, prn if, ativan prn, antiemetic for, was screened for, \
        tested for, testing for, panel for, checked for, monitored for, observed for, observed \
        overnight for, vigilant for, surveil for
        [negated near]
        ø, Ø, nil h/o of, no report, no reports, denies current or past, without current, hasn't \
        had, haven't had, hadn't had any, doesn't feel, does not feel, do not feel, didn't feel, \
        did not feel, not feeling, not currently, not actively, no thoughts of, no ideas of, no \
        plans for, no intent to, no desire to, no wish to, no urges to, no active or passive, no \
        passive or active, no current or recent, no signs or symptoms suggestive of, no clinical \
        features of, no clinical evidence for, no features concerning for, no symptoms concerning \
        for, no symptoms consistent with, no symptoms to suggest, nothing to support, not meet \
        criteria for, not meeting criteria for, does not meet, doesn't meet, did not meet, doesn't \
        appear, not appearing, isn't having, is not having, not developed, has not developed, has \
        not had any, have not had any, hasn't experienced, has not experienced, with no reported, \
        with no known, no longer suicidal, never attempted, never tried, never been, no one has, \
        none of, denies presence of, lacks any, devoid of, ruling out for, no subjective, no \
        objective, non-, neither of, no c/o any, no ongoing or recent, no preceding, no \
        antecedent, no prodromal, no nocturnal, no exertional, no pleuritic, no positional, no \
        radiating, no post-ictal, no intervening, no concomitant, no concurrent, no coexisting, no \
        co-existing, no underlying
        [negated either]
        ruled out, excluded
        [negated before]
        pertinent negatives:, pertinent negs:, important negatives, important negatives:, \
        negatives include, specifically denied, specifically denies, adamantly denies, repeatedly \
        denies, again denies, still denies, currently denies, currently denying, also denies, also \
        denied, she denies, he denies, they deny, deny, patient specifically denied, pt \
        specifically denies, denies the following, denies all of the following, all of the \
        following are negative, the following are negative, negative for the following, negative \
        for:, negative for any, no to all, no to, responds no to, answered no to, answers no to, \
        none of the following, ros otherwise negative including, otherwise ros negative for, \
        systems review negative for, system review negative for, fast negative for, denies \
        personal, does not report any, not reporting any, screens neg for, c-ssrs negative for, \
        cssrs negative for
        [negated after]
        was called off, were called off, called off when, called off by, was stood down, was \
        cancelled, was canceled, cancelled by, canceled by
        was not found, were not found, not reported at this time, none at this time, none at \
        present, nil at present, not today, was normal, not endorsed today, rated 0, scored 0, \
        score 0, not at all, denied throughout, denied on screening, denied on, denied by, denied \
        previously, were normal, ruled out by troponin, has been excluded by, effectively \
        excluded, effectively ruled out, definitively ruled out, essentially ruled out, reasonably \
        excluded, no longer suspected, not felt to be present, not confirmed on imaging, \
        cancelled, canceled, stood down, called off, not activated, not triggered, not met, \
        criteria not met
        [unlikely next]
        low clinical suspicion for, low clinical suspicion of, low clinical concern for, very low \
        clinical suspicion for, minimal concern for, minimal suspicion for, minimal clinical \
        suspicion for, little concern for, little suspicion for, lower concern for, lower clinical \
        suspicion for, lower likelihood of, very low likelihood of, very low probability of, \
        extremely low suspicion for, extremely unlikely to be, extremely unlikely to represent, \
        low index of suspicion of, low concern at this time for, low suspicion at this time for, \
        no strong suspicion for, not strongly suspicious for, not particularly concerned for, not \
        worried about, i am not worried about, i am not concerned about, not concerned about, not \
        concerned for, i doubt, we doubt, i do not think this is, i don't think this is, do not \
        think this is, don't think this is, unlikely this is, unlikely to have, unlikely given no, \
        less suggestive of, less consistent with, less c/w, less in keeping with, not in keeping \
        with, not classical for, not characteristic of, presentation atypical for, clinically less \
        likely, against diagnosis of, argues strongly against
        [uncertain before]
        consider, ddx:, differential:, differential includes:, differential diagnoses, \
        differential diagnoses include, differentials, differentials include, differential \
        considered included, considerations, considerations:, on the differential are
        [uncertain next]
        rule/out, concerns for, ongoing concern for, strong concern for, high concern for, some \
        concern for, suspect underlying, suspected underlying, suspicion of underlying, highly \
        suspicious for, highly suspicious of, highly suggestive of, strongly suggestive of, in \
        keeping with possible, features of possible, could well be, may well be, might well be, i \
        think this may be, likely this is, presumptive dx, \
        presumptive dx of, treat presumptively for, treated presumptively for, empiric treatment \
        for, coverage for possible, to cover for possible, ct for, cta for, ctpa for, mri for, us \
        for, imaging for, scan for, admitted to rule out, admit to rule out, transfer for \
        possible, transferred for possible, referred for possible, sent for possible, sent to rule \
        out, send to rule out, ddx of, diff dx, dd?, is it, could this be, possibly represents, \
        possible possible developing, possibly early, probable early
        [uncertain after]
        suspected clinically, needs to be excluded, has to be excluded, have to be excluded, need \
        to be excluded, need to be ruled out, has to be ruled out, to be excluded, not yet \
        confirmed, awaiting confirmation, pending ct, pending cta, pending mri, pending \
        ultrasound, pending us, pending labs, pending cultures, pending results, suspected on, is \
        the concern, are the concern, top of differential, leading diagnosis
        [affirm]
        but is, but was, then admitted, later admitted, but admitted, admitted she, admitted he, \
        admits she, admits he, but then, however she, however he, but says, but describes, but \
        noticed, but had, but with, positive:, positives, pertinent positives, pertinent \
        positives:, yes to, answers yes to, answered yes to, endorsed:, does report, did report, \
        did endorse, does endorse, tells me, told me, disclosed, discloses, disclosed that
        [now]
        o/e, on exam, on examination, presenting complaint, presenting problem, hpc, hopc, exam \
        today, vitals today, obs today, currently presenting
        sent to ed with, sent to er with, returned today, brought in today, brought in by ems, \
        brought in by ambulance, brought by ems, brought by ambulance, bib ems, biba, bibems, \
        called ems for, called 911 for, called ambulance for, calls about, calling about, calling \
        for, calling because, phones about, ringing about, here because, here about, reason for \
        call, reason for consult, reason for consultation, reason for transfer, reason for \
        admission, reason for referral, reason for ed visit, mechanism, moi, noi, this visit, this \
        episode, this time, this presentation, on presentation, at presentation, on admission \
        today, since 0600, last hour, past few hours, last few hours, over the last hour, over \
        last 2 hours, over the last few hours, in the last hour, just now, right now, at the \
        moment, acutely, newly, as of now, as of today, as of this morning
        [stable next]
        residual, persistent deficits of, baseline, residual deficits, residual deficit, residual \
        deficits of, residual deficits including, chronic residual
        [stable after]
        at baseline, is baseline, is his baseline, is her baseline, at his baseline, at her \
        baseline, unchanged from baseline, baseline per family, is residual
        """
}
