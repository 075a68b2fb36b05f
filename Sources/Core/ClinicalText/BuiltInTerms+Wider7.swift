extension BuiltInTerms {
    /// Wordings of the hospital's fields, part 2 of 3: symptoms, signs, disorders, injuries.
    static let wider7 = """
        [disorder]
        multivessel disease, lad stenosis, lad occlusion, rca occlusion, rca stenosis, \
        multivessel cad, three vessel disease, 3 vessel disease, two vessel disease, 3vd, 2 \
        vessel cad, circumflex stenosis, proximal lad lesion, culprit lesion, chronic total \
        occlusion, nonobstructive cad, non obstructive cad, non-obstructive disease, obstructive \
        cad, single vessel disease, cor art disease, minoca, coronary dissection, coronary \
        vasospasm, coronary spasm, no reflow
        ischemia, reversible ischemia, inducible ischemia, delayed cerebral ischemia
        myocardial infarction, type 1 mi, type ii mi, type 2 nstemi, type ii nstemi, type 2 \
        myocardial infarction, type ii myocardial infarction, type 1 nstemi, nste-acs, nsteacs, \
        non st elevation mi, non q wave mi, lateral mi, posterior mi, septal mi, inferolateral mi, \
        anteroseptal mi, anterolateral mi, rv infarct, right ventricular infarction, \
        inferoposterior mi, evolving mi, nstemi type 2, subendocardial mi, subendocardial \
        infarction, mi type 2
        stemi, anterolateral stemi, inferolateral stemi, posterior stemi, lateral stemi, \
        inferoposterior stemi, stemi equivalent, late presenting stemi, anteroseptal stemi
        acute coronary syndrome, unstable angina pectoris
        myocardial ischemia, cardiac ischemia, silent ischemia, inferior ischemia, anterior \
        ischemia, coronary ischemia
        congestive heart failure, acute on chronic hfref, acute on chronic hfpef, acute on chronic \
        chf, acute on chronic systolic hf, acute on chronic diastolic hf, acute on chronic hf, \
        acute on chronic systolic chf, acute on chronic diastolic chf, acute systolic hf, acute \
        diastolic hf, acute diastolic chf, acute systolic chf, acute on chronic combined heart \
        failure, decompensated systolic heart failure, decompensated diastolic heart failure, \
        decompensated chronic heart failure, acute hf exacerbation, acute exacerbation of chf, \
        decompensated heart failure with reduced ejection fraction, chronic systolic heart \
        failure, chronic diastolic heart failure, chronic hfref, chronic hfpef, chronic heart \
        failure, chronic systolic hf, chronic diastolic hf, chronic systolic chf, chronic \
        diastolic chf, combined systolic and diastolic heart failure, heart failure with reduced \
        ejection fraction, heart failure with preserved ejection fraction, heart failure with \
        preserved ef, heart failure with reduced ef, ischemic heart failure, right sided heart \
        failure, left sided heart failure, advanced heart failure, end stage heart failure, stage \
        d heart failure, nyha iii heart failure, low output heart failure, high output heart \
        failure, chronic combined heart failure, hf exacerbation, lv systolic failure, right-sided \
        hf, weak heart, congestive cardiomyopathy, biventricular heart failure, heart failure \
        reduced ef, stage c heart failure
        fluid overload, hypervolemia, volume overloaded, fluid overloaded, hypervolemic, wet on \
        exam, hypervolaemia, hypervolaemic, retaining fluid, fluid retaining, congested clinically
        cardiomyopathy, non ischemic cardiomyopathy, nicm, hypertrophic obstructive \
        cardiomyopathy, takotsubo cardiomyopathy, stress induced cardiomyopathy, peripartum \
        cardiomyopathy, ppcm, restrictive cardiomyopathy, arvc, arrhythmogenic cardiomyopathy, \
        alcoholic cardiomyopathy, tachycardia induced cardiomyopathy, tachycardia mediated \
        cardiomyopathy, attr amyloidosis, attr cardiac amyloid, cardiac sarcoidosis, chagas \
        cardiomyopathy, lv noncompaction, noncompaction cardiomyopathy, anthracycline \
        cardiomyopathy
        sepsis, septic cardiomyopathy, septic thrombophlebitis, septic emboli, gnr bacteremia, \
        uroseptic, sepsis with shock, biliary sepsis, abdominal sepsis, intra-abdominal sepsis, \
        intraabdominal sepsis, chest sepsis, sepsis syndrome, sirs positive, meets sirs, meets \
        sirs criteria, urinary sepsis, toxic shock, e coli bacteremia, gram negative bacteremia, \
        strep bacteremia, enterococcal bacteremia, staph bacteremia, klebsiella bacteremia, \
        pseudomonas bacteremia, septic knee, septic hip, septic encephalopathy, septic bursitis, \
        septic looking, looks septic
        atrial fibrillation, af with rvr, afib rvr, af with fast ventricular response, fast af, \
        rapid af, rapid afib, permanent atrial fibrillation, persistent af, chronic af, chronic \
        afib, chronic atrial fibrillation, new onset afib, new onset af, new onset atrial \
        fibrillation, paroxysmal afib, pafib, longstanding persistent af, valvular af, nonvalvular \
        af, nvaf, lone af, post op af, postoperative afib, poaf, postoperative atrial \
        fibrillation, atrial fib with rvr, afib w/ rvr, afib w rvr, afib with rapid ventricular \
        response, atrial fibrillation with rapid ventricular response, rvr, slow af, uncontrolled \
        af, rate controlled af, af with slow ventricular response, afib/flutter, a-fib with rvr, \
        afib/rvr, auricular fibrillation, afibb
        atrial flutter, typical atrial flutter, atypical flutter, flutter with variable block, \
        typical flutter, counterclockwise flutter, atypical atrial flutter
        supraventricular tachycardia, avrt, paroxysmal supraventricular tachycardia, orthodromic \
        avrt, regular narrow complex tachycardia, svt with aberrancy, svt runs, runs of svt, \
        atrial tachycardia, multifocal atrial tachycardia, atrial tach, junctional tachycardia, \
        tachyarrhythmia, atrial arrhythmia, tachybrady syndrome, supraventricular tachyarrhythmia
        ventricular tachycardia, nonsustained vt, nonsustained ventricular tachycardia, \
        monomorphic vt, polymorphic vt, slow vt, runs of vt, run of vt, run of nsvt, incessant vt, \
        stable vt, ventricular arrhythmia, malignant arrhythmia, lethal arrhythmia
        vf, vt/vf
        cardiac arrest, vfib arrest, v fib arrest, vt arrest, asystolic arrest, out of hospital \
        cardiac arrest, ohca, oohca, in hospital cardiac arrest, ihca, ventricular fib, witnessed \
        arrest, bradyasystolic arrest, unwitnessed arrest, respiratory and cardiac arrest, \
        bradycardic arrest, hyperkalemic arrest, vf/vt arrest, pulseless arrest, pea/asystole
        sick sinus syndrome, sick sinus, chronotropic incompetence, brady-tachy syndrome
        wpw, wpw syndrome
        long qt syndrome, congenital long qt
        pots, postural tachycardia syndrome, dysautonomia, autonomic dysfunction, autonomic \
        instability, autonomic failure
        vasovagal syncope, vasovagal event, vasovagal reaction, vagal episode, vasovagal attack, \
        carotid hypersensitivity
        cardiogenic shock, inappropriate shocks, aicd shock, mixed shock, vasodilatory shock, \
        vasoplegic shock, refractory shock, undifferentiated shock, compensated shock, \
        decompensated shock, shocky, in shock, shock state, shock liver, spinal shock, refractory \
        shock state
        infection, pocket infection, pacemaker pocket infection, device infection, lead infection, \
        pleural infection, h. pylori infection, salmonella infection, exit site infection, tunnel \
        infection, central line infection, catheter related bloodstream infection, picc infection, \
        bloodstream infection, vre infection, cre infection, pseudomonas infection, disseminated \
        gonococcal infection, hsv infection, postoperative infection, mesh infection, graft \
        infection, vascular graft infection, lvad infection, driveline infection, diabetic foot \
        infection, shunt infection, vp shunt infection, stump infection
        pericarditis, viral pericarditis, constrictive pericarditis, myopericarditis, \
        perimyocarditis, uremic pericarditis, dressler syndrome, post pericardiotomy syndrome, \
        constrictive physiology, effusive constrictive pericarditis, large pericardial effusion, \
        small pericardial effusion, trace pericardial effusion, hemopericardium, haemopericardium, \
        circumferential pericardial effusion, loculated pericardial effusion, malignant \
        pericardial effusion, pneumopericardium, viral myocarditis, lymphocytic myocarditis, \
        fulminant myocarditis, giant cell myocarditis, bacterial endocarditis, prosthetic valve \
        endocarditis, subacute bacterial endocarditis, native valve endocarditis, mitral valve \
        endocarditis, tricuspid endocarditis, aortic valve endocarditis, culture negative \
        endocarditis, right sided endocarditis, tv endocarditis
        cardiac tamponade, tamponade physiology, cardiac tamponade physiology
        rheumatic heart disease, rheumatic mitral stenosis, rheumatic valve disease
        aortic stenosis, critical as, critical aortic stenosis, low flow low gradient as, aov \
        stenosis, calcific aortic stenosis, symptomatic aortic stenosis, aortic valve stenosis, \
        bav, severe ai, moderate ai, aortic regurg, mitral insufficiency, ischemic mr, functional \
        mr, mitral valve regurgitation, leaky valve, leaking valve, acute mr, degenerative mr, \
        leaky heart valve, tricuspid regurg, tricuspid insufficiency, tricuspid valve \
        regurgitation, functional tr, torrential tr, pulmonic regurgitation, pulmonary \
        regurgitation, pulmonic stenosis, pulmonary stenosis, mitral valve stenosis, bileaflet \
        prolapse, prosthetic valve dysfunction, prosthetic valve thrombosis, valve thrombosis, \
        patient prosthesis mismatch, structural valve degeneration, bioprosthetic valve \
        degeneration
        congenital heart disease, congenital heart defect, transposition of great arteries, \
        eisenmenger syndrome, eisenmenger, ebstein anomaly, single ventricle, hypoplastic left \
        heart, ventricular septal rupture, secundum asd, shone complex, fontan failure, direct \
        hyperbilirubinemia, indirect hyperbilirubinemia, spasmodic torticollis, ureteric colic, \
        ureteral colic
        hypertensive emergency, accelerated hypertension, hypertensive heart disease, hypertensive \
        encephalopathy, malignant htn, htn emergency, htn urgency, severe asymptomatic \
        hypertension, asymptomatic hypertension
        hypertension, uncontrolled hypertension, uncontrolled htn, labile hypertension, secondary \
        hypertension, poorly controlled hypertension, stage 2 hypertension, stage 1 hypertension, \
        systolic hypertension, isolated systolic hypertension, elevated bps, blood pressure \
        elevated, htn uncontrolled, bp uncontrolled, hi bp, hypertn, uncontrolled blood pressure, \
        uncontrolled bp, bp high, blood pressure high, bp running high, high pressure blood, \
        portal htn, intracranial hypertension
        hyperlipidemia, hyperchol, hchol, dyslipid, elevated ldl, high ldl, low hdl, elevated \
        triglycerides, high triglycerides, hypertrig, mixed dyslipidemia, heterozygous familial \
        hypercholesterolemia
        aortic dissection, type a dissection, type b dissection, stanford a dissection, stanford b \
        dissection, type a aortic dissection, type b aortic dissection, acute aortic syndrome, \
        intramural hematoma aorta, intramural haematoma of aorta, acute type a dissection, acute \
        type b dissection, aortic intramural hematoma, descending aortic dissection, ascending \
        aortic dissection, dissection flap, intimal flap, dissection of aorta, stanford type a, \
        stanford type b, aaa rupture, contained aaa rupture, ruptured taa, leaking aaa, aneurysm \
        rupture, rupturing aneurysm, aortic transection, traumatic aortic rupture
        abdominal aortic aneurysm, infrarenal aaa, thoracoabdominal aneurysm, aneurysmal \
        dilatation, iliac artery aneurysm, popliteal artery aneurysm, ascending aneurysm, \
        juxtarenal aaa, splenic artery aneurysm, visceral artery aneurysm, mycotic aneurysm, \
        inflammatory aneurysm, expanding aneurysm, aaa expansion, suprarenal aneurysm, root \
        aneurysm, femoral pseudoaneurysm, symptomatic aaa
        acute limb ischemia, ischemic foot, ischemic hand, cold ischemic foot, acute arterial \
        thrombosis, arterial embolus, femoral embolus, acute arterial insufficiency
        pulmonary embolism, saddle embolus aorta, saddle pe, segmental pe, provoked pe, unprovoked \
        pe, intermediate risk pe, chronic pe, lobar pe, saddle pulmonary embolus, submassive \
        pulmonary embolism, massive pulmonary embolism, pulm embolism, pulmonary thromboembolism, \
        fat embolism, fat embolism syndrome, air embolism, pulm embolus, amniotic embolism
        peripheral vascular disease, peripheral arterial occlusive disease, lower extremity pad, \
        arterial insufficiency, aortoiliac disease, sfa disease, tibial disease, femoropopliteal \
        disease, blue toe syndrome, atheroembolism, cholesterol emboli, cholesterol embolization, \
        critical stenosis, inflow disease, outflow disease, multilevel disease, infrapopliteal \
        disease, ischemic ulcer, non-healing foot ulcer, subclavian stenosis, subclavian steal, \
        celiac stenosis, sma stenosis, iliac stenosis, buerger's disease, buergers, \
        thromboangiitis obliterans, takayasu arteritis, fibromuscular dysplasia, median arcuate \
        ligament syndrome, steal syndrome, dialysis access steal, popliteal entrapment, \
        erythromelalgia, vasospasm, digital ischemia, digital ulcers, digital gangrene
        varicose veins, reticular veins, varices of leg, saphenous reflux, gsv reflux, venous \
        reflux, atrophie blanche, stasis changes, chronic venous stasis, chronic stasis \
        dermatitis, vein thrombosis superficial, pelvic congestion, lipedema, lymphatic leak, \
        chronic lymphedema, ble lymphedema
        pneumonia, rll pna on cxr, cavitary pneumonia, multilobar pneumonia, rll pneumonia, lll \
        pneumonia, rul pneumonia, lul pneumonia, rml pneumonia, rll pna, lll pna, rul pna, lul \
        pna, rml pna, right lower lobe pneumonia, left lower lobe pneumonia, right middle lobe \
        pneumonia, double pneumonia, healthcare associated pneumonia, nosocomial pneumonia, \
        pneumococcal pneumonia, legionella pneumonia, mycoplasma pneumonia, mrsa pneumonia, \
        influenza pneumonia, pneumocystis pneumonia, necrotizing pneumonia, postobstructive \
        pneumonia, post-obstructive pna, aspiration pna, fungal pneumonia, gram negative \
        pneumonia, klebsiella pneumonia, pseudomonas pneumonia, staph pneumonia, multi lobar \
        pneumonia, round pneumonia, lingular pneumonia, community-acquired pna, basal pneumonia, \
        left basal pneumonia, right basal pneumonia, parainfluenza pneumonia, streptococcal \
        pneumonia, superimposed pneumonia, organizing pneumonia, organising pneumonia, cryptogenic \
        organizing pneumonia, bacterial pna, eosinophilic pneumonia, lipoid pneumonia, usual \
        interstitial pneumonia, interstitial pneumonia
        obstruction, airflow obstruction, fixed airflow obstruction, food bolus obstruction, shunt \
        obstruction, bladder outlet obstruction, upj obstruction, puj obstruction, ureteropelvic \
        junction obstruction, ureteral obstruction, bph with obstruction
        asthma, allergic asthma, eosinophilic asthma, intermittent asthma, adult onset asthma, \
        brittle asthma, cough variant asthma, uncontrolled asthma, poorly controlled asthma, \
        occupational asthma, steroid dependent asthma, asthma copd overlap, airway \
        hyperreactivity, bronchial hyperreactivity, bronchial hyperresponsiveness, \
        exercise-induced bronchoconstriction, viral induced asthma
        bronchitis, asthmatic bronchitis, tracheobronchitis purulent, viral bronchitis, protracted \
        bacterial bronchitis, infective bronchitis, purulent bronchitis, plastic bronchitis
        asthma exacerbation, acute exacerbation asthma, infective exacerbation of asthma, asthma \
        flared, asthmatic attack, bronchospastic
        chronic obstructive pulmonary disease, end stage copd, oxygen dependent copd, gold iii \
        copd, gold d copd, gold 3 copd, obstructive lung disease, obstructive airways disease, \
        coad, chronic obstructive airways disease, chronic airflow limitation, a1at deficiency, \
        aatd, emphysematous, o2 dependent copd, very severe copd, chronic obstructive lung disease
        copd exacerbation, ae-copd, acute on chronic copd, copd exac, exac of copd, infective exac \
        copd, acute exacerbation copd, copde, copd flare up, non infective exacerbation of copd, \
        infective exacerbation of bronchiectasis, bronchiectasis exacerbation, bronchiectasis \
        flare, ild flare, ild exacerbation, acute exacerbation of ild, acute exacerbation of ipf
        pneumonitis, chemical pneumonitis, immune checkpoint pneumonitis, checkpoint inhibitor \
        pneumonitis, drug induced pneumonitis
        empyema, infected pleural effusion, pleural empyema, empyema thoracis, complicated \
        parapneumonic effusion, bronchopleural fistula, trapped lung, pulmonary aspergillosis, \
        abpa, invasive aspergillosis, allergic bronchopulmonary aspergillosis, chronic pulmonary \
        aspergillosis, mycetoma, mucormycosis, cryptococcosis, pulmonary histoplasmosis, pulmonary \
        cryptococcosis, nocardiosis, nocardia, actinomycosis, pulmonary nocardiosis, \
        coccidiomycosis
        tuberculosis, pulmonary tuberculosis, miliary tb, miliary tuberculosis, extrapulmonary tb, \
        latent tuberculosis, positive ppd, positive quantiferon, quantiferon positive, ppd \
        positive, positive tb test, tb lymphadenitis, mdr tb, tb contact, smear positive tb, \
        reactivation tb, spinal tb, pott's disease, tb pericarditis, igra positive, positive igra, \
        tst positive, afb positive, mac lung disease, mycobacterium avium complex, nontuberculous \
        mycobacteria, ntm infection, mycobacterium abscessus, mycobacterial infection
        meningitis, tb meningitis, limbic encephalitis, nmda encephalitis, anti-nmda receptor \
        encephalitis, hsv encephalitis, herpes encephalitis, viral encephalitis, bacterial \
        meningitis suspected
        pneumothorax, small pneumothorax, large pneumothorax, apical pneumothorax, tiny \
        pneumothorax, trace pneumothorax, primary spontaneous pneumothorax, secondary \
        pneumothorax, traumatic pneumothorax, iatrogenic pneumothorax, loculated pneumothorax, \
        occult pneumothorax, deep sulcus sign, basal pneumothorax, residual pneumothorax, dropped \
        lung, punctured lung, lung contusion, retained hemothorax, residual hemothorax, traumatic \
        hemothorax, haemothorax traumatic
        tension pneumothorax, tensioning pneumothorax, tension ptx, tension hemopneumothorax
        respiratory failure, acute hypoxemic respiratory failure, hypoxemic respiratory failure, \
        acute on chronic respiratory failure, acute on chronic hypoxic respiratory failure, acute \
        on chronic hypercapnic respiratory failure, acute on chronic hypoxemic respiratory \
        failure, acute hypoxic and hypercapnic respiratory failure, acute hypoxic hypercapnic \
        respiratory failure, type ii respiratory failure, type i respiratory failure, type 2 rf, \
        type 1 rf, t2 respiratory failure, vent dependent respiratory failure, ventilator \
        dependent respiratory failure, resp failure, ventilatory failure, hypoxaemic respiratory \
        failure, postoperative respiratory failure, acute on chronic hypercarbic respiratory \
        failure, acute hypercarbic resp failure, acute hypoxic resp failure, hypoxic resp failure, \
        impending respiratory failure, impending respiratory arrest, post-extubation respiratory \
        failure, chronic hypoxemic respiratory failure, chronic hypercarbic respiratory failure
        chronic respiratory failure, chronic hypoxia, chronic hypoxemia, oxygen dependent, o2 \
        dependent, home oxygen dependent, oxygen dependence, chronic type 2 respiratory failure
        pulmonary fibrosis, nsip, uip pattern, uip, interstitial pneumonitis, fibrotic lung \
        disease, restrictive lung disease, interstitial fibrosis, ctd-ild, ra-ild, ssc-ild, \
        rheumatoid lung, pneumoconiosis, black lung, coal worker's pneumoconiosis, berylliosis, \
        pulmonary sarcoidosis, neurosarcoidosis, sarcoidosis stage 2, lymphangioleiomyomatosis, \
        alveolar proteinosis, pulmonary alveolar proteinosis, lung fibrosis, scarring of lungs, \
        combined pulmonary fibrosis and emphysema, progressive pulmonary fibrosis, cf \
        bronchiectasis, non-cf bronchiectasis, cystic bronchiectasis, cylindrical \
        bronchiectasis, primary ciliary dyskinesia, kartagener, cf exacerbation, cystic fibrosis \
        exacerbation, pulmonary exacerbation of cf, cf lung disease
        hemorrhage, diffuse alveolar hemorrhage, pulmonary hemorrhage, alveolar hemorrhage, \
        retroperitoneal hemorrhage, basal ganglia hemorrhage, thalamic hemorrhage, cerebellar \
        hemorrhage, brain hemorrhage, epidural hemorrhage, retrobulbar hemorrhage
        pulmonary hypertension, pulmonary arterial hypertension, pulm htn, phtn, group 2 ph, group \
        3 ph, group 1 pah, portopulmonary hypertension, elevated pa pressures, elevated pulmonary \
        pressures, chronic cor pulmonale, pulmonary veno occlusive disease, hepatopulmonary \
        syndrome
        obstructive sleep apnea, sleep disordered breathing, osa/ohs, complex sleep apnea, central \
        apnea, upper airway resistance syndrome, pickwickian
        vocal cord dysfunction, paradoxical vocal fold motion, vocal fold paralysis, vocal fold \
        paresis, vocal cord paresis, tracheobronchomalacia, bronchomalacia, diaphragm paralysis, \
        diaphragmatic paralysis, hemidiaphragm paralysis, phrenic nerve palsy, diaphragm weakness, \
        elevated diaphragm, raised hemidiaphragm, raised diaphragm, tracheoesophageal fistula, \
        airway edema, supraglottic edema, upper airway edema, supraglottitis
        bronchiolitis, bronchiolitis obliterans, obliterative bronchiolitis
        tendinitis, tietze syndrome, tietze's, precordial catch, texidor twinge, slipping rib \
        syndrome, intercostal neuralgia, intercostal strain, intercostal muscle strain, msk chest \
        wall pain, pectoral strain, pec strain, pectoralis strain, xiphodynia, rib pain on \
        palpation, mcp synovitis, pip synovitis, wrist synovitis, active synovitis, ruptured \
        baker's cyst, flexor tenosynovitis, calcific tendonitis, calcific tendinopathy, biceps \
        tendinitis, bicipital tendinitis, biceps tendonitis, patellar tendonitis, quad tendinitis, \
        peroneal tendinitis, peroneal tendonitis, tibialis posterior tendinopathy, pes anserine \
        bursitis
        stroke, cva ttp, post stroke epilepsy, ischemic cva, mca cva, pca stroke, aca stroke, pica \
        stroke, pontine stroke, brainstem stroke, thalamic stroke, basal ganglia stroke, lacunar \
        stroke, lacunar cva, watershed stroke, cardioembolic stroke, cryptogenic stroke, wake up \
        stroke, thalamic infarction, mca infarction, lacunar infarction, cerebellar infarction, \
        posterior circulation stroke, evolving stroke, malignant mca syndrome, malignant mca \
        infarct, stroke in evolution, stroke mimic, stroke recrudescence, recrudescence of stroke, \
        post stroke spasticity, chronic lacunar infarcts
        perforated viscus, generalised peritonitis, generalized peritonitis, peritoneal \
        irritation, frank peritonitis, feculent peritonitis, faecal peritonitis, diffuse \
        peritonitis, four quadrant peritonitis, colon perforation, perforated colon, colonic \
        perforation, perforated diverticulum, gastric perforation, boerhaave, esophageal rupture, \
        small bowel perforation, burst appendix, appendix burst, appendix ruptured, perforated \
        viscous, hollow viscus injury, hollow viscus perforation, perforated gallbladder, \
        gallbladder perforation, perforated sigmoid, perforated hollow viscus, perf viscus, \
        perforated du, pd peritonitis, peritoneal dialysis peritonitis
        bowel obstruction, ileus pattern, psbo, lbo, high grade sbo, adhesive sbo, adhesive small \
        bowel obstruction, closed loop obstruction, mechanical obstruction, bowel blockage, \
        intestinal blockage, obstructed bowel, partial small bowel obstruction, complete small \
        bowel obstruction, malignant bowel obstruction, subacute bowel obstruction, colonic \
        obstruction, obstructing mass, obstructing colon cancer, cecal volvulus, caecal volvulus, \
        gastric volvulus, internal hernia, strangulated bowel, obstructed hernia, incarcerated \
        ventral hernia, incarcerated umbilical hernia, incarcerated femoral hernia, strangulated \
        femoral hernia, strangulated umbilical hernia, dead bowel, necrotic bowel, gangrenous \
        bowel, bowel necrosis, bowel ischemia, ischaemic gut, infarcted bowel, bowel infarction, \
        dead gut, gallstone ileus, adhesional obstruction, adhesional sbo, intussusception adult, \
        paralytic ileus, adynamic ileus, ogilvie's, ogilvie syndrome, colonic pseudo-obstruction, \
        acute colonic pseudo-obstruction, chronic intestinal pseudo obstruction, delayed gastric \
        emptying, gastric stasis, dumping syndrome, afferent loop syndrome, bile reflux, short \
        bowel syndrome, short gut, blind loop syndrome, small intestinal bacterial overgrowth, \
        protein losing enteropathy, radiation proctitis, radiation colitis, exocrine pancreatic \
        insufficiency
        fatty liver, hepatic steatosis on us
        renal cyst, complex renal cyst
        actinic keratosis, bosniak 3 cyst, hepatic hemangioma, liver hemangioma, hydatid cyst, \
        popliteal cyst, meniscal cyst, arachnoid cyst, colloid cyst, infected cyst
        benign prostatic hyperplasia, enlarged prostate on dre
        gi bleed, ugi bleed, esophageal variceal bleed, bleeding peptic ulcer, bleeding duodenal \
        ulcer, bleeding gastric ulcer, diverticular bleeding, ulcer bleed, post polypectomy bleed, \
        postpolypectomy bleed, occult gi bleed, small bowel bleed, aortoenteric fistula, oozing \
        ulcer
        peptic ulcer disease, marginal ulcer, anastomotic ulcer, nsaid ulcer, nsaid gastropathy, \
        clean based ulcer, esophageal ulcer, gastric erosions, erosive gastritis, erosive \
        duodenitis, gastroduodenitis, chronic gastritis, atrophic gastritis, reflux gastritis, \
        alcoholic gastritis, hpylori, goo obstruction, pyloric channel ulcer
        diverticulitis, perforated diverticulitis, uncomplicated diverticulitis, complicated \
        diverticulitis, diverticular abscess, pericolonic abscess, colonic diverticulosis, sigmoid \
        diverticulosis, divertics, tics in colon, colovesical fistula, colovaginal fistula, \
        enterocutaneous fistula, ecf fistula, enterovesical fistula, rectovaginal fistula, \
        enteroenteric fistula, biliary fistula, pancreatic fistula, chyle leak, biliary leak, \
        biloma, duodenal stump leak, staple line leak, gastric leak, pancreatic leak
        gastroesophageal reflux disease, esophageal reflux, silent reflux, la grade b esophagitis, \
        pill esophagitis, candida esophagitis, esophageal candidiasis, barrett's, peptic \
        stricture, esophageal ring, esophageal web, esophageal dysmotility, nutcracker esophagus, \
        jackhammer esophagus, ineffective esophageal motility, zenker's diverticulum, zenkers, \
        sliding hiatal hernia, paraesophageal hernia, large hiatal hernia, esophageal stenosis, \
        gastroesophageal reflux
        gastroenteritis, radiation enteritis, infective gastroenteritis, bacterial \
        gastroenteritis, gastroenteritis viral
        hernia, epigastric hernia, spigelian hernia, obturator hernia, lumbar hernia, indirect \
        inguinal hernia, direct inguinal hernia, inguinoscrotal hernia, reducible inguinal hernia, \
        diaphragmatic hernia, rectus diastasis, diastasis recti, divarication of recti, port site \
        hernia, sportsman's hernia, stomal prolapse, stoma prolapse, stoma necrosis
        appendicitis, uncomplicated appendicitis, gangrenous appendicitis, appendiceal abscess, \
        appendix mass, appendiceal mass, periappendiceal abscess, phlegmon, appendiceal phlegmon, \
        early appendicitis, complicated appendicitis, suppurative appendicitis, retrocecal \
        appendicitis, epiploic appendagitis, omental infarct, omental infarction, meckel's \
        diverticulitis, typhlitis, mucocele of appendix
        cholecystitis, calculous cholecystitis, gangrenous cholecystitis, emphysematous \
        cholecystitis, chronic cholecystitis, gallbladder empyema, gallbladder hydrops, infected \
        gallbladder, mirizzi syndrome, gallbladder attack, gallbladder trouble, symptomatic \
        cholelithiasis, gallbladder stones, stones in gallbladder, cbd stone, common bile duct \
        stone, bile duct stone, retained stone, retained cbd stone, biliary obstruction, bile duct \
        obstruction, cbd obstruction, biliary stricture, bile duct stricture, malignant biliary \
        obstruction, sphincter of oddi dysfunction, bile duct injury, postcholecystectomy syndrome
        pancreatitis, etoh pancreatitis, necrotizing pancreatitis, necrotising pancreatitis, acute \
        on chronic pancreatitis, post ercp pancreatitis, hypertriglyceridemia induced \
        pancreatitis, autoimmune pancreatitis, interstitial pancreatitis, pseudocyst, walled off \
        necrosis, pancreatic necrosis, infected pancreatic necrosis, pancreatic divisum, biliary \
        pancreatitis, pancreatitis flare
        cirrhosis, compensated cirrhosis, etoh cirrhosis, nash cirrhosis, hcv cirrhosis, \
        cryptogenic cirrhosis, cardiac cirrhosis, child pugh c cirrhosis, child c cirrhosis, child \
        b cirrhosis, fulminant hepatic failure, acute on chronic liver failure, metabolic \
        dysfunction associated steatotic liver disease, primary biliary cirrhosis
        hepatitis, alcohol related hepatitis, ischemic hepatitis, hypoxic hepatitis, hepatitis e, \
        immune related hepatitis
        hydatid, hepatic hydatid
        encephalopathy, hepatic encephalopathy grade 2, uremic encephalopathy, anoxic \
        encephalopathy, posterior reversible encephalopathy syndrome
        hepatotoxicity, acetaminophen hepatotoxicity
        cancer, klatskin tumor, hepatic metastases, myeloproliferative neoplasm, kaposi sarcoma, \
        pituitary tumor, osseous metastases, osseous mets, spine mets, vertebral mets, spinal \
        metastases, skeletal metastases, nodal mets, nodal metastases, lymph node metastases, \
        widely metastatic disease, widespread metastases, distant metastases, adrenal mets, \
        pulmonary metastases, pulmonary mets, met disease, sclerotic metastases, bony mets, bony \
        metastases, ampullary carcinoma, gastrointestinal stromal tumor, soft tissue sarcoma, \
        lobular carcinoma, cancer of unknown primary
        adenoma, hepatic adenoma, toxic adenoma, parathyroid adenoma
        ulcerative colitis, c. difficile colitis, pseudomembranous colitis, left sided colitis, \
        collagenous colitis, lymphocytic colitis, cmv colitis, checkpoint inhibitor colitis, \
        immune mediated colitis, segmental colitis
        traveler's diarrhea, fulminant c diff
        crohn's disease, crohn's, crohn's flare, fistulizing crohn's, stricturing crohn's, \
        perianal crohn's
        uc flare, uc flare up
        hemorrhoids, thrombosed external hemorrhoid, prolapsed hemorrhoids, grade iii hemorrhoids, \
        fissure in ano, anal stenosis, anal condyloma, anal skin tag, anal tags, stercoral ulcer, \
        stercoral colitis, solitary rectal ulcer, rectal ulcer, sessile serrated polyp, sessile \
        polyp, rectal polyp, familial adenomatous polyposis, polyposis, villous adenoma, \
        tubulovillous adenoma, sessile serrated lesion, annular fissure
        chronic kidney disease, acute on chronic kidney disease, acute on chronic renal failure, \
        acute on ckd, ckd 3a, ckd iv, ckd g3b, stage 3 chronic kidney disease, chronic renal \
        disease, diabetic ckd, anemia of chronic kidney disease
        acute kidney injury, prerenal aki, pre-renal aki, postrenal aki, oliguric aki, anuric aki, \
        stage 3 aki, aki stage 2, kdigo 3 aki
        end stage renal disease, esrd on hd
        glomerulonephritis, autosomal dominant polycystic kidney disease, nephrotic, rpgn, rapidly \
        progressive glomerulonephritis, crescentic glomerulonephritis, focal segmental \
        glomerulosclerosis, class iv lupus nephritis, anti-gbm disease, goodpasture, goodpasture \
        syndrome, psgn, mpgn, membranoproliferative glomerulonephritis, alport syndrome, atypical \
        hus, thrombotic microangiopathy, type 4 rta, type 1 rta, fanconi syndrome, nephrogenic \
        diabetes insipidus, amyloid kidney, renal amyloidosis, al amyloidosis, aa amyloidosis, \
        myeloma kidney, cast nephropathy, analgesic nephropathy, heavy proteinuria, nephrotic \
        range proteinuria, macroalbuminuria, elevated uacr, elevated acr, raised acr, raised pcr, \
        muddy brown casts, granular casts, rbc casts, red cell casts, wbc casts, dysmorphic rbcs, \
        hyaline casts, urinary casts, blood and protein in urine, albumin in urine
        secondary hyperparathyroidism, secondary hyperparathyroidism of renal origin
        anemia, renal anemia, normocytic anemia, normochromic normocytic anemia, autoimmune \
        hemolytic anemia, symptomatic anemia, postop anemia, dilutional anemia, chronic anemia, \
        acute on chronic anemia, transfusion dependent anemia, sideroblastic anemia
        hyperkalemia, potassium elevated, elevated k, high k, k high, hyperk
        hypokalemia, potassium low, low k, k low, hypok
        hyponatremia, sodium low, low na, hypona, euvolemic hyponatremia, hypovolemic \
        hyponatremia, hypervolemic hyponatremia, beer potomania, dilutional hyponatremia, tea and \
        toast hyponatremia, chronic hyponatremia
        hypernatremia, elevated sodium, free water deficit, low ionized calcium, chvostek sign, \
        positive chvostek, trousseau sign, positive trousseau, tetany, carpopedal spasm, high \
        calcium, elevated calcium, hypercalcemia of malignancy, milk alkali syndrome, low mag, \
        magnesium low, hypomag, hypermag, elevated magnesium, low phosphate, low phos, hypophos, \
        low phosphorus, elevated phosphate, high phosphate, high phosphorus, elevated phosphorus, \
        electrolyte derangement, anion gap metabolic acidosis, hagma, nagma, non gap acidosis, non \
        anion gap acidosis, non anion gap metabolic acidosis, elevated anion gap, high anion gap, \
        gap acidosis, mixed acidosis, compensated respiratory acidosis, chronic respiratory \
        acidosis, contraction alkalosis, low bicarb, low bicarbonate, bicarb low, lactate elevated \
        at, high lactate, lactate up, rising lactate, lactatemia, hyperlactatemia, lactic \
        acidemia, base deficit, negative base excess, low ph, acidotic ph, mixed metabolic and \
        respiratory acidosis, starvation ketosis, ketosis, ketotic, ketonemia, elevated ketones, \
        raised ketones, positive ketones, ketones positive, elevated osmolar gap, osmolal gap
        diabetic ketoacidosis, euglycemic dka, euglycaemic dka, alcoholic ketoacidosis, starvation \
        ketoacidosis
        dehydration, dry on exam, clinically dry, looks dry, appears dry, intravascularly \
        depleted, intravascular depletion, mmm dry, sticky mucous membranes, tented skin, parched, \
        dry axillae, dehydated, fluid depleted, underfilled, membranes dry, tongue dry, mucous \
        membranes dry, mouth dry, appears dehydrated
        pain crisis, sickle pain crisis
        sickle cell disease, thalassemia minor, thalassemia trait
        waldenstrom, waldenstrom's macroglobulinemia
        immunodeficiency, common variable immunodeficiency
        mononucleosis, ebv viremia
        candidiasis, invasive candidiasis
        toxoplasmosis, cerebral toxoplasmosis
        syphilis, secondary syphilis, latent syphilis, primary syphilis
        shingles, disseminated zoster
        lyme disease, lyme arthritis, lyme carditis, zika virus
        addison's disease, central diabetes insipidus, cushing's, secondary adrenal insufficiency, \
        relative adrenal insufficiency, cushing's triad, cushing reflex
        hashimoto's thyroiditis, hashimoto's, subacute thyroiditis
        hyperthyroidism, subclinical hyperthyroidism, amiodarone induced thyrotoxicosis
        thyroid cancer, papillary thyroid cancer, papillary thyroid carcinoma, medullary thyroid \
        cancer, follicular thyroid cancer
        carcinoid, carcinoid syndrome
        obesity, truncal obesity, super obesity
        type 2 diabetes mellitus, t2 diabetes, dm type ii, dm t2, uncontrolled t2dm, uncontrolled \
        dm2, insulin dependent t2dm, iddm type 2, insulin requiring type 2 diabetes, poorly \
        controlled diabetes, poorly controlled t2dm, poorly controlled type 2 diabetes, t2dm \
        uncontrolled, brittle diabetes, steroid induced diabetes, pancreatogenic diabetes, type 3c \
        diabetes, latent autoimmune diabetes, posttransplant diabetes, sugar problem, borderline \
        diabetes, borderline diabetic, impaired glucose
        hyperglycemia, sugars high, sugars running high, blood sugars high, bs high, bg high, \
        glucose elevated, glucose high, high glucose, high glucose readings, elevated sugars, \
        blood sugars running high, elevated fsbg, hi on glucometer, bgl high, stress \
        hyperglycemia, sugars in the 300s, blood glucose elevated
        hypoglycemia, sugar low, sugar was low, blood sugar low, low bg, low bs, low bgl, low cbg, \
        glucose low, hypoglycemic unawareness, nocturnal hypoglycemia, sugar dropped, blood sugar \
        dropped, symptomatic hypoglycemia, sugar crash, reactive hypoglycemia
        rheumatoid, rheumatoid flare
        rheumatoid arthritis, rheumatoid arthritis flare
        osteoarthritis, enteropathic arthritis, crystal arthritis, end stage osteoarthritis, \
        tricompartmental osteoarthritis, patellofemoral arthritis, djd of knee, thumb cmc \
        arthritis, cmc arthritis, glenohumeral arthritis, posttraumatic arthritis
        gout, tophaceous gout, polyarticular gout
        lupus, systemic lupus, lupus flare, cutaneous lupus, drug induced lupus, limited \
        scleroderma, diffuse scleroderma, scleroderma renal crisis, anca vasculitis, anca \
        associated vasculitis, large vessel vasculitis, cryoglobulinemic vasculitis, \
        leukocytoclastic vasculitis, small vessel vasculitis
        rhabdomyolysis, immune mediated necrotizing myopathy, steroid myopathy, critical illness \
        myopathy
        fibromyalgia, fibromyalgia flare
        raynaud phenomenon, raynaud phenomena
        hypermobility, joint hypermobility
        avn, avn of hip
        avascular necrosis, osteonecrosis of jaw
        carcinomatosis, leptomeningeal carcinomatosis
        spinal cord compression, spinal cord compression from mets, incomplete spinal cord injury, \
        complete spinal cord injury
        lung cancer, squamous cell lung cancer
        bladder cancer, muscle invasive bladder cancer
        prostate cancer, castration resistant prostate cancer, gleason 7 prostate cancer, \
        metastatic prostate ca
        seminoma, testicular seminoma
        lymphoma, cns lymphoma, diffuse large b cell lymphoma, mantle cell lymphoma, marginal zone \
        lymphoma, burkitt lymphoma, t cell lymphoma, malt lymphoma
        hodgkin, non-hodgkin's
        leukemia, hairy cell leukemia
        breast cancer, inflammatory breast cancer, her2 positive breast cancer, er positive breast \
        cancer
        neuropathy, chemotherapy induced peripheral neuropathy, critical illness polyneuropathy, \
        critical illness neuropathy, optic neuropathy, ischemic optic neuropathy, polyneuropathy \
        peripheral, diabetic polyneuropathy, alcoholic neuropathy, compressive neuropathy, \
        entrapment neuropathy, median neuropathy, femoral neuropathy, lateral femoral cutaneous \
        neuropathy
        migraine, basilar migraine, complex migraine, complicated migraine, intractable migraine, \
        migraine flare, seeing zigzags, seeing sparkles, shimmering vision, osmophobia, bothered \
        by light, photophobic
        alcohol use disorder, walking like drunk, appears intoxicated, meth intoxication
        delirium, icu delirium, postop delirium, delirium superimposed on dementia
        subdural hematoma, subdural empyema, acute on chronic sdh, chronic sdh, subacute subdural, \
        tentorial sdh, parafalcine sdh, edh, epidural hematoma spine, spinal epidural hematoma
        epilepsy, epileptic fit, generalized epilepsy, refractory epilepsy, drug resistant \
        epilepsy
        status epilepticus, non convulsive status epilepticus, nonconvulsive status epilepticus, \
        status epilepticus nonconvulsive, convulsive status epilepticus, refractory status \
        epilepticus
        transient ischemic attack, crescendo tia
        dissection, carotid artery dissection, arterial dissection
        carotid stenosis, carotid stenosis symptomatic, symptomatic carotid stenosis
        subarachnoid hemorrhage, vasospasm after sah, asah, aneurysmal sah, aneurysmal \
        subarachnoid hemorrhage, traumatic sah, traumatic subarachnoid hemorrhage, tsah, \
        perimesencephalic sah, convexal sah, sulcal sah
        venous sinus thrombosis, cerebral venous sinus thrombosis
        cvt, cvt brain
        retinal vein occlusion, central retinal vein occlusion
        intracranial hemorrhage, iph, intraparenchymal hemorrhage, pontine hemorrhage, lobar \
        hemorrhage, hypertensive bleed
        chronic subdural, acute on chronic subdural
        chronic subdural hematoma, acute on chronic subdural hematoma
        cerebral palsy, obstructive hydrocephalus, communicating hydrocephalus, noncommunicating \
        hydrocephalus
        avm, brain avm, cerebral avm
        angioma, cavernous angioma
        exacerbation, ms exacerbation, myasthenia exacerbation, myasthenia gravis exacerbation
        myasthenia, ocular myasthenia
        parkinson's disease, idiopathic parkinson's, drug induced parkinsonism, vascular \
        parkinsonism
        dementia, parkinsons dementia, parkinson's disease dementia, mixed vascular dementia, \
        early onset dementia, advanced dementia
        plexopathy, lumbosacral plexopathy, lumbar plexopathy
        trigeminal neuralgia, trigeminal neuralgia attacks, glossopharyngeal neuralgia
        restless legs syndrome, narcolepsy with cataplexy
        radiculopathy, l5 radiculopathy, s1 radiculopathy, c6 radiculopathy, c7 radiculopathy, \
        nerve impingement on mri
        herniated disc, broad based disc bulge, l4-5 disc herniation, l5-s1 disc herniation
        impingement, nerve root impingement, cord impingement
        myelopathy, spondylotic myelopathy
        cauda equina syndrome, conus medullaris syndrome, conus syndrome
        spinal stenosis, spondylolisthesis l5 on s1, grade 1 spondylolisthesis
        scoliosis, straightening of lordosis, straightening of lumbar lordosis, straightening of \
        cervical lordosis, loss of cervical lordosis, loss of lumbar lordosis
        kidney stone, obstructing ureteral stone, obstructing renal stone, proximal ureteral \
        stone, distal ureteral stone, nonobstructing renal stone, non-obstructing renal calculi, \
        non obstructing renal stones
        ureteric stone, distal ureteric stone
        urinary tract infection, hemorrhagic cystitis, radiation cystitis, emphysematous cystitis
        pyelonephritis, emphysematous pyelonephritis, xanthogranulomatous pyelonephritis
        esbl, esbl uti
        prostatitis, nongonococcal urethritis, bacterial prostatitis
        torsion, torsion testis, intermittent torsion
        aspiration, foreign body aspiration
        basal atelectasis, open book pelvic fracture, lc1 pelvic fracture, fractured nof
        meniscus tear, patellar tendon rupture, medial meniscal tear, sl ligament tear
        rotator cuff tear, full thickness rotator cuff tear, massive rotator cuff tear
        cuff tear, massive cuff tear
        compartment syndrome, abdominal compartment syndrome
        whitlow, herpetic whitlow
        tendinosis, rotator cuff tendinosis, achilles tendinosis
        achilles tendinopathy, insertional achilles tendinopathy
        chondromalacia, chondromalacia patellae
        femoroacetabular impingement, femoroacetabular impingement syndrome
        perthes, legg-calve-perthes
        joint osteoarthritis, basal joint arthritis, ac joint arthritis, ac joint oa
        thumb osteoarthritis, basilar thumb arthritis
        osteoporosis, juxta-articular osteopenia, periarticular osteopenia, diffuse osteopenia
        necrotizing fasciitis, nsti
        alcohol withdrawal, in withdrawal
        """
}
