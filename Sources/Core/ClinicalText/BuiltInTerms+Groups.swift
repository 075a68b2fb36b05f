extension BuiltInTerms {
    /// Parts of the body and the like, for phrases with a gap.
    static let groups = """
        [group site]
        head
        face, facial
        scalp
        forehead
        jaw, mandible, mandibular
        cheek
        chin
        ear
        eye, ocular
        eyelid
        nose, nasal
        mouth, oral
        lip
        tongue
        gum, gums, gingival
        tooth, teeth, dental
        neck, cervical
        collarbone, clavicle, clavicular
        shoulder
        armpit, axilla, axillary
        arm, arms, upper extremity
        elbow
        forearm
        wrist
        hand, hands
        finger, fingers, digit
        thumb
        fingertip
        knuckle
        nail
        breast
        nipple
        rib, ribs
        chest wall
        sternum, sternal
        flank
        groin, inguinal
        hip
        buttock, buttocks, gluteal
        thigh
        leg, legs, lower extremity, lower extremities
        knee, knees
        shin
        calf, calves
        ankle, ankles
        heel
        foot, feet, pedal
        arch of foot, plantar
        toe, toes
        great toe, big toe
        back
        low back, lower back, lumbar
        mid back, thoracic spine
        tailbone, coccyx, sacral, sacrum
        pelvis, pelvic
        testicle, testicular
        scrotum, scrotal
        penis, penile
        vulva, vulvar
        vagina, vaginal
        rectum, rectal
        anus, anal, perianal
        bladder
        kidney, renal
        joint, joints
        muscle, muscles
        bone, bones
        skin
        trunk, torso
        mtp, mtp joint, 1st mtp, first mtp
        temple
        sinus
        throat
        spine, spinal
        tendon
        [group bone]
        skull
        orbital, orbit
        nasal bone, nasal, nose
        mandible, jaw
        facial bone, facial
        clavicle, collarbone
        scapula
        rib
        sternum, sternal
        humerus, humeral
        distal humerus
        proximal humerus
        elbow
        olecranon
        radius, radial
        distal radius
        radial head
        ulna, ulnar
        forearm
        wrist
        scaphoid
        hand
        metacarpal
        finger
        thumb
        phalanx, phalangeal
        vertebral, vertebra, spine, spinal
        vertebral compression, compression
        cervical spine
        lumbar spine
        sacral, sacrum
        pelvic, pelvis
        acetabular, acetabulum
        hip
        femur, femoral
        femoral neck
        patella, patellar
        tibia, tibial
        tibial plateau
        fibula, fibular
        ankle
        bimalleolar
        trimalleolar
        calcaneus, calcaneal, heel
        talus
        metatarsal
        toe
        foot
        leg
        arm
        [group joint]
        shoulder
        elbow
        wrist
        finger
        thumb
        hip
        knee
        ankle
        foot
        toe
        neck, cervical
        back, lumbar
        jaw, tmj
        sacroiliac
        joint
        [group organ]
        lung
        breast
        colon
        rectal, rectum
        colorectal
        prostate
        ovarian, ovary
        cervical, cervix
        uterine, uterus
        endometrial
        pancreatic, pancreas
        liver, hepatic
        gastric, stomach
        esophageal, esophagus
        thyroid
        kidney, renal
        bladder
        brain
        skin
        testicular
        oral
        throat
        laryngeal
        bone
        gallbladder
        bile duct
        anal
        vulvar
        adrenal
        [group imaging]
        head
        brain
        neck
        chest
        abdomen
        abdomen and pelvis, abdomen/pelvis
        pelvis
        spine
        cervical spine, c spine, c-spine
        lumbar spine, l spine, l-spine
        thoracic spine
        shoulder
        elbow
        wrist
        hand
        hip
        knee
        ankle
        foot
        sinus
        liver
        kidney, renal
        thyroid
        breast
        orbit
        [group drug]
        penicillin, pcn
        amoxicillin
        cephalosporin
        sulfa, sulfonamide
        aspirin, asa
        ibuprofen
        nsaid, nsaids
        codeine
        morphine
        latex
        contrast, iodinated contrast, iv contrast
        iodine, shellfish
        peanut, peanuts
        tree nut, tree nuts, nut, nuts
        egg, eggs
        milk, dairy
        soy
        wheat, gluten
        fish
        bee sting, bee, wasp, insect sting
        pollen
        dust mite, dust
        cat, cat dander
        dog, pet dander
        mold
        tetracycline
        vancomycin
        ciprofloxacin, fluoroquinolone, quinolone
        erythromycin, macrolide
        clindamycin
        lisinopril, ace inhibitor
        statin, statins
        food
        seasonal, environmental
        drug, medication
        nickel
        adhesive, tape
        """
}
