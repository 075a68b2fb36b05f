extension BuiltInTerms {
    /// More symptoms, signs, disorders and injuries, of every field of care.
    static let wider5 = """
        [disorder]
        immune related colitis
        tls
        svc obstruction
        svco
        malignant effusion
        cancer pain
        cancer related fatigue
        lymphocele
        falciparum malaria
        vivax malaria
        dengue with warning signs
        scrub typhus
        rickettsia
        kala azar
        leishmaniasis
        schistosomiasis
        filariasis
        amoebiasis
        amoebic abscess
        hydatid
        neurocysticercosis
        snake envenomation
        mrsa colonisation
        vre
        pvl
        wound sepsis
        endophthalmitis
        multiple drug allergies
        local reaction
        transfusion reaction
        infusion reaction
        sensitivity reaction
        adr
        side effects of treatment
        stimulant effect
        medication overdose accidental
        food allergy reaction
        [injury]
        cut finger
        cut hand
        graze
        grazed knee
        gravel rash
        scraped
        scratches
        monkey bite
        stung
        sprained
        went over on ankle
        inversion injury
        eversion injury
        foosh
        fall onto outstretched hand
        fell onto outstretched hand
        fell on outstretched hand
        fell on outstretched arm
        fall from standing height
        fall from bed
        fall from chair
        fell out of bed
        fell off chair
        fell from bike
        fell off bicycle
        fell off horse
        fell downstairs
        fell on ice
        slipped on ice
        slipped in bath
        slipped in shower
        fell in shower
        fell in bathroom
        fell at home
        witnessed fall
        found on floor
        long lie
        head bang
        bump to head
        head knock
        knock to head
        hit to head
        mandibular fracture
        base of skull fracture
        c spine fracture
        chest injury
        blunt chest trauma
        abdominal injury
        abdominal trauma
        ruptured spleen
        nofracture
        tib fib fracture
        lateral malleolus fracture
        weber b fracture
        weber b
        lisfranc injury
        colles'
        smith's fracture
        mallet injury
        supracondylar fracture
        pulled elbow
        extensor tendon injury
        flexor tendon injury
        ligament injury
        patella dislocation
        dislocated patella
        dislocated
        multitrauma
        corneal fb
        subtarsal foreign body
        fb in eye
        fish bone
        scalded
        deep dermal burn
        flash burn
        contact burn
        steam burn
        sunburn injury
        needle stick injury
        sharps injury
        splash injury
        physical assault
        punched
        punched in face
        non accidental injury
        nai
        mvc rear ended
        road traffic accident
        road traffic collision
        motorbike accident
        mba
        cycling accident
        blast injury
        mortar blast
        shrapnel wound
        avulsed tooth
        post op haematoma
        birth trauma
        cephalohaematoma
        """
}
