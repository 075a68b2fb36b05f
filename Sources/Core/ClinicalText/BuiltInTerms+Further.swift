extension BuiltInTerms {
    /// Further symptoms, signs, disorders and injuries, by specialty.
    static let further = """
        [symptom]
        pain
        muscle tension, tense muscles
        tearing
        sexual dysfunction, anorgasmia
        preoccupation, rumination, ruminating
        track marks
        body odor
        colds
        food getting stuck
        getting full quickly
        eructation
        cold sensitivity
        exercise intolerance, reduced exercise tolerance, decreased exercise tolerance
        rest pain
        mental fog
        word finding trouble
        dropping things
        hand clumsiness, clumsy
        foot dragging, dragging foot, dragging leg
        sensory changes
        burning feet
        electric shocks, shock like pain, shooting pains
        phantom pain, phantom limb pain
        halos around lights
        eye irritation, grittiness
        witnessed apnea
        hypersomnolence
        sleepwalking
        feelings of guilt
        low motivation, poor motivation
        mood lability, labile mood
        persecutory delusions
        ideas of reference
        compulsions, obsessions
        binge eating, purging
        cravings
        cuts self
        flashbacks, hypervigilance, intrusive thoughts
        encopresis
        irritable infant
        spitting up, spit up
        poor latch, latch difficulty, difficulty latching, shallow latch
        nipple pain, sore nipples, nipple trauma, cracked nipples, nipple soreness
        breast engorgement, engorgement
        low milk supply
        breast pain
        pelvic pressure, vaginal pressure
        post void dribbling, incomplete emptying
        testicular swelling
        premature ejaculation
        scrotal swelling
        rectal pressure
        mucus in stool
        pencil thin stools
        brittle nails
        facial flushing
        chest congestion
        postural dizziness, orthostatic dizziness
        seasickness
        jet lag
        hangover
        hot feeling, feeling hot
        tics, vocal tics, motor tics
        myoclonus, myoclonic jerks
        jerking, jerking movements
        staring spells, zoning out
        wakes gasping
        pain with walking, pain on walking
        trouble swallowing pills
        odor, foul odor, malodor
        chafing
        rectal discharge
        jaw claudication
        scalp tenderness
        bulge
        [sign]
        step off, stepoff
        gross blood, gross hematuria on exam
        active extravasation, extravasation, contrast extravasation
        exposed bone, exposed tendon
        conj injection
        necrosis, skin necrosis, tissue necrosis
        gas in soft tissues, soft tissue gas
        perforation
        neuro decline, neurologic decline, neurological decline
        loosening, hardware loosening
        intracardiac thrombus
        pulse deficit
        rhythm disturbance, frequent ectopy
        air leak
        hyperpigmentation, hypopigmentation
        aspiration on swallow study
        turbinate hypertrophy
        serous effusion
        effacement
        ischemic changes
        dilated loops
        lucency
        blunting, costophrenic blunting
        cavitation, cavitary lesion
        pneumatosis
        lytic lesion
        soft tissue swelling
        hardware failure
        malalignment
        nonunion
        macerated, maceration, macerated skin
        hemosiderin staining, hemosiderin
        callus, callus formation
        adhesion, intra abdominal adhesions
        filling defect
        bile leak
        ductal dilatation, ductal dilation, biliary dilatation
        periapical radiolucency, radiolucency
        corneal haze, cloudy cornea
        limbal blanching
        flail segment
        wall thickening, bowel wall thickening
        strawberry tongue
        erythroderma, macular erythroderma
        splinter hemorrhage
        conjunctival hemorrhage
        janeway lesions
        osler nodes
        brady, brady episode, bradycardic episode
        cool feet, feet cool, cool to touch, cool skin, skin cool
        blue in color
        seroma, small seroma
        fistula
        ecchymotic
        hemotympanum
        raccoon eyes, battle sign
        tendon sheath tenderness
        knee effusion
        boggy, bogginess
        slough, eschar
        undermining, tunneling
        granulation tissue
        serosanguineous drainage, bloody drainage
        hypertrophic scar
        contracture
        spasticity, spastic
        masked facies, hypophonia
        wide based gait, trendelenburg gait
        dysmetria, past pointing
        fasciculations
        babinski
        hemianopsia, hemianopia, field cut, visual field cut
        afferent pupillary defect, apd, rapd
        proptosis
        hyphema
        hypopyon
        chemosis
        uvula deviated
        deep caries
        gingival swelling
        displaced pmi
        prolonged expiration
        dullness to percussion
        egophony
        barrel chest
        murphy sign
        caput medusae, spider angiomata, palmar erythema
        fundal tenderness
        nonpitting edema
        venous stasis changes
        acanthosis nigricans
        excoriations
        lipohypertrophy
        tophi, tophus
        heberden nodes, bouchard nodes
        swan neck deformity
        ulnar deviation
        leg length discrepancy
        diminished sensation
        diminished pulses
        decreased turgor
        disheveled
        psychomotor agitation, psychomotor retardation
        tangential
        poor insight, poor judgment
        responding to internal stimuli
        thrombocytosis
        pancytopenia
        eosinophilia
        glucosuria
        respiratory acidosis
        metabolic alkalosis
        hyperinflation
        vascular congestion
        mass effect
        midline shift
        free air
        free fluid
        fat stranding
        vegetation
        wall motion abnormality
        late decelerations, late decels, decels
        meconium
        small for gestational age
        [disorder]
        ivh, intraventricular hemorrhage
        osmotic demyelination, osmotic demyelination syndrome
        obstruction
        valvular disease
        neonatal abstinence syndrome
        retinopathy of prematurity, rop
        bronchopulmonary dysplasia
        patellofemoral pain
        achilles tendinopathy
        iliotibial band syndrome
        mesenteric adenitis
        spontaneous bacterial peritonitis, sbp infection
        hepatorenal syndrome
        vulvodynia
        subclinical hypothyroidism
        mitochondrial disease
        hypoglycemia unawareness
        insomnia disorder
        delusional disorder
        conduct disorder
        dissociative disorder
        somatic symptom disorder
        gender dysphoria
        language delay
        hip dysplasia
        slipped capital femoral epiphysis
        osgood schlatter
        cradle cap
        milia
        eczema herpeticum
        bullous pemphigoid
        epidermoid cyst
        callosity
        charcot foot
        thoracic outlet syndrome
        transient global amnesia
        postconcussion syndrome
        diplopia disorder
        dry eye disease
        pinguecula
        sensorineural hearing loss
        otosclerosis
        cholesteatoma
        vocal cord paralysis
        nasal polyps
        septal perforation
        malocclusion
        lynch syndrome
        hit, heparin induced thrombocytopenia
        siadh, syndrome of inappropriate antidiuretic hormone
        adenoma
        ankyloglossia, tongue tie
        paradoxical embolus
        jme, juvenile myoclonic epilepsy
        ak, aks
        vit d deficiency
        scombroid, scombroid poisoning
        contrast nephropathy, contrast induced nephropathy
        rds, respiratory distress syndrome
        sick sinus syndrome, sss
        acute chest syndrome
        ponv, postoperative nausea, postoperative nausea and vomiting
        difficult airway
        nerve injury
        aspiration, aspiration event
        vf !cardiac
        torsion
        hemorrhage @bleeding
        arrest
        dissection
        missed mi
        bicuspid aortic valve
        mild aortic stenosis
        aortic insufficiency
        mvp
        hocm
        nonischemic cardiomyopathy
        wpw, wolff parkinson white
        first degree av block, second degree av block
        lymphedema
        empyema
        lung abscess
        c difficile colitis
        hepatocellular carcinoma, hcc
        hemochromatosis
        wilson disease
        primary biliary cholangitis
        interstitial nephritis
        vesicoureteral reflux
        cervical dysplasia
        ptl
        endometritis
        apnea of prematurity, anemia of prematurity
        necrotizing enterocolitis
        thyroid cancer
        hypogonadism
        seropositive ra
        myelopathy
        pseudotumor cerebri, idiopathic intracranial hypertension
        glioblastoma
        meningioma
        asd spectrum
        cannabis use disorder
        immune thrombocytopenia
        breast cancer
        colon cancer
        lung cancer
        prostate cancer
        pancreatic cancer
        bladder cancer
        ovarian cancer
        shingels
        ingrown toenail
        deviated septum
        pericoronitis
        mcas
        hereditary angioedema
        food allergy
        hand foot and mouth
        mrsa bacteremia
        candidemia
        [injury]
        nerve damage
        nasal fracture
        rib fractures
        tendon laceration
        foreign body ear, foreign body in ear
        nosebleed injury
        fall from standing
        chemical burn
        """
}
