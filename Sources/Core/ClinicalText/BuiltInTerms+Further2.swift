extension BuiltInTerms {
    /// Findings in lay words and in the words of further specialties.
    static let further2 = """
        [group count]
        8, 10, 12, 15, 16, 18, 20, 24, 25, 28, 30, 32, 36, 40, 45, 48, 50, 56, 60, 70, 80, 90, \
        100, about 10, about 20, about 30, about 40, about 50, approximately 20, approximately 30, \
        a handful of, handful of, a bunch of, a bottle of, half a bottle of, a whole bottle of, \
        two handfuls of, several, too many, a load of, a packet of, two packets of, a box of, two \
        boxes of
        [group infantage]
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
        [group gest]
        20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41
        [group lowanc]
        anc 0, anc 0.0, anc 0.1, anc 0.2, anc 0.3, anc 0.4, anc 100, anc 200, anc 300, anc 400, \
        anc is 0.1, anc of 0.1, anc of 0.2, anc of 0.3, neutrophils 0.1, neutrophils 0.2, \
        neutrophils 0.3, neutrophils 0.4, neuts 0.1, neuts 0.2, neuts 0.3, neuts 0.4, neutrophil \
        count 0.1, neutrophil count 0.2
        [state]
        {gest}/40, {gest} weeks pregnant @pregnant
        infant-by-weeks = baby {infantage} weeks, baby {infantage} wk, infant {infantage} weeks, \
        {infantage} week old, {infantage} wk old, {infantage} weeks old, {infantage} wks old \
        @infant
        [laboratory]
        low-anc = {lowanc} @neutropenia
        [symptom]
        pill-overdose = took {count} pills, took {count} tablets, took {count} tabs, took {count} \
        tylenol, took {count} paracetamol, took {count} acetaminophen, took {count} ibuprofen, \
        took {count} aspirin, took {count} advil, took {count} benadryl, took {count} xanax, took \
        {count} ativan, took {count} ambien, took {count} amitriptyline, took {count} propranolol, \
        took {count} sertraline, took {count} of them, swallowed {count}, swallowed {count} pills, \
        swallowed {count} tablets, ingested {count} pills, ingested {count} tablets, ate {count} \
        pills, downed {count} pills, swallowed {count} of, ingested {count} of !selfHarm \
        !metabolic
        tied a noose, noose, has a rope, rope in garage, bought a rope, wrote a suicide note, \
        wrote goodbye note, wrote goodbye letters, written goodbye letters, written a suicide \
        note, left a note saying goodbye, loaded gun in his mouth, gun to head, put gun, held a \
        knife to, standing on bridge, on the ledge, jumped off bridge, jumped from bridge, jumped \
        from window, jumped in front of train, tried to hang, tried to kill, suspended by, \
        ligature around neck, ligature round neck, ligature mark, found with ligature !selfHarm
        hard uterus, woody uterus, uterus hard, uterus woody, tense uterus, uterus tense, no fm, \
        no movements felt, no fetal movement felt, no movement of baby, baby not moved, baby \
        stopped moving, feel a loop, loop of cord, cord visible, cord presenting, atonic uterus, \
        uterus atonic, soaked pad, pad an hour, pad every hour, third pad this hour, bleeding \
        through pads, flooding pads !obstetric
        tongue is swelling, lips are swelling, throat is tight, throat feels closed, face is \
        swelling, face swelling up, face and tongue swelling !anaphylaxis @airwayswelling
        can't get air, can't get air in, cannot get air, can't get her breath, struggling for \
        breath, silent chest, one word answers, one word at a time, 2-3 words, single words only, \
        speaking single words, only speaking words, talking in single words, words only, agonal \
        breaths, gurgling respirations, not breathing properly !airway @dyspnea
        obstructed breathing, trouble getting air !airway @dyspnea
        wakes up gasping, waking gasping, gasping awake, gasping in sleep, gasping during sleep, \
        nocturnal gasping, sat up gasping, sits up gasping, snoring and gasping, wakes up choking, \
        waking up choking, choking at night, stops breathing in sleep, stops breathing during \
        sleep, apneas at night, apneas in sleep, apneas during sleep, pauses in \
        breathing at night
        face went droopy, face is droopy, face dropped, face drooped, face has dropped, face has \
        drooped, face hanging, face is hanging, face gone funny, corner of mouth drooping, one \
        side of face, side of face hanging, face lopsided, smile uneven, uneven smile, smile \
        lopsided, lopsided smile, face asymmetric, couldn't talk, could not talk, can't talk \
        properly, talking nonsense, lost his speech, arm went dead, arm dead, right arm dead, left \
        arm dead, arm gone dead, leg gone dead, could not lift arm, couldn't lift arm, arm fell \
        limp, right side gone weak, left side gone weak, one side gone weak, weak down one side, \
        weak down right side, numb down one side !stroke
        thunderlcap headache, sudden worst headache, hit by a bat, like being hit in the head, \
        kicked in the head headache, explosive headache, exploding headache !stroke @headache
        black and tarry, tarry and black, poo is black, stool is black, stools are black, black \
        poo, poop is black, blood pouring, pouring blood, blood spurting, spurting, gushing blood, \
        blood gushing, bleeding heavily, could not stop bleeding, coughing up clots, cupful of \
        blood, cups of blood, coughed up about two cups of blood, vomited a bowl of blood, bowl of \
        blood, large amounts of blood, blood everywhere, bright red blood in toilet, toilet full \
        of blood !haemorrhage @bleeding
        heaviness across chest, band around chest, band across chest, vice around chest, vise like \
        chest, tight across chest, chest is heavy, chest heavy, pressing on chest, pressure in \
        middle of chest, central chest heaviness !cardiac @chestsymptom
        sudden testicular pain, testicle sudden severe pain, testicle severe pain sudden, \
        horizontal testis, testis horizontal !surgical
        voices telling him to, voices telling her to, voices telling me to, voices tell him to, \
        voices tell her to, commanding voices, telling him to kill, telling her to kill, telling \
        me to kill, telling him to hurt, thoughts of harming baby, thoughts of hurting baby, \
        thoughts of hurting self or baby, wants to hurt baby, wanting to be dead, thoughts of \
        hurting, thoughts of self injury !selfHarm
        chest crushed, crushed chest, crushed by, crushed under, pinned under, pinned beneath, \
        trapped under, run over by, ran over by, struck by vehicle, hit by truck, hit by train, \
        struck by train, fell from ladder 10, stab to chest, sucking wound, electrocuted, fell 7 \
        m, fell 8 m, fell 10 m, fell 30 feet, fall of 6 m !trauma
        [symptom]
        clicks, popping, pins & needles, legs like jelly, light hurts, light-sensitive, red and \
        painful, twinge, tightenings, ooze, teary, nods off, can't fall asleep, cannot fall \
        asleep, wakes at 3, wakes early, waking early, restless nights, clingy, whiny, drooly, \
        posset, possetting, colicky, high pitched cry, weak cry, not waking to feed, won't wake to \
        feed, hard to wake for feeds, sleepy baby, trembly, hot and cold spells, hot and sweaty, \
        aches all over, sore all over, sore throat pain, croaky voice, croaky, raspy, stuffy, \
        stuffed up, snotty, nose blocked, eye gritty, itchy eyes, eyes itchy, blurred, fuzzy \
        vision, sees double, veil over vision
        sore mouth, sore gums, gums bleed, teeth sensitive, sensitive to cold, bad taste, food \
        trapping, lost crown, loose crown
        tummyache, tummy cramps, gripey, griping, trapped wind, windy, loose poo, runny poo, \
        bowels not open, not opened bowels, getting up at night to pee, weeing a lot, stings when \
        peeing, stinging on urination, foul urine, foul discharge, smelly discharge, itchy \
        discharge, engorged breasts
        [symptom]
        stiff, stiff in morning, stiff back, creaky, knee gives way, loses balance, losing \
        balance, trips, night cramps, calf cramps, legs heavy, tired legs, dead leg, numb hands, \
        numb fingers, numb feet, numb toes, tingly fingers, tender to touch, sore to touch
        down in the dumps, guilty, guilt, worries a lot, feels on edge, nervy, racing mind, can't \
        concentrate, mixed up, confused at times, snappy, short temper, jumpy, avoidance, no \
        motivation, burnt out, hung over
        scratching, itchy scalp, flaky scalp, chapped, chapped hands, weeping rash, oozing rash, \
        red bumps, spots on skin, scab, scabbing, crusting, lump in neck, bump on head
        [sign]
        grey, cyanosed, shiny, sloughy, granulating, gaping, puckered, dimpling, thickened, scaly, \
        papulopustules, spider naevi, stork mark, caput, cephalohematoma, moulding, hip click, \
        sacral dimple
        furcation, recession, calculus, plaque on teeth, bop, pocketing, periodontal pockets, \
        carious, decay, open margin, fractured cusp, periapical lesion, white patch, staining, \
        erosion of enamel, tooth wear, attrition, swelling of gum, gum swelling
        papillae, spk, punctate staining, corneal staining, neovascularisation, \
        neovascularization, lid swelling, lid droop, cupping, disc pallor, dot haemorrhages, dot \
        hemorrhages, microaneurysms
        boggy swelling, warm joint, joint warmth, positive impingement, impingement signs, \
        waddling gait, pill rolling tremor, hypomimia
        bibasal crepitations, wheeze throughout, dullness at base, stony dullness, intercostal \
        recession, subcostal recession, head bobbing, jvp raised, neck veins distended, neck veins \
        full, heart sounds muffled, heave, ejection systolic murmur, renal bruit, femoral bruit, \
        sacral oedema, spleen palpable, spleen just palpable, palpable spleen, liver edge \
        palpable, palpable liver, palpable bladder, liver flap, koilonychia, leukonychia, \
        reverse sliding, pelvic mass, fontanelle full, reduced skin turgor, slow cap \
        refill, cool peripheries, cold peripheries
        [disorder]
        basal atelectasis, post op anaemia, postoperative anemia, blood loss anemia, neck of femur \
        fracture, fractured neck of femur, nof fracture, #nof, pelvic fracture, splenic rupture, \
        line clot, line sepsis, catheter related infection, port infection, post op nausea, \
        postoperative delirium, moisture lesion, neuropathic ulcer, lymphoedema, varicose eczema
        second degree tear, 2nd degree tear, third degree tear, 3rd degree tear, fourth degree \
        tear, cervical tear, vaginal tear, postnatal depression, small for dates, large for dates, \
        multiple pregnancy, jaundice of newborn, physiological jaundice
        bipolar affective disorder, emotionally unstable personality disorder, eupd, generalised \
        anxiety disorder, tourette, psychotic depression
        """
}
