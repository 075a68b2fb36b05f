extension BuiltInTerms {
    /// What parents, patients and clinics of every kind write: symptoms.
    static let wider8 = """
        [symptom]
        fatigue = no get up and go, energy levels low, lacking energy, feels drained, dead on her \
        feet, zapped of energy, sapped of energy, tiring easily, pooped out, weariness, \
        lassitude; malaise = feeling off, feels rough, feeling rough, feels awful, feels \
        terrible, feeling terrible, feeling lousy, feeling grotty, feels grotty, off colour, \
        peaky, looks peaky, feels crook, under par, below par, felt ill, feels dreadful, not his \
        usual self, not quite himself, not quite herself; muscle-pain = ached all over; fever = \
        running a temp, spiked a temp, spiked a temperature, temperature spike, has a \
        temperature, had a temperature, got a temperature, high temp, tactile temp, temperatures \
        up and down, temp over 38, temp above 38, temp over 39, temp above 39, temp over 102, \
        temp over 103, temp over 104, temperature over 102, temperature over 103; chills = \
        shivered; rigors = teeth chattering
        night-sweats = soaks sheets at night, soaking the sheets, wakes drenched, waking \
        drenched, changing sheets at night; hot-flashes = having flushes; weight-loss = clothes \
        loose, clothes looser, clothes hanging off, clothes falling off, trousers loose, dropped \
        weight, dropping weight, weight dropping, weight has fallen, shedding weight, weight has \
        dropped, weight trending down; weight-gain = weight creeping up, put on weight, piling on \
        weight, weight trending up, weight has gone up, weight going up, piled on the pounds, \
        packed on pounds, trousers tight, clothes tight
        decreased-appetite = off her meals, picking at meals, picks at meals, picks at food, \
        picked at food, only picking, eats like a bird, barely eating, barely ate, hardly eating, \
        hardly ate, not touching food, won't eat, will not eat, not wanting to eat, doesn't want \
        to eat, does not want to eat, refuses meals, refusing meals, refused meals, refused \
        breakfast, refused lunch, refused dinner, refuses food, refused food, skipping meals, \
        skips meals, missing meals, appetite off, off appetite, appetite fair to poor, appetite \
        gone, no interest in food, uninterested in food, food tastes like cardboard, ate very \
        little, eating very little, eats very little, eating little, eats little, ate little, \
        eating half of meals, eating 25% of meals, oral intake poor, po intake poor, minimal \
        intake, minimal oral intake, minimal po intake, inadequate oral intake, inadequate \
        intake, intake down, poor nutritional intake, poor dietary intake, meal refusal, poor \
        meal intake, reduced feeding, not keeping up with fluids, poor fluid intake, inadequate \
        fluid intake, reduced fluid intake, fluid intake poor, not taking fluids, won't drink, \
        will not drink, breast refusal, off bottle, off breast, off solids, taking half feeds, \
        taking half of feeds, taking half usual feeds, half usual feeds, half normal feeds, less \
        than half normal feeds, less than half of feeds, took less than half, not finishing \
        bottles, not finishing feeds, feeds reduced, poor feeder, poor oral feeding, won't latch, \
        won't breastfeed, falls asleep at the breast, falls asleep during feeds, falling asleep \
        at breast, falling asleep at feeds, needs waking for feeds, doesn't wake for feeds, does \
        not wake for feeds
        poor-intake = intake poor; nausea = stomach churning, stomach turning, turns stomach, \
        nauseaus, feels pukey, feels barfy, sick feeling, sick feeling in stomach, green around \
        the gills, travel sick, carsick, carsickness, seasick, airsick, motion sick; vomiting = \
        was sick, cannot keep anything down, not keeping anything down, not keeping food down, \
        can't keep fluids down, unable to keep food down, not keeping fluids down, not keeping \
        down fluids, can't hold anything down, unable to tolerate po, unable to tolerate oral \
        intake, not tolerating po, not tolerating oral intake, not tolerating fluids, unable to \
        tolerate fluids, not tolerating liquids, can't keep water down, cannot keep water down, \
        po intolerance, intolerant of po, brought up feed, bringing up feeds, brought back feed, \
        brings up feeds, bringing up milk, tossed cookies, ralphing, sicked up, sick up, barfed, \
        spit ups, nbnb, emeses
        diarrhea = runny poop, loose poop, watery poo, watery poop, liquid stool, liquid bm, \
        mushy stools, explosive stools, bowels loose, bowels are loose, frequent bms, frequent \
        bm, multiple bms, blowouts, diaper blowouts, blow outs, type 7 stool, type 6 stool, \
        bristol 7, bristol 6, bristol type 7, bristol type 6, stools type 7, stool frequency, \
        increased stooling, increased stool output, gippy tummy, delhi belly, bulky stools, \
        diarrohea, diahrrea, diahorrea, diarhoea, diahrea; constipation = hard poop, bowels \
        blocked, type 1 stool, bristol 1, bristol type 1, bristol type 2, bristol 2, type 2 \
        stools, bowels have not moved, bowels haven't moved, bowels haven't opened, last bm 4 \
        days ago, last bm 5 days ago, not pooped, has not pooped, not pooing, hasn't had a bm, \
        stool withholding, withholding stool, holds stool, holding stool in, infrequent bms, \
        irregular bowel movements, hard to pass stool
        tummyache = not opening bowels; soils pants, skid marks in underwear, poo accidents, poop \
        accidents, stool accidents, dirty pants; abdominal-pain = hurty tummy, stomach in knots, \
        gripy, stitch in side, bellyaching; bloating = excess wind, lots of wind, excessive wind, \
        passing wind a lot, excess gas, excessive gas, farting, farts a lot, foul wind, excessive \
        flatus, burps, burpy, rumbling stomach, tummy rumbling, borborygmi, gurgly stomach, \
        gurgly tummy, stomach gurgling; heartburn = burning in chest after meals, acid coming up, \
        acid in throat, acid in mouth, food coming back up, food comes back up, food repeating, \
        burning behind breastbone; food catching, food catches; food gets caught; pills get \
        stuck, pills getting stuck; tablets sticking; sticking sensation in throat; struggling to \
        swallow, struggles to swallow; hard to swallow; chokes with feeds; wet voice after \
        swallowing
        wet vocal quality; wet gurgly voice; gurgly voice; wet voice; pockets food; holds food in \
        mouth, holding food in mouth; oral holding; oral residue; delayed swallow; delayed \
        swallow initiation; delayed swallow trigger; swallow delay; reduced laryngeal elevation; \
        poor bolus control; anterior spillage; anterior spill; premature spillage; pharyngeal \
        residue; vallecular residue; penetration on thin liquids; laryngeal penetration; swallow \
        impairment; impaired swallow; poor swallow; unsafe swallow; multiple swallows per bolus; \
        disphagia; globus = feeling of something in throat; gagging = sialorrhea, drooled, saliva \
        pooling, pooling of saliva, not swallowing saliva, spitting out saliva, gags; cough = \
        chestiness, hacking, barky, croupy, barks like a seal; rattly-chest = chest rattly; \
        clicks = snot, nose is blocked, whining, vision fuzzy
        runny-nose = sniffling, nose dripping, drippy nose, dripping nose, nose runs, streaming \
        nose, coryza, nasal mucus, yellow snot, flulike symptoms, viral symptoms, respiratory \
        symptoms, nasal symptoms, sinus symptoms; snuffly = snuffling; nasal-congestion = nose \
        stuffed, can't breathe through nose, cannot breathe through nose, unable to breathe \
        through nose, nasal blockage, blocked nostril, mouth breather, breathes through mouth, \
        noisy nasal breathing, hyponasal, hyponasal speech, hypernasal, hypernasality, nasal \
        voice, nasal quality voice; sore-throat = throat raw, throat scratchy, throat feels \
        scratchy, throat killing, razor blades in throat, like swallowing glass, swallowing razor \
        blades, soar throat
        hoarseness = voice gone, voice breaks, breathy voice, breathy, strangled voice, rough \
        voice, gravelly voice, aphonia, aphonic, hypophonic, low volume voice, monotone voice, \
        monotonous voice, voice tires, quiet voice, whispery voice, change in voice, voice \
        deepening, deepening of voice; husky-voice = voice husky; heavy snorer; snorer; loud \
        snorer; habitual snorer; choking in sleep; nocturnal choking; stops breathing when \
        asleep; stops breathing while sleeping; holds breath in sleep; sleep disordered \
        breathing; unrefreshed; unrefreshing-sleep = unrefreshed sleep; wakes-unrefreshed = \
        waking unrefreshed; nonrefreshing sleep; sleep inertia
        lethargy = falls asleep at work, falling asleep at work, falls asleep driving, falling \
        asleep at the wheel, falls asleep at the wheel, fell asleep at the wheel, fell asleep \
        while driving, dozing in chair, dozes in chair, falls asleep watching tv, falls asleep in \
        class, falling asleep in class, sleeping in class, asleep in class, sleeps in class, \
        sleep attacks, microsleeps, naps daily, naps a lot, napping a lot, excessive napping, \
        sleeping most of the day, sleeps most of the day, sleeping more, sleepier, dozy, \
        grogginess, oversedated, over sedated, oversedation, sedated by medication, morning \
        grogginess
        insomnia = isn't sleeping, hasn't slept, has not slept, not slept, didn't sleep, did not \
        sleep, can't get to sleep, cannot get to sleep, up all night, awake all night, wide awake \
        at night, lying awake, lies awake, tossing and turning, tosses and turns, difficulty \
        getting to sleep, difficulty maintaining sleep, sleep poor, slept badly, bad sleep, sleep \
        broken, light sleeper, waking in the night, wakes in the night, waking through the night, \
        night time waking, nighttime awakenings, waking at 3am, wakes at 4am, waking at 4am, \
        early awakening, delayed sleep onset, takes hours to fall asleep, takes hours to get to \
        sleep, mind won't switch off at night, can't switch off at night, sleep deprived, sleep \
        deprivation, lack of sleep, sleepless, sleepless nights, reduced sleep, bedtime \
        resistance, bedtime battles, won't settle at night, not settling at night, unsettled at \
        night, doesn't sleep through, day night reversal, day/night reversal, sleep wake \
        reversal, sleep reversal, reversed sleep wake cycle, wakeful, wakeful at night, \
        wakefulness, sleep onset delay, sleeping 3 hours, sleeping three hours, sleeping 4 hours, \
        sleeping four hours, sleeping 2 hours, sleeping two hours, sleeps 3 hours, sleeps 4 \
        hours, insominia, can't stay asleep, cannot stay asleep, unable to stay asleep
        disturbing dreams; sleep terrors; screams in sleep; wakes screaming, waking screaming; \
        sleepwalking = sleepwalks; sleep-walking = sleep walks; sleep-talking = talks in sleep, \
        talking in sleep; sleeptalking; somnambulism; acting-out-dreams = acts out dreams; dream \
        enactment; punches in sleep; kicks in sleep, kicking in sleep; thrashing in sleep; \
        parasomnia; teeth-grinding = grinds teeth; bruxing; periodic limb movements; cataplexy; \
        ear-pain = pulling on ears, tugging on ear, rubbing ears, grabbing ear, grabbing at ears, \
        batting at ears, holding ear, poking at ear, digging at ear, digging in ear; whinging, \
        whinge; clinginess; clingier; fractious; fretful; grizzling; crankiness; cries \
        inconsolably; cannot be consoled; can't be consoled; unable to console; not consolable; \
        difficult to console; difficult to settle; hard to settle; unsettled; unsettled baby; \
        unsettled behaviour; won't settle
        not settling; will not settle; can't settle; screaming; screaming episodes; cries all the \
        time; cries constantly; cries excessively; cries more than usual; shrill cry; abnormal \
        cry; whimpering, whimpers; grouchy; quick temper; easily annoyed; tetchy; crosser than \
        usual; fussing, fusses; fussier; fussier than usual; fussing at breast; pulls up legs, \
        pulling up legs, pulls legs up, pulling legs up; drawing legs up, draws legs up; drawing \
        knees up; knees drawn up; arches back, arched back; arching; stiffens with feeds; \
        floppiness; less responsive; less responsive than usual; less alert; less alert than \
        usual; not as alert; not alert as usual; sleeping through feeds, sleeps through feeds; \
        lying around; just lying around; lays around, laying around; lying on couch all day; not \
        interested in playing; not interested in toys; not interested in play; won't play; \
        doesn't want to play
        does not want to play; less interactive; not interactive; not smiling; less smiley; \
        reduced activity; decreased activity; less energetic; not his bubbly self; unusually \
        quiet; decreased-urine-output = fewer diapers, less diapers, less wet diapers, dry \
        diaper, one wet diaper, one wet nappy, only one wet nappy, only one wet diaper, only 1 \
        wet diaper, only 1 wet nappy, only two wet diapers, only two wet nappies, decreased \
        diapers, reduced wet diapers, reduced nappies, not weeing, hasn't weed, not peed today, \
        not passing much urine, passing less urine, peeing less, urinating less, little urine, \
        small amounts of urine, scant urine, scanty urine, voiding less, urine output poor, urine \
        output low, urine output down, reduced urine, reduced pu, less pu, not had a wet nappy, \
        not voided; dry-lips = lips dry; tacky mm; sticky mucous membranes; reduced tears; \
        depressed fontanelle
        sunken soft spot, soft spot sunken; loss of skin turgor; clinically dry, dry clinically; \
        looks dry; appears dry; intravascularly depleted; fluid depleted; spitting-up = wet \
        burps, happy spitter, regurgitates feeds, regurgitates, regurgitated; breathing noisily, \
        breathes noisily; noisy breather; breathing quickly; breathing heavy, heavy breathing; \
        breathing heavily; panting; sucking-in-at-ribs = sucking in of ribs, sucking in ribs; \
        sucking in under ribs; pulling in at ribs, ribs pulling in; caving in ribs; tugging at \
        neck, neck tugging; see saw breathing; seesaw breathing; tummy sucking in; throat sucking \
        in; struggling with breathing; catching his breath; hard to catch breath; can't get \
        enough air; cannot get enough air; not getting enough air; not enough air; hungry for \
        air; feels like suffocating; suffocating, suffocated; smothering; feels smothered; \
        smothering sensation; breathing hard
        wheezed; whistling breathing; whistling when breathing; whistly chest; breathing worse, \
        breathing has been worse; breathing bad, breathing is bad; short of puff; breathing \
        labored; dyspnea-on-exertion = sobbing on exertion; puffs on stairs; stops for breath, \
        has to stop for breath, stopping for breath; breathlesness; dyspnoiec; is nonverbal; \
        nonverbal at baseline; nonverbal child; patient is nonverbal, nonverbal patient; \
        currently nonverbal; behind in milestones; missed milestones, missing milestones; not \
        meeting milestones; not reaching milestones; delayed development; developmentally \
        delayed; gdd; global delay; behind developmentally; not hitting milestones; milestones \
        delayed; slow development; late walker; late talker; late walking; late talking; not yet \
        walking; not talking yet, not yet talking; not sitting yet, not yet sitting; not \
        crawling; not babbling, no babbling
        no two word phrases; not putting two words together; no two word combinations; not \
        pointing; doesn't point; does not point; not responding to name; doesn't respond to name; \
        does not respond to name; doesn't answer to name; lost words, lost for words; loss of \
        words, loses words; lost skills; loss of skills; loss of milestones; loss of language; \
        developmental regression; regressed; language regression; delayed language; expressive \
        delay; receptive delay; delayed gross motor; delayed fine motor; poor head control; not \
        rolling over; not rolling; not holding head up; can't hold head up; delayed walking; \
        delayed motor milestones; social communication difficulties; social communication delay; \
        poor social skills; social skills deficits; social difficulties; difficulty making \
        friends; has no friends; prefers to play alone; parallel play only; lines up toys, lining \
        up toys; spins objects
        spins wheels; flaps hands; arm flapping; rocks back and forth; repetitive behaviours; \
        repetitive play; restricted interests; insistence on sameness; difficulty with \
        transitions; difficulty with change; struggles with transitions; struggles with change; \
        echolalia; echolalic; limited eye contact; avoids eye contact; no eye contact; fleeting \
        eye contact; minimal eye contact; lack of eye contact; sensory issues; sensory seeking; \
        sensory sensitivities; sensory processing difficulties; sensory processing issues; \
        sensory defensiveness; tactile defensiveness; sensitive to textures; texture aversion; \
        food texture aversion; covers ears; covering ears with hands; selective eating; selective \
        eater; food selectivity; food jags; oral aversion; feeding aversion; bottle aversion; \
        gags on solids; gags on food; refuses solids; eating dirt, eats dirt; eating ice; eating \
        paper
        eats non food items, eating non food items; behavioural concerns; acting out, acts out; \
        kicking and hitting; bites other children; bites others; kicking others, kicks others; \
        throws things, throwing things; throws objects, throwing objects; destroys property; \
        destruction of property, property destruction; breaking things; smashing things; punching \
        walls, punches walls; punching holes; fights at school, fighting at school; getting into \
        fights, gets into fights; defiance; refuses to follow rules; talks back; argues with \
        adults; argumentative; won't listen; disobedient; lying and stealing; stealing; fire \
        setting; cruelty to animals; cruel to animals; running away, runs away; ran away from \
        home; absconding, absconded, absconds; elopement; eloped, eloping, elopes; wanders off; \
        wandering = wanders; bullying; bullied, being bullied, is bullied, is being bullied, was \
        bullied; bullied at school
        cyberbullying; cyberbullied; picked on; picked on at school; school refusal; refusing \
        school, refuses school; refuses to go to school, refusing to go to school; won't go to \
        school; avoiding school; skipping school; truancy; truant; poor attendance; missing \
        school; chronic absenteeism; failing grades; failing classes; failing at school; grades \
        dropping, dropping grades, drop in grades; grades slipping; declining grades; poor \
        grades; poor school performance; school failure; struggling at school, struggling in \
        school, struggles at school, struggles in school; behind at school; behind in reading; \
        behind in maths; reading difficulty; struggles with reading; difficulty with maths; \
        reverses letters; letter reversals; poor handwriting; handwriting difficulties; messy \
        handwriting; poor pencil grip; immature pencil grasp; poor pencil grasp; clumsier; \
        uncoordinated; poor coordination
        coordination difficulties; bumps into things, bumping into things; bumping into \
        furniture; trips a lot; poor attention; poor attention span; short attention span; \
        attention difficulties; attention problems; easily distracted, distracted easily; \
        difficulty-concentrating = difficulty focussing, concentration poor; cannot focus; unable \
        to focus; unfocused; loses focus; loses things; careless mistakes; not finishing tasks; \
        doesn't finish tasks; difficulty completing tasks; difficulty staying on task; off task; \
        daydreams, daydreaming; day dreaming; poor organisation; poor organization; \
        procrastination; procrastinates; poor executive function; executive dysfunction; poor \
        working memory; slow processing; processing speed slow, slow processing speed; bouncing \
        off the walls; always on the go; fidgety, fidgets; squirmy; unable to sit still; won't \
        sit still; leaves seat; blurts out, blurting out
        poor impulse control; risk taking; risk taking behaviour; reckless, recklessness; low \
        frustration tolerance; poor frustration tolerance; frustrated easily, easily frustrated; \
        emotional dysregulation; dysregulated; emotionally dysregulated; emotion dysregulation; \
        sexualised behaviour; sexualized behavior; inappropriate touching; touching genitals; \
        won't separate from mother; won't speak at school; stutter, stuttering; stammer, \
        stammering; dysfluency; dysfluent; disfluency; disfluent; lisping; unclear speech, speech \
        unclear; speech hard to understand, hard to understand speech; difficult to understand \
        speech; unintelligible; unintelligible speech; poor intelligibility; reduced \
        intelligibility; reduced speech intelligibility; poor speech intelligibility; speech \
        sound errors; articulation errors; articulation difficulties; misarticulation; mumbles; \
        mumbled speech; imprecise articulation
        word retrieval difficulty; struggles to find words; searching for words; anomic; \
        paraphasias; circumlocution; reduced verbal output; minimally verbal; limited speech; \
        sparse speech; comprehension difficulty; comprehension deficits; reduced comprehension; \
        impaired comprehension; auditory comprehension deficits; cognitive communication deficit; \
        cognitive linguistic deficits; communication difficulties; bedwetting = wets at night, \
        wetting at night, wetting accidents, daytime accidents, wetting during day, wetting in \
        the day, pee accidents, wetting pants, wets pants, potty regression, toileting accidents, \
        toilet accidents, toileting regression; smelly cord, cord smelly; sticky cord; red \
        umbilicus; sticky-eyes = goopy, eye goop, eye gunk, matted eyes, mattering, mattery eyes, \
        eyes stuck together, eyes stuck shut, eyes gummed up, eyelids stuck together, yellow eye \
        discharge, eye boogers
        teething = cutting teeth, chewing on hands, chewing hands, cutting molars; milaria; \
        miliaria; prickly heat; cutis marmorata; harlequin change; overriding sutures; \
        overlapping sutures; split sutures; brachycephaly; flattened head, head flattening, \
        flattening of head; flat spot on head; flat occiput; head tilt, tilts head, tilting head; \
        head turned to one side; head turning preference; wry neck; ridged suture; large head; \
        small head; head circumference crossing centiles; craniotabes; wide sutures; in labor; in \
        labour; in early labor, early labor; in early labour, early labour; in active labor, \
        active labor; in active labour, active labour; established labour; latent labor; \
        prodromal labor; bloody show; had a show; urge to push, pushing urge; involuntary \
        pushing; decreased-fetal-movement = not feeling baby move, hasn't felt movement, kicking \
        less, altered fetal movements; pvb
        passing-clots = passed clots; passing tissue, passed tissue; spots of blood; \
        heavy-periods = periods heavy, periods are heavy; heavy menstrual flow; clots with \
        periods; prolonged menses; mittelschmerz; premenstrual tension; premenstrual mood \
        changes; cyclical mood symptoms; missed-period = period is late; not had a period; hasn't \
        had a period; periods stopped, periods have stopped; skipped-period = skipping periods; \
        irregular-periods = periods irregular, periods are irregular; erratic periods; infrequent \
        periods; periods all over the place; light periods; scanty periods; hypomenorrhea; \
        delayed menarche; discharge down below; vaginal d/c; thick discharge; cheesy discharge; \
        clumpy discharge; gray discharge; thin gray discharge; abnormal discharge; increased \
        discharge; frothy discharge; fishy smelling discharge; vulval burning; vestibulodynia; \
        dry vagina; dryness with intercourse
        lack of libido; decreased-libido = libido low; libido decreased; reduced sex drive; loss \
        of sex drive; lack of sexual desire; not interested in sex; delayed ejaculation; \
        retrograde ejaculation; hematospermia; blood in semen; haematospermia; trouble getting \
        erection; difficulty getting an erection; can't get an erection; can't maintain erection; \
        loss of morning erections; erectile difficulties; erectile problems; cannot maintain an \
        erection; dripping from penis; burning at tip of penis; penile irritation; chancre; \
        thickening in breast, breast thickening; mastodynia; retracted nipple; nipple damage; \
        nipple blebs; milk bleb; blocked milk duct; clogged milk duct; milk stasis; galactocele; \
        forceful letdown; poor milk supply; insufficient milk supply; low-milk-supply = milk \
        supply low; milk not in; milk has not come in; delayed lactogenesis; latching \
        difficulties; trouble latching
        latch problems; latch issues; breastfeeding difficulties; breastfeeding problems; breast \
        feeding difficulties; feeding difficulties; feeding problems; feeding issues; \
        galactorrhea; milky discharge; breast asymmetry; puckering of breast skin; skin \
        puckering; nvp; pressure down below; heaviness down below; bearing down sensation; \
        bearing down feeling; pgp; symphysis pubis dysfunction; visual flashes; seeing sparkles; \
        sparkly lights; heavy lochia, lochia heavy; foul smelling lochia; lochia offensive; \
        excessive lochia; saturating pad; episiotomy breakdown; not bonding with baby; poor \
        bonding; bonding difficulties; difficulty bonding; climacteric symptoms; felt down; \
        depressed-mood = feels blue, mood is low, mood has been low; felt low; mood is down, mood \
        down; dysthymic; dysthymic mood; gloomy; glum; despondency; dejected; fed up; feeling fed \
        up; feels-empty = feeling empty; emptiness
        chronic emptiness; feelings of emptiness; emotionally blunted; feeling flat, feels flat; \
        joyless; lack of pleasure; takes no pleasure; loss of pleasure; loss of enjoyment; lost \
        enjoyment; not enjoying things; doesn't enjoy anything; does not enjoy anything; no \
        longer enjoys, no longer enjoying; can't enjoy; no interest in things; no interest in \
        anything; no interest in activities; reduced interest; diminished interest; \
        low-motivation = motivation low; loss of motivation; amotivated; avolition; can't be \
        bothered; cannot be bothered; can't get going; can't get out of bed; cannot get out of \
        bed; struggling to get out of bed; stays in bed all day, staying in bed all day; in bed \
        all day; lies in bed all day; lack of drive; everything is an effort, everything an \
        effort; melancholic; melancholia; mood slump; cries daily; cries every day; bursts into \
        tears, bursting into tears; sobbing
        breaking down in tears; cries at work; sees no future; can't see a future; cannot see a \
        future; pessimistic; pessimism; helpless; feels helpless; useless; feels useless, feeling \
        useless; feels like a failure, feeling like a failure; feels a failure; feels like a \
        burden, feeling like a burden; feels a burden; feels burdensome; perceived \
        burdensomeness; self hatred; hates herself; hates himself; self loathing; self blame; \
        poor self image; low self worth; low self confidence; ashamed; feels ashamed, feeling \
        ashamed; negative self talk; preoccupation = ruminates; ruminative; negative thinking; \
        negative cognitions; intrusive images; unwanted thoughts; catastrophising; \
        catastrophizing; catastrophic thinking; overthinking, overthinks; over thinking; worried \
        all the time; constantly worried; keyed up; tremor = jitters; jumpiness; anxiety = edgy; \
        uptight; apprehensive; fearful = fearfulness
        """
}
