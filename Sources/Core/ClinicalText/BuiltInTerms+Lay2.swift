extension BuiltInTerms {
    /// Further emergencies told in ordinary words.
    static let lay2 = """
        [symptom]
        toilet full of blood, (filled|full|fills|filling|toilet full|pan full|bowl full) \
        (toilet|pan|bowl|toilet bowl|toilet pan|loo) (with|of) (blood|bright red blood|fresh \
        blood|clots), (toilet|pan|bowl|loo|water) (full of|filled with|red with|was full of|was \
        red with|bright red with) blood, (pouring|lots of|loads of|big clots of|large clots \
        of|passing clots of|handfuls of|passing big clots of|passing large amounts of|pure) \
        blood (from|out of|out) (back passage|bottom|bum|rectum|behind|back end), \
        (big|large|huge|massive|fist sized) (clots|blood clots) (from|out of|coming out \
        of|coming from|in) (back passage|bottom|bum|rectum|toilet|pan), (bleeding|blood) \
        (heavily|lots|pouring) from (back passage|bottom|bum|rectum) !haemorrhage @bleeding
        [state]
        post tonsillectomy, (tonsils|tonsillectomy) (out|removed|five days ago|a week ago|last \
        week|days ago), days after (tonsils|tonsillectomy) @tonsilop
        [symptom]
        hit his head, (banged|bumped|hit|knocked|cracked|whacked|smacked|bashed|struck|clonked|\
        split|landed on|fell on|thumped) (head|back of head|side of head|forehead|head on|head \
        hard), (fell|fallen|tripped) and (hit|banged|cracked|struck|bumped) \
        (head|face|forehead), (bang|blow|knock|bump|kick|whack) (to|on) (head|back of head|side \
        of head), kicked in head @headinjury
        [state]
        blood thinner, (blood thinner|blood thinners|blood thinning|blood thinning tablets|blood \
        thinning medication|anticoagulants|anticoagulant) @anticoagulant
        [symptom]
        [symptom]
        fitting for ten minutes, (fitting|seizing|convulsing|jerking|twitching all over|shaking \
        all over) (for|over|more than|still|non stop|nonstop|now|again and again|lasting|since) \
        (more than|over|about|at least|nearly|) (two|three|four|five|six|seven|eight|nine|ten|\
        fifteen|twenty|5|6|7|8|9|10|12|15|20|25|30|40|few) (minutes|mins|min|m|), \
        (still|keeps|not stopped|hasn't stopped|won't stop|not stopping|doesn't stop|can't \
        stop|actively|has been|started) (fitting|jerking|seizing|convulsing|having fits|having \
        seizures|twitching), (one|fit) (fit|seizure|after) (after|another) (another|), back to \
        back (fits|seizures), (fit|seizure) after (fit|seizure), (cluster|several|three|four|\
        five|repeated|lots) (of|) (fits|seizures) (today|in|one|tonight|this|since), (eyes) \
        (have|are|were|) (rolled|rolling|gone) (back|up|up into head|to back of head|back in \
        head|back into head), (foaming|frothing|foam|froth) at mouth, whole body \
        (shaking|jerking|went stiff|stiff and shaking|went rigid|convulsing|twitching), \
        (went|gone|all|going) (stiff|rigid) (and|then) (jerking|shaking|started jerking|started \
        shaking|jerked|shook|twitching|blue) !neuro @seizure
        not come round, (hasn't|has not|didn't|did not|not|never|still not|hasn't yet) \
        (come|came|coming) (round|around|to) (properly|fully|yet|since|after|) !neuro \
        @unresponsive
        won't wake up, (won't|can't|cannot|couldn't|could not|unable to|wouldn't|not able \
        to|difficult to|hard to|impossible to|struggling to|will not|struggled to|barely able \
        to|trouble) (wake|rouse|waken|arouse|wake up|get to wake|get him to wake|get her to \
        wake|be woken|be roused|get a response|get any response|get response from|bring round) \
        (up|him|her|them|mum|dad|baby|me|properly|fully|), (hard|difficult|impossible|tricky) to \
        (wake|rouse|waken|arouse) (up|and|), (out cold|spark out|knocked out cold|knocked spark \
        out|dead to world|knocked out), (no|not getting any|not getting|without|no longer \
        any|zero) (response|answer) (from him|from her|to voice|to shouting|to pain|at all), \
        (not|stopped|isn't|is not|no longer|wasn't) responding (to voice|to me|to us|to \
        shouting|at all|to pain|anymore|when called|to name|to anything|when shaken), stopped \
        responding, (lay|lying|laid|found|was|is|just) (there|on floor|) (not moving|lifeless|\
        motionless), lifeless, (barely|hardly|scarcely) (conscious|responsive|\
        rousable|responding), (in and out of|drifting in and out of|slipping in and out \
        of|losing|going in and out of) consciousness, (snoring|gurgling) (and|strangely) \
        (can't|won't|unrousable|not waking|) !neuro @unresponsive
        clear fluid from the nose, (clear|watery|straw coloured) (fluid|liquid|water|stuff) \
        (coming|leaking|dripping|running|trickling|pouring|draining|) (out of|from|out from) \
        (nose|ear|ears|nostril|one nostril), (bruise|bruising) behind ear, \
        (panda|raccoon|racoon) eyes @csfleak
        can't wee, (can't|unable to|cannot|couldn't|could not|not able to|hasn't been able \
        to|not been able to|haven't been able to|struggling to|has not been able to) \
        (wee|pee|urinate|pass water|pass urine|pass any urine|pass any water|empty bladder|go \
        for a wee|void|get wee out|start a wee|start weeing|do wee|tell when bladder is \
        full|feel bladder|feel when going|feel when needs to wee), (not|hasn't|haven't|has \
        not|had not|hadn't) (weed|peed|passed water|passed urine|passed any urine|passed any \
        water|been for a wee|had a wee|been to wee|urinated) (since|for|in|all \
        day|today|overnight|at all), (wetting|wet|wets|soiled|soiling|soils|messing|pooing|\
        leaking|weeing|dribbling) (herself|himself|myself|bed|themselves|urine|himself|) \
        (without|and not|and didn't|and doesn't|with no) (feeling|knowing|noticing|realising|\
        feel|know|realise|warning), (lost|losing|no|loss of) (control|feeling) (of|in|over) \
        (bladder|bowels|waterworks|wee|bladder and bowels|bowels and bladder|bladder or bowels), \
        (new|sudden) incontinence, no urge to (wee|pee|go) @retention
        numb down below, (numb|no feeling|numbness|can't feel|tingling|pins and needles|loss of \
        feeling|lost feeling|lost all feeling|no sensation|altered feeling|reduced feeling|dead) \
        (down below|down there|between legs|around back passage|round back passage|in saddle|in \
        saddle area|in private parts|around genitals|round genitals|when wiping|on wiping|where \
        i sit|underneath|undercarriage|round bottom|around bottom|around bum|in bottom|in bum|in \
        bum and|round bum|between my thighs|around vagina|in vagina|around anus|in \
        privates|around testicles|in perineum|in groin and bottom|inside of thighs and \
        bottom|around private parts|private parts|genitals|my bottom), (bottom|bum|back \
        passage|private parts|genitals|saddle area|undercarriage|vagina|backside|privates) (is|\
        are|was|has|have|looks|looked|looking|gone|went|has gone|is all|all|feels|felt|seems|\
        goes|going|sits|being|) (numb|gone numb|dead|tingly|has no feeling), (can't|couldn't|\
        don't|doesn't|cannot|didn't) feel (when|myself|herself|himself|it when|paper|toilet \
        paper|seat|toilet seat|himself) (i wipe|she wipes|he wipes|wiping|i wee|weeing|go to \
        toilet|sitting|wipe|going|peeing|i pee|wiping herself|wiping himself|wiping bottom|) \
        !neuro @saddle
        back has gone, (back|lower back) (gone|has gone|gone again|went|is agony|in \
        agony|killing|in spasm|is killing|is killing me|gone into spasm), (put|done) back \
        (out|in), slipped disc @backpain
        legs gone weak, legs (gone|went|have gone|has gone) (weak|numb and weak|weak and \
        numb|dead|paralysed|to jelly), (weakness) (creeping|spreading|moving|going|coming|\
        climbing|crept) up (legs|body|from feet|arms|to knees|to waist), (creeping|ascending) \
        (weakness|paralysis), legs went from under (him|her|me) !neuro @legweakness
        both legs weak, legs (are|feel|feeling|getting|become|becoming|going|got|is|have got|so) \
        (weak|numb and weak|dead|to jelly|heavy and weak|weak and numb|weaker|weak over|wobbly \
        and weak|numb|paralysed|weaker and weaker), legs (won't|don't|not|wouldn't|no \
        longer|can't|stopped|will not|couldn't) (work|working|hold|hold him|hold her|hold \
        me|move|hold up|carry him|carry her|carry me|support|working properly|work properly), \
        (can't|cannot|couldn't|unable to|could not|not able to) (move|feel|lift|use|stand on) \
        (either|) legs, (weakness|numbness|tingling|pins and needles) (creeping|spreading|moving|\
        going|coming|climbing|crept|working) up (legs|body|from feet|arms|to knees|to waist|both \
        legs|from toes), (creeping|ascending|spreading|rising) (weakness|numbness|paralysis) \
        (up|in|of|from), legs (gave way|give way|went from under|buckled|gone from under) \
        (and|him|her|me) (can't|cannot|couldn't|him|her|me|can't move) @legweakness
        can't move legs, (can't|cannot|couldn't|unable to|could not|not able to) (move|feel) \
        (either leg|both legs|legs|anything below waist|below waist|arms or legs|from waist \
        down|from neck down|anything from waist down), (no|lost) \
        (feeling|power|sensation|movement) (in both legs|in legs|below waist|from waist \
        down|from chest down|in legs and), (paralysed|paralyzed|numb|dead) (from|below) \
        (waist|neck|chest) (down|) !neuro @legweakness
        took all her tablets, (took|taken|swallowed|necked|downed|ate|gulped|popped|ingested|\
        consumed|drank|had taken) (all|every one of|all of|rest of|loads of|lots \
        of|whole|entire|packet of|bottle of|box of|two boxes of|three boxes of|handful \
        of|handfuls of|too many|bunch of|fistful of|everything in|strip of|strips of|pile \
        of|mixture of|whole packet of|whole bottle of|whole box of|whole strip of|packets \
        of|boxes of|load of|full box of|full packet of|last of|month's worth of|weeks worth \
        of|week's worth of|as many|remaining|excess|deliberately|on purpose) (tablets|tablet|\
        pills|paracetamol|tylenol|ibuprofen|antidepressants|sleeping tablets|sleeping pills|\
        painkillers|amitriptyline|sertraline|co-codamol|aspirin|insulin|them|propranolol|\
        citalopram|codeine|diazepam|zopiclone|capsules|heart tablets), (took|taken|swallowed|\
        necked|downed|ate|gulped|popped|ingested|consumed|drank|had taken) (rest \
        of|whole|entire|all of|full|new) (box|packet|bottle|pack|strip|tub|blister \
        pack|blister|box and new one|packet and new one), (took|taken|swallowed|necked|downed|\
        ate|gulped|popped|ingested|consumed|drank|had taken) lot (tonight|in one go|at \
        once|with), (took|taken|swallowed|necked|downed|ate|gulped|popped|ingested|consumed|\
        drank|had taken) everything (in cupboard|in cabinet|in medicine cabinet|she could \
        find|he could find|i could find|in house|in drawer), (tablets|tablet|pills|paracetamol|\
        tylenol|ibuprofen|antidepressants|sleeping tablets|sleeping pills|painkillers|\
        amitriptyline|sertraline|co-codamol|aspirin|insulin|them|propranolol|citalopram|codeine|\
        diazepam|zopiclone|capsules|heart tablets) (all|) (gone|missing|empty) (and|she|he|with) \
        (drowsy|slurred|drunk|sleepy|note|says she took|says he took|won't say), (empty|empties) \
        (blister packs|packets|blisters|pill bottles|bottles|strips|boxes) (found|beside|next \
        to|around|by|on floor|all round), (took|taken) (deliberate|intentional|an|) overdose, \
        (taken|took|takes|taking) an od !selfHarm !metabolic
        swallowed twenty tablets, (taken|took|swallowed|necked|downed|ingested) (about|around|) \
        (20|24|28|30|32|36|40|48|50|56|60|64|84|96|100|twenty|thirty|forty|fifty|sixty|hundred|\
        dozens of|dozen) (tablets|tablet|pills|paracetamol|tylenol|ibuprofen|antidepressants|\
        sleeping tablets|sleeping pills|painkillers|amitriptyline|sertraline|co-codamol|aspirin|\
        insulin|them|propranolol|citalopram|codeine|diazepam|zopiclone|capsules|heart tablets) \
        !selfHarm !metabolic
        took all her tablets as prescribed, (took|taken|taking|takes|has taken) (all|all \
        of|every one of|rest of|last of|whole|entire|remaining) (tablets|tablet|pills|medication|\
        medications|meds|medicines|medicine|doses|course|antibiotics) (as|with|every|each|this \
        morning|on time|regularly|daily|for|today as|correctly|reliably|without|in morning|at \
        night)
        tablets ready, (there is|there's|got|has|keeps|hung|put up) rope \
        (up|in|ready|hanging|from|over), letters written, (tested|checked) (it \
        will|it'll|it|rope) hold, (has|got|with|bought|found|keeps|have|had|holding) (tablets|\
        pills|rope|knife|blade|gun|razor|noose|razor blade) (ready|to hand|hidden|in hand|under \
        pillow|to do it|to end it|to kill|in car|round neck|to throat|to wrist|to \
        wrists|planned), (tied|tie|put|wrapped|tying|wrapping|had) (cord|rope|noose|belt|scarf|\
        ligature|cable|sheet|dressing gown cord|flex|lead|shoelace|bag|phone cable) \
        (round|around|over) (neck|throat|head), (cut|slashed|slit|slitting|cutting|sliced|opened) \
        (both|) (wrists|wrist|throat|forearms deeply|arms deeply|arm open), (plastic \
        bag|bag|carrier bag) over head, (hose|hosepipe|pipe) (from|on|to|attached to) exhaust, \
        (saving|saved|been saving|storing|stashing|hoarding|collecting|stockpiling|saved \
        up|saving up|stashed|squirrelled away|keeping back) (up|) (tablets|pills|medication|meds|\
        paracetamol), (written|writing|wrote|left) (goodbye|farewell|suicide|good bye) (letters|\
        notes|note|letter|messages|texts|message), (said|saying|texted|sent|posted) \
        (goodbye|goodbyes|her goodbyes|his goodbyes) (to|on|message|text|and), (googled|googling|\
        searched|researching|looked up|looking up) (how to die|ways to die|how to kill|suicide \
        methods|how to end|ways to end|painless ways|lethal dose), (has|have|got|made|with) \
        (plan|clear plan|definite plan) (to end|to die|for how|to jump|to hang|to take|how|to do \
        it), (planned|planning|plans|worked out|decided|knows|thought about|chosen|plan) how (to \
        do it|she would|he would|i would|to end it|to kill|to die|she'd do it|he'd do it|i'd do \
        it) !selfHarm
        doesn't want to be here, (doesn't|does not|don't|do not|didn't|did \
        not|not|won't|wouldn't|isn't|will not|hasn't|has not|is not|aren't|not going to|that \
        doesn't) want to (be here|live|wake up|exist|go on|carry on|be alive|be around|be on \
        this earth|live like this|be in this world|keep living) (more|anymore|longer|), (wants|\
        want|wanted|wanting|wish|wishes|going|ready|trying|tried|wants just|hoping|plan|plans|\
        planning|intends|thinking of how) (to|) (end it|end it all|end her life|end life|end \
        things|end everything|end own life|be dead|die|kill myself|kill herself|kill \
        himself|disappear forever|sleep forever|never wake up|not wake up|go to sleep and not \
        wake up|go to sleep and never wake up|not be here|not exist|be gone|finish it|top \
        himself|top herself|top myself|do away with himself|do away with herself|join him in \
        heaven|take own life|do it tonight|end it tonight), (everyone|everybody|family|kids|they|\
        children|you|people|world|we|all) (would be|will be|is|are|would all be|'d be|d be) \
        better off (without|if), better off (without him|without her|without me|if i was dead|if \
        i wasn't here|dead), (life|living) (is|isn't|not|no longer|is not|is no longer) (not|) \
        worth (living|it|it more), no (point|reason) (in|) (going on|living|carrying on|being \
        here|being alive|to live|to go on|to carry on|to stay alive|staying alive), (jump|\
        jumping|jumped|throw|threw|throwing|leap|step|stepping|walk|walking|climbed) \
        (himself|herself|myself|) (off|from|in front of|under|out of|onto|into) \
        (bridge|train|window|roof|building|car park|balcony|tracks|platform|cliff|multi storey|\
        multistorey|traffic|lorry|overpass|motorway|river|railing|railings|parapet), (drive|\
        driving|crash|crashing|steer|drove) car (into|off) (tree|wall|bridge|lorry|truck|river|\
        road|cliff|oncoming|traffic|front), (thoughts|thinking|thought|think|thinks|talking|\
        talks) (of|about) (driving into|crashing|hanging|jumping|ending|taking \
        all|overdosing|dying by|stepping|drowning himself|drowning herself|cutting \
        wrists|shooting|gassing) (it|car|himself|herself|myself|tablets|in front|off|things|life|\
        train|bridge|everything|into|) !selfHarm
        wanted everything to stop, (wanted|wants|want|just wanted|just wants|wanting) \
        (everything|it all|it|pain|things|thoughts|world|feelings|noise) to (stop|end|go away|be \
        over), don't know what i wanted, (sick|tired|fed up) of (living|life|being \
        alive|everything), can't (go on|cope|take it|do this|carry on) (more|longer|anymore), \
        row with (boyfriend|girlfriend|husband|wife|partner|mum|dad), (argument|split up|break \
        up|broke up|fight) with (boyfriend|girlfriend|husband|wife|partner), \
        (felt|feeling|feels) (desperate|suicidal|no way out|trapped) @intent
        [state]
        blister packs gone, (tablets|pills|paracetamol|blisters|capsules|tabs) \
        (gone|missing|counted|together|taken), (10|12|14|16|18|20|24|28|30|32|36|40|48|56|60) \
        gone, over (75|150) mg / kg, (took|taken|swallowed) (rest \
        of|extra|more|several|some|few|lot of|double) (tablets|tablet|pills|paracetamol|tylenol|\
        ibuprofen|antidepressants|sleeping tablets|sleeping pills|painkillers|amitriptyline|\
        sertraline|co-codamol|aspirin|insulin|them|propranolol|citalopram|codeine|diazepam|\
        zopiclone|capsules|heart tablets), (paracetamol|tablets|pills) with (vodka|wine|cider|\
        alcohol|gin|whisky|beer|cans|drink|bottle) @ingestion
        [symptom]
        going to kill his neighbour, (going|want|wants|wanted|threatening|threatened|threatens|\
        plans|planned|planning|will|would|might|says he'll|intends|urge|urges) (to|) (kill|stab|\
        shoot|murder|strangle|smother|suffocate|throttle|attack|hurt|harm|batter|knife) (him|her|\
        them|neighbour|neighbor|wife|husband|mother|father|mum|dad|boss|baby|kids|children|child|\
        everyone|everybody|people|someone|somebody|partner|ex|brother|sister|colleague|staff|\
        landlord|family|teacher|whole family), (voices|voice|tv|radio|demons|god|angels|devil) \
        (is|are|keeps|keep|was|were|has been|) (telling|tell|tells|told|saying|say|says|ordering|\
        commanding|shouting at|orders|instructing) (her|him|me|them|) (to|) (hurt|kill|harm|jump|\
        stab|die|cut|end|burn|do it|attack|smother|run into|drown|hang) !selfHarm
        baby not moving, (baby|bub|bump) (isn't|hasn't|has not|is not|stopped|stops|no \
        longer|barely|hardly|not been|hasn't been|has stopped|not|hasn't really|not \
        really|never|hasn't been felt) (moving|moved|kicking|kicked|move|kick|wriggling|moving \
        much|moving since|felt to move), (haven't|hasn't|not|have not|has \
        not|can't|cannot|couldn't|not been able to|unable to|hardly|barely|hasn't been able \
        to|haven't been able to) (felt|feel|feeling|noticed) (baby|bub|him|her|it|) (move|moving|\
        kick|kicking|movement|movements|any kicks|kicks), baby (is|are|was|has|have|looks|looked|\
        looking|gone|went|has gone|is all|all|feels|felt|seems|goes|going|sits|being|) (gone \
        quiet|quiet|very quiet|still|too quiet|quieter|quieter than usual|quieter than \
        normal|very still|really quiet|so quiet|gone very quiet|gone still), no \
        (kicks|movements|kicking|baby movements|wriggles|movement from baby|kicks felt) \
        (since|today|for|felt|all day|from baby|this morning|overnight), (less|reduced|fewer|not \
        as many|slowed|not many|hardly) (movement|movements|kicks|kicking) (from baby|of \
        baby|than usual|than normal|today|since|felt|per day), baby (moving|kicking) (less|lot \
        less|much less|not as much|slower|weakly) !obstetric
        waters have gone, (waters|water) (have|has|) (gone|broke|broken|went|leaking) @waters
        brown and thick, (brown|green|bloody|greenish|khaki) and (thick|smelly|foul), \
        (it's|looks|they are|they're|is|coming out|all) (green|greenish|pea soup), thick green \
        @greenfluid
        waters gone green, (waters|water|liquor|amniotic fluid|fluid) (is|are|was|were|gone|went|\
        going|goes|has gone|have gone|is going|feels|felt|feel|feeling|got|getting|has|have|has \
        been|become|turned|turning|has turned|looks|looked|started|is \
        being|seems|sounds|suddenly|) (green|brown|meconium|bloody|blood \
        stained|bloodstained|pea soup|thick and green|green and thick|brown and \
        thick|greeny|greenish|foul|foul smelling|smelly|pink and bloody|mucky|dirty \
        brown|khaki), (waters) (have|) (gone|broke|broken|went|going|leaking|ruptured) (and|and \
        they|they) (green|brown|bloody|they're green|is green|are green|looks green|they are \
        green|it's green|it is green|it is brown|brown and thick|thick green|are brown), \
        (green|brown|meconium|khaki|bloody|pea soup|greenish) (waters|liquor|stained \
        liquor|amniotic fluid|stained waters), meconium stained !obstetric
        cord hanging out, (cord|umbilical cord|loop|something|rope) (is|) (hanging|hanging \
        out|poking out|out|bulging|down) (of|from|between|in|at) (vagina|me|down \
        below|legs|front passage|her), cord (hanging|hanging out|poking out|came out|come out|is \
        out|is hanging|dangling|pulsating|can be seen), (head|baby's \
        head|feet|foot|bottom|bum|arm|hand) (is|) (showing|crowning|hanging out|sticking \
        out|visible at vagina), baby (is|) (coming now|coming out|on its way now|crowning|half \
        out|being born|delivering now|coming quickly), (urge|needing|desperate|wants|needs|\
        wanting) to push (now|and|since|baby) !obstetric
        clots like fists, (clots|clot|blood clots) (like|size of|as big as|bigger than|of size \
        of) (fists|fist|golf balls|golf ball|lemons|lemon|plums|plum|palm|oranges|orange|tennis \
        balls|eggs|tangerines|liver|grapefruit), (soaking|soaked|filling|filled|going|gone|\
        getting|flooding|soaks|fills) (through|) (pads|pad|maternity pads|maternity pad|sanitary \
        towels|towels) (every|in|hourly|after|within|one after|each|and clots|and passing), \
        (pad|towel) (every|per) (half hour|hour|20 minutes|30 minutes|15 minutes|twenty \
        minutes|ten minutes), (gushing|flooding|pouring) (from|down below|down legs|down my \
        legs), blood (running|pouring|trickling|streaming) down (legs|my legs) !obstetric \
        !haemorrhage
        bleeding down below, (bleeding|bleed|blood|bled|spotting|clots) (heavily|heavy|bright \
        red|fresh|a lot|) (down below|from down below|down there|from below|from vagina|from \
        front passage|when wiping|pv|per vagina), fresh red loss, (bright red|fresh) (loss|blood \
        loss) pv @vaginalbleeding
        womb hard as wood, (womb|uterus|bump|belly|tummy) (is|are|was|has|have|looks|looked|\
        looking|gone|went|has gone|is all|all|feels|felt|seems|goes|going|sits|being|) (hard as \
        wood|hard like wood|hard as rock|hard and won't let up|hard and not softening|hard and \
        doesn't relax|hard all time|solid as wood|woody|hard and won't relax|hard and stays \
        hard|board like and tender|tight all time|contracted and won't relax), \
        (tummy|belly|bump|womb) (went|gone|has gone) (rock hard|hard|solid) and (won't|doesn't|\
        not|stays|stayed|hasn't|isn't) (let up|relax|soften|letting up|hard|softening|relaxing|\
        relaxed|ease|easing), constant (belly|tummy|abdominal|womb|uterine) pain \
        (that|and|with|no), (pain|ache) (doesn't|does not|won't|not) (come and go|let up|ease \
        off between|go between) @constantpain
        [state]
        preterm, (22|23|24|25|26|27|28|29|30|31|32|33|34) (weeks|wks|/ 40) @preterm
        [symptom]
        [disorder]
        pregnant, (pregnant|expecting|gravida|antenatal patient), (5|6|7|8|9|10|11|12|13|14|five|\
        six|seven|eight|nine|ten|eleven|twelve) (weeks|wks|weeks') (pregnant|gone|gestation) \
        @pregnant
        [symptom]
        contractions every few minutes, (contractions|tightenings|contracting|pains|cramps) \
        every (two|three|four|five|2|3|4|5|6|few|couple of|2-3|3-4|4-5|ten|10) \
        (minutes|mins|min|m), regular (contractions|tightenings) @contractions
        pain under ribs, (pain|ache|burning|tenderness|sore|pains) (right|) \
        (under|below|beneath) (right|) (ribs|rib cage|ribcage|rib), (pain|ache) (in|at|across) \
        (upper tummy|top of tummy|upper belly|top of bump|top of bump on right|pit of stomach), \
        (epigastric|ruq) (pain|tenderness|discomfort) @epigastric
        seeing stars, (seeing|sees|saw|spots|stars|lights|sparkles|flashing \
        lights|dots|zigzags|flashes|black spots|silver spots) (stars|sparkles|spots|flashing \
        lights|flashes|dots|before eyes|in front of eyes|in vision|floating|lights|in both \
        eyes|black spots), (vision|eyes|eyesight|sight) (is|are|was|has|have|looks|looked|\
        looking|gone|went|has gone|is all|all|feels|felt|seems|goes|going|sits|being|) (blurry|\
        blurred|fuzzy|funny|misty|cloudy|foggy|spotty|swimmy), \
        (rainbows|halos|haloes|rings|coloured rings|rainbow) (round|around|about) lights, double \
        vision, flashing lights @visionchange
        face and hands puffed up, (face and hands|hands and face|face|hands|fingers|rings|hands \
        and feet and face) (have|has|) (puffed up|puffed|swelled up|swelled|swollen \
        up|ballooned|puffy|blown up|too tight|very swollen|won't come off), sudden \
        (swelling|puffiness) (of|in) (face|hands|feet|face and hands) @puffy
        pounding headache, (pounding|splitting|banging|thumping|blinding|killer|horrendous|\
        dreadful|awful|crushing|agonising|terrible|bad|really bad|massive|constant bad) \
        (headache|head), headache (won't go|won't shift|not going|not shifting|not touched by \
        paracetamol|that won't shift|that won't go|paracetamol not touching|not helped by \
        paracetamol|very bad|is awful), head (pounding|thumping|banging|splitting) @headache \
        @badhead
        [state]
        missed period, (period|periods) (is|are|) (late|weeks late|days late|overdue|two weeks \
        late|a week late|week late|3 weeks late|2 weeks late|10 days late|not come|missed|three \
        weeks late), (missed|missing|skipped|late|no|hasn't had|not had) (period|last \
        period|periods|periods for|period for|period since), amenorrhoea @missedperiod
        [symptom]
        [state]
        pregnancy @missedperiod
        [symptom]
        low pain on one side, (pain|ache|cramp|cramps|stabbing|twinges|agony|stitch) (is|) \
        (low|low down|lower|bad|) (on|in|down|to|low on|low down on|low in|at) (one|one \
        particular|) (side|side only|belly|tummy|pelvis|abdomen|groin|ovary|iliac fossa|l side|r \
        side), (sharp|bad|sudden|severe|one sided|stabbing|cramping) (pain|pains) (low|low \
        down|one side|on one side|in pelvis|low in tummy|down below), one sided (pain|pelvic \
        pain|cramps|tummy pain), (bad|sudden) (low|lower) (pain|tummy pain|belly pain) @lowpain
        shoulder tip pain, (shoulder tip|tip of shoulder|shoulder-tip) \
        (pain|ache|hurts|hurting|sore|), (pain|ache) (in|at|to) (shoulder tip|tip of \
        shoulder|tip of my shoulder|shoulder tips) @shouldertip
        nearly fainted, (nearly|almost|about to|going to|felt like|thought she would|thought he \
        would|feels like|like he will|like she will|feels she will|he will|might) \
        (faint|fainted|pass out|passed out|passing out|collapse|collapsed|black out|blacked \
        out|fainting|keel over|drop), (dizzy|lightheaded|faint|swimmy|woozy|giddy) \
        (on|when|and|standing|every time) (standing|stands|she stands|he \
        stands|upright|up|getting up|pale|clammy|sweaty), can't (stand|sit|get|stay) \
        (up|upright) (without|), (feels|feel|felt|went|gone|going) (swimmy|faint|woozy|as if \
        going to faint), (went|legs) wobbly and faint @faint
        [state]
        five week old, (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) \
        (week|weeks|wk) old, (one|two|1|2) (month|months) old, (1|2|3|4|5|6|7|8|9|10|11|12|13|14|\
        15|16|17|18|19|20|21|24|28|two|three|four|five|six|seven|eight|nine|ten) (day|days) old, \
        (aged|age|at) (2|3|4|5|6|7|8|9|10|11|one|two|three|four|five|six|seven|eight|nine|ten|\
        eleven) (weeks|wks), new baby, (week|month) old baby @infant
        [symptom]
        gone floppy, (gone|went|going|has gone|is|was|became|suddenly|all|really|very|pale \
        and|grey and|hot and) (floppy|limp|limp and pale|like rag doll|limp as rag doll|floppy \
        and pale|floppy and grey|lifeless), (like|as) (rag doll|ragdoll), (floppy|limp) \
        (and|as|like) (rag doll|won't|pale|grey|sleepy|not|unresponsive|hot), rag doll, (no|lost \
        all) (muscle tone|tone) and !paediatric @floppiness
        won't feed, (not|isn't|hasn't|won't|refuses to|refusing to|stopped|no longer|not \
        been|hasn't been|wouldn't|refused to|too sleepy to|too tired to|too breathless to|not \
        interested in) (feed|feeding|fed|take bottle|taking bottle|take feeds|taking \
        feeds|taking milk|take milk|suck|latch|feed at all|feeding at all|wake for feeds|waking \
        for feeds|feeds), (refusing|refused|refuses|missed|off|turning away from|taking less \
        than half of|taken none of|less than half) (feeds|bottle|breast|milk|all \
        feeds|bottles|several feeds|every feed|three feeds|usual feeds) @weakfeeding
        no wet nappy, (not had|no|hasn't had|without|not|nor|hasn't|only one|one) (wet nappy|wet \
        nappies|wet diaper|wet diapers|wee|pee|wet one|wet a nappy|had wet nappy|had wet diaper) \
        (for|in|since|all day|today|overnight|last), (nappies|nappy|diapers|diaper) (dry|bone \
        dry|been dry|still dry) (for|since|all|overnight|) @dryinfant
        nostrils flaring, (nostrils|nose) (flaring|flared|flare|flares), nasal flaring, head \
        (bobbing|bobs) (with|when), (breathing|breath|breathes) (very|really|so|) \
        (fast|quick|rapid|hard) (and|with) (grunting|grunts|head bobbing|flaring|sucking|noisy \
        grunting), grunting (with|noise|noises|each|every|at|when|on) (breath|breaths|each|every|\
        end|breathing|out), (makes|making) (grunting|grunty|moaning) (noise|noises|sound) \
        (with|when|each) !paediatric !airway @fastbreath
        green vomit, (green|bright green|bile|bilious|dark green|greeny yellow|green bile) \
        (vomit|vomits|sick|vomiting|puke|spew), (vomit|vomiting|vomited|vomits|being \
        sick|sick|throwing up|bringing up|puking|threw up|brought up) (is|was|with|bright|dark|) \
        (green|bile|bright green|dark green|green bile|green stuff|green fluid|faeculent|brown \
        and smells of poo) @greenvomit
        soft spot bulging, (soft spot|fontanelle|fontanel) (is|looks|feels|) (bulging|raised|\
        tense|full|swollen|sticking out|sticking up|up) !paediatric
        poo like redcurrant jelly, (redcurrant|currant|red currant|raspberry|strawberry) \
        (jelly|jam) (stool|stools|poo|nappy|like|), (poo|stool|nappy) like (red currant|\
        redcurrant|currant|raspberry|strawberry) (jelly|jam), (drawing|pulling|drawn|pulls|draws|\
        brings|bringing) (up|) (knees|legs) (up|) (and|with|to chest and|to tummy and|in) \
        (screaming|screams|pain|pale|crying hard|goes pale|bouts|going pale|white) !paediatric \
        !surgical
        high pitched cry, (high pitched|shrill|weak|moaning|whimpering|odd|strange|different|\
        piercing|mewing) (cry|scream|crying|wail|moan|whimper), (cry|crying) (is|sounds) (high \
        pitched|shrill|weak|different|odd|strange), (screaming|crying|cries) (if|when) (picked \
        up|touched|moved|held|handled) @highcry
        not responding like normal, (not|isn't|hardly|won't|barely|stopped) \
        (responding|reacting|interacting|look at|looking at|smiling|recognising|making eye \
        contact|playing or|focusing) (like|normally|as|as she|as he|like he normally|like she \
        normally|to me|at all|to us|me|us|properly|to toys|to voice), (staring|stares|stared) \
        (into space|blankly|through|straight through|past), vacant (look|stare|and), glazed \
        (eyes|look|over), eyes glazed, doesn't recognise (me|us|mum|mummy|parents|dad), \
        (pale|grey|mottled) and (quiet|floppy|listless|not interested) @drowsy
        drank bleach, (drank|drinking|drunk|swallowed|ate|eaten|ingested|swallowing|eating|\
        sipped|necked|downed|licked|chewed) (some|bit of|bottle of|mouthful of|cupful of|cup \
        of|glass of|found|) (bleach|dishwasher liquid|dishwasher tablet|dishwasher \
        powder|antifreeze|anti freeze|weedkiller|weed killer|white \
        spirit|petrol|paraffin|caustic soda|screenwash|screen wash|nail polish remover|lamp \
        oil|rat poison|slug pellets|laundry pod|laundry capsule|washing capsule|cleaning \
        fluid|detergent|toilet cleaner|oven cleaner|wild mushrooms|death cap|foxglove|yew \
        berries|berries from garden|turpentine|essential oil|e liquid|vape liquid|hand \
        sanitiser|methylated spirits|meths|drain unblocker|limescale remover|battery acid|\
        pesticide|rodenticide|paraquat|lighter fluid|white vinegar concentrate), \
        (found|caught|seen) (drinking|eating|chewing|swallowing|with mouth full of|sucking) \
        (bleach|dishwasher liquid|dishwasher tablet|dishwasher powder|antifreeze|anti \
        freeze|weedkiller|weed killer|white spirit|petrol|paraffin|caustic \
        soda|screenwash|screen wash|nail polish remover|lamp oil|rat poison|slug pellets|laundry \
        pod|laundry capsule|washing capsule|cleaning fluid|detergent|toilet cleaner|oven \
        cleaner|wild mushrooms|death cap|foxglove|yew berries|berries from \
        garden|turpentine|essential oil|e liquid|vape liquid|hand sanitiser|methylated \
        spirits|meths|drain unblocker|limescale remover|battery acid|pesticide|rodenticide|\
        paraquat|lighter fluid|white vinegar concentrate), (swallowed|ate|swallowing|eaten|may \
        have swallowed|might have swallowed|put in mouth) (a|) (button battery|battery|batteries|\
        magnet|magnets|watch battery|coin battery|disc battery|lithium battery|small magnets|two \
        magnets), (found|got into|helped himself to|helped herself to|been \
        at|eaten|ate|swallowed|chewed) (granny's|grandma's|grandad's|mum's|nan's|dad's|mother's|\
        grandmother's|someone else's) (tablets|pills|medicine|medication|heart \
        tablets|methadone|bag), drank methadone !metabolic
        [disorder]
        diabetes @diabetic
        [symptom]
        [disorder]
        type 1 diabetes mellitus @diabetic
        [symptom]
        [disorder]
        type 2 diabetes mellitus @diabetic
        [symptom]
        [disorder]
        diabetic, (sugar|insulin dependent|type one|type 1|type 2) diabetic, \
        (on|takes|injects|uses|has) (insulin|insulin pump|novorapid|lantus) @diabetic
        [symptom]
        [state]
        off her pump, (off|without|missed|missing|stopped|skipped|not had|not taken|no|run out \
        of|ran out of|not taking|forgot|lost|not injected|hasn't had|hasn't taken|not had \
        any|disconnected from) (insulin|pump|insulin pump|insulin doses|lantus|novorapid|long \
        acting insulin|basal insulin), (pump) (failed|came off|blocked|off|disconnected|cannula \
        out|broken|not working) @offinsulin @diabetic
        [symptom]
        breathing deep, (breathing|breaths|breath) (is|are|very|really|) (deep|deeply|big|deep \
        and fast|deep and steady|big and steady|deep and sighing|sighing|heavy and deep|deep and \
        rapid|fast and deep|rapid and deep|like been running|deep and regular|deep and quick), \
        (sighing|sighs|big sighing|deep sighing|deep|big deep|kussmaul) (breaths|breathing|\
        respirations|respiration|all day|constantly|breath), been sighing, kussmaul \
        @deepbreathing
        [sign]
        breath smells of pear drops, breath (smells|smelling|smelt|is|smell|) (of|like|) (pear \
        drops|peardrops|nail polish|nail varnish|nail varnish remover|nail polish remover|\
        acetone|fruity|sweet|ketones|ketotic|pear drop|rotten apples|sweet and fruity), \
        (smells|smelling|smell) (of|like) (pear drops|nail polish|nail \
        varnish|acetone|ketones|peardrops), (ketone|ketones|ketone meter|blood ketones|finger \
        ketones|capillary ketones|bhb|blood ketone) (of|is|are|was|at|reading|) (3.1|3.2|3.3|3.4|\
        3.5|3.6|3.7|3.8|3.9|4|5|6|7|8|hi|high), (large|heavy|strong|4+) ketones, ketones \
        (large|4+|++++|positive on meter|sky high|very high) @ketones
        [symptom]
        drinking gallons, (drinking|drinks|drank|gulping|guzzling|downing) \
        (gallons|pints|litres|loads|out of tap|constantly|lots|like a fish|jugs|lots of \
        water|non stop|everything|all night|water all night|water constantly|excessively|bottles \
        of), (peeing|weeing|urinating|passing urine|going to toilet|wetting bed) (hourly|all \
        night|loads|constantly|gallons|lots|non stop|every hour|all time|day and night|again), \
        (so|very|really|unbelievably|constantly|terribly|always|raging) thirsty, (raging|\
        terrible|constant|unquenchable|awful) thirst, (weeing|peeing) (loads|lots) @thirsty
        polyuria @thirsty
        increased thirst @thirsty
        [sign]
        ph 7.1, ph (6.8|6.9|7.0|7.10|7.11|7.12|7.13|7.14|7.15|7.16|7.17|7.18|7.19) !metabolic
        [symptom]
        [state]
        ran out of steroids, (ran|run|running) out of (steroid|steroids|steroid tablets|\
        prednisolone|hydrocortisone|pred|prednisone|fludrocortisone), \
        (on|takes|taking|needs|takes daily) (hydrocortisone|long term steroids|daily \
        steroids|replacement steroids|fludrocortisone|steroid replacement), \
        (stopped|missed|stopping|not taken|skipped|forgot|vomited|hasn't taken|can't keep \
        down|not absorbed|vomiting) (steroid|steroids|steroid tablets|prednisolone|\
        hydrocortisone|pred|prednisone), steroid (dependent|card|emergency card) @steroid
        [symptom]
        [disorder]
        adrenal insufficiency @steroid
        [symptom]
        [disorder]
        addison's disease @steroid
        [symptom]
        headaches clear outside, (headache|headaches|head|dizziness|symptoms|feels) (clear|\
        clears|better|go|goes|gone|improve|improves|eases|ease|clear up|go away|goes \
        away|lift|cleared|disappear) (when|outside|once|after|if|as soon as) (they|she|he|i|we|) \
        (leave|leaves|outside|out of|go out of|left|go outside|goes outside|get out of|is out \
        of|are out of|at work) (house|home|flat|building|caravan|kitchen|), (whole \
        family|everyone|everybody|all of us|whole household|rest of family|flatmates) (in \
        house|in flat|at home|) (has|have|got|with|had|have got|feel|feels|all have|all got) \
        (headache|headaches|sick and headache|dizzy|headachy|same headache), \
        (family|household|everyone|whole family|us|children) and (dog|cat|pets|pet|budgie) (ill|\
        sick|unwell|poorly|collapsed|drowsy), alarm for carbon monoxide, flame (on boiler|) \
        (gone|is|burning|turned|burns|) (orange|yellow), soot (round|above|up) \
        (boiler|wall|fire), alarm for carbon monoxide (went|going|gone|sounded) (off|), \
        (monoxide|co) (alarm|detector) (went|going|gone|sounded|beeping|is|has|was) (off|), \
        (barbecue|bbq|charcoal|generator|camping stove|gas heater) (inside|indoors|in tent|in \
        caravan|in room|in garage|in bedroom) !metabolic
        took heroin, (needle|syringe) (in|beside|next to|by|still in|hanging out of) \
        (arm|him|her|body|leg|groin|bed), (found|slumped|collapsed|lying) (with|next to) \
        (needle|syringe|needles|foil|crack pipe|methadone bottle), \
        (took|taken|used|injected|smoked|shot up|snorted|had) (heroin|fentanyl|smack|methadone) \
        (and|then|now|tonight|today|) (blue|not breathing|unresponsive|slumped|won't \
        wake|collapsed|drowsy|sleepy|not rousable), (given|gave|had|after) (naloxone|narcan) \
        (and|came round|twice|with effect|woke|no) !metabolic
        tiny pupils, (tiny|pin prick|pinprick|pin point|pinned|pin|very small) pupils, pupils \
        (like|) (pinpoints|pinpricks|pins|tiny|pin prick|pinned|pin point|very small|like \
        pinpoints|pinprick), pinned eyes @pinpoint
        breathing slowly, (breathing|breaths|breathes) (very|really|so|) (slow|slowly|shallow \
        and slow|slow and shallow|shallowly|not much|hardly|shallow), not breathing much \
        @slowbreathing
        ten times the dose, (too much|double dose of|double|wrong dose of|ten times|ten times \
        dose of|twice dose of|extra dose of|10 times dose of|10x dose of|three times dose \
        of|accidental overdose of|far too much|triple dose of) (insulin|methotrexate|morphine|\
        oramorph|digoxin|lithium|warfarin|methadone|fentanyl|novorapid|humalog|metoprolol|\
        bisoprolol|amlodipine|verapamil|diltiazem|colchicine|tramadol|oxycodone|theophylline|\
        propranolol|gliclazide), (insulin|methotrexate|morphine|oramorph|digoxin|lithium|\
        warfarin|methadone) (given|taken) (twice|in error|by mistake|ten times) !metabolic
        tummy hard as a board, (tummy|belly|stomach|abdomen|abdo) (is|are|was|has|have|looks|\
        looked|looking|gone|went|has gone|is all|all|feels|felt|seems|goes|going|sits|being|) \
        (hard as board|hard as a rock|rigid|rock hard|solid|like board|like wood|hard like \
        board|hard like wood|board hard|stiff as board|board like|hard as rock|hard as \
        stone|hard as wood|hard as concrete|rock solid|tight as drum and tender|woody \
        hard|completely hard), (rigid|rock hard|board like|solid) \
        (tummy|belly|stomach|abdo|abdomen) !surgical @abdominalsevere
        lying still, (lying|lies|laying|lay) (dead|very|perfectly|completely|absolutely|as|stock) \
        still, (bumps|speed bumps|every bump) (in road|in car|hurt|agony|were agony), doubled \
        (up|over) (in|with), hard (belly|tummy|abdomen|stomach), (tummy|belly|stomach|abdomen) \
        (is|feels|very|) (hard|hard and tender|swollen and hard|hard and swollen) @stillness
        can't bear to be touched, (can't|won't let|cannot|couldn't|too sore|won't|wouldn't \
        let|too painful|doesn't let|screams when|cries when|not letting|wouldn't|hates) \
        (bear|stand|be|anyone|me|us|to be|being|mum|tolerate|doctor) (to be|being|be|near|) \
        (touched|touch|press|examined|near|moved|pressed|examine|go near|jolted) (on|it|tummy|\
        belly|stomach|abdomen|there|him|her|anywhere|), (lying|lies|laying|lay) (dead|very|\
        perfectly|completely|absolutely|as|stock|) still, (can't|won't|hurts to|agony to|too \
        sore to|doesn't want to) (move|walk upright|stand straight|straighten \
        up|jump|cough|walk|walk straight) (for|with|because of|without) \
        (pain|belly|doubling|holding) @guarded
        no bowel sounds, (no|absent|silent) (bowel sounds|gut sounds|tummy sounds), bowel sounds \
        (absent|not heard|silent|nil|none), silent (abdomen|belly) @quietbowel
        no wind or stool, (no|not passing|not passed|nothing|hasn't passed|not passed any|unable \
        to pass|can't pass|stopped passing|hasn't passed any) (wind|flatus|gas|stool|wind or \
        stool|flatus or stool|stool or wind|gas or stool|poo or wind|wind or poo|motions or \
        wind|stools or flatus|motion or wind) (for|in|since|either|or|today|), bowels \
        (not|haven't|not been) (opened|moved|open) (for|in|since), nothing (passed|coming) \
        (from|out of) (bowel|bottom|bowels) @nostool
        belly blown up, (belly|tummy|stomach|abdomen) (is|are|was|has|have|looks|looked|looking|\
        gone|went|has gone|is all|all|feels|felt|seems|goes|going|sits|being|) (blown up|blown \
        up like|swollen up|swollen like|like drum|tight as drum|distended|hugely \
        swollen|ballooned|very swollen|bloated and tight|big and tight|really swollen|getting \
        bigger), (swollen|distended|bloated|tight) (belly|tummy|abdomen) @distended
        [sign]
        abdominal distension @distended
        [symptom]
        """
}
