extension BuiltInTerms {
    /// What examinations and studies show.
    static let signs = """
        [sign]
        {site} swelling, swelling of {site}, swollen {site}, swelling in {site}, {site} edema, \
        {site} is swollen, {site} swollen, edema of {site}, swelling to {site}, {site} are \
        swollen, {site} appears swollen
        {site} tenderness, tenderness of {site}, tender {site}, {site} is tender, tenderness over \
        {site}, tenderness to {site}, {site} tender, {site} ttp, tenderness to palpation of \
        {site}, ttp over {site}, {site} tenderness to palpation, {site} tender to palpation
        {site} redness, redness of {site}, {site} erythema, erythema of {site}, red {site}, \
        redness on {site}, {site} is red, {site} erythematous
        {site} rash, rash on {site}, rash of {site}, rash in {site}, rash over {site}, rash to \
        {site}
        {site} mass, mass in {site}, {site} lump, lump in {site}, lump on {site}, mass of {site}, \
        {site} lesion, {site} nodule, lesion on {site}, {site} mass lesion
        {site} bruising, bruising of {site}, bruise on {site}, bruised {site}, {site} ecchymosis, \
        {site} bruise, ecchymosis of {site}, bruising on {site}, bruises on {site}
        {site} deformity, deformity of {site}, deformed {site}
        {site} warmth, warmth of {site}, warm {site}
        {site} effusion, effusion of {site}
        {site} discharge, discharge from {site}, {site} drainage, drainage from {site}
        {site} bleeding, bleeding from {site}, {site} bleed, blood from {site}
        {site} discoloration, discoloration of {site}, discolored {site}
        tenderness, tender, tender to palpation, ttp, point tenderness, tenderness to palpation, \
        tenderness on palpation
        abdominal tenderness, abdomen tender, tender abdomen, epigastric tenderness, ruq \
        tenderness, rlq tenderness, llq tenderness, luq tenderness, suprapubic tenderness, right \
        lower quadrant tenderness, left lower quadrant tenderness, mcburney tenderness, \
        mcburney's point tenderness, abd tenderness, lower quadrant tenderness, upper quadrant \
        tenderness, tenderness in rlq, tenderness in ruq, tenderness in right lower quadrant, \
        diffuse abdominal tenderness, tenderness in the epigastrium, tender in rlq, tender in \
        ruq, tender rlq, tender ruq, tender epigastrium, abdomen is tender, mild epigastric \
        tenderness
        adnexal tenderness, cervical motion tenderness, cmt, uterine tenderness, adnexal mass
        cva tenderness, costovertebral angle tenderness, cvat, flank tenderness
        joint line tenderness, bony tenderness, midline tenderness, paraspinal tenderness, sinus \
        tenderness, snuffbox tenderness, medial joint line tenderness, lateral joint line \
        tenderness, anatomic snuffbox tenderness, midline spinal tenderness, maxillary \
        tenderness, spinous process tenderness, maxillary sinus tenderness, paraspinal muscle \
        tenderness
        rebound tenderness, rebound, guarding, voluntary guarding, involuntary guarding, rebound \
        or guarding
        rigid abdomen, abdominal rigidity, board like abdomen, abdomen rigid, boardlike abdomen, \
        peritoneal signs, peritonitis signs, rigidity of abdomen, board-like rigidity, abdomen is \
        rigid, rigid and distended abdomen, peritonitic, hard rigid abdomen, abdomen board like \
        !surgical
        abdominal distension, abdominal distention, distended abdomen, abdomen distended, \
        distended, distension, distention
        abdominal mass, mass in abdomen, palpable abdominal mass
        pulsatile abdominal mass, pulsating abdominal mass, pulsatile mass in abdomen, pulsatile \
        mass, pulsating mass in abdomen, abdominal pulsating mass !vascular
        cold pulseless limb, pulseless limb, cold pulseless leg, pulseless leg, pulseless foot, \
        cold limb, pulseless extremity, cold pulseless foot, cold pulseless arm, pulseless cold \
        leg, pulseless arm, cold and pulseless leg, absent pulses in leg, absent distal pulses, \
        leg cold and pulseless, limb cold and pulseless, pulseless and cold, cold blue leg \
        !vascular
        no pulse, pulseless, absent pulse, no palpable pulse, without a pulse, pulse absent, no \
        pulse palpable !cardiac
        st elevation, ste, st segment elevation, elevated st segments, st-elevation in leads \
        !cardiac
        st depression, t wave inversion, twi, st changes, ekg changes, peaked t waves, st segment \
        depression, st t changes, q waves, prolonged qt, prolonged qtc, qt prolongation, inverted \
        t waves
        elevated troponin, troponin elevated, positive troponin, troponin positive, troponinemia, \
        troponin leak, troponin elevation !cardiac
        wheezes on exam, decreased breath sounds, diminished breath sounds, absent breath sounds, \
        reduced breath sounds, reduced air entry, decreased air entry, poor air movement, poor \
        air entry, breath sounds absent, breath sounds decreased, absent air entry
        crackles, rales, crepitations, bibasilar crackles, basilar crackles, coarse breath \
        sounds, bibasilar rales, basal crackles, fine crackles, crackles at bases, bibasal \
        crackles, coarse crackles
        rhonchi, rhonchus
        stridor, stridorous, inspiratory stridor, stridor at rest, biphasic stridor !airway
        retractions, intercostal retractions, subcostal retractions, chest retractions, \
        suprasternal retractions, nasal flaring, accessory muscle use, use of accessory muscles, \
        using accessory muscles, tracheal tugging, chest indrawing, substernal retractions, \
        supraclavicular retractions, flaring !paediatric
        grunting, grunting respirations, grunting with breathing, grunting breathing, expiratory \
        grunting !paediatric
        cyanosis, cyanotic, blue lips, turning blue, turned blue, bluish lips, lips blue, central \
        cyanosis, dusky, lips are blue, perioral cyanosis, lips turning blue, blue around the \
        lips, circumoral cyanosis, blue in the face, blue fingertips, lips turned blue, blueish \
        lips, bluish discoloration of lips !airway
        tachypnea, tachypneic, breathing fast, rapid breathing, fast breathing, breathing \
        rapidly, tachypnoeic
        bradypnea, slow breathing, respiratory depression, shallow breathing, breathing slowly, \
        shallow respirations, slow respirations, slow shallow breathing, depressed respirations, \
        hypoventilation @slowbreathing
        hypoxia, hypoxic, hypoxemia, low oxygen, desaturation, desaturating, low sats, low o2 \
        sat, desats, low oxygen saturation, desatted, hypoxemic, desaturated, low oxygen level
        tachycardia, tachycardic, fast heart rate, rapid heart rate, rapid pulse, elevated heart \
        rate, sinus tachycardia, sinus tach, racing pulse
        bradycardia, bradycardic, slow heart rate, slow pulse, sinus bradycardia
        hypotension, hypotensive, low blood pressure, low bp, soft bp, blood pressure low, bp \
        low, soft blood pressure, orthostatic hypotension, postural hypotension, orthostasis, \
        orthostatic @hypotension
        elevated blood pressure, high blood pressure reading, elevated bp, bp elevated, \
        hypertensive, high bp reading
        murmur, heart murmur, systolic murmur, diastolic murmur, systolic ejection murmur, \
        holosystolic murmur, cardiac murmur
        gallop, s3, s4, s3 gallop
        pericardial rub, friction rub, pleural rub
        jugular venous distension, jvd, jugular venous distention, elevated jvp, raised jvp, \
        distended neck veins, jvp elevated, neck vein distension, increased jvp
        edema, pitting edema, peripheral edema, leg edema, le edema, pedal edema, lower extremity \
        edema, ankle edema, bipedal edema, pretibial edema, trace edema, 1+ edema, 2+ edema, 3+ \
        edema, edema of legs, edema in legs, ble edema, bilateral lower extremity edema, \
        dependent edema, 1+ pitting edema, 2+ pitting edema, trace pedal edema, anasarca
        pallor, pale, paleness, pale skin, conjunctival pallor, looks pale, ashen, pale \
        conjunctiva, pale conjunctivae
        mottled skin, mottling, mottled, skin mottled, mottled extremities, mottled legs, \
        mottling of skin, skin is mottled, mottled and cool extremities, mottled knees !sepsis
        jaundice, icterus, yellow skin, jaundiced, scleral icterus, icteric, yellow eyes, \
        yellowing of skin, icteric sclera, yellowing of eyes, yellow sclera, icteric sclerae
        clubbing, digital clubbing
        cool extremities, cold extremities, cold clammy skin, delayed capillary refill, poor \
        perfusion, cold and clammy, cool and clammy, prolonged capillary refill, cool clammy \
        skin, weak pulse, thready pulse, weak thready pulse
        dry mucous membranes, dry mucosa, poor skin turgor, decreased skin turgor, sunken eyes, \
        dry mm, sunken fontanelle, skin tenting, tacky mucous membranes, dry oral mucosa, \
        decreased tears
        erythema, erythematous, injected, hyperemia, conjunctival injection, \
        pharyngeal erythema, pharynx erythematous, erythematous pharynx, throat erythema, \
        erythematous throat, throat red, red throat, conjunctival erythema, injected conjunctiva, \
        posterior pharyngeal erythema, oropharyngeal erythema, pharyngeal injection
        exudate, tonsillar exudate, pharyngeal exudate, pus on tonsils, white patches on tonsils
        purulence, purulent, pus, purulent discharge, pus drainage from wound
        warmth, increased warmth, warm to touch, hot to touch
        induration, indurated, fluctuance, fluctuant
        vesicles, blisters, vesicular lesions, bullae, bulla, blistering
        papules, macules, pustules, plaques, nodules, erythematous papules, erythematous plaques, \
        scaly plaques
        petechiae, petechial rash, purpura, purpuric rash, petechia, palpable purpura
        non-blanching rash, nonblanching rash, rash that does not blanch, rash doesn't blanch, \
        non blanching purpura, rash not blanching, nonblanching petechial rash, purpuric non \
        blanching rash, non blanching purpuric rash, non blanching petechial rash, glass test \
        positive !paediatric !sepsis
        ecchymosis, bruising, bruise, bruises, contusions, black and blue
        deformity, obvious deformity, deformed, gross deformity, bony deformity, dinner fork \
        deformity
        effusion, joint effusion, swollen joint, joint swelling
        crepitus, subcutaneous emphysema
        decreased range of motion, limited range of motion, reduced range of motion, limited rom, \
        decreased rom, reduced rom, restricted range of motion, restricted rom, limited motion, \
        loss of motion, painful rom
        lymphadenopathy, swollen glands, swollen lymph nodes, enlarged lymph nodes, cervical \
        lymphadenopathy, lad, adenopathy, enlarged nodes, cervical adenopathy, inguinal \
        lymphadenopathy, axillary lymphadenopathy, palpable lymph nodes, swollen nodes, tender \
        cervical nodes
        hepatomegaly, enlarged liver, hepatosplenomegaly, splenomegaly, enlarged spleen, \
        organomegaly, hsm
        ascites, fluid wave, shifting dullness
        thyromegaly, goiter, enlarged thyroid, thyroid enlargement
        bulging fontanelle, fontanelle bulging, bulging soft spot, bulging fontanel, full \
        fontanelle, tense fontanelle, fontanelle is bulging, tense bulging fontanelle, bulging \
        anterior fontanelle !paediatric
        floppy, floppy baby, hypotonic, hypotonia, poor tone, floppy infant, decreased tone, limp \
        infant, limp baby !paediatric
        pinpoint pupils, miosis, miotic pupils, pupils pinpoint, constricted pupils, pupils are \
        pinpoint @pinpoint
        dilated pupils, mydriasis, blown pupil, fixed pupils, fixed and dilated pupils, unequal \
        pupils, anisocoria
        papilledema, optic disc edema
        nystagmus
        ptosis, drooping eyelid, droopy eyelid, eyelid drooping
        hyperreflexia, hyporeflexia, absent reflexes, decreased reflexes, clonus, brisk reflexes, \
        areflexia, diminished reflexes
        positive babinski, upgoing toes, babinski positive, up going toes
        positive straight leg raise, straight leg raise positive, slr positive, positive slr
        focal deficit, focal neurologic deficit, focal neurological deficit, neurologic deficit, \
        neurological deficits, focal neuro deficits, neuro deficits, sensory deficit, motor \
        deficit
        postictal, post ictal, postictal state, post ictal state, post-ictal confusion
        asterixis, flapping tremor
        rigidity, cogwheel rigidity, cogwheeling, bradykinesia, shuffling gait
        flat affect, blunted affect, restricted affect, constricted affect
        bulging tympanic membrane, tm bulging, bulging tm, tm erythema, red tm, tympanic membrane \
        erythema, tm red, erythematous tm, bulging eardrum, perforated tm, tympanic membrane \
        perforation, ruptured eardrum, perforated eardrum, tm perforation, tm erythematous, \
        tympanic membrane bulging, middle ear effusion
        cobblestoning, pale turbinates, swollen turbinates, boggy turbinates, boggy nasal mucosa
        tonsillar enlargement, enlarged tonsils, tonsillar hypertrophy, swollen tonsils, \
        tonsillar swelling
        uvular deviation, deviated uvula, trismus, uvula deviation
        singed nasal hair, soot in nares, soot in nose, carbonaceous sputum, soot in mouth, \
        singed eyebrows, soot around mouth, singed facial hair !trauma
        decreased rectal tone, poor rectal tone, reduced rectal tone, loss of rectal tone, absent \
        rectal tone, decreased anal tone, lax anal tone, reduced anal tone, diminished rectal \
        tone !neuro
        consolidation, infiltrate, opacity, airspace opacity, lobar consolidation, pulmonary \
        infiltrate, airspace disease, ground glass opacities, lung infiltrate, lobar infiltrate
        pleural effusion
        pulmonary nodule, lung nodule, nodular opacity, thyroid nodule, solitary pulmonary nodule
        cardiomegaly, enlarged heart, enlarged cardiac silhouette
        atelectasis
        mass, masses, palpable mass
        leukocytosis, elevated white count, elevated wbc, high white count, bandemia, left shift, \
        wbc elevated, elevated white blood cell count
        leukopenia, low white count, low wbc
        neutropenia, neutropenic, low neutrophil count, low anc, absolute neutropenia @neutropenia
        thrombocytopenia, low platelets, low platelet count, thrombocytopenic
        elevated creatinine, creatinine elevated, rising creatinine, elevated liver enzymes, \
        elevated lfts, transaminitis, elevated transaminases, abnormal lfts, elevated lactate, \
        elevated bnp, elevated d dimer, elevated crp, elevated esr, elevated bilirubin, elevated \
        lipase, elevated ast, elevated alt, raised inflammatory markers, elevated a1c, elevated \
        psa, elevated tsh
        proteinuria, protein in urine, microalbuminuria, albuminuria
        glycosuria, glucose in urine, ketonuria, ketones in urine
        pyuria, positive nitrites, positive leukocyte esterase, bacteriuria, leukocyte esterase \
        positive, nitrite positive
        positive murphy's sign, murphy sign positive, murphy's positive
        foreign body, fb, retained foreign body
        ulcer, ulceration, foot ulcer, skin ulcer, open sore, sores, heel ulcer, leg ulcer, \
        venous ulcer, venous stasis ulcer, diabetic foot ulcer, nonhealing wound, non healing \
        wound, non healing ulcer
        wound dehiscence, dehiscence, wound breakdown
        limp, gait limp, limping, antalgic gait
        vital sign instability, hemodynamic instability, hemodynamically unstable, unstable vitals
        acute distress, distress, in distress, apparent distress, moderate distress, acute \
        respiratory compromise
        caries, dental caries, cavity
        muscle wasting, muscle atrophy, atrophy, wasting, cachexia, cachectic
        thrush on exam, white plaques
        varicosities, spider veins, telangiectasia
        regular contractions on monitor, cervical dilation
        carotid bruit, bruit, abdominal bruit
        """
}
