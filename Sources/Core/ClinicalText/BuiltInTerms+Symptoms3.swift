extension BuiltInTerms {
    /// What patients report, in their words and in those of the field.
    static let symptoms3 = """
        [symptom]
        sz, szs !neuro @seizure
        cement splash, splash in eye, splashed in eye, splash to eye, eye splash, splash r eye, \
        splash l eye, cement in eye, chemical splash, lime in eye, cleaner in eye !surgical
        can't pass urine, not able to pass urine, unable to pee @retention
        lips gray, gray lips, lips grey, grey lips, lips dusky !airway
        blurry; insensate; paraphasic errors; encephalomalacia; circumducting; circumduction; \
        sleeps poorly; loses track; cannot sit; eye trouble; balance loss; mask leak; fluid \
        retention; half of usual; swinging at people; severe burning; cant open eye; skin dry; \
        skin red; slow to answer; resedation; pitting nails; dry cracked skin; skin is dry; wax; \
        lag; recent surgery; skin hot; hot skin; hemorrhagic transformation; dactylitis; delayed \
        neurologic sequelae; violent; death; rupture; mitral valve vegetation; conj blanched; \
        cornea hazy
        feeling giddy
        loose motions
        burning when i pee; burns when i pee; stinging when peeing; pain when peeing; stings to \
        pee; painful peeing
        going every half hour; peeing all the time; going to the bathroom a lot; frequent \
        urination at night
        throbbing; throbs; pounding; pulsating
        teething
        clicking; locking up
        dead arm; arm felt dead; leg felt dead; arm feels dead; hand feels dead; felt dead
        arm won't work, hand won't work, leg won't work, arm does not work, hand does not work, \
        cannot move leg, arm not working, hand not working, leg not working, dropped his coffee, \
        dropped cup, dropped his fork, arm gave out, arm is limp, arm limp !stroke
        words coming out jumbled, jumbled words, words jumbled, talking gibberish, speaking \
        gibberish, gibberish, speech jumbled, jumbled speech, mumbling, words not coming out, \
        words won't come out, speech not right, talking funny, talks funny, speech funny, speech \
        off, cannot find words, nonsensical speech, word salad !stroke
        mouth crooked, crooked mouth, mouth twisted, mouth pulled to one side, face crooked, \
        face pulled to one side, face looks lopsided, lopsided face, face uneven, drooling from \
        one side !stroke
        zigzag lights; zigzag lines; shimmering lights; flickering lights; sparkles in vision; \
        heat waves in vision; fortification spectra
        not herself; not himself; acting different; acting strange; acting odd; off baseline; \
        not at baseline
        black sticky stools, sticky black stool, black poop, tarry poop, stool like tar, poop \
        black, stools black, jet black stools, dark sticky stools !haemorrhage @bleeding
        tummy bug; gastro bug
        gut pain; sore tummy; sore belly
        no urine; not peeing; no pee; has not peed; hasn't peed; not urinating; not passing \
        urine
        green vomit; green emesis; vomiting green; bile in vomit; vomiting bile; greenish vomit
        too sleepy; sleepier than usual; sleeping more than usual; more sleepy
        pauses in breathing; breathing pauses; stops breathing at night; gasping at night
        rattle; death rattle; rattling; rattly chest; rattling breathing; chest rattle
        moaning; groaning; moans; grimacing; grimaces; wincing; crying out
        secretions; copious secretions; thick secretions; oral secretions; tracheal secretions; \
        increased secretions
        broke her water; waters broken
        contracting; painful contractions; irregular contractions; braxton hicks contractions
        not moving much, less movement, fetus not moving, reduced fm, decreased fm, baby quiet, \
        less active baby !obstetric
        medication overuse; analgesic overuse; overuse of analgesics
        numb patch; patch of numbness; patchy numbness
        hearing concerns; vision concerns; speech concerns; developmental concerns; behavior \
        concerns; behavioral concerns; feeding concerns
        feeds poorly; feeding less; taking less; refusing breast; not latching; poor suck; weak \
        suck; tires with feeding; tires with feeds; sweats with feeds
        irritable baby; inconsolable baby; hard to console; consolable with difficulty
        whooping; whoop; post tussive vomiting; seal bark cough; croupy cough; brassy cough
        noisy breathing; grunty breathing; mouth breathing; tummy breathing; belly breathing; \
        tracheal tug; sucking in at ribs
        runny eyes; gunky eyes; sticky eyes; gunk in eye; eyes glued shut
        snotty nose; snuffly; snuffles; sniffly; bunged up
        tickle in throat; tickly throat; tickly cough; frog in throat; throat clearing; clearing \
        throat; globus; globus sensation; food sticks; food stuck
        sour stomach; waterbrash; acid taste; belches
        passing gas; distended belly; feels full; fullness after meals; postprandial fullness
        hiccoughs; singultus
        straining; pellet stools; impacted; not had a bm; has not had bm; hasn't pooped; can't \
        poop; cannot poop; unable to have bm
        fecal leakage; fecal soiling; faecal incontinence; accidents; incontinent of urine and \
        stool
        bowel urgency; urgency to defecate; incomplete evacuation; sensation of incomplete \
        evacuation
        greasy stools; oily stools; floating stools; steatorrhea; pale stools; clay colored \
        stools; acholic stools; light colored stools
        coke colored urine; orange urine; foamy urine; frothy urine; bubbly urine; smelly urine; \
        strong smelling urine
        urine red; clots in urine; passing clots in urine; visible hematuria; blood when peeing; \
        pee is red
        leaks urine; wets herself; wets himself; urinary leakage; terminal dribbling; post \
        micturition dribble; daytime wetting
        poor stream; intermittent stream; split stream; straining to void; difficulty urinating; \
        trouble urinating; difficulty voiding; trouble voiding; difficulty passing urine; luts; \
        lower urinary tract symptoms; obstructive symptoms; irritative symptoms
        up at night to urinate; gets up to pee; waking to urinate; wakes to pee
        cannot pee, cannot void, acute urinary retention, aur, hasn't voided, has not voided \
        @retention
        unable to get an erection; weak erections; loss of erections; no sex drive
        vaginal odor; vaginal irritation; vulvar irritation; discharge per vagina; fishy \
        odor; cottage cheese discharge; leucorrhoea; leukorrhea; pv discharge; curdy discharge
        period late; skipped period; heavy flow; hmb; prolonged periods; prolonged bleeding; \
        imb; post coital bleeding; bleeding after sex; pcb; pmb; passing clots; menstrual clots; \
        polymenorrhea
        painful sex; pain on intercourse
        pms; premenstrual symptoms; pmdd symptoms; mood swings before period
        bloody nipple discharge; nipple inversion; inverted nipple; nipple retraction; breast \
        skin changes; peau d'orange; skin dimpling; breast dimpling
        nausea of pregnancy; vomiting of pregnancy
        puffy joints; hot joint; locks; knee locks; buckling; gives way; giving out; knee gives \
        out; feels unstable; unstable knee; knee instability; shoulder instability; ankle \
        instability
        refusing to walk; refuses to walk; refuses to bear weight; unable to bear weight; can't \
        bear weight; cannot bear weight; not bearing weight; non weight bearing due to pain; \
        unable to ambulate; cannot walk; can't walk; unable to walk; difficulty bearing weight
        enlarged glands
        dropping objects; drops things; drops objects; grip weakness; weak grip; poor grip; \
        difficulty opening jars; can't open jars; trouble with buttons; difficulty with buttons; \
        trouble with stairs; difficulty climbing stairs; trouble getting up from chair; \
        difficulty rising from chair; difficulty rising
        foot drop; drop foot; wrist drop; tripping; trips over feet; stumbles; clumsiness; \
        veering; veers to one side; drifts to one side; staggering; staggers; wobbly; wobbliness
        swimmy headed; head spinning; off-kilter; felt faint; graying out; greying out; tunnel \
        vision; seeing stars; saw stars
        t-loc, tloc, loss of postural tone, drop attack @faint
        memory trouble; memory lapses; losing things; misplacing items; getting lost; gets lost; \
        repeats herself; repeats himself; repeating questions; repeats questions; foggy; \
        fogginess; mental fogginess; distractible; cognitive changes; sundowning; wandering
        blank spells; blank stares; staring; staring episodes; zones out; spacing out; spaces \
        out; absence spells; unresponsive episode; twitching; twitches; muscle twitching; eye \
        twitching; eyelid twitching; jerks; jerking of arms; shaking of arms
        splitting headache; temporal headache; band like headache; sinus headache; ice pick \
        headache; headache behind eyes; retro orbital headache; retroorbital pain
        stabbing pain; sharp pain; dull ache; dull pain; aching pain; cramping pain; crampy \
        pain; colicky pain; gnawing pain; radiating pain; electric pain; electric shock \
        sensations; zaps; zapping; lancinating pain; nerve pain; allodynia; hyperalgesia; \
        hypersensitivity; phantom limb; pain with movement; pain on movement; pain at rest; \
        night pain; nocturnal pain; pain at night; wakes from pain; pain with activity; pain on \
        exertion; pain with weight bearing; pain on weight bearing; breakthrough pain; total \
        body pain; incisional pain; surgical site pain; wound pain; stump pain; referred pain
        cold hands; cold feet; fingers turn white; fingers turn blue; fingers turning white; \
        color change in fingers; blue fingers; white fingers
        puffy eyes; abdominal swelling; tight shoes; tight rings; socks leave marks; sock marks; \
        generalized swelling
        leg cramps with walking; leg fatigue; heavy legs; leg heaviness; restless legs at night
        tight chested; chest rattling; costal pain; pain under ribs; pain with cough; pain when \
        coughing
        skipped heartbeat; missed beats; missing beats; extra beats; heart skipping; heart \
        skipping beats; thumping heart; heart thumping; forceful heartbeat; irregular heart \
        beat; flip flops in chest; heart beating fast; heart going fast; ticker went off
        broken sleep; interrupted sleep; fragmented sleep; unrefreshing sleep; nonrestorative \
        sleep; non restorative sleep; wakes unrefreshed; wakes frequently; frequent awakenings; \
        frequent waking; night waking; nocturnal awakenings; early waking; early morning waking; \
        sleep onset insomnia; sleep maintenance insomnia; difficulty staying asleep; sleeping \
        all day; sleeps all day; hypersomnia; oversleeping; falls asleep during the day; dozing \
        off; dozes off; nodding off; sleep walking; sleep talking; sleep paralysis; acting out \
        dreams; teeth grinding; grinding teeth; wakes choking
        flat mood; feeling low; feels low; crying a lot; cries easily; weepy; emotionally \
        labile; irritable mood; angry outbursts; anger outbursts; temper tantrums; tantrums; \
        meltdowns; short fuse; easily angered; stressed; stressed out; overwhelmed; burned out; \
        burnout; emotional distress; grieving; bereavement; loneliness; isolating; isolates; \
        socially isolated; social isolation; social withdrawal; withdrawn; apathy; apathetic; \
        amotivation; lack of motivation; unmotivated; feelings of worthlessness; low self \
        esteem; poor self esteem; self critical; emotional numbness; feels empty
        anxious mood; fearful; panic symptoms; performance anxiety; dental anxiety; dental \
        phobia; needle phobia; obsessive thoughts; obsessions and compulsions; checking \
        behaviors; checking compulsions; handwashing rituals; rituals; hair pulling; skin \
        picking; picking at skin; nail biting; hypervigilant; hyperarousal; easily startled; \
        startles easily; exaggerated startle; re-experiencing; reexperiencing; dissociation; \
        dissociates; dissociative episodes; depersonalization; derealization; feels detached; \
        detachment
        elevated mood; euphoria; euphoric; grandiosity; grandiose; decreased need for sleep; \
        hyperactive; hyperactivity; impulsive; impulsivity; impulsiveness; reckless behavior; \
        risky behavior; overspending; spending sprees; hypersexual; hypertalkative; \
        disinhibited; disinhibition; fidgeting; can't sit still
        hears voices telling; command hallucinations; command auditory hallucinations; cah; \
        tactile hallucinations; olfactory hallucinations; seeing shadows; sees shadows; paranoid \
        thoughts; persecutory ideas; suspiciousness; thought insertion; thought broadcasting; \
        thought blocking; thought disorder; disorganized; disorganized speech; disorganized \
        behavior; disorganized thinking; loose associations; psychotic symptoms; psychosis \
        symptoms; bizarre behavior; catatonia; catatonic; mutism; waxy flexibility
        psychomotor slowing; psychomotor slowed; psychomotor retarded; slowed movements; \
        bradyphrenia; slowed down; labile affect; inappropriate affect; depressed affect; \
        anxious affect; poor eye contact; poverty of speech; slow speech; monotone speech; soft \
        speech; circumstantial; perseveration; perseverative
        binging; bingeing; binge episodes; restricting food; food restriction; self induced \
        vomiting; laxative abuse; laxative use; body image concerns; body dysmorphia; fear of \
        weight gain; excessive exercise; picky eating; picky eater; food aversion; pica; ice \
        craving; craving ice; craves ice
        alcohol cravings; craving alcohol; cravings for alcohol; drug cravings; opioid cravings; \
        alcohol withdrawal symptoms; opioid withdrawal symptoms; dope sick; dopesick; tremors \
        and sweats; detoxing; inebriated; smells of alcohol; blackout drinking; drinking \
        blackouts
        itching all over; prickly skin; crawling sensation; formication; skin crawling; \
        sensitive skin; skin irritation; irritated skin; blotchy; blotches; blotchy skin; red \
        patches; dry patches; scaly patch; scaly spot; rough patch; rough spot; pimples; zits; \
        water blisters; non healing sore; nonhealing sore; sore that won't heal; cracks in skin; \
        cracked skin; skin fissures; flakes; dandruff; peeling; changing mole; new mole; mole \
        changes; bleeding mole; growing mole; skin growth; freckle; dark spots; dark patches; \
        light patches; discoloration; skin color changes; turning yellow; flushed face; \
        reddened; sunburned; sun sensitivity; photosensitivity; excessive hair growth; unwanted \
        hair; brittle hair; hair breakage; bald spot; nail changes; thick nails; thickened \
        nails; yellow nails; ingrown nail
        blurry eyes; blurring; hazy vision; cloudy vision; foggy vision; dim vision; dimming of \
        vision; vision dimming; halos; haloes; night blindness; poor night vision; distorted \
        vision; wavy lines; metamorphopsia; black spots in vision; new floaters; flashes and \
        floaters; shadow in vision; missing part of vision; loss of peripheral vision; \
        peripheral vision loss; eyestrain; tired eyes; gritty feeling; scratchy eye; itching \
        eyes; crossed eyes; eye turning in; eye turning out; lazy eye; squint; squinting; eyelid \
        droop; sticky discharge; eye mattering
        ear popping; popping in ear; ear infection symptoms; hyperacusis; whooshing in ear; \
        whooshing sound; pulsatile tinnitus; earwax; wax in ear; cerumen; impacted wax
        maxillary pain; thick nasal discharge; purulent nasal discharge; green nasal discharge; \
        yellow nasal discharge; green snot; nasal dryness; dry nose; nasal crusting; nasal \
        irritation; decreased smell; hyposmia; parosmia; phantosmia; foul smell in nose; foul \
        taste
        bleeding gums when brushing; loose tooth; loose teeth; tooth loose; broken tooth; \
        chipped tooth; cracked tooth; tooth sensitivity; sensitive teeth; sensitive tooth; cold \
        sensitive; hot sensitivity; sensitivity to cold; sensitivity to hot; sensitivity to \
        sweets; bite sensitivity; pain on biting; pain with chewing; pain when chewing; jaw \
        clicking; jaw popping; jaw locking; clenching; jaw clenching; tight jaw; lost filling; \
        filling fell out; crown fell off; tooth knocked out; bleeding socket; dry lips; chapped \
        lips; cracked lips; white patches in mouth; white tongue; coated tongue; ulcers in \
        mouth; bitter taste; loss of sense of taste
        exertional fatigue; post exertional malaise; crash after exertion; reduced stamina; poor \
        stamina; decreased stamina; deconditioned; sluggishness; slowing down; languid; wiped \
        out; knackered; zonked; washed out; weak and tired; off feeds; fussy eater; poor intake; \
        reduced oral intake; reduced intake; decreased intake; not drinking; not drinking well; \
        drinking less; unable to keep anything down; can't keep anything down; cannot keep \
        fluids down; unable to keep fluids down; can't keep food down
        furniture walking; shuffling; freezing of gait; festinating gait; slow gait; falling; \
        multiple falls; near falls; trips and falls
        feels hot; feels warm; sweaty hands; drenching; burning up; shivery; shakes and chills; \
        goose bumps; goosebumps; felt feverish; fevers at home; fevers and chills; f/c; \
        fever/chills; temp of 101; temp of 102; temp of 103; temp of 104; low temperature; \
        feeling cold; feels cold
        withdrawal bleeding; bleeding easily; bruise easily; bruised; unexplained bruising; \
        spontaneous bruising; recurrent nosebleeds; heavy bleeding; soaking pads; soaking \
        through pads; soaking 2 pads; changing pads hourly; bleeding through; blood clots from \
        vagina; wound bleeding; bleeding wound; prolonged bleeding after cuts
        reaction to medication; medication reaction; statin intolerance; gi upset; stomach \
        upset; upset tummy; upset belly; feeling queasy; dry heaving; dry heaves; heaving; \
        regurgitating; posseting; puke; chucking up; being sick; been sick
        """
}
