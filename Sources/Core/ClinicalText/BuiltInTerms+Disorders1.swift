extension BuiltInTerms {
    /// Diseases and injuries.
    static let disorders1 = """
        [disorder]
        {organ} cancer, cancer of {organ}, {organ} carcinoma, carcinoma of {organ}, {organ} ca, \
        {organ} malignancy, {organ} tumor, {organ} adenocarcinoma, {organ} neoplasm, malignant \
        neoplasm of {organ}, metastatic {organ} cancer
        {joint} osteoarthritis, {joint} arthritis, osteoarthritis of {joint}, arthritis of \
        {joint}, {joint} oa, {joint} djd, arthritis in {joint}, {joint} degenerative joint disease
        {joint} bursitis, bursitis of {joint}, {joint} tendinitis, tendinitis of {joint}, {joint} \
        tendonitis, {joint} tendinopathy
        {site} cellulitis, cellulitis of {site}, {site} infection, infection of {site}, infected \
        {site}, infection in {site} @infection
        {site} abscess, abscess of {site}, abscess on {site}, abscess in {site} @infection
        hypertension, htn, high blood pressure, essential hypertension, hbp, elevated blood \
        pressure disorder, primary hypertension, arterial hypertension
        hypertensive emergency, hypertensive crisis, malignant hypertension, hypertensive urgency
        hyperlipidemia, hld, high cholesterol, hypercholesterolemia, dyslipidemia, elevated \
        cholesterol, hypertriglyceridemia, hyperlipoproteinemia, mixed hyperlipidemia, elevated \
        lipids
        coronary artery disease, cad, ischemic heart disease, heart disease, coronary heart \
        disease, ihd, chd, atherosclerotic heart disease, coronary disease, ascvd, coronary \
        atherosclerosis
        myocardial infarction, mi, heart attack, ami, nstemi, acute mi, acute myocardial \
        infarction, non st elevation myocardial infarction, inferior mi, anterior mi, inferior \
        wall mi, anterior wall mi, non-stemi !cardiac
        stemi, st elevation myocardial infarction, st elevation mi, acute stemi, inferior stemi, \
        anterior stemi !cardiac
        acute coronary syndrome, acs, unstable angina !cardiac
        cardiac arrest, asystole, ventricular fibrillation, vfib, v fib, pea arrest, code blue, \
        cardiopulmonary arrest, pulseless electrical activity, pulseless vt, pulseless \
        ventricular tachycardia, sudden cardiac arrest, cardiorespiratory arrest !cardiac
        ventricular tachycardia, vtach, v tach, vt, sustained ventricular tachycardia
        complete heart block, third degree heart block, heart block, av block, second degree \
        heart block, bundle branch block, lbbb, rbbb, left bundle branch block, right bundle \
        branch block
        atrial fibrillation, afib, a fib, af, atrial fib, afib with rvr, paroxysmal atrial \
        fibrillation, atrial fibrillation with rvr, paf
        atrial flutter, aflutter, a flutter
        supraventricular tachycardia, svt, psvt
        arrhythmia, dysrhythmia, cardiac arrhythmia, irregular rhythm, irregular heart rhythm
        premature ventricular contractions, pvc, premature beats, premature atrial contractions, \
        pac, ectopy
        congestive heart failure, chf, heart failure, hf, cardiac failure, hfref, hfpef, systolic \
        heart failure, diastolic heart failure, left ventricular failure, biventricular failure, \
        right heart failure, chf exacerbation, heart failure exacerbation, ventricular failure
        acute decompensated heart failure, adhf, decompensated heart failure, acute heart \
        failure, acute chf exacerbation, acute on chronic heart failure, acute on chronic \
        systolic heart failure, acute on chronic diastolic heart failure, decompensated chf
        pulmonary edema, flash pulmonary edema
        cardiomyopathy, dilated cardiomyopathy, hypertrophic cardiomyopathy, ischemic \
        cardiomyopathy
        cardiogenic shock, shock, hypovolemic shock, hemorrhagic shock, obstructive shock, \
        distributive shock, neurogenic shock, circulatory shock, circulatory collapse !sepsis
        pericarditis, myocarditis, endocarditis, pericardial effusion
        cardiac tamponade, tamponade, pericardial tamponade !cardiac
        aortic dissection, dissecting aorta, dissecting aneurysm, thoracic aortic dissection, \
        aortic rupture, ruptured aortic aneurysm, ruptured aaa, ruptured abdominal aortic \
        aneurysm, leaking aneurysm !vascular
        abdominal aortic aneurysm, aaa, aortic aneurysm, thoracic aortic aneurysm
        acute limb ischemia, limb ischemia, ischemic limb, ischemic leg, critical limb ischemia, \
        arterial occlusion of leg, acute arterial occlusion !vascular
        mesenteric ischemia, acute mesenteric ischemia, ischemic bowel, ischemic colitis !surgical
        aortic stenosis, mitral regurgitation, mitral valve prolapse, mitral stenosis, aortic \
        regurgitation, valvular heart disease, tricuspid regurgitation, valve disease
        peripheral vascular disease, peripheral artery disease, pad, pvd, peripheral arterial \
        disease
        carotid stenosis, carotid artery stenosis, carotid artery disease
        deep vein thrombosis, dvt, deep venous thrombosis, blood clot in leg, leg clot, venous \
        thrombosis, blood clot, clot in leg, venous thromboembolism, vte, thrombosis, thrombus
        pulmonary embolism, pe, pulmonary embolus, pulmonary emboli, lung clot, clot in lung, \
        blood clot in lung, saddle embolus, p.e., submassive pe, massive pe !airway
        varicose veins, chronic venous insufficiency, venous insufficiency, venous stasis, \
        superficial thrombophlebitis, thrombophlebitis, phlebitis, stasis dermatitis
        raynaud phenomenon, raynaud's, raynaud disease
        asthma, reactive airway disease, asthmatic, bronchial asthma, moderate persistent asthma, \
        mild intermittent asthma, mild persistent asthma, severe persistent asthma, exercise \
        induced asthma
        asthma exacerbation, asthma attack, asthma flare, exacerbation of asthma, acute asthma, \
        status asthmaticus, asthma flare up, acute exacerbation of asthma
        chronic obstructive pulmonary disease, copd, emphysema, chronic bronchitis
        copd exacerbation, aecopd, exacerbation of copd, acute exacerbation of copd, copd flare, \
        acute copd exacerbation
        pneumonia, pna, cap, community acquired pneumonia, lung infection, aspiration pneumonia, \
        hospital acquired pneumonia, walking pneumonia, lobar pneumonia, bronchopneumonia, chest \
        infection, bacterial pneumonia, hap, vap, atypical pneumonia, lower respiratory tract \
        infection, lrti @infection
        bronchitis, acute bronchitis, chest cold, tracheobronchitis @infection
        bronchiolitis, rsv, respiratory syncytial virus, rsv bronchiolitis @infection
        croup, laryngotracheobronchitis @infection
        epiglottitis, acute epiglottitis !airway @infection
        upper respiratory infection, uri, common cold, has a cold, had a cold, bad cold, viral \
        uri, upper respiratory tract infection, head cold, viral upper respiratory infection, \
        urti, upper respiratory illness, cold symptoms, respiratory infection @infection
        influenza, flu, influenza b, the flu, flu like illness, influenza like illness, ili, \
        flu-like symptoms @infection
        covid-19, covid, coronavirus, covid19, sars-cov-2, covid infection, covid pneumonia, long \
        covid @infection
        sinusitis, sinus infection, acute sinusitis, chronic sinusitis, bacterial sinusitis, \
        rhinosinusitis, maxillary sinusitis @infection
        allergic rhinitis, hay fever, seasonal allergies, environmental allergies, rhinitis, \
        nasal allergies, seasonal allergic rhinitis, allergies, allergy symptoms
        pharyngitis, viral pharyngitis, acute pharyngitis, bacterial pharyngitis @infection
        strep throat, streptococcal pharyngitis, strep pharyngitis, strep, strep infection, group \
        a strep @infection
        tonsillitis, peritonsillar abscess, quinsy, pta, acute tonsillitis, retropharyngeal \
        abscess @infection
        laryngitis, tracheitis @infection
        otitis media, ear infection, acute otitis media, aom, om, middle ear infection, otitis, \
        serous otitis media, suppurative otitis media, otitis media with effusion @infection
        otitis externa, swimmer's ear, acute otitis externa @infection
        cerumen impaction, impacted cerumen, ear wax, earwax impaction, impacted ear wax
        mastoiditis, labyrinthitis, vestibular neuritis @infection
        bppv, benign paroxysmal positional vertigo, benign positional vertigo, meniere's disease
        pneumothorax, collapsed lung, ptx, hemopneumothorax, hemothorax, spontaneous \
        pneumothorax, haemopneumothorax
        tension pneumothorax !airway
        respiratory failure, acute respiratory failure, hypoxic respiratory failure, hypercapnic \
        respiratory failure, ards, acute respiratory distress syndrome, acute hypoxic respiratory \
        failure, hypercarbic respiratory failure, respiratory insufficiency !airway
        chronic respiratory failure, chronic hypoxic respiratory failure, chronic hypercapnic \
        respiratory failure
        pulmonary fibrosis, interstitial lung disease, ild, sarcoidosis, idiopathic pulmonary \
        fibrosis, bronchiectasis, cystic fibrosis, lung disease, pleurisy, pleuritis, silicosis, \
        asbestosis
        pulmonary hypertension
        tuberculosis, tb, latent tb, active tuberculosis, ltbi @infection
        obstructive sleep apnea, osa, sleep apnea
        stroke, cva, cerebrovascular accident, ischemic stroke, acute ischemic stroke, acute \
        stroke, cerebral infarction, cerebral infarct, brain attack, acute cva, mca stroke, \
        cerebellar stroke, embolic stroke, mca infarct, lacunar infarct, stroke symptoms !stroke
        transient ischemic attack, tia, mini stroke, ministroke !stroke
        intracranial hemorrhage, ich, brain bleed, intracerebral hemorrhage, hemorrhagic stroke, \
        cerebral hemorrhage, bleeding in brain, head bleed, intracranial bleed, ic hemorrhage, \
        intracranial bleeding, bleed in brain, bleeding on brain !stroke @bleeding
        subarachnoid hemorrhage, sah, subarachnoid bleed, ruptured aneurysm, ruptured brain \
        aneurysm, ruptured cerebral aneurysm !stroke @bleeding
        subdural hematoma, sdh, epidural hematoma, subdural hemorrhage, subdural, subdural bleed, \
        extradural hematoma !stroke @bleeding
        brain aneurysm, cerebral aneurysm, intracranial aneurysm, berry aneurysm
        migraine, migraine headache, migraine with aura, migraine without aura, migrainous, \
        chronic migraine, ocular migraine
        tension headache, tension type headache, cluster headache, rebound headache, medication \
        overuse headache
        epilepsy, seizure disorder, epileptic, convulsive disorder
        status epilepticus, prolonged seizure, continuous seizures, seizure lasting more than 5 \
        minutes, seizing for over 5 minutes !neuro @seizure
        meningitis, bacterial meningitis, viral meningitis, meningococcal disease, \
        meningococcemia, encephalitis, meningoencephalitis, meningococcal meningitis, \
        meningococcal septicemia !neuro !sepsis @infection
        encephalopathy, hepatic encephalopathy, metabolic encephalopathy, toxic encephalopathy, \
        wernicke encephalopathy
        delirium, acute delirium, delirious @confusion
        dementia, vascular dementia, lewy body dementia, senile dementia, major neurocognitive \
        disorder, cognitive impairment, mild cognitive impairment, mci, cognitive decline, \
        frontotemporal dementia
        alzheimer's disease, alzheimer's, alzheimer dementia
        parkinson's disease, parkinson's, parkinsonism
        multiple sclerosis, als, amyotrophic lateral sclerosis, myasthenia gravis, guillain barre \
        syndrome, gbs, guillain-barre, huntington's disease, demyelinating disease, muscular \
        dystrophy, lou gehrig's disease
        cerebral palsy, spina bifida, hydrocephalus, traumatic brain injury, tbi, normal pressure \
        hydrocephalus
        bell's palsy, facial nerve palsy
        neuropathy, peripheral neuropathy, diabetic neuropathy, polyneuropathy, diabetic \
        peripheral neuropathy, neuropathic pain, small fiber neuropathy
        carpal tunnel syndrome, carpal tunnel, cts, cubital tunnel syndrome, tarsal tunnel \
        syndrome, ulnar neuropathy
        trigeminal neuralgia, postherpetic neuralgia, neuralgia, occipital neuralgia
        radiculopathy, lumbar radiculopathy, cervical radiculopathy, pinched nerve, nerve \
        impingement
        herniated disc, herniated disk, disc herniation, slipped disc, bulging disc, hnp, disc \
        bulge, lumbar disc herniation, disk herniation
        spinal stenosis, lumbar stenosis, cervical stenosis, degenerative disc disease, ddd, \
        spondylosis, spondylolisthesis, lumbar spinal stenosis, cervical spondylosis, lumbar \
        spondylosis, degenerative disk disease
        cauda equina syndrome, cauda equina, cauda equina compression !neuro
        spinal cord compression, cord compression, spinal cord injury, spinal epidural abscess, \
        metastatic cord compression, epidural abscess, spinal cord syndrome !neuro
        scoliosis, kyphosis, lordosis
        restless legs syndrome, rls, narcolepsy
        type 2 diabetes mellitus, type 2 diabetes, t2dm, dm2, type ii diabetes, type 2 dm, adult \
        onset diabetes, dm type 2, niddm, dmii, t2d, diabetes type 2, diabetes mellitus type 2, \
        type 2 diabetic, type ii dm, dm ii, diabetes mellitus type ii, type ii diabetes mellitus
        type 1 diabetes mellitus, type 1 diabetes, t1dm, dm1, juvenile diabetes, type i diabetes, \
        type 1 dm, dm type 1, iddm, t1d, diabetes type 1, type 1 diabetic, diabetes mellitus type \
        1, type i diabetes mellitus
        diabetes mellitus, diabetes, dm, diabetic, sugar diabetes, uncontrolled diabetes
        gestational diabetes, gdm, gestational diabetes mellitus
        prediabetes, pre diabetes, impaired glucose tolerance, insulin resistance, impaired \
        fasting glucose, metabolic syndrome, pre-diabetic, prediabetic
        diabetic ketoacidosis, dka, ketoacidosis !metabolic
        hyperosmolar hyperglycemic state, hhs, honk, hyperosmolar state !metabolic
        diabetic retinopathy, diabetic nephropathy, retinopathy
        hypoglycemia, low blood sugar, hypoglycemic, low blood glucose, low sugar, low glucose, \
        hypoglycemic episode
        severe hypoglycemia, critical hypoglycemia, hypoglycemic seizure, hypoglycemic coma, \
        profound hypoglycemia !metabolic
        hyperglycemia, high blood sugar, elevated blood sugar, elevated glucose, hyperglycemic, \
        high sugar, high blood glucose, elevated blood glucose @hyperglycemia
        hypothyroidism, underactive thyroid, low thyroid, hypothyroid, myxedema
        hyperthyroidism, overactive thyroid, hyperthyroid, thyrotoxicosis
        thyroid storm, thyrotoxic crisis, myxedema coma, adrenal crisis, addisonian crisis \
        !metabolic
        graves disease, graves
        hashimoto's thyroiditis, hashimotos, thyroiditis, hashimoto's disease
        addison's disease, adrenal insufficiency, cushing's syndrome, cushings, \
        hyperaldosteronism, pheochromocytoma, acromegaly, hyperparathyroidism, \
        hypoparathyroidism, hypopituitarism, diabetes insipidus, prolactinoma, pituitary adenoma, \
        adrenal adenoma, cushing's disease
        obesity, obese, morbid obesity, overweight, class iii obesity, severe obesity, morbidly \
        obese
        vitamin d deficiency, b12 deficiency, iron deficiency, vitamin b12 deficiency, folate \
        deficiency, vitamin deficiency, low vitamin d, zinc deficiency
        malnutrition, protein calorie malnutrition, undernutrition, malnourished
        dehydration, dehydrated, volume depletion, hypovolemia, volume depleted, hypovolemic
        hyperkalemia, high potassium, elevated potassium
        severe hyperkalemia, critical potassium, life threatening hyperkalemia, hyperkalemia with \
        ekg changes !metabolic
        hypokalemia, low potassium
        hyponatremia, low sodium
        severe hyponatremia, critical hyponatremia, symptomatic hyponatremia !metabolic
        hypernatremia, hypercalcemia, hypocalcemia, hypomagnesemia, hyperphosphatemia, \
        electrolyte imbalance, electrolyte abnormality, metabolic acidosis, lactic acidosis, \
        acidosis, hypophosphatemia, hypoalbuminemia, high sodium, low magnesium, low calcium, \
        hyperuricemia
        gastroesophageal reflux disease, gerd, acid reflux, gord, esophagitis, reflux disease, \
        reflux esophagitis, erosive esophagitis, laryngopharyngeal reflux, lpr
        peptic ulcer disease, pud, peptic ulcer, stomach ulcer, gastric ulcer, duodenal ulcer, \
        bleeding ulcer
        gastritis, duodenitis, h pylori, helicobacter pylori, h pylori infection, h pylori \
        gastritis
        gi bleed, gastrointestinal bleed, gastrointestinal bleeding, gi bleeding, upper gi bleed, \
        lower gi bleed, gib, ugib, lgib, gi hemorrhage, upper gi bleeding, variceal bleed, \
        variceal bleeding, gastrointestinal hemorrhage, upper gastrointestinal bleed, bleeding \
        varices, upper gi hemorrhage, lower gi bleeding, variceal hemorrhage !haemorrhage \
        @bleeding
        gastroenteritis, viral gastroenteritis, stomach flu, stomach bug, acute gastroenteritis, \
        food poisoning, enteritis, gastro, viral ge @infection
        traveler's diarrhea, c diff, clostridium difficile, c difficile, infectious diarrhea, \
        clostridioides difficile, traveller's diarrhea, c diff colitis, giardiasis, infectious \
        colitis, salmonella, shigella, dysentery @infection
        irritable bowel syndrome, ibs, irritable bowel, functional dyspepsia, spastic colon, \
        ibs-d, ibs-c
        crohn's disease, crohn's
        ulcerative colitis, uc, colitis, inflammatory bowel disease, ibd, microscopic colitis, \
        proctitis
        celiac disease, celiac sprue, gluten intolerance, lactose intolerance, lactose \
        intolerant, celiac
        diverticulitis, acute diverticulitis, sigmoid diverticulitis @infection
        diverticulosis, diverticular disease
        appendicitis, acute appendicitis, ruptured appendix, perforated appendix, perforated \
        appendicitis, inflamed appendix @infection
        cholecystitis, acute cholecystitis, cholangitis, ascending cholangitis, gallbladder \
        infection @infection
        cholelithiasis, gallstones, gall stones, biliary colic, choledocholithiasis, gallbladder \
        disease
        pancreatitis, acute pancreatitis, chronic pancreatitis, gallstone pancreatitis, alcoholic \
        pancreatitis
        hepatitis, viral hepatitis, alcoholic hepatitis, autoimmune hepatitis
        hepatitis b, hep b, hbv, chronic hepatitis b
        hepatitis c, hep c, hcv, chronic hepatitis c
        cirrhosis, liver cirrhosis, liver failure, end stage liver disease, esld, alcoholic \
        cirrhosis, hepatic failure, liver disease, chronic liver disease, portal hypertension, \
        esophageal varices, varices, hepatic cirrhosis
        fatty liver, nafld, nash, hepatic steatosis, fatty liver disease, steatosis, masld
        bowel obstruction, small bowel obstruction, sbo, intestinal obstruction, ileus, volvulus, \
        intussusception, large bowel obstruction, sigmoid volvulus, malrotation, midgut volvulus
        perforated viscus, bowel perforation, perforated bowel, free air under diaphragm, \
        perforated ulcer, viscus perforation, perforated gastric ulcer, perforated duodenal \
        ulcer, perforated peptic ulcer, intestinal perforation, esophageal perforation, boerhaave \
        syndrome, peritonitis, pneumoperitoneum !surgical
        hernia, inguinal hernia, umbilical hernia, ventral hernia, hiatal hernia, incisional \
        hernia, femoral hernia, hiatus hernia, abdominal hernia
        strangulated hernia, incarcerated hernia, incarcerated inguinal hernia, strangulated \
        inguinal hernia !surgical
        hemorrhoids, piles, internal hemorrhoids, external hemorrhoids, thrombosed hemorrhoid, \
        anal fissure, anal fistula, perianal abscess, pilonidal cyst, pilonidal abscess, fissure, \
        rectal prolapse, perirectal abscess
        colon polyps, colonic polyps, polyp, adenomatous polyp, tubular adenoma
        barrett's esophagus, achalasia, esophageal stricture, gastroparesis, eosinophilic \
        esophagitis, schatzki ring
        urinary tract infection, uti, bladder infection, cystitis, acute cystitis, urine \
        infection, utis, recurrent uti, complicated uti, urinary infection, catheter associated \
        uti, cauti, recurrent utis @infection
        pyelonephritis, kidney infection, acute pyelonephritis, pyelo, renal infection @infection
        kidney stone, nephrolithiasis, renal calculus, renal stone, ureterolithiasis, ureteral \
        stone, renal colic, renal calculi, urolithiasis, bladder stone, ureteral calculus
        chronic kidney disease, ckd, chronic renal insufficiency, chronic renal failure, cri, \
        crf, renal insufficiency, ckd stage 3, ckd stage 4, kidney disease, stage 3 ckd, stage 4 \
        ckd, renal disease, ckd 3, ckd iii
        end stage renal disease, esrd, end stage kidney disease, eskd, dialysis dependent, on \
        dialysis, kidney failure, renal failure
        acute kidney injury, aki, acute renal failure, arf, prerenal azotemia, acute tubular \
        necrosis, atn
        glomerulonephritis, nephrotic syndrome, nephritis, polycystic kidney disease, pkd, \
        hydronephrosis, renal artery stenosis, iga nephropathy, lupus nephritis
        benign prostatic hyperplasia, bph, enlarged prostate, prostatic hypertrophy, benign \
        prostatic hypertrophy
        prostatitis, epididymitis, orchitis, epididymo-orchitis, urethritis, balanitis @infection
        testicular torsion, torsion of testicle, torsed testicle, torsion of testis !surgical
        hydrocele, varicocele, phimosis, paraphimosis, priapism, undescended testicle
        overactive bladder, oab, neurogenic bladder, interstitial cystitis
        pregnant, expecting, weeks pregnant, wks pregnant, positive pregnancy test, is pregnant \
        @pregnant
        ectopic pregnancy, ectopic, tubal pregnancy !obstetric @pregnant
        ruptured ectopic, ruptured ectopic pregnancy !obstetric @pregnant
        miscarriage, spontaneous abortion, threatened abortion, missed abortion, threatened \
        miscarriage, pregnancy loss, incomplete abortion
        placental abruption, abruption, abruptio placentae, abruptio !obstetric
        placenta previa, placenta praevia, vasa previa, uterine rupture !obstetric
        preeclampsia, pre eclampsia, severe preeclampsia, gestational hypertension, preeclampsia \
        with severe features, hellp syndrome, hellp !obstetric @pregnant
        eclampsia, eclamptic seizure, seizure in pregnancy, eclamptic !obstetric @seizure
        cord prolapse, umbilical cord prolapse, prolapsed cord, prolapsed umbilical cord, cord \
        prolapsed, cord visible at introitus, shoulder dystocia !obstetric
        postpartum hemorrhage, pph, post partum hemorrhage, heavy bleeding after delivery, \
        bleeding after delivery heavily, postpartum bleeding, hemorrhage after delivery, heavy \
        postpartum bleeding !haemorrhage !obstetric @bleeding
        preterm labor, premature labor, prom, pprom, premature rupture of membranes, hyperemesis \
        gravidarum, hyperemesis, morning sickness, oligohydramnios, polyhydramnios, \
        chorioamnionitis, mastitis, preterm contractions, premature rupture
        postpartum depression, baby blues
        polycystic ovary syndrome, pcos, polycystic ovarian syndrome, polycystic ovaries
        endometriosis, adenomyosis
        uterine fibroids, fibroids, leiomyoma, leiomyomata, fibroid uterus, uterine leiomyoma
        ovarian cyst, ruptured ovarian cyst, hemorrhagic cyst, hemorrhagic ovarian cyst
        ovarian torsion, torsion of ovary, adnexal torsion !surgical
        pelvic inflammatory disease, pid, tubo ovarian abscess, toa, salpingitis @infection
        bacterial vaginosis, bv, yeast infection, vaginal candidiasis, vaginitis, vaginal yeast \
        infection, candidal vaginitis, atrophic vaginitis, vulvovaginal candidiasis, candida \
        vaginitis, vulvovaginitis
        menorrhagia, dysfunctional uterine bleeding, dub, abnormal uterine bleeding, aub, \
        metrorrhagia, menometrorrhagia
        menopause, perimenopause, infertility, perimenopausal, postmenopausal, menopausal
        pelvic organ prolapse, uterine prolapse, cystocele, rectocele
        sexually transmitted infection, sti, std, stis, chlamydia, gonorrhea, trichomonas, \
        trichomoniasis, chlamydia infection @infection
        syphilis, neurosyphilis @infection
        genital herpes, hsv, herpes, herpes simplex, cold sore, hsv2, hsv1, fever blister, herpes \
        labialis, oral herpes @infection
        genital warts, hpv, human papillomavirus, condyloma
        hiv, hiv infection, human immunodeficiency virus, aids, hiv positive, hiv disease, \
        hiv/aids
        sepsis, septic, septicemia, severe sepsis, urosepsis, blood poisoning, bacteremia, septic \
        appearing, neonatal sepsis, toxic shock syndrome, puerperal sepsis, sirs !sepsis \
        @infection
        septic shock !sepsis @infection
        neutropenic fever, febrile neutropenia, neutropenic sepsis, fever with neutropenia, \
        neutropenia with fever !sepsis @infection @fever
        neonatal fever, fever in newborn, infant fever, febrile infant, fever in neonate, febrile \
        neonate, newborn with fever, neonate with fever !paediatric @fever
        necrotizing fasciitis, gas gangrene, fournier gangrene, nec fasc, necrotising fasciitis, \
        necrotizing soft tissue infection, flesh eating infection !sepsis !surgical @infection
        infection, viral infection, bacterial infection, viral illness, viral syndrome, wound \
        infection, soft tissue infection, skin infection, infectious process, opportunistic \
        infection, febrile illness, viral process, ssti @infection
        cellulitis, erysipelas @infection
        abscess, boil, furuncle, carbuncle, mrsa, mrsa infection, mrsa abscess, skin abscess, \
        paronychia, felon @infection
        impetigo, folliculitis, hidradenitis, hidradenitis suppurativa @infection
        shingles, herpes zoster, zoster @infection
        chickenpox, varicella infection, measles, mumps, rubella, scarlet fever, fifth disease, \
        roseola, hand foot and mouth disease, hfmd, pertussis, whooping cough, diphtheria, polio \
        @infection
        mononucleosis, mono, infectious mononucleosis, ebv, epstein barr virus, ebv infection \
        @infection
        lyme disease, lyme, rocky mountain spotted fever, malaria, dengue, zika, typhoid, west \
        nile virus, tick borne illness, typhoid fever, dengue fever @infection
        tetanus, rabies, botulism, anthrax @infection
        lice, head lice, scabies, bed bugs, pinworms, worms, pediculosis
        candidiasis, thrush, oral thrush, candida, tinea, ringworm, athlete's foot, tinea pedis, \
        tinea corporis, jock itch, onychomycosis, fungal infection, tinea cruris, tinea capitis, \
        tinea versicolor, intertrigo, nail fungus, oral candidiasis
        conjunctivitis, pink eye, pinkeye, viral conjunctivitis, bacterial conjunctivitis, \
        allergic conjunctivitis
        osteomyelitis, septic arthritis, septic joint, discitis, bone infection @infection
        dermatitis, contact dermatitis, eczema, atopic dermatitis, allergic contact dermatitis, \
        seborrheic dermatitis, diaper rash, diaper dermatitis, poison ivy, poison oak, \
        dyshidrotic eczema, irritant dermatitis, rhus dermatitis
        psoriasis, psoriatic arthritis, lichen planus, vitiligo, rosacea, acne, acne vulgaris, \
        melasma, pityriasis rosea, cystic acne, plaque psoriasis
        wart, plantar wart, molluscum contagiosum, molluscum, verruca
        skin cancer, melanoma, basal cell carcinoma, squamous cell carcinoma, bcc, scc, malignant \
        melanoma
        actinic keratosis, seborrheic keratosis, skin tag, mole, nevus, cyst, sebaceous cyst, \
        lipoma, epidermal cyst, atypical nevus, keloid, dysplastic nevus, hemangioma
        pressure ulcer, decubitus ulcer, bedsore, bed sore, pressure injury, pressure sore, \
        sacral decubitus, decubitus, decubiti, sacral ulcer, sacral pressure ulcer
        stevens johnson syndrome, sjs, toxic epidermal necrolysis, erythema multiforme, drug \
        eruption, drug rash, dress syndrome
        angioedema, angioneurotic edema !anaphylaxis @airwayswelling
        anaphylaxis, anaphylactic shock, anaphylactic reaction, anaphylactoid reaction, severe \
        allergic reaction, anaphylactic !anaphylaxis
        allergic reaction, hypersensitivity reaction, drug reaction
        osteoarthritis, oa, degenerative joint disease, djd, arthritis, degenerative arthritis
        rheumatoid arthritis, inflammatory arthritis, juvenile arthritis, jia
        gout, gouty arthritis, gout flare, gout attack, pseudogout, acute gout, podagra, gout \
        flare up
        lupus, sle, systemic lupus erythematosus, scleroderma, sjogren's syndrome, polymyalgia \
        rheumatica, pmr, vasculitis, giant cell arteritis, temporal arteritis, ankylosing \
        spondylitis, dermatomyositis, polymyositis, connective tissue disease, autoimmune \
        disease, mixed connective tissue disease, gca, behcet's disease, autoimmune disorder
        fibromyalgia, chronic fatigue syndrome, myofascial pain syndrome, complex regional pain \
        syndrome, crps, chronic pain syndrome
        osteoporosis, osteopenia, paget's disease, low bone density, osteomalacia, rickets
        tendinitis, tendonitis, bursitis, tendinopathy, tenosynovitis, tennis elbow, lateral \
        epicondylitis, golfer's elbow, medial epicondylitis, plantar fasciitis, trigger finger, \
        ganglion cyst, de quervain's tenosynovitis, achilles tendinitis, patellofemoral syndrome, \
        patellofemoral pain syndrome, shin splints, baker's cyst, achilles tendonitis, bunion, \
        hallux valgus, ganglion, it band syndrome, costochondritis, heel spur, hammertoe, \
        epicondylitis, synovitis
        rotator cuff tear, rotator cuff tendinitis, rotator cuff weakness, rotator cuff injury, \
        rotator cuff tendinopathy, torn rotator cuff, rotator cuff syndrome
        frozen shoulder, adhesive capsulitis, shoulder impingement, impingement syndrome, \
        shoulder impingement syndrome, subacromial impingement
        meniscus tear, meniscal tear, torn meniscus, acl tear, torn acl, ligament tear, mcl \
        sprain, labral tear, acl injury, pcl tear, mcl tear, acl rupture, medial meniscus tear, \
        lateral meniscus tear, torn ligament, tendon rupture, achilles tendon rupture, achilles \
        rupture, quadriceps tendon rupture, biceps tendon rupture
        compartment syndrome, acute compartment syndrome !surgical
        rhabdomyolysis, rhabdo, myositis, myopathy
        avascular necrosis, osteonecrosis
        anemia, low hemoglobin, iron deficiency anemia, anemic, low blood count, ida, pernicious \
        anemia, hemolytic anemia, anemia of chronic disease, low iron, low hgb, macrocytic \
        anemia, microcytic anemia, aplastic anemia
        sickle cell disease, sickle cell, sickle cell anemia, sickle cell crisis, thalassemia, \
        vaso-occlusive crisis, sickle cell pain crisis, sickle cell trait
        hemophilia, bleeding disorder, von willebrand disease, factor v leiden, clotting \
        disorder, coagulopathy, itp, hypercoagulable state, thrombophilia, dic, antiphospholipid \
        syndrome, ttp purpura, coagulation disorder
        cancer, malignancy, tumor, carcinoma, neoplasm, metastatic disease, metastases, mets, \
        metastatic cancer, brain mets, bone mets, brain metastases, liver mets, liver metastases, \
        bone metastases, malignant tumor, brain tumors, cancerous growth, sarcoma
        leukemia, cll, aml, all leukemia, cml, acute lymphoblastic leukemia, acute myeloid \
        leukemia, chronic lymphocytic leukemia, chronic myeloid leukemia, acute leukemia
        lymphoma, hodgkin's lymphoma, non hodgkin lymphoma, hodgkins disease, nhl
        multiple myeloma, myelodysplastic syndrome, polycythemia vera, essential thrombocythemia, \
        mgus, myelofibrosis, amyloidosis, polycythemia
        depression, major depression, major depressive disorder, mdd, clinical depression, \
        dysthymia, depressive disorder, depressive episode, major depressive episode, severe \
        depression, treatment resistant depression, depressive symptoms, recurrent depression
        anxiety disorder, generalized anxiety disorder, gad, panic disorder, social anxiety, \
        agoraphobia, phobia, social anxiety disorder, claustrophobia, adjustment disorder, \
        separation anxiety
        bipolar disorder, bipolar, manic depression, mania, manic, bipolar i disorder, bipolar ii \
        disorder, hypomania, bipolar depression, manic episode, hypomanic
        schizophrenia, schizoaffective disorder, psychosis, psychotic, schizophrenic, psychotic \
        episode, psychotic disorder, acute psychosis
        posttraumatic stress disorder, ptsd, post traumatic stress disorder, ocd, obsessive \
        compulsive disorder, acute stress disorder
        adhd, attention deficit hyperactivity disorder, add, attention deficit disorder, autism, \
        autism spectrum disorder, asd, developmental delay, intellectual disability, learning \
        disability, dyslexia, asperger's syndrome, speech delay, down syndrome, trisomy 21, \
        tourette syndrome, oppositional defiant disorder
        eating disorder, anorexia nervosa, bulimia, bulimia nervosa, binge eating disorder
        borderline personality disorder, personality disorder
        alcohol use disorder, alcoholism, alcohol abuse, alcohol dependence, alcoholic, etoh \
        abuse, aud, etoh use disorder, heavy drinking, alcohol intoxication, drunk, intoxicated, \
        intoxication, alcohol misuse, etoh intoxication, binge drinking
        alcohol withdrawal, delirium tremens, dts, etoh withdrawal, withdrawal symptoms, opioid \
        withdrawal, benzodiazepine withdrawal, alcohol withdrawal seizure, withdrawal
        substance abuse, drug abuse, substance use disorder, opioid use disorder, opioid \
        dependence, drug use, ivdu, iv drug use, cocaine abuse, illicit drug use, drug addiction, \
        opioid abuse, iv drug abuse, cocaine use disorder, polysubstance abuse, methamphetamine \
        use, heroin use, cocaine use, recreational drug use, drug dependence, oud
        tobacco use disorder, nicotine dependence, tobacco dependence, tobacco abuse, tobacco use
        suicide attempt, attempted suicide, tried to kill herself, tried to kill himself, \
        attempted to kill himself, attempted to kill herself !selfHarm
        overdose, drug overdose, overdosed, polysubstance overdose, medication overdose, \
        acetaminophen overdose, tylenol overdose, intentional overdose, overdosing, accidental \
        overdose, intentional drug overdose, paracetamol overdose, aspirin overdose, \
        benzodiazepine overdose, overdose attempt, tricyclic overdose !selfHarm !metabolic
        opioid overdose, heroin overdose, fentanyl overdose, narcotic overdose, opiate overdose, \
        opioid toxicity, opioid od, suspected opioid overdose, oxycodone overdose, methadone \
        overdose !metabolic !selfHarm
        poisoning, poisoned, toxic ingestion, drug toxicity, ingestion of poison, organophosphate \
        poisoning, ethylene glycol ingestion, caustic ingestion, swallowed bleach, drank bleach, \
        drank antifreeze, lead poisoning, digoxin toxicity, lithium toxicity, salicylate \
        toxicity, button battery ingestion, swallowed a battery, swallowed button battery, \
        accidental ingestion, methanol poisoning, cyanide poisoning, toxic exposure, pesticide \
        poisoning, acetaminophen toxicity, serotonin syndrome, neuroleptic malignant syndrome, \
        drank drain cleaner, toxic alcohol ingestion !metabolic
        carbon monoxide poisoning, carbon monoxide, co poisoning, carbon monoxide exposure, co \
        exposure, carboxyhemoglobin elevated, co alarm going off, carbon monoxide alarm !metabolic
        glaucoma, acute angle closure glaucoma, macular degeneration, retinal tear, uveitis, \
        iritis, keratitis, corneal abrasion, corneal ulcer, blepharitis, stye, chalazion, \
        hordeolum, open angle glaucoma, optic neuritis, amblyopia, strabismus, scleritis, \
        episcleritis, subconjunctival hemorrhage, vitreous detachment, posterior vitreous \
        detachment, pterygium
        retinal detachment, detached retina, central retinal artery occlusion, crao !surgical
        cataract, myopia, astigmatism, presbyopia, hyperopia, refractive error, nearsighted, \
        nearsightedness, senile cataract, nuclear cataract, nuclear sclerotic cataract
        dental abscess, tooth abscess, gingivitis, periodontitis, tooth decay, tooth infection, \
        dental infection, impacted tooth, periapical abscess, periodontal disease, pulpitis, gum \
        disease @infection
        tmj disorder, tmj, temporomandibular joint disorder, tmj pain, tmd, bruxism
        ludwig angina !airway @infection
        concussion, post concussive syndrome, postconcussive syndrome, post-concussion syndrome, \
        minor head injury @headinjury
        immunodeficiency, immunocompromised, immunosuppressed, immune deficiency @immunosuppressed
        anesthesia complications, malignant hyperthermia, adverse reaction to anesthesia, \
        anesthesia reaction, problems with anesthesia
        """
}
