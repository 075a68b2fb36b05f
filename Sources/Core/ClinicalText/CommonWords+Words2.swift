extension CommonWords {
    /// Further ordinary words: of the house and the street, trades, parts of the body, forms,
    /// languages.
    static let moreWords = """
        abdominal accessory accord accountant acoustic acromion activation actor actress addendum
        adduction advice airway allograft ambulatory ampule amputation analgesia anastomosis
        anatomic anesthetic angiogram announcement antecubital antibody antigen apology appendix
        appointment appraisal architect arrangement article assent astronaut atrophy attorney
        audit aunt auricle author autologous award backpack bacterial baggage bakery balcony
        balloon banker banner bargain barista barrel bartender basement basket bathtub battery
        beach bead beak beam beautiful beauty bedrest bedroom beef beer beginning bench beneath
        beverage bicarbonate bicycle bifurcation bike bingo birthday biscuit blacksmith blanket
        blender blessing blink blonde blouse boat bolt bonus bookkeeper border boss bow boxing
        bracelet brand brass brave breeze brick bricklayer bride bridge brief brilliant brochure
        broker bronchus broom bubble bucket budget buffet bug builder building bull bumper bundle
        bureau burger burst butter butterfly button buyer cabin cabinet cable cactus cage cake
        calcaneus calcification calendar cambodian camel camp campfire camry candle canoe canvas
        captain caption caravan carbon cardboard career careful careless caretaker cargo carpet
        carriage carrot cart cartilage carton cartoon cashier casino casserole castle casual
        catalog cattle caution cave ceiling celebrate celebration cent cereal cerebellar ceremony
        chain chalk challenge champion channel chapter charge charting cheap cheek cheer cheese
        chef chemist chess chevrolet chevy chewable chicken childhood chimney chocolate choir chop
        chore chromosome cigar cigarette cinema circumference circus civic civil classic classroom
        clerk clever click clock closet cloud clown clue clutch coal coast cocktail coconut coin
        colleague collect colony colostomy comb combine comedy comfortable comic command commerce
        committee commode communicate community compare compete complaint complex composer concert
        conclude concrete conduct conductor cone conference confidence confirm conflict confuse
        congress connect consider consist constant construction consultant contain contest
        contractor contralateral control convention conversation cookie copper corn corolla costal
        costume cottage council counter coupon courage courier cousin cow crack cradle crazy
        create credit creek crew crime crop crossmatch crossword crowd crown cruise crust cupboard
        curator curious curriculum curtain cushion cuspid custodian custody custom customer
        cutaneous cycle dad dairy damage damp dance dancer danger dash deadline deaf dealer death
        debate debrief decade deck deckhand decorate decorator deer default defeat defend delicate
        delicious delight deliver deltoid demand demonstrate deny depart depend deposit derby
        describe desert design designer dessert destroy detect detective dialysate diary dictation
        dictionary difference differential difficult dig digital dignity dilator director dirt
        disagree disaster discover discuss dishwasher distance district ditch dive divide divorce
        dock document dodge doll dollar dolphin donation donkey dot dough doughnut downtime dozen
        draft drag dragon drama drawer drawing dream dressing drill drip driveway drum duck duct
        dumb dump duodenum dust dwelling eager eagle earn easel eastern economist economy ectopic
        edit editor egg elastic elder election electric electrician electrode electrolyte elegant
        elephant elevator elixir embolus embrace emotion empire employ endoscopy endotracheal
        enemy engine engineer enjoy enormous enteral entrance envelope envy enzyme epigastric
        epithelial equip escalator escape essay estate ethmoid evaluation everything evidence evil
        examination example excellent exchange excision excited exciting excuse exhibit exist
        expand expensive experience experiment expert expiratory explain explore express extended
        external extraction extreme fabric factory fail fairy false fame familiar fan fancy
        fantasy fascia fashion fate fault favorite feast feather feature federal fee fellow fence
        festival fetch fiction fight filter finance finish firefighter fireplace fireworks
        fisherman flag flame flash flavor flea float flock flood florist flour flower flowsheet
        fly fog folk fool football footer foramen forceps forecast foreign forest forever forget
        fork formal fort forum fossa frame freedom freeze freezer freight fridge friendly frog
        fuel fun fund funeral funny fur furniture gallbladder gallery gallon gang ganglion garbage
        gardener garlic gather gear gel gem generous genius gentleman genuine geologist ghost
        giant gift gingiva giraffe globe glory glue gluteal goat gold golf goose govern government
        grab graduate grain grandchild granulation granules grape grateful grave gravy greet grief
        grill grocer grocery guest guide guilty guitar gun gymnastics habit hail hairdresser
        hamster handyman happen hardware harm harvest hate haul hay hazard header heal
        health heater heaven hedge helicopter hello helmet hematocrit hemoglobin hen hepatic herb
        hero hide highway hike hilum hire hobby hockey holiday hollow homework honest honey hook
        hop horror horse hose host housekeeper housewife huddle humble humor hungry hurry hut
        hyoid icon identification idle illegal image imagine import important impossible impress
        incision income incus indicate indoor industry injection injure ink inn innocent inquiry
        insect insist inspector install instance instant instead instructor instrument insult
        insurance intercostal interdisciplinary interest interior interview intraop intubation
        invent invest invite ischium island isotonic itinerary jacket jam janitor jar jazz jealous
        jeans jelly jeweler jewelry joke journal journalist journey judge jungle jury justice
        kangaroo karate ketchup ketone kettle keyboard kick kill kiss kite kitten knit knock knot
        knowledge kurdish laboratory laborer lace lacrimal lamp lancet landscape landscaper
        language laptop larynx laugh laundry lava lawn lawyer lay lazy leader leaf league lease
        leather lecture lecturer legend lend lesson letterhead liberty librarian library license
        lid lifeguard ligation lightning linen lion listen literature loaf loan lobby lobule lock
        log logger logic lonely lotion lottery lounge loyal lozenge luck luggage lumber luxury
        machine machinist magazine magic magnet maid mall malleolus manner marble margin market
        marriage married master mate math mattress mature mayor measure meatus mechanic median
        mediastinum melon melt memo memory mercy merry mesentery mess message metacarpal
        metatarsal meter midnight military mill million miner mineral minister minivan miracle
        mirror mission mistake mixture monastery monitoring monkey monster moral mosquito motion
        motor motorcycle mountain mouse movie mud muffin mug multidisciplinary mural museum
        mushroom music musician mutual myocardium mystery nanny nap napkin narrative nation
        neighbor neighborhood neonatal nephew nest net network newspaper niece nissan nobody
        noodle northern notification novel nowhere nuclear nucleus nut oak oath obey observation
        occipital occlusal officer ointment omentum onion online opera operative opinion optician
        optometrist orchard orchestra organic origin orthotic osseous outdoor outfit outlet oven
        overview owe owl paint painting palace palpation pancake panda panic papilla parade
        paragraph parcel pardon parietal parking parotid parrot party passenger passport pasta
        paste pastor patrol pattern pause pavement peace peach peanut pear pectoral pedal penalty
        pencil penguin pepper percutaneous perfect perfume pericardium peripheral peritoneum
        permit petrol phalanx phlebotomy photographer phrase physicist piano pickup picnic picture
        pie pig pigeon pile pilot pin pioneer pipe planet plastic platform player playground
        pleasure plexus plot plum plumber pocket poem poet poison pole policeman polite politician
        politics pollen pond pony pop popcorn popular porch pork port post poster postman pot
        potato pottery pour powder practice pray prayer precordium prefer prepare president pretty
        pride principal print printer printout prison prize produce producer profit programmer
        project promise proof property prosthesis protect prove pudding pumpkin punch puppet puppy
        purchase purse puzzle pylorus quadriceps queen questionnaire quilt quiz rabbit rack radar
        railway rainbow raincoat raisin ranch random rank rat reader realize realtor rebel receipt
        receptionist recipe reconciliation recover registration regret reject relax rely remark
        remember remind rent reply reporter research resection reserve resort respect restaurant
        retire reveal reverse reward ribbon rifle riot rival river roast robot rock rocket role
        roof roofer rope rounding rounds royal rubber rude rug ruin rural sack sad saddle sail
        sailor saint salad salary sale salesman salesperson salmon salon sand sandal sandwich
        saphenous satellite sauce sausage scarce scare scarf scene scheme scholar science
        scientist scissors scooter scout scrap scream screening screw scribe sculptor seal
        seamstress season sebaceous secret secretary sedan sedation seed select senate senior
        sentence separate serious servant session settle sew shade shadow shake shallow shame
        shark shave shed sheep sheet shell shelter sheriff shine ship shirt shorts shout shovel
        shrimp shy sibling sidewalk signal signoff signout silent silk silly sing singer sink
        skate ski skill skirt slave sled sleeve slice slide slim slip slipper slope smart snail
        snake snapshot soccer sock soda sofa soil solution solve someone something sometimes song
        soul sour southern spare spark specialty speculum spell spice spider spill spin spirit
        spoil sport square squirrel stadium staircase stake stamp statement statue steak steal
        steam steel steelworker steep stem stereo stir stockbroker storage storm stove strange
        stranger strawberry stream strict strike studio subaru subclavian subcutaneous subject
        submarine subway success suction suffer suitcase sunlight sunscreen sunset super
        superficial supermarket supper suppose surf surprise surround survey surveyor suspension
        suv swamp swear sweater sweep sword symphysis synovial syrup tail tailor tale talent tank
        tax taxi tear technician teen teenager telemedicine telephone television teller template
        tennis tent terrace terrible territory textbook theater theatre theme theory thief thirsty
        thirteen thirty thread threat thunder thymus tibetan ticket tiger timeout tin tincture
        tiny tire tomato topic torch tour tourist tourniquet tow tower toy tractor tradition
        traffic training tram transcription transfusion translate transverse trap treasure tribe
        trick trocar trochanter trophy trouble trucker trumpet truth tuna tunnel turtle tutor
        twist typist tyre ugly umbilicus umbrella uncle undertaker uniform union unique universe
        university unusual upholsterer upstairs urinary usher uzbek vacation vacuum valet valley
        valuable vanilla vase vast vegetable veil ventilator ventricular venue venule verb
        verification veterinarian vial victory village vine vinegar violin visa viscera visitor
        vitreous voicemail volcano volleyball vote voyage wage wagon waist waitress walkin wallet
        walnut wardrobe warehouse warn waste watchmaker wave wax wealth weapon weather web wedding
        weed weigh weird welcome welder welfare western whale wheat wheelchair whisper whistle
        widow widower wild win winner wire wise witch wonder wooden workflow worksheet workup worm
        worry worth xiphoid yacht yarn yawn yell yiddish yoga yogurt zebra zoo
        pidgin plastics wheels xhosa sesotho setswana twi shona ndebele oromo kikuyu luganda
        sinhala gaelic
        txa obi una resus nurofen gaviscon rennie calpol voltarol strepsils lemsip piriton
        clarityn zirtek
        dioralyte fybogel movicol laxido buscopan losec canesten anusol benylin beconase
        rigevidon microgynon yasmin cerazette cerelle kyleena crocin dolo combiflam volini
        digene coartem panado myprodol disprin endone targin mersyndol hydralyte kwells bonjela
        corsodyl difflam oramorph zomorph longtec shortec butrans matrifen fostair trimbow
        clenil salamol bricanyl atrovent relvar braltus novorapid novomix abasaglar actrapid
        insulatard forxiga entresto lixiana concor coversyl tritace micardis betaloc lanoxin
        cordarone maxolon stemetil motilium largactil clozaril priadel camcolit epilim cipramil
        efexor stilnox rivotril champix zyban periactin telfast jext emerade diprobase cetraben
        doublebase eumovate betnovate dermovate fucidin bactroban flamazine jelonet kaltostat
        inadine tubigrip
        """
}
