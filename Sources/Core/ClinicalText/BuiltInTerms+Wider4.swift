extension BuiltInTerms {
    /// More symptoms, signs, disorders and injuries, of every field of care.
    static let wider4 = """
        [sign]
        lobar collapse
        blunted cp angle
        blunting of costophrenic angle
        upper lobe diversion
        hilar lymphadenopathy
        bihilar lymphadenopathy
        hilar enlargement
        free gas
        air under diaphragm
        pneumomediastinum
        pleural plaques
        interstitial changes
        fibrotic changes
        reticular shadowing
        ground glass changes
        cavitating lesion
        coin lesion
        granuloma
        calcified granuloma
        mucus plug
        mucus plugging
        air bronchograms
        old rib fractures
        wedge fracture
        crush fracture
        disc prolapse
        prolapsed disc
        annular tear
        facet joint arthritis
        nerve root compression
        cord signal change
        loss of lordosis
        loss of joint space
        subchondral cysts
        bony erosions
        periprosthetic loosening
        non union
        malunion
        delayed union
        loose body
        lipohaemarthrosis
        fat pad sign
        dorsal angulation
        synovial thickening
        boggy synovitis
        claw toes
        trendelenburg
        fixed flexion
        fixed flexion deformity
        flexion contracture
        reduced range of movement
        restricted movement
        reduced external rotation
        reduced internal rotation
        reduced abduction
        reduced flexion
        reduced extension
        limited abduction
        hawkins kennedy positive
        positive drop arm
        finkelstein positive
        simmonds positive
        quads wasting
        winging
        scapular winging
        age related atrophy
        small vessel disease
        small vessel ischaemia
        small vessel ischemic changes
        leukoaraiosis
        lacune
        gliosis
        ventriculomegaly
        extra axial collection
        collection
        ring enhancing lesion
        space occupying lesion
        mucosal thickening
        sinus opacification
        demyelination
        plaques of demyelination
        occlusion
        ureteric calculus
        vuj stone
        simple cyst
        renal scarring
        small kidneys
        gallbladder sludge
        thickened gallbladder
        cbd dilatation
        dilated ducts
        duct dilatation
        coarse liver
        nodular liver
        cirrhotic liver
        liver lesion
        liver cyst
        haemangioma
        antral gastritis
        gastric polyps
        diverticula
        hyperplastic polyp
        melanosis coli
        ileitis
        dilated small bowel
        thickened appendix
        appendicolith
        stricture
        rpoc
        subchorionic haematoma
        unstable lie
        decelerations
        reduced variability
        pathological ctg
        suspicious ctg
        leucocytes in urine
        leucocytosis
        monocytosis
        leucopenia
        low hb
        iron deficient
        raised crp
        raised esr
        raised wcc
        raised lactate
        respiratory alkalosis
        co2 retention
        hypomagnesaemia
        hypophosphataemia
        raised creatinine
        raised urea
        deranged lfts
        raised lfts
        raised alt
        raised bilirubin
        hyperbilirubinaemia
        hypoalbuminaemia
        raised psa
        hyperuricaemia
        raised glucose
        hypos
        hypo episodes
        hypo unawareness
        high inr
        raised inr
        raised d dimer
        raised troponin
        troponin rise
        raised bnp
        raised cholesterol
        hypertriglyceridaemia
        raised triglycerides
        raised tsh
        raised bp
        borderline bp
        postural drop
        tunnelling
        purulent exudate
        malodour
        wound odour
        wound ooze
        discharge from wound
        pus discharge
        spreading erythema
        surrounding erythema
        tracking erythema
        erythema tracking
        lymphangitis
        fluctuant swelling
        blistered
        excoriated
        scratch marks
        corn
        verrucae
        moisture damage
        pressure damage
        pressure area
        sacral sore
        blanching erythema
        non blanching erythema
        grade 1 pressure
        irregular border
        irregular pigmentation
        pearly nodule
        rolled edge
        solar keratosis
        naevus
        naevi
        strawberry naevus
        haemangioma infantile
        mongolian blue spot
        cafe au lait
        cafe au lait patches
        erythema migrans
        bull's eye rash
        bullseye rash
        livedo
        livedo reticularis
        fang marks
        bite marks
        needle marks
        scarred
        hyper reflexia
        plantars upgoing
        hoffmann's positive
        altered sensation
        impaired sensation
        absent vibration sense
        hypoaesthesia
        paraesthesia
        dysaesthesia
        motor weakness
        limb weakness
        distal weakness
        proximal myopathy
        fatigability
        bradykinetic
        festinant gait
        festination
        freezing
        abnormal gait
        chorea
        dyskinesia
        athetosis
        dysarthric
        dysphasia
        expressive dysphasia
        receptive dysphasia
        dyspraxia
        meningism
        kernig's positive
        brudzinski positive
        disoriented to time
        disorientated to time
        reduced gcs
        gcs reduced
        low gcs
        reduced consciousness
        reduced level of consciousness
        neurovascular deficit
        neurovascular compromise
        cerebellar signs
        long tract signs
        umn signs
        lmn signs
        pyramidal signs
        extrapyramidal signs
        extrapyramidal symptoms
        bulging
        rigid
        reduced anal tone signs
        opisthotonus
        obstructive pattern
        restrictive pattern
        obstructive spirometry
        bp dropped
        bp drop
        drop in bp
        abdomen tense
        uterus tense and tender
        sluggish reflexes
        [capitals]
        pea lad red oac esm psm chb mr ar tr ms amd dns spk pco bop tmd gbs lac sle ra oa ibs \
        ibd uti bpv sle mds cml cll aml all ste
        [disorder]
        viral urti
        viral fever
        water infection
        waterworks infection
        fungal skin infection
        fungal nail infection
        fungal nail
        pityriasis versicolor
        pityriasis alba
        nits
        bed bug bites
        whitlow
        infected eczema
        trich
        vaginal thrush
        slapped cheek
        rsv positive
        glandular fever
        hayfever
        perennial rhinitis
        oe ear
        snhl
        noise induced hearing loss
        etd
        vocal cord nodules
        vocal cord palsy
        vocal nodules
        adenoid hypertrophy
        background retinopathy
        background diabetic retinopathy
        hypermetropia
        iecopd
        infective exacerbation
        infective exacerbation of copd
        exacerbation
        viral induced wheeze
        viral wheeze
        preschool wheeze
        ntm
        type 2 respiratory failure
        t2rf
        type 1 respiratory failure
        t1rf
        pjp pneumonia
        ace inhibitor cough
        cvd
        cardiovascular disease
        ccf
        lvf
        congestive cardiac failure
        decompensated hf
        paroxysmal af
        permanent af
        paroxysmal svt
        svt vein
        old asmi
        old imi
        vascular disease
        polyvascular disease
        helicobacter
        age gastroenteritis
        enteric fever
        cholera
        uc flare
        bile acid malabsorption
        alcoholic liver disease
        haemochromatosis
        gilbert's
        gilbert's syndrome
        psc
        pseudo obstruction
        pilonidal sinus
        constipation functional
        worm infestation
        lower uti
        upper uti
        prostatism
        esrf
        end stage renal failure
        reflux nephropathy
        ed impotence
        peyronie's
        subfertility
        male infertility
        dm 2
        igt
        autonomic neuropathy
        mng
        hyperprolactinaemia
        phaeochromocytoma
        conn's
        low testosterone
        osteopenic
        paget's
        hyperinsulinism
        short stature
        klinefelter
        oa knee
        oa hip
        hand oa
        rheumatoid
        psoriatic arthropathy
        axspa
        crest
        polymyalgia
        hsp
        iga vasculitis
        behcet's
        heds
        marfan's
        patellar tendinopathy
        gluteal tendinopathy
        supraspinatus tendinopathy
        calcific tendinitis
        subacromial pain
        subacromial pain syndrome
        cuff tear
        biceps tendinopathy
        lcl sprain
        perthes
        sufe
        irritable hip
        transient synovitis
        developmental dysplasia
        talipes
        piriformis syndrome
        itb syndrome
        pfjps
        runner's knee
        compartment syndrome chronic
        facet joint pain
        mechanical low back pain
        simple back pain
        muscular back pain
        muscular strain
        hamstring tear
        calf tear
        groin hernia
        sports hernia
        femoroacetabular impingement
        periprosthetic fracture
        moh
        cervicogenic headache
        focal epilepsy
        generalised epilepsy
        febrile convulsion
        nead
        non epileptic attacks
        functional seizures
        fnd
        dlb
        mixed dementia
        motor neurone disease
        huntington's
        essential tremor disorder
        charcot marie tooth
        cp spastic
        hydrocephalus shunted
        post concussion symptoms
        post herpetic neuralgia
        meralgia paraesthetica
        peroneal nerve palsy
        radial nerve palsy
        vertebral artery dissection
        venous sinus thrombosis
        neuroma
        moderate depression
        recurrent depressive disorder
        puerperal psychosis
        mixed anxiety and depression
        mixed anxiety and depressive disorder
        social phobia
        complex ptsd
        cptsd
        acute stress reaction
        bpad
        bad bipolar
        fep
        drug induced psychosis
        bpd
        autistic
        autistic spectrum disorder
        odd defiant
        alcohol dependency
        alcohol excess
        etoh excess
        opiate dependence
        cannabis dependence
        cannabis misuse
        substance misuse
        polysubstance misuse
        drug misuse
        benzo dependence
        somatisation
        wernicke's
        korsakoff's
        nms
        atopic eczema
        discoid eczema
        pompholyx
        scalp psoriasis
        chronic spontaneous urticaria
        angio-oedema
        lentigo
        keratosis pilaris
        lichen simplex
        prurigo
        granuloma annulare
        pyoderma gangrenosum
        stevens johnson
        polymorphic light eruption
        chilblains
        bowens
        dysplastic naevus
        pyogenic granuloma
        skin infection cellulitic
        nappy dermatitis
        vulval cancer
        cin2
        cin3
        hpv positive
        perimenopausal symptoms
        missed miscarriage
        incomplete miscarriage
        pet pre eclampsia
        pregnancy induced hypertension
        obstetric cholestasis
        intrahepatic cholestasis
        antepartum haemorrhage
        aph
        preterm labour
        prelabour rupture
        premature labour
        post dates
        postdates
        obstructed labour
        rhesus disease
        hypothyroidism in pregnancy
        preterm
        bpd lung
        hirschsprung's
        faltering growth disorder
        mis-c
        sickle crisis
        thalassaemia
        beta thal
        polycythaemia
        hodgkin
        recurrence of cancer
        lung metastases
        local recurrence
        progressive disease
        oral mucositis
        chemo induced neuropathy
        """
}
