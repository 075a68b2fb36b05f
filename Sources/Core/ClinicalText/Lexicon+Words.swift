extension Lexicon {
    /// Every word that a rule asks about, in lower case, by its meaning.
    static let entries: [(WordTraits, String)] = vitalEntries + valueEntries + codeEntries

    private static let vitalEntries: [(WordTraits, String)] = [
        (.bloodPressure, "bp bps nibp abp orthostatics"),
        (.blood, "blood arterial"),
        (.pressure, "pressure pressures"),
        (.foreignPressure, "pa pulmonary rvsp pasp wedge intraocular iop portal"),
        (
            .temperature,
            "temp temps temperature temperatures tmax tmin tcurr tcurrent tc tm tcur tmp"
        ),
        (.fever, "fever febrile afebrile"),
        (.letterB, "b"), (.letterT, "t"), (.letterP, "p"), (.letterR, "r"),
        (.heartRate, "hr pulse heartrate"),
        (.heart, "heart pulse"),
        (.rate, "rate"),
        (.respiration, "rr resp resps respirations respiration"),
        (.respiratory, "respiratory breathing resp"),
        (
            .saturation,
            """
            spo2 sao2 sp02 sat sats saturation saturations satting sating saturating
            o2sat o2sats ox
            oximetry oximeter pox pulsox pulseox spo2s
            """
        ),
        (.weight, "wt weight weighs weighed weighing"),
        (.pain, "pain toothache headache backache ache aching earache nprs"),
        (.coma, "gcs glasgow"),
        (.oxygen, "o2"),
        (.again, "repeat recheck rechecked repeated retake"),
        (
            .pressureContext,
            """
            pressure pressures cuff machine hypotensive hypertensive normotensive standing sitting
            lying supine seated orthostatic post pre earlier lowest highest systolic home monitor
            wrist readings omron
            """
        ),
        (
            .revision,
            """
            was from now then to post previously prior last before initially up down yest adm prev
            rpt
            """
        ),
        (.pulseRate, "pr tachy brady tachycardic bradycardic tachycardia bradycardia"),
        (.stone, "st stone"), (.ounce, "oz ounce ounces"),
        (.fetal, "fetal foetal fetus fhr fht baby"),
        (.vitalsList, "vitals vs"),
        (.directFiller, "is was of reading at"),
        (
            .filler,
            """
            is was were are been of at reading readings today this morning afternoon evening
            tonight recorded measured documented noted obtained taken as to be in the on office
            clinic home triage arrival admission repeat repeated recheck rechecked now then
            currently current left right arm arms leg l r lue rue manual manually automatic
            automated cuff by initial initially sitting standing supine lying seated orthostatic
            up down from elevated low high stable controlled improved normal still remains
            remained around about approximately approx averaging average avg mean max min again
            check level taken showed shows registered and after before rest later oral orally
            rectal axillary tympanic temporal po scale score coma regular irregular reg only
            just she he its been it with exertion side body rate a an rated rates rating mmhg
            position rose fell dropped increased decreased went end position minutes first second
            third time room air read reads file
            """
        ),
        (.scoreWord, "score scale level rating rated rates"),
        (.quality, "regular reg irregular irreg weak strong bounding thready unlabored labored"),
    ]

    private static let valueEntries: [(WordTraits, String)] = [
        (.over, "over"),
        (.mmHg, "mmhg"), (.millimetre, "mm"), (.mercury, "hg"),
        (.celsius, "c celsius centigrade"), (.fahrenheit, "f fahrenheit"),
        (.degrees, "deg degs degree degrees"),
        (.beatsPerMinute, "bpm beats breaths"),
        (.minute, "min minute mins minutes"),
        (.percent, "percent"),
        (.kilogram, "kg kgs kilo kilos kilogram kilograms"),
        (.pound, "lb lbs pound pounds"),
        (.gram, "g gm gms gram grams"),
        (
            .otherUnit,
            """
            day days d hour hours hrs hr h week weeks wk wks month months mo mos year years yr yrs
            yo minute minutes min mins second seconds mg mcg ug ml l liter liters unit units tab
            tabs tablet tablets caps cap puff puffs mmol meq cm inch inches ft feet times pm am
            mile miles step steps pack packs joules
            """
        ),
        (.comparison, "above higher greater more below lower less over under worse"),
        (
            .instruction,
            """
            if goal goals target targets targeting threshold keep maintain maintaining titrate
            titrated aim aiming should unless ideal desired parameter parameters prn ought cutoff
            """
        ),
        (.instructionVerb, "hold call notify return alert page contact inform stop give"),
        (.instructionLink, "for when"),
        (.instructionEnd, "but however today currently now"),
        (.goal, "goal goals target targets threshold cutoff"),
        (.at, "at"),
        (.conjunction, "and or plus"),
        (.to, "to"),
        (.out, "out"),
    ]

    private static let codeEntries: [(WordTraits, String)] = [
        (.icdCue, "icd icd10 icd10cm icds"),
        (.diagnosisCue, "dx dxs diagnosis diagnoses"),
        (.codeCue, "code codes coded"),
        (
            .cptCue,
            """
            cpt cpts hcpcs bill billing billed procedure procedures supplies proc procs charge
            charges coding superbill
            """
        ),
        (
            .identifierCue,
            """
            zip zipcode postal mrn account acct ssn npi ndc phone fax tel extension ext lot serial
            loinc order accession door area badge locker gate access promo po invoice policy claim
            member dress
            """
        ),
        (
            .namesThing,
            """
            room rm bed bay unit floor ward suite apt apartment vitamin vit vertebra vertebral
            vertebrae level hall wing pod clinic version release build software model mask masks
            """
        ),
        (
            .codeConnector,
            """
            code codes cm number no nos is are was as primary secondary visit performed today with
            under level for office e m services service the following include includes list
            """
        ),
        (.diagnosisTerm, diagnosisTerms),
    ]

    private static let diagnosisTerms = """
        hypertension htn diabetes dm dm1 dm2 t1dm t2dm mellitus hyperlipidemia hld dyslipidemia
        asthma copd pneumonia chf hf cad afib fibrillation flutter uti infection pain depression
        depressive anxiety disorder disease syndrome failure injury fracture sprain strain neoplasm
        cancer carcinoma anemia obesity hypothyroidism hyperthyroidism gerd migraine headache cough
        fever bronchitis gout stroke tia infarction angina epilepsy seizure seizures sepsis ulcer
        hernia insomnia fatigue influenza covid allergy allergies eczema osteoporosis fibromyalgia
        ckd esrd dvt embolism hypotension syncope dizziness vertigo nausea vomiting diarrhea
        constipation dementia schizophrenia bipolar adhd ptsd dependence abuse overdose poisoning
        burn contusion laceration concussion dehydration edema pregnancy tachycardia bradycardia
        arrhythmia palpitations dyspnea wheezing rash abscess cyst stenosis insufficiency
        deficiency cachexia immunization immunizations vaccination encounter counseling hypoxia
        shock delirium parkinson alzheimer sclerosis apnea reflux
        """
}
