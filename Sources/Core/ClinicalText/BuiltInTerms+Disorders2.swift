extension BuiltInTerms {
    /// Diseases and injuries.
    static let disorders2 = """
        adverse effects, adverse reaction, medication side effects, complications, \
        adverse drug reaction
        congenital heart disease, patent foramen ovale, pfo, atrial septal defect, asd cardiac, \
        ventricular septal defect, vsd, patent ductus arteriosus, pda, tetralogy of fallot, \
        coarctation of aorta, pyloric stenosis, cleft lip, cleft palate, clubfoot, developmental \
        dysplasia of hip, laryngomalacia, prematurity, preterm birth, premature birth, neonatal \
        jaundice, hyperbilirubinemia, colic, infantile colic, kawasaki disease, henoch schonlein \
        purpura, nursemaid's elbow, hirschsprung disease, neural tube defect, plagiocephaly, \
        torticollis, turner syndrome, klinefelter syndrome, marfan syndrome
        hypothermia, severe hypothermia, low body temperature @hypothermia
        heat stroke, heatstroke, sunstroke, exertional heat stroke !trauma
        heat exhaustion, heat illness, sunburn, frostbite, altitude sickness, motion sickness, \
        trench foot, heat cramps, acute mountain sickness
        [injury]
        {bone} fracture, fracture of {bone}, fractured {bone}, broken {bone}, {bone} fx, fx of \
        {bone}, {bone} fractures, fracture in {bone}, displaced {bone} fracture, {bone} avulsion \
        fracture
        {site} injury, injury to {site}, injured {site}, injury of {site}, {site} trauma, trauma \
        to {site}, {site} injuries, hurt {site}
        {site} laceration, laceration of {site}, laceration to {site}, cut on {site}, cut to \
        {site}, {site} cut, laceration on {site}, {site} lacerations, lacerated {site}
        {site} contusion, contusion of {site}, contused {site}
        {site} abrasion, abrasion of {site}, abrasion on {site}, scrape on {site}, scraped \
        {site}, abrasion to {site}, abrasions to {site}
        {site} wound, wound of {site}, wound on {site}, wound to {site}, {site} puncture wound, \
        puncture wound to {site}, open wound of {site}
        {site} bite, bite to {site}, bite on {site}
        {joint} sprain, sprained {joint}, sprain of {joint}, {joint} strain, strained {joint}, \
        strain of {joint}, twisted {joint}, rolled {joint}
        {joint} dislocation, dislocated {joint}, dislocation of {joint}, {joint} subluxation, \
        subluxation of {joint}
        {site} strain, strain of {site}, strained {site}
        {site} burn, burn to {site}, burn of {site}, burned {site}, burn on {site}, burns to \
        {site}, burns on {site}, {site} burns
        fracture, broken bone, stress fracture, compression fracture, fx, fractured, pathologic \
        fracture, hairline fracture
        open fracture, compound fracture, bone sticking out, bone protruding through skin, open \
        fx, bone exposed, bone through skin, bone protruding, open tibia fracture, open tib fib \
        fracture, open tibial fracture, open femur fracture, protruding bone, bone poking through \
        skin !surgical
        sprain, strain, ankle sprain, muscle strain, sprained ankle, ligament sprain, back \
        strain, lumbar strain, cervical strain, whiplash, pulled muscle, knee sprain, wrist \
        sprain, hamstring strain, groin strain, muscle tear, torn muscle, lumbosacral strain, \
        whiplash injury
        dislocation, dislocated joint, shoulder dislocation
        laceration, cut, gash, lac, finger laceration, scalp laceration, facial laceration, skin \
        tear
        head injury, head trauma, hit head, struck head, closed head injury, bumped head, head \
        strike, blow to head, hitting head, banged head, chi, blunt head trauma @headinjury
        injury, trauma, traumatic injury, blunt trauma, physical trauma, polytrauma, soft tissue \
        injury, recent trauma, recent injury, crush injury
        hematoma, scalp hematoma, subungual hematoma
        abrasion, scrape, road rash
        rib contusion, chest wall contusion, bone contusion
        wound, open wound, puncture wound, surgical wound
        animal bite, dog bite, cat bite, human bite, snake bite, snakebite, bee sting, insect \
        bite, tick bite, spider bite, bug bite, mosquito bites, bite wound, insect sting, wasp \
        sting
        stab wound, stabbed, stabbing, knife wound, stab wound to chest, stab wound to abdomen, \
        was stabbed, stab injury, impaled, impalement, penetrating trauma, penetrating injury, \
        stabbed in chest, stabbed in abdomen, penetrating wound, stabbed in back !trauma
        gunshot wound, gsw, gunshot, was shot, shot in chest, shot in abdomen, bullet wound, gun \
        shot wound, shot in leg, shot in arm, shot in head, gun shot, gunshot injury !trauma
        ejected, ejection from vehicle, ejected from vehicle, thrown from vehicle, ejected from \
        car, thrown \
        from car, ejected from motorcycle, thrown from motorcycle, ejected through windshield \
        !trauma
        fall from height, fell from height, fell off roof, fell from roof, fell from ladder, fell \
        off ladder, fall from ladder, fall from roof, fell from second story, fall from second \
        story, fell two stories, fell out of window, fall greater than 3 meters, fell from \
        balcony, fell from scaffolding, fell 20 feet, fell 15 feet, fell 12 feet, fell 10 feet, \
        fell 4 meters, fell 5 meters, fell from tree, fell 4 m, fell 5 m, fell 6 m, fell 3 \
        stories, fall from scaffolding, fell off scaffolding, fell off balcony, fall off roof, \
        fall from 20 feet, fall from 15 feet, fall of 4 m, fall of 5 m, fell three stories !trauma
        burns to face, facial burns, face burns, burned face, burns of face, face burned, burns \
        on face, flash burn to face !trauma
        inhalation injury, smoke inhalation, airway burn, inhalational injury, airway burn injury \
        !trauma !airway
        major burn, extensive burns, burns over 20 %, full thickness burns, third degree burns, \
        severe burns, electrocution, electrical burn, lightning strike, struck by lightning, \
        electrical injury, burns over body, high voltage injury !trauma
        burn, scald, thermal burn, second degree burn, partial thickness burn, first degree burn, \
        scald burn, superficial burn, burned
        chemical eye injury, chemical burn to eye, chemical splash to eye, chemical in eye, \
        bleach in eye, acid in eye, alkali burn, chemical burn of eye, chemical eye burn, \
        chemical splash in eye, lye in eye, drain cleaner in eye, alkali burn of eye, splashed \
        chemical in eye, acid splash to eye, ammonia in eye, bleach splashed in eye, chemical \
        exposure to eye !surgical
        globe rupture, ruptured globe, open globe, penetrating eye injury, open globe injury \
        !surgical
        drowning, near drowning, submersion, submersion injury, found underwater, pulled from \
        pool, found in pool, nearly drowned, found face down in pool, pulled from water, non \
        fatal drowning, submerged in pool !trauma
        traumatic amputation, severed finger, severed hand, amputated finger, \
        amputated limb, traumatic amputation of finger !trauma
        motor vehicle accident, mva, mvc, car accident, motor vehicle collision, motor vehicle \
        crash, car crash, motorcycle accident, pedestrian struck, rollover, hit by car, bicycle \
        accident, motorcycle crash, auto accident, struck by car, rear ended
        assault, assaulted, domestic violence, physical abuse, sexual assault, child abuse, elder \
        abuse, abuse, intimate partner violence, rape, neglect, sexual abuse
        skull fracture, basilar skull fracture, depressed skull fracture, open skull fracture \
        @headinjury
        flail chest, sucking chest wound, open pneumothorax, tracheal injury !trauma
        strangulation, hanging, attempted hanging, hanged himself, hanged herself, strangled, \
        tried to hang himself, tried to hang herself !trauma !selfHarm
        """
}
