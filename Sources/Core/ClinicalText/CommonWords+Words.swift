extension CommonWords {
    /// Lower case, between blanks.
    static let words = everyday + clinical + products + peoples

    private static let everyday = """
        able about above accept access across act active actual add added adds adjust admit adult
        advise advised after again against age ago agree ahead aid air all allow almost alone along
        already also although always am amount an and another answer any anyone anything apart
        appears apply approx april are area areas arm around arrange arrive as aside ask asleep at
        ate away awake aware baby back bad bag balance ball band bar base based basic bath bathe
        bathroom be bear beat became because become becomes bed bedside been before began begin
        begun behind being below belt bend benefit beside besides best better between beyond big
        bill bills bit bite black blank blind block blocks blow blue board bodies body boil book
        books boot boots born both bottle bottles bottom bought bowl box boxes boy brace bread
        break breakfast breaks bright bring brings broad broke broken brought brown brush build
        built bus business busy but buy by cab call calls calm came can cane cannot car card cards
        care carefully cares carries carry case cases cash cast cat catch cause caused causes cell
        center certain chair change changed changes chart charts check checked checks chew chewed
        chief child children choice choose chose church circle city class clean cleaned cleaner
        cleans clear cleared clears client climb climbs clinic clip close closed closer closes
        cloth clothes club coach coat coffee cold collar college color column come comes comfort
        comment common company complete computer concern concerns condition contact content
        continue continued continues cook cool copies copy corner correct cost couch could count
        country couple course court cover covered covers cream cross cry cup cups curb cut daily
        dark data date day days daytime dead deal dear debt deep deeper degree delay dental depth
        desire desk detail details device devices did diet differ dinner dip direct dirty dish
        distant do doctor does dog dogs done door dose doses double doubt down drain drained drains
        draw drawn dress dressed drink drinks drive driven driver drives drop drops drove drug
        drugs dry due during duty each ear early ears earth ease east easy eat eaten eats edge edges
        effort eight either elbow eleven else email empty end ended ends energy engage english
        enough enter entire entry equal error errors etc even evening event events ever every
        everyone exact exam exams except exercise exit expect extra eye eyes face faced facial
        facing fact facts fair fall falls family far farm fast father fear feed feeds feel feeling
        feels feet fell felt female few field fifth fifty figure file files fill film final finally
        find finds fine finger fingers fire firm first fish fit five fix flat flight floor flow
        fluid fluids flush focus follow follows food foods foot for force form former forms forty
        forward found four fourth free freely fresh friend friends from front fruit full function
        further future gain game games garage garden gas gate gave general gentle get gets girl
        give given gives giving glad glass go goal goals god goes going gone good got grade grand
        grass great green grew grip groin gross ground group groups grow grows guard guess gym had
        hair half hall hand handed handle hands happy hard has hat have he head heads hear heard
        heat heated heavy heel heels height held help helped helps her here hers high higher highly
        him hip hips his hit hold holds hole home homes hope hot hotel hour hours house how however
        huge human hundred hurt husband ice idea if ill in inch inches include includes increase
        indeed index infant inner input inside intact intake intend into iron is issue issues it
        item items its itself jaw job jobs join joint joints juice jump june just keep keeps kept
        key keys kid kids kind kitchen knee knees knew knife know known knows label labels labor
        lack ladder lady lake land large largely last lasted lasts late lately later lateral law
        layer lead leads leak lean learn least leave leaves led left leg legal legs length less
        let letter level levels lie lies life lift lifted lifts light like liked likely likes limb
        limbs limit limits line lines link lip lips liquid list listed lists little live lived
        lives load local locked long longer look looked looks loose lose loss lost lot lots loud
        love low lower lunch lung lungs made mail main major make makes male man manage many map
        march mark marked mask match matter may maybe me meal meals mean means meat media meet
        meets men menu mental met method middle might mild mile miles milk mind mine minor minute
        minutes miss missed mix mixed mobile mode model modern moist moment money month monthly
        months mood more morning most mostly mother mouth move moved moves much muscle must my
        nail nails name named names narrow nature near nearly neat neck need needed needle needs
        neither never new newly news next nice night nightly nights nine no noise none noon nor
        normal north nose not note noted notes nothing notice now number nurse nurses obese object
        ocean odd of off offer office often oil okay old older on once one ones ongoing only onto
        open opened opens or oral orange order orders organ other others our out outer outside
        over overall own owner pace pack packed packs pad pads page paid pain pair pale palm palms
        pan pants paper papers parent parents park parked part partial partly parts pass passed
        passes past path pay pays peak pen people per perform perhaps period person pet phone
        photo photos pick picked piece pillow pink place placed places plain plan plane plans
        plant plants plate play plays please plenty plus point points pool poor portion position
        power present press pressed prior private problem process product program proper proud
        provide public pull pulled pulls pump pumps pure purple push put puts quick quickly quiet
        quit quite race radio rail rain raise raised ran range ranges rapid rare rarely rate rather
        raw reach reached reaches react read reads ready real really reason reasons recall receive
        recent recently record records red reduce reduced refer refill refills refuse refused
        refuses regard region regular relate remain remains remote remove removed repair repeat
        replace report reports request require rest rested resting result results return review
        rich ride rides right ring rings rinse rise rises risk risks road roll rolled room rooms
        root rough round route row rub rule rules run runs safe safely safety said salt same sample
        sat save saw say says scale scan scans school score scores screen sea search seat seated
        second section see seek seem seems seen self sell send sense sent series serve served
        service set sets seven several shall shape share sharp she shelf shift shifts shoe shoes
        shop short shortly should show showed shower shown shows shut sick side sides sight sign
        signed signs silver similar simple simply since single sister sit site sites sits sitting
        six size skin skip sky sleep sleeps slept slight slow slowly small smell smile smoke smoked
        smokes smooth snack so soap social soft soiled sold sole some son soon sore sort sound
        sounds soup source south space speak speaks special speed spend spent spine split spoke
        sponge spoon spot spots spray spread spring stable staff stage stair stairs stand standard
        stands start started starts state stated states station status stay stayed stays steady
        step steps stick sticks still stone stones stool stools stop stopped stops store story
        straight strain street stress strip strips strong struck study stuff style sudden suddenly
        sugar suit summer sun sunday supply support sure surface sweat sweet swim swing switch
        swollen system table tablet tables take taken takes talk talked talks tall tan tap tape
        task taste taught tea teach team tears teeth tell tells ten tend tender term test tested
        tests text than that the their them then there these they thick thin thing things think
        thinks third this those though thought thousand three through throw thumb tie tied tight
        tile time timed times tip tips tired title to toast today toe toes together toilet told
        tolerates tomorrow tone tongue tonight too took tool tools tooth top torn total touch
        tough towel toward town track trade train trained transfer trash travel tray treat treated
        tree trial tried tries trip trips truck true trunk trust try tub tube tubes tumor turn
        turned turns twelve twenty twice twin two type types unable under unit units unless until
        up upon upper upright urge us use used useful uses usual usually valid value values van
        vary vein veins verbal version very via video view views visit visits voice void voided
        voids wait waited waiter waiting wake wakes walk walked walker walking walks wall want
        wanted wants warm warmed was wash washed watch water way ways we weak wear wears week
        weekly weeks weight well went were west wet what wheel when where whether which while white
        who whole whom whose why wide wife will wind window wine winter wipe wish with within
        without woke woman women wood wool word words wore work worked worker works world worn
        worse worst would wrap wrapped wrist wrists write wrong wrote yard year years yellow yes
        yesterday yet you young your yours youth zero zone
        """

    private static let clinical = """
        abdomen abduct abraded abscess accident ace acid acne active actively acuity acute adductor
        adherent adhesive adnexa adrenal advance advil afebrile affect agonal airways albumin alert
        alk allergen alveolar ambulate ambulates amputee amylase anal ankle ankles anterior anus
        anxious aorta aortic apex apical apnea appears appetite appt aroused arousable arterial
        artery ascites aspirate assay assess assist asthma ataxia atria atrial atrium aura autism
        axial axilla axillae bandage baseline basal basilar belly benign biceps bicep bilat bile
        biliary bilirubin biopsies biopsy bladder bleach bleed bleeds blister blisters bloating
        bloods bolus bone bones bony bore bowel bowels brachial brain breast breasts breath breathe
        breaths brisk bronchi bruise bruised bruises bruit bruits buccal bulb bunion burn burned
        burns buttock buttocks bypass calcium calf calves calorie calories canal cancer cannula
        canula cap capillary caps capsule capsules carb carbs cardiac caries carotid cath catheter
        caudal cavity cecum cement central cerebral cervical cervix chemo chest chills chin
        chloride choke cholesterol chronic clamp clavicle clean clot clots clubbed coarse cochlear
        cognitive coherent colic colon colonic coma combative comorbid compliant compress conjunct
        conjunctiva conjunctivae consent consult consults contour contrast contact cord cords core
        cornea corneal coronal coronary cortex cough coughs counts crackles cramp cramps cranial
        crash creat creatinine crepitus crutch crutches culture cultures curve cuff cyst cysts
        cytology debrided decline decrease decubitus deep defect deficit deficits deformed dense
        dentures depressed dermal dermis diaper diaphragm diarrhea diastolic diff diffuse digit
        digits dilated discs disc disk disks distal distress disturbed dizzy donor dorsal dorsum
        drift drooling drowsy drugs ductal dura dull dysuria eczema edema effect elbow elbows
        elderly elective emergent emesis enema enlarged enzymes epidural episode episodes
        erythema esophagus etiology exudate extend extends exterior extremity extubated eyelid
        eyelids facet faint fainted fasting fat fatigue fatty feces fecal femur femoral ferritin
        fetal fever fevers fiber fibroid fibula film filters fistula flail flank flanks flap flaps
        flare flexed flexion flexor floaters flu flush foam folate fold follicle forearm forearms
        forehead foul fracture frail freq frontal fundal fundus gait gait's gallop gallops gastric
        gauze genital genitalia genitals gland glands glove gloves glucose gluten graft grafts
        grasp gravid gravida grimace growth guard guarding gums gut hamstring hard hernia heart
        hiatal hilar hives hoarse hormone humerus hydrated hygiene hymen icterus ileum iliac
        ileus illness illnesses implant implants improve inactive incisor incised index inducer
        infant infants infarct infect inferior inflamed ingrown inguinal inhale inhaled inhaler
        inhalers inject injured injuries injury insulin intern internal interval intestine intubate
        intubated invasive iris irregular irrigate isolated itch itching itchy jaundice jejunum
        joint jugular keloid kidney kidneys knee labia labile labor labs laceration lactate lacunar
        lap laser lavage laxative leads lens lesion lesions lethargic leukocyte ligament lipase
        lipid lipids litter liver lobe lobes lobar locked loop loops lucid lumbar lumen lump lumps
        lunate lymph macula macular malaise male mandible marrow mass masses maxilla meals medial
        medically meds membrane membranes meniscus mental merlot mesh metal microbes midline
        midshaft migraine mitral mobile mobility mold mole moles moist molar morbid mottled
        mucosa mucosal mucous mucus murmur murmurs muscle muscles myalgias myopia nails nares nasal
        nasogastric nausea nape naproxen nebs nebulizer nebulized necrosis necrotic nerve nerves
        neural neuro nevus nipple node nodes nodule nodules noncompliant nondistended nontender
        normocephalic atraumatic nostril nostrils numb numbness nutrient obese occiput occlusive
        occult ocular odor odorless opioid opioids optic oral orbit orbital organ orally orient
        oriented orifice ostomy output ovary ovaries ovarian oxygen paced palate pallor palp
        palpable palpated panel pancreas papule papules paralyzed parous patch patella patellar
        patent patency pelvic pelvis penile penis percent perfused perineal perineum periwound
        peroneal petechiae pharynx pharyngeal phlegm picc pill pills pinna pitting placebo placenta
        plantar plaque plaques plasma platelet platelets pleura pleural plug plus pneumonia pods
        polyp polyps popliteal pores portal posterior postop preop postpartum posture potassium
        prenatal pressors pressure probe prone prostate protein provoked proximal pruritus psoas
        pubic pulse pulses pump pupil pupils purulent pus pustule quad quads quadrant rad radial
        radius rales ramus rash rashes reactive rebound rectal rectum red reflex reflexes reflux
        regimen rehab relapse relief relieved renal resected resp responsive restless retina
        retinal rhonchi rhythm rib ribs rigid rigors rinne rom rotator rubs rupture ruptured sacral
        sacrum sagittal saline saliva sat sats scab scabs scalp scaly scapula scar scars sclera
        sclerae scrotal scrotum secure sedated seizure seizures semen senile sepsis septal septum
        serosa serous serum sheath shin shins shock shoulder shoulders shunt sigmoid sinus sinuses
        skeletal skull sling smear snoring sodium solid soles solute somnolent spasm spasms sperm
        sphincter spinal spleen splint splints sprain sputum squat stab staging staple staples
        steroid steroids stent stented sternal sternum stiff stimuli stitch stoma stomach straw
        streak stretch stretches stretcher stricture stridor stroke stump stunned stupor sublux
        subtle sulcus superior supple suppository supine sural surgical suture sutured sutures
        swab swabs swallow swallows sweats swelling symmetric syncope syringe systolic tablets
        tachy tandem tarsal teeth temple temples tendon tendons tense tension tenderness tendered
        testes testicle testis thenar therapy thigh thighs thoracic thorax throat throbbing thrill
        thrills thrombus thyroid tibia tibial tingling tinnitus tissue tissues titers titrate
        toddler toenail toenails tonsil tonsils topical torso torsion trace trachea tracheal
        traction trauma tremor tremors triceps tricep triage trigger triggers troponin tumors
        tympanic ulcer ulcers ulna ulnar ultra umbilical unsteady upright ureter urethra urethral
        urgent urgency urinal urine uterus uterine uvula vaccines vagina vaginal vague valve valves
        vaping varices varicose vascular venous ventricle verbal vertex vertigo vesicle vessel
        vessels viable virus viral visceral viscous vision visual vital vitals vitamin vitamins
        vocal vomit vomited vomits vulva walker warts watery weakness weaned weaning weepy wheeze
        wheezes wheezing withdrawn womb wound wounds wrapped xray xrays zoster
        anion apgar appropriate assisted attended attempt attempts background barriers blown
        brakes braking bursa caller camera canister cavus cerumen changes chaperone citizen
        cleanse cleansed coherent compression concordant consistent contract cooperative copay
        crisis currently daughter debris deferred delayed delivered demented denied dentist denture
        descended designated diagnoses dialysis discontinue diuresis diurese documented domain
        dosage driver driving dysphagia echo elderly eligible elevate elevated employed employee
        encourage endorses ensure environment equipment escalate established estimated evaluate
        exposed exposure extent facility facilities failed fatal favor fentanyl fibrillation fitted
        formula framework frequency frequent frozen grant grossly guided guidelines handoff
        handouts hearing hemodynamics historian household hydrate hygienist identity imaging
        immune impaired impact improved improving incident incontinent independent indwelling
        informed initial inpatient inspect instruct instructed insured insurer interim interpreter
        intervals lasting latest limited linear located logical loosely loved mainly maintain
        maximum medicare medicaid minimal minimum moderate modest monitor monitored monitors
        multiple negative nonverbal notify notified observe observed obtain obtained occasional
        older onset optional organize orthostatic outcome outpatient overnight oversight overdue
        package paperwork paramedics partner parties payer perfusion pharmacy physician physicians
        pleasant police policy positive possible potential preferred pregnant preliminary prep
        prescribed presents pressures prevent previous primary primarily prints probable proceed
        professor progress progressing prompt proposal protocol provided provider providers
        purpose quality quarter question questions readmit reassess reassured rebleed recheck
        rechecked recommend recovered recovery referral referred reported rescue resident
        residents resolve resolved resource resources respond responds response retired retains
        reviewed rotate routine schedule scheduled secondary sedentary severe severity shared
        signature situation smoker soldier somewhat specimen speech sponsored spontaneous spouse
        stabilize standing stimulus strategy strength student subacute subjective submit succeed
        suggest summary supervisor supervised supplies suspect symptom symptoms synopsis taper
        teacher technique tele telehealth temperature tentative thorough timeline tolerate
        tolerated tolerating transport trending trend trends triaged tripod ultrasound unchanged
        understands understood uneventful unknown unremarkable unresponsive update updated upset
        vehicle verify verified verifies veteran veterans victim volume volunteer warning weekend
        witness witnessed worried worsens writer yearly
        ab abg acs adl adls aka ama amb aox apap asap avss axo bcx bid bld bmi bmp bnp bps bun bx
        cbc cbg cc ccu cmp cns cpap cpr csf ctx cva cvs cxr dc dka dnr dob dtr dtrs dvt ecf ecg ed
        eeg ekg emg eom eomi esr etoh fen fhr fluoro foley fsbs ftt fx gcs gerd gi gfr gtt gu hcg
        hct hdl heent hgb hsm icd icu ijs inr iop iv ivf jvd kub lad ldl lfts lle lln llq lmp loc
        lue luq lvn mae mcv mdd meds mrsa msk nad nkda npo nsaid nsaids nsr ntnd obgyn ogt osa otc
        oob pacu pcn pcp perrl perrla pmh ppd prn psa psych ptt pvc pvd rbc rle rlq rn ros rrr rue
        ruq sbp sclc sle snf sob ssri stat std tia tid tsh tte uop uri uti vre vss wbc wnl
        braden morse ramsay lynch gleason rass cam broca schober faber empty lhermitte romberg
        tinel thomas ober yergason jobe speed speeds lasegue slr nikolsky gottron janeway osler
        roth duke dukes hinchey boniface rome centor wells geneva heart timi chads curb ottawa nexus
        canadian hestia beck columbia hamilton young edinburgh maslach katz lawton barthel borg
        norton tanner bishop leopold leopolds mcroberts pinard kegel kegels epley dix hallpike
        frenkel pratt penrose hemovac blake malecot kehr salem dobhoff nissen whipple billroth roux
        hartmann kocher pfannenstiel mcburneys veress hasson verres palmers palmer lembert kerlix
        kling xeroform adaptic telfa mepilex tegaderm aquacel allevyn duoderm unna coban steri
        vicryl monocryl prolene ethilon chromic pds surgicel gelfoam dermabond bovie ligasure
        trendelenburg yankauer ambu miller macintosh mallampati glidescope bougie bipap venturi
        swan ganz hickman broviac groshong tesio permacath quinton tenckhoff jp gomco coude texas
        purewick hoyer rollator knobloch gerota hesselbach douglas morison morrison kerley
        hounsfield bosniak rads birads sylvian willis wernicke circle hippel lindau sturge li
        fraumeni gorlin peutz jeghers cowden gardner oslers conn liddle bartter gitelman sheehan
        nelson plummer graves riedel quervain carpal kienbock legg calve scheuermann sever sinding
        freiberg morton mortons haglund lisfranc jones bennett boxer boxers monteggia galeazzi
        barton chauffeur maisonneuve pott segond bankart hill sachs slap stener mallet jersey
        swan neck boutonniere volkmann sudeck charcot marie tooth friedreich pick lewy creutzfeldt
        jakob lou gehrig lambert eaton todd todds jacksonian lennox gastaut dravet west angelman
        prader willi edwards patau digeorge noonan ehlers danlos duchenne becker gaucher fabry pompe
        krabbe sachs tay niemann hurler hunter wilson menkes zellweger alport goodpasture berger
        wegener takayasu buerger kimmelstiel wilms burkitt waldenstrom bence sezary mycosis
        langerhans
        schwann schwannoma castleman gorham dressler dresslers prinzmetal brugada wenckebach mobitz
        ebstein fallot eisenmenger roger blalock taussig fontan glenn ross bentall maze mustard
        """

    private static let products = """
        tylenol motrin advil aleve excedrin benadryl claritin zyrtec allegra flonase nasonex
        afrin sudafed mucinex robitussin dayquil nyquil pepto tums maalox mylanta rolaids pepcid
        prilosec nexium protonix prevacid zantac miralax colace senna senokot dulcolax metamucil
        imodium zofran reglan phenergan compazine lipitor crestor zocor pravachol zetia norvasc
        coreg lopressor toprol tenormin cozaar diovan benicar zestril lasix bumex aldactone plavix
        brilinta effient eliquis xarelto pradaxa coumadin lovenox heparin digoxin amiodarone
        cardizem synthroid levoxyl armour glucophage januvia jardiance farxiga ozempic trulicity
        victoza wegovy mounjaro lantus levemir toujeo tresiba basaglar humalog novolog humulin
        novolin apidra ventolin proair proventil advair symbicort dulera breo spiriva incruse anoro
        trelegy combivent duoneb pulmicort flovent qvar singulair zoloft prozac paxil celexa lexapro
        effexor cymbalta pristiq wellbutrin remeron trazodone buspar xanax ativan klonopin valium
        ambien lunesta sonata seroquel zyprexa risperdal abilify geodon haldol latuda vraylar
        invega lithium depakote lamictal tegretol trileptal keppra topamax neurontin lyrica dilantin
        vimpat zonegran briviact fycompa adderall ritalin concerta vyvanse strattera intuniv
        focalin provigil nuvigil aricept namenda exelon sinemet requip mirapex azilect percocet
        vicodin norco oxycontin roxicodone dilaudid morphine demerol ultram tramadol suboxone
        subutex vivitrol narcan flexeril zanaflex robaxin soma skelaxin baclofen toradol celebrex
        mobic voltaren lidoderm humira enbrel remicade stelara cosentyx otezla xeljanz rituxan
        simponi actemra methotrexate plaquenil prednisone medrol decadron solumedrol augmentin
        amoxil zithromax keflex bactrim cipro levaquin flagyl macrobid doxy rocephin vanc zosyn
        unasyn ancef cefepime meropenem invanz clindamycin diflucan valtrex tamiflu paxlovid truvada
        descovy biktarvy genvoya viagra cialis flomax proscar avodart detrol ditropan vesicare
        myrbetriq premarin estrace provera depo mirena nexplanon nuvaring paragard ortho yaz
        fosamax prolia boniva reclast evista botox kenalog cortisone gardasil shingrix prevnar
        pneumovax tdap boostrix fluzone flumist hydrocodone epipen auvi nicorette chantix antabuse
        aspirin acetaminophen ibuprofen naproxen bacitracin neosporin vaseline lotrimin nystatin
        lidocaine maalox gatorade pedialyte ensure boost glucerna similac enfamil nutramigen
        tesla medtronic abbott boston biotronik dexcom libre freestyle omnipod tandem fitbit apple
        garmin galaxy samsung iphone ipad android google youtube instagram twitter netflix amazon
        ford toyota honda jeep azure evera cobalt viva ingenio resonate momentum assurity verde
        puerto rico rican cabo
        pfizer moderna johnson novavax janssen covid influenza rsv listerine clorox lysol windex
        tide kleenex band aid ace
        escherichia coli klebsiella pseudomonas enterococcus staphylococcus streptococcus candida
        aspergillus clostridium clostridioides helicobacter mycobacterium neisseria chlamydia
        salmonella shigella campylobacter legionella listeria proteus serratia enterobacter
        acinetobacter haemophilus moraxella bordetella borrelia treponema plasmodium giardia
        trichomonas gardnerella bartonella rickettsia toxoplasma cryptococcus histoplasma
        blastomyces coccidioides pneumocystis rhinovirus adenovirus norovirus rotavirus coxsackie
        parvovirus cytomegalovirus varicella rubella mumps measles pertussis diphtheria tetanus
        """

    private static let peoples = """
        america american mexico mexican canada canadian cuba cuban haiti haitian jamaica jamaican
        dominican guatemala guatemalan honduras honduran salvador salvadoran nicaragua panama
        colombia colombian venezuela venezuelan ecuador peru peruvian bolivia brazil brazilian chile
        chilean argentina uruguay paraguay england english british britain scotland scottish ireland
        irish wales welsh france french germany german austria swiss switzerland italy italian spain
        spanish portugal portuguese netherlands dutch belgium belgian denmark danish sweden swedish
        norway norwegian finland finnish poland polish czech hungary hungarian romania romanian
        bulgaria greece greek turkey turkish russia russian ukraine ukrainian serbia serbian croatia
        croatian bosnia bosnian albania albanian armenia armenian georgian israel israeli jewish
        hebrew palestinian lebanon lebanese syria syrian iraq iraqi iran iranian persian farsi
        afghanistan afghan pashto dari pakistan pakistani urdu india indian hindi punjabi gujarati
        bengali bangladesh nepal nepali tamil telugu malayalam kannada marathi china chinese
        mandarin
        cantonese taiwan taiwanese japan japanese korea korean vietnam vietnamese cambodia khmer
        laos lao hmong thailand thai burma burmese karen malaysia malay singapore indonesia
        indonesian philippines filipino tagalog ilocano samoa samoan tonga hawaiian egypt egyptian
        arabic arab morocco moroccan algeria tunisia libya sudan sudanese ethiopia ethiopian amharic
        eritrea eritrean tigrinya somalia somali kenya kenyan swahili uganda tanzania rwanda congo
        congolese cameroon nigeria nigerian yoruba igbo hausa ghana ghanaian liberia liberian
        senegal
        mali guinea ivory african africa asia asian europe european caribbean pacific latin latino
        latina hispanic caucasian native creole patois australia australian zealand zealander
        christian christianity catholic protestant baptist methodist lutheran presbyterian episcopal
        pentecostal evangelical mormon jehovah witness jehovahs muslim islam islamic hindu hinduism
        sikh buddhist buddhism orthodox atheist agnostic quaker mennonite amish adventist bible
        quran torah ramadan sabbath easter christmas lent medicare medicaid tricare obamacare
        hipaa emtala osha fmla ada ssdi ssi wic snap cps aps dcf dhs army navy marine marines
        veteran internet wifi zoom skype facetime ramen pizza tofu sushi coke pepsi sprite
        vodka whiskey bourbon tequila
        """
}
