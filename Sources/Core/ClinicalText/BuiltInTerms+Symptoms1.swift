extension BuiltInTerms {
    /// What patients feel and report.
    static let symptoms1 = """
        [symptom]
        {site} pain, pain in {site}, pain of {site}, painful {site}, {site} hurts, {site} \
        hurting, {site} ache, aching {site}, aching in {site}, {site} discomfort, {site} \
        soreness, sore {site}, {site} is sore, discomfort in {site}, {site} is hurting, {site} \
        pains
        {site} numbness, numbness in {site}, numbness of {site}, numb {site}, {site} is numb, \
        {site} feels numb, {site} numb, {site} paresthesia, {site} paresthesias
        {site} tingling, tingling in {site}, tingling of {site}, pins and needles in {site}, \
        {site} tingles
        {site} weakness, weakness in {site}, weakness of {site}, weak {site}, {site} is weak
        {site} cramps, {site} cramping, cramps in {site}, cramping in {site}, cramp in {site}, \
        {site} spasm, {site} spasms, spasm of {site}, spasms in {site}
        {site} itching, itching of {site}, itchy {site}, {site} pruritus, {site} itch, {site} is \
        itchy
        {site} stiffness, stiffness in {site}, stiff {site}, stiffness of {site}, {site} is stiff
        {site} burning, burning in {site}, burning of {site}, burning {site}
        {site} pressure, pressure in {site}, {site} tightness, tightness in {site}, {site} \
        fullness
        chest pain, cp, pain in the chest, chest discomfort, chest hurts, thoracic pain, \
        substernal pain, retrosternal pain, precordial pain, chest ache, pain across chest, \
        substernal chest pain, retrosternal chest pain, my chest hurts, precordial chest pain, \
        pain chest, chestpain, angina pain, left sided chest pain, right sided chest pain, hurts \
        in chest, pressure like chest pain, pain behind breastbone, exertional chest pain, \
        central chest pain, radiating chest pain, atypical chest pain, non cardiac chest pain, \
        sharp chest pain, stabbing chest pain, burning chest pain, sudden chest pain, severe \
        chest pain, intermittent chest pain, sore chest, chest soreness !cardiac @chestsymptom
        chest pressure, pressure in chest, pressure on chest, substernal pressure, pressure \
        across chest, elephant on chest, elephant sitting on chest, weight on chest, substernal \
        chest pressure, chest feels heavy !cardiac @chestsymptom
        chest tightness, tightness in chest, tight chest, chest is tight, chest feels tight, \
        tightness across chest !cardiac @chestsymptom
        chest heaviness, heaviness in chest, heavy chest, heavy feeling in chest !cardiac \
        @chestsymptom
        crushing chest pain, crushing substernal chest pain, squeezing chest pain, crushing pain \
        in chest, squeezing in chest, crushing substernal pain, crushing chest pressure, chest \
        squeezing, vise like chest pain, squeezing chest pressure, crushing central chest pain, \
        crushing pain !cardiac @chestsymptom
        pain radiating to arm, pain radiating to jaw, pain radiates to arm, pain radiates to jaw, \
        radiating to arm and jaw pain, radiating down arm, pain radiating down arm, pain going \
        down arm, pain goes into jaw, pain spreading to jaw, pain shooting down arm, arm and jaw \
        pain, jaw and arm pain, pain radiating into arm, pain radiating into jaw, pain goes down \
        arm, pain to arm and jaw !cardiac @chestsymptom
        pleuritic chest pain, pleuritic pain, chest pain with breathing, pain with deep breath, \
        chest pain on inspiration, pain on inspiration, pain with inspiration, hurts to breathe, \
        hurts when breathing, pleuritic cp !cardiac @chestsymptom
        angina, angina pectoris, stable angina, anginal pain, anginal symptoms, anginal chest \
        pain @chestsymptom
        tearing chest pain, ripping chest pain, tearing back pain, ripping back pain, tearing \
        pain in chest, tearing pain in back, tearing chest and back pain, ripping pain in back, \
        ripping pain in chest, tearing interscapular pain, tearing pain, ripping pain, chest pain \
        radiating to back, tearing pain between shoulder blades !vascular
        palpitations, heart racing, racing heart, heart pounding, pounding heart, fluttering in \
        chest, heart fluttering, heart flutters, skipped beats, skipping beats, heart skips, \
        irregular heartbeat, fast heartbeat, rapid heartbeat, palps, heart palpitations, chest \
        fluttering
        shortness of breath, sob, dyspnea, short of breath, breathlessness, breathless, trouble \
        breathing, difficulty breathing, difficult breathing, hard to breathe, breathing \
        difficulty, breathing trouble, breathing problems, can't catch breath, cannot catch \
        breath, labored breathing, out of breath, winded, respiratory difficulty, difficulty in \
        breathing, difficulty with breathing, problems breathing, can't breathe, cannot breathe, \
        unable to catch breath, short winded, sobbing for breath, air hunger, increased work of \
        breathing, wob, increased wob, troubled breathing, difficulty catching breath, trouble \
        catching breath, trouble with breathing, dyspneic, hard time breathing, worsening \
        breathing, worse breathing @dyspnea
        dyspnea on exertion, doe, exertional dyspnea, shortness of breath on exertion, sob with \
        exertion, sob on exertion, short of breath with exertion, dyspnea with exertion, \
        shortness of breath with exertion, winded with stairs, winded climbing stairs, short of \
        breath with stairs, dyspnea with activity @dyspnea
        severe shortness of breath, severe dyspnea, severe sob, severe respiratory distress, \
        extremely short of breath, severely short of breath, gasping for air, gasping for breath, \
        gasping, struggling to breathe, fighting for breath, severe difficulty breathing, severe \
        trouble breathing, very short of breath, respiratory distress, acute respiratory \
        distress, in respiratory distress, marked dyspnea, severe breathing difficulty, extreme \
        shortness of breath !airway @dyspnea
        cannot speak in full sentences, can't speak in full sentences, unable to speak in full \
        sentences, speaking in one word sentences, speaks in single words, one word dyspnea, \
        unable to complete sentences, cannot complete sentences, can only speak in short phrases, \
        can't finish sentences, speaking in short phrases, unable to finish sentences, can't \
        complete sentences, speaking 1-2 word sentences, too breathless to speak, two word \
        sentences, one to two word sentences !airway @dyspnea
        not breathing, stopped breathing, isn't breathing, respiratory arrest, no breathing \
        effort, quit breathing, no respirations, ceased breathing, no spontaneous \
        respirations, apneic !airway
        apnea, apneic episode, apneic spells, apnea spells, apnea episode, agonal respirations, \
        agonal breathing !airway
        orthopnea, sleeps on pillows, cannot lie flat, can't lie flat, unable to lie flat, needs \
        extra pillows, two pillow orthopnea, three pillow orthopnea, 2 pillow orthopnea, 3 pillow \
        orthopnea
        paroxysmal nocturnal dyspnea, pnd, wakes up short of breath, waking up short of breath
        cough, coughing, coughed, tussive, persistent cough, chronic cough, hacking cough, \
        barking cough, nocturnal cough, night cough, barky cough, coughing fits
        dry cough, nonproductive cough, non productive cough, unproductive cough
        productive cough, cough productive of sputum, productive cough of sputum, cough with \
        sputum, cough with phlegm, wet cough, coughing up phlegm, coughing up sputum, cough \
        productive, cough productive of green sputum, cough productive of yellow sputum, bringing \
        up phlegm, coughing up mucus, productive of green sputum, productive of yellow sputum, \
        phlegmy cough, chesty cough, cough with green sputum, cough with yellow sputum
        increased sputum, sputum production, sputum, phlegm, increased sputum production, \
        purulent sputum, green sputum, yellow sputum, expectoration, change in sputum
        hemoptysis, coughing up blood, coughing blood, blood in sputum, bloody sputum, blood \
        tinged sputum, coughs up blood, spitting up blood, blood streaked sputum, coughed up \
        blood @bleeding
        massive hemoptysis, large volume hemoptysis, coughing up large amounts of blood, coughing \
        up a lot of blood !haemorrhage @bleeding
        wheeze, wheezing, wheezy, expiratory wheezing, expiratory wheezes, audible wheeze, \
        audible wheezing, end expiratory wheeze, whistling in chest, diffuse wheezing, diffuse \
        wheezes, inspiratory wheeze, scattered wheezes @dyspnea
        choking, choked, choking on food, choking episode, foreign body airway obstruction, \
        airway obstruction, food stuck in throat and cannot breathe !airway
        hoarseness, hoarse voice, hoarse, voice change, raspy voice, lost voice, dysphonia, loss \
        of voice, voice hoarse, muffled voice
        sore throat, throat pain, pharyngeal pain, throat hurts, scratchy throat, throat \
        irritation, painful throat, odynophagia, painful swallowing, pain with swallowing, pain \
        on swallowing, throat soreness, irritated throat, hurts to swallow
        runny nose, rhinorrhea, nasal discharge, nasal drainage, nose running, sniffles, running \
        nose, nasal drip
        nasal congestion, stuffy nose, congestion, congested, blocked nose, stuffed up nose, \
        nasal stuffiness, sinus congestion, head congestion, nasal obstruction, stuffiness
        postnasal drip, post nasal drip, pnd drip, post nasal drainage, postnasal drainage
        sneezing, sneezes
        snoring, snores, loud snoring
        loss of smell, anosmia, can't smell, cannot smell, lost sense of smell, decreased sense \
        of smell
        loss of taste, ageusia, can't taste, lost taste, dysgeusia, metallic taste, altered \
        taste, taste changes, lost sense of taste, loss of taste and smell, loss of taste or smell
        nosebleed, epistaxis, nose bleed, bleeding from nose, bloody nose, nose bleeding @bleeding
        fever, febrile, feverish, high temperature, temp at home, running a temperature, elevated \
        temperature, pyrexia, subjective fever, low grade fever, high fever, spiking fevers, \
        febrile at home, tactile fever, temperature at home, pyrexial, low grade temp, persistent \
        fever @fever
        chills, shaking chills, chilled, shivering, shivers
        rigors, shaking rigors, teeth chattering chills @rigors
        night sweats, drenching sweats, sweats at night, nocturnal sweats, drenching night sweats
        sweating, sweats, sweaty, excessive sweating, hyperhidrosis, clammy, perspiring, cold \
        sweat, sweating profusely, profuse sweating, sweated @diaphoresis
        diaphoresis, diaphoretic, drenched in sweat @diaphoresis
        hot flashes, hot flushes, flushing, flushed, vasomotor symptoms
        fatigue, tired, tiredness, exhausted, exhaustion, low energy, lack of energy, no energy, \
        fatigued, run down, worn out, decreased energy, lethargic feeling, easily tired, tires \
        easily, tired all the time, tired all day, always tired, weary, easy fatigability, easy \
        fatiguability, poor energy, energy low
        malaise, feeling unwell, feels unwell, feeling ill, feels ill, general malaise, under the \
        weather, feels sick, feeling sick, feels lousy, unwell, not feeling well
        weakness, generalized weakness, general weakness, weak, feels weak, feeling weak, global \
        weakness, diffuse weakness, asthenia, weakness all over
        muscle weakness, muscular weakness, proximal weakness, proximal muscle weakness, loss of \
        strength, decreased strength, weakness in muscles
        decreased appetite, poor appetite, loss of appetite, anorexia, no appetite, appetite \
        loss, reduced appetite, lack of appetite, not eating, not hungry, eating less, appetite \
        down, appetite decreased, low appetite, not eating well, diminished appetite, off food, \
        poor po intake, decreased po intake, decreased oral intake, poor oral intake, eating \
        poorly, lost appetite, appetite poor, refusing food
        increased appetite, polyphagia, excessive hunger, always hungry, increased hunger
        weight loss, losing weight, lost weight, wt loss, unintentional weight loss, unintended \
        weight loss, unexplained weight loss, weight decreased, lost pounds
        weight gain, gained weight, gaining weight, wt gain, putting on weight, weight increased, \
        unintentional weight gain, weight up
        failure to thrive, ftt, poor weight gain, not gaining weight
        increased thirst, polydipsia, excessive thirst, very thirsty, always thirsty, thirsty, \
        drinking a lot of water
        heat intolerance, intolerance to heat, always hot
        cold intolerance, intolerance to cold, always cold, feels cold all the time
        dry mouth, xerostomia, mouth dryness, cotton mouth
        mouth sores, oral ulcers, mouth ulcers, canker sores, aphthous ulcers, oral sores, oral \
        lesions, sores in mouth
        bad breath, halitosis
        nausea, nauseous, nauseated, queasy, sick to stomach, feels like vomiting, queasiness, \
        feeling sick to stomach, upset stomach, felt nauseous
        vomiting, vomit, throwing up, emesis, vomited, puking, threw up, bilious vomiting, \
        nonbloody vomiting, non bloody vomiting, vomiting everything, nbnb emesis, post tussive \
        emesis, projectile vomiting, retching, posttussive emesis, throws up, puked, vomiting \
        episode
        nausea and vomiting, n/v, nausea/vomiting, nausea vomiting, n&v, nausea with vomiting
        nausea vomiting and diarrhea, n/v/d, nausea/vomiting/diarrhea, nvd
        hematemesis, vomiting blood, vomits blood, vomited blood, throwing up blood, bloody \
        emesis, bloody vomit, blood in vomit, threw up blood, bright red emesis, vomit with \
        blood, vomiting up blood, bloody vomiting !haemorrhage @bleeding
        coffee ground emesis, coffee-ground vomit, coffee ground vomiting, coffee ground vomitus, \
        vomit like coffee grounds, vomit looks like coffee grounds !haemorrhage @bleeding
        melena, black tarry stool, black stools, tarry stool, dark tarry stools, black and tarry \
        stool, melanotic stool, stools are black and tarry, melenic stool, stool black and tarry, \
        black bowel movements, black tarry bm !haemorrhage @bleeding
        blood in stool, bloody stool, hematochezia, brbpr, bright red blood per rectum, blood per \
        rectum, rectal bleeding, bleeding per rectum, blood with stool, blood in the toilet, \
        bloody diarrhea, maroon stools, bleeding from rectum, blood on toilet paper, passing \
        blood, gross blood per rectum @bleeding
        diarrhea, loose stools, watery stools, runs, frequent stools, watery diarrhea, loose \
        bowel movements, loose bowels, the runs, loose bm, loose bms, watery bowel movements, non \
        bloody diarrhea, nonbloody diarrhea
        constipation, constipated, hard stools, no bowel movement, infrequent stools, \
        obstipation, no bm, difficulty passing stool, straining with stool, straining at stool, \
        obstipated
        abdominal pain, belly pain, stomach pain, tummy ache, stomach ache, stomachache, \
        bellyache, abd pain, abdominal discomfort, stomach cramps, abdominal cramps, abdominal \
        cramping, abdominal ache, pain in abdomen, pain in belly, pain in stomach, gastric pain, \
        periumbilical pain, tummy pain, stomach hurts, belly hurts, tummy hurts, crampy abdominal \
        pain, colicky abdominal pain, diffuse abdominal pain, generalized abdominal pain, lower \
        abdominal pain, upper abdominal pain, epigastric pain, epigastric discomfort, ruq pain, \
        luq pain, rlq pain, llq pain, right upper quadrant pain, left upper quadrant pain, \
        suprapubic pain, lower quadrant pain, upper quadrant pain, belly ache, abd cramping, abd \
        discomfort, pain in right lower quadrant, pain in rlq, pain in ruq, pain in llq, \
        epigastric burning, abdominal colic, stomach cramping, abdomen pain, abdomen hurts, \
        cramping abdominal pain, ruq abdominal pain, rlq abdominal pain, llq abdominal pain, \
        epigastric abdominal pain, cramping pain in abdomen, cramps in belly, cramping in belly \
        @abdominalpain
        severe abdominal pain, excruciating abdominal pain, worst abdominal pain, severe belly \
        pain, severe stomach pain, intense abdominal pain, severe abd pain, sudden severe \
        abdominal pain, severe epigastric pain, severe pelvic pain @abdominalpain @abdominalsevere
        heartburn, acid reflux symptoms, pyrosis, burning after meals, acid indigestion, reflux \
        symptoms, sour taste, regurgitation, acid regurgitation, water brash, reflux
        indigestion, dyspepsia, upset stomach after meals
        bloating, bloated, gas, gassy, flatulence, abdominal bloating, gassiness, belching, \
        burping, abdominal fullness, gas pain
        early satiety, feels full quickly, fullness after eating, gets full quickly
        dysphagia, difficulty swallowing, trouble swallowing, food gets stuck, food sticking, \
        can't swallow, difficult swallowing, problems swallowing, food sticks in throat, cannot \
        swallow, difficulty with swallowing, unable to swallow
        fecal incontinence, bowel incontinence, incontinence of stool, stool incontinence, loss \
        of bowel control, lost control of bowels, incontinent of stool, bowel accident, soiling \
        @retention
        change in bowel habits, altered bowel habits, bowel habit change, change in bowel \
        movements, bowel changes
        rectal itching, anal itching, pruritus ani
        tenesmus, fecal urgency, urge to defecate
        dysuria, painful urination, burning with urination, burning on urination, pain with \
        urination, burning urination, pain on urination, stinging with urination, hurts to \
        urinate, hurts to pee, burns when urinating, burning when urinating, pain when urinating, \
        burns when she pees, burning when peeing, burning with peeing, burns to pee, burning \
        micturition, burning when she urinates
        urinary frequency, frequent urination, urinating often, urinary freq, increased urinary \
        frequency, peeing a lot, frequency of urination, frequency, going to bathroom often, \
        increased frequency of urination, urinating frequently, urinating more often
        urinary urgency, urgency to urinate, urgency of urination, urgency
        urinary hesitancy, hesitancy, weak stream, weak urinary stream, straining to urinate, \
        dribbling, urinary dribbling, slow stream
        nocturia, urinating at night, getting up at night to urinate, night time urination, \
        nighttime urination
        polyuria, excessive urination, urinating large amounts
        urinary retention, unable to urinate, can't urinate, cannot urinate, can't pee, unable to \
        void, inability to urinate, cannot pass urine, unable to pass urine, inability to void, \
        retention of urine, retaining urine @retention
        urinary incontinence, incontinence, incontinent, bladder incontinence, leaking urine, \
        loss of bladder control, lost control of bladder, leakage of urine, incontinence of \
        urine, incontinent of urine, bladder leakage, stress incontinence, urge incontinence, \
        urine leakage, bowel or bladder incontinence, bladder or bowel incontinence, \
        bowel/bladder incontinence, bowel and bladder incontinence, loss of bowel or bladder \
        control, bladder/bowel incontinence, loss of bladder or bowel control @retention
        hematuria, blood in urine, bloody urine, red urine, gross hematuria, microscopic \
        hematuria, pink urine, microhematuria, cola colored urine @bleeding
        decreased urine output, low urine output, not urinating much, oliguria, reduced urine \
        output, decreased wet diapers, fewer wet diapers, no wet diapers, anuria, low uop, \
        decreased uop, poor urine output
        dark urine, tea colored urine, brown urine, foul smelling urine, cloudy urine, malodorous \
        urine
        flank pain, cva pain, loin pain, side pain, pain in flank, renal colic pain
        bedwetting, enuresis, nocturnal enuresis, wets the bed
        headache, ha, head pain, head hurts, cephalgia, head ache, throbbing headache, \
        pounding headache, frontal headache, morning headache, head pounding, throbbing head, \
        bifrontal headache, occipital headache, cephalalgia, dull headache @headache
        severe headache, terrible headache, intense headache, excruciating headache, bad \
        headache, severe ha, severe head pain @headache @headachesevere
        worst headache of life, worst headache ever, worst headache, worst ha of life, worst \
        headache in life, headache worst of life, worst ha ever, headache worst ever, worst \
        headache she has ever had, worst headache he has ever had, worst headache i have ever \
        had, worst ever headache, worst headache of patient's life, worst headache she's ever \
        had, worst headache he's ever had !stroke @headache @headachesevere
        thunderclap headache, sudden severe headache, sudden onset severe headache, sudden \
        explosive headache, thunderclap ha, thunder clap headache, sudden onset worst headache, \
        severe sudden headache, thunderclap onset headache, sudden onset of severe headache \
        !stroke @headache @headachesevere
        dizziness, dizzy, giddy, giddiness, dizzy spells, feels dizzy, woozy, wooziness
        lightheadedness, light headed, lightheaded, light headedness, feels faint, feeling faint, \
        faintness, presyncope, near syncope, pre syncope, near fainting, almost passed out, about \
        to pass out, faint, nearly fainted, almost fainted, near syncopal episode, presyncopal, \
        nearly passed out, feels like passing out @faint
        vertigo, room spinning, spinning sensation, vertiginous, room is spinning, spinning
        syncope, fainting, fainted, passed out, blacked out, syncopal episode, fainting spell, \
        passing out, syncopal, collapse, collapsed, blackout, syncopal event, black out, pass \
        out, blacking out, fell out @faint @lossofconsciousness
        loss of consciousness, loc, lost consciousness, knocked out, unconscious, \
        unconsciousness, knocked unconscious, loss of conciousness @lossofconsciousness
        unresponsive, unarousable, not arousable, unable to arouse, can't wake up, won't wake up, \
        unresponsiveness, comatose, found down, difficult to arouse, cannot be woken, cannot be \
        awakened, won't respond, obtunded, found unresponsive, cannot wake, unable to wake, hard \
        to wake, difficult to wake, coma !neuro @unresponsive
        confusion, confused, disoriented, disorientation, altered mental status, ams, altered, \
        mental status change, not making sense, muddled, change in mental status, increased \
        confusion, more confused, more confused than usual, confused than usual, worsening \
        confusion, change mental status, altered sensorium, acting confused, encephalopathic, not \
        acting right, not acting herself, not acting himself, altered mentation, increasingly \
        confused, altered level of consciousness, confusional state @confusion
        new confusion, newly confused, acute confusion, acutely confused, new onset confusion, \
        sudden confusion, suddenly confused, new disorientation, new altered mental status, acute \
        mental status change, acute change in mental status, acutely altered, acute alteration in \
        mental status, new onset altered mental status, new confusion today, confusion is new, \
        confusion new today @confusion @newconfusion
        lethargy, lethargic, drowsy, drowsiness, somnolent, somnolence, sleepy, sleepiness, \
        sluggish, listless, excessive sleepiness, excessively sleepy, daytime sleepiness, daytime \
        somnolence, excessive daytime sleepiness, groggy, listlessness, very sleepy
        memory loss, forgetful, forgetfulness, memory problems, poor memory, memory impairment, \
        short term memory loss, memory issues, forgetting things, trouble remembering, memory \
        difficulty, amnesia, difficulty remembering
        difficulty concentrating, poor concentration, trouble concentrating, brain fog, foggy \
        thinking, unable to concentrate, inattention, inattentive, decreased concentration, can't \
        focus, trouble focusing, difficulty focusing, distractibility, lack of focus
        facial droop, face droop, face drooping, drooping face, facial weakness, facial drooping, \
        droopy face, one side of face drooping, mouth drooping, face is drooping, droop of face, \
        facial asymmetry, drooping of face, side of face drooping, drooping mouth, mouth droop, \
        face fallen on one side, facial palsy, facial paralysis, droopy mouth, face droopy, \
        asymmetric smile, crooked smile, facial droopiness !stroke
        one sided weakness, unilateral weakness, left sided weakness, right sided weakness, \
        weakness on one side, hemiparesis, hemiplegia, weakness of one side, arm weakness, leg \
        weakness, weakness in arm, weakness of arm, arm and leg weakness, weakness on left side, \
        can't move arm, cannot move arm, can't move leg, can't lift arm, cannot lift arm, unable \
        to lift arm, arm drift, pronator drift, left hemiparesis, right hemiparesis, arm leg \
        weakness, unable to move arm, unable to move leg, unable to move left side, left side \
        weakness, right side weakness, arm weak, leg weak, sided weakness, weak on one side, \
        weakness on left, weak on left side, hemibody weakness, arm is weak, leg is weak, sudden \
        weakness, weakness of arm and leg, weakness in arm and leg, weakness in leg, weakness of \
        leg, leg and arm weakness, arm/leg weakness, side weak, arm paralysis, arm went limp, arm \
        went weak, monoparesis, arm and face weakness, face and arm weakness, face arm weakness \
        !stroke
        bilateral leg weakness, bilateral lower extremity weakness, paraparesis, legs giving out, \
        weak legs, lower extremity weakness, legs are weak, both legs weak, progressive leg \
        weakness, ascending weakness @legweakness
        slurred speech, slurring speech, dysarthria, slurring words, speech slurred, garbled \
        speech, slurring, slurs, speech is slurred, slurred words, slured speech, words slurred, \
        speech garbled, thick speech, speech difficulty, difficulty speaking, speech disturbance, \
        trouble speaking, trouble talking !stroke
        aphasia, cannot speak, can't speak, unable to speak, can't talk, expressive aphasia, word \
        finding difficulty, can't find words, trouble finding words, unable to talk, aphasic, \
        difficulty finding words, receptive aphasia, global aphasia, cannot talk, cannot get \
        words out, can't get words out, unable to get words out, speech arrest !stroke
        sudden vision loss, sudden loss of vision, acute vision loss, suddenly lost vision, \
        sudden blindness, lost vision suddenly, went blind, acute loss of vision, curtain over \
        vision, curtain over eye, curtain coming down over vision, amaurosis fugax, vision \
        suddenly went dark, transient monocular vision loss, painless vision loss, sudden \
        painless vision loss, vision suddenly gone, sudden visual loss !stroke !surgical
        sudden loss of balance, sudden trouble walking, sudden imbalance, sudden loss of \
        coordination, sudden difficulty walking, sudden ataxia, suddenly unable to walk, sudden \
        unsteadiness, suddenly lost balance, lost balance suddenly !stroke
        unsteady gait, gait instability, unsteady, unsteadiness, off balance, imbalance, loss of \
        balance, poor balance, balance problems, difficulty walking, trouble walking, ataxia, \
        gait disturbance, stumbling, ataxic gait, ataxic, unsteady on feet, gait ataxia, gait \
        difficulty, gait abnormality
        vision changes, visual changes, blurry vision, blurred vision, visual disturbance, vision \
        blurry, change in vision, double vision, diplopia, decreased vision, vision problems, \
        loss of vision, vision loss, spots in vision, seeing spots, flashing lights, flashes of \
        light, floaters, photopsia, scotoma, blurring of vision, blur, visual loss, vision \
        blurred, seeing double, blindness, blind spot, poor vision, visual field loss, visual \
        blurring @visionchange
        photophobia, light sensitivity, sensitivity to light, light hurts eyes, sensitive to \
        light, light bothers eyes
        phonophobia, sound sensitivity, sensitivity to sound, sensitive to sound
        aura, visual aura
        eye redness, red eye, bloodshot eye, pink eye symptoms, eye is red, redness of eye, eyes \
        red
        eye discharge, with discharge, eye drainage, discharge from eye, goopy eye, crusting of \
        eye, crusty eyes, ocular discharge, eye crusting
        watery eyes, tearing of eyes, epiphora, eye watering, teary eyes, watering eyes, \
        excessive tearing
        dry eyes, eye dryness, gritty eyes, gritty sensation in eye
        ear pain, earache, otalgia, ear ache, ear hurts, pulling at ear, tugging at ear, pain in \
        ear, pulling ears, ear pulling, ear tugging, sore ear
        ear discharge, otorrhea, ear drainage, draining ear, discharge from ear, fluid from ear, \
        drainage from ear
        hearing loss, decreased hearing, hard of hearing, can't hear, trouble hearing, loss of \
        hearing, diminished hearing, hearing difficulty, muffled hearing, deafness, hearing \
        impairment, deaf
        tinnitus, ringing in ears, ear ringing, ringing of ears, buzzing in ears
        ear fullness, plugged ear, clogged ear, ear pressure, aural fullness, blocked ear
        jaw pain, pain in jaw, jaw ache, jaw hurts, jaw discomfort
        toothache, tooth pain, dental pain, tooth hurts, tooth ache, painful tooth, teeth pain
        neck pain, pain in neck, neck ache, neck hurts, cervicalgia, sore neck, neck discomfort
        neck stiffness, stiff neck, nuchal rigidity, stiffness of neck, neck is stiff, \
        meningismus, neck rigidity, can't bend neck, rigid neck, neck stiff, meningeal signs, \
        unable to flex neck @stiffneck
        back pain, backache, pain in back, back hurts, back ache, low back pain, lower back pain, \
        lbp, lumbago, lumbar pain, upper back pain, mid back pain, sore back, back discomfort, \
        back is hurting, pain in low back, thoracic back pain, chronic low back pain @backpain
        joint pain, arthralgia, aching joints, achy joints, painful joints, joints ache, joints \
        hurt, polyarthralgia
        joint stiffness, morning stiffness, stiff joints, stiffness in joints, stiffness, am \
        stiffness
        muscle pain, myalgia, muscle aches, body aches, aches, achy, aching, generalized aches, \
        aches and pains, muscle soreness, muscle ache, bodyaches, sore muscles, body ache, \
        achiness, aching all over, aching muscles
        muscle cramps, leg cramps, cramps, muscle cramping, charley horse, cramping, muscle \
        spasm, leg cramping, spasms
        numbness, numb, loss of sensation, loss of feeling, decreased sensation, hypoesthesia, \
        sensory loss, numbness and tingling, numbness/tingling, decreased feeling, reduced \
        sensation, lack of feeling
        tingling, pins and needles, paresthesia, prickling, n/t, tingly
        sciatica, pain radiating down leg, pain shooting down leg, radicular pain, radiating leg \
        pain, leg pain radiating from back, pain going down leg, radiculopathy symptoms, shooting \
        pain down leg
        saddle anesthesia, saddle numbness, saddle paresthesia, groin numbness, perineal \
        numbness, numbness in groin, numbness in saddle area, saddle area numbness, perianal \
        numbness, numbness of saddle area, numb groin, numb in saddle area, numbness between \
        legs, numbness in saddle region, numbness in perineum !neuro @saddle
        tremor, shaking hands, shaky, shakiness, trembling, hand tremor, resting tremor, hands \
        shaking, jittery, jitteriness, shakes, shaking, the shakes, tremulous, intention tremor, \
        essential tremors
        restless legs, restless leg symptoms, urge to move legs
        seizure, convulsion, convulsing, seizing, seizure activity, tonic clonic seizure, grand \
        mal seizure, seizure like activity, actively seizing, generalized seizure, focal seizure, \
        febrile seizure, gtc seizure, gtc, shaking episode, generalized tonic clonic seizure, new \
        onset seizure, first time seizure, tonic clonic activity, witnessed seizure, breakthrough \
        seizure, tonic clonic, had a fit !neuro @seizure
        tongue biting, bit tongue, bitten tongue, tongue bite
        anxiety, anxious, nervous, nervousness, worry, worrying, on edge, feeling anxious, \
        excessive worry, feels anxious, anxiousness, constant worry, tense
        panic attack, panic, panicking, anxiety attack, panicky, panic episode
        depressed mood, feeling down, sad, sadness, low mood, feeling depressed, tearful, crying \
        spells, depressed, feels depressed, down mood, feeling blue, tearfulness, mood low, feels \
        down, crying, feels sad, feeling sad, despondent, dysphoria, dysphoric
        hopelessness, hopeless, feels hopeless, feeling hopeless, helplessness, worthlessness, \
        feels worthless, worthless, feeling worthless
        anhedonia, loss of interest, lost interest in activities, no pleasure in activities, lack \
        of interest, decreased interest, lost interest
        irritability, irritable, easily irritated, cranky, fussy, fussiness, short tempered, \
        irritated, crabby, inconsolable, moody, mood swings, moodiness, crying inconsolably, \
        inconsolable crying
        agitation, agitated, restless, restlessness, combative, aggressive, aggressive behavior, \
        aggression, combativeness
        insomnia, trouble sleeping, difficulty sleeping, can't sleep, poor sleep, sleep \
        disturbance, sleeplessness, not sleeping, difficulty falling asleep, trouble falling \
        asleep, early morning awakening, sleep problems, sleeping poorly, trouble staying asleep, \
        unable to sleep, decreased sleep, sleep difficulty, not sleeping well, restless sleep, \
        waking at night
        nightmares, bad dreams, night terrors, vivid dreams
        hallucinations, hallucinating, hearing voices, seeing things, auditory hallucinations, \
        visual hallucinations, ah/vh, avh, hears voices, ah, vh
        delusions, delusional, paranoia, paranoid, paranoid delusions, paranoid ideation
        racing thoughts, flight of ideas, pressured speech, thoughts racing
        suicidal ideation, si, suicidal, suicidal thoughts, suicidal ideas, thoughts of suicide, \
        thinking about suicide, suicidal plan, suicidal intent, plan to kill himself, plan to \
        kill herself, suicidality, passive suicidal ideation, active suicidal ideation, si with \
        plan, thoughts of killing himself, thoughts of killing herself, thoughts of ending life, \
        thoughts of self harm, thoughts of harming self, contemplating suicide, considering \
        suicide, wants to commit suicide, thinking of suicide, plan to overdose, thoughts of \
        hurting herself, thoughts of hurting himself, si/hi, thinking of ending it all, suicidal \
        with plan, suicidal gestures, suicidal statements, passive si, active si, passive death \
        wish, suicidal threats !selfHarm
        wants to die, wanting to die, wish to be dead, wishes he were dead, wishes she were dead, \
        better off dead, would be better off dead, rather be dead, wishes she was dead, wishes he \
        was dead, wish i was dead, want to be dead, wanted to die, wish i were dead, doesn't want \
        to live, don't want to live, do not want to live, does not want to live, no reason to \
        live, nothing to live for, wishes to die, not want to be alive, doesn't want to be alive, \
        tired of living, no longer wants to live, doesn't want to be here anymore, don't want to \
        be here anymore !selfHarm
        kill myself, killing myself, kill himself, kill herself, end my life, ending my life, \
        take my own life, wants to end it all, ending it all, end it all, wants to end life, kill \
        themselves, killing herself, killing himself !selfHarm
        self harm, hurt myself, hurting myself, cutting herself, cutting himself, self injury, \
        self harming, hurt herself, hurt himself, harm himself, harm herself, harm self, self \
        injurious behavior, self mutilation, cuts herself, cuts himself, nssi, harming herself, \
        harming himself, hurting herself, hurting himself, harm myself, self inflicted wound, \
        self inflicted, cutting behavior, self-inflicted laceration !selfHarm
        took all my pills, swallowed pills, took a bottle of pills, took whole bottle, ingested \
        pills, took too many pills, took too much medication, took handful of pills, intentional \
        ingestion, swallowed a bottle of pills, took entire bottle, ingested entire bottle, \
        overdosed on pills, took extra pills, took entire bottle of pills, swallowed a handful of \
        pills, downed a bottle of pills, swallowed all pills, emptied the pill bottle !selfHarm \
        !metabolic
        homicidal ideation, hi, homicidal, homicidal thoughts, thoughts of hurting others, \
        thoughts of harming others, want to kill him, want to kill her, going to hurt, going to \
        kill, plan to hurt others, thoughts of killing someone, wants to hurt someone, wants to \
        kill someone, threatening to kill, threatened to kill, going to hurt someone, hurt \
        others, harm others, harming others, threatens to hurt, homicidality, thoughts of killing \
        others, threatening to hurt, kill others, intends to harm others, going to hurt him \
        !selfHarm
        itching, pruritus, itchy, itch, pruritic, itchiness
        rash, skin rash, breakout, skin eruption, eruption, breaking out, exanthem, maculopapular \
        rash, macular rash, diffuse rash, itchy rash, skin lesion, morbilliform rash, papular \
        rash, red rash, body rash, heat rash, vesicular rash, lesion
        hives, urticaria, wheals, welts, urticarial rash, urticarial, generalized hives, diffuse \
        hives, hives all over @hives
        dry skin, xerosis, skin dryness, flaky skin, scaling, scaly skin, scaly rash, peeling \
        skin, skin peeling
        hair loss, alopecia, thinning hair, losing hair, hair thinning, hair falling out
        easy bruising, bruises easily, bruising easily, easy bleeding, bleeds easily
        bleeding, bleed, active bleeding, oozing blood, hemorrhaging, bleeding profusely, blood \
        loss, abnormal bleeding, oozing, bleeding gums, gum bleeding @bleeding
        uncontrolled bleeding, bleeding that won't stop, can't stop bleeding, heavy bleeding \
        won't stop, profuse bleeding, won't stop bleeding, bleeding not stopping, bleeding will \
        not stop, cannot stop bleeding, bleeding uncontrolled, massive hemorrhage, massive \
        bleeding, exsanguinating, spurting blood, pulsatile bleeding, arterial bleeding, unable \
        to stop bleeding, bleeding does not stop, persistent bleeding despite pressure, \
        exsanguination, bleeding heavily and won't stop, hemorrhaging blood, bleeding that would \
        not stop, bleeding not controlled, bleeding cannot be controlled, pumping blood \
        !haemorrhage @bleeding
        throat closing, throat is closing, throat closing up, throat tightness, throat swelling, \
        throat feels tight, swelling of throat, throat closing sensation, throat swollen, throat \
        swelling up, laryngeal edema, tightness in throat, throat tightening, throat feels like \
        it is closing, throat feels swollen, closing throat, throat constriction, throat \
        constricting, uvular swelling, throat is swelling, throat is closing up !anaphylaxis \
        @airwayswelling
        tongue swelling, swollen tongue, swelling of tongue, tongue is swollen, tongue swollen, \
        swelling of lips and tongue, lip and tongue swelling, tongue and lip swelling, swollen \
        lips and tongue, swelling tongue, tongue swelling up, tongue edema !anaphylaxis \
        @airwayswelling
        """
}
