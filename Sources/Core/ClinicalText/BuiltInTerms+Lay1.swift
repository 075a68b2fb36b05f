extension BuiltInTerms {
    /// Emergencies of heart, vessels, brain and breath in the words of those who have them.
    static let lay1 = """
        version 2026.11.8
        [symptom]
        band round chest, (tight|heavy|iron|steel|crushing|squeezing) (band|belt|strap|vice|vise|\
        rope|wire|corset|girdle) (round|around|across|about) (chest|ribs|breastbone), \
        (band|belt|strap|vice|vise|rope|corset) (tightening|squeezing|gripping|being pulled \
        tight|pulled tight|crushing) (round|around|across|) chest, (vice|vise|belt|band|strap) \
        (gripping|squeezing|crushing|tightening) (middle of|centre of|front of|) chest, like \
        (vice|vise|band|belt|tight band) (round|around|on|in|across) (chest|ribs) !cardiac \
        @chestsymptom
        sitting on my chest, (sat|sitting|sits|standing|stood|parked|kneeling|knelt|pressing \
        down|stamping|jumping) on (top of|) (chest|breastbone|sternum|breast bone), like \
        (someone|somebody|something|elephant|horse|truck|lorry|car|brick|bricks|ton of \
        bricks|weight|heavy weight|big weight|concrete block|boulder|person|man|child|anvil) \
        (is|was|has|had|) (sat|sitting|standing|stood|parked|kneeling|pressing|lying|pushing|\
        leaning|resting|squeezing) (down|) (on|) (chest|breastbone|sternum|breast bone), (truck|\
        lorry|car|pickup|bus|elephant|horse|brick|bricks|breeze block|concrete \
        block|anvil|boulder|sack of coal|ton of bricks) (sitting|parked|lying|) on (top of|) \
        (chest|breastbone|sternum), parked (truck|lorry|car|pickup|bus|van) on \
        (chest|breastbone|sternum), like (truck|lorry|car|elephant|weight|brick|boulder) \
        (on|pressing on|sitting on) (chest|breastbone), (weight|load|heavy weight|heavy \
        load|dead weight) (on|across|over) (chest|breastbone) !cardiac @chestsymptom
        chest being squeezed, chest (is|are|was|were|gone|went|going|goes|has gone|have gone|is \
        going|feels|felt|feel|feeling|got|getting|has|have|has been|become|turned|turning|has \
        turned|looks|looked|started|is being|seems|sounds|suddenly|) (squeezed|crushed|heavy|\
        gripped|compressed|constricted|squashed|clamped|tight|really tight|so tight|tight and \
        heavy|like lead), (squeezing|crushing|gripping|tightening|constricting|clamping|pressing|\
        heavy|tight|crushed|squeezed) (feeling|sensation|pain|ache|discomfort) (in|on|across|\
        over|behind|round|around|inside) (chest|breastbone|sternum|middle of chest|centre of \
        chest|front of chest), (squeezing|crushing|gripping|tightening|pressing) \
        (in|on|across|over|behind|round) (middle of|centre of|front of|) \
        (chest|breastbone|sternum) !cardiac @chestsymptom
        ache across chest, (pressure|heaviness|tightness|squeezing|crushing|gripping|\
        constriction|pain|ache|aching|dull ache|heavy ache|discomfort|hurting) (in|on|across|\
        behind|under|over|round|around|through|right across) (middle of|centre of|center \
        of|front of|) (chest|breastbone|sternum|breast bone), tightness (in|across|over) (front \
        of|top of|) chest, (burning|hot feeling|hot pain) in chest (going|spreading|moving|up) \
        into arms, chest (hurting|aching|burning) (and|with) (sweaty|sweating|sick|arm|clammy) \
        !cardiac @chestsymptom
        pain going up into jaw, (pain|ache|tightness|heaviness|pressure|burning|discomfort|\
        tingling) (going|goes|went|spreading|spreads|spread|radiating|moving|moved|travelling|\
        shooting|creeping|running|runs) (up into|down into|into|to|up to|through to|up) \
        (jaw|teeth|neck and jaw|jaw and neck|throat and jaw|shoulder and arm|shoulder and down \
        arm|jaw and arm|arm and jaw|both arms|jaw and shoulder|neck and arm|elbow and jaw), \
        (going|goes|went|spreading|spreads|spread|radiating|moving|moved|travelling|shooting|\
        creeping|running|runs) (up into|down into|into|to|up to|through to|up) (jaw|teeth|neck \
        and jaw|jaw and arm|arm and jaw) (from chest|since|now) !cardiac @chestsymptom
        heart stopped, (heart|pulse) (has|had|) stopped (beating|), (no|couldn't find|can't \
        find|could not find|can't feel|couldn't feel|unable to find|unable to feel) pulse (and \
        not breathing|not breathing|started cpr|on arrival), (collapsed|dropped) (and|with|) no \
        pulse, (started|commenced) (cpr|compressions|chest compressions|pressing on chest), \
        (shocked|defibbed|defibrillated) (once|twice|three times|by crew|x2|x3|by aed) !cardiac \
        @unresponsive
        collapsed while running, (collapsed|passed out|fainted|blacked out|dropped|keeled \
        over|went down) (while|during|when|whilst|in middle of|mid) (running|exercise|exercising|\
        football|playing football|playing|training|match|game|race|sprinting|swimming|basketball|\
        rugby|marathon|sprint|workout|practice) !cardiac @faint
        burning behind breastbone, burning (behind|under|in|at) (breastbone|sternum|breast \
        bone|chest), (indigestion|heartburn|acid|reflux) (that won't shift|won't shift|not \
        shifting|not settling|won't go|unlike usual|worse than usual|not like usual|will not \
        settle|not touched by gaviscon|not helped by antacids), thinks it is indigestion, \
        thought it was (indigestion|heartburn|wind|reflux|acid|burrito), bad indigestion \
        @breastbone
        indigestion @breastbone
        heartburn @breastbone
        arm aching, arm (ache|aches|kinda heavy|kind of heavy|bit heavy|feels \
        funny|tingling|like lead), arm (is|feels|felt|gone|went|feeling|has gone|was|) \
        (heavy|achy|numb|aching|painful), (heavy|aching|achy|numb|tingling) arm, arm and jaw \
        (ache|aching), feels like lead, it's my jaw, its my jaw, both arms (aching|heavy|ache), \
        (aching|heaviness|tingling|ache|numbness) (down|in|into|along) arms, slept on arm, like \
        i slept on it @heavyarm
        jaw aching, (aching|ache|pain|tightness) (in|into|along) (jaw|teeth and jaw|lower jaw), \
        jaw (aches|tight|heavy) @heavyarm
        jaw pain @heavyarm
        arm pain @heavyarm
        soaked in sweat, (soaked|drenched|dripping|pouring|wringing|streaming|bathed|covered) \
        (in|with|wet with) (cold|) sweat, (sweating|sweats|sweated) (buckets|like mad|heavily|a \
        lot|cobs|like a pig), (dripping|pouring|drenched|soaked through), sweat \
        (pouring|dripping|running|streaming) (off|down) (him|face|forehead|me|), \
        (broke|broken|breaking|came|come) out in (cold|) sweat, (drenching|pouring|cold) sweats, \
        beads of sweat, (had to change|changed|change) (shirt|top|pyjamas|t shirt) \
        (soaked|twice|), (pale|grey|gray) and (clammy|sweaty|sweating) @diaphoresis @grey
        nausea @sick
        vomiting @sick
        nausea and vomiting @sick
        being sick, (been|keeps being|is being|was|felt|feels|feeling|threw|throwing|chucked|\
        chucking|puked|brought|bringing|vomited) (sick|up) (twice|three times|four times|several \
        times|x2|x3|x4|x7|everywhere|all day|all night|), sick x (2|3|4|5|6|7|8), vomited \
        (once|twice|three times|four times|several times), (one|1|two|2) vomit, can't keep \
        (anything|water|fluids|food) down, can't hold (anything|water|fluids|gatorade|food) \
        down, vomiting all day, (threw|throwing|brought|vomited|vomiting) (tablets|pills|meds) \
        (back|) up @sick
        [state]
        walking uphill, (walking|climbing|walked|going|came on walking|carrying|pushing|lifting|\
        shovelling|shoveling|digging|mowing|running) (up hill|uphill|hill|stairs|up stairs|\
        upstairs|snow|bins|shopping|weights|lawn|boxes|mower|for bus), (comes|came|come|brought) \
        on (with|on|by|when|whilst|while) (exertion|effort|walking|climbing|exercise|rushing), \
        on exertion @exertion
        [symptom]
        gone grey, (gone|went|going|goes|turned|turning|looks|looked|looking|was|is|very) \
        (grey|gray|ashen|ashen faced|white as a sheet|deathly pale|pale and clammy|grey and \
        sweaty|grey and clammy|pale and sweaty|grey in face), ashen, (pale|grey|gray) and \
        (cold|limp|floppy), white as a sheet, deathly white @grey
        heart going like the clappers, heart (racing|going|pounding|hammering|beating) (at|) \
        (150|160|170|180|190|200|210|220), heart (racing|going mad|going like mad|going \
        crazy|hammering) and (faint|dizzy|grey|passing out|passed out|pass out), pulse \
        (150|160|170|180|190|200|210|220) @heartrace
        palpitations @heartrace
        something ripped in my back, (something|felt something|feels something|as if \
        something|like something) (has|had|was|) (ripped|tore|tear|torn|ripping|tearing|rip|\
        split|burst|snapped open) (in|inside|through|in middle of|across|) \
        (chest|back|tummy|belly|shoulder blades), (tearing|ripping|splitting) \
        (feeling|sensation|pain|ache) (between|in|across|through|down|into|inside) (shoulder \
        blades|chest|back|between shoulder blades|upper back|chest and back|spine), (felt|feels) \
        (ripping|tearing) (in|through|between|across) (chest|back|shoulder blades), (pain|chest) \
        (goes|going|went|shooting|moved|straight|right) (straight|right|) through (to|into) \
        (back|between shoulder blades|shoulder blades), chest (ripping|tearing|torn) \
        (open|apart|) !vascular @chestsymptom
        leg white and cold, (leg|foot|arm|lower leg|limb|forearm|legs|feet) \
        (gone|went|turned|has gone|has turned|is|are|suddenly|looks|suddenly gone|suddenly \
        went|all) (white|blue|cold|icy cold|icy|ice cold|dusky|pale|black|marble white|stone \
        cold|freezing cold) and (cold|white|numb|painful|blue|pale|pulseless|dead|mottled|icy|\
        won't move), (leg|foot|arm) (gone|went|turned|has gone|has turned|suddenly) (ice \
        cold|icy cold|stone cold|marble white|dusky|black), (foot|leg) (ice|icy|stone) cold, \
        (white|blue|pale|dusky) (and cold|cold) (foot|leg|arm), (no|can't feel|couldn't \
        feel|can't find|couldn't find|cannot feel|lost) pulse (in|at) \
        (foot|leg|hand|arm|wrist|groin|ankle), (hand|arm|leg|foot) (is|) (cold and white|white \
        and cold|cold pale) (and|and i|with|) (can't feel|no) pulse, marble white, (toes|foot) \
        (dusky|gone dusky|turned black) !vascular
        throbbing lump in belly, (throbbing|pulsing|pulsating|beating|pulsatile|expansile) \
        (lump|mass|swelling|bulge) (in|inside|) (belly|tummy|stomach|abdomen|abdo|above \
        navel|middle of tummy), (belly|tummy|abdomen|stomach) (pulsating|pulsing|throbbing) \
        (lump|mass|like a heartbeat|with heartbeat) !vascular
        face has dropped, (face|mouth|side of face|corner of mouth|half of face|one side of \
        face|one side of mouth|cheek) (is|are|was|has|have|looks|looked|looking|gone|went|has \
        gone|is all|all|feels|felt|seems|goes|going|sits|being|) (dropped|drooped|slipped|\
        sagging|sagged|sagged down|drooping|droopy|hanging|hanging down|hangs|hangs \
        down|lopsided|lop sided|wonky|crooked|twisted|skewed|uneven|pulled to one side|pulled \
        over|to one side|down on one side|droopy on one side|drooping on one side|drooped on one \
        side|dropped on one side|fallen|collapsed|drawn to one side|squint|not moving on one \
        side|pulled down|all down one side), (smile|grin) (is|are|was|has|have|looks|looked|\
        looking|gone|went|has gone|is all|all|feels|felt|seems|goes|going|sits|being|) \
        (lopsided|lop sided|wonky|crooked|uneven|on one side|one sided|not even|gone on one \
        side|squint), (lopsided|wonky|crooked|uneven) (smile|mouth|face), (tea|drink|food|coffee|\
        water|saliva|juice|soup|dribble|drool|cereal|breakfast) (runs|running|ran|run|falls|\
        falling|fell|leaking|leaks|dribbling|dribbles|dribbled|coming|spilling|spills|spilled|\
        trickling) (out of|from|out from|out) (corner of|side of|one side of|corner|one side) \
        mouth, (dribbling|drooling) (from|out of|on|down) (one side|one side of mouth|corner of \
        mouth|side of mouth|side of face|one corner) !stroke @facial
        speech has gone funny, (speech|talking) (is|are|was|were|gone|went|going|goes|has \
        gone|have gone|is going|feels|felt|feel|feeling|got|getting|has|have|has \
        been|become|turned|turning|has turned|looks|looked|started|is \
        being|seems|sounds|suddenly|) (funny|strange|weird|slurry|jumbled|muddled|garbled|thick|\
        slurred|gibberish|nonsense|scrambled|mixed up|all over the \
        place|wrong|drunk|drunken|unclear|hard to understand|not right|not clear), \
        (speech|words|sentences) (is|are|was|were|come|comes|came|coming|keep coming|are \
        coming|is coming|were coming) (all|) (jumbled|garbled|out jumbled|out muddled|out \
        garbled|out wrong|out mixed up|out funny|out slurred|out scrambled|out as gibberish|out \
        in wrong order|out backwards|not making sense), (talking|speaking|talks|talked|spoke) \
        (gibberish|rubbish|nonsense|double dutch|jibberish|garbage|mumbo jumbo|gobbledygook), \
        (sounds|sounded|sounding|talks|talking|speaking|slurring) (drunk|as if drunk|like he is \
        drunk|like she is drunk|like drunk|as if he is drunk|as if she is drunk|like he's been \
        drinking|as though drunk) (but|and|not|hasn't|), (can't|couldn't|could not|cannot|unable \
        to|not able to|struggling to|struggles to) (get|find|string|put) \
        (words|word|sentence|sentences|words out right) (out|together|), lost (power of \
        speech|speech|his words|ability to speak|ability to talk|words), suddenly \
        (couldn't|can't|could not|unable to) (speak|talk|say anything), (mouth|tongue) won't \
        (work|say words|form words), knows what (she|he) wants to say (but|and) (can't|cannot), \
        words (won't|wouldn't|will not|don't) come (out|right) !stroke @speech
        arm has gone dead, (arm|hand|leg|foot|side|limb) (gone|went|has \
        gone|is|suddenly|was|suddenly went|has suddenly gone|suddenly gone|just went|just gone) \
        (dead|limp|useless|floppy|heavy and weak|weak and numb|numb and \
        weak|lifeless|paralysed|paralyzed|all weak), (arm|leg|hand|side) (won't|wouldn't|will \
        not|not|doesn't|isn't|stopped) (work|working|do what it's told|do what it is told|do \
        what he wants|do what she wants|obey|moving|move properly|work properly|working \
        properly|respond), (can't|couldn't|unable to|cannot|could not|not able to) (use|feel or \
        move|grip with|hold cup with|hold anything with|control|move) (arm|leg|hand|side|arm and \
        leg), (can't|couldn't|unable to|cannot) (hold|grip) (a|) (cup|spoon|pen|fork|mug|phone|\
        glass|knife), (side|one side|whole side|half|one half|side of body|one side of body|half \
        of body) (gone|went|has gone|is|are|suddenly|all|of body) (weak|numb|numb and weak|weak \
        and numb|dead|heavy|floppy|limp|paralysed|tingly and weak|gone|useless), \
        (weak|numb|heavy|dead|no power|no strength|no feeling|lost power|lost strength|lost \
        feeling|lost use) (down|in|all down|on|of) (one|whole) side, (no|lost|loss of) \
        (power|strength|use) (in|of) (arm|leg|hand|arm and leg), arm (drifts|drifted|drops|\
        dropped|falls|fell|sinks|sank|floats) (down|to lap|to bed|away|back down) !stroke @limb
        grey blind over eye, (grey|black|dark) (blind|shutter|shade|veil|shadow|curtain) (half \
        way|halfway|coming|over|across|covering|down), covered by (grey|black|dark) \
        (blind|curtain|shutter|veil) !stroke !surgical
        curtain come down over eye, (curtain|shutter|blind|shade|veil|blackout|black shadow) \
        (has|) (come|came|coming|comes|dropped|fell|falling|fallen|drawn|going|went|pulled|\
        descending) (down|over|across|down over) (eye|vision|sight|one eye|my sight|half of \
        vision|), (lost|losing|loss of) (sight|vision|all sight|all vision|half sight|half of \
        vision) (in|of|from|out of) (one|) (eye|side), (can't|cannot|couldn't|could not|unable \
        to) see (anything|a thing|) (out of|from|through|with|in) (one|) eye, \
        (gone|went|going|suddenly) blind (in|) (one|) eye, (vision|sight) (in one eye|in eye|) \
        (gone|went|has gone|suddenly|went completely|suddenly went|has suddenly gone|suddenly \
        gone) (black|dark|grey|blank|completely|white), eye (gone|went|has gone) \
        (black|dark|blind), half (of|) (vision|sight|everything) (gone|missing|is missing|has \
        gone|disappeared), suddenly (can't|couldn't|could not|cannot) see, woke (up|) \
        (blind|unable to see) !stroke !surgical
        came on like thunderclap, (came|come|comes|coming|started|hit|struck|began) (on|in|) \
        (like|as) (thunderclap|bolt|bolt of lightning|bang|explosion|lightning|hammer|hammer \
        blow|gunshot|bomb), like (being|been|having been|someone|somebody|i was|he was|she \
        was|i'd been) (hit|whacked|smacked|kicked|struck|clubbed|smashed|shot) \
        (over|on|round|in|across|me over|me in|him on|him over) (back of|top of|) head, \
        (hit|whacked|clubbed|struck) (over|on|round|in) head (with|by) \
        (bat|hammer|brick|sledgehammer|baseball bat|cricket bat|plank|shovel), \
        (peaked|maximal|maximum|max|worst|full blown|full force|at its worst|reached its \
        peak|reached maximum|severe|at peak) (in|within|at|from) (seconds|second|minute|one \
        minute|1 minute|onset|moments|few seconds|under minute), (worst|most severe|most awful) \
        (headache|head pain|pain in head|migraine) (ever|of life|i've had|he's had|in years), \
        sudden (blinding|explosive|splitting|massive|terrible|horrendous|violent|agonising|\
        excruciating|awful) headache, headache (came on|hit|started|struck|began|came) \
        (suddenly|all of a sudden|out of blue|out of nowhere|like a switch|in \
        seconds|instantly|abruptly), head (exploded|burst|popped) !stroke @headache \
        @headachesevere
        from nothing to unbearable, from nothing to (worst|agony|severe|unbearable|ten out of \
        ten|excruciating), (hit|whacked|smacked|kicked) (me|him|her) (over|on|round|in) (back \
        of|) head with (bat|hammer|brick) except !stroke @headache
        keeps dropping things, (dropping|drops|dropped|keeps dropping) (cup|spoon|mug|fork|pen|\
        phone|keys|cutlery|plate|glass|everything), (dragging|drags|dragged) (leg|foot|one \
        leg|one foot), (leg|legs) (gave way|buckled|gave out|crumpled|giving way), clumsy \
        (hand|arm|fingers|leg), (hand|arm|fingers) (clumsy|fumbling|weak|numb), fumbling with \
        (buttons|keys|cup), arm (heavy|feels heavy), holding cup with other hand, fingers won't \
        work, bumping into (things|doors|furniture|door frames) @limb
        wrong word, (wrong|mixed up|mixes up|muddles|muddled|muddling|jumbling|mixing up) \
        (word|words|names), (says|saying|uses|using|calling things) wrong (word|words|names), \
        (sentences|words|speech) (jumbled|muddled|mixed up), mumbling, not making sense when \
        talking, mixing words up @speech
        face numb on one side, (face|cheek|lip|mouth) (numb|tingling|heavy|feels heavy|feels \
        numb|feels funny|feels odd|weak) (on one side|down one side|one side|), dribbling \
        @facial
        lips swelling up, (lip|lips|tongue|lips and tongue|lips and face|lips and eyes|eyes and \
        lips|mouth and lips|mouth|uvula|throat) (is|are|was|were|gone|went|going|goes|has \
        gone|have gone|is going|feels|felt|feel|feeling|got|getting|has|have|has \
        been|become|turned|turning|has turned|looks|looked|started|is \
        being|seems|sounds|suddenly|) (swelling up|swelled up|swollen up|swelling|ballooned|\
        ballooning|ballooning up|blown up|blowing up|puffed up|puffing up|huge|double the \
        size|double size|twice size|twice normal size|enormous|massive|getting bigger|growing), \
        (swelling|swollen) (of|in|) (lips|tongue|throat|uvula) (and|with|after|since), tongue \
        (is|are|was|were|gone|went|going|goes|has gone|have gone|is going|feels|felt|feel|\
        feeling|got|getting|has|have|has been|become|turned|turning|has \
        turned|looks|looked|started|is being|seems|sounds|suddenly|) (too big|big|thick|getting \
        thick|huge|fat|bigger|too large|enlarged|filling mouth), too big for mouth, throat (is|\
        are|was|were|gone|went|going|goes|has gone|have gone|is going|feels|felt|feel|feeling|\
        got|getting|has|have|has been|become|turned|turning|has turned|looks|looked|started|is \
        being|seems|sounds|suddenly|) (closing|like it closing|like it is closing|like \
        closing|closing up|closed up|closing off|closed over|closing \
        over|tight|tightening|tightening up|tight and itchy|itchy and tight|swelling|swelling \
        up|swelling shut|seizing up|narrowing|narrow|blocking up|blocked off|shutting|closing \
        in), face (ballooned|blown up like balloon|swelled up like balloon|puffed up like \
        balloon|swelled up|puffed up) !anaphylaxis @airwayswelling
        puffy lips, (lip|lips|face|eyes|tongue) (is|are|was|were|gone|went|going|goes|has \
        gone|have gone|is going|feels|felt|feel|feeling|got|getting|has|have|has \
        been|become|turned|turning|has turned|looks|looked|started|is \
        being|seems|sounds|suddenly|) (puffy|puffed|puffing|swollen|tingly|tingling|tingling and \
        swollen|itchy|itching|fat|burning), lips tingling and swollen, (tingly|tingling|itchy|\
        fat|puffy|burning) (lips|lip|tongue|mouth|throat), (lump|something \
        stuck|tickle|tightness) in throat, throat (itchy|feels itchy|itching|feels \
        funny|tickling|clearing constantly|feels odd|scratchy), clearing throat constantly, \
        throat clearing constantly, (voice|cry) (is|are|was|were|gone|went|going|goes|has \
        gone|have gone|is going|feels|felt|feel|feeling|got|getting|has|have|has \
        been|become|turned|turning|has turned|looks|looked|started|is \
        being|seems|sounds|suddenly|) (hoarse|scratchy|scratchier|scratchier than normal|croaky|\
        squeaky|husky|thick|gone|different|changed|gruff) @throatfeel
        lumps all over, (lumps|bumps|welts|blotches|wheals|red lumps|itchy lumps|itchy \
        bumps|raised blotches|hives|nettle rash|red blotches|itchy red lumps|red welts) (all \
        over|everywhere|on body|over body|on chest|on neck|on tummy|on arms|spreading|come \
        up|came up|coming up), (come|came|coming|comes|broke|breaking|broken) (out|up|up in|out \
        all over) (in|with|all over in) (lumps|hives|welts|blotches|wheals|bumps|big lumps|red \
        lumps|nettle rash|itchy lumps), (raised|red raised|big red|itchy raised) \
        (blotches|lumps|welts|weals|wheals), covered in (hives|lumps|welts|blotches|wheals|nettle \
        rash|weals|bumps), blotchy (all over|and itchy|skin and itching), hives everywhere, \
        weals @hives
        itchy all over, itching (all over|everywhere), (itchy|itching) \
        (palms|hands|feet|soles|scalp), palms (itched|itching|itchy|itch), skin \
        (itching|itchy|crawling|tingling) all over, flushed all over, red all over, blotchy, \
        rash (came up|come up|came out|all over|everywhere|spreading all over), \
        (come|came|broke) out in rash @itchall
        [state]
        ate nuts, (ate|eaten|eating|had|having|tried|swallowed|bit into|tasted|licked) (nut|nuts|\
        peanut|peanuts|cashew|cashews|prawn|prawns|shrimp|shellfish|crab|lobster|egg|eggs|fish|\
        sesame|hummus|kiwi|walnut|walnuts|nut bar|satay|pistachio|almonds|brazil \
        nut|dumplings|prawn dumplings|peanut butter|curry|takeaway|chinese|scampi|mussels|milk|\
        chocolate|cake|biscuit|snickers), (after|since|from|on|following|minutes after|shortly \
        after|straight after|soon after) (eating|having|tasting|trying|swallowing|taking|taken) \
        (first|bite of|mouthful of|bit of|spoonful of|one|two|) (nut|nuts|peanut|peanuts|cashew|\
        cashews|prawn|prawns|shrimp|shellfish|crab|lobster|egg|eggs|fish|sesame|hummus|kiwi|\
        walnut|walnuts|nut bar|satay|pistachio|almonds|brazil nut|dumplings|prawn \
        dumplings|peanut butter|curry|takeaway|chinese|scampi|mussels|milk|chocolate|cake|\
        biscuit|snickers), (stung|sting|stings) (by|from|) (bee|wasp|hornet|insect|bees|wasps|\
        something|ant|ants|jellyfish), (after|since|following) sting, (bee|wasp|hornet) sting, \
        stung, (first|second|new|1st) (dose|tablet|course) of (antibiotic|antibiotics|\
        amoxicillin|penicillin|flucloxacillin|ibuprofen|co-amoxiclav|cefalexin|trimethoprim|\
        naproxen|doxycycline), (after|since|from|on|following|minutes after|shortly \
        after|straight after|soon after) (taking|having|starting|given|first|) (antibiotic|\
        antibiotics|amoxicillin|penicillin|ibuprofen|flucloxacillin|cefalexin|augmentin|vaccine|\
        contrast|jab|nurofen|naproxen|aspirin|injection|dose|tablet|iv dose) @exposure
        [symptom]
        [state]
        minutes after eating, (minutes|mins|min|half an hour|seconds|hour) after (eating|taking|\
        having|first|meal|food|dinner|lunch|sting|injection|infusion|dose|bite) @exposure
        [symptom]
        can't get a breath in, (can't|cannot|couldn't|unable to|could not|not able to) \
        (get|draw|take|suck) (enough|proper|full|) (breath|air|breaths|oxygen) (in|), (only|can \
        only|could only|just|only able to|only managing) (say|speak|manage|get out|talk \
        in|speaking|managing|answer in|speak in) (two|2|three|3|one|1|a few|few|couple \
        of|single|4|four|1-2|2-3|3-4|4-5|5-6|two or three|one or two|half) (words|word) (at a \
        time|), (speaking|talking|talks|speaks|says|manages|managing|answers|answering|speech) \
        (in|only|) (two|2|three|3|one|1|a few|few|couple \
        of|single|4|four|1-2|2-3|3-4|4-5|5-6|two or three|one or two|half) (word|words) (at a \
        time|sentences|phrases|per breath|bursts|between breaths|only), words (per \
        breath|between breaths|then a breath|then stops), (give|gives|giving|get|getting) \
        (me|us|) (only|) (two|2|three|3|one|1|a few|few|couple \
        of|single|4|four|1-2|2-3|3-4|4-5|5-6|two or three|one or two|half) (words|word), gone \
        through (whole|entire|) (blue|) inhaler, neck muscles pulling, \
        (can't|cannot|couldn't|unable to|could not|not able to|struggling to) \
        (finish|complete|get through|manage|string) (one|full|whole|short|) (sentence|sentences) \
        (for breath|without stopping|without stopping for breath|in one breath|), too \
        (breathless|short of breath|puffed|out of breath|wheezy|sob) to \
        (walk|talk|speak|eat|drink|feed|get up|move|lie down|finish|stand|sleep|answer|get to \
        toilet|cross room|complete|get out of bed|get dressed|walk to toilet), (breathless|short \
        of breath|out of breath) (at|sitting|lying|doing nothing|just sitting|even sitting|even \
        at|sat) (rest|still|down|there|doing nothing) !airway @dyspnea
        fighting for breath, (fighting|struggling|battling|gasping|panting|heaving|straining|\
        desperate|fighting hard|really struggling) (for|to get|to catch|to draw|to take|to get \
        her|to get his) (breath|air|every breath|each breath|breaths|oxygen), \
        (struggling|fighting|battling) to (breathe|breath|get air), (sat|sitting|sits) (bolt \
        upright|forward|upright) (gasping|to breathe|fighting|breathless|drooling|panting|\
        struggling), (sucking|pulling|drawing|caving|pulled|sucked|drawn|tugging|dragging) in \
        (under|at|between|above|of|below|round|around|of skin) (ribs|breastbone|neck|throat|\
        collarbone|rib cage|ribcage|chest|sternum), (ribs|tummy|chest|belly|skin between \
        ribs|skin under ribs|stomach|throat) (sucking|pulling|pulled|sucked|drawing|caving|going|\
        sucks|pulls|goes|tugging) in (with|when|under|at|each|every|and|on), (using|working) \
        (tummy|shoulder|neck|all) muscles to breathe, (tiring|tired out|exhausted|worn \
        out|getting tired|shattered) (from|with) (breathing|effort of breathing|work of \
        breathing), (inhaler|reliever|ventolin|salbutamol|puffer|blue inhaler|blue puffer|\
        inhalers|nebuliser|neb|nebs|rescue inhaler|albuterol) (isn't touching|not touching|doing \
        nothing|does nothing|did nothing|not doing anything|no help|makes no difference|made no \
        difference|not making any difference|wasn't touching|hasn't touched|didn't touch|isn't \
        doing anything|not relieving|used up|running out every) (it|him|her|), \
        (ten|10|12|20|twenty|8|6) puffs (and|with|of) (no|not|inhaler and no|blue inhaler and \
        no|still) (better|effect|relief|help|difference|change) !airway @dyspnea
        lips are blue, (lip|lips|mouth|face|tongue) (is|are|was|were|gone|went|going|goes|has \
        gone|have gone|is going|feels|felt|feel|feeling|got|getting|has|have|has \
        been|become|turned|turning|has turned|looks|looked|started|is \
        being|seems|sounds|suddenly|) (blue|bluish|purple|dusky|blueish|grey blue|slate \
        grey|navy|blue tinged|bluey), (blue|bluish|dusky|grey) (round|around|at|about|in) \
        (lips|mouth|lip), (gone|went|going|turned|turning|goes) (blue|dusky|purple in face|blue \
        in face|blue and), blue (lips|tongue|face) !airway @dyspnea
        can't cough or talk, (can't|cannot|couldn't|unable to|could not) \
        (cough|cry|breathe|talk|speak) (or|and) (talk|speak|breathe|cough|cry|make noise|make \
        sound|swallow), (stuck|lodged|caught|jammed|wedged) in (windpipe|airway|throat \
        can't|throat and can't), choking (on|and), (clutching|grabbing|holding) (at|) throat, \
        (back slaps|back blows|abdominal thrusts|heimlich) (given|done|no \
        good|tried|not|didn't|x5) !airway
        crowing noise breathing in, (crowing|crow|high pitched|squeaking|squeaky|barking|harsh|\
        rasping|musical) (noise|sound|breathing|breath) (when|as|on|each time|every time|with \
        each|with every) (he|she|baby|breath|breathing|breathes|) \
        (breathes|breathing|breath|in|) (in|), noise (when|on|as|each time) (he|she|they|) \
        (breathes|breathing|breath) in, noisy (breathing|breaths) (even at rest|at rest), \
        crowing (noise|sound|breathing) !airway
        drooling and can't swallow, (drooling|dribbling|spitting out) (and|with|own|) (can't \
        swallow|cannot swallow|won't swallow|unable to swallow|saliva|refusing to swallow|not \
        swallowing), (can't|cannot|unable to|couldn't|not able to) swallow (own|) \
        (saliva|spit|own spit), (sat|sitting|leaning|sits) forward (drooling|dribbling|and \
        drooling|with mouth open|to breathe), (tripod|tripoding) (position|) and drooling \
        !airway
        stopped breathing for a bit, breathing (has|) (stopped|stops|pausing|paused|keeps \
        stopping) (for|and|altogether|completely), (stopped|stops|stop) breathing (for|and|\
        altogether|completely|twice|briefly) (went|blue|seconds|half|), \
        (hardly|barely|scarcely|not really|only just|not) breathing (at \
        all|now|much|properly|well|when|and), (breath|breathing) every (10|15|20|30|ten|twenty) \
        seconds, breathing (four|4|five|5|six|6|seven|7|3|three) (times|) (a|per) minute, \
        (agonal|gurgling|snorting|fish like) (breathing|breaths|gasps) !airway @slowbreathing
        suddenly out of breath, (sudden|suddenly|suddenly became|suddenly got|suddenly \
        very|suddenly felt|all of a sudden) (out of breath|breathless|short of breath|couldn't \
        breathe|can't breathe|couldn't catch breath|couldn't catch her breath|couldn't catch his \
        breath|sob|breathlessness|shortness of breath|dyspnoea|onset breathlessness|onset \
        shortness of breath|onset dyspnoea|onset sob|difficulty breathing), \
        (breathlessness|shortness of breath) (came|come) on (suddenly|all of a sudden|out of \
        blue|out of nowhere) !airway @dyspnea
        calf hot and swollen, (calf|lower leg|back of leg|back of knee|one leg|leg) (is|are|was|\
        has|have|looks|looked|looking|gone|went|has gone|is all|all|feels|felt|seems|goes|going|\
        sits|being|) (hot|swollen|red|hard|tender|bigger|tight|twice size|fat|puffed up|hot and \
        swollen|red and swollen|swollen and red|swollen and tender|tender and swollen|hot and \
        red|swollen and painful|painful and swollen|swollen and sore|bigger than other), (sore|\
        swollen|hot|tender|painful|tight|hard) calf, calf (sore|ache|aches|hurts|pain) @calf
        [sign]
        calf swelling @calf
        [symptom]
        calf pain @calf
        pleuritic chest pain @pleuritic
        sharp pain breathing in, (sharp|stabbing|knife like|catching) (pain|pains) (breathing \
        in|on breathing in|when breathing in|with each breath|with every breath|taking a \
        breath|with breath|when she breathes in|when he breathes in|side of chest|in side of \
        chest|in ribs on breathing), pain in side of chest @pleuritic
        breathing fast, breathing (very|really|so|quite|too|much|) (fast|rapidly|quickly|quick|\
        hard|heavily|faster|like a train|like a dog|like he's run), (fast|rapid|quick|panting) \
        breathing, panting, breathing (fast|hard|quickly) and (shallow|heavy|noisy), puffing and \
        panting @fastbreath
        shook the bed, (shaking|shivering|shook|shakes|shaken|trembling) (uncontrollably|\
        violently|uncontrollable|like a leaf|so hard|bed|whole bed|bed with chill|from head to \
        foot|all over uncontrollably), teeth (chattering|were chattering|chattered|rattling), \
        (can't|couldn't|cannot|could not|unable to) (get warm|stop shaking|stop shivering|warm \
        up|stop trembling), (violent|uncontrollable|uncontrolled|bad|severe|bone shaking|teeth \
        chattering) (shivers|shivering|shaking|chills|shakes|chill|rigor), with a chill @rigors
        shivery and hot, (hot and shivery|shivery and hot|shivery and achy|feeling \
        shivery|feels shivery|shivering|shivery), (feels|feeling|felt|is|was|been|very|really|\
        red|boiling|burning) (burning hot|boiling hot|hot and sweaty|hot and clammy|hot to \
        touch|hot all over|boiling|red hot|hot and flushed), burning up, temperature (up|is \
        up|again|and|won't come down|not coming down|spiking|at home|since|went up|has gone \
        up|raised|high), has temperature, had temperature, (running|spiking|got) temperature, \
        spiked temp @fever @shivery
        chills @shivery
        had a shiver, (one|had|a|big) shiver @shivery
        knees blotchy, (skin|knees|legs|arms|feet|hands|tummy|knees and elbows|body) (is|are|was|\
        were|gone|went|going|goes|has gone|have gone|is going|feels|felt|feel|feeling|got|\
        getting|has|have|has been|become|turned|turning|has turned|looks|looked|started|is \
        being|seems|sounds|suddenly|) (mottled|marbled|blotchy purple|purple and \
        blotchy|purplish blotchy|purplish and blotchy|purplish|mottled and cold|cold and \
        mottled|blotchy and cold|cold and blotchy|grey and mottled|purple blotches|like corned \
        beef|marbled and cold|blotchy purple at knees), (knees|legs) (blotchy|purple \
        blotchy|blotchy and purple|purply), (purplish|purple|bluish|blue) (blotchy|blotches|\
        mottling|marbling|lacy) (skin|knees|legs|pattern|), (marbled|mottled|blotchy) \
        (knees|legs|skin and cold|feet) !sepsis
        hands cold, (hands|feet|hands and feet|peripheries|fingers|arms and legs|limbs) (is|are|\
        was|has|have|looks|looked|looking|gone|went|has gone|is all|all|feels|felt|seems|goes|\
        going|sits|being|) (cold|cool|icy|freezing|like ice|clammy|cold and clammy|stone cold), \
        (cold|cool|icy) (hands|feet|hands and feet) @coldhands
        getting drowsy, (is|are|was|were|gone|went|going|goes|has gone|have gone|is going|feels|\
        felt|feel|feeling|got|getting|has|have|has been|become|turned|turning|has \
        turned|looks|looked|started|is being|seems|sounds|suddenly|) (drowsy|drowsier|very \
        sleepy|really sleepy|too sleepy|unusually sleepy|sleepier|so sleepy|hard to keep \
        awake|hard to rouse|difficult to rouse|slow to respond|slow to answer|bit slow to \
        answer|half asleep|not with it|out of it|away with fairies|dopey|zoned \
        out|vacant|groggy|very drowsy|limp and sleepy|sleepy and hard to wake), \
        (drifts|drifting|drifted|drifts back|drifting back|drops|keeps drifting|dozing) \
        (off|back to sleep|off mid sentence|off again|in and out|in and out of sleep), \
        (opens|opening) eyes (only|) (when|to|if) (i talk loud|i shout|shouted at|voice|spoken \
        to loudly|shaken|called loudly|you shout|pain), (barely|hardly|only just) (awake|stays \
        awake|keeping awake|responding|keeping eyes open|opens eyes|able to stay awake), \
        (can't|cannot|couldn't|struggling to|unable to) (keep awake|stay awake|keep eyes \
        open|keep her awake|keep him awake), slumped in chair, slumped (over|forward|to one \
        side), (answers|answering|responds) (if|only when|when) (i \
        repeat|repeated|shouted|shaken), very sleepy @drowsy
        lethargy @drowsy
        making no sense, (making|makes|made|doesn't make|not making|isn't making|couldn't \
        make|can't make|make) (no|any|much|) sense, get (him|her) to make sense, \
        (talking|speaking) to people (who aren't|not|who are not) there, (doesn't|does \
        not|didn't|not|can't|hardly) (know|recognise|recognize|recognising|knowing) (where|what \
        day|who|family|me|us|own|daughter|wife|husband) (she is|he is|it is|is|we are|), thinks \
        (it's|it is|she is|he is|she's|he's|we are) (mother's house|somewhere else|at \
        work|1970|night|at home|in wrong place|dead husband), (muddled|mixed \
        up|confused|rambling|wandering) (since|and|in speech|today|this morning|now), \
        (not|isn't|wasn't) (herself|himself|with it|right in head|making sense|like herself|like \
        himself), (gone|going|went|got|getting|been|become|very|so|all|really|bit) (muddled|\
        confused|delirious|rambling|doolally), rambling, seeing things that aren't there, lost \
        her bearings @confusion
        [procedure]
        chemotherapy @chemotherapy
        [symptom]
        [state]
        on chemo, (on|having|had|has|after|since|post|between|last|finished|her|his|just \
        had|cycle of|round of|week of|days after|days post|week after) (chemo|chemotherapy|cycle|\
        folfox|docetaxel|r-chop|chop|capecitabine|fec|carboplatin|cisplatin|paclitaxel|folfiri|\
        abvd), (ec|fec|ac|tc|chop) cycle, (cycle|round|session|dose) (1|2|3|4|5|6|one|two|three|\
        four|five|six|of) (of|) (chemo|chemotherapy|folfox|docetaxel|r-chop|capecitabine|fec|\
        carboplatin|cisplatin|paclitaxel|folfiri|abvd), chemo (yesterday|last week|this \
        week|days ago|1 week ago|on monday|on friday|ten days ago|five days ago|7 days ago|8 \
        days ago|9 days ago|10 days ago), stem cell transplant, bone marrow transplant \
        @chemotherapy
        [symptom]
        [state]
        no white cells, (no|hardly any|low|very low|zero|rock bottom) (white cells|white blood \
        cells|neutrophils|counts|immune system|neuts), (counts|bloods|neutrophils|white cells) \
        (rock bottom|on floor|are on floor|very low|nil|at their lowest|zero|low after \
        chemo|dropped after chemo) @chemotherapy
        [symptom]
        wound turning black, (skin|wound|area|flesh|redness|leg|scrotum|edges|middle) (is|has|) \
        (turning|gone|going|went|turned) (black|purple|purple and black|dusky|grey and \
        smelly|purple grey|dusky purple|black and smelly), (redness|swelling|it|infection|red \
        area|rash) (is|) (spreading|moving|creeping|tracking|racing|galloping) (by the hour|by \
        hour|before my eyes|before our eyes|in hours|every hour|within hours|as we watch|past \
        line in hour), spreading by hour, (pain|agony|soreness) \
        (way|far|all|totally|well|completely|) out of (all|) proportion, \
        (crackly|crackling|crackles|popping) (under|feeling under|in) skin !sepsis !surgical
        rash does not fade with glass, (rash|spots|marks|blotches|dots|it) (doesn't|does \
        not|don't|do not|didn't|did not|not|won't|wouldn't|isn't|will not|hasn't|has not|is \
        not|aren't|not going to|that doesn't) (fade|fading|faded|disappear|disappearing|blanch|go \
        away|vanish|change|go|going) (with|when|under|on|in|against|if|using|to) \
        (glass|tumbler|pressed|i press|you press|pressure|pressing|i pressed|pushed|pressed with \
        glass|glass on it), (doesn't|does not|don't|do not|didn't|did \
        not|not|won't|wouldn't|isn't|will not|hasn't|has not|is not|aren't|not going to|that \
        doesn't) (fade|disappear|blanch|go away|vanish) (with|when|under|on) \
        (glass|tumbler|pressed|pressure|i press|you press), glass test (positive|didn't fade|not \
        fading|doesn't fade|done doesn't fade|they stay|stays), (stay|stays|still there|still \
        visible|stayed|visible) (under|through|when i press|with) (glass|tumbler), (purple|dark \
        purple|dark red|purply|blood|bruise like|pinprick|pin prick|purplish) \
        (spots|rash|marks|blotches|dots) (spreading|appearing|on legs and|coming up|all \
        over|over legs|and fever|and temperature|popping up|which are spreading) !sepsis \
        !paediatric
        purple spots, (purple|dark|blood|bruise like|pinprick|pin prick|purply|tiny red|red \
        pinprick|tiny purple) (spots|dots|marks|pinpricks), petechial spots @purplespots
        [sign]
        petechiae @purplespots
        [symptom]
        chin on chest, (can't|won't|unable to|cannot|couldn't|not able to|hurts to|screams if) \
        (put|bend|touch|get|tuck|bring|tip|look|move) (chin|head|neck|down) (on|to|onto|down \
        to|forward|down|) (chest|), neck (is|) (so|very|really|) (stiff|rigid|sore and \
        stiff|stiff and sore|locked) (and|with|can't), (arching|arched) (back|neck) @stiffneck
        bleeding won't stop, (bleeding|blood|bleed) (doesn't|does not|don't|do not|didn't|did \
        not|not|won't|wouldn't|isn't|will not|hasn't|has not|is not|aren't|not going to|that \
        doesn't) (stop|stopped|stopping|slowing|slow|slow down|clotting|clot|let \
        up|easing|settling|settle), (nosebleed|nose bleed|nose bleeding|nose|bleeding \
        nose|wound|cut|it) (doesn't|does not|don't|do not|didn't|did \
        not|not|won't|wouldn't|isn't|will not|hasn't|has not|is not|aren't|not going to|that \
        doesn't) (stop|stopped|stopping) bleeding, (nose|wound|gum|gums|socket|cut|scalp|leg|\
        varicose vein) (has been|been|is|still|was|keeps) (still|) bleeding (for|since) \
        (one|two|three|2|3|4|hours|hour|over an hour|hours now|an hour), (can't|couldn't|unable \
        to|cannot|not able to) (stop|control|stem|stop it from) (bleeding|blood|it \
        bleeding|nosebleed|nose bleed|flow) !haemorrhage @bleeding
        blood pumping out, blood (is|was|) (pumping|pouring|spurting|gushing|squirting|streaming|\
        flooding|shooting|everywhere|all over floor|all over bed|all over place|running \
        down|pooling), (pumping|pouring|spurting|gushing|squirting|streaming|losing a lot \
        of|losing lots of|losing loads of|lost a lot of|lost lots of|passing lots of) \
        (out|with|bright red|) blood, (bleeding|blood) (heavily|badly|everywhere|like a \
        tap|profusely|buckets|non stop|nonstop|really badly|lots|a lot|loads), (soaked|soaking|\
        gone|going|bled|bleeding|got|went|getting|used) (through|) (two|three|four|five|six|2|3|\
        4|5|6|several|loads of|many|lots of|ten|10) (towels|dressings|sheets|tea \
        towels|bandages|flannels|hand towels|bath towels|tissues boxes), (pints|cupfuls|cups|\
        bowl|bowls|bucket|basin|basinful|sink|mugful|lots|loads|mouthfuls|pools|cupful|half a \
        pint|pint|large amount|jugful|bowlful|bucketful|a lot) of (fresh|bright \
        red|bright|dark|) blood (from|in|out|on|up|coming|lost), (cupfuls|cups|bowl|bowlful|\
        basin|mugful|mouthfuls|pints|pint|cupful|jugful) of (fresh|bright red|bright|dark|) \
        blood !haemorrhage @bleeding
        bringing up blood, (brought|bringing|brings|threw|throwing|throws|sicked|sicking|spewing|\
        spewed|puking|puked|chucking|chucked|heaving|heaved|retched|retching|being sick|been \
        sick|vomited|vomiting|spitting|spitting out|coughing up mouthfuls of|spat|spits) \
        (up|out|) (lots of|loads of|a lot of|cupfuls of|fresh|bright \
        red|bright|dark|some|pure|clots of|) (blood|red blood|clots), \
        (vomit|sick|puke|spew|vomited stuff|vomitus) (looks|looked|is|was|that looks|all|) \
        (like|with|full of|mostly|brown like|dark like|has) (coffee grounds|coffee granules|old \
        blood|ground coffee|coffee|blood|fresh blood|pure blood|clots|coffee dregs), like coffee \
        (grounds|granules|dregs), blood in (sick|vomit|puke) !haemorrhage @bleeding
        like tar, (poo|poos|poop|stool|stools|motion|motions|bowel \
        motion|bowels|bm|diarrhoea|runny tummy|runny stool|toilet|pooing|nappy|faeces) (is|are|\
        was|were|gone|went|going|goes|has gone|have gone|is going|feels|felt|feel|feeling|got|\
        getting|has|have|has been|become|turned|turning|has turned|looks|looked|started|is \
        being|seems|sounds|suddenly|) (like tar|tarry|black and sticky|black and tarry|sticky \
        and black|black as tar|sticky black|jet black and sticky|black and smelly|black and \
        runny|black treacle|like black treacle|like treacle|dark and sticky|like liquorice|like \
        marmite|black and foul|black and smells awful), (black|jet black) \
        (sticky|smelly|runny|tarry|treacly|foul smelling) (stool|stools|poo|poos|poop|motions|\
        diarrhoea|bm|bowel motions|stool on glove), black sticky (stuff|mess), passing \
        (black|tar|tarry|black tar|melaena) (stuff|stool|poo|motions|), tarry \
        (poo|poop|bm|motion|motions|diarrhoea) !haemorrhage @bleeding
        """
}
