extension BuiltInTerms {
    /// More phrases of the assertion rules, of every field of care.
    static let wider2 = """
        [symptom]
        extra heart beats
        thumping in chest
        heart jumping
        fast heart beat
        nocturnal leg cramps
        achy legs
        leg aches
        puffy legs
        puffy ankles
        puffy feet
        puffy hands
        facial puffiness
        shoes tight
        rings tight
        fluid on legs
        water retention
        weight gain from fluid
        cold hands and feet
        blue toes
        calf pain on walking
        cramp in calf on walking
        calf claudication
        buttock claudication
        felt sick, off milk, not eating or drinking, appetite reduced, gone off food, picking \
        at food, early fullness, full quickly
        d+v
        d and v
        n and v
        n/v/d/c
        sick twice
        sick once
        thrown up
        upchucking
        chucked up
        spewing
        spewed
        barfing
        retched
        gagged
        vomiting after meals
        vomiting after feeds
        posits
        spitty
        effortless regurgitation
        acid brash
        acidity
        gas trouble
        windy pains
        gripes
        belly cramps
        crampy
        abdo cramps
        abdo pain
        abdo discomfort
        dodgy tummy
        burning in stomach
        burning stomach
        hunger pains
        loin to groin pain
        rif pain
        lif pain
        suprapubic discomfort
        pelvic heaviness
        dragging sensation
        dragging feeling
        runny stool
        the trots
        the squits
        frequent bowel movements
        increased bowel frequency
        increased stool frequency
        urgency of stool
        faecal urgency
        mucousy stool
        mucus per rectum
        mucousy
        fatty stools
        foul smelling stool
        offensive stool
        hard poo
        rabbit droppings
        pellet like stools
        bunged up bowels
        painful defecation
        pain on defecation
        pain on opening bowels
        pain with bowel movements
        bowels not opened
        bno
        bowels not moved
        not passed stool
        not passing flatus
        not passing wind
        not passed flatus
        cibh
        itchy bottom
        bottom pain
        overflow soiling
        threadworms
        blood on wiping, blood on paper, bright red blood on wiping, bright red blood on \
        paper, blood on tissue, fresh blood on wiping, blood in poo, blood mixed with stool, \
        blood in motions, brb pr, fresh pr bleeding, fresh pr blood, blood pr, pr blood, prb \
        @bleeding
        blood per vagina, blood in pee, frank haematuria, macroscopic haematuria, non visible \
        haematuria, dipstick haematuria
        burning pee
        burning urine
        burning on passing urine
        burning when passing urine
        stinging on passing urine
        stinging urine
        pain passing urine
        pain on passing urine
        dysuric
        cystitis symptoms
        urinary symptoms
        uti symptoms
        weeing more
        passing urine frequently
        urine leak
        leaks when coughs
        wets self
        wetting bed
        bed wetting
        day wetting
        dribbling of urine
        incomplete bladder emptying
        feeling of incomplete emptying
        up at night to pee
        gets up at night to pass urine
        offensive urine
        tea coloured urine
        coke coloured urine
        concentrated urine
        reduced uo
        less wet nappies
        fewer wet nappies
        reduced wet nappies
        dry nappies
        no wet nappies
        reduced urination
        drinking lots
        flooding
        flooding and clots
        clots in menses
        irregular bleeding
        light bleeding
        brown discharge
        pink discharge
        watery discharge
        yellow discharge
        green discharge
        bloody discharge
        blood stained discharge
        offensive discharge
        fishy discharge
        fishy smell
        vulval itch
        vulval itching
        vulval soreness
        vulval pain
        deep dyspareunia
        superficial dyspareunia
        vaginismus
        reduced libido
        absent periods
        oligomenorrhoea
        pmdd
        bleeding nipples
        engorged
        latch pain
        poor let down
        vaginal bulge
        bulge in vagina
        something coming down
        feeling of something coming down
        pregnancy sickness
        pregnancy heartburn
        pelvic girdle pain
        round ligament pain
        irregular tightenings
        leaking liquor
        fluid leak pv
        srom
        prom rupture
        waters gone
        waters went
        waters have gone
        meconium stained liquor
        prolonged labour
        failure to progress
        leg swelling in pregnancy
        afterpains
        perineal pain
        perineal soreness
        stitches sore
        spots before eyes, visual symptoms, misty vision @visionchange
        central blur
        distortion of vision
        straight lines wavy
        cobwebs in vision
        haloes around lights
        glare
        reduced vision
        field defect
        visual field defect
        field loss
        homonymous hemianopia
        quadrantanopia
        sore red eye
        gritty
        gritty sensation
        stinging eyes
        watering
        crusty lids
        crusted lids
        matted lashes
        mucous discharge
        serous discharge
        haemoserous discharge
        haemoserous ooze
        serosanguinous discharge
        noise sensitivity
        sensitive to noise
        photosensitive
        pain on eye movement
        pain with eye movement
        swollen lid
        lid lump
        twitching eyelid
        eyelid twitch
        pressure headache
        tight band
        band like
        bandlike
        pulsating headache
        thumping headache
        nagging headache
        bitemporal headache
        unilateral headache
        daily headache
        migraine attacks
        headachey
        headachy
        head fog
        foggy head
        foggy headed
        fuzzy headed
        muzzy head
        muzzy headed
        clouded thinking
        cannot think straight
        can't think straight
        cannot concentrate
        reduced concentration
        concentration problems
        stm loss
        forgetting names
        misplacing things
        repeating himself
        repeating herself
        repetitive questioning
        word finding problems
        disorientated
        muddled at times
        confusional
        cognitive problems
        cognitive issues
        cognitive slowing
        slowed thinking
        tingling fingers
        tingles
        pns
        burning soles
        electric shock pains
        ache
        bodyache
        muscle jerks
        jerky
        hypnic jerks
        shaky hands
        tremulousness
        rest tremor
        slowness
        slowed up
        early morning stiffness
        ems stiffness
        gelling
        legs gave way
        legs gave out
        legs buckled
        knee gave way
        drags foot
        balance issues
        fall at home
        slipped
        passes out
        fainting episode
        near faint
        presyncopal episodes
        keeled over
        zoned out
        absences
        absence episodes
        vacant episodes
        vacant spells
        daydreaming episodes
        head drops
        lip smacking
        incontinent during
        postictal confusion
        post-ictal drowsiness
        can't speak properly, cannot speak properly, unable to speak properly, cannot talk \
        properly, words muddled, muddled words, muddled speech, speech muddled, slurry speech, \
        speech slurry, mouth hanging, mouth is hanging, mouth droopy, mouth gone to one side, \
        face dropping, face is dropping, face gone down, side of face gone, side of face \
        dropped, gone limp on one side, gone all limp on one side, limp on one side, all limp \
        on one side, limp down one side, weakness down one side, weakness down left side, lost \
        use of arm, lost use of leg, lost use of right side, one side not working, left side \
        not working, right side not working, gone down one side, numbness down one side, numb \
        down left side !stroke
        won't wake, will not wake, can't wake him, cannot wake him, not waking, unrousable, \
        unrouseable, not rousable, not rouseable, snoring noise and won't wake, slumped and \
        unresponsive, not responding to voice, not responding to me, no response to voice \
        !neuro @unresponsive
        can't breathe properly, unable to breathe properly, only few words at a time, 1 word \
        at a time, single words, 2 word sentences, 3 word sentences, speaks 2 words, speaking \
        in single words, speaking in words, can only say few words, barely breathing, hardly \
        breathing, breathing stopped, agonal, lips gone blue, blue round lips, blue round \
        mouth, gone blue, going blue, went blue, looks blue !airway @dyspnea
        throat tight, tight throat, raised tongue, tongue raised, voice gone squeaky, squeaky \
        voice @airwayswelling
        covered in welts, welts all over, wheals all over, generalised urticaria, widespread \
        urticaria, nettle rash, blotchy all over @hives
        pouring with blood, cannot stop it bleeding, torrential bleeding, bringing up blood, \
        brought up blood, malaena, malena stool, tarry black stools !haemorrhage @bleeding
        soaked five pads, soaking through pads, soaked through pads, soaking pad after pad, \
        uterus boggy, boggy uterus, uterus soft, uterine atony, uterus up and soft, uterus not \
        contracted, poorly contracted uterus, ebl ongoing, still running down legs !obstetric \
        !haemorrhage
        something coming down like a loop, cord felt, cord at introitus, cord in vagina, cord \
        presentation, cord through vagina, rope between legs, something between legs, cord \
        coming out !obstetric
        keep herself safe, keep himself safe, keep themselves safe, cannot keep safe, can't \
        keep safe, can't keep herself safe, can't keep himself safe, cannot guarantee safety, \
        unable to guarantee safety, unable to keep safe, has bought rope, stockpiled tablets, \
        stockpiling tablets, stockpiled pills, stockpiling pills, saved up tablets, saved up \
        pills, hoarding tablets, hoarding pills, written letters to children, suicide letter, \
        end it, wants to end it, going to end it, jump off, throw myself under, throw himself \
        under, throw herself under, drive into a wall, ligature, tied ligature, hanging \
        attempt !selfHarm
        will stab, going to stab him, will stab him, stab landlord, plans to stab him, will \
        shoot, going to kill him, threats to kill, homicidal ideas, thoughts of killing him \
        !selfHarm
        belly like a board, board like, boardlike, belly rock hard, abdomen rock hard, tummy \
        rock hard, tummy hard as a board, abdo rigid, belly rigid, rigid abdo, rigid belly, \
        abdomen distended and rigid, generalised peritonism, generalised guarding !surgical
        pain like a knife between shoulder blades, knife between shoulder blades, sudden \
        interscapular pain, pain tearing through to back, bp difference between arms, unequal \
        arm bps, arm bp differential, radio radial delay, unequal pulses, absent radial pulse, \
        pulse deficit !vascular
        curtain came down, curtain coming down, black curtain, grey curtain, gray curtain, \
        shade coming down, cannot see at all, can't see at all, lost all vision, lost vision, \
        lost sight, gone blind, vision gone, sight gone, no light perception, sudden painless \
        visual loss, sudden painless loss of vision, painless visual loss, acute visual loss, \
        brao !stroke !surgical
        numb around bottom, numb bottom, numb bum, numb around anus, numb down below, numb \
        between legs, numb saddle area, numb when wiping, cannot feel when wiping, can't feel \
        when wiping, can't feel toilet paper, genital numbness, reduced perianal sensation, \
        reduced saddle sensation, loss of anal tone @saddle
        not passed urine, not pu'd, painless retention, in retention, acute retention \
        @retention
        rock hard calf, calf rock hard, tense calf, tense compartment, calf tense, leg rock \
        hard, forearm tense, woody calf, pain on toe stretch, pain on passive stretch, pain \
        with passive stretch, pain on passive extension, pain on passive dorsiflexion, pain \
        out of proportion, pain out of proportion to injury, compartments tense !surgical
        testicle up high, high riding testicle, high riding testis, horizontal lie, testis \
        high, testicle high, twisted testicle !surgical
        bone visible, exposed bone, bone poking out, open tib fib, open tibia, open ankle \
        fracture, open femur, leg crushed, crushed leg, crushed arm, crushed hand, crush \
        injury, degloving, degloved, partial amputation, threatened limb, limb threatening, \
        mangled leg, mangled hand, flail segment !trauma
        stab l chest, stab abdomen, stab neck, stabbed in neck, stab to abdomen, stab to neck, \
        stab to back, gsw chest, gsw abdomen, gsw head, gsw leg !trauma
        fell from scaffold, fell off scaffold, fall from scaffold, fell from window, fell off \
        ladder 4 m, thrown from horse and unresponsive, hit by car, hit by van, hit by lorry, \
        hit by bus, struck by car, run over, pedestrian struck, pedestrian vs car, ped vs car, \
        car vs pedestrian !trauma
        drank cleaner, swallowed drain cleaner, button battery, ingested bleach, corrosive \
        ingestion, drank paraquat, drank pesticide, consumed pesticide, consumed poison, \
        organophosphate, op poisoning, organophosphorus poisoning, consumed op poison, \
        consumption of poison, took poison, rat poison ingestion !metabolic
        glucose meter reads hi, meter reads hi, meter reads high, meter reading hi, bm hi, bsl \
        hi, bgl hi, cbg hi, hi on meter, glucose hi, glucometer hi, sugar hi, reads hi \
        !metabolic @hyperglycemia
        not fading under glass, does not fade under glass, doesn't fade under glass, rash not \
        fading, non fading rash, purple rash, purplish rash, tumbler test positive, positive \
        glass test, nonblanching, does not blanch, doesn't blanch, not blanching, purpuric, \
        purpuric rash, spreading purpura, purpura, meningococcal rash, haemorrhagic rash \
        !sepsis !paediatric
        one pupil big, one pupil bigger, pupil bigger, pupil blown, blown pupil, fixed dilated \
        pupil, unequal pupils, pupils unequal, pupil fixed, fixed pupil, dilated fixed pupil, \
        fixed and dilated, bilateral fixed dilated pupils, cushing's response, decerebrate, \
        decorticate, extensor posturing, posturing, coning !neuro
        rhythm vf, broad complex tachycardia, wide complex tachycardia, broad complex tachy, \
        vt with pulse, pulsed vt, sustained vt, vt storm, electrical storm, icd shock, icd \
        discharge, icd firing, icd fired, shocks from icd, complete heart block, third degree \
        heart block, 3rd degree heart block, 3rd degree block, chb, asystolic, pea, vf arrest, \
        in vf, in cardiac arrest, no output, lost output, torsades !cardiac
        toes black, leg icy, icy leg, icy foot, ice cold leg, ice cold foot, no pulse at foot, \
        no foot pulses, no pedal pulses, foot pulseless, leg pulseless, cold pulseless, cold \
        white leg, white leg, leg cold and white, cold and pulseless, critical limb ischaemia \
        with rest pain and gangrene, threatened leg, acutely ischaemic limb, acutely ischaemic \
        leg !vascular
        sucking at ribs, ribs sucking in, head bobbing, severe recession, marked recession, \
        intercostal recession marked, sternal recession, exhausted with asthma, life \
        threatening asthma, near fatal asthma, status asthmaticus, resp arrest, peri arrest, \
        periarrest, airway compromise, compromised airway, threatened airway, neck haematoma, \
        expanding haematoma, expanding neck haematoma !airway
        carboxyhaemoglobin, carboxyhemoglobin, raised cohb, cohb raised, boiler faulty, faulty \
        boiler, co alarm sounding !metabolic
        pulled from river, pulled from lake, submerged, immersion injury !trauma
        spinning head
        under stress
        cries a lot
        unhappy
        miserable
        mood flat
        low in mood
        demotivated
        anhedonic
        guilty feelings
        early morning wakening
        emw
        initial insomnia
        middle insomnia
        terminal insomnia
        sleeping badly
        disturbed sleep
        disturbed nights
        cannot sleep
        sleeping too much
        daytime tiredness
        intrusive memories
        avoidance behaviour
        fear of leaving house
        isolating himself
        isolating herself
        self isolating socially
        emotional lability
        outbursts
        verbally aggressive
        physically aggressive
        violent outbursts
        hostile
        elated
        elated mood
        elation
        grandiose ideas
        pressured
        pressure of speech
        talkative
        overtalkative
        over talkative
        overactive
        reduced need for sleep
        cannot sit still
        disruptive
        disruptive behaviour
        behavioural problems
        behaviour problems
        challenging behaviour
        oppositional
        defiant
        hitting others
        biting others
        head banging
        rocking
        hand flapping
        stimming
        reduced eye contact
        toe walking
        delayed speech
        delayed milestones
        motor delay
        regression of skills
        learning difficulties
        hallucinosis
        paranoid ideas
        delusional beliefs
        thought withdrawal
        formal thought disorder
        thought block
        tangentiality
        loosening of associations
        incoherent
        rambling
        posturing catatonic
        affect blunted
        affect flat
        affect restricted
        incongruent affect
        limited insight
        lack of insight
        depersonalisation
        derealisation
        dissociating
        hand washing compulsions
        restrictive eating
        body image disturbance
        opiate withdrawal
        benzo withdrawal
        withdrawal seizure
        rattling for drugs
        clucking
        drinking more
        drinking heavily
        sun downing
        carer strain
        """
}
