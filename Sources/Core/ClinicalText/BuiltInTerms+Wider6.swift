extension BuiltInTerms {
    /// Wordings of the hospital's fields, part 1 of 3: symptoms, signs, disorders, injuries.
    static let wider6 = """
        [symptom]
        chest pain, retrosternal discomfort, substernal discomfort, ache in chest, dull ache in \
        chest, parasternal pain, mid sternal pain, midsternal pain, chest hurting, chest has been \
        hurting, chest is sore, chest aches, chest was hurting, cp angle blunting
        chest pressure, band like chest pain, squeezing feeling in chest, bricks on chest, chest \
        feels squeezed
        chest tightness, chest tightening, chest felt tight, tightness of chest, chest feels \
        constricted
        pleuritic chest pain, hurts to take a deep breath, hurts when she breathes, hurts when he \
        breathes
        palpitations, heart is racing, heart was racing, heart flip flops, flip flopping in chest, \
        heart beating out of chest, flutter in chest, awareness of heartbeat, rapid heart beat, \
        heart rate feels fast
        shortness of breath, sobing, soboe at rest, short of air, short breath, cannot get enough \
        air, can't get enough air, not getting enough air, can't get a full breath, cannot get a \
        deep breath, can't take a deep breath, unable to take a deep breath, couldn't catch her \
        breath, couldn't breathe, could not breathe, hard to catch breath, struggling with \
        breathing, breathing heavy, breathing hard, heavy breathing, shob, huffing and puffing, \
        panting, breathing is bad, breathing getting worse, breathing worse, smothering sensation, \
        feels like suffocating, breathing laboured, heavy breathing at rest, increased respiratory \
        effort, work of breathing increased, increased effort, abdominal breathing, paradoxical \
        abdominal movement, respiratory muscle fatigue, tiring out, respiratory effort increased, \
        respirations labored, short sentences, speaks in short sentences, speaking in phrases, \
        speaking in short sentences, increased resp effort, resp distress
        dyspnea on exertion, sobe, exertional shortness of breath, winded with minimal exertion, \
        winded walking, gets winded, getting winded, gets short of breath walking, dyspnea on \
        minimal exertion, sob with minimal exertion, sob walking, sob on stairs, sob when walking, \
        out of breath climbing stairs, out of breath walking, puffed on exertion, reduced exercise \
        capacity, diminished exercise tolerance
        orthopnea, sleeps in recliner, sleeping in recliner, sleeps propped up, sleeping upright, \
        sleeps upright, sleeping in a chair
        syncope, lost consciousness briefly, brief loc, dropped to the floor unconscious
        lightheadedness, greyed out, vision went black, vision going black, felt woozy, dizzy on \
        standing, dizzy when standing, dizzy when standing up, head rush, dizziness upon standing, \
        faint crackles, lightheaded and dizzy
        loss of consciousness, syncopized
        leg swelling, ankles swell, feet swell, bl le edema, b/l le edema, lower limb swelling, \
        lower limb edema, shoes don't fit, swollen lower limbs
        claudication, leg pain on walking, rest pain in foot, ischemic rest pain, claudicating, \
        cramping in calves with walking, calves cramp when walking
        weight gain, fluid weight, weight has increased, increased weight
        wandering, wandering atrial pacemaker
        angina, anginal equivalent, cardiac syndrome x
        rhythm vf, 3rd degree heart block, 3rd degree av block, complete av block, complete heart \
        blk
        bone visible, critical limb threatening ischemia, chronic limb threatening ischemia
        cough, chronic dry cough, congested cough, coughin, couging
        productive cough, cough productive of brown sputum, cough productive of white sputum, \
        cough productive of clear sputum, cough with brown sputum, cough with white sputum, cough \
        with clear sputum, cough with mucus, cough w/ phlegm, cough w/ sputum, coughing up green \
        stuff, bringing up green sputum, coughing up yellow mucus, coughing up green phlegm, \
        coughing up green mucus, coughing up thick mucus, producing sputum, productive of thick \
        sputum, productive of white sputum, productive of clear sputum, productive of brown \
        sputum, productive of sputum, productive of phlegm, cough prod
        increased sputum, mucus production, purulent secretions, blood-tinged secretions, \
        increased sputum purulence, sputum purulence, chest secretions
        hemoptysis, blood with cough, cough with blood, coughing out blood, blood tinged phlegm, \
        blood in phlegm, spitting blood, spat blood, coughing clots, expectorating blood, bloody \
        phlegm, bloody cough, coughs blood
        wheeze, wheezed, whistling breathing, whistling when breathing, chest whistling, \
        expiratory rhonchi
        snoring, snorting in sleep, unrefreshed sleep, falls asleep easily, falling asleep driving
        choking, airway obstruction on spirometry
        fever, drug fever, spiked a temp, running a temp, high temp, temperature high, f/c/s, \
        hyperpyrexia, hyperthermia, hyperthermic, defervesced, fevered, febrile transfusion \
        reaction, febrile nonhemolytic transfusion reaction
        pain, griping pain, pain after eating
        nausea, wants to vomit, wanting to throw up, turning stomach, feels like throwing up, \
        stomach churning, chemo induced nausea
        vomiting, emeses, barfed, bringing up food, cannot keep anything down, can't keep fluids \
        down, not keeping anything down, not keeping fluids down, unable to keep food down, unable \
        to tolerate po, not tolerating po, po intolerance, unable to tolerate oral intake, \
        intractable nausea, gastric outlet symptoms, feculent, faeculent, feculent ng output, \
        bilious ng output, bilious output, bilious aspirates, feculent drainage
        hematemesis, coffee grounds, cge, hematemasis
        melena, melenic, tarry bowel movement, black colored stool
        blood in stool, pr bleeding, pr bleed, bloody bowel movements, bloody bm, blood in poop, \
        blood in bowl, passing clots rectally, bleeding from back passage, blood from back \
        passage, blood streaked stool, blood mixed in stool, blood with bowel movements, blood \
        with bm, fresh pr bleed, red blood in stool, gross blood on rectal, currant jelly stool
        diarrhea, liquid stool, mucoid stools, squits, diarrhoeal, diarrheal illness, increased \
        ostomy output, high ostomy output, high output ileostomy, high stoma output, high output \
        stoma, bulky stools, undigested food in stool
        constipation, not opening bowels, not passing stool, backed up, difficulty with bowel \
        movements, unable to have a bowel movement, can't have a bm, incomplete emptying of \
        bowels, not pooping, no stool in days, hard to poop
        not passing flatus, no flatus, unable to pass gas, absent flatus, no gas or stool, \
        absolute constipation, unable to pass flatus
        bloating, belly swollen, swollen belly, swollen abdomen, belly distended, increasing \
        abdominal girth, increased abdominal girth, belly getting bigger, abd distended, abd \
        distention, abdo distension, abdo distended, tympanitic abdomen, protuberant abdomen, \
        excessive gas, wind pains, passing wind excessively, bloatedness
        heartburn, regurgitation of food, regurgitating food, sour brash, acid in throat, gerd \
        symptoms, burning behind breastbone, repeats on him, dyspeptic, upset gut
        retrosternal, retrosternal burn
        dysphagia, food stuck in chest, hard to swallow, solid food dysphagia, food going down \
        wrong way, coughing with liquids, coughs with liquids, coughs when eating, coughing with \
        meals, chokes on liquids, chokes on thin liquids, impaired swallow, failed swallow, failed \
        swallow screen, failed bedside swallow, unsafe swallow, aspirates thin liquids, pooling of \
        secretions, unable to swallow secretions, can't swallow secretions, lump in throat \
        sensation, feels food stuck
        decreased appetite, barely eating, hardly eating, won't eat, refuses to eat, doesn't want \
        to eat, fills up quickly, won't drink, refuses to drink, inappetence, anorectic, reduced \
        po intake, minimal po intake, poor nutrition, inadequate oral intake, poor nutritional \
        intake
        weight loss, clothes are loose, clothes loose, dropped weight, weight down, pounds lost, \
        weight has dropped, decreased weight, clothes fitting loosely, trousers loose, shedding \
        weight
        fecal incontinence, soiled himself, soiled herself, incontinent of feces, can't hold \
        stool, stool leakage, double incontinence, incontinent of bowel and bladder, rectal \
        urgency, proctalgia, proctalgia fugax, painful bowel movements
        rash, ocd lesion
        bleeding, bleeding hemorrhoids, bleeding fistula, tracheostomy bleeding, trach bleeding
        lump, creatinine bump, cr bump
        disequilibrium, dialysis disequilibrium
        not fading under glass, thrombotic thrombocytopenic purpura
        hematuria, hematuria and proteinuria
        falling, falling hemoglobin, falling hb
        rigors, rigoring, shaking all over, teeth chattering, cold chills, cold shivers, \
        uncontrollable shaking, hot and shivery, rigorous chills
        sweating, shaky and sweaty, pale and sweaty, pale and clammy, grey and clammy, cold \
        clammy, grey and sweaty
        night sweats, soaking sheets, soaked sheets, wakes drenched, waking up drenched
        weakness, quadriparesis weakness
        hives, urticarial vasculitis
        swelling, red hot and swollen
        easy bruising, ecchymoses, hemarthrosis, haemarthrosis, retroperitoneal hematoma, rp \
        hematoma, psoas hematoma, iliopsoas hematoma, rectus sheath hematoma, intramuscular \
        hematoma, muscle hematoma, groin hematoma, access site hematoma, thigh hematoma, hematoma \
        at site, wound hematoma, subcapsular hematoma, perinephric hematoma, mesenteric hematoma, \
        adductor hematoma
        headache, head is pounding, head throbbing, chronic daily headache, cough headache, \
        hemicrania, hemicrania continua, pain behind eyes, head feels heavy, banging head, head \
        aches
        thunderclap headache, worst of life headache, headache like a thunderclap
        bilateral leg weakness, spastic paraparesis
        facial droop, nlf flattening, nasolabial fold flattening, flattened nasolabial fold, left \
        nlf flattening
        slurred speech, dysarthric speech, broca's aphasia, wernicke's aphasia
        unresponsive, unresponsive to pain, out cold, flexor posturing
        seizure, aura before seizure
        one pupil big, pupils unequal and sluggish
        dysuria, burns when he pees, hurts when i pee, stinging when passing urine, pain on \
        micturition, strangury
        luts, bph with luts
        urinary incontinence, incontinence associated dermatitis
        clicks, flank pain colicky
        redness, streaking redness
        platypnea; trepopnea; bendopnea; stomach is killing me; stomach in knots; dark stool; food \
        bolus impaction, food impaction, food bolus, meat impaction, esophageal food impaction, \
        steak stuck in throat, meat stuck; rundown; zapped; deconditioning; debility; debilitated; \
        energy level low; lassitude; feels awful; feels terrible; feels rotten; feels rough; \
        feeling rough; feeling crappy; feels crummy; adynamia; lack of stamina; functional \
        decline; decline in function; physical deconditioning; general debility; intolerant of \
        heat; urinating a lot; sausage digit; adult-onset stills; gel phenomenon; mechanic's \
        hands; shawl sign; pathergy; digital pitting; nailfold changes; capillary nailfold \
        changes; balance is off; lost balance; veers to right; drifting to one side when walking; \
        walking funny; difficulty with ambulation; difficulty ambulating; not able to walk; \
        magnetic gait; retropulsion
        tandem gait impaired; unable to tandem; impaired tandem; high stepping gait; foot slap; \
        swaying; oscillopsia; motion sick; swimming head; paraesthesiae; asleep feeling; fell \
        asleep arm; arm fell asleep; hand falls asleep; can't feel feet; can't feel fingers; can't \
        feel hand; hypesthesia; hyperesthesia; lhermitte's; lhermitte's sign; hemisensory loss; \
        hemisensory deficit; loss of pinprick; decreased proprioception; impaired proprioception; \
        loss of proprioception; reduced proprioception; decreased vibratory sense; impaired \
        vibration sense; diminished vibration; legs feel like jelly; hemiparetic; loss of \
        dexterity; loss of fine motor control; decreased grip strength; decreased grip; reduced \
        grip strength; finger drop; tetraparesis; monoplegia; diplegia; ascending paralysis; \
        descending paralysis; paralysis; paralyzed; can't raise arm; flaccid paralysis; flaccid; \
        flaccidity; plegic
        reduced power; power reduced; decreased power; reduced strength; diminished strength; \
        strength decreased; strength reduced; myokymia; involuntary movements; hemiballismus; \
        facial nerve weakness; facial nerve paralysis; difficulty with speech; speech problems; \
        difficulty talking; speech changes; speech is off; mumbled speech; nonfluent speech; \
        impaired naming; impaired repetition; scanning speech; incomprehensible speech; \
        incomprehensible sounds; incoherent speech; inappropriate words; sounds drunk; change in \
        mentation; acting strangely; acting funny; acting weird; bewildered; not oriented; \
        oriented to self only; oriented to person only; not recognizing family; doesn't recognize \
        family; sundowner's; arousable to voice; arousable to voice only; barely arousable; less \
        responsive; decreased responsiveness; decreased alertness; decreased level of alertness; \
        reduced alertness
        decreased mental status; waxing and waning mental status; waxing and waning; waxing and \
        waning mentation; fluctuating consciousness; fluctuating mental status; poor attention; \
        slow to respond; slow responses; slowed responses; delayed responses; pulling at lines; \
        pulling at tubes; brain death; brain dead; vegetative state; persistent vegetative state; \
        minimally conscious state; locked in syndrome; absent corneal reflex; absent corneals; no \
        corneals; absent gag; absent cough and gag; no gag; absent gag reflex; weak gag; absent \
        brainstem reflexes; no brainstem reflexes; extensor response; withdraws to pain; localizes \
        to pain; convulsed; seized; grand mal; shook all over; automatisms; deja vu; epigastric \
        rising sensation; foaming at mouth; frothing at mouth; eye rolling back; nonconvulsive \
        status; ncse; convulsive status; refractory status; vision lost; can't see; cannot see; \
        shade over eye
        quadrantanopsia; forced gaze; eye deviation; eyes deviated; disconjugate gaze; \
        dysconjugate gaze; pupil asymmetry; unreactive pupils; memory decline; memory going; \
        amnestic; amnesic to event; asking same questions; perseverating; loses things; cognitive \
        deficits; cognitive dysfunction; executive dysfunction; impaired short term memory; \
        hearing things; seeing people who aren't there; seeing bugs; personality change; behavior \
        change; change in behavior; abulia; blepharospasm; parasomnia; back is killing me; back \
        went out; threw out back; threw back out; coccydynia; absent anal wink; trouble peeing; \
        failed void trial; failed voiding trial; failed trial of void; failed twoc; clot \
        retention; chronic retention; going often; peeing frequently; peeing often; urge to \
        urinate; poor urinary stream; decreased stream; decreased force of stream; intermittency; \
        interrupted stream; incomplete voiding
        irritative voiding symptoms; obstructive voiding symptoms; storage symptoms; voiding \
        symptoms; voiding dysfunction; leaking pee; wetting herself; wetting himself; anuric; \
        oliguric; poor uop; uop low; urine output low; minimal urine output; minimal uop; hasn't \
        urinated; peeing less; urinating less; cola urine; turbid urine; urine smells; peeing \
        blood; urinating blood; urine bloody; blood tinged urine; hematospermia; haematospermia; \
        blood in semen; blood at meatus; blood at urethral meatus; pneumaturia; fecaluria; passing \
        gravel; passed stone; chyluria; urinary leak; near amputation; crushed foot; knot on head; \
        seatbelt sign; seat belt sign; seatbelt mark; handlebar mark; pedestrian vs auto; auto vs \
        ped; fallen; tripped over rug; missed a step; fell onto hip; fell on hip; fell onto left \
        side; fell backwards; fell forward; inability to bear weight; cannot put weight; locked \
        knee; knee buckles
        positive squeeze test; positive thompson's; thompson's positive; log roll positive; \
        positive log roll; positive fadir; fadir positive; positive stinchfield; shortened leg; \
        shortened and rotated; shortened and er; leg shortening; looks awful; looks terrible; \
        appears toxic; smells of etoh; transfusion associated reaction; incision red; red \
        incision; incision draining; stump breakdown; flap failure; graft failure; steal \
        phenomenon; lymph leak; red and warm; warm and red; calor; rashy; leg asymmetry; one leg \
        bigger than other; cord like vein
        [sign]
        jugular venous distension, elevated neck veins, jvp to angle of jaw, jvp to jaw, jvp to \
        earlobe, elevated jugular venous pressure, raised jugular venous pressure, kussmaul sign
        hepatojugular reflux, hjr positive, abdominojugular reflux, hepatojugular reflex
        gallop, third heart sound
        s4 gallop, fourth heart sound, s4 present
        murmur, ii/vi sem, mid systolic click, midsystolic click, opening snap, ejection click
        edema, pitting to knees
        tachycardia, pulse rapid, fast pulse, hr elevated, elevated hr, increased heart rate, \
        tachy to, tachy at, tachy in, tachy on, remains tachy, still tachy, is tachy, was tachy, \
        mildly tachy, slightly tachy
        bradycardia, pulse slow, low heart rate, low hr, braddy
        hypotension, soft bps, bp soft, pressures soft, sbp in 80s, systolic in the 80s, sbp in \
        70s, bp in 80s, blood pressure dropped, dropping bp, bp dropping, hypotension requiring \
        pressors
        cool extremities, thready, weak peripheral pulses, pulsus alternans, slow rising pulse, \
        radiofemoral delay, bp differential between arms, unequal blood pressures, asymmetric \
        pulses, pulses unequal, pulse asymmetry, extremities cool, peripherally cool, capillary \
        refill delayed, sluggish cap refill, sluggish capillary refill, cap refill 4 seconds, \
        poorly perfused, hypoperfusion, poor peripheral perfusion, malperfusion
        pulsus paradoxus, paradoxical pulse
        displaced pmi, pmi displaced
        mottled skin, cold and mottled
        splinter hemorrhage, roth spots
        st elevation, ste in inferior leads, ste in v1-v4, tombstoning, stemi on ecg, diffuse ste, \
        wellens, wellens sign, wellens waves, de winter t waves, sgarbossa positive, posterior mi \
        pattern
        st depression, st depr, dynamic ecg changes, st t wave changes, ecg changes, st/t changes, \
        st-t wave abnormalities, st segment changes, st abnormality, st deviation, t waves \
        inverted, t inversion, biphasic t waves, t wave abnormality, nonspecific t wave \
        abnormality, t wave changes, peaked ts, qtc prolonged at, long qtc, borderline qtc, qt \
        prolonged
        short pr, preexcitation, pre-excitation
        lvh, lvh with strain, lv hypertrophy
        sinus pauses, sinus arrest, pauses on telemetry, pauses on tele, pause of 4 seconds
        biatrial enlargement, left atrial abnormality, p mitrale, p pulmonale, right atrial \
        enlargement
        irregular pulse, irregular rate and rhythm, rhythm irregular, irreg rhythm, irregular \
        heart rate
        regional wall motion abnormality, inferior hypokinesis, anterior hypokinesis, septal \
        hypokinesis, apical hypokinesis, apical akinesis, apical ballooning, hypokinetic, inferior \
        wall hypokinesis, anterior wall akinesis
        impaired lv function, lvef reduced, reduced lvef, low lvef, severely reduced ef, mildly \
        reduced ef, moderately reduced ef, severely reduced lvef, impaired systolic function, \
        severely impaired lv, lv failure
        rv dilatation, d-shaped septum, septal flattening, flattened septum, septal bowing, rv \
        enlargement, rv hypokinesis, rv failure, reduced tapse, elevated rvsp, rvsp elevated, \
        elevated pasp, d shaped lv
        intracardiac thrombus, laa thrombus, left atrial thrombus, left atrial appendage thrombus, \
        mural thrombus, lv clot, ventricular thrombus
        vegetation, aortic valve vegetation, paravalvular leak, perivalvular leak, flail leaflet, \
        flail mitral leaflet, ruptured chordae, papillary muscle rupture, chordal rupture
        elevated creatinine, bnp elevated, high bnp, elevated probnp, elevated nt-probnp, raised \
        nt-probnp, bnp up, elevated pro bnp
        elevated troponin, trop elevated, elevated trop, trop positive, positive trop, elevated hs \
        troponin, elevated high sensitivity troponin
        crackles, crepts, crackling in lungs, wet lungs, lungs wet, rattling chest, creps left \
        base
        rhonchi, rhonchorous, coarse bs, coarse lung sounds, coarse airway sounds, lungs coarse, \
        coarse throughout, upper airway noise
        wheezes on exam, diminished air movement, decreased bs, diminished bs, diminished \
        bibasilar, diminished throughout, diminished lung sounds, breath sounds diminished, breath \
        sounds reduced, quiet chest, air entry decreased, decreased aeration, poor aeration, \
        diminished aeration, reduced ae left base, diminished bases, distant breath sounds, tight \
        air movement, poor effort, shallow breaths, prolonged exp phase, prolonged expiratory, \
        prolonged exhalation
        egophony, aegophony, whispered pectoriloquy, increased tactile fremitus, tactile fremitus, \
        decreased tactile fremitus, increased fremitus, reduced vocal resonance, decreased vocal \
        resonance, dull percussion, dull at base, dull left base, percussion dull, tubular breath \
        sounds
        tachypnea, increased respiratory rate, rr elevated, elevated respiratory rate, rapid \
        respirations, hyperventilation, hyperventilating, breathing rapid, elevated rr, increased \
        rr, raised rr, raised respiratory rate, fast resp rate
        bradypnea, hypoventilating, resp depression, breathing slow
        hypoxia, low o2, sats low, o2 sats low, sats dropped, sats dropping, sats dropping to, \
        desaturates with ambulation, desatting, low spo2, spo2 low, oxygen dropped, oxygen levels \
        low, oxygen requirement, new oxygen requirement, o2 requirement, increasing oxygen \
        requirement, increasing o2 requirement, increased oxygen requirement, increased o2 \
        requirement, low pao2, hypoxic on room air
        hypercapnia, hypercapnoea, elevated pco2, elevated co2, raised pco2, pco2 elevated, co2 \
        retainer, co2 retaining, retaining co2, co2 narcosis, hypercarbic, high co2
        clubbing, clubbed fingers
        barrel chest, barrel chested, increased ap diameter, hyperexpanded, hyperexpanded chest, \
        hyperinflated chest, hyperexpanded lungs, hyperexpansion, flattened diaphragms
        crepitus, sub q air, subq emphysema, subcut emphysema
        reduced chest expansion, paradoxical chest movement, chest wall asymmetry, asymmetric \
        chest rise, decreased chest expansion, unequal chest rise, reduced expansion, asymmetric \
        chest expansion
        consolidation, ggo, ground glass nodules, mosaic attenuation, crazy paving, reticulation, \
        reticular changes, septal thickening, interlobular septal thickening, subpleural \
        reticulation, traction bronchiectasis, honeycomb changes, interstitial thickening, \
        interstitial prominence, increased interstitial markings, prominent interstitial markings, \
        bronchovascular crowding, vascular prominence, apical scarring, biapical scarring, pleural \
        scarring, pleural calcification, fibrosis on ct, lung scarring, parenchymal scarring, \
        linear scarring, bibasilar scarring, apical fibrosis, bullous changes, bullous disease, \
        subpleural blebs, bullous emphysema, centrilobular emphysema, paraseptal emphysema, \
        panlobular emphysema, apical bullae
        atelectasis, atelectatic changes, volume loss, lung volume loss, low lung volumes
        pleural effusion, trace effusion, blunted costophrenic angle, costophrenic angle blunting, \
        loculated effusion, exudative effusion, transudative effusion, chylothorax, large \
        effusion, layering effusion, subpulmonic effusion, meniscus sign, hydrothorax, basal \
        effusion, bibasal effusions, fluid on lung, fluid in lungs, water on lung, water in lungs, \
        fluid around lung
        vascular congestion, pulmonary congestion, pulm edema, interstitial pulmonary edema, \
        congestive changes, chf changes, pulmonary venous congestion, venous congestion, vascular \
        redistribution, upper lobe blood diversion, b lines, diffuse b lines, bat wing opacities, \
        batwing opacities, batwing shadowing, perihilar haze, perihilar congestion, pulmonary \
        vascular redistribution, cardiogenic pulmonary edema, noncardiogenic pulmonary edema, non \
        cardiogenic pulmonary edema, flash pulm edema, kerley lines, kerley b, fluid in fissure, \
        chf on cxr, failure on cxr, reexpansion pulmonary edema
        cardiomegaly, cardiac enlargement, cardiomediastinal enlargement, heart enlarged, big \
        heart, enlarged cardiomediastinal silhouette, ctr increased, increased ctr, globular \
        heart, water bottle heart
        widened mediastinum, mediastinum widened
        pulmonary nodule, rul nodule, lul nodule, rll nodule, lll nodule, rml nodule, spiculated \
        nodule, spiculated mass, rul mass, lul mass, rll mass, lll mass, lung lesion, pulmonary \
        mass, cavitary lung lesion, cavitary nodule, granulomata, granulomatous disease, calcified \
        nodule, subcentimeter nodules, noncalcified nodule, miliary pattern, miliary nodules, tree \
        in bud opacities, tree in bud nodularity, tree-in-bud nodules, miliary shadowing, \
        centrilobular nodules, endobronchial lesion, endobronchial mass, part solid nodule, \
        subsolid nodule, micronodules, lung cyst, cystic lung disease, pneumatocele
        ulcer, sacral decubitus ulcer
        hepatomegaly, tender hepatomegaly, big liver, liver enlarged, spleen tip palpable, \
        palpable spleen tip, spleen enlarged, palpable kidney, ballotable kidney, distended \
        bladder, bladder distended, full bladder on exam, abd mass, rlq mass, ruq mass, epigastric \
        mass, fullness in rlq, rlq fullness, pulsatile aorta, palpable aorta, aorta palpable, \
        expansile mass, mass on dre, shelf on rectal
        murphy sign, positive murphy's, murphys positive, sonographic murphy's, positive \
        sonographic murphy's sign
        rebound tenderness, guards abdomen, cough tenderness, dunphy sign, positive psoas, \
        positive obturator, positive rovsing, psoas positive, carnett's sign, carnett positive, \
        mcburney's sign
        ascites, tense ascites, flank dullness, bulging flanks, distended with fluid, ascitic, \
        perihepatic fluid, intraperitoneal fluid, free intraperitoneal fluid, pelvic free fluid, \
        free pelvic fluid
        asterixis, hepatic flap, fetor hepaticus, stigmata of chronic liver disease, stigmata of \
        liver disease, eyes are yellow, skin is yellow, turned yellow, looks yellow, jaundice of \
        skin, tinge of jaundice, subicteric, mildly icteric, sclera icteric, sclerae icteric, \
        obstructive jaundice, painless jaundice, cholestatic jaundice
        flank bruising, periumbilical ecchymosis
        bowel sounds absent, absent bs, hypoactive bs, bowel sounds hypoactive, bowel sounds \
        hyperactive, hyperactive bs, quiet bowel sounds, bowel sounds decreased, tinkling bs, \
        diminished bowel sounds, no bowel sounds, borborygmi, succussion splash, scaphoid abdomen
        appendicolith, appendicolith on ct
        lymphadenopathy, lad nodes, lymph node enlargement, porta hepatis nodes, tender \
        lymphadenopathy, reactive lymph nodes, matted nodes, virchow node, neck nodes, node \
        enlargement
        papules, rheumatoid nodules
        infarct, pica infarct
        free air, free intraperitoneal air, free gas under diaphragm, subdiaphragmatic air, \
        extraluminal air, extraluminal gas, free peritoneal air, extravasation of contrast, active \
        contrast extravasation, contrast blush, arterial blush, leak of contrast, contrast leak, \
        extraluminal contrast, retroperitoneal air
        neutropenia, chemotherapy induced neutropenia
        ileitis, crohn's ileitis
        necrosis, wound necrosis
        stenosis, fistula stenosis
        inflammation, anemia of chronic inflammation
        thrombocytopenia, low plt, platelets low, plts low, hit antibodies, elevated platelets, \
        high platelets, drug induced thrombocytopenia, pseudothrombocytopenia, platelet \
        dysfunction, coagulopathy of liver disease, elevated pt/inr, elevated inr at, inr high, \
        high inr value, elevated ptt, prolonged ptt, prolonged aptt, prolonged pt, inr \
        supratherapeutic, inr subtherapeutic, factor viii deficiency, von willebrands, \
        hypercoagulable, hypercoagulability, antithrombin deficiency, prothrombin gene mutation, \
        antiphospholipid antibody syndrome, lupus anticoagulant, d-dimer elevated, low fibrinogen, \
        vitamin k deficiency
        leukocytosis, leukocytosis with left shift
        lymphocytosis, lymphocytosis on cbc
        deformity, angulated deformity
        varicosities, ataxia telangiectasia
        paraplegia, hereditary spastic paraplegia
        vesicles, fracture blisters
        pallor, went gray, went grey, turned gray, turned grey, looked gray, looked grey
        slough, necrotic eschar
        erythema, wound erythema
        non palpable pulses; absent dp pulse; absent dp; dp absent; monophasic signals; \
        monophasic waveforms; absent doppler signals; pulse not palpable; dp not palpable; \
        beck's triad; parasternal lift, rv lift; palpable thrill, systolic thrill; precordial \
        thrill; narrow pulse pressure, wide pulse pressure, widened pulse pressure; s1q3t3, \
        s1q3t3 pattern, s1 q3 t3; wide qrs, widened qrs, qrs widening, wide complex, wide qrs \
        complex, qrs prolongation, prolonged qrs, broad qrs, broad complex; prolonged pr, pr \
        prolongation, prolonged pr interval; j waves; sine wave pattern, sine wave, sinusoidal \
        ecg; junctional rhythm, junctional escape, junctional escape rhythm, accelerated \
        junctional rhythm, idioventricular rhythm, aivr, accelerated idioventricular rhythm, \
        ventricular escape, ventricular escape rhythm, escape rhythm, low atrial rhythm
        nonspecific st abnormality, nsst changes, nonspecific st-t wave changes, nonspecific st-t \
        abnormality, nstwa, nonspecific st-t wave abnormality, nonspecific intraventricular delay; \
        abnormal ecg, abnormal electrocardiogram, ecg abnormal, ekg abnormal; impaired relaxation; \
        dilated aortic root, aortic root dilation, dilated ascending aorta, ascending aorta \
        dilation, ectatic aorta, aortic ectasia, tortuous aorta, unfolded aorta; aortic sclerosis, \
        aortic valve sclerosis, calcified aortic valve; in-stent restenosis; positive stress test, \
        abnormal stress test, reversible defect, reversible perfusion defect, fixed defect, fixed \
        perfusion defect, perfusion defect, mismatched perfusion defect, v/q mismatch; sfa \
        occlusion; popliteal occlusion; graft occlusion; bypass graft occlusion; occluded bypass; \
        occluded graft; popliteal artery occlusion; popliteal thrombosis; stent occlusion; \
        arterial occlusion
        leriche syndrome; aortoiliac occlusion; acrocyanotic; duskiness; pectus excavatum, pectus \
        carinatum; tracheal shift, trachea shifted, mediastinal shift, shift of mediastinum; air \
        space disease; whiteout; silhouette sign; retrocardiac density; increased density; hilar \
        prominence; hilar mass; perihilar mass; mediastinal lymphadenopathy; mediastinal mass; \
        anterior mediastinal mass; mediastinal nodes; enlarged mediastinal nodes; bulky hilum; \
        bulky hila; mediastinal air; calcified hilar nodes; enlarged hilar nodes
        low dlco, reduced dlco, decreased dlco, reduced fev1, low fev1, reduced fvc, reduced tlco, \
        reduced kco, airflow limitation, air flow limitation, obstructive ventilatory defect, \
        obstructive defect, restrictive defect, restrictive ventilatory defect, bronchodilator \
        response, bronchodilator reversibility, restrictive lung physiology, reduced peak flow, \
        low peak flow, drop in peak flow, peak flow down, peak flow reduced; renal punch positive; \
        positive renal punch; dilated bowel; transition point; transition zone on ct; decompressed \
        distal bowel; fecalization; small bowel feces sign; portal venous gas; mesenteric swirl; \
        whirl sign; swirl sign; mural thickening; thumbprinting; mesenteric stranding; \
        inflammatory stranding; pericolonic stranding; pericolic stranding; pericecal stranding; \
        periappendiceal stranding; periappendiceal fluid; dilated appendix; fecalith; faecolith; \
        enlarged appendix
        peripancreatic stranding; peripancreatic fluid; pericholecystic stranding; biliary \
        dilation; intrahepatic biliary dilation; dilated intrahepatic ducts; dilated common bile \
        duct; cbd dilated; dilated pancreatic duct; pancreatic duct dilation; double duct sign; \
        porcelain gallbladder; hypodensity; hyperdensity; nodular contour of liver; lobulated \
        liver; bladder diverticulum; bladder trabeculation; elevated pvr; high pvr; raised post \
        void residual; elevated post void residual; high post void residual; large pvr; elevated \
        residual; prostatic enlargement; hard prostate; prostate hard; prostate nodular; \
        asymmetric prostate; abnormal liver function tests; lfts up; raised transaminases; \
        cholestasis; elevated alk phos; elevated alp; elevated ggt; liver enzymes elevated; \
        elevated bili; elevated t bili; high bilirubin; hepatic dysfunction; liver dysfunction; \
        hepatopathy; creatinine rising; cr elevated
        worsening renal function; worsening kidney function; renal function worsening; declining \
        renal function; kidneys shut down; kidney shutdown; kidneys failing; kidneys are failing; \
        impaired renal function; renal dysfunction; renal impairment; kidney dysfunction; \
        azotemia; uremia; uremic; uraemic; uremic symptoms; elevated bun; bun elevated; elevated \
        cr; low gfr; reduced egfr; low egfr; decreased gfr; reduced gfr; pancytopenic; \
        bicytopenia; cytopenias; bone marrow failure; marrow suppression; myelosuppression; \
        transfusion dependent; toxic granulation; rouleaux; target cells; spherocytes; elevated \
        ldh; low haptoglobin; anisocytosis; poikilocytosis; polychromasia; reticulocytosis; \
        hypochromia; high wbc; white count elevated; raised white count; white count up; wbc up; \
        wcc raised; raised white cells; elevated eosinophils; hypereosinophilia; hypereosinophilic \
        syndrome; basophilia; low white cells
        leukopenic; anc low; neutrophils low; low neutrophils; crp elevated; high crp; crp high; \
        esr elevated; high esr; elevated procalcitonin; procalcitonin elevated; raised \
        procalcitonin; inflammatory markers raised; inflammatory markers up; crp rising; rising \
        crp; crp raised; esr raised; elevated ferritin; hyperferritinemia; lipase elevated; high \
        lipase; raised amylase; raised lipase; elevated amylase; elevated cpk; cpk elevated; \
        ammonia elevated; high ammonia; hyperammonemia; rising psa; elevated ca 19-9; elevated \
        ca-125; elevated cea; rising cea; elevated afp; elevated tumor markers; raised tumour \
        markers; high uric acid; high tsh; tsh elevated; low free t4; elevated free t4; elevated \
        pth; high pth; high a1c; elevated hba1c; high hba1c; raised hba1c; leuks positive; leucs \
        positive; positive leuks; dirty ua; dirty urine; abnormal ua; urine dip positive; wbcs in \
        urine; white cells in urine
        red cells in urine; rbcs in urine; xanthochromia; elevated csf protein; oligoclonal bands; \
        elevated opening pressure; raised opening pressure; myoglobinuria; positive drug screen; \
        positive uds; uds positive; facial plethora; dorsocervical fat pad; gouty flare; \
        parkinsonian gait; dysesthesias; sensory disturbance; double simultaneous extinction; \
        residual deficits; bulbar symptoms; mask like facies; soft voice; micrographia; reduced \
        arm swing; decreased arm swing; hyperreflexic; areflexic; reflexes absent; \
        hyporeflexic; reflexes diminished; reflexes decreased; absent patellar reflex; toes \
        upgoing; plantar extensor; hoffman's sign; positive hoffmann's; inverted supinator sign; \
        crossed adductors; frontal release signs; grasp reflex; palmomental reflex; snout reflex; \
        dysmetric; impaired finger to nose; finger to nose impaired; impaired heel to shin; \
        impaired coordination
        incoordination; poor coordination; uncoordinated; sway on romberg; skew deviation; \
        positive head impulse; abnormal head impulse test; catch up saccade; dix hallpike \
        positive; positive dix-hallpike; saccadic pursuit; slow saccades; todd's paralysis; \
        todd's paresis; visual field deficit; droopy lid; small pupils; sluggishly reactive \
        pupils; ophthalmoparesis; cn iii palsy; cn 3 palsy; cn vi palsy; cn 6 palsy; cniii \
        palsy; cnvi palsy; abducens palsy; oculomotor palsy; oculomotor nerve palsy; trochlear \
        nerve palsy; fourth nerve palsy; 3rd nerve palsy; 6th nerve palsy; cn vii palsy; 7th \
        nerve palsy; seventh nerve palsy; impaired abduction; limited upgaze; upgaze palsy; \
        impaired upgaze; gaze restriction; restricted eye movements; restricted upgaze; eom \
        limited; mls 5 mm; volume loss of brain; cerebral volume loss; involutional changes
        dilated ventricles; enlarged ventricles; ventricles enlarged; ventricular enlargement; \
        transependymal flow; leptomeningeal enhancement; dural enhancement; meningeal enhancement; \
        pachymeningeal enhancement; nerve root enhancement; empty sella; partially empty sella; \
        mega cisterna magna; impaired judgment; impaired judgement; visuospatial impairment; \
        anosognosia; prolapsed disk; ruptured disc; neuroforaminal narrowing; foraminal \
        encroachment; thecal sac compression; cord signal abnormality; t2 cord signal; \
        myelomalacia; broken hardware; epidural lipomatosis; anterior wedging; loss of vertebral \
        height; loss of height; vertebral body height loss; jumped facet; perched facet; positive \
        straight leg raising; positive crossed straight leg raise; femoral stretch positive; \
        positive femoral stretch test; no rectal tone; absent anal tone; calculi; steinstrasse; \
        fournier's; fish hook in finger
        contused; black eye; soot in airway; rom decreased; rom restricted; range of motion \
        limited; positive jobe; jobe's positive; drop arm positive; drop arm sign; positive \
        speed's; speed's test positive; yergason's positive; positive o'brien's; o'brien's \
        positive; cross body adduction positive; positive cross arm; sulcus sign; apprehension \
        sign; positive posterior drawer; posterior sag; pivot shift positive; positive pivot \
        shift; positive thessaly; thessaly positive; positive durkan's; durkan positive; positive \
        froment's; froment's sign; positive cmc grind; cmc grind positive; positive grind test; \
        cozen's positive; positive cozen's; mill's positive; joint mice; chondral defect; chondral \
        loss; cartilage loss; full thickness cartilage loss; bone on bone; osteophytosis; bone \
        spurs; posterior fat pad; sail sign; elevated fat pad; marrow signal abnormality; \
        periarticular erosions; demineralization
        bony demineralization; osteolysis; cortical destruction; periostitis; cortical thickening; \
        subcutaneous gas; acutely ill; appears ill; looks ill; looks sick; appears uncomfortable; \
        uncomfortable; looks uncomfortable; looks gray; gray appearing; pallid; sallow; red man \
        syndrome; multiorgan dysfunction; unstable hemodynamics; pressor dependent; vasopressor \
        dependent; pressor requirement; increasing pressor requirements; escalating pressors; \
        lactate not clearing; critically ill; critical illness; clinical deterioration; clinically \
        deteriorating; decompensated; decompensating; decompensation; ventilator dyssynchrony; \
        vent dyssynchrony; dyssynchrony; patient ventilator dyssynchrony; high peak pressures; \
        elevated peak pressures; elevated plateau pressure; high plateau pressures; auto peep; \
        breath stacking; bucking vent; right mainstem intubation; mainstem intubation; catheter \
        malfunction
        blocked catheter; catheter blocked; clogged foley; foley not draining; catheter not \
        draining; bypassing catheter; traumatic foley; evisceration; eviscerated; burst abdomen; \
        hypergranulation; probes to bone; dependent rubor; rubor; absent hair on legs; atrophic \
        skin; poikilothermia
        [disorder]
        depression, pr depression, pr segment depression
        brugada, brugada pattern, brugada type 1 pattern
        ectopic pregnancy, ectopic atrial rhythm, ectopic atrial tachycardia
        premature ventricular contractions, frequent pvcs, occasional pvcs, multifocal pvcs, \
        ventricular ectopy, ventricular ectopic beats, frequent pacs, premature atrial beats, \
        ventricular premature beats, ventricular bigeminy, ventricular couplets, triplets of pvcs
        aneurysm, lv aneurysm, left ventricular aneurysm, apical aneurysm, fistula aneurysm, acomm \
        aneurysm, acom aneurysm, mca aneurysm, pcomm aneurysm, basilar tip aneurysm, ica aneurysm
        abscess, aortic root abscess, perivalvular abscess, pulmonary abscess, pancreatic abscess, \
        liver abscess, hepatic abscess, pyogenic liver abscess, amebic liver abscess, ischiorectal \
        abscess, anorectal abscess, supralevator abscess, mrsa carrier, psoas abscess, \
        intraabdominal abscess, intra-abdominal abscess, abdominal abscess, subphrenic abscess, \
        intracranial abscess, perinephric abscess, prostatic abscess, stitch abscess
        deep vein thrombosis, stent thrombosis, provoked dvt, unprovoked dvt, proximal dvt, distal \
        dvt, calf dvt, femoral dvt, iliofemoral dvt, popliteal dvt, left leg dvt, upper extremity \
        dvt, uedvt, ue dvt, le dvt, lle dvt, rle dvt, chronic dvt, extensive dvt, may thurner, \
        may-thurner syndrome, phlegmasia, phlegmasia cerulea dolens, postthrombotic syndrome, picc \
        associated dvt, catheter related thrombosis, line associated thrombus, subclavian vein \
        thrombosis, axillary vein thrombosis, jugular vein thrombosis, ivc thrombus, ivc \
        thrombosis, portal vein thrombus, superficial vein thrombosis, superficial venous \
        thrombosis, paget schroetter, lemierre syndrome, lemierre's, ij thrombosis, femoral vein \
        thrombosis, popliteal vein thrombosis, soleal vein thrombosis, gastrocnemius vein \
        thrombosis, svc thrombosis, renal vein thrombosis, hepatic vein thrombosis, splenic vein \
        thrombosis, occlusive thrombus, nonocclusive thrombus, non occlusive thrombus, \
        intraluminal thrombus, clot burden, portal vein thrombosis, renal vein thrombus, avf \
        thrombosis, av fistula thrombosis, basilar thrombosis, basilar artery thrombosis, mca \
        thrombus, carotid thrombosis, dural sinus thrombosis, transverse sinus thrombosis, \
        sagittal sinus thrombosis, cavernous sinus thrombosis, graft thrombosis
        """
}
