extension BuiltInTerms {
    /// Further disorders and injuries, by specialty.
    static let disorders3 = """
        [disorder]
        aneurysm; popliteal aneurysm; iliac aneurysm; aneurysmal dilation; unruptured aneurysm; \
        taa; ascending aortic aneurysm
        aorta burst, burst aorta, ruptured aorta !vascular
        thyroid disease; thyroid problem; thyroid disorder; toxic multinodular goiter; \
        multinodular goiter; postpartum thyroiditis; graves ophthalmopathy; thyroid eye disease
        sebks; cherry angioma; angioma; dermatofibroma; sebaceous hyperplasia; epidermal \
        inclusion cyst; pilar cyst; candidal rash; nummular eczema; perioral dermatitis; guttate \
        psoriasis; lichen sclerosus; alopecia areata; androgenetic alopecia; telogen effluvium; \
        cutaneous larva migrans; varicella; hand foot mouth disease; hfm; erythema nodosum; \
        fixed drug eruption; pemphigus; pemphigoid; porphyria; chronic urticaria; neoplasm of \
        uncertain behavior; skin neoplasm; scc in situ; basal cell; squamous cell; melanoma in \
        situ; merkel cell carcinoma; bowen disease; keratoacanthoma
        bowel ca; bowel cancer; breast ca; lung ca; prostate ca; colon ca; ovarian ca; \
        pancreatic ca; rectal ca; bladder ca; thyroid ca; gastric ca; cervical ca; ca breast; ca \
        prostate; ca lung; ca colon; adenocarcinoma; malignant neoplasm; gbm; glioma; \
        astrocytoma; acoustic neuroma; vestibular schwannoma; schwannoma; neurofibroma; \
        neurofibromatosis; dlbcl; follicular lymphoma; myeloma; smoldering myeloma; waldenstrom; \
        mds; myelodysplasia; mesothelioma; nsclc; sclc; small cell lung cancer; non small cell \
        lung cancer; dcis; lcis; invasive ductal carcinoma; invasive lobular carcinoma; triple \
        negative breast cancer; renal cell carcinoma; rcc; urothelial carcinoma; transitional \
        cell carcinoma; cholangiocarcinoma; hepatoma; carcinoid; carcinoid tumor; neuroendocrine \
        tumor; insulinoma; pheo; wilms tumor; neuroblastoma; retinoblastoma; osteosarcoma; ewing \
        sarcoma; rhabdomyosarcoma; germ cell tumor; seminoma; teratoma; dermoid; dermoid cyst; \
        esophageal ca; head and neck cancer; hnscc; nasopharyngeal carcinoma; laryngeal cancer; \
        tongue cancer; endometrial ca; uterine ca; cervical cancer; stage iv cancer; terminal \
        cancer; carcinomatosis; peritoneal carcinomatosis; leptomeningeal disease; lung mets; \
        spinal mets; malignant pleural effusion; malignant ascites; tumor lysis syndrome; tumor \
        lysis; mucositis; radiation dermatitis; radiation pneumonitis; chemotherapy induced \
        nausea; cinv; chemo brain; peripheral neuropathy from chemo; hand foot syndrome; \
        cachexia of malignancy; svc syndrome
        cerebrovascular disease; old stroke; old cva; prior cva; tia symptoms; ich bleed; \
        chronic subdural; chronic subdural hematoma; carotid disease; vertebral dissection; \
        carotid dissection; cervical artery dissection; cerebral venous thrombosis; cvst; cvt; \
        moyamoya; avm; arteriovenous malformation; cavernoma;    \
            coarctation;   transposition; \
        bicuspid valve; rheumatic fever; rheumatic heart disease; infective endocarditis; dcm; \
        hcm; takotsubo; stress cardiomyopathy; cardiac amyloid; cardiac amyloidosis; cardiac \
        sarcoid; hfmref; cor pulmonale; volume overload; fluid overload; cardiorenal syndrome; \
        multivessel disease; triple vessel disease; stable ischemic heart disease; prior mi; \
        myocardial infarct; silent mi; type 2 mi; demand ischemia; ischemia; myocardial \
        ischemia; vasospastic angina; prinzmetal angina; af rvr; rapid atrial fibrillation; \
        avnrt; pots; postural orthostatic tachycardia syndrome; vasovagal syncope; vasovagal \
        episode; vasovagal; vaso vagal; orthostatic syncope; carotid sinus hypersensitivity; \
        brugada; brugada syndrome; long qt syndrome; chb; mobitz ii; mobitz i; wenckebach; sinus \
        node dysfunction; tachy brady syndrome; nsvt; white coat hypertension; white coat; \
        resistant hypertension; renovascular hypertension; pulmonary htn; pah; familial \
        hypercholesterolemia; high bp; shtn; dyslipidaemia; claudication pad; post thrombotic \
        syndrome; thromboembolism; subsegmental pe; takayasu; polyarteritis nodosa;  kawasaki
        alpha 1 antitrypsin deficiency; exercise induced bronchospasm; bronchospasm; reactive \
        airways; rsv infection; ipf; hypersensitivity pneumonitis; pneumonitis; sarcoid; cap \
        pneumonia; hap pneumonia; aspiration pneumonitis; viral pneumonia; multifocal pneumonia; \
        ventilator associated pneumonia; covid 19 pneumonia; pjp; pcp pneumonia; ptb; pulmonary \
        tb; mac infection; aspergillosis; aspergilloma; histoplasmosis; coccidioidomycosis; \
        valley fever; blastomycosis; pulmonary nodules disease; central sleep apnea; obesity \
        hypoventilation; obesity hypoventilation syndrome; ahrf; hydropneumothorax; \
        parapneumonic effusion; vocal cord dysfunction; tracheomalacia;  \
        subglottic stenosis; tracheal stenosis; flu b; post covid syndrome; vasomotor rhinitis; \
        tonsillar abscess; cmv infection; recurrent otitis media; menieres; presbycusis; \
        conductive hearing loss; sudden hearing loss; eustachian tube dysfunction; deviated \
        nasal septum; epistaxis recurrent; parotitis; sialadenitis; sialolithiasis; dry socket; \
        alveolar osteitis; irreversible pulpitis; impacted wisdom tooth; impacted third molar; \
        stomatitis; angular cheilitis; oral lichen planus; herpangina; gingivostomatitis
        eoe; barretts; esophageal spasm; mallory weiss tear; gastric outlet obstruction; food \
        intolerance; sibo; c diff infection; cdi; norovirus; rotavirus; salmonellosis; \
        campylobacter; giardia; e coli infection; parasitic infection; diverticular bleed; \
        partial sbo; postoperative ileus;   meckel \
        diverticulum; fistula in ano; perianal fistula; constipation chronic; opioid induced \
        constipation; chronic constipation; functional constipation; overflow diarrhea; short \
        gut syndrome; malabsorption; pancreatic insufficiency; pancreatic pseudocyst; pancreatic \
        cyst; ipmn; acalculous cholecystitis; primary sclerosing cholangitis; pbc; biliary \
        dyskinesia; gallbladder polyp; drug induced liver injury; dili; hepatotoxicity; acute \
        liver failure; decompensated cirrhosis; hepatic hydrothorax; sbp peritonitis; obscure gi \
        bleed
        ckd 3b; ckd 4; ckd 5; ckd1; ckd2; ckd3; ckd3a; ckd3b; ckd4; ckd5; aki on ckd; ain; \
        nephrosis; nephritic syndrome; diabetic kidney disease; dkd; minimal change disease; \
        fsgs; membranous nephropathy; adpkd; renal cyst; kidney cyst; ureteric stone; acute \
        prostatitis; chronic prostatitis; enlarged prostate bph; spermatocele; undescended \
        testis; cryptorchidism; peyronie disease; urethral stricture; vesicoureteral reflux vur; \
        vur; posterior urethral valves; horseshoe kidney; solitary kidney; hypospadias; mild \
        dehydration; moderate dehydration; severe dehydration; contrast allergy; renal tubular \
        acidosis; rta; renal mass
        gdma1; gdma2; steroid induced hyperglycemia; dpn; npdr; pdr; diabetic macular edema; \
        dme; dfu; diabetic foot; diabetic gastroparesis;  class 3 obesity; class 2 obesity; \
        class 1 obesity; overweight bmi; addisons; conn syndrome; adrenal incidentaloma; adrenal \
        nodule; primary hyperparathyroidism; secondary hyperparathyroidism; panhypopituitarism; \
        growth hormone deficiency; precocious puberty; delayed puberty; hirsutism pcos; paget \
        disease of bone; anemia of ckd; anemia of pregnancy; aiha; scd; pain crisis; beta \
        thalassemia; alpha thalassemia; g6pd deficiency; hereditary spherocytosis; hemophilia b; \
        vwd; protein c deficiency; protein s deficiency; disseminated intravascular coagulation; \
         hemolytic uremic syndrome; agranulocytosis; iron overload; cppd; hyperuricemia \
        gout; severe malnutrition; scurvy; refeeding syndrome; electrolyte disturbance; g6pd; \
        phenylketonuria; pku; hereditary hemochromatosis
        knee oa; hip oa; spondyloarthritis; axial spondyloarthritis; reactive arthritis; \
        juvenile idiopathic arthritis; discoid lupus; systemic sclerosis; crest syndrome; \
        sjogren; inclusion body myositis; mctd; undifferentiated connective tissue disease; cfs; \
        me/cfs; ehlers danlos; ehlers danlos syndrome;  hypermobility; \
        hypermobility syndrome; avn; vertebral osteomyelitis; herniated nucleus pulposus; facet \
        arthropathy; si joint dysfunction; sacroiliitis; cervical myelopathy; degenerative \
        cervical myelopathy; spondylolysis; failed back syndrome; post laminectomy syndrome; \
        vertebral fracture; impingement; subacromial bursitis; trochanteric bursitis; gtps; \
        olecranon bursitis; prepatellar bursitis; tendinosis; de quervain; trigger thumb; \
        cubital tunnel; dupuytren; dupuytren contracture; mallet finger; boxer fracture; \
        scaphoid fracture; ligament rupture; pfps; chondromalacia; chondromalacia patella; \
        patellar tendinitis; jumpers knee; patellar dislocation; patellar instability; itbs; \
        morton neuroma; metatarsalgia; hip impingement; fai; hip labral tear; hip dysplasia ddh; \
        ddh;  perthes disease; scfe; osgood schlatter disease; \
        severs disease;    congenital torticollis; neck \
        strain; calf strain; quad strain; myofascial pain; costochondral pain; thoracic outlet; \
        heterotopic ossification; arthrofibrosis; sarcopenia; duchenne muscular dystrophy; \
        myasthenia; als disease; motor neuron disease; mnd; cidp; mononeuropathy; meralgia \
        paresthetica; sciatic neuropathy; peroneal neuropathy; brachial plexopathy; plexopathy
        migraine aura; vestibular migraine; hemiplegic migraine; menstrual migraine; status \
        migrainosus; iih; post lp headache; post dural puncture headache; pdph; temporal lobe \
        epilepsy; absence epilepsy; absence seizures; myoclonic epilepsy; lennox gastaut; \
        infantile spasms; psychogenic nonepileptic seizures; pnes; simple febrile seizure; \
        breath holding spells; dystonia; cervical dystonia; tardive dyskinesia; akathisia; tic \
        disorder; relapsing remitting multiple sclerosis; rrms; ms relapse; ms flare; transverse \
        myelitis; neuromyelitis optica; nmo; autoimmune encephalitis; aseptic meningitis; brain \
        abscess; cerebral abscess; ftd; nph; hyperactive delirium; hypoactive delirium; toxic \
        metabolic encephalopathy; hypoxic encephalopathy; anoxic brain injury; hie; hypoxic \
        ischemic encephalopathy; mild tbi; chiari malformation; syringomyelia; vp shunt \
        malfunction; spasticity disorder; insomnia chronic; circadian rhythm disorder; rem sleep \
        behavior disorder; periodic limb movement disorder
        ppd depression; perinatal depression; seasonal affective disorder; persistent depressive \
        disorder; bipolar 1; bipolar 2; bipolar ii; hypomanic episode; mixed episode; \
        cyclothymia; schizoaffective; first episode psychosis; brief psychotic disorder; \
        postpartum psychosis; substance induced psychosis; specific phobia; adjustment disorder \
        with anxiety; adjustment disorder with depressed mood; complicated grief; antisocial \
        personality disorder; narcissistic personality disorder; aspergers; global developmental \
        delay; language disorder; dmdd; arfid; body dysmorphic disorder; conversion disorder; \
        functional neurological disorder; somatization; factitious disorder; malingering; heroin \
        use disorder; heroin abuse; stimulant use disorder; methamphetamine use disorder; meth \
        use; cannabis hyperemesis; cannabinoid hyperemesis; cannabinoid hyperemesis syndrome; \
        benzodiazepine dependence; gambling disorder; polysubstance use; polysubstance use \
        disorder; intoxication disorder; medication toxicity; ipv; non accidental trauma; \
        homelessness; caregiver burnout
        endometrioma; hpv infection; ascus; lsil; hsil; cin 1; cin 2; cin 3; cervical dysplasia \
        cin; cervicitis; genitourinary syndrome of menopause; gsm; vulvitis; bartholin cyst; \
        bartholin abscess; premature ovarian failure; secondary infertility; recurrent pregnancy \
        loss; sab; molar pregnancy;  preterm delivery; cervical insufficiency; \
        incompetent cervix; ghtn; pih; chronic hypertension in pregnancy; superimposed \
        preeclampsia; cholestasis of pregnancy; placenta accreta; retained placenta; retained \
        products; retained products of conception; chorio; breast abscess; blocked duct; plugged \
        duct; clogged duct; fibroadenoma; fibrocystic breast; fibrocystic changes; breast cyst; \
        breast cancer brca; brca mutation; brca1; brca2; postpartum anxiety; perineal tear; \
        perineal laceration; third degree laceration; second degree laceration; gestational \
        thrombocytopenia; rh incompatibility; gbs positive; group b strep; twin pregnancy; twin \
        gestation; multiple gestation; fetal demise; stillbirth; iufd; congenital anomaly; birth \
        defect; trisomy 18;   fragile x; fragile x \
        syndrome;  preemie; premature infant;  rds newborn; ttn; \
        transient tachypnea of newborn;  neonatal hyperbilirubinemia; neonatal \
        hypoglycemia; nas; nec; patent foramen;   colic infantile; \
         milk protein allergy; cows milk protein allergy; cmpa; failure to gain \
        weight; breath holding; growing pains; toddlers fracture; laryngospasm; umbilical \
        granuloma; umbilical hernia infant; omphalitis; thrush infant
        abscesses; surgical site infection; ssi infection; mssa; staph infection; mssa \
        bacteremia; fungemia; line infection; clabsi; prosthetic joint infection; pji; hardware \
        infection; rmsf; chikungunya; west nile; cat scratch disease; toxoplasmosis; \
        brucellosis; leptospirosis; leprosy; rabies exposure; mpox; monkeypox; esbl; esbl \
        infection; multidrug resistant organism; mdro; candida infection; cryptococcal \
        meningitis; pneumocystis; sepsis resolved; viral exanthem; fever of unknown origin; fuo; \
        occult bacteremia; peanut allergy; nut allergy;   shellfish \
        allergy; bee allergy; latex allergy; drug allergy; penicillin allergy; dry eye syndrome; \
        bacterial keratitis; poag; angle closure glaucoma; acute angle closure; ocular \
        hypertension; amd; wet amd; dry amd; macular edema; macular hole; epiretinal membrane; \
        vitreous hemorrhage; retinal vein occlusion; crvo; brvo; retinitis pigmentosa; \
        keratoconus; nasolacrimal duct obstruction; blocked tear duct; dacryocystitis; orbital \
        cellulitis; preseptal cellulitis; periorbital cellulitis; corneal foreign body; corneal \
        ulcer infection; trichiasis; entropion; ectropion; color blindness; legally blind
        [injury]
        broken arm; broken leg; broken wrist; broken hip; broken nose; broken rib; broken \
        finger; broken toe; broken ankle; avulsion fracture; buckle fracture; torus fracture; \
        greenstick fracture; colles fracture; jones fracture; hip fracture; pathological \
        fracture; closed fracture; displaced fracture; nondisplaced fracture; comminuted \
        fracture; orbital floor fracture; blowout fracture; mandible fracture; dislocated \
        shoulder; subluxation; finger sprain; sprained wrist; strained back; twisted ankle; \
        rolled ankle; twisted knee; lip laceration; hand laceration; jellyfish sting; scorpion \
        sting; fish hook injury; needlestick; needle stick; needlestick injury; crushed finger; \
        fingertip injury; nail bed injury; nail avulsion; degloving; degloving injury; tendon \
        injury; quad tendon rupture; facial trauma; facial injury; dental injury; dental trauma; \
        eye injury; corneal injury; blunt abdominal trauma; chest trauma; splenic laceration; \
        liver laceration; solid organ injury; kidney laceration; pulmonary contusion; cardiac \
        contusion; multiple injuries; neck injury; cervical spine injury; friction burn; sun \
        burn;     heat related illness; \
        dehydration heat; ingestion; foreign body ingestion; battery ingestion; swallowed coin; \
        foreign body in nose; foreign body in eye;  fall down stairs; fell \
        down stairs;    fell off bike; bike \
        accident; pedestrian versus auto; sports injury; work injury; workplace injury; work \
        related injury; repetitive strain injury; overuse injury; birth injury; nerve \
        laceration; digital nerve injury; chronic wound; stage 1 pressure injury; stage 2 \
        pressure injury; stage 3 pressure injury; stage 4 pressure injury; stage ii pressure \
        ulcer; stage iii pressure ulcer; unstageable pressure injury; deep tissue injury; \
        moisture associated skin damage; masd; diabetic ulcer; sacral wound; venous leg ulcer; \
        stasis ulcer; traumatic wound; nonhealing ulcer
        """
}
