extension BuiltInTerms {
    /// The phrases of the assertion rules, words that may be left out, and spellings.
    static let assertion = """
        version 2026.11.8
        [skip]
        the a an his her their my your our this that these any some left right bilateral \
        bilaterally both upper lower l r of's mild moderate severe slight new acute
        [capitals]
        hi si add als art all us cap prep ed aids ha af gas red cut pta pac rub hit hcv chi prom \
        vt fb iup std hap vap sti pid toa mono bs om cts ich
        [group relative]
        mother, mom, mum, father, dad, brother, sister, sibling, siblings, parent, parents, son, \
        daughter, grandmother, grandfather, grandparent, grandma, grandpa, aunt, uncle, cousin, \
        niece, nephew, maternal aunt, paternal aunt, maternal uncle, paternal uncle, maternal \
        grandmother, maternal grandfather, paternal grandmother, paternal grandfather, half \
        brother, half sister, twin, stepfather, stepmother
        [group companion]
        mother, mom, mum, father, dad, brother, sister, parent, parents, son, daughter, \
        grandmother, grandfather, wife, husband, spouse, partner, caregiver, caretaker, staff, \
        nurse, aide, guardian, family, roommate, friend, aunt, uncle, grandma, grandpa
        [group partner]
        wife, husband, spouse, partner, roommate, coworker, friend, boyfriend, girlfriend, \
        neighbor, classmate, sick contact, sick contacts, household contact, household member, \
        household members
        [negated either]
        absent, none, negative, neg
        [uncertain either]
        likely, possible, suspected, probable, questionable, uncertain, unclear, presumed
        [historical either]
        resolved, healed
        [family before]
        family history, family history of, family hx, family hx of, fh, fhx, fh of, family h/o, \
        famhx, fam hx, strong family history of, runs in the family
        {relative}
        {partner} has, {partner} had, {partner} who has, {partner} tested positive for, {partner} \
        diagnosed with, {partner} sick with, {partner} with
        contact with, exposed to, exposure to
        [negated near]
        no personal or family history of
        [none]
        {companion} reports, {companion} states, {companion} says, {companion} notes, {companion} \
        noted, {companion} noticed, {companion} notices, {companion} describes, {companion} \
        concerned, {companion} worried, {companion} is worried about, {companion} is concerned \
        about, {companion} brought, {companion} called, {companion} thinks, {companion} witnessed, \
        {companion} found, {companion} gave, {companion} at bedside, {companion} present, \
        {companion} states that, {companion} reported, {companion} endorses, {companion} feels, \
        {companion} brings, {companion} observed, {companion} saw, {companion} is present, \
        {companion} reports that, {companion} states he, {companion} states she
        per {companion}, from {companion}, by {companion}, with {companion}, via {companion}, to \
        {companion}, lives with {companion}, accompanied by {companion}, brought by {companion}, \
        history from {companion}, history per {companion}, brought in by {companion}, his \
        {companion} and, according to {companion}, assistance of {companion}, help of {companion}, \
        brought to clinic by {companion}
        no increase, no increased, no change, no change in, no significant change, no interval \
        change, not only, not certain if, not certain whether, no improvement, no improvement in, \
        without improvement, without difficulty, gram negative, not necessarily, not drain, no \
        significant interval change, not changed, no suspicious change, no relief, no relief from, \
        no relief with, not relieved by, not improved, no better, not better, no doubt, no longer \
        tolerating, not sure if, not clear if, unclear if, not resolved, has not resolved, not \
        resolving, no help with, without relief, not responding, not controlled, not well \
        controlled, no cause of, cannot tell, no treatment for, not on, no further treatment, no \
        more than, no new medications
        history of present illness, hx of present illness, history of presenting illness, history \
        and physical, history taking, social history, medical history, history obtained, history \
        limited, history provided, medication history, history is, patient history, past history \
        reviewed, history reviewed, hpi, poor historian, history from patient, interval history, \
        travel history
        if able, if available, if needed, if possible, if desired, see if, ask if, as if, asked \
        if, should be noted, should continue
        low risk, at risk, fall risk, high risk, risk factors, risk benefit, risks and benefits, \
        standard precautions, contact precautions, droplet precautions, airborne precautions, fall \
        precautions, suicide precautions, aspiration precautions
        likely secondary, likely due, likely related, most likely due, more likely, as likely
        negative pressure, rh negative, heart failure negative, false negative, previous note, \
        previous visit, prior visit, prior to, prior to arrival, prior records, prior \
        authorization, prior note, no prior visits, no prior records
        family physician, family doctor, family practice, family medicine, family meeting, family \
        updated, family conference, father in law, mother in law, family planning
        old records, past week, past day, past month, past hour, past few days, past few weeks, \
        past two days, past 2 days, past 3 days, past 24 hours, past two weeks, over the past, for \
        the past, in the past week, in the past month, past several days, past several weeks
        doubt it, without a doubt
        clear to auscultation, clear bilaterally, blood gas, body mass index, abg, gas exchange, \
        cut back, cut down, cut off, hot and cold, cold weather, hearing aids, fall asleep, \
        falling asleep, last fall, in the fall, this fall, heat packs, ms contin, gag reflex, \
        burning man, cold pack, cold compress, ice cold, red blood, red blood cells, red reflex, \
        rh factor, trauma activation, trauma team, trauma center, trauma bay, injury prevention, \
        stroke team, stroke center, stroke alert, stroke unit, stroke code, sepsis bundle, sepsis \
        protocol, cancer center, cancer screening, heart failure clinic, asthma action plan, \
        seizure medication, asthma inhaler, diabetes clinic, diabetes educator, diabetes \
        education, pain clinic, pain management, pain medication, pain med, pain scale, pain \
        score, pain control, pain controlled, pain is controlled, pain well controlled, pain \
        level, pain relief, wound care, wound check, wound clinic, burn center, burn unit, poison \
        control, poison center, headache diary, allergy clinic, allergy testing, allergy list, \
        sleep study, mood stable, cough syrup, cough drops, cough suppressant, weight loss \
        counseling, weight loss program, weight loss surgery, blood pressure log, blood pressure \
        cuff, breast exam, infection control, bleeding time, swelling precautions, seizure meds, \
        stroke clinic, fracture clinic, anxiety medication, blood pressure medication, stress \
        reduction, suicide hotline, suicide prevention, crisis line, depression screening, \
        depression screen, fall prevention
        [negated near]
        no, not, never has, without, w/o, never, never had, never has had, nor, neither, non, \
        lacks, lacking, lack of, absence of, no evidence of, no evidence for, no signs of, no \
        signs or symptoms of, no symptoms of, no complaints of, no c/o, no report of, no obvious, \
        no apparent, no active, no known, no further, no recent, no other, no associated, no \
        history of, no hx of, no h/o, no past history of, no prior history of, no prior, no \
        previous, no personal history of, no current, no significant, no overt, no gross, no \
        definite, no palpable, no visible, no clinical evidence of, no radiographic \
        evidence of, no ct evidence of, no suggestion of, no indication of, no concern for, no \
        suspicion of, no suspicion for, not have, does not have, do not have, did not have, \
        doesn't have, didn't have, has not had, have not had, hasn't had, isn't, aren't, wasn't, \
        free of, clear of, w/out, without evidence of, without signs of, without associated, \
        without history of, without focal, with no evidence of, rather than, unremarkable for, \
        ruled out for, rules out, did not experience, not experiencing, no longer pregnant, never \
        diagnosed with, no visits for, not demonstrate, did not show, does not show, not show, not \
        see, failed to reveal, not appear, does not appear to have, not consistent with, not \
        suggestive of, not concerning for, not suspicious for, not suspect, do not suspect, no \
        longer any, no presence of, zero
        [negated before]
        denies, denied, denying, denies having, denies history of, denies hx of, denies h/o, \
        denies current, denies recent, denies associated, pt denies, patient denies, negative for, \
        neg for, tested negative for, is negative for, was negative for, pertinent negatives, \
        pertinent negatives include, ros negative for, all negative for, symptoms denied, \
        {companion} denies, {companion} denied, declines, declined, does not report, did not \
        report, does not endorse, did not endorse, doesn't report, not endorsing, no complaints \
        including, reports never
        [negated after]
        was ruled out, is ruled out, has been ruled out, were ruled out, are ruled out, have been \
        ruled out, ruled out by, was negative, were negative, is negative, are negative, came back \
        negative, are absent, is absent, was absent, were absent, not seen, not present, not \
        noted, not appreciated, not identified, not found, not detected, not demonstrated, not \
        palpated, not palpable, not visualized, not evident, not observed, not heard, was not \
        seen, was excluded, is excluded, were not seen, not reported, was denied, were denied, is \
        denied, are denied, free, not elicited, are not present, is not present, has not been seen
        [uncertain next]
        possibly, probably, suspect, suspicion of, suspicion for, high suspicion for, suspicious \
        for, suspicious of, concern for, concerning for, concerned for, concern of, worrisome for, \
        r/o, rule out, to rule out, ro, cannot exclude, can't exclude, can not exclude, cannot \
        rule out, can't rule out, could be, could be due to, may be, might be, may have, might \
        have, may represent, might represent, could represent, may reflect, considering, \
        consideration of, question of, presumptive, presumably, most likely, very likely, more \
        likely than not, appears to be, appears to have, seems to be, suggestive of, suggesting, \
        suggests, consistent with, c/w, compatible with, evaluate for, evaluation for, eval for, \
        workup for, work up for, equivocal for, potential, potentially, indeterminate for, \
        evaluated for, being evaluated for, sent for evaluation of, query, working diagnosis of, \
        provisional, tentative, perhaps, maybe, assess for, investigate for, likely represents, \
        favor, favored to be, i suspect, we suspect, thought to be, believed to be, is there
        [uncertain both]
        vs, versus
        [uncertain after]
        is suspected, was suspected, cannot be excluded, can not be excluded, cannot be ruled out, \
        can't be ruled out, not excluded, not ruled out, is likely, are likely, is possible, to be \
        ruled out, is considered, is a consideration, remains possible, is a possibility, is a \
        concern, until proven otherwise, in the differential, on the differential, is being \
        considered, would need to be excluded, must be excluded, needs to be ruled out, may be \
        present, might be present
        [unlikely next]
        unlikely to be, unlikely to represent, low suspicion for, low suspicion of, low concern \
        for, low likelihood of, low probability of, doubtful for, doubt
        [unlikely either]
        unlikely, less likely, doubtful
        [unlikely after]
        is unlikely, are unlikely, was felt to be unlikely, is doubtful, seems unlikely, appears \
        unlikely, thought unlikely, felt unlikely, very unlikely, highly unlikely, is less likely
        [hypothetical before]
        if, should, unless, return if, return precautions, return precautions for, return to ed \
        if, call if, call for, call us for, call 911 for, call 911 if, call the office for, notify \
        for, notify if, notify provider if, notify md if, seek care for, seek care if, seek \
        medical attention for, seek medical attention if, seek emergency care for, come back for, \
        come back if, come in if, go to er for, go to ed for, go to er if, in case of, in the \
        event of, risk of, risk for, at risk for, at risk of, increased risk of, increased risk \
        for, high risk for, high risk of, risks include, risks including, monitor for, monitor \
        closely for, monitoring for, watch for, watching for, observe for, look for, look out for, \
        alert for, be alert for, beware of, prevent, to prevent, prevention of, to avoid, for \
        prevention of, educated on, educated about, education on, education about, counseled on, \
        counseled about, counselled about, counselled on, advised about, discussed signs of, signs \
        and symptoms of, s/s of, warning signs of, warning signs, warning signs including, red \
        flags, red flag symptoms, red flag symptoms including, red flags including, ed \
        precautions, er precautions, precautions for, screen for, screening for, screened for, \
        prophylaxis for, prophylaxis against, whether, side effects include, side effects \
        including, side effects such as, possible side effects, may cause, can cause, could cause, \
        might cause, to reduce risk of, or if, and if, or sooner if, sooner if, sooner for, sooner \
        with, follow up if, followup if, f/u if, er if, ed if, to er if, to ed if, when to call, \
        report if, contact us if, contact us for, seek help for, seek help if, instructed to \
        return for, told to return for, rto if, rtc if, rtc for, rto for, in case, reasons to \
        return, until seen for, worried that, at risk of developing, to treat future, vaccine for, \
        vaccination against, immunization against, vaccinated against, educated re, counseled re, \
        instructions for, if he develops, if she develops, if you develop, if symptoms of, \
        anticipatory guidance for, see back if, call with, return sooner if, call office if, call \
        clinic if, call doctor if, go to hospital if
        [hypothetical next]
        prn, as needed for, prn for, p.r.n., as needed
        [hypothetical after]
        prophylaxis, precautions given, precautions reviewed, precautions discussed, screening, \
        screen, risk, vaccine, vaccination, prevention, warning signs reviewed, education, occurs, \
        develops, worsens, recurs, persists or worsens, should occur, prophylactically, action \
        plan
        [historical next]
        history of, hx of, h/o, hx, past history of, prior history of, remote history of, previous \
        history of, personal history of, known history of, significant history of, medical history \
        of, long history of, previous, previously had, previously treated for, prior, past, \
        former, formerly, remote, childhood, status post, s/p, s/p recent, recovered from, \
        recovering from, in remission from, treated in the past for, used to have, was treated \
        for, was diagnosed with, was hospitalized for, hospitalized for, hospitalised for, was \
        admitted for, no longer has, no longer having, no more, years ago had, back in, as a child \
        had, completed treatment for, completed antibiotics for, after recovering from, follow up \
        after, follow up for recent, followup after, after recent, prior episodes of, previous \
        episodes of, past episodes of, prior to admission had, doing well after, recent \
        hospitalization for, recently treated for, recently had, seen last month for, seen last \
        week for, seen last year for
        [historical before]
        pmh, pmhx, past medical history, past medical hx, past medical history of, pmh of, pmh \
        significant for, pmh includes, past medical history significant for, past medical history \
        includes, history significant for, history notable for, history remarkable for, medical \
        history includes, medical history significant for, psh, pshx, past surgical history, hx \
        significant for, history includes, hx includes, hx notable for, history positive for, \
        obstetric history, ob history
        [historical after]
        months ago resolved, has resolved, have resolved, now resolved, is resolved, resolved \
        after, since resolved, had resolved, resolved with, resolved by, resolved spontaneously, \
        completely resolved, fully resolved, has since resolved, have since resolved, gone, is \
        gone, is now gone, went away, has gone away, subsided, has subsided, has cleared, cleared \
        up, has cleared up, has healed, well healed, s/p treatment, status post treatment, no \
        longer present, no longer a problem
        [end]
        but, however, except, except for, although, though, nevertheless, apart from, aside from, \
        yet, otherwise, whereas, meanwhile, instead, only, since then, plan is, status is, \
        continues, improved with
        [clause]
        which, who, whose
        [patient]
        patient, pt, she herself, he himself, the patient
        [now]
        now, today, here with, here for, presents with, presents for, presents to, presenting \
        with, presenting for, presents, p/w, c/o, complains of, complaining of, who presents with, \
        currently, this morning, this afternoon, tonight, here today, comes in with, comes in for, \
        presenting, current, at present, at this time
        [affirm]
        endorsed, positive for, is positive for, tested positive for, notable for, remarkable for, \
        significant for, found to have, reported, noted to have, did have, shows, showed, reveals, \
        revealed, demonstrates, there is, there are, there was, with, confirmed, diagnosed with
        [spelling]
        edema oedema
        hemorrhage haemorrhage hemmorhage hemorrage hemorhage
        hemorrhoids haemorrhoids hemorroids
        hemorrhagic haemorrhagic
        anemia anaemia
        anemic anaemic
        leukemia leukaemia
        diarrhea diarrhoea diarhea diarrea diarreah diarrhoe
        hematemesis haematemesis
        hematuria haematuria
        hematochezia haematochezia
        hematoma haematoma
        hemoptysis haemoptysis
        hemophilia haemophilia
        hemothorax haemothorax
        hemorrhaging haemorrhaging
        melena melaena malena
        esophagus oesophagus
        esophageal oesophageal
        esophagitis oesophagitis
        dyspnea dyspnoea dispnea dyspnia
        orthopnea orthopnoea
        apnea apnoea
        tumor tumour
        fetal foetal
        fetus foetus
        gynecologic gynaecologic gynecological gynaecological
        pediatric paediatric
        hypoglycemia hypoglycaemia
        hyperglycemia hyperglycaemia
        hyperlipidemia hyperlipidaemia
        hypercholesterolemia hypercholesterolaemia
        hyperkalemia hyperkalaemia
        hypokalemia hypokalaemia
        hyponatremia hyponatraemia
        hypernatremia hypernatraemia
        hypercalcemia hypercalcaemia
        hypocalcemia hypocalcaemia
        septicemia septicaemia
        bacteremia bacteraemia
        uremia uraemia
        ischemia ischaemia
        ischemic ischaemic
        celiac coeliac
        dysmenorrhea dysmenorrhoea
        amenorrhea amenorrhoea
        menorrhagia menorhagia
        rhinorrhea rhinorrhoea
        gonorrhea gonorrhoea
        seborrheic seborrhoeic
        hypovolemic hypovolaemic
        anesthesia anaesthesia
        paralyzed paralysed
        behavior behaviour
        color colour
        odor odour
        labored laboured
        vomiting vomitting vomitin vommiting vomting
        nausea nausia naseau nausea
        nauseous nauseus
        pneumonia pnuemonia pneumonea pnemonia neumonia
        asthma astma asthama
        diabetes diabetis diabeties diabtes
        diabetic diabetec
        abdominal abdomnal abdominial abodminal abdomimal
        abdomen abdomin abdoman
        shortness shorness shortnes
        breath breathe breth
        breathing breating breathin
        swelling sweling swellling
        headache headach headahce hedache headaches
        dizziness dizzyness dizzness diziness
        dizzy dizy
        seizure siezure seisure seizur siezures
        fever feaver feever fevr
        chest chset cheast
        pain pian payn
        unconscious unconcious unconsious
        stroke stoke strok
        bleeding bleading bleeeding
        hypertension hypertention hypertenson
        cough caugh couhg
        throat throte thoat
        stomach stomache stomack
        ache acke
        weakness weekness weaknes
        fatigue fatique fatige
        anxiety anxeity anxitey
        palpitations palpatations palpitation
        diaphoretic diaphoritic
        diaphoresis diaphoreses
        anaphylaxis anaphalaxis anaphilaxis anaphylaxsis
        anaphylactic anaphalactic
        allergic alergic
        allergy alergy
        suicidal sucidal suicidial suicide
        rash rashe
        infection infecton infeciton
        syncope syncopy
        numbness numness numbnes
        migraine migrane migrain
        arthritis artheritis arthritus
        bronchitis broncitis bronchitus
        constipation constapation constipaton
        appendicitis apendicitis appendicitus
        cholesterol cholestrol
        pregnant pregant pregnent
        pregnancy pregnacy
        """
}
