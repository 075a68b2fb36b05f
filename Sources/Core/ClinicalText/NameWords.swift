/// Names, and the words around names, places, dates and numbers that tell persons apart.
enum NameWords {
    /// Adds what the lists below say to the words' entries.
    static func mark(_ words: inout [String: WordEntry]) {
        for (marks, text) in lists + neighbours {
            for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                words[String(word), default: WordEntry()].marks.formUnion(marks)
            }
        }
        for (kind, text) in kinds {
            for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                words[String(word), default: WordEntry()].kinds.formUnion(kind)
            }
        }
        for (category, text) in cues {
            for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                words[String(word), default: WordEntry()].cue = category.rawValue + 1
            }
        }
    }

    /// The words that announce an identifier.
    private static let cues: [(IdentifierSpan.Category, String)] = [
        (
            .medicalRecord,
            """
            umrn ipno opno crno hospnum dossier
            mrn medrec chart pid record rec emrn medr nhs chi nhi uhid opd ipd crn phn hospno folder
            nhi mpi empi hrn urn mrno ihi
            """
        ),
        (.socialSecurity, "ssn ss ssan social last4 ni nino"),
        (.account, "acct account iban routing card"),
        (
            .healthPlan,
            """
            gms bupa axa allianz medibank laya nhif nhis bonitas polmed molina
            wellcare ambetter amerigroup centene emblemhealth ohip ramq aok dak msp
            dva aadhaar abha policy member subscriber medicare medicaid insurance beneficiary hicn
            hic mbi payer ins
            group grp aetna bcbs cigna humana uhc unitedhealthcare anthem tricare unum medi
            bcbsma bluecross masshealth
            """
        ),
        (
            .licence,
            """
            mdcn hpcsa kmpdc mcnz sanc imc nmcn cpso nzmc gphc goc gdc
            license licence lic dea npi certificate dl cdl reg passport hcpc gmc nmc tnmc ahpra bmdc
            """
        ),
        (.vehicle, "plate plates vin tag tail rego registration numberplate vrm"),
        (.device, "batch serial sn device lot udi imei implant model mac transmitter machine"),
        (.fax, "fax facsimile"),
        (
            .telephone,
            """
            phone tel telephone cell mobile mob pager ph contact landline beeper callback vocera
            ascom spectralink voalte bleep pgr
            """
        ),
        (
            .other,
            """
            job incident cad
            log emp payroll fam accession order specimen encounter visit case claim badge locker
            confirmation fin csn
            invoice fingerprint biometric voiceprint study sample employee student id
            identifier reference ref auth authorization incident inmate docket username userid
            booking
            permit warrant tracking ticket passcode alien har encntr requisition req rx
            prescription
            id zoom subject login skype
            """
        ),
    ]

    private static let lists: [(WordMarks, String)] = [
        (
            .abbreviation,
            """
            dr mr mrs ms prof vs approx st ave rd blvd etc eg ie pt no fig sr jr hx dx tx rx yo wt
            ht temp resp ext apt dept dob tel mt ft incl esp hosp prev
            """
        ),
        (
            .title,
            """
            dr mr mrs ms miss prof doctor mister sir madam nurse rev capt drs sgt cpl pvt lt col
            maj
            gen officer deputy det detective rabbi pastor imam judge atty attorney mx messrs hon
            chaplain sra sr srta coach pfc ssgt msgt ltc lcdr cdr cmdr ens adm trooper sheriff
            const constable sergeant professor reverend señora señor monsieur madame
            """
        ),
        (
            .nameLead,
            """
            spoke spoken speaking discussed reviewed talked met interviewed consulted conferred
            hello hi dear named signed sincerely seen evaluated examined assessed referred
            accompanied interviewing called paged contacted notified informed updated introduced
            staffed coordinated collaborated counseled visited texted emailed messaged thank
            thanks
            goes known report handoff endorsed signout cosigned witnessed is aka alias nicknamed
            née nee
            formerly
            """
        ),
        (.plainStreet, "street avenue ave road blvd boulevard lane rd"),
        (.agent, "by per via"),
        (.suffix, "jr sr ii iii iv esq"),
        (
            .placeLead,
            """
            lives living live resides residing reside moved relocated transferred transported
            traveled travelled traveling works worked working employed attends admitted resident
            born visiting imported immigrated emigrated flew trip raised grew address home
            transfer staying stays arrived came returned student teacher evacuated flown
            hospitalized incarcerated located residence originally from at in retired stationed
            enrolled
            """
        ),
        (
            .role,
            """
            worker manager assistant anesthesiologist anesthetist midwife hospitalist intensivist
            supervisor preceptor coordinator navigator counselor aide paramedic emt medic scribe
            translator dentist surgeon witness chaperone sitter tech technician interpreter fellow
            pediatrician cardiologist neurologist psychiatrist oncologist psychologist
            dermatologist urologist nephrologist physician resident attending caseworker lawyer
            """
        ),
        (
            .area,
            """
            county parish township borough heights beach springs falls island valley reservation
            city hills grove park lake creek promontory peninsula gorge rapids plains shores
            """
        ),
        (
            .person,
            """
            pt patient client resident pcp attending nurse rn md np pa lpn cna lvn intern provider
            physician pharmacist therapist driver medic chaplain hospitalist surgeon
            baby boy girl infant tech technician obstetrician pediatrician sw cm ot slp rd crna
            nurses pmd referring sn scn acp pcp ff mw hca rmo sho anp enp cna crew
            """
        ),
        (
            .deed,
            """
            reports states says said denies called wants tells understands lives agrees feels
            reported stated denied told verbalized phoned paged consented requested requests
            expressed complained complains endorses drove weighs works asked asks agreed
            accompanied is was has had did does will would can can't cannot doesn't didn't isn't
            wasn't arrived came went fell slept ate likes enjoys smiles plays walks walked
            presents
            presented brought notified aware paged performed assisted placed gave took saw sees
            knows knew remembers recalls thinks believes hopes plans worries cried smiled signed
            left returned moved married grew retired quit started stopped
            """
        ),
        (
            .facilityPart,
            """
            general memorial regional community county internal primary women men behavioral
            mental foot
            bone joint spine eye pain sleep vascular adult geriatric pediatric outpatient outreach
            digestive medical health care surgical children
            childrens womens veterans state assisted senior skilled nursing urgent family heart
            cancer saint sacred university rehab physical emergency
            """
        ),
        (
            .eponymNoun,
            """
            syndrome disease sign signs test point drain maneuver manoeuvre score scale criteria
            procedure fracture lymphoma classification phenomenon reflex tube catheter forceps
            needle trocar retractor clamp position index law palsy contracture node nodes nodules
            cyst ulcer ulcers esophagus thyroiditis tumor sarcoma chorea ataxia dementia bodies
            rule
            formula method technique incision repair osteotomy flap stitch suture boot boots wrap
            dressing brace splint collar frame stage grade class type block line lines mark spots
            spot nodule murmur virus stain chart cells angle triangle ligament duct gland
            strips device exercises exercise deformity lesion tendonitis tendinitis arthropathy
            hold hose stockings stocking ring rings protocol staging granuloma lens lenses
            """
        ),
        (
            .holiday,
            """
            memorial labor independence columbus boxing veterans presidents mlk christmas
            thanksgiving election flag valentines mothers fathers canada
            """
        ),
        (.greatAge, "ninety nineties nonagenarian centenarian"),
        (
            .placeLabel,
            """
            addr
            address employer school snf alf ltc hospice agency jail prison university college
            church pharmacy facility hospital clinic institution hometown
            birthplace residence congregation city town county workplace site nursery daycare
            preschool kindergarten gym
            """
        ),
        (
            .placePrefix,
            """
            lake mount mt fort ft port san santa los las new north south east west camp cape glen
            fob nas uss
            """
        ),
        (
            .facilityTail,
            """
            er ed icu hospital cardiology oncology dermatology pediatrics orthopedics orthopaedics
            radiology urology neurology ophthalmology gastroenterology pulmonary nephrology ems
            dialysis dental obgyn health care state regional snf ltc fire police dist district
            dept department rehab hospice wellness dentistry surgery therapy house home club
            agency
            authority bureau court jail project commons landing pointe haven meadows ridge station
            depot plant works garage shop store mart grill bar diner kitchen cleaners laundry bus
            transit cab lines guard local league squad troop team rescue ambulance hall dorm
            stadium
            park zoo unit ranch court camp retreat homes joint spine medicine branch practice
            group
            services network institute pediatrics
            """
        ),
        (.graded, "mild moderate severe slight some new acute"),
        (.life, "died deceased passed alive lived dies living death dead"),
        (.numberWord, "no num number nr nbr"),
        (.extensionWord, "ext extension x text texted dial dialed dialled reached"),
        (.streetLead, "precinct highway hwy route rte rue calle avenida rua road rr hc"),
        (.fileEnding, "jpg jpeg png heic tif tiff gif bmp dcm mp4 mov pdf wav docx"),
        (.season, "summer winter spring autumn fall"),
        (
            .score,
            """
            session gr
            gcs moca mmse pain score strength scale phq apgar reflexes reflex grade murmur vision
            acuity od os ou gad bipap bishop ess moca gds tug berg tinetti womac ndi aims cdr
            slums mna ecog psqi phq gad ess
            madrs hamd hama ymrs pcl cssrs edss updrs lefs quickdash oswestry nyha esi item
            items epap ipap settings strengths nihss rating rated motor power bp ratio rates rate
            cage audit bpp va snellen vas nprs dash koos oxford
            systolic diastolic holosystolic sem pansystolic
            """
        ),
        (.preposition, "in at from to near of with for"),
        (
            .credential,
            """
            facc chpn cgc cwocn ccm facr fasn facep facs facog fccp cnm lmft lpc mph edd mba dc
            od lmsw bsn ccrn cnp dmd
            md do rn np pa pac phd lpn dds dpm aprn fnp lcsw pharmd crna dnp msw cna
            mbbs facp faap
            dvm psyd rph pt dpt otr emt slp rrt rcp rd aemt lmhc licsw lcpc pmhnp agnp msn apn
            apnp
            cpnp mdiv bcba rdn cde cdces otd otl
            """
        ),
        (
            .relative,
            """
            mother father mom dad wife husband son daughter brother sister spouse partner friend
            neighbor aunt uncle cousin niece nephew grandmother grandfather grandson granddaughter
            boyfriend girlfriend fiance fiancee roommate guardian caregiver twin stepson dtr
            stepdaughter stepfather stepmother mum grandma grandpa grandchild godmother law ex
            coworker landlord girlfriends parent hubby sib mgm mgf pgm pgf gf bf
            """
        ),
        (
            .nameCue,
            """
            patient name attending provider physician surgeon referring pcp resident author
            dictated signed cosigned transcribed reviewed nurse by attn cc interpreter contact
            dpoa poa hcpoa hcp recorder adjuster reporter caller scorer operator reviewer verifier
            proxy client clinician consultant therapist pharmacist prepared pt student assistant
            worker manager witness anesthesiologist anesthetist midwife supervisor preceptor
            coordinator counselor aide paramedic medic scribe translator dentist sender recipient
            from to entered written electronically completed recorded nok kin emergency aka alias
            guardian mother father spouse husband wife daughter son guarantor policyholder insured
            subscriber employer requested ordering ordered performed cosigner informant historian
            hospitalist fellow intern team primary re subject cosigned interviewer observer
            signature typist typed typing secretary transcriptionist transcriber transcript scribed
            firstname lastname first last middle maiden surname given preferred legal
            """
        ),
        (
            .particle,
            """
            van von de la del der den di da dos das bin ibn al el st saint mac le du ter ten zu
            zur
            """
        ),
        (
            [.street, .ordinary],
            """
            cottages villas quay wharf rise view row yard wynd brae strasse
            street st avenue ave road rd boulevard blvd lane ln drive dr court ct place pl way
            circle cir terrace parkway pkwy highway hwy square trail loop alley crescent route
            rte precinct close mews pike turnpike crossing esplanade parade grove knoll hollow
            bend
            vista bluff trl pkway plz terr gardens
            """
        ),
        (
            [.facility, .ordinary],
            """
            hospital clinic center centre medical infirmary hospice university college school
            pharmacy church nursing rehabilitation academy institute prison jail shelter ymca
            elementary manor lodge village healthcare surgicenter cafe bakery company inc llc corp
            corporation factory airport living associates logistics freight industries enterprises
            foundation apartments towers plaza systems technologies trucking farms motors supply
            partners restaurant hotel foods construction staffing bank library temple mosque
            synagogue cathedral chapel daycare preschool kindergarten ranch resort estates gardens
            dialysis dentistry orthopedics imaging laboratory laboratories physicians specialists
            wellness fitness gym salon market supermarket diner plumbing roofing landscaping steel
            mill mills ministries tabernacle orchards winery brewery dealership electric
            trucks express airlines railroad foundry stables nursery studio theater museum
            residence campus hospitals clinics penitentiary barracks headquarters
            """
        ),
        (
            .state,
            """
            alabama alaska arizona arkansas california colorado connecticut delaware florida
            georgia
            hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland
            massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio
            oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington
            wisconsin
            wyoming al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt
            ne nv nh nj nm ny nsw vic qld tas nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi
            wy dc
            """
        ),
        (
            .city,
            """
            boston chicago houston philadelphia phoenix dallas austin seattle denver portland
            detroit memphis baltimore milwaukee albuquerque tucson fresno sacramento atlanta miami
            oakland minneapolis tulsa cleveland wichita arlington tampa honolulu anaheim
            lexington stockton cincinnati pittsburgh anchorage toledo newark plano orlando irvine
            laredo lubbock madison durham buffalo brooklyn manhattan queens bronx springfield
            worcester hartford providence albany syracuse rochester charlotte raleigh nashville
            louisville omaha tacoma spokane boise reno london paris toronto lagos mumbai delhi
            beijing tokyo manila cairo nairobi havana bogota lima dublin berlin madrid rome
            sydney melbourne vancouver montreal tijuana guadalajara karachi dhaka hanoi bangkok
            dubuque davenport peoria rockford joliet elgin decatur bloomington champaign kenosha
            racine oshkosh appleton waukesha duluth fargo bismarck sioux topeka overland lawrence
            wilmington newport dover trenton camden paterson elizabeth hoboken yonkers utica
            binghamton ithaca poughkeepsie scranton allentown bethlehem lancaster harrisburg erie
            akron dayton youngstown canton mansfield flint lansing kalamazoo saginaw dearborn
            muskegon evansville indianapolis gary muncie lafayette terre haute louisville
            paducah frankfort clarksville murfreesboro johnson tuscaloosa montgomery gadsden
            dothan
            jackson biloxi gulfport hattiesburg shreveport monroe baton lafayette metairie
            fayetteville greensboro asheville gastonia greenville spartanburg charleston columbia
            augusta macon athens tallahassee pensacola gainesville ocala lakeland sarasota naples
            hialeah brownsville mcallen amarillo abilene waco killeen beaumont galveston tyler
            midland odessa denton mesquite garland pasadena glendale burbank bakersfield modesto
            salinas fremont hayward berkeley alameda redding eureka chico visalia ventura oxnard
            riverside fontana ontario escondido oceanside carlsbad tempe mesa peoria yuma
            flagstaff
            prescott henderson provo ogden pueblo boulder greeley billings missoula bozeman helena
            casper cheyenne pocatello yakima olympia bellevue everett vancouver bellingham salem
            eugene bend medford corvallis juneau fairbanks hilo honolulu nashua concord manchester
            burlington montpelier bangor lewiston pittsfield brockton fall cranston warwick
            pawtucket
            stamford bridgeport norwalk danbury waterbury
            hopkins mayo kaiser sinai mercy brigham cedars geisinger intermountain
            cambridge somerville quincy brookline salem lowell framingham naperville evanston
            scottsdale chandler savannah knoxville chattanooga birmingham mobile huntsville
            """
        ),
        (
            .placeCue,
            "lives living resides residing live moved relocated from in near born travels address"
        ),
        (.unit, "apt apartment suite unit ste floor rm room box bed apartments"),
        (
            .month,
            """
            january february march april may june july august september october november december
            jan feb mar apr jun jul aug sep sept oct nov dec
            enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
            diciembre
            """
        ),
        (
            [.weekday, .ordinary],
            """
            monday tuesday wednesday thursday friday saturday sunday christmas thanksgiving easter
            thurs tues thur thu weds halloween hanukkah ramadan passover diwali kwanzaa juneteenth
            mon
            wed fri tue sun
            """
        ),
        (
            .dateCue,
            """
            on since dated dob born admitted discharged seen date scheduled until through lmp
            expires collected signed edd due performed before after last next returned visit
            clinic f u
            started for from between appt appointment surgery period ending week of effective
            exp expiration dos doi onset died deceased updated reviewed received completed drawn
            obtained resulted ordered taken labs d til till thru bm cxr edc lkw inr hba1c a1c cbc
            bmp cmp ua eeg egd ct us tte tee
            pft dexa mammo mammogram xr kub biopsy bx lp crp esr tsh infusion cycle transfused
            echo mri imaging ultrasound colonoscopy by
            tdap flu shingrix prevnar pneumovax mmr varicella booster vaccine rsv hepb hepa dtap
            note notes today tomorrow yesterday delivered delivery placed removed inserted changed
            refilled filled scripted noted signed faxed sent
            """
        ),
        (.yearUnit, "yo y year years yr yrs yof yom"),
        (.monthUnit, "month months mo mos"),
        (.weekUnit, "week weeks wk wks"),
        (.dayUnit, "day days"),
        (.old, "old o olds"),
        (.aged, "age aged turned turning turns"),
        (
            .idLink,
            """
            id no number num is was nr record medical card code of insurance plate tag drivers
            driver account serial and member group health beneficiary at me us the office our
            last digits ending scan identification control registration policy
            subscriber reference model lot
            home work cell fax mn ma ca ny tx fl il patient pt in
            """
        ),
        (.dose, "mg mcg ml g units meq mmol mmhg bpm kg lb lbs cm iu cells"),
        (
            .eponym,
            """
            parkinson parkinsons alzheimer alzheimers crohn crohns graves foley bell bells addison
            cushing hashimoto hashimotos murphy babinski homans mcburney raynaud raynauds hodgkin
            hodgkins huntington meniere paget wilson tourette down turner marfan kawasaki barrett
            barretts lyme mcmurray lachman romberg glasgow apgar holter doppler kussmaul cheyne
            stokes kernig brudzinski tinel phalen colles smith baker bartholin fournier ludwig
            guillain barre behcet sjogren kaposi epstein burkitt wernicke korsakoff asperger rett
            munchausen leopold vanderbilt ringer ringers trendelenburg fowler kelly valsalva
            heimlich heberden
            bouchard dupuytren achilles eustachian fallopian wolff white parkinson ewing
            klinefelter peyronie osgood schlatter perthes salter harris weber rinne snellen
            mallory weiss boerhaave zenker hirschsprung meckel gram pap allen finkelstein hawkins
            neer morse braden ramsay schober yergason palmer hasson veress spurling thompson
            rankin willis trousseau chvostek breslow forrest rockall waterlow broselow mallampati
            hoffmann gleason bosniak karnofsky
            gilbert coombs braxton hicks simpson wells ranson child pugh
            """
        ),
        (
            .domain,
            """
            example ie za ng ke nz de fr nhs
            com org net edu gov io us uk info biz mil health co ly app dev ca eu tv cloud site
            online link page xyz int au
            """
        ),
        (.givenName, given), (.surname, surnames), ([.wordName, .ordinary], wordNames),
        (.givenName, moreGiven), (.surname, moreSurnames), (.givenName, worldGiven),
        (.givenName, peoplesGiven), (.surname, peoplesSurnames), (.city, worldCities),
        (.surname, worldSurnames), ([.wordName, .ordinary], worldWordNames),
        ([.wordName, .ordinary], moreWordNames), (.ordinary, ordinary), (.ordinary, moreOrdinary),
    ]

    private static let given = """
        james john robert michael william david richard joseph thomas charles christopher daniel
        matthew anthony donald steven paul andrew joshua kenneth kevin brian george edward ronald
        timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott
        brandon benjamin samuel gregory raymond alexander patrick jerry dennis tyler aaron jose
        adam henry nathan douglas zachary peter kyle walter ethan jeremy harold keith roger noah
        gerald carl terry sean arthur lawrence jesse dylan bryan joe jordan billy bruce albert
        willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah louis
        bobby philip johnny mary patricia jennifer linda elizabeth barbara susan jessica sarah
        karen nancy lisa betty margaret sandra ashley kimberly emily donna michelle dorothy carol
        amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen amy shirley angela
        helen anna brenda pamela nicole emma samantha katherine christine debra rachel catherine
        carolyn janet ruth maria heather diane virginia julie joyce victoria olivia kelly
        christina lauren joan evelyn judith megan cheryl andrea hannah martha jacqueline frances
        gloria ann teresa kathryn sara janice jean alice madison doris abigail julia judy
        beverly denise marilyn amber danielle brittany diana jane natalie sophia isabella
        charlotte alexis kayla lori marie rosa rosalind priya raj anil sunita amir fatima ahmed
        mohammed muhammad ali omar hassan yusuf ibrahim aisha zainab chen wei ming li yuki hiroshi
        kenji carlos luis jorge miguel pedro diego fernando alejandro ricardo eduardo ana carmen
        guadalupe esperanza lucia elena sofia camila valentina ivan dmitri olga natasha svetlana
        igor sergei giovanni luca marco francesca giulia pierre marc sophie camille hans klaus
        ingrid bjorn lars sven erik astrid kwame kofi ama chidi ngozi obinna tariq jamal malik
        lakisha latoya darnell tyrone deshawn sanjay deepak vikram anjali meera ravi krishna
        thuy linh minh nguyen jin soo hyun eun tomas marta pavel zofia agnieszka tadeusz liam
        aiden mason lucas oliver caleb isaac connor owen cody travis derek trevor brett shane
        marcus victor leon martin oscar felix hugo edgar ernest leonard stanley norman clifford
        wendy tina tammy tracy stacy monica veronica yvonne theresa valerie vanessa erica
        allison paula peggy phyllis lois norma irene edith ethel mildred agnes gertrude
        thelma lillian bertha eleanor josephine louise lucille gladys edna florence doreen
        maureen eileen bernadette colleen siobhan niamh aoife greta heidi anneliese mei ling xiu
        akira naomi leila yasmin noor samira dalia miriam esther leah judith deborah simone
        """

    private static let surnames = """
        smith johnson williams jones garcia miller davis rodriguez martinez hernandez lopez
        gonzalez wilson anderson thomas moore jackson martin lee perez thompson harris sanchez
        clark ramirez lewis robinson torres nguyen scott flores adams nelson rivera campbell
        mitchell carter roberts gomez phillips evans diaz cruz edwards collins reyes stewart
        morris morales murphy rogers gutierrez ortiz morgan kelly howard ramos kim cox richardson
        watson chavez bennett mendoza ruiz hughes alvarez castillo sanders patel myers ross
        jimenez powell jenkins perry sullivan bell coleman butler henderson barnes fisher vasquez
        simmons romero graham murray freeman wells webb simpson stevens tucker hicks crawford
        mason kennedy warren dixon burns gordon shaw holmes robertson hunt palmer daniels mills
        nichols grant ferguson stone hawkins dunn hudson spencer gardner stephens payne pierce
        matthews wagner willis watkins olson carroll duncan snyder cunningham bradley andrews ruiz
        harper fox riley armstrong carpenter weaver greene lawrence elliott chavez sims peters
        kowalski novak schmidt mueller weber schneider fischer okafor adeyemi mensah singh kumar
        sharma gupta shah khan hussain chen wang zhang liu yang huang zhao wu tanaka suzuki sato
        yamamoto park choi jung kang ivanov petrov volkov rossi ferrari russo bianchi silva santos
        oliveira pereira costa fernandez delgado vargas castro mendez guzman aguilar medina
        herrera salazar espinoza abdi haddad nasser lund hansen larsen
        olsen berg lindqvist johansson whitfield hargreaves pemberton ashworth fitzgerald
        gallagher
        mcdonald mckenzie mccarthy mclaughlin sinclair cameron kaplan cohen goldberg rosen levine
        katz shapiro friedman weinstein blackwell thornton langley whitaker callahan brennan
        donovan hartman vogel keller zimmerman becker hoffman schultz krause nakamura watanabe
        """

    /// Names that are words as well.
    private static let wordNames = """
        will may grace rose mark bill hope faith joy art dawn drew pat sue rob jack frank chase
        gene ray angel christian young long white black brown green gray grey king price rice bush
        cook hill wood woods little small short strong sharp best day knight bishop church banks
        rivers fields ford lane parks page barber baker cooper hunter porter potter taylor turner
        walker ward april june august summer autumn ivy lily daisy violet iris pearl ruby crystal
        amber ginger misty sunny sky star melody harmony charity patience prudence constance
        chance
        rich dean earl duke miles max guy dick ernest grant wade cliff dale glen heath reed
        rod stone sterling holly hazel olive basil jade opal destiny trinity brook brooks
        """

    /// Words that begin with a capital for other reasons.
    private static let ordinary = """
        the and patient pt today yesterday he she they his her their we i you it this that these
        has had have was were is are no not denies reports states notes on in at to for with from
        by of as but or if after before during follow up continue start stop return call plan
        assessment subjective objective history exam labs vitals impression mild moderate severe
        left right bilateral acute chronic normal negative positive stable improved alert oriented
        well good new old male female man woman boy girl year month week day blood heart lungs
        abdomen skin neuro neck chest head eyes ears nose throat extremities general
        constitutional cardiovascular respiratory gastrointestinal genitourinary musculoskeletal
        psychiatric medications allergies social family past medical surgical admission discharge
        will may can should could would emergency department icu er ed ob gyn english spanish
        american african asian hispanic caucasian medicare medicaid covid tylenol advil aspirin
        gave given seen brought called found works work lives living phone cell fax email address
        pool line advice hotline practitioner educator dob mrn ssn zip admitted discharged referred
        referring dear sincerely regards thank thanks
        """
}
