extension BuiltInTerms {
    /// What parents, patients and clinics of every kind write: signs, disorders, injuries.
    static let wider10 = """
        [symptom]
        can't find comfortable position; holding arm still; not using arm; not moving arm; won't \
        use arm; won't move arm; refuses to use arm, refusing to use arm; will not walk; favoring \
        leg; hobbling, hobbles; niggle, niggly; pinching; pinching sensation; pulling sensation; \
        pulling feeling; catching sensation; heavy feeling; heaviness in legs; arms heavy; leaden \
        legs; legs like lead; tight feeling; seized up, seizing up; slept funny; slept wrong; \
        slept awkwardly; poor-suck = suck poor
        [sign]
        dry-mucous-membranes = mucous membranes dry, eyes sunken, fontanelle sunken, tented skin, \
        skin turgor poor; tachypnea = breathes fast; bradypnea = breathing shallow, shallow \
        breaths; ruptured-membranes = waters have broken, water has broken, leaking waters, gush \
        of clear fluid, gush of water, trickle of fluid, vaginal fluid leak, membranes ruptured, \
        membranes have gone, draining liquor, draining clear liquor, clear liquor draining, \
        liquor draining; friable-cervix = cervix friable; responding-to-internal-stimuli = \
        responds to internal stimuli; poor-insight = insight poor, judgment poor; flat-affect = \
        affect constricted; poor-hygiene = hygiene poor; impaired-recall = recall impaired; torn \
        skin; fragile skin, skin fragile; friable skin; thin skin, skin thin; papery skin; skin \
        breakdown, breakdown of skin; open area; delayed wound healing; poor wound healing; \
        impaired wound healing
        separated wound edges, wound edges separated; wound edge separation; incision opened, \
        incision open; incision separation; undermined edges; rolled wound edges; epibole; \
        hypergranulation; hypergranulation tissue; overgranulation; overgranulating, \
        overgranulated; proud flesh; friable granulation; exudating; strikethrough; strike \
        through on dressing; dressing soaked, soaked dressing; dressing saturated, saturated \
        dressing; critical colonisation; biofilm; exposed-bone = tendon exposed; exposed \
        hardware, hardware exposed; exposed mesh; spitting suture; retained suture; split \
        stitches; burst stitches; popped stitch, stitches popped; stitches came out; stitches \
        came undone; decub; stage 1 sacrum; stage 2 sacrum, stage 2 to sacrum, stage 2 on sacrum; \
        stage 3 sacrum, stage 3 to sacrum, stage 3 on sacrum; stage 4 sacrum, stage 4 on sacrum, \
        stage 4 to sacrum; stage 1 coccyx
        stage 2 coccyx, stage 2 on coccyx, stage 2 to coccyx; stage 3 coccyx; stage 4 coccyx; \
        stage 1 heel; stage 2 heel; stage 3 heel; stage 2 buttock; stage 2 sacral; stage 3 \
        sacral; stage 4 sacral; stage 2 ischium; unstageable; unstageable sacral; unstageable \
        heel; sdti; sacral breakdown; tailbone-redness = sacrum red, coccyx red; sacrum broken; \
        heels red; heel breakdown; buttock-redness = buttocks red; broken skin, skin broken; \
        broken area; broken down area; red under breasts; leaky legs, leaking legs, legs leaking; \
        autoamputation; calluses; thick toenails; overgrown toenails; overgrown nails; long \
        toenails; dystrophic nails; mycotic nails; mycotic toenails; elongated toenails; stasis \
        changes; brawny skin; lymphorrhea; lymphorrhoea; stemmer sign positive; positive stemmer; \
        dependent rubor; hairless shins; atrophie blanche; champagne bottle legs; thread veins; \
        reticular veins
        stoma retracted, retracted stoma; peristomal irritation; peristomal skin breakdown; pouch \
        leaking; stoma bag leaking; leaking ostomy, ostomy leaking; ostomy leakage; pouch \
        leakage; high ostomy output; low stoma output; peg site leaking; peg site red; g tube \
        site leaking; g tube leaking; g-tube leakage; g tube dislodged; peg dislodged; peg came \
        out; tube dislodged; ng tube dislodged; blocked peg, peg blocked; clogged peg; clogged \
        feeding tube, feeding tube clogged; clogged g tube; buried bumper; catheter blocked, \
        blocked catheter; catheter blockage; catheter bypassing, bypassing catheter; catheter \
        leaking, leaking catheter; leaking around catheter; urine bypassing; catheter not \
        draining; catheter came out; catheter pulled out; catheter expelled; catheter dislodged; \
        catheter encrustation; urine sediment, sediment in urine; sediment in catheter; debris in \
        urine; purple urine bag
        urethral erosion; meatal erosion; trach plugged; picc line occluded; occluded picc; iv \
        infiltrated, infiltrated iv; iv infiltration, infiltration of iv; tissued cannula, \
        cannula tissued; clotted avf; contracted hand; contracted fingers; contracted limbs; \
        contracted legs; tone increased; flexor tone; low muscle tone; hemiparetic; monoplegia; \
        tetraplegic; diplegia; subluxed shoulder, shoulder subluxed; decreased grip strength, \
        grip strength decreased; reduced grip strength; decreased pinch strength; reduced \
        dexterity; poor dexterity; decreased dexterity; impaired dexterity; decreased fine motor \
        coordination; impaired fine motor coordination; impaired fine motor; impaired \
        coordination; decreased coordination; reduced coordination; incoordination; \
        dyscoordination; impaired motor control; poor motor control; decreased le strength; \
        decreased ue strength; tight hip flexors; hamstrings tight
        tight it band; tight pecs; tight upper traps; tight paraspinals; tight piriformis; \
        guarded movement; joint hypomobility; hypomobile; hypomobility; hypermobile; patellar \
        maltracking; patella maltracking; maltracking; winged scapula; rounded shoulders; forward \
        head posture; scoliotic; flat back posture; sway back; pelvic obliquity; leg length \
        inequality; poor posture, posture poor; slouched posture; slumped posture; postural \
        dysfunction; flatfeet; overpronation; overpronates; excessive pronation; high arches; \
        knock knees; bow legs, bow legged, bowed legs; bowlegs; knee valgus; dynamic valgus; \
        varus knee; intoeing; in-toeing; out-toeing; toe in gait; pigeon toed; toe walks, walks \
        on toes; tiptoe walking, walks on tiptoes; w sitting; bunionette; mallet toe; crossover \
        toe; hallux rigidus; hallux limitus; claw hand; finger drop
        decreased-range-of-motion = rom restricted, rom decreased, range of motion limited; arom \
        limited, limited arom; prom limited, limited prom; decreased arom; decreased prom; loss \
        of rom; loss of range; loss of range of motion; pain at end range; hard end feel; empty \
        end feel; limited flexion, flexion limited; limited extension, extension limited; lacks \
        full extension, lacking full extension; lacks extension, lacking extension; lacks 10 \
        degrees extension; loss of extension, extension loss; loss of flexion; decreased flexion; \
        decreased extension; decreased cervical rotation; limited cervical rotation; limited \
        rotation; decreased lumbar flexion; limited lumbar flexion; limited internal rotation; \
        decreased internal rotation; limited external rotation; decreased external rotation; \
        apraxic; dyspraxic; motor planning difficulties; motor planning deficits; poor motor \
        planning
        impaired motor planning; impaired proprioception; decreased proprioception; reduced \
        proprioception; diminished-sensation = sensation diminished; impaired-sensation = \
        sensation impaired; absent sensation; neural tension; positive neural tension; \
        hyposensitive; phantom sensation; stump breakdown; cheyne-stokes = cheyne stoking; \
        cool-extremities = extremities cool, capillary refill delayed; disease-progression = \
        progression of disease; retracted-tm = tm retracted; tonsillar-enlargement = tonsils \
        enlarged; jaundice = eyes yellow; ill-appearing = appears ill; tone decreased; reduced \
        muscle tone; decreased muscle tone; monofilament loss; loss of monofilament sensation; \
        reduced monofilament; absent-monofilament = monofilament absent; reflexes diminished; \
        reflexes absent; reflexes decreased; dtrs brisk; dtrs diminished; dtrs absent; hypoactive \
        reflexes; absent femoral pulses; absent moro
        asymmetric moro; absent suck; uncoordinated suck; uncoordinated suck swallow; hypoxia = \
        desatting; periodic breathing; ttnb; bilious aspirates; feeding intolerance, feed \
        intolerance, intolerance of feeds; abdominal girth increasing; gastric residuals; large \
        residuals; high residuals; high gastric residuals; patent ductus; hypoplastic left heart; \
        single umbilical artery; two vessel cord; 2 vessel cord; single palmar crease; sacral \
        pit; sacral tuft; preauricular pit; preauricular tag; ear tag; low set ears; epicanthal \
        folds; micrognathia; retrognathia; dysmorphism; polydactyly; syndactyly; webbed toes; \
        webbed fingers; extra digit; extra finger; extra toe; club foot; metatarsus adductus; \
        calcaneovalgus; hip clunk, clunky hip; grey = clicky hip; barlow positive, positive \
        barlow; ortolani positive, positive ortolani; asymmetric thigh folds; asymmetric skin \
        folds; asymmetric gluteal folds
        epispadias; chordee; cryptorchid; testis not palpable; testes not palpable; testicle not \
        palpable; nonpalpable testis; hydrocoele; labial fusion; ambiguous genitalia; imperforate \
        anus; anteriorly placed anus; gastroschisis; omphalocele; exomphalos; myelomeningocele; \
        anencephaly; periventricular leukomalacia; birth asphyxia; perinatal asphyxia; low apgar, \
        apgars low; poor apgars; flat at birth; born flat; came out flat; no respiratory effort \
        at birth; poor respiratory effort; needed resuscitation at birth; required resuscitation \
        at birth; true knot in cord; true knot; short cord; abo incompatibility; coombs positive, \
        positive coombs; dat positive; hemolytic disease of newborn; kernicterus; below birth \
        weight; under birth weight; not back to birth weight; not regained birth weight, has not \
        regained birth weight; hasn't regained birth weight; low birth weight; lbw; vlbw; elbw
        very low birth weight; extremely low birth weight; premature baby; ex-prem; ex-premie; \
        born early; extremely premature; postterm; post-term; small for age; short for age; below \
        3rd percentile; below 5th percentile; less than 3rd percentile; less than 5th percentile; \
        crossing percentiles, crossed percentiles; crossing centiles, crossed centiles; dropping \
        centiles, dropped centiles; dropped two centiles; fallen off growth curve; dropping \
        percentiles; growth faltering; static weight, weight static; poor growth; slow growth; \
        growth failure; growth delay; stunting, stunted
        leak, breakdown, expulsion, alarm symptoms, alarm features, alarm signs, sinister \
        features, concerning features, neurological symptoms, neuro symptoms, neurologic \
        symptoms, cardiac symptoms, systemic symptoms, infective symptoms, gi symptoms, \
        constitutional signs, colour change, safeguarding concerns, stroke signs, fast symptoms, \
        heart attack symptoms, allergic symptoms, bowel symptoms, bladder symptoms, menstrual \
        problems, urinary complaints, bowel complaints, cardiac complaints, swallowing concerns, \
        sleep concerns, mood concerns, memory concerns, galea defect, retained stinger @denied
        [disorder]
        dermatitis = red bottom, bottom is red, red bum, raw bottom, raw bum, nappy area red; \
        seborrhea capitis; pustular melanosis; transient pustular melanosis; dermal \
        melanocytosis; congenital dermal melanocytosis; craniosynostosis; premenstrual syndrome; \
        previa; praevia; marginal previa; complete previa; partial previa; vasa praevia; major \
        praevia; minor praevia; accreta; increta; percreta; placenta increta; placenta percreta; \
        morbidly adherent placenta; abnormally invasive placenta; adherent placenta; retained \
        membranes; incomplete placenta; ragged membranes; placenta not delivered; undelivered \
        placenta; a1gdm; a2gdm; intrauterine growth restriction; growth restricted fetus; growth \
        restriction; growth restricted; large for gestational age; macrosomic; hydramnios; \
        polyhydramnious; anhydramnios; reduced liquor; low amniotic fluid; low afi; increased \
        liquor; fetal anomaly; fetal abnormality
        congenital abnormality; absent end diastolic flow; reversed end diastolic flow; raised \
        umbilical dopplers; abnormal dopplers; oblique lie; malpresentation; face presentation; \
        brow presentation; occiput posterior; occipitoposterior; back to back baby; compound \
        presentation; head not engaged; unengaged head; asynclitism; cephalopelvic disproportion; \
        failed induction; failed instrumental; failed forceps; failed ventouse; slow progress in \
        labour; delayed second stage; prolonged second stage; prolonged rom; precipitous labor; \
        precipitate labour; precipitate delivery; precipitous delivery; born before arrival; \
        unplanned home birth; tptl; premature delivery; shortened cervix; cervical incompetence; \
        funneling; cervical funnelling; gbs colonisation; gbs carrier; retained swab; 3rd degree \
        tear; 3a tear; 3b tear; 3c tear; 4th degree tear; 2nd degree tear; periurethral tear; \
        sulcus tear
        vaginal wall tear; enterocele; procidentia; bladder has dropped, dropped bladder; fallen \
        bladder; pelvic floor dysfunction; hypertonic pelvic floor; diastasis recti; rectus \
        diastasis; divarication of recti; rectus divarication; gestational trophoblastic disease; \
        choriocarcinoma; blighted ovum; advanced maternal age; grand multiparity; grand multip; \
        grand multiparous; dcda twins; mcda twins; mono di twins; di di twins; mcma twins; twin \
        to twin transfusion; ttts; isoimmunisation; rh isoimmunization; alloimmunization; rh \
        sensitisation; aflp; tokophobia; fear of childbirth; fear of labour; traumatic birth; \
        subinvolution; sheehan syndrome; adenomyotic uterus; red degeneration; endometrial \
        hyperplasia; asherman syndrome; bicornuate uterus; septate uterus; uterine septum; \
        unicornuate uterus; didelphys; uterine anomaly; retroverted uterus; tilted uterus; \
        hydrosalpinx; pyosalpinx
        polycystic ovarian morphology; premature ovarian insufficiency; vaginal septum; \
        imperforate hymen; asc-us; asc-h; abnormal smear; abnormal cervical cytology; abnormal \
        cytology; borderline smear; mild dyskaryosis; moderate dyskaryosis; severe dyskaryosis; \
        dyskaryosis; cin i; cin ii; cin iii; cin1; vulvar intraepithelial neoplasia; hrhpv \
        positive; cervical erosion; strawberry cervix; vvc; lost iud strings; missing iud \
        strings; iud strings not visible; strings not seen; missing threads; lost threads; coil \
        threads not seen; missing coil threads; displaced iud; malpositioned iud; iud expulsion; \
        expelled iud; coil expulsion; coil expelled; embedded iud; retained tampon; lost tampon; \
        ohss; ovarian hyperstimulation; luteal phase defect; primary ovarian failure; early \
        puberty; premature adrenarche; premature thelarche; breast buds; thelarche; pubertal \
        delay; gc positive; neisseria gonorrhoeae
        mycoplasma genitalium; mgen; ngu; lgv; lymphogranuloma venereum; chancroid; rpr reactive; \
        condylomata; condylomata acuminata; balanoposthitis; bxo; tight foreskin, foreskin tight; \
        foreskin won't retract; non retractile foreskin; epididymoorchitis; hbsag positive; hcv \
        positive; plhiv; std exposure; sti exposure, exposure to sti; unprotected sex; \
        unprotected intercourse; unprotected sexual intercourse; upsi; condom broke; condom \
        break; condom breakage; split condom, condom split; condom failure; missed pills; missed \
        ocp; contraceptive failure; raped; trouble conceiving; difficulty conceiving; unable to \
        conceive; trying to conceive without success; failure to conceive; fetal loss; fdiu; \
        stillborn; still birth; born dead; baby died; neonatal demise; charles bonnet syndrome; \
        laxative misuse; diuretic misuse
        suicide-attempt = tried to take his life, tried to drown herself, tried to drown himself, \
        attempt on his life, attempt on own life; problem drinking; problem drinker; binge \
        drinker; heavy drinker; heavy alcohol use; excessive alcohol use; excess alcohol; excess \
        alcohol intake; hazardous drinking; harmful drinking; harmful alcohol use; hazardous \
        alcohol use; drinks too much, drinking too much; smell of etoh; etoh dependence; \
        withdrawing from alcohol; urges to use; urge to drink; relapsed on alcohol; resumed \
        drinking; started drinking again; using again; fell off the wagon; lapse in sobriety; \
        opiate use disorder; opioid addiction; opiate addiction; opioid misuse; prescription \
        opioid misuse; heroin addiction; heroin dependence; injects heroin, injecting heroin; \
        shooting up; fentanyl use disorder; pwid; injects drugs, injecting drugs
        sharing needles, shares needles, shared needles, needle sharing; gooseflesh; \
        piloerection; lacrimation; cocaine dependence; snorts cocaine; amphetamine use disorder; \
        stimulant misuse; uses marijuana; benzodiazepine use disorder; benzodiazepine misuse; \
        sedative use disorder; ketamine bladder; huffing; glue sniffing; nitrous oxide misuse; \
        steroid misuse; polydrug use; addicted; drug seeking; drug-seeking behavior; medication \
        seeking; doctor shopping; aberrant drug behavior; taking extra pills; taking more than \
        prescribed; took more than prescribed; taking too many tablets; taking too many pills; \
        diverting medication; medication diversion; positive drug screen; positive uds, uds \
        positive, uds positive for; positive urine drug screen; nicotine addiction; nicotine use \
        disorder; evali; gambling; problem gambling, gambling problem; pathological gambling; \
        gambling addiction; gaming addiction
        gaming disorder; internet gaming disorder; internet addiction; screen addiction; sex \
        addiction; porn addiction; pornography addiction; compulsive shopping; pusher syndrome; \
        adl dependence; loss of independence; loss of functional independence; functional \
        dependence; thiamine deficiency; prolapsed stoma; dusky stoma, stoma dusky; high output \
        stoma, high stoma output; hyperkyphosis; hyperlordosis; developmental coordination \
        disorder; end stage disease; solar elastosis; solar lentigines; lentigines; cheilitis; \
        myiasis; tungiasis; dyshidrosis; neurodermatitis; palmoplantar pustulosis; sweet \
        syndrome; pilonidal disease; ichthyosis; bromhidrosis; glaucoma = sty; \
        blepharoconjunctivitis; exposure keratopathy; amaurosis; nyctalopia; asthenopia; computer \
        vision syndrome; hypertropia; hypotropia; convergence insufficiency; anisometropia; \
        pinguecula = pingueculae; vernal keratoconjunctivitis
        atopic keratoconjunctivitis; panuveitis; iridocyclitis; photokeratitis; central serous \
        chorioretinopathy; 6th nerve palsy; cn6 palsy; 3rd nerve palsy; fourth nerve palsy; 4th \
        nerve palsy; horner syndrome; dacryostenosis; blocked-tear-duct = tear duct blocked; \
        tympanosclerosis; perichondritis; uvulitis; velopharyngeal insufficiency; enamel \
        hypoplasia; fluorosis; dental-abscess = abscessed tooth; gingival hyperplasia; glossitis; \
        angular chelitis; temporomandibular disorder; pollen food syndrome; food protein induced \
        enterocolitis; eoe = eoe; adverse-effects = side effects from medication; \
        strongyloidiasis; meniscus-tear = ruptured achilles; surfactant deficiency; necrotising \
        enterocolitis; oesophageal atresia; duodenal atresia; erb palsy; klumpke palsy; stomach \
        virus; adenovirus; parainfluenza; metapneumovirus; human metapneumovirus; rhinovirus; \
        rhino/entero positive; enterovirus; coxsackie
        chicken pox; parvovirus; parvo; sixth disease; mono; brue; alte; brief resolved \
        unexplained event; dyslexic; dysgraphia; specific learning disorder; learning disorder; \
        intellectual developmental disorder; borderline intellectual functioning; angelman \
        syndrome; rett syndrome; prader willi; noonan syndrome; williams syndrome; digeorge; 22q \
        deletion; fetal alcohol syndrome; fetal alcohol spectrum disorder; fasd; attachment \
        disorder; reactive attachment disorder; adjustment reaction; cluster b traits; borderline \
        traits; narcissistic traits; schizotypal; schizoid; personality vulnerabilities; \
        fabricated illness; munchausen; body focused repetitive behavior; gender incongruence; \
        avoidant restrictive food intake disorder; osfed; orthorexia; schizophreniform; shift \
        work disorder; shift work sleep disorder; delayed sleep phase; advanced sleep phase; \
        upper airway resistance syndrome
        rem behaviour disorder; rbd; plmd; mask intolerance; cpap intolerance; cpap intolerant; \
        aerophagia; elevated ahi; high ahi; residual ahi; bled in the brain; bled into her brain; \
        died in childbirth; died in sleep; dropped dead; found dead; died unexpectedly; kidneys \
        shut down; kidneys failed, kidneys failing; kidneys packed up; heart stopped; heart gave \
        out; liver failed; drowned in his own lungs; half her face paralyzed; face paralysed; \
        paralysed; paralysis; appendix burst, burst appendix; dead bowel; strangulated bowel, \
        bowel strangulated; twisted bowel; blocked bowel; blockage in bowel, bowel blockage; \
        sugar high; sugar low; sugars running high; sugars running low; sugars up and down; \
        sugars all over the place; blood sugars high; blood sugars low; bp high; blood pressure \
        high; blood pressure up; bp up; bp running high; bp running low; bps high; bps low; iron \
        low; vitamin d low; b12 low
        cholesterol high; borderline cholesterol; insulin resistant; thyroid low; thyroid high; \
        slow thyroid; dodgy knee; bad knee; bad back; bad hip; bad heart; heart trouble; heart \
        problems; kidney problems; kidney trouble; lung problems; lung trouble; liver problems; \
        stomach problems; bowel problems; bladder problem; prostate problems; prostate trouble; \
        back problems; knee problems; skin problems; eye problems; nerve problems; circulation \
        problems; poor circulation; bad circulation; wear and tear; always sick; sick a lot; \
        catches everything; keeps getting sick; getting sick often
        [injury]
        stork bite; assault = sexually abused, physically abused; bedbug bites; flea bites; midge \
        bites; sandfly bites; chigger bites; fire ant bites; metal in eye; dust in eye; sawdust \
        in eye; eyelash in eye; bead in ear; bug in ear; insect in ear; cotton bud stuck in ear; \
        bead in nose; object up nose; something up nose; object in ear; something in ear; open \
        bite; underbite; deep bite; anterior open bite; reaction to bite; barotrauma; ear \
        barotrauma; sinus barotrauma; bat bite; swallowed magnet; swallowed toy; swallowed \
        object; pulled my back; threw out back, threw back out; put his back out; back went out; \
        back gone, back has gone; back locked up; back seized up; ruptured disc; hand arm \
        vibration syndrome; chemical exposure; chemical inhalation; inhaled chlorine; chlorine \
        exposure; inhaled fumes; fume inhalation; fume exposure; toxic inhalation; gas exposure; \
        ammonia exposure; solvent exposure
        asbestos exposure; silica exposure; pneumoconiosis; coal workers pneumoconiosis; farmer's \
        lung; elevated lead; elevated lead level; mercury exposure; pesticide exposure; noise \
        exposure; blood exposure; body fluid exposure; blood and body fluid exposure; splash \
        exposure; blood splash; mucosal exposure; electrical shock; acid splash; crushed-finger = \
        finger crushed; finger caught in door, caught finger in door; finger shut in door; \
        slammed finger in door; slammed finger in car door; finger trapped in door; trapped \
        finger; caught hand in machine, hand caught in machine; jammed finger; jammed thumb; \
        jammed toe; stubbed toe; turned ankle; ankle-sprain = ankle twisted; tweaked knee; \
        tweaked back; popped knee, knee popped; felt pop in knee; felt pop in calf; felt \
        something pop; hyperextended knee; torn tendon; torn calf; torn hamstring; biceps tear; \
        medial tibial stress syndrome; stress reaction
        turf toe; bone spur; cork thigh, corked thigh; side stitch; black toenail; jogger's \
        nipple; chafed thighs; splinter; splinter in finger; splinter in hand; splinter in foot; \
        stepped on nail; trod on nail; stood on nail; nail through foot; stepped on glass; glass \
        in foot; trod on glass; fish hook; fishhook in finger; fish hook in finger; knife cut, \
        cut with knife; cut himself shaving; sliced finger; sliced thumb; nicked finger; \
        laceration = gashed; gashed head; split lip; split head; split chin; split eyebrow; cut \
        above eye; cut over eye; cut lip; cut chin; forehead-laceration = cut forehead; brow lac; \
        eyebrow lac; scalp lac, lac to scalp; chin lac, lac to chin; lip lac; forehead lac, lac \
        to forehead; finger lac, lac to finger; hand lac, lac to hand; facial lac; leg lac, lac \
        to leg; linear lac; eyelid lac; ear lac; knee lac; foot lac; arm lac; thumb lac; knocked \
        his head; bonked his head
        goose egg; goose egg on forehead; egg on head; egg on forehead; rolled off bed; rolled \
        off changing table; rolled off couch; rolled off sofa; fell off changing table; fell off \
        couch; fell off sofa; fell off bed; fell off trampoline; fell off monkey bars; fell from \
        monkey bars; fell off swing; fell off slide; fell off bunk bed; fell from bunk bed; \
        dropped by parent; baby dropped; dropped from arms; fell from shopping cart; fell from \
        high chair; fell off skateboard; fell off scooter; hit by ball, hit with ball; hit in \
        face with ball; elbowed in face; kicked by horse; kicked by cow; headbutted; head butted; \
        clash of heads; collided with another player; collision with another player; bike crash; \
        missed a step; missed last step; tripped on rug; tripped over rug; tripped over cat; \
        tripped over dog; tripped on curb; tripped on kerb; tripped over; fell in garden; fell in \
        kitchen; fell in street
        fell at work; fell at school; fell on stairs; fell off toilet; fell from toilet; slid out \
        of chair; slid from chair; slid to floor; slid out of bed; slid off bed; rolled out of \
        bed; lowered to floor; assisted to floor; found lying on floor; found on bathroom floor; \
        on floor overnight; lay on floor; lying on floor all night; lain on floor; pulled arm; \
        salter harris; salter harris ii; broken collar bone; broken back; broken neck; fender \
        bender; t-boned; seatbelt sign; seat belt sign; head-injury = head struck, whacked head, \
        smacked head
        """
}
