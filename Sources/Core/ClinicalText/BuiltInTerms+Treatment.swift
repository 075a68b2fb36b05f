extension BuiltInTerms {
    /// Procedures, drugs, allergies, laboratory values, and the rules that combine concepts.
    static let treatment = """
        [procedure]
        {imaging} ct, ct {imaging}, ct of {imaging}, ct scan of {imaging}, {imaging} ct scan, ct \
        scan {imaging}, cat scan of {imaging}
        {imaging} mri, mri {imaging}, mri of {imaging}, mri scan of {imaging}
        {imaging} x-ray, x-ray of {imaging}, xray of {imaging}, {imaging} xray, {imaging} \
        radiograph, xr {imaging}, {imaging} films, {imaging} x-rays, {imaging} plain films
        {imaging} ultrasound, ultrasound of {imaging}, us {imaging}, {imaging} us, {imaging} \
        sonogram
        {organ} biopsy, biopsy of {organ}
        {joint} replacement, {joint} arthroplasty, total {joint} replacement, total {joint} \
        arthroplasty, {joint} arthroscopy, {joint} surgery, {joint} injection
        electrocardiogram, ekg, ecg, 12 lead, 12 lead ekg
        echocardiogram, echo, tte, tee, transthoracic echocardiogram
        stress test, exercise stress test, nuclear stress test, treadmill test
        holter monitor, event monitor, telemetry
        cardiac catheterization, cardiac cath, coronary angiography, angiogram, angioplasty, pci, \
        stent, stent placement, percutaneous coronary intervention
        cabg, bypass surgery, coronary bypass, coronary artery bypass graft, open heart surgery
        pacemaker, icd implant, defibrillator, cardioversion, ablation, pacemaker placement
        chest x-ray, cxr, chest xray, chest film, chest radiograph
        ct scan, ct, cat scan, computed tomography
        mri, magnetic resonance imaging, mra
        ultrasound, sonogram, doppler
        ct pulmonary angiogram, ctpa, cta chest, ct angiogram, cta, v/q scan
        x-ray, xray, radiograph, plain film
        mammogram, mammography
        bone density scan, dexa, dexa scan
        pet scan, pet ct, bone scan
        colonoscopy, sigmoidoscopy, screening colonoscopy
        endoscopy, egd, upper endoscopy, esophagogastroduodenoscopy, ercp, bronchoscopy, \
        cystoscopy, laryngoscopy
        spirometry, pulmonary function test, pft, peak flow
        polysomnography
        cpap, bipap, noninvasive ventilation, niv
        intubation, intubated, mechanical ventilation, ventilator, endotracheal intubation, \
        extubated
        tracheostomy, trach
        cpr, resuscitation, chest compressions, acls
        dialysis, hemodialysis, hd, peritoneal dialysis
        blood transfusion, transfusion, prbc, transfused
        chemotherapy, chemo, radiation therapy, radiotherapy, immunotherapy
        lumbar puncture, lp, spinal tap
        eeg, electroencephalogram, emg, nerve conduction study
        blood culture, urine culture, culture, wound culture
        urinalysis, ua, urine dipstick
        rapid strep test, rapid strep, covid test, pregnancy test, flu swab
        pap smear, pap test, colposcopy, hysteroscopy, d&c, leep
        cesarean section, c-section, csection, vaginal delivery, nsvd, svd, cesarean delivery
        hysterectomy, oophorectomy, tubal ligation, myomectomy, mastectomy, lumpectomy, \
        salpingectomy
        vasectomy, prostatectomy, turp, circumcision, orchiectomy
        appendectomy, cholecystectomy, hernia repair, bowel resection, colectomy, gastric bypass, \
        splenectomy, laparoscopy, laparotomy, gallbladder removal, lap chole, gastrectomy, sleeve \
        gastrectomy, colostomy, ileostomy, bariatric surgery
        tonsillectomy, adenoidectomy, ear tubes, tympanostomy tubes, septoplasty, sinus surgery, \
        thyroidectomy
        cataract surgery, lasik, cataract extraction
        amputation surgery, below knee amputation, bka, above knee amputation, aka amputation
        incision and drainage, i&d, i and d, wound debridement, debridement, sutures, stitches, \
        laceration repair, suture removal, skin graft, excision, cryotherapy
        splint, cast, brace, sling, crutches, walking boot, orif, closed reduction, open \
        reduction internal fixation
        physical therapy, pt referral, occupational therapy, speech therapy, home exercises, rehab
        counseling, psychotherapy, cognitive behavioral therapy, cbt, psych consult
        foley catheter, urinary catheter, foley, catheterization, nephrostomy, lithotripsy
        chest tube, thoracentesis, paracentesis, central line, picc line, thoracotomy, pleurodesis
        feeding tube, g tube, peg tube, ng tube
        epidural injection, epidural steroid injection, steroid injection, cortisone injection, \
        nerve block, trigger point injection, joint injection
        kidney transplant, liver transplant, transplant, bone marrow transplant, organ transplant
        spinal fusion, laminectomy, discectomy, back surgery, spine surgery
        vaccination given, flu shot, flu vaccine, covid vaccine, tetanus shot, tdap, mmr, \
        immunizations up to date, vaccines up to date, pneumovax, shingrix, influenza vaccine
        surgery, operation, surgical procedure, biopsy
        [medication]
        aspirin 81, baby aspirin
        acetaminophen, tylenol, paracetamol, apap
        nsaid therapy, naproxen, naprosyn, aleve, meloxicam, mobic, diclofenac, voltaren, \
        indomethacin, ketorolac, toradol, celecoxib, celebrex, advil, motrin
        opioid analgesic, oxycodone, percocet, hydrocodone, norco, vicodin, hydromorphone, \
        dilaudid, fentanyl, tramadol, ultram, methadone, oxycontin, tylenol 3, buprenorphine, \
        suboxone
        naloxone, narcan
        gabapentin, neurontin, pregabalin, lyrica
        muscle relaxant, cyclobenzaprine, flexeril, methocarbamol, robaxin, baclofen, tizanidine, \
        zanaflex
        amoxicillin-clavulanate, augmentin
        azithromycin, zithromax, z-pak, zpak
        doxycycline, minocycline
        levofloxacin, levaquin, moxifloxacin, cipro
        cephalexin, keflex, ceftriaxone, rocephin, cefazolin, ancef, cefepime, cefdinir, \
        cefuroxime
        trimethoprim-sulfamethoxazole, bactrim, septra, tmp-smx, tmp/smx
        nitrofurantoin, macrobid
        metronidazole, flagyl
        piperacillin-tazobactam, zosyn, meropenem, ertapenem, linezolid, gentamicin, tobramycin, \
        ampicillin
        antibiotic, abx, iv antibiotics
        acyclovir, valacyclovir, valtrex, oseltamivir, tamiflu, paxlovid, remdesivir
        fluconazole, diflucan, nystatin, clotrimazole, terbinafine, ketoconazole
        art, antiretroviral therapy, biktarvy, truvada, prep
        metformin, glucophage
        insulin, lantus, insulin glargine, novolog, humalog, insulin lispro, basaglar, levemir, \
        insulin aspart, nph insulin, sliding scale
        sulfonylurea, glipizide, glyburide, glimepiride
        semaglutide, ozempic, wegovy, dulaglutide, trulicity, liraglutide, victoza, tirzepatide, \
        mounjaro
        sglt2 inhibitor, empagliflozin, jardiance, dapagliflozin, farxiga, canagliflozin
        sitagliptin, januvia, pioglitazone, actos, linagliptin
        levothyroxine, synthroid, methimazole, propylthiouracil
        ace inhibitor therapy, enalapril, ramipril, benazepril, captopril, prinivil, zestril
        losartan, cozaar, valsartan, diovan, irbesartan, olmesartan, candesartan, telmisartan
        beta blocker, metoprolol, lopressor, toprol, atenolol, carvedilol, coreg, propranolol, \
        bisoprolol, labetalol, nadolol
        amlodipine, norvasc, diltiazem, cardizem, verapamil, nifedipine
        hydrochlorothiazide, hctz, chlorthalidone, furosemide, lasix, torsemide, bumetanide, \
        bumex, spironolactone, aldactone
        clonidine, hydralazine, doxazosin, prazosin, minoxidil
        nitroglycerin, ntg, isosorbide mononitrate, imdur
        digoxin, amiodarone, sotalol, flecainide
        statin therapy, atorvastatin, lipitor, simvastatin, zocor, rosuvastatin, crestor, \
        pravastatin, lovastatin, ezetimibe, zetia, fenofibrate
        anticoagulant, warfarin, coumadin, apixaban, eliquis, rivaroxaban, xarelto, dabigatran, \
        pradaxa, heparin, enoxaparin, lovenox, blood thinner, anticoagulation, anticoagulated, \
        doac, heparin drip, edoxaban @anticoagulant
        clopidogrel, plavix, ticagrelor, brilinta, prasugrel
        tpa, alteplase, tenecteplase, thrombolysis
        albuterol, ventolin, proair, salbutamol, albuterol inhaler, rescue inhaler, duoneb, \
        nebulizer, ipratropium, nebs, levalbuterol
        inhaled steroid, fluticasone, flovent, budesonide, pulmicort, symbicort, advair, breo, \
        mometasone, flonase, trelegy
        tiotropium, spiriva, montelukast, singulair, salmeterol, anoro
        prednisone, methylprednisolone, solumedrol, medrol, dexamethasone, decadron, \
        hydrocortisone, prednisolone, steroids, corticosteroid, medrol dosepak, triamcinolone, \
        clobetasol, betamethasone
        epinephrine, epipen, epi, adrenaline, im epinephrine
        antihistamine, diphenhydramine, benadryl, cetirizine, zyrtec, loratadine, claritin, \
        fexofenadine, allegra, hydroxyzine
        proton pump inhibitor, ppi, omeprazole, prilosec, pantoprazole, protonix, esomeprazole, \
        nexium, lansoprazole
        famotidine, pepcid, ranitidine, sucralfate, antacid, tums
        antiemetic, ondansetron, zofran, promethazine, phenergan, metoclopramide, reglan, \
        prochlorperazine
        laxative, polyethylene glycol, miralax, docusate, colace, senna, bisacodyl, lactulose, \
        milk of magnesia
        loperamide, imodium, bismuth, pepto bismol, ors, oral rehydration solution
        ssri, sertraline, zoloft, fluoxetine, prozac, citalopram, celexa, escitalopram, lexapro, \
        paroxetine, paxil
        snri, venlafaxine, effexor, duloxetine, cymbalta, desvenlafaxine
        bupropion, wellbutrin, mirtazapine, remeron, trazodone, amitriptyline, nortriptyline, \
        vortioxetine
        benzodiazepine, lorazepam, ativan, alprazolam, xanax, diazepam, valium, clonazepam, \
        klonopin, midazolam
        zolpidem, ambien, melatonin, buspirone, eszopiclone
        antipsychotic, quetiapine, seroquel, olanzapine, zyprexa, risperidone, risperdal, \
        aripiprazole, abilify, haloperidol, haldol, clozapine, ziprasidone
        lithium, lamotrigine, lamictal, valproate, depakote, levetiracetam, keppra, phenytoin, \
        dilantin, carbamazepine, tegretol, topiramate, topamax, divalproex
        methylphenidate, ritalin, amphetamine, adderall, concerta, vyvanse, atomoxetine
        donepezil, aricept, memantine, namenda, carbidopa-levodopa, sinemet, ropinirole, \
        rivastigmine
        triptan, sumatriptan, imitrex, rizatriptan, maxalt
        allopurinol, colchicine, febuxostat
        methotrexate, hydroxychloroquine, plaquenil, adalimumab, humira, etanercept, enbrel, \
        infliximab, azathioprine, mycophenolate, tacrolimus, cyclosporine @immunosuppressed
        tamsulosin, flomax, finasteride, oxybutynin, mirabegron, dutasteride
        sildenafil, viagra, tadalafil, cialis
        oral contraceptive, ocp, birth control, birth control pills, iud, mirena, nexplanon, depo \
        provera, medroxyprogesterone
        estrogen, progesterone, hormone replacement therapy, hrt, testosterone, estradiol
        tamoxifen, anastrozole, letrozole
        alendronate, fosamax, calcium supplement, vitamin d, calcium, risedronate, denosumab
        iron, ferrous sulfate, folic acid, vitamin b12, multivitamin, potassium chloride, \
        prenatal vitamins
        iv fluids, normal saline, ns bolus, fluid bolus, lactated ringers, ivf
        norepinephrine, levophed, vasopressors, pressors, dopamine, vasopressin
        calcium gluconate, sodium bicarbonate, magnesium sulfate, dextrose, d50, glucagon
        oxygen therapy, supplemental oxygen, home oxygen
        magnesium, activated charcoal, n-acetylcysteine, nac
        lidocaine, ketamine, propofol, etomidate, rocuronium, succinylcholine
        {drug}
        [allergy]
        {drug} allergy, allergy to {drug}, allergic to {drug}, allergies to {drug}, {drug} \
        allergies, {drug} intolerance, intolerant of {drug}, {drug} hypersensitivity, reaction to \
        {drug}, {drug} allergic
        no known drug allergies, nkda, nka, no known allergies, no drug allergies, nkma, no known \
        medication allergies
        [state]
        pregnancy, gravid, intrauterine pregnancy, iup, gestation, weeks gestation, wga @pregnant
        on oxygen, nasal cannula, nc, nrb, non rebreather, nonrebreather, face mask, venturi \
        mask, high flow, hfnc, on o2, l nc, l o2, l oxygen, liters nc, liters of oxygen, on \
        liters, on bipap, l/min oxygen, 1l, 2l, 3l, 4l, 5l, 6l, 10l, 15l, on 1 l, on 2 l, on 3 l, \
        on 4 l, on 5 l, on 6 l, on 10 l, on 15 l, high flow oxygen, simple mask, bvm, 100 % o2, \
        on 2 liters, on 3 liters, on 4 liters, on 2 liters of oxygen, 2 liters, 4 liters @oxygen
        room air, ra, on ra, on room air, breathing room air @roomair
        alert, awake and alert, alert and oriented, a&o, aox3, a&ox3, aaox3, oriented x3, a&o x3, \
        a/o x3, alert and oriented x3, awake alert @alert
        responds to voice, responsive to voice, responds to verbal stimuli, verbal stimuli only, \
        arouses to voice, avpu v, responds to verbal only, rousable to voice @voice
        responds to pain, responsive to pain, responds only to pain, responds to painful stimuli, \
        painful stimuli only, avpu p, responds only to painful stimuli, withdraws to pain only \
        @painresponse
        target saturation 88, target 88, spo2 target 88, target spo2 88, target 88 92, goal 88, \
        hypercapnic target, saturation target 88, o2 target 88, target saturation of 88, target \
        sats 88, goal spo2 88, goal saturation 88 @hypercapnictarget
        postmenopausal state, breastfeeding, nursing mother, lactating
        infant, newborn, neonate @infant
        stung by bee, ate peanuts, after eating, ate shrimp, after bee sting, stung by wasp, \
        after antibiotic, allergen exposure @exposure
        [laboratory]
        lactate, lactic acid, serum lactate, venous lactate @lactate
        potassium level, potassium, k, serum potassium @potassium
        sodium level, sodium, na, serum sodium @sodium
        glucose level, glucose, blood glucose, bg, blood sugar, fsbs, fsbg, fingerstick, cbg, poc \
        glucose, bgl, fingerstick glucose, accucheck, bs, finger stick, serum glucose, accu check \
        @glucose
        hemoglobin, hgb, hb, hematocrit, hct
        white blood cell count, wbc, white count, white blood cells
        platelet count, platelets, plt
        creatinine, cr, bun, egfr, gfr
        hemoglobin a1c, a1c, hba1c, hgba1c
        tsh, free t4, t3
        troponin, trop, bnp, probnp, ck, d-dimer
        liver function tests, lfts, ast, alt, bilirubin, alkaline phosphatase, lipase, amylase
        inr, pt/inr, ptt
        cholesterol panel, ldl, hdl, triglycerides, lipid panel
        absolute neutrophil count, anc
        esr, procalcitonin, ferritin, uric acid, psa
        cd4, cd4 count, viral load
        cbc, cmp, bmp, vbg, complete blood count
        [rule]
        anaphylaxis = hives + dyspnea|airwayswelling|faint|hypotension
        anaphylaxis = airwayswelling + dyspnea|exposure
        cardiac = diaphoresis + chestsymptom
        sepsis = rigors + hypotension
        sepsis = newconfusion|confusion + infection + fever
        sepsis = neutropenia + fever
        sepsis = hypotension + infection
        haemorrhage = headinjury + anticoagulant
        neuro = headinjury + lossofconsciousness
        neuro = stiffneck + fever
        neuro = stiffneck + headache + visionchange
        neuro = backpain + retention
        neuro = backpain + saddle
        neuro = legweakness + retention
        obstetric = pregnant + vaginalbleeding
        obstetric = pregnant + abdominalsevere
        obstetric = pregnant + headachesevere
        obstetric = pregnant + headache + visionchange
        obstetric = pregnant + seizure
        paediatric = infant + fever
        metabolic = pinpoint + slowbreathing
        metabolic = hyperglycemia + confusion
        trauma = heatstroke + confusion
        """
}
