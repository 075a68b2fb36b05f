extension BuiltInTerms {
    /// More phrases of the assertion rules, of every field of care.
    static let wider3 = """
        [symptom]
        caregiver strain
        caregiver fatigue
        grief
        bereavement reaction
        lonely
        fear of falling
        loss of confidence
        low confidence
        poor self care
        self neglect
        not washing
        dishevelled
        malodorous
        fixated thoughts
        wishes not to wake up, wishes to not wake up, life not worth living, fleeting suicidal \
        thoughts, harm themselves, self harm thoughts, thoughts of harming himself, thoughts \
        of harming herself, urges to self harm, urges to cut, self harm ideas, ideas of self \
        harm !selfHarm
        chronic suicidality
        non suicidal self injury
        deliberate self harm
        dsh
        self harmed
        superficial cuts
        self inflicted cuts
        self harm scars
        past overdoses
        previous overdoses
        soreness
        painful
        hurts
        hurting
        discomfort
        jt pain
        crick in neck
        mechanical back pain
        reduced tone
        tight hamstrings
        tight calves
        tightness
        tight muscles
        muscle knots
        bony pain
        anterior knee pain
        arch pain
        forefoot pain
        achilles pain
        shoulder tip pain
        base of thumb pain
        si joint pain
        clunking
        grinding
        crunching
        snapping
        unstable ankle
        instability symptoms
        gives out
        unable to weight bear
        non weight bearing pain
        cannot weight bear
        can't weight bear
        can't put weight on it
        painful to walk
        pain on stairs
        pain climbing stairs
        night time pain
        start up pain
        after exercise pain
        pain on resisted wrist extension
        pain with overhead activity
        painful overhead activity
        generalised itch
        sore rash
        painful rash
        blotchy rash
        spotty
        bumpy rash
        lumpy
        annular plaque
        annular lesion
        annular rash
        ring shaped rash
        central clearing
        raised edge
        raised lesion
        raised spots
        weepy rash
        crusts
        crusty
        crusted lesion
        cracked
        cracking
        fissured
        dry scalp
        hair shedding
        shedding hair
        patchy hair loss
        excess hair
        nail discolouration
        nail dystrophy
        nail pitting
        pitting of nails
        ingrowing toenail
        ingrowing nail
        ingrown hair
        sunburnt
        photosensitive rash
        stings
        burns sensation
        similar patch
        discoloured skin
        skin discolouration
        depigmentation
        darkening of skin
        new bruises
        healing wound
        slow healing
        itchy mole
        growing lesion
        enlarging lesion
        non healing lesion
        red hot swollen
        red and swollen
        red swollen
        hot red
        hot swollen
        hot
        local warmth
        heat in joint
        felt unwell
        generally unwell
        systemically unwell
        looks unwell
        toxic looking
        ill looking
        poorly
        faltering growth
        slow weight gain
        loss of weight
        low weight
        gaining weight fast
        b symptoms
        constitutional symptoms
        night sweats drenching
        hungover
        jet lagged
        feels dehydrated
        dry tongue
        wobbly tooth
        broken filling
        crown came off
        jaw clicks
        limited mouth opening
        reduced mouth opening
        clenches
        excess saliva
        hypersalivation
        swallowing difficulty
        swallowing problems
        coughs on fluids
        coughing on fluids
        coughing when eating
        chokes on food
        nasal regurgitation
        irritable child
        grizzly
        miserable child
        whingy
        grumpy
        quieter than usual
        less active
        less playful
        not playing
        arching back
        back arching
        drawing up legs
        draws up legs
        windy baby
        colicky baby
        refluxy
        slow feeding
        slow to feed
        sleepy for feeds
        tires on feeding
        poor suckling
        refusing fluids
        refusing to eat
        refusing to drink
        food refusal
        picky
        thumb sucking
        bed sharing concerns
        nappy rash
        milk spots
        umbilical discharge
        flat head
        teething pain
        discharge, burning @denied
        reaction, tear, deficit @denied
        alcohol on breath
        smelling of alcohol
        sinus, flail, lymph nodes, speech trouble @denied
        crushing
        pleuritic
        crushing in nature
        heavy arm
        arm feels heavy
        leg feels heavy
        leg feels dead weight
        can't feel my foot
        can't feel leg
        cannot feel foot
        cannot feel legs
        upset
        homesick
        retrosternal, crushing central, crushing retrosternal discomfort, crushing left sided \
        pain, crushing chest discomfort !cardiac @chestsymptom
        retrosternal burning
        retrosternal goitre
        retrosternal heartburn
        found unconscious, unconscious on arrival, still unconscious, unconscious now, remains \
        unconscious, lying unconscious !neuro @unresponsive
        belly is like a board, tummy like a board, abdomen like a board, stomach like a board \
        !surgical
        only 1 word at a time, only one word at a time, speaking one word at a time, speaking \
        1 word at a time, speaks 2-3 words, speaks 1-2 words, speaks in short phrases only \
        !airway @dyspnea
        numb round bottom, numb round bum, bottom is numb, bum is numb @saddle
        [sign]
        yellowing
        peripheral cyanosis
        acrocyanosis
        clubbed
        spider nevi
        xanthelasma
        xanthomas
        arcus
        corneal arcus
        generalised lymphadenopathy
        tender nodes
        nodes palpable
        glands up
        thyroid swelling
        parotid swelling
        poor turgor
        prolonged cap refill
        crt prolonged
        crt delayed
        crt 4
        crt 5
        temporal wasting
        stooped
        stooped posture
        central obesity
        moon face
        striae
        hirsute
        gynaecomastia
        virilised
        pigmentation
        tachypnoea
        bradypnoea
        hypoxaemic
        desaturates
        hypothermic
        irregular pulse
        irregularly irregular pulse
        collapsing pulse
        water hammer pulse
        pulsus paradoxus
        pulse irregular
        engorged neck veins
        esm
        psm
        early diastolic murmur
        innocent murmur
        added sounds
        gallop rhythm
        quiet heart sounds
        absent foot pulses
        absent pedal pulses
        weak pedal pulses
        reduced pulses
        radio femoral delay
        venous eczema
        lipodermatosclerosis
        haemosiderin staining
        oedematous
        bibasal creps
        coarse creps
        fine creps
        ronchi
        polyphonic wheeze
        transmitted sounds
        transmitted upper airway sounds
        conducted sounds
        diminished air entry
        ae reduced
        air entry reduced
        reduced ae
        decreased ae
        quiet breath sounds
        dull percussion note
        stony dull
        hyper resonant
        increased vocal resonance
        reduced chest expansion
        indrawing
        lower chest indrawing
        accessory muscles
        wob increased
        mild wob
        moderate wob
        tripod
        stertor
        surgical emphysema
        focal tenderness
        epigastric pain on palpation
        rif tenderness
        lif tenderness
        loin tenderness
        abdo tenderness
        generalised tenderness
        rovsing's positive
        cervical excitation
        epididymal tenderness
        temporal tenderness
        temporal artery tenderness
        asb tenderness
        anatomical snuffbox tenderness
        scaphoid tenderness
        lateral malleolus tenderness
        medial malleolus tenderness
        navicular tenderness
        base of 5th metatarsal tenderness
        fibular head tenderness
        patellar tenderness
        trochanteric tenderness
        greater trochanter tenderness
        epicondyle tenderness
        si joint tenderness
        ac joint tenderness
        bicipital groove tenderness
        tympanic abdomen
        tympanitic
        fluid thrill
        liver palpable
        bladder palpable
        irreducible hernia
        parastomal hernia
        bowel sounds absent
        reduced bowel sounds
        sluggish bowel sounds
        visible peristalsis
        prolapsed piles
        empty rectum
        impacted stool
        faecal loading
        faecal impaction
        craggy prostate
        prostate enlarged
        smooth enlarged prostate
        epididymal cyst
        undescended testes
        retractile testis
        cervical ectropion
        nabothian cysts
        bulky uterus
        vault prolapse
        1st degree tear
        first degree tear
        labial tear
        labial swelling
        curdy white discharge
        lmn facial weakness
        umn facial weakness
        relative afferent pupillary defect
        injected eye
        bloodshot
        hyphaema
        corneal oedema
        hazy cornea
        dendritic ulcer
        follicles
        papilloedema
        swollen disc
        blurred disc
        disc haemorrhage
        disc cupping
        optic atrophy
        pale disc
        blot haemorrhages
        neovasc
        retinal whitening
        boxcarring
        boxcar
        nuclear sclerosis
        posterior capsule opacification
        arcus senilis
        meibomian gland dysfunction
        mgd
        punctate erosions
        punctate keratitis
        iop raised
        narrow angles
        tm scarred
        scarred tm
        glue ear
        wax impaction
        canal swollen
        swollen canal
        debris in canal
        haemotympanum
        racoon eyes
        panda eyes
        csf rhinorrhoea
        csf otorrhoea
        csf leak
        clear fluid from nose
        clear fluid from ear
        inflamed turbinates
        dns
        large tonsils
        exudate on tonsils
        inflamed tonsils
        red tonsils
        inflamed throat
        pharynx red
        congested throat
        congested pharynx
        tongue coated
        oral candida
        angular stomatitis
        recession of gums
        deep pockets
        mobility grade 1
        grade 2 mobility
        mobile tooth
        grossly carious
        decayed
        cavity in tooth
        sinus tract
        draining sinus
        impacted wisdom teeth
        partially erupted
        abrasion cavity
        toothwear
        overbite
        overjet
        crossbite
        crowding
        oac
        oroantral communication
        mild mr, moderate mr, severe mr, trivial mr, trace mr, mod mr, mitral regurg, mitral \
        incompetence
        mild tr, moderate tr, severe tr, trivial tr, trace tr
        mild ar, moderate ar, severe ar, trivial ar
        mild as, moderate as, severe as
        lv systolic dysfunction
        lv systolic impairment
        lv impairment
        impaired lv
        impaired lv function
        reduced lv function
        poor lv function
        lvsd
        lv dilatation
        rv dilated
        rv dilatation
        dilated rv
        la dilatation
        biatrial enlargement
        regional wall motion abnormality
        rwma
        hypokinesia
        akinesia
        akinetic
        global hypokinesia
        pericardial fluid
        raised pasp
        diastolic flow reversal
        trifascicular block
        bifascicular block
        1st degree heart block
        2nd degree heart block
        mobitz 1
        qtc prolonged
        short pr
        delta wave
        lad axis
        axis deviation
        flat t waves
        tall t waves
        tented t waves
        pathological q waves
        ischaemic st changes
        non specific st changes
        ectopic beats
        ventricular ectopics
        atrial ectopics
        bigeminy
        trigeminy
        couplets
        non sustained vt
        sinus pauses
        pauses
        sinus tachy
        narrow complex tachycardia
        low voltage
        electrical alternans
        u waves
        early repolarisation
        reciprocal changes, reciprocal st depression, reciprocal depression, recip changes, \
        hyperacute t waves !cardiac
        opacification
        airspace shadowing
        shadowing
        white out
        collapse consolidation
        """
}
