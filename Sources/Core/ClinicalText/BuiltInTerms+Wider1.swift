extension BuiltInTerms {
    /// More phrases of the assertion rules, of every field of care.
    static let wider1 = """
        version 2026.11.8
        [group topic]
        chest pain pathway, anaphylaxis, cardiac arrest, tia, overdose, self harm, \
        suicidality, haemorrhage, hemorrhage, bleed, heart attack, meningitis, choking, heat \
        stroke, hypothermia, drowning, cord prolapse, stab wound, gunshot, gi bleed, pe, \
        pulmonary embolism, aaa, eclampsia, postpartum hemorrhage, postpartum haemorrhage, \
        pph, neutropenic sepsis, cauda equina, stab, knife crime, domestic violence, abuse, \
        rabies, malaria, dengue, measles, whooping cough, rsv, arrhythmia, hypo, ectopic, \
        miscarriage, early pregnancy, subarachnoid, head injury, brain injury, spinal injury, \
        spinal cord injury, delirium, psychosis, eating disorder, alcohol, opioid, lymphoma, \
        leukaemia, leukemia, bladder cancer, head and neck cancer, prostate, bowel cancer, \
        urinary incontinence, falls, tissue viability, pressure ulcer, leg ulcer, diabetic \
        foot, glaucoma, cataract, retinopathy, diabetic retinopathy, hearing loss, rhinitis, \
        hay fever, back pain and sciatica, arthritis, osteoarthritis, rheumatoid, \
        fibromyalgia, chronic pain, chronic fatigue, long covid, post covid, liver, hepatitis \
        b, hepatitis c, stone, kidney stone, urology, renal, transplant, cleft, scoliosis, hip \
        dysplasia, jaundice, feeding, sleep, snoring, tremor, parkinson's, multiple sclerosis, \
        motor neurone disease, syncope and falls, fainting, blackout, first fit, first \
        seizure, rapid access chest pain
        [none]
        no ibuprofen, no aspirin, no paracetamol, no tylenol
        {topic} pathway, {topic} protocol, {topic} bundle, {topic} guideline, {topic} \
        guidelines, {topic} policy, {topic} drill, {topic} drills, {topic} simulation, {topic} \
        scenario, {topic} exercise, {topic} course, {topic} workshop, {topic} seminar, {topic} \
        webinar, {topic} lecture, {topic} talk, {topic} session, {topic} training, {topic} \
        refresher, {topic} module, {topic} poster, {topic} posters, {topic} campaign, {topic} \
        champion, {topic} team, {topic} alarm, {topic} detector, {topic} monitor, {topic} \
        audit, {topic} meeting, {topic} conference, {topic} helpline, {topic} hotline, {topic} \
        charity, {topic} association, {topic} network, {topic} certificate, {topic} kit, \
        {topic} trolley, {topic} pack, {topic} website, {topic} booklet, {topic} brochure, \
        {topic} pamphlet, {topic} flyer, {topic} advice, {topic} advice sheet, {topic} advice \
        leaflet, {topic} information, {topic} information sheet, {topic} fact sheet, {topic} \
        card, {topic} template letter, {topic} proforma, {topic} calculator, {topic} screening \
        tool, {topic} passport, {topic} care plan, {topic} management plan, {topic} trolley \
        check, {topic} response team, {topic} call bell, {topic} alert card, {topic} bracelet, \
        {topic} pathway nurse, {topic} rehab, {topic} rehabilitation, {topic} physio, {topic} \
        therapy group, {topic} counselling, {topic} physician, {topic} consultant, {topic} \
        registrar, {topic} fellow, {topic} practitioner, {topic} coordinator, {topic} \
        navigator, {topic} bay, {topic} institute, {topic} theatre, {topic} annual review, \
        {topic} monitoring, {topic} history reviewed, {topic} safety, {topic} prevention
        course on {topic}, class on {topic}, talk on {topic}, talk about {topic}, training in \
        {topic}, trained in {topic}, drill for {topic}, teaching on {topic}, lecture on \
        {topic}, session on {topic}, policy on {topic}, module on {topic}, {topic} \
        presentation slides
        old girl, old boy, old baby, old infant, old child, old toddler, old lady, old \
        gentleman, old f, old m, old teenager, old lad, old patient, old son, old daughter, \
        old school, old student, old mother, old mum, old g1, old g2, old retired, old right \
        handed
        {companion} calling, {companion} calling re, {companion} calling about, {companion} \
        called re, {companion} called about, {companion} calls about, {companion} calls re, \
        {companion} phoned, {companion} phoned re, {companion} phoned about, {companion} \
        phones, {companion} ringing, {companion} rang, {companion} rang re, {companion} rang \
        about, {companion} ringing about, {companion} ringing re, {companion} texted, \
        {companion} emailed, {companion} messaged, {companion} contacted, {companion} wrote, \
        {companion} videoed, {companion} filmed, {companion} recorded, {companion} \
        demonstrated, {companion} thinks he, {companion} thinks she, {companion} feels he, \
        {companion} feels she, {companion} felt he, {companion} felt she, {companion} found \
        him, {companion} found pt, {companion} says mum, {companion} says mom, {companion} \
        says dad, {companion} reports mum, {companion} reports mom, {companion} reports dad, \
        {companion} reports she, {companion} reports he, {companion} reports child, \
        {companion} reports baby, {companion} says baby, {companion} says child, {companion} \
        said, {companion} said he, {companion} said she, {companion} reported he, {companion} \
        reported she, {companion} as informant, {companion} informant, {companion} \
        translating, {companion} interpreting, {companion} interpreter, {companion} visiting, \
        {companion} in attendance, {companion} attends, {companion} attended, {companion} \
        attending, {companion} accompanies, {companion} accompanied, {companion} supportive, \
        {companion} very worried, {companion} anxious, {companion} keen, {companion} happy, \
        {companion} content, {companion} involved, {companion} consents, {companion} \
        consented, {companion} signed, {companion} wants, {companion} would, {companion} does, \
        {companion} did, {companion} handles, {companion} manages, {companion} cooks, \
        {companion} cleans, {companion} bathes, {companion} feeds, {companion} dresses, \
        {companion} gives, {companion} puts, {companion} uses, {companion} used, {companion} \
        tried to, {companion} began cpr, {companion} commenced cpr, {companion} arrived, \
        {companion} arriving, {companion} waiting, {companion} outside, {companion} next of \
        kin, {companion} nok
        about her {companion}, about his {companion}, about my {companion}, about our \
        {companion}, re her {companion}, re his {companion}, re my {companion}, regarding her \
        {companion}, regarding his {companion}, regarding my {companion}, concerning her \
        {companion}, concerning his {companion}, on behalf of her {companion}, on behalf of \
        his {companion}, on behalf of my {companion}, behalf of {companion}, for her \
        {companion}, for his {companion}, it's my {companion}, its my {companion}, this is my \
        {companion}
        bumped his head on, tolerated well
        tumor board, cancer board, tumor marker, ride trip, trip to, lovely trip, road trip, \
        day trip, bus trip, business trip, boat trip, fishing trip, trip home, school trip, \
        trip abroad, recent trip, trip planned, code blue record, aed pads, code blue team, \
        code blue drill, cells cut
        pci to lad, stent to lad, lad stent, lad stented, proximal lad, mid lad, distal lad, \
        prox lad, to lad, lad lesion, lad stenosis, lad territory, lad disease, lad occlusion, \
        lima to lad, lima lad, des to lad, lad pci, stenting of lad, lad stenting, rca lad
        painfree, asymptomatic today, symptom free today, bleeding stopped
        non tender, nontender, non distended, nondistended, non toxic, nontoxic, non \
        productive of, non pregnant, non smoker, non verbal at baseline, non diabetic diet, \
        non compliant, non adherent, non english, non weight bearing, non healing, non \
        blanching, non displaced
        overdose of work, dying to, dying to get, dead tired, on fire after curry, killing \
        time, killing me, splitting my sides, heart broken, heart sink, sick note, sick leave, \
        sick pay, sick day, fit note, fit for work, fit and well, fit and healthy, keeps fit, \
        physically fit, medically fit, fit for surgery, fit to fly, fit to drive, fit for \
        anaesthetic, fit to work, medical fitness
        sickness absence, sickness certificate, off sick, hand rail, hand sanitiser, head \
        nurse, head teacher, head circumference, head of bed, heart rate, heart healthy, burn \
        out at work, wound dry, wound clean, wound healing, wound healing well, wound clean \
        and dry, wound clean dry, wound intact, wound well apposed, wound looks clean, wound \
        looks good, wound healed, wound edges, wound closure, wound closed, wound irrigated, \
        wound explored, wound dressed, wound redressed, surgical wound clean, wound swab, \
        wound size, wound measurements, wound location, wound margin, wound base, wound drain, \
        wound sutured, wound packed, wound cleaned, wound cleansed, wound washed
        flu jab, flu vacc, flu vaccination, flu immunisation, flu immunization, flu season, \
        covid vaccination, covid booster, covid jab, covid shot, flu and covid vaccines, flu \
        and covid, flu + covid, hep b vaccine, hep a vaccine, hepatitis b vaccine, shingles \
        vaccine, shingles vaccination, shingles jab, pneumonia vaccine, pneumonia jab, hpv \
        vaccine, tetanus booster, tetanus jab, tetanus vaccine, tetanus toxoid, tetanus given, \
        tetanus immunisation, tetanus prophylaxis, tetanus status, varicella vaccine, rabies \
        vaccine, measles vaccine, mmr varicella, dtap, typhoid vaccine, yellow fever vaccine, \
        yellow fever vaccination, meningitis vaccine, meningitis b vaccine, rsv vaccine, \
        rotavirus vaccine, covid swab, rsv swab, strep test, monospot test, covid lateral flow
        sepsis six, sepsis 6, stroke week, stroke class, birth class, diabetes week
        my husband has, my wife has, my partner has, my son has, my daughter has, my baby has, \
        my child has, my toddler has, my little one has, my husband just, my wife just, my \
        husband can, my wife can, my husband keeps, my wife keeps, my husband woke, my wife \
        woke, my husband collapsed, my wife collapsed, my husband took, my wife took, my \
        husband fell, my wife fell, my son took, my daughter took, my son fell, my daughter \
        fell, my baby fell, my husband feels, my wife feels, my baby won, my wife says, my \
        husband says, my husband cannot, my wife cannot, my son cannot, my daughter cannot, my \
        son is having, my daughter is having, my dad has, my mum has collapsed, my mum has \
        fallen, my dad fell, my mum fell, my mom fell, my dad collapsed, my mum collapsed, my \
        mom collapsed, caller my wife, caller my husband, blood type, blood group, blood test, \
        blood work, bloodwork, blood count, blood products, blood draw, blood bank, blood \
        film, blood supply, blood relatives, blood donor, blood vessel, blood flow, blood \
        clots screen, blood taken, blood results, bloods
        currently in remission, now in remission, in remission, in full remission, in partial \
        remission, remission, in sustained remission, in early remission, full remission, \
        partial remission
        fits well, fits criteria, fits in, fits snugly, fits ok, fits good, it fits, still \
        fits, mask fits, denture fits, fits nicely, fits picture
        ill fitting, well fitting, poorly fitting, hearing aid fitting, fitting of, fitting \
        room, mask fitting, pessary fitting, coil fitting, lens fitting, denture fitting, \
        brace fitting, iud fitting, fitting well, contact lens fitting, tight fitting, fitting \
        for, fitting appointment, cap fitting, crown fitting, splint fitting, fitting in well, \
        loose fitting, better fitting
        hanging out, hanging basket, hanging washing, hanging curtains, hanging up, hanging \
        on, hanging around, hanging in there, hanging drip, hanging bag, left hanging, arms \
        hanging, bags hung, single words at 18 months, first words, single words by, single \
        words at, says single words, uses single words, submerged in water during bath, purple \
        crying
        consented to, mohs surgery, for mohs, mohs excision
        [urge]
        attend a&e, attend ed, attend er, attend hospital, come straight, come straight in, \
        come right in, come back in, dial, dial 999, dial 911, dial 112, dial 000, dial 111, \
        ambulance if, reattend, re attend, re present, present to ed, present to a&e, present \
        to emergency, ring 111, ring 999, ring back, ring surgery, ring ward, ring unit, ring \
        labour ward, call labour ward, call maternity, phone triage, phone maternity, phone \
        ward, phone 999, phone surgery, telephone 999, use epipen, give epipen, use pen, \
        inject epipen, see gp, see doctor, contact gp, contact doctor, contact surgery, \
        contact unit, contact maternity, contact helpline, call helpline, call triage, call \
        hotline, call crisis line, call ambulance, call rescue, summon help, get help, get \
        medical help, get to hospital, get to ed, go to casualty, head to ed, straight to \
        hospital, straight to ed, straight to a&e, back to hospital, back to ed, seek help, \
        seek advice, seek medical advice, seek medical help, seek medical attention, seek \
        urgent help, seek urgent medical attention, seek emergency care, seek immediate care, \
        seek urgent review, return to a&e, return to casualty, return to us, return urgently
        [hypothetical before]
        consented for, consented re, consent discussion, consent obtained for risks, consent \
        form, serious risks, common risks, rare risks, insulin teaching, explained signs of, \
        explained symptoms of, explained risk of, explained about, taught about, taught to \
        recognise, taught to recognize, taught what to do if, told about, told what to do if, \
        bleeding advice, written advice, verbal advice, worsening advice, warning signs \
        discussed, warning signs explained, signs explained, red flags explained, red flags \
        discussed:, red flags given, red flag advice, head injury advice, cauda equina advice, \
        cauda equina warning, cauda equina warning signs, ces warning, ces safety net, \
        bleeding pad precautions, helpline card, helpline card given, alert card given:, \
        oncology helpline, class covers, discussed possibility of, discussed small risk of, \
        risk of sudden, plan for future, for emergency use in, rescue medication for, \
        emergency medication for, for use in, to be used in, to use if, to use in, to give if, \
        use if, give if, take if, only for, if lips, if baby, if child, if they, if worsening, \
        if becomes, if becoming, if getting, when hypo, should he, should she, should they, \
        should you, should there be, should symptoms, were he to, were she to, anticipatory \
        meds for, anticipatory medications for, anticipatory prescribing for, just in case \
        meds for, just in case medications for, jic meds for, jic for, prescribed for use in, \
        standby antibiotics for, screening questions for, wanted to know, wants to know about, \
        asking about signs of, asked about signs of, school asks, asked whether, wonders \
        whether, wondering whether, wondering if, wanted to know if, wants to know if, wants \
        to know whether, query from patient whether, terrified of, terrified of having, stigma \
        of, talk on, talk about, talked about, talk about signs of, practising, rehearsed, \
        moulage, tabletop, tabletop exercise, role play, role played, first aid course, first \
        aid class, first aid training, first aid at work, bls training, bls course, als \
        course, life support training, life support refresher, resus training, mandatory \
        training, staff training, inservice on, in service on, awareness of, awareness \
        session, awareness talk, safety talk
        return at once for, return at once with, go at once if
        danger signs taught, danger signs explained, danger signs discussed, danger signs \
        told, danger signs counselled, danger signs counseled, know fast, told re, told to \
        watch, told to look for, told to look out for, advised of, advised of signs of, \
        advised regarding, aware of signs of, aware to look for, knows to watch for, knows to \
        look for, knows what to do if, knows when to, know to ring if, knows to ring 111, \
        knows to ring, knows to call, know to come back, knows to attend, knows to attend if, \
        will attend if, will ring if, will phone if, to ring if, to call if, to phone if, to \
        return if, to reattend if, to come back if, to come back with, to come back for, to \
        represent if, to attend if, to attend ed if, to attend a&e if, attend if, reattend if, \
        reattend with, re attend if, tell us, tell us same day if, tell staff if, shout if, \
        escalate for, escalate with, escalation if, call dr for, call dr if, inform dr if, \
        inform doctor if, inform if, inform sos, review sos, report immediately if, report to \
        casualty if, report to er if, report to hospital if, review if, rev if, r/v if, to \
        review if, see again if, see sooner if, gp if, gp to review if, 111 or 999 if, 999 in \
        event of, a&e with, stop drug if, stop tablets if, stop it if, stopping suddenly, why \
        it matters, paralyze if, paralyse if, suction if, nebs if, transfuse if, dialyse if, \
        cardiovert if, shock if, oxygen if, oxygen for, o2 for, iv fluids if, fluids if, \
        antibiotics if, abx if, start antibiotics if, start abx if, antivirals if, scan if, \
        rescan if, ct if, mri if, xray if, x-ray if, refer if, re refer if, rerefer if, admit \
        if, readmit if, delay if, omit if, withhold if, hold for, withhold for, do not take \
        if, avoid if, avoid in, contraindicated in, contraindicated if, contraindication, not \
        suitable if, interactions may cause, overdose may cause, may cause drowsiness, may \
        make you, can make you, might make you, makes you feel, some people get, some patients \
        get, you may get, you might get, you may feel, you may notice, you might notice, you \
        may have, she may get, he may get, could get, can get, likely to cause, known to \
        cause, linked with, associated risk of, chance of getting, if another, if further, if \
        more, if repeat, if recurs, if recurrent, if persistent, if any sign of, if unwell, if \
        concerned about, if concerns about, if worried about, if she gets, if he gets, if he \
        becomes, if she becomes, if baby becomes, if you become, if child becomes, if they \
        become, if he starts, if she starts, if starts, if starting, if you start, if having, \
        if he is, if she is, if you are, if not, when she has, when he has another
        [worry next]
        worried re, worried regarding, worries re, worried it's, worried it was, worried this \
        is, worried this was, worried this might be, worried this may be, worried this could \
        be, anxious re, anxious regarding, anxious that it is, anxious that he has, anxious \
        that she has, nervous re, concerned re, concerned regarding, concerned it is, \
        concerned it may be, afraid it is, afraid it's, scared it is, scared it's, scared she \
        has, scared he has, convinced it is, convinced he has, convinced she has, thinks she \
        has, thinks he has, thinks it's, thinks it may be, thinks it might be, thought it \
        might be, thinks it could be, has googled, dr google, read online about, ruminating \
        about, ruminates about, health anxiety re, health anxiety about, asks if she has, asks \
        if he has, asking if it is, asking if this is, asks if this is, asks if it is, asks if \
        this could be, asks if it could be, initial worry was, initial worry, initial fear \
        was, mother's concern is, patient's concern, pt's concern, ice: worried about, ideas \
        concerns
        {companion} worried about, {companion} is worried about, {companion} are worried \
        about, {companion} was worried about, {companion} were worried about, {companion} \
        concerned about, {companion} is concerned about, {companion} are concerned about, \
        {companion} concerned re, {companion} worried re, {companion} worries about, \
        {companion} anxious about, {companion} worried that it is, {companion} worried it is, \
        {companion} worried it might be, {companion} thinks it is, {companion} thinks it might \
        be, {companion} scared of, {companion} concerned it is, {companion} concerned it might \
        be, {companion} is concerned for, {companion} is concerned re
        [unlikely next]
        initial concern for, initial concern of, initial concern was, initial concern was for, \
        initially concerned for, initial suspicion of, initial suspicion for, initially \
        suspected, initially suspected to be, initially thought to be, initially thought to \
        have, initially felt to be, initially queried, initially queried as, initially treated \
        as, initial impression of, initial impression was, initial diagnosis of, initial \
        working diagnosis of, first thought to be, thought at first to be, thought to be at \
        first, thought initially to be, originally thought to be, originally suspected, \
        originally treated as, was thought to be, was thought to have, was suspected to have, \
        was suspected of having, was initially suspected, misdiagnosed as, mistaken for, \
        mislabelled as, mislabeled as, over called as, previously thought to be, once thought \
        to be, clinically not, exam not suggestive of, history not suggestive of, not thought \
        likely to be
        [unlikely after]
        at first, initially suspected but, was suspected initially, was the initial concern, \
        considered and felt unlikely, considered and excluded
        [negated all]
        excluded by scan, excluded on scan, excluded by ct, excluded on ct, excluded by mri, \
        excluded on mri, excluded by imaging, excluded on imaging, excluded by angiogram, \
        excluded by troponin, excluded by serial troponins, excluded by biopsy, excluded by \
        lp, excluded by doppler, excluded by ultrasound, excluded by us, excluded by uss, \
        excluded by echo
        [negated after]
        excluded clinically and radiologically, excluded with, ruled out today, ruled out in \
        ed, ruled out in hospital, not cardiac, was haemolysed, was hemolysed, was hemolyzed, \
        haemolysed, hemolyzed, hemolysed, sample haemolysed, specimen hemolyzed, not due to, \
        has never been, has not happened, have not happened, not found on, not found at, not \
        seen on, undetected, undetectable, not reproduced on, not evident on, not convincing, \
        was not confirmed
        not at present, not at this time, not now, nil reported, nil seen, nil noted, nil \
        found, nil felt, nil heard, nil evident, nil elicited, nil palpable, nil present, none \
        evident, none found, none felt, none heard, none elicited, none palpable, none \
        present, none visible, none identified, none detected, none observed, none witnessed, \
        none documented
        [negated near]
        n/k/c/o, nkco, no k/c/o, not k/c/o, not a known case of, no evidence on imaging of, no \
        h/o suggestive of, no ho, ruled out of, nil sign of, nil evidence, nil hx, nil history \
        of, nil significant, nil recent, nil current, nil further, nil other, nil associated, \
        nil obvious, nil focal, never complained of, never suffered, never suffered from, with \
        no associated, no history suggestive of, no history or signs of, has no, have no, had \
        no, he has no, she has no, am not, i'm not, wasn't having, at no point did, at no \
        point was there, at no time did, at no time was there, hasn't been, has not been, have \
        not been, haven't been, had not been, no gross evidence of, no firm evidence of, no \
        good evidence of, no strong evidence of, no direct evidence of, no hint of, no trace \
        of, no element of, no component of, no degree of, no manifestation of, no outward \
        signs of, no exam evidence of, no physical evidence of, no physical signs of, no lab \
        signs of, no xray evidence of, no us evidence of, no echo evidence of, no angiographic \
        evidence of, no histological evidence of, no pathological evidence of, no cytological \
        evidence of, no colonoscopic evidence of, no biopsy evidence of
        not grossly, not overtly, not clinically, not particularly, not really, not \
        noticeably, not visibly, not acutely, not systemically, not obviously, not \
        significantly, not unduly, not especially
        [negated before]
        denied all of, denied current, denies having had, denies ever, denied ever, denied \
        associated, denies concurrent, denies h o, denies past, denies previous, denies prior, \
        denied recent, denies new onset, denies specifically, denies red flags including, \
        denies red flags
        [group being]
        flatmate, housemate, neighbour's child, neighbor's child, neighbour's son, friend's \
        son, friend's child, next door neighbour, landlord, tenant, lodger, colleague's, \
        workmate, work colleague, team mate, mate, lady in next bed, woman in next bed, man in \
        next bed, patient in next bed, next bed, other patient, another patient, bystander, \
        another resident, other resident, fellow resident, patient's neighbour, fiance, \
        fiancee, godmother, godson, vicar, pastor, pet, ex boyfriend, ex girlfriend, ex \
        partner, estranged husband, late husband, late wife
        [family before]
        looks after husband, looks after wife, looks after mother, looks after mum, looks \
        after mom, looks after father, looks after dad, looks after son, looks after daughter, \
        looks after brother, looks after sister, looks after partner, looking after husband, \
        looking after wife, looking after mother, looking after mum, looking after father, \
        carer for husband, carer for wife, carer for mother, carer for mum, carer for father, \
        carer for son, carer for daughter, carer to husband, carer to wife, carer for partner, \
        caring for husband who, caring for wife who, bereaved, mother died, father died, mum \
        died, dad died, son died, daughter died, brother died, sister died, baby died, twin \
        died, child died, grandmother died, grandfather died, nan died, gran died, neighbor \
        died, lost her husband to, lost his wife to, lost his son to, lost her mother to, lost \
        her father to, lost her daughter to, lost a baby to, gran, grandad, granny, nan, nana, \
        nanny, grampa, granda, maternal gran, paternal gran, in family, relatives, first \
        degree relative, second degree relative, family members, same illness in, household:, \
        housemates have, flatmates have, family all have, whole household has, wife also, \
        husband also, partner also, partner now has, wife now has, husband now has, paramedic \
        who treated, nurse who treated, doctor who treated, police officer who attended, \
        firefighter who attended, who treated a child in, saw a man, saw a woman, saw a child, \
        saw his friend, found her husband, found his wife, found her son, found her mother, \
        found her father
        [hypothetical next]
        ppi for, pantoprazole for, omeprazole for stress, famotidine for, hob 30 for, hob \
        elevated for, head up for, pads for, gtn for, salbutamol for, ventolin for, adrenaline \
        for, glucose gel for, dextrose for, lactulose for, laxatives for, senna for, movicol \
        for, cyclizine for, metoclopramide for, prochlorperazine for, oramorph for, morphine \
        for, midazolam prn, hyoscine for, glycopyrronium for, oxycodone for, tramadol for, \
        naproxen for, ibuprofen for, nurofen for, calpol for, paracetamol for, panadol for, \
        tylenol for, acetaminophen for, codeine for, loperamide for, imodium for, \
        antihistamine for, cetirizine for, chlorphenamine for, piriton for, benadryl for \
        itching, statin for, aspirin for, clopidogrel for, anticoagulation for, apixaban for \
        prevention of, tranexamic acid for, mobic for
        [uncertain either]
        queried, query
        [uncertain next]
        may have had, might have had, could have had, may well have, probably has, probably \
        had, possibly has, possibly had, presumably had, treat as, treated as, treating as, \
        treat as presumed, treat for, treating for presumed, managed as, manage as, being \
        treated as, opinion as to, opinion re, opinion regarding, your opinion on, working \
        diagnosis is, s/o, f/s/o, features s/o, suggestive, pointing towards, points to, \
        points towards, would fit with, fits with, fit with, fitting with, consistent \
        clinically with, clinical picture of, clinical impression of, clinically consistent \
        with, picture suggests, imaging suggests, scan suggests, exam suggests, ecg suggests, \
        history suggests, suggested, in keeping with, i/k/w, raises suspicion of, raising \
        suspicion of, raised suspicion of, concern about possible, worry about possible
        [uncertain after]
        to be r/o, yet to be confirmed, can't be excluded, needs excluding, needs ruling out, \
        to be considered, still possible, are suspected, is most likely, is probable, seems \
        likely, appears likely, favoured, favored, high on list, top of list, under \
        investigation, for investigation, being investigated, being ruled out, awaiting \
        biopsy, awaiting imaging, awaiting scan, awaiting results, awaiting histology, \
        awaiting ct
        [historical next]
        diagnosis on admission, admission diagnosis was, post discharge call: admitted with, \
        was in hospital with, was in hospital for, were in hospital with, in hospital last \
        week with, in hospital last month with, discharged last week after, discharged \
        yesterday after, discharged last week with, discharged following, day 2 after, \
        recovering well from, recovered well from, recovery from, recovered following, made \
        good recovery from, days after, since last, em c/s for, emergency c/s \
        for, emergency caesarean for, emergency cesarean for, lscs for, c/s for, c section \
        for, caesarean for, cesarean for, tah/bso for, tah bso for, hysterectomy for, \
        mastectomy for, lumpectomy for, colectomy for, nephrectomy for, thyroidectomy for, \
        gastrectomy for, splenectomy for, prostatectomy for, amputation for, bka for, aka for, \
        appendicectomy for, salpingectomy for, craniotomy for, laparotomy for, coiling for, \
        cabg for, previous surgery for, surgery in childhood for, operated for, operated on \
        for, was operated for, previously operated for, treated successfully for, was treated \
        with antibiotics for, finished treatment for, prev, known prior, old healed, old \
        resolved, k/c/o treated, treated case of, old case of, old treated, old operated, \
        survivor of childhood, born with
        [historical before]
        past surgical, past medical, past psych, past obstetric, past obs, past gynae, past \
        psychiatric, past cardiac history, past ocular, past dental history, obs hx, obs \
        history, gynae hx, gynae history, mh:, m/h:, pmed, rmh, rmhx, previous obstetric \
        history, pmh/, significant past history, past hx of, hist:, p/m/h
        [historical after]
        resolved now, settled now, now settled, now cleared, cleared now, all better now, all \
        gone, has gone, have gone, is over, are over, has passed, passed off, wore off, went \
        off, went by itself, went on its own, went away on its own, fully recovered, \
        completely recovered, cleared 2019, treated and cleared, treated and cured, \
        successfully treated, treated successfully, surgically fixed, surgically corrected, \
        evacuated, embolised, embolized, cured by, now outgrown, grew out of, self terminated, \
        self limiting and resolved, since stopped, stopped since, has not recurred, nil since, \
        no relapse, long resolved
        [then]
        at uni, at university, at college, at school age, in year 9, when at school, when at \
        university, when pregnant, in pregnancy 2019, while in army, while in prison, while \
        abroad, when in india, in primary school, in secondary school, in reception, at \
        nursery age, at boarding school, as a student, as a boy, as a girl, as a young man, as \
        a young woman, as an adolescent, in early life, in early twenties, in late teens, in \
        early teens, in mid twenties, in late twenties, in early thirties, in early forties, \
        in lockdown, during lockdown, before i was born, pre pandemic
        [now]
        on today's exam, today's exam, presents today, presented today, attends today, attends \
        with, attended today, attended today with, attending with, brought by ambulance with, \
        brought in with, came today, came today with, came with complaints of, came with c/o, \
        came with, p/c, pc:, c/c, cc:, reports today, says today, rings today, calls today, \
        phoned today, telephoned today
        [spelling]
        goiter goitre
        jaundice janudice jaundise
        paresthesia parasthesia paraethesia parasthesias
        papilledema papiloedema
        defecation defaecation
        mucous mucus
        [symptom]
        fits @seizure
        fitting on arrival, fitting in ambulance, fitting now, currently fitting, is fitting, \
        was fitting, child fitting, baby fitting, pt fitting, patient fitting, fitting on \
        scene, fitting ongoing, fitting again, fitting at home, fitting at scene, fitting for \
        minutes, having fits, having a fit, had another fit, fit lasting, fitting in, actively \
        fitting, still fitting, started fitting, been fitting !neuro @seizure
        fits faints and funny turns, funny turn, funny do, off legs, gone off legs, acopia, \
        not coping, unable to mobilise, unable to mobilize, not walking, not mobilising, \
        reduced mobility, poor mobility, decreased mobility
        out of sorts
        zero energy
        lacks energy
        shattered
        tatt
        easily fatigued
        poor exercise tolerance
        effort intolerance
        shivering uncontrollably
        felt hot
        feverishness
        evening rise of temperature
        evening rise of temp
        night fevers
        low grade temperature
        raised temperature
        temp spikes
        spiking temps
        spiking temperatures
        swinging fevers
        swinging pyrexia
        pyrexia of unknown origin
        febrile episodes
        soboe, sob on minimal exertion, breathless on exertion, breathless on stairs, puffed, \
        puffed out, out of puff, puffing, gets out of breath, breathless climbing stairs, \
        breathless lying flat, breathless at night, breathless walking, exertional \
        breathlessness, exertional sob, struggles to breathe, diff breathing, diff in \
        breathing, kussmaul breathing, cheyne stokes breathing, suffocating feeling, feeling \
        of suffocation @dyspnea
        apnoeic episode, apnoeas, pauses in sleep
        dry hacking cough
        chesty
        loose cough
        moist cough
        phlegmy
        bringing up sputum
        green phlegm
        yellow phlegm
        brown phlegm
        rusty sputum
        white sputum
        mucoid sputum
        frothy sputum
        pink frothy sputum
        frothy pink sputum
        streaks of blood in sputum
        coughing spells
        coughing bouts
        morning cough
        smokers cough
        paroxysmal cough
        spasmodic cough
        cough on lying down
        cough syncope
        nagging cough
        lingering cough
        wheeziness
        nocturnal wheeze
        congested chest
        streaming cold
        coryzal
        coryzal symptoms
        catarrh
        bunged up nose
        blocked up
        reduced sense of smell
        taste disturbance
        cacosmia
        crusting in nose
        raw throat
        sensation of lump
        losing voice
        voice loss
        weak voice
        husky voice
        nasal speech
        hypernasal speech
        discharging ear
        runny ear
        reduced hearing
        hearing problems
        sudden deafness
        poor hearing
        tugging ear
        dizzy turns
        giddy spells
        swimmy head
        unstable on feet
        disequilibrium
        travel sickness
        car sick
        tight band around chest, tight band across chest, vice like chest pain, aching chest, \
        achy chest, retrosternal pressure, retrosternal tightness, substernal burning, pain \
        under breastbone, pressure under breastbone, crushing pressure, crushing retrosternal \
        pain, crushing retrosternal, pain in breastbone, squeezing pain, constricting chest \
        pain, chest constriction, pain into jaw, pain into left arm, pain down left arm \
        !cardiac @chestsymptom
        flutters
        """
}
