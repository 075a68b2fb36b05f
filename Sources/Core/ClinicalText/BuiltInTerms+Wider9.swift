extension BuiltInTerms {
    /// What parents, patients and clinics of every kind write: more symptoms.
    static let wider9 = """
        [symptom]
        feels scared, feeling scared; feels afraid; scared to leave house; afraid to leave house; \
        afraid to go out; afraid to sleep; butterflies in stomach; butterflies in tummy; knot in \
        stomach; can't cope; cannot cope; unable to cope; isn't coping; struggling to cope, \
        struggles to cope; difficulty coping; at end of tether, end of her tether; at wits end; \
        at breaking point; under a lot of stress; work stress, stress at work; work related \
        stress; job stress; financial stress; financial stressors; family stress; exam stress; \
        academic stress; school stress; psychosocial stressors; psychosocial stress; life \
        stressors; multiple stressors; interpersonal stressors; relationship problems; \
        relationship difficulties; relationship stress; relationship issues; marital problems; \
        marital discord; marital difficulties; marital stress; marital conflict; family conflict; \
        family discord; interpersonal conflict
        interpersonal difficulties; conflict at home; relationship breakdown; relationship \
        conflict; anxious about health; needle phobic; fear of needles; phobic; claustrophobic; \
        agoraphobic; fear of flying; fear of heights; fear of crowds; fear of dying; fear of \
        losing control; fear of going crazy; fear of choking; emetophobia; afraid of dying; feels \
        like dying; thought she was dying, thought he was dying; thought he was going to die, \
        thought she was going to die; feeling he would die, feeling she would die; feeling of \
        impending doom; sense of impending doom; impending doom; sense of doom; sense of dread; \
        feeling of dread; hyperventilating, hyperventilates; hyperventilation; over breathing; \
        overbreathing; avoidant; avoiding crowds, avoids crowds; avoids going out, avoiding going \
        out; avoids social situations, avoiding social situations; avoiding reminders, avoids \
        reminders
        avoiding people, avoids people; safety behaviours; reassurance seeking, seeks \
        reassurance; seeking constant reassurance; checking behaviours; repeated checking; \
        repetitive checking; compulsive checking; compulsive hand washing; compulsive \
        handwashing; excessive hand washing; excessive handwashing; washes hands repeatedly, \
        washing hands repeatedly; washing hands excessively; contamination fears, fear of \
        contamination; fear of germs; ritualistic behaviour; compulsive; compulsive behaviour; \
        obsessional thoughts; obsessive; obsessional; hoarding, hoards; hoarding behaviour; \
        skin-picking = picks skin, picking skin, picks at skin; pulls hair out, pulling out hair, \
        pulling hair out, pulls out hair; trichotillomania; nail-biting = bites nails, biting \
        nails; triggered by loud noises; hyper-vigilant; startle response increased; heightened \
        startle; always on guard; feels-detached = feeling detached
        feels disconnected, feeling disconnected; feels unreal, feeling unreal; things feel \
        unreal; feels like a dream; out of body experience; out of body feeling; dissociative; \
        dissociative symptoms; blanking out, blanks out; emotionally abused; verbally abused; dv \
        victim; coercive control; financial exploitation; adverse childhood experiences; \
        traumatised; traumatized; hit by partner; hit by husband; hit by boyfriend; afraid of \
        partner; afraid of husband; afraid of boyfriend; scared of partner; feels unsafe at home; \
        unsafe at home; does not feel safe at home; doesn't feel safe at home; not safe at home; \
        elevated-mood = mood elevated; feeling high; on top of the world; overly happy; expansive \
        mood, mood expansive; mood labile; labile-affect = affect labile; lability; unstable \
        mood, mood unstable; mood fluctuates; mood up and down; inflated self esteem; special \
        powers
        believes he has special powers, believes she has special powers; little need for sleep, \
        needs little sleep; doesn't need sleep; does not need sleep; not needing sleep; \
        hypersexuality; increased libido; sexually inappropriate; over spending; excessive \
        spending; spending excessively; reckless spending; increased goal directed activity; \
        excess energy; too much energy; over energised; racing-thoughts = thoughts are racing; \
        mind racing, mind is racing, mind races; talking fast; talking too fast; rapid speech, \
        speech rapid; loud speech, speech loud; can't get a word in; hard to interrupt; difficult \
        to interrupt; non-stop talking, talking non stop; talking nonstop; hyperverbal; mixed \
        features; mixed state; rapid cycling; voices telling; hearing things, hears things; \
        voices in head; hallucinations = sees things; sees people who are not there, seeing \
        people who are not there
        sees people who aren't there, seeing people who aren't there; talking to people who \
        aren't there; sees children in room; sees dead relatives, seeing dead relatives; seeing \
        bugs; seeing insects; shadow people; bugs crawling on skin; feels bugs crawling; \
        derogatory voices; running commentary; third person voices; ahvh; internally preoccupied; \
        attending to internal stimuli; responding to unseen stimuli; responding to voices; \
        talking to himself, talks to himself; talking to herself, talks to herself; laughing to \
        himself; laughing to herself; laughs inappropriately; inappropriate laughter; muttering \
        to himself; muttering to herself; persecutory ideation; persecutory beliefs; persecutory; \
        hyperreligious; hyper-religious; hyperreligiosity; religiously preoccupied; erotomanic; \
        erotomania; morbid jealousy; fixed false beliefs; strange beliefs; odd beliefs; bizarre \
        beliefs; bizarre thoughts
        strange ideas; odd ideas; odd behaviour; strange behaviour; behaving strangely; behaving \
        oddly; acting strangely; acting weird; acting bizarre; acting bizarrely; suspicious of \
        others; guarded and suspicious; feels watched, feels being watched; feels people are \
        watching; thinks people are watching; believes people are following; thinks people are \
        following; feels followed; believes he is being followed, believes she is being followed; \
        believes being poisoned; thinks food is poisoned; believes food is poisoned; believes \
        neighbours are spying; believes neighbors are spying; thinks staff are poisoning; \
        thought-broadcasting = thought broadcast; thought echo; passivity phenomena; \
        thought-disorder = thought disordered; circumstantiality; clang associations; clanging; \
        neologisms; derailment; illogical; illogical thoughts; perseverating, perseverates; \
        poverty of thought; poverty of content; alogia
        concrete thinking; concrete thought process, thought process concrete; mute; \
        negativistic; echopraxia; mental breakdown; mental health crisis; mental health \
        deterioration; deterioration in mental state; lacks insight, insight lacking; insight \
        limited; insight impaired, impaired insight; partial insight, insight partial; poor \
        judgement, judgement poor; judgment impaired, impaired judgment; judgement impaired, \
        impaired judgement; judgment limited, limited judgment; insight and judgment poor; \
        insight and judgement poor; insight and judgment impaired; insight and judgment limited; \
        flattened affect; pacing up and down; pacing the halls; pacing the ward; can't keep \
        still; cannot keep still; can't stay still; assaultive; hit staff, hitting staff; \
        striking out, strikes out; struck out at staff; kicking staff; punching staff; spitting \
        at staff; spat at staff; lashing out, lashes out, lashed out
        threatening behaviour; threatening others; threatened staff; verbally abusive; physically \
        abusive; abusive to staff; shouting; shouting out, shouts out; screaming out; yelling; \
        yelling out, yells out; hostility; belligerent; uncooperative; resistive to care, \
        resistive with care; resists care, resisting care; refuses care, refusing care, refused \
        care; refusing personal care; declines personal care; refusing medication, refuses \
        medication, refused medications; refusing meds, refuses meds; non compliant with \
        medication; noncompliant with medication; noncompliant; nonadherent; nonadherence; \
        noncompliance; medication nonadherence; medication noncompliance; poor compliance; poor \
        adherence; poor medication adherence; stopped taking his medication; off his meds; \
        intrusive with peers; rage; rage attacks; anger issues; anger problems; anger management \
        problems; bad temper
        loses temper, losing temper; short with people; resentment; resentful; sulky; isolative; \
        stays in room, staying in room; won't leave house; not leaving house; doesn't leave the \
        house; not going out; rarely leaves house; housebound; house bound; avoiding friends; \
        stopped seeing friends; pushed friends away; feels alone, feeling alone; poor social \
        support; lack of social support; limited social support; poor personal hygiene; \
        self-neglect = self neglecting; neglecting himself; neglecting herself; neglecting self \
        care; not bathing; not showering, not showered; hasn't showered; not changing clothes; \
        not looking after himself; not looking after herself; not caring for himself; not caring \
        for herself; unshaven; bereaved; recently bereaved; heartbroken; broken hearted; binging \
        = binges; binge-eating = binge eats; overeating, overeats; over eating; comfort eating, \
        comfort eats; emotional eating
        emotional eater; stress eating; night eating; makes herself sick, making herself sick; \
        makes himself sick, making himself sick; laxative-abuse = abusing laxatives; restricting \
        intake, restricts intake; restricts food; restriction of intake; fasting to lose weight; \
        skips meals to lose weight; fear of fatness; bdd; distorted body image; poor body image; \
        body image distortion; body dissatisfaction; over exercising; overexercising; compulsive \
        exercise; exercising excessively; russell's sign; lanugo; chewing and spitting; self-harm \
        = self injurious, superficial cutting, self cutting
        suicidal-ideation = wishing he was dead, wishing she was dead, plans to jump, taking her \
        own life, no point in living, no point living, no point going on, not wanting to be \
        alive, does not want to be alive, wish not to be alive, wants to go to sleep and not wake \
        up, go to sleep and not wake up, go to sleep and never wake up, hopes not to wake up, \
        wishes she would not wake up, wishes he would not wake up, goodbye texts, giving away \
        possessions, giving away belongings, gave away possessions; killed himself, killed \
        herself, killed themselves, took his own life, took his life, hung himself, hung herself, \
        shot himself, shot herself, suicided; homicidal-ideation = threats toward others, \
        thoughts of harming children; smells-of-alcohol = smelled of alcohol; dope-sick = dope \
        sickness; off feet; jelly legs; legs feel like jelly
        unsteady-gait = balance poor, stumbled, difficulty with walking, walking difficulty; \
        impaired balance, balance impaired; decreased balance; reduced balance; balance deficits; \
        lost balance; balance off; dysequilibrium; nearly fell; almost fell; frequent faller; \
        fell twice; fell x2; fell x 2; falls risk; furniture-walking = furniture walks; furniture \
        cruising; shuffling = shuffles; unstable gait; reduced gait speed; decreased gait speed; \
        decreased step length; decreased stride length; reduced stride length; short step length; \
        decreased foot clearance; reduced foot clearance; poor foot clearance; decreased heel \
        strike; decreased step height; scissoring gait, scissor gait; toe drag; foot drag; drags \
        leg; gait deviation; circumducts; foot slap; knee hyperextension; genu recurvatum; \
        locking = knees buckle, locked knee, knee locked, knee gets stuck; retropulsion; pushing \
        to affected side
        leaning to one side, leans to one side; poor trunk control; poor sitting balance; \
        impaired sitting balance; poor standing balance; impaired standing balance; poor dynamic \
        balance; poor static balance; impaired dynamic balance; difficulty with ambulation; \
        difficulty ambulating; impaired mobility, mobility impaired; fits-faints-and-funny-turns \
        = mobility reduced; limited mobility; mobility decline, decline in mobility; mobility \
        problems; mobility issues; immobility; immobile; bedbound; bed bound; bedridden; bed \
        ridden; chair bound; chairbound; wheelchair bound; nonambulatory; non ambulatory; unable \
        to stand; can't stand; cannot stand; can't stand up; cannot stand up; unable to stand \
        unaided; unable to get up; can't get up; cannot get up; unable to get out of chair; can't \
        get out of chair; can't get up from chair; difficulty getting out of chair; difficulty \
        standing up; difficulty getting up
        difficulty with stairs; trouble climbing stairs; unable to climb stairs; can't climb \
        stairs; cannot climb stairs; cannot manage stairs; can't manage stairs; struggles with \
        stairs, struggling with stairs; difficulty with transfers, difficulty transferring; \
        unsafe transfers; impaired transfers; decreased transfers; poor transfers; unable to \
        transfer; needs assist x1; needs assist x2; needs assistance of two; needs assistance of \
        one; requires assist x1; requires assist x2; assist x2 for transfers; assist x1 for \
        transfers; maximal assistance for transfers; dependent for transfers; hoist transfer, \
        hoisted for transfers; hoyer lift dependent; dependent for adls, dependent with adls, \
        dependent in adls; dependent for all care; dependent for all adls; totally dependent; \
        total care dependent; needs help with adls; needs help with dressing, needs help dressing
        needs help with bathing, needs help bathing; needs help with washing, needs help washing; \
        needs help with feeding; needs feeding assistance; adl impairment; adl dysfunction; adl \
        decline; functional decline; decline in function; functional deterioration; functional \
        impairment; functional limitation; deconditioned = deconditioning; debility; debilitated; \
        debilitation; generalized debility; poor activity tolerance; decreased activity \
        tolerance; reduced activity tolerance; activity intolerance; decreased endurance; poor \
        endurance; reduced endurance; impaired endurance; low endurance; endurance deficits; \
        failure to cope; not managing at home; unable to manage at home; struggling at home; \
        struggling to manage; unable to cope at home; unsafe at home alone; carer breakdown; \
        carer stress; carer burden; caregiver burden; caregiver stress; sarcopenic; \
        undernourished; emaciation; skin and bones
        refeeding risk; pellagra; beriberi; kwashiorkor; marasmus; central adiposity; memory \
        decline; memory poor; memory impaired; memory deficits; poor short term memory; short \
        term memory deficits; impaired short term memory; recall 1/3, 1/3 recall; forgets names; \
        forgets things; forgets appointments, forgetting appointments; forgets conversations; \
        forgets to take medication; forgets medication, forgetting medications; forgets meds; \
        forgets to eat; left stove on; leaves stove on, leaving stove on; left the gas on; \
        leaving the gas on; got lost driving; lost in familiar places; asks same question, asking \
        the same question; asking same questions repeatedly; repetitive questions; repetitive \
        speech; cognitive deficits; cognitively impaired; impaired cognition, cognition impaired; \
        cognitive dysfunction; cognitive difficulties; fuzzy thinking; cloudy thinking; \
        concentration difficulty
        impaired concentration; slow thinking, thinking slowed; slowed thought; mental slowing; \
        confusion = in a muddle; bewildered; befuddled; dazed; spacey; pleasantly demented; \
        oriented to self only; oriented to person only; oriented to name only; oriented x1; \
        oriented x 1; a&o x1, a/o x1; aox1; alert and oriented x1; not oriented; not orientated; \
        doesn't recognise family; doesn't recognize family; does not recognise family; does not \
        recognize family; not recognising family; not recognizing family; doesn't know where he \
        is, doesn't know where she is; does not know where she is, does not know where he is; \
        sundowning = sundowns; exit seeking; attempting to leave facility; rummaging; hoarding \
        food; getting dressed inappropriately; inappropriate behaviour; bpsd; behavioral \
        disturbance; behavioural disturbance; behavioral changes; behavioural changes; behaviour \
        change, change in behaviour
        personality change, change in personality; pulling at lines; pulling out lines; pulls at \
        tubes, pulling at tubes; pulled out iv; pulled out catheter; pulled out ng; pulling at \
        catheter; pulling off oxygen; climbing out of bed; attempting to climb out of bed; \
        getting out of bed unassisted; picking at air; picking at bedclothes; picking at bed \
        sheets; plucking at bedclothes; carphology; cam positive; cam-icu positive; 4at positive; \
        visuospatial impairment; visuospatial deficits; poor safety awareness; decreased safety \
        awareness; impaired safety awareness; reduced safety awareness; lacks safety awareness; \
        poor problem solving; impaired problem solving; impaired executive function; poor \
        sequencing; impaired sequencing; poor initiation; decreased initiation; difficulty \
        following commands; unable to follow commands; not following commands; does not follow \
        commands
        difficulty following instructions; unable to follow instructions; dry-skin = skin \
        flaking; calf-pressure = tight calf; mandibular breathing; jaw breathing; peripherally \
        shut down; peripherally cool; actively dying; imminently dying; in last days of life, \
        last days of life; last hours of life; terminal phase; terminal decline; transitioning to \
        active dying; terminally ill, terminal illness; rapid decline; rapidly declining, \
        declining rapidly; continued decline; overall decline; general decline; gradual decline; \
        deteriorating, deteriorated, deteriorates; deterioration; semi conscious; semiconscious; \
        unable to take oral meds; fungating breast; opioid neurotoxicity; opioid induced \
        neurotoxicity; furrowed brow; hepatic flap; scratched raw; spots on face; spots on back; \
        spots on chest; whiteheads; blackheads; come out in spots; came out in spots; covered in \
        spots; exanthema; enanthem
        greasy scale; yellow scale; koplik spots; herald patch; poison sumac; pseudofolliculitis \
        barbae; acrochordon; campbell de morgan spots; sun damage; sun damaged skin; photodamage; \
        actinic damage; age spots; liver spots; scratching = scabbed, scabby; skin-growth = \
        growth on skin; toenail fungus; fungal toenail; yeast under breasts; infantigo; bedbugs; \
        tick attached; embedded tick; tick on skin; botfly; larva migrans; sea urchin spines; \
        coral cut; hair coming out; hair coming out in clumps; bald patches; balding; male \
        pattern baldness; receding hairline; excess facial hair; facial hair growth; dark facial \
        hair; ridged nails, nail ridging; splitting nails, split nails; black nail; melanonychia; \
        nail lifting; onycholysis; nail separation; spoon nails; beau's lines; infected toenail; \
        hangnail; eczematous; eczematous patches; erythrodermic; chloasma; rhinophyma; broken \
        veins; dermographism
        dermatographism; skin writing; weal; whelps; lichen nitidus; lichen striatus; bullous; \
        sun burnt; frostnip; pernio; cellulite; excess skin; loose skin; sagging skin; hs flare; \
        merkel cell; mycosis fungoides; agep; cutaneous horn; xerotic skin; keratoderma; pitted \
        keratolysis; smelly feet; senile purpura; solar purpura; actinic purpura; ecchymoses; \
        black eye; ciliary flush; scleral injection; burst blood vessel in eye; blood in eye; \
        blood in white of eye; blood spot in eye; sandy feeling in eyes; dry-eyes = eyes dry, \
        grit in eye; keratoconjunctivitis sicca; mucoid discharge; stringy discharge; chalazia; \
        scurf; collarettes; dermatochalasis; blepharochalasis; lagophthalmos; blurriness; \
        cloudy-vision = vision cloudy; hazy-vision = vision hazy; dim-vision = vision dim; \
        darkening of vision; vision going dark; vision went dark; vision goes dark; graying of \
        vision; greying-out = greyed out
        visual problems; vision trouble; sight problems; trouble seeing; difficulty seeing; \
        difficulty seeing at night; difficulty reading small print; difficulty with near vision; \
        difficulty with distance vision; can't see far; can't see the board; cannot see the \
        board; trouble seeing the board; difficulty seeing the board; sits close to tv; sits too \
        close to tv; holds books close; vision-changes = vision poor, vision decreased, \
        decreasing vision, light flashes; reduced acuity; vision worse; vision worsening, \
        worsening vision; vision getting worse; failing eyesight, eyesight failing; failing \
        vision; poor eyesight, eyesight poor; eyesight worse; deteriorating vision, vision \
        deteriorating; transient visual obscurations; tvos; low vision; visually impaired; visual \
        impairment; partially sighted; registered blind; blind in one eye; poor-night-vision = \
        night vision poor; starbursts; photophobic
        ghosting of vision; ghost images; cobwebs; flashers; zig zag lines; zigzags; zig zags; \
        shimmering in vision; wavy vision; distorted-vision = vision distorted; missing patches \
        in vision; reduced peripheral vision; constricted visual fields; eye-twitching = twitchy \
        eye; myokymia; blinking a lot; excessive blinking; excessive eye blinking; blepharospasm; \
        rubbing eyes, rubs eyes, eye rubbing; cross eyed; eye turns in, eye turn, turn in eye; \
        eye-turning-out = eye turns out; esophoria; exophoria; leukocoria; white pupil; white \
        reflex; absent red reflex, red reflex absent; abnormal red reflex; myopic; short sighted; \
        shortsighted; near sighted; hyperopic; farsighted; far sighted; longsighted; long \
        sighted; presbyopic; pterygia; conjunctivochalasis; ophthalmia neonatorum; hzo; scratched \
        cornea; scratched eye; corneal erosion; recurrent corneal erosion; recurrent erosion; \
        corneal rust ring
        rust ring; arc eye; welder's flash; welding flash; poked in eye, poke in eye; hit in eye; \
        seidel positive; cells in anterior chamber; ac cells; flare in anterior chamber; anterior \
        chamber reaction; posterior synechiae; raised intraocular pressure; elevated intraocular \
        pressure; increased cup to disc ratio; armd; macular pucker; retinal hole; lattice \
        degeneration; aion; naion; nldo; contact lens intolerance; contact lens overwear; contact \
        stuck in eye; contact lens stuck; lost contact lens in eye; slept in contacts; sleeping \
        in contacts, sleeps in contacts; ear-fullness = ear blocked, ear plugged, fullness in \
        ear; ear feels blocked; ear clogged; ears won't pop; ear crackling, crackling in ear; \
        ear-discharge = ear discharging, ear draining, fluid in ear, fluid on ears; runny-ear = \
        ear running, running ear; leaking ear; fluid leaking from ear; smelly ear, ear smells
        hearing-loss = hearing muffled, hearing decreased, difficulty hearing; dull hearing, \
        hearing dull; hearing down; hearing poor; reduced-hearing = hearing reduced; hearing \
        worse; worsening hearing; hearing getting worse; hoh; hearing impaired; cannot hear \
        properly; cannot hear; turns tv up; turning tv up loud; tv too loud; failed hearing test; \
        failed hearing screen; failed newborn hearing screen; referred on hearing screen; failed \
        audiogram; tinnitus = ear buzzing; humming in ear; hypersensitive to noise; autophony; \
        fluid behind eardrum; fluid behind the ear drum; perforated ear drum; burst eardrum; \
        burst ear drum; ruptured ear drum; red eardrum; protruding ear; cauliflower ear; torn \
        earlobe; infected piercing; infected navel piercing; infected belly button; embedded \
        earring; dix hallpike positive, positive dix hallpike; vestibular hypofunction; nose \
        picking; hypertrophied turbinates
        allergic shiners; allergic salute; nasal crease; crooked nose; smell loss; reduced smell; \
        smells things that aren't there; loss-of-taste = taste loss, change in taste; cannot \
        taste; taste alteration; kissing tonsils; tonsils touching; white spots on tonsils; white \
        spots in throat; spots on tonsils; tonsil stones; tonsillith; tonsillolith; cobblestone \
        throat; rapid strep positive; scarlatina; glands in neck; shotty lymph nodes; anterior \
        cervical nodes; submandibular nodes; axillary nodes; inguinal nodes; salivary stone; \
        vocal fold paralysis; presbyphonia; tongue tied; lip tie; short frenulum; tight frenulum; \
        submucous cleft; bifid uvula; adenoid facies; enlarged adenoids; adenoidal hypertrophy; \
        large adenoids; hot and cold sensitivity; difficulty chewing; trouble chewing; can't \
        chew; tooth broke; broken-tooth = tooth broken; chipped teeth; chipped-tooth = tooth \
        chipped; broken cusp
        avulsed teeth; subluxed tooth; luxated tooth; lost-filling = filling lost; filling came \
        out; crown off; broken crown; bridge loose; broken denture, denture broken; loose \
        dentures; ill fitting dentures; dentures don't fit; poorly fitting dentures; missing \
        teeth; missing tooth; edentulous; partially edentulous; poor dentition; bad teeth; rotten \
        teeth; rotting teeth; enamel defect; enamel erosion; dental erosion; teeth worn down; \
        stained teeth; discoloured tooth; dark tooth; gumboil; inflamed gums; receding gums; gum \
        overgrowth; gingival overgrowth; gingival enlargement; poor oral hygiene; poor dental \
        hygiene; crowded teeth; overcrowding of teeth; retained baby tooth; retained primary \
        tooth; hypodontia; supernumerary tooth; natal tooth; natal teeth; epstein pearls; black \
        hairy tongue; white coating on tongue; erythroplakia; fat lip; mucocele; ranula; torus \
        palatinus; torus mandibularis
        hand foot mouth; jaw-locking = locked jaw; lockjaw; tmjd; temporomandibular joint \
        dysfunction; onj; mronj; bronj; lip biting, bit lip; cheek biting; tongue thrust; \
        allergies flaring; food allergies; gluten sensitivity; cmpi; milk protein intolerance; \
        milk soy protein intolerance; fpies; tongue feels thick; bitten by insect; injection site \
        reaction; vaccine reaction; skin test positive; side effects; heat stress; overheated, \
        overheating; mountain sickness; decompression sickness; jetlag; hookworm; strongyloides; \
        roundworm; tapeworm; bat exposure; fish poisoning; ciguatera; seafood poisoning; ate \
        berries; ate plant; ate detergent pod; chafing = chafed; dark-urine = cola urine, coke \
        urine, tea colored pee, brown pee, dark pee, smelly pee, smelly wee, dark wee, strong \
        urine, cloudy pee, cloudy wee; hard catching breath
        shortness-of-breath = breathing worsens, breathing gets worse, breathing worsened, \
        breathing getting worse, breathing has got worse, breath short; leg went dead; hand went \
        dead; arm goes dead; hand goes to sleep; hands go to sleep; arm falls asleep; hands fall \
        asleep; feet fall asleep; foot falls asleep; foot fell asleep; arm fell asleep; looks \
        awful; looks terrible; looks dreadful; looks gray; looks very sick; looks sicker; looks \
        ghastly; pasty; pasty looking; white as a sheet; white as a ghost; looks yellow; skin \
        yellow; gone yellow; went yellow; yellow to legs; yellow to feet; whites of eyes yellow; \
        gray in color; uncomfortable at rest; uncomfortable with movement; appears uncomfortable; \
        looks uncomfortable; sick appearing; appears older than stated age; appears older than \
        age; in agony; doubled over; can't get comfortable; cannot get comfortable; unable to get \
        comfortable
        """
}
