extension BuiltInTerms {
    /// Further emergencies told in ordinary words.
    static let lay3 = """
        [symptom]
        hernia gone hard, (hernia|lump in groin|groin lump|rupture|navel lump|belly button lump) \
        (is|are|was|were|gone|went|going|goes|has gone|have gone|is going|feels|felt|feel|\
        feeling|got|getting|has|have|has been|become|turned|turning|has \
        turned|looks|looked|started|is being|seems|sounds|suddenly|) (hard|stuck|stuck out|hard \
        and sore|hard and painful|red|purple|tense|rock hard|red and hard|hard and \
        red|black|hard and tender|irreducible|trapped|strangulated), (hernia|lump in groin|groin \
        lump) (that|) (won't|can't|not|wouldn't|cannot|doesn't|no longer|hasn't) (go back|push \
        back|be pushed back|going back|push back in|go back in|pushing back|gone back|goes \
        back|reduce|pop back|pops back), won't push back (in|and|) !surgical
        [state]
        sore testicle, (testicle|testicles|testis|testes|bollock|bollocks|goolies|ballsack|\
        scrotum|nut sack), (ball|balls|nut|nuts) (pain|ache|aches|hurts|hurt|hurting|sore|agony|\
        killing|swollen|is swollen|is sore|is agony|are sore|kicked|in agony|is killing|gone \
        up|tender), (left|right|one|my|his) (ball|bollock|nut|testicle|testis), \
        (pain|agony|ache|hurts|sore) (in|down) (one|) (ball|balls|nuts|bollock|testicle|\
        testicles|testis|scrotum) @testis
        [symptom]
        testicle up high, (left|right|one|my|his|) (testicle|testis|ball|nut|one|bollock) (is|\
        are|was|has|have|looks|looked|looking|gone|went|has gone|is all|all|feels|felt|seems|\
        goes|going|sits|being|) (up high|higher|pulled up|drawn up|twisted|sits higher|sitting \
        high|sitting higher|sits high|lying sideways|lies crosswise|lying crosswise|lies \
        sideways|horizontal|riding high|higher than other|higher up|up in groin|gone up|sits \
        higher and lies crosswise), sits higher (and|&) lies (crosswise|sideways|horizontal), \
        (testicle|testis|ball) (sudden|suddenly) (agony|severe|pain|excruciating|very \
        painful|agonising), (sudden|suddenly|woke with|woken by|woke him|came on suddenly|agony|\
        agonising|excruciating|sudden severe|severe sudden) (pain in|in|with|agony in) (one|) \
        (ball|balls|testicle|testis|testicles|nuts|bollock|bollocks|scrotum), \
        (testicle|testis|ball|testicular|ball pain) (pain|) (came on|come on|started|began) \
        (suddenly|all of a sudden|out of blue|at football|playing|during sport|in night), \
        (left|right|one|) (testicle|testis|ball) swollen and \
        (agony|agonising|sudden|excruciating) !surgical
        [state]
        woken by pain, (woke|woken|waking|wakes|woke up) (him|her|me|) (up|) (by|with|from|in) \
        (pain|agony|severe pain|terrible pain), (came on|started|began|come on|hit) \
        (suddenly|all of a sudden|abruptly|out of blue|out of nowhere|in an \
        instant|overnight|within seconds), (sudden|suddenly|out of nowhere|all of a sudden), \
        (pain|it) woke (him|her|me), (within|in) (couple of|few|two|five) seconds @suddenly
        [symptom]
        shin tight as a drum, (shin|calf|leg|forearm|arm|thigh|muscle|lower leg|compartment) (is|\
        are|was|has|have|looks|looked|looking|gone|went|has gone|is all|all|feels|felt|seems|\
        goes|going|sits|being|) (tight as drum|like drum|drum tight|solid|wooden|like wood|tense \
        and shiny|shiny and tight|hard and shiny|tight and shiny|swollen tight|so tight|solid as \
        rock|hard as wood|tense as drum|tight and agony), pain (in leg|in arm|in calf|in hand|in \
        foot|) (is|) (way|far|much|a lot|) (worse|more|greater|bigger) than (it should \
        be|expected|you'd expect|would expect|injury|it should|i would expect|you would \
        expect|looks), (can't|cannot|couldn't|agony to|screams when|unable to|won't|agony when \
        i|agony if i) (wiggle|bend|straighten|stretch|wriggle|move) (toes|fingers|big toe) \
        (because|for|without|are|since|), (agony|screams|yells|worse|excruciating|terrible pain) \
        (on|when|with|if) (stretching|moving|i move|bending|i \
        stretch|passive|straightening|moved) (toes|fingers|big toe|wrist|stretch) !surgical
        [state]
        cast too tight, (cast|plaster|pop|backslab|splint|bandage) (is|feels|too|got|so|getting) \
        (too tight|tight|very tight|tighter|like a vice|digging in), after \
        (cast|plaster|tibia|tib fib|fracture|crush), crushed (leg|arm|hand|foot) @cast
        [symptom]
        toes numb, (toes|fingers|foot|hand) (are|is|gone|going|went|feel|turning|) (numb|blue|\
        white|cold|purple|dusky|tingling and white|cold and numb|numb and cold|numb and \
        white|tingling and cold), painkillers (do|doing|did|are|have done|not|aren't|don't) \
        (nothing|no good|touching|touch it|working|work|touching it), (morphine|painkillers|\
        codeine|oramorph|analgesia) (not|isn't|doesn't|hasn't|didn't|aren't) (touching|touch|\
        touched|helping|helped|working) (it|pain|) @badlimb
        bone poking through skin, bone (is|can be|was|) (poking|sticking|showing|coming|\
        protruding|seen|visible|out) (out|through|of|at|from|) (skin|leg|arm|wound|ankle|shin|\
        wrist|finger|), (can|could) see bone, (foot|hand|ankle|leg|wrist) \
        (pointing|facing|hanging|twisted) (wrong way|backwards|off|by skin|by a thread|round \
        wrong way|sideways) !surgical !trauma
        bleach splashed in eye, (bleach|cement|acid|plaster|plaster dust|lime|alkali|oven \
        cleaner|battery acid|ammonia|caustic|concrete|wet cement|super glue|superglue|chemical|\
        chemicals|cleaning fluid|caustic soda|drain unblocker|toilet cleaner|disinfectant|paint \
        stripper|solvent|pool chemical|fertiliser|dishwasher liquid|hot oil|hot fat|pepper \
        spray|brake fluid|weedkiller|mortar|laundry pod|laundry capsule|lye) (has|) (splashed|\
        squirted|sprayed|got|went|spilt|flicked|gone|shot|spat|dripped|spurted|exploded|burst|in|\
        into) (up|) (in|into|onto|) (both|one|) (eye|eyes|face and eyes), (got|getting|splashed|\
        sprayed|squirted|rubbed|had|spilt|flicked) (bleach|cement|acid|plaster|plaster \
        dust|lime|alkali|oven cleaner|battery acid|ammonia|caustic|concrete|wet cement|super \
        glue|superglue|chemical|chemicals|cleaning fluid|caustic soda|drain unblocker|toilet \
        cleaner|disinfectant|paint stripper|solvent|pool chemical|fertiliser|dishwasher \
        liquid|hot oil|hot fat|pepper spray|brake fluid|weedkiller|mortar|laundry pod|laundry \
        capsule|lye) (in|into|on|onto) (both|one|) (eye|eyes) !surgical
        metal flew into the eye, (metal|glass|nail|wire|shard|chisel|dart|pellet|screw|splinter \
        of metal|bit of metal|piece of metal|piece of glass|firework|stick|thorn|knife|scissors|\
        pencil|fish hook|airgun pellet|bb pellet|fragment) (flew|shot|went|stuck|stabbed|hit|\
        poked|pinged|fired|flicked|is stuck|gone|straight|exploded) (up|straight|deep|right|) \
        (in|into|through) eye, eye (leaking|leaking fluid|leaking jelly|burst|split \
        open|punctured|pierced|oozing jelly|gushing|popped), (jelly|fluid|clear fluid) \
        (coming|leaking|oozing) (out of|from) eye, (pupil|iris) (teardrop|tear \
        drop|misshapen|peaked|pear shaped|wrong shape), stabbed in eye, \
        (something|stick|metal|glass|dart) stuck in eye(ball|) !surgical
        eye red and agony, (eye|eyes) (is|are|) (red|agony|very painful|excruciating|in \
        agony|killing|agonising|red and agony|red and very painful|red and painful|really \
        painful|painful and red|aching badly|rock hard|hard as marble), (agony|severe \
        pain|terrible pain|bad pain|awful pain|excruciating pain) (in|behind|around|over) eye, \
        (cloudy|steamy|hazy) cornea @eyeagony
        eye pain @eyeagony
        fell off the roof, (fell|fallen|fall|falls|dropped|jumped|came|tumbled|plunged|slipped) \
        (off|from|out of|through|down from|down|in) (top of|) (roof|ladder|scaffold|scaffolding|\
        balcony|bedroom window|upstairs window|first floor window|second floor|third \
        floor|tree|cliff|bridge|loft|loft hatch|ceiling|skylight|high wall|climbing wall|wall \
        bars|hay bale|barn roof|multi storey|lift shaft|quarry|mezzanine|crane), \
        (fell|fall|fallen|dropped|plunged) (about|around|over|more than|) (10|12|14|15|16|20|25|\
        30|40|ten|twelve|fifteen|twenty|thirty) (feet|foot|ft), \
        (fell|fall|fallen|dropped|plunged) (about|around|over|more than|) (4|5|6|7|8|9|10|12|15|\
        20|four|five|six|eight|ten) (metres|meters|m) !trauma
        fell down whole flight, (fell|fall|tumbled|fallen|rolled) (down|) (whole|entire|full|) \
        (flight of stairs|flight of|stairs|stair|staircase|steps|10 stairs|12 stairs|13 \
        stairs|12 steps|twelve stairs|all stairs|concrete steps|escalator), dived into \
        (shallow|pool|shallow end), (diving|rugby scrum|scrum|trampoline) \
        (accident|injury|collapsed|and neck) @highfall
        neck hurts, neck (is|really|very|) (sore|hurts|hurting|painful|pain|agony|tender) \
        @neckhurt
        neck pain @neckhurt
        can't move fingers, (can't|cannot|couldn't|unable to|not able to) (move|feel) \
        (fingers|hands|toes|feet|arms|arms and legs|legs or arms), (tingling|numb|pins and \
        needles|electric shocks|burning) (in|down) (both|all|) (arms|hands|hands and feet|arms \
        and legs|four limbs|legs and arms) @limbparalysis
        came off motorbike, (came|thrown|knocked|flew|went|hurled|flung) (off|over|from) \
        (motorbike|motorcycle|moped|quad|quad bike|scooter at|horse and|handlebars at|handlebars \
        and|bonnet|windscreen|car bonnet|bull bars), (knocked|run|mowed|ran|mown) (down|over|off \
        bike|off bicycle|off motorbike) by (car|van|lorry|bus|truck|motorbike|tractor|train|tram|\
        taxi), hit by (car|van|lorry|bus|truck|motorbike|train|tram|taxi|vehicle|tractor|bike at \
        speed), (car|van|quad|tractor|truck|vehicle) (rolled|overturned|flipped|rolled \
        over|turned over|on its roof) (onto|on|several|twice|over|and|), head on \
        (crash|collision|smash), (trapped|pinned|crushed|stuck|squashed|caught) \
        (under|beneath|by|between|in|underneath) (tractor|car|machine|machinery|lorry|forklift|\
        pallet|trailer|vehicle|wall|cow|horse|bull|quad|van|press|rollers|baler|gate and), \
        (kicked|trampled|crushed|gored|butted) by (horse|cow|bull|pony|cattle|heifer) (in|to|) \
        (belly|tummy|chest|head|face|stomach|abdomen|), (steering wheel|handlebar|handlebars) \
        (into|in|hit|to) (chest|belly|tummy|abdomen|stomach) !trauma
        finger cut clean off, (finger|fingers|toe|hand|arm|thumb|fingertip|foot|leg|ear|tip of \
        finger|penis) (cut|sliced|chopped|ripped|torn|came|sawn|bitten|taken|sheared|blown) \
        (clean|right|completely|half|nearly|) off, (cut|sliced|chopped|ripped|tore|sawed|took|\
        severed|lost) (clean|right|) (off|) (finger|fingers|thumb|toe|hand) (off|in|with \
        saw|with axe|in machine|clean off|right off), (finger|thumb|hand|toe) (in bag|on \
        ice|hanging off|hanging by thread|hanging by skin|degloved|hanging on by) !trauma
        scalded over chest, (scald|scalded|burnt|burned|burns|burn|scalds|blistered) (all|) \
        (over|down|across|to|on) (all over|over|) (chest|face|whole body|most of \
        body|body|front|back|genitals|neck and face|face and neck|chest and arms|both legs \
        and|arms and chest|chest and tummy|head|whole back|whole arm|both arms|hands and \
        face|face and hands), (house|caravan|car|flat|tent) fire, (trapped|caught|asleep|pulled|\
        rescued|escaped) (in|from) (fire|burning building|burning house|house \
        fire|smoke|blaze|flat fire), soot (round|around|in|up|on|about|inside) \
        (nose|nostrils|mouth|face|throat), singed (eyebrows|nose hair|nostril hair|hair \
        and|nasal hairs), (clothes|clothing|dress|nightie|hair) (caught fire|on \
        fire|alight|caught alight), (petrol|gas|aerosol|bbq|barbecue|bonfire|gas bottle) \
        (explosion|exploded|blew up|flashback|blew back in face|flash), (breathed in|inhaled) \
        (smoke|hot smoke|fumes from fire|steam), (electric|electrical) shock (from|off) \
        (mains|socket|power line|cable|cooker|overhead), electrocuted, (shock|zap) (off|from) \
        (mains|power line|overhead line|240 volts), struck by lightning !trauma
        pulled out of pond, (pulled|dragged|fished|rescued|lifted|hauled|got) \
        (him|her|out|unconscious|lifeless|) (out of|from|out|from bottom of) (pond|pool|river|\
        lake|sea|bath|canal|water|paddling pool|swimming pool|bath water|hot \
        tub|surf|reservoir), (face down|under water|underwater|submerged|floating|at bottom) \
        (in|of|for|at bottom of) (pond|pool|bath|water|river|lake|sea|minutes|minute|paddling \
        pool|hot tub|swimming pool), went under (water|in bath|in pool|for), nearly drowned \
        !trauma
        found outside all night, (found|out|left|lying|been|slept|outside|lay) \
        (outside|outdoors|in snow|in cold|in garden|in field|on cold floor|out in cold|in \
        freezing) (all night|overnight|for hours|since last night|in snow|in cold), shivering \
        (has|) stopped, stopped shivering, frozen stiff, stone cold and (slow|confused|drowsy) \
        !trauma
        collapsed in the heat, (collapsed|confused|delirious|fitted|passed \
        out|staggering|dropped|not making sense) (while|during|when|after|) (running|working|\
        marathon|race|march|exercise|playing|hiking|) (in) (heat|sun|hot sun|full sun|hot \
        car|sauna|hot weather), (left|locked|found|trapped|shut) in (hot car|car in heat|hot \
        van|car in sun), (stopped|not|no longer) sweating and (hot|confused|burning) !trauma
        knifed, (knifed|slashed|bottled|stabbed|glassed) (in|across|with|by|to) (neck|chest|face|\
        throat|belly|tummy|back|leg|groin|arm|abdomen|thigh|head|knife|bottle|buttock), (knife|\
        screwdriver|blade|glass|arrow|spike|railing|metal bar|branch|pole) (still in|stuck \
        in|sticking out of|went through|through|embedded in|impaled in|in) (chest|belly|neck|\
        back|leg|thigh|arm|head|abdomen|tummy|groin|throat|hand and), (shot|hit) (in|with|by) \
        (shotgun|airgun in|air rifle|crossbow|rifle|pistol) !trauma
        [state]
        looks awful, (looks|looking|look|seems) (awful|terrible|really ill|very \
        ill|dreadful|toxic|septic|very unwell|like death|really poorly|very \
        poorly|shocking|seriously ill), (feels|feel|feeling|thinks) (like|as if|she is|he is|i \
        am|) (dying|about to die|going to die|like dying|i'm dying|like i'm dying), impending \
        doom, sense of doom @unwell
        [symptom]
        [laboratory]
        finger prick, finger prick glucose, finger prick sugar, sugar reading @glucose
        [sign]
        grey, looks grey @grey
        [symptom]
        staring @drowsy
        drooling, drools, drooling saliva @drool
        dysphagia @noswallow
        noisy breathing @noisybreath
        [rule]
        cardiac ~ breastbone + heavyarm + diaphoresis|sick|dyspnea|exertion|grey
        cardiac ~ heavyarm + diaphoresis + sick|dyspnea|exertion|grey|unwell
        cardiac ~ heartrace + grey + faint|dyspnea
        cardiac ~ exertion + lossofconsciousness + heartrace
        vascular ~ backpain|abdominalpain|lowpain + lossofconsciousness|faint + grey
        stroke ~ facial + limb|speech
        stroke ~ limb + speech
        stroke ~ headache + suddenly + sick|stiffneck|exertion|neckhurt
        stroke ~ headache + stiffneck + sick
        anaphylaxis ~ hives|itchall + airwayswelling|throatfeel + exposure
        anaphylaxis ~ hives + throatfeel|airwayswelling
        anaphylaxis ~ exposure + hives|itchall + sick|abdominalpain|faint|dyspnea|floppiness|\
        hypotension
        anaphylaxis ~ exposure + throatfeel + dyspnea|faint|sick|floppiness
        anaphylaxis ~ exposure + throatfeel + itchall|hives
        anaphylaxis ~ exposure + faint + throatfeel|hives|itchall|airwayswelling
        airway ~ calf + dyspnea|pleuritic
        airway ~ pleuritic + dyspnea + bleeding|faint|suddenly
        sepsis ~ rigors + confusion|newconfusion|drowsy
        sepsis ~ fever|infection|rigors + drowsy + coldhands|fastbreath|retention
        sepsis ~ fever|infection + confusion|newconfusion + fastbreath|coldhands|rigors
        sepsis ~ chemotherapy|neutropenia + fever|rigors|shivery
        sepsis ~ purplespots + fever|shivery|drowsy|unwell
        sepsis ~ infection|fever + hypotension|grey + drowsy|confusion|fastbreath|coldhands
        haemorrhage ~ tonsilop + bleeding
        neuro ~ headinjury + csfleak
        neuro ~ headinjury + drowsy|confusion + sick
        neuro ~ headinjury + headachesevere|badhead + sick
        neuro ~ headinjury + seizure
        neuro ~ headinjury + unresponsive
        neuro ~ backpain + legweakness
        neuro ~ saddle + retention
        neuro ~ highfall|headinjury + limbparalysis
        trauma ~ highfall + neckhurt + limbparalysis|retention
        neuro ~ highcry + fever + drowsy|stiffneck|sick|weakfeeding
        selfHarm ~ ingestion + intent
        obstetric ~ pregnant + vaginalbleeding
        obstetric ~ pregnant + constantpain
        obstetric ~ pregnant + headache + visionchange|epigastric|puffy
        obstetric ~ pregnant + epigastric + visionchange|puffy
        obstetric ~ pregnant + badhead|headachesevere
        obstetric ~ pregnant + seizure
        obstetric ~ pregnant + abdominalsevere
        obstetric ~ preterm + contractions
        obstetric ~ missedperiod|pregnant + shouldertip
        obstetric ~ missedperiod + lowpain|abdominalpain + faint|lossofconsciousness|\
        vaginalbleeding|suddenly
        obstetric ~ pregnant + lowpain + faint|vaginalbleeding
        paediatric ~ infant + shivery
        paediatric ~ infant + weakfeeding
        paediatric ~ infant + drowsy|greenvomit|dryinfant|floppiness|highcry|fastbreath|grey
        paediatric ~ dryinfant + drowsy
        surgical ~ greenvomit + nostool|distended|guarded
        surgical ~ nostool + distended + sick|greenvomit|abdominalpain
        surgical ~ quietbowel + guarded|abdominalsevere
        surgical ~ guarded + abdominalpain + sick|fever|grey|quietbowel|suddenly
        surgical ~ testis + suddenly|sick|abdominalpain
        surgical ~ cast + badlimb
        surgical ~ eyeagony + visionchange + sick|headache
        metabolic ~ ketones + deepbreathing|hyperglycemia|diabetic|thirsty|drowsy
        metabolic ~ diabetic|thirsty|hyperglycemia + sick|abdominalpain + \
        deepbreathing|drowsy|confusion
        metabolic ~ offinsulin + sick
        metabolic ~ diabetic|hyperglycemia + drowsy + thirsty|sick|confusion
        metabolic ~ steroid + sick + faint|hypotension|drowsy|confusion|lossofconsciousness
        metabolic ~ pinpoint + slowbreathing|drowsy|unresponsive
        cardiac ~ heavyarm + diaphoresis + dyspnea
        airway ~ drool + noswallow|noisybreath
        airway ~ noswallow + noisybreath
        sepsis ~ drowsy + grey
        airway ~ grey + fastbreath
        neuro ~ highcry + drowsy
        obstetric ~ waters + greenfluid
        obstetric ~ missedperiod + lowpain
        surgical ~ guarded + stillness
        metabolic ~ steroid + lossofconsciousness|hypotension
        """
}
