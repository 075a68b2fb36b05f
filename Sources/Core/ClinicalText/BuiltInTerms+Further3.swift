extension BuiltInTerms {
    /// Further terms: what is only denied, and what notes of other hands said.
    static let further3 = """
        [sign]
        clots, rub, nodes, blood, flashes, tracking, leaking, offensive smell, acute \
        changes, bladder trouble, bladder problems, bowel trouble, frank blood, blood or mucus, \
        fresh blood, focal signs, groin nodes, bladder \
        symptoms @denied
        m/r/g, mrg, m r g @denied
        [symptom]
        left arm heaviness, right arm heaviness, arm heaviness, heavy arm
        exertional symptoms, exertional chest symptoms @denied
        thirst, feeling thirsty
        breasts full, breast fullness
        smelly lochia, offensive lochia
        dark thoughts, negative thoughts
        won't walk, not weight bearing, won't weight bear
        spots on tummy, spots on his tummy, spots on her tummy
        drinking little, drinking poorly, barely drinking
        stinging, stinging pain
        panicked
        discontinuation symptoms
        sexual side effects
        does not want to be here any more, doesn't want to be here any more, does not want to be \
        here anymore, do not want to be here anymore, don't want to be here any more, doesn't \
        want to wake up !selfHarm
        don't go with the glass, doesn't go with the glass, does not fade under a glass, not \
        fading with glass, doesn't fade with a glass, spots that don't fade !sepsis !paediatric
        [sign]
        distressed, looks distressed
        antalgic
        pupils dilated
        foot cool, cool limb
        fruity breath, ketotic breath, smells of ketones, acetone breath
        extinction to touch, sensory extinction, tactile extinction
        capsular pattern
        cherry red spot
        high normal bp, high-normal bp
        blue and limp, blue and floppy, floppy and blue, baby blue and limp, limp and not \
        breathing, blue and not breathing, baby blue and floppy !paediatric !airway
        [disorder]
        serum sickness
        egg allergy, milk allergy, cow's milk allergy, wheat allergy, soy allergy, fish allergy, \
        sesame allergy
        raised intracranial pressure, increased intracranial pressure, raised icp
        1st degree block, first degree block, 1st degree av block, 1st degree heart block
        post operative haemorrhage, postoperative hemorrhage, post operative hemorrhage, post op \
        bleed, post-op bleed, post operative bleed, postoperative bleed !haemorrhage
        tca toxicity, tricyclic toxicity, tca overdose !metabolic
        kidney damage, renal damage
        acute stress
        relapse
        sudden unexplained death, died suddenly
        """
}
