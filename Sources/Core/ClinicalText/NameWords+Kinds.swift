extension NameWords {
    /// Words around places, employers and addresses, by their kind.
    static let kinds: [(WordKinds, String)] = [
        (
            .company,
            """
            ppo hmo llp llc inc corp corporation co ltd plc gmbh pty pvt union freight logistics
            trucking
            hauling haulage bottling brewing brewery foods dairy farms lumber hardware plumbing
            roofing electric roofers builders construction contracting contractors scaffolding
            landscaping nursery concrete cement iron steel foundry mining oil petroleum energy
            motors auto tire tires airlines airways railroad railway cab taxi limo bakery cafe
            diner grill pizzeria pizza restaurant bistro tavern pub saloon brewpub deli market
            grocery groceries supermarket mart hotel motel inn resort casino club gym fitness
            salon barbershop spa theater theatre museum library bank insurance realty mutual
            enterprises industries holdings solutions systems technologies software electronics
            manufacturing mfg fabrication packaging plastics textiles mills mill shipyard shipping
            lines warehouse depot elementary academy college university seminary preschool
            daycare ministries church chapel temple mosque synagogue cathedral tabernacle
            fellowship parish monastery convent courthouse jail prison penitentiary correctional
            ambulance ems rescue post legion vfw ymca ywca studios records press times herald
            gazette outfitters cleaners laundromat upholstery masonry excavating paving drywall
            flooring cabinets furniture vineyards orchards winery stables ranch fisheries cannery
            seafood poultry meats produce catering janitorial staffing security consulting
            air airlift lifeflight office regional baptist presbyterian methodist
            architects engineering associates partners cooperative coop brothers bros sons
            """
        ),
        (
            .job,
            """
            works worked working work employed employee job driver drives drove retired teaches
            taught teacher attends attended student volunteers volunteer clerk cashier welder
            mechanic bartender janitor custodian foreman cook chef waitress waiter server guard
            operator grader shops stocks bakes owner owns runs manages supervisor machinist
            carpenter electrician plumber roofer farmhand picker packer stocker loader painter
            laborer labourer engineer accountant secretary receptionist librarian paralegal
            salesman salesperson agent pilot conductor dispatcher sorter assembler technician
            engineer freshman sophomore junior professor lecturer coach bagger barista baker
            butcher landscaper groundskeeper housekeeper maid member parishioner enrolled
            """
        ),
        (.jobLink, "at for from with with of in"),
        (
            .direction,
            """
            n s e w ne nw se sw north south east west northeast northwest southeast southwest
            """
        ),
        (
            .part,
            """
            apt apartment lot unit suite ste flat space spc trailer trlr floor fl bldg building rm
            room po box
            """
        ),
        (
            .roadLead,
            """
            rue calle avenida rua via viale piazza plaza paseo carrera camino callejon chemin
            impasse allee quai cours praça largo travessa jalan
            """
        ),
        (
            .roadEnd,
            """
            street st road rd avenue ave boulevard blvd lane ln parkway pkwy highway hwy turnpike
            """
        ),
        (
            .shortNumber,
            "log badge locker case ticket docket unit passcode pin badges inmate booking"
        ),
        (.account, "username userid login user handle zoom skype instagram"),
        (
            .shortName,
            "wm chas geo jas jos thos robt edw benj danl saml alex fred sam jos jno hy theo nath"
        ),
        (
            .site,
            """
            team service services lab labs laboratory satellite trauma research hyperbaric royal
            infirmary middle high primary secondary grammar charter montessori children childrens
            hospice renal dialysis kidney heart imaging radiology diagnostics surgery practice
            clinic clinics centre center ctr hosp hospital medical med health healthcare care
            rehab therapy wellness pediatrics physicians associates specialists group institute
            foundation trust network regional memorial cottages villas manor lodge pharmacy
            dental orthopedics vamc cboc cmht maternity polyclinic er ed ems fire ambulance
            satellite hospitals
            """
        ),
        (
            .honorific,
            """
            dr mr mrs ms miss mx prof doctor mister madam drs officer deputy detective trooper
            pastor rabbi
            """
        ),
        (.infant, "baby girl boy infant newborn"),
        (.trainee, "pgy pl fy ct"),
        (.lowerPlace, "ems county elementary"),
        (.speech, "says said denies denied states stated tells told wants feels presents admits"),
        (
            .spot,
            """
            outside station bridge beach mall airport stadium market reservation parish shelter
            motel hotel pier harbour harbor barracks pharmacy supermarket hospital clinic college
            church mosque temple ferry railway
            """
        ),
        (.shortMonth, "jan feb aug sept oct nov dec"),
        (.initials, "initials init"),
        (
            .rank,
            """
            master chief engr alhaji alhaja hajia hajiya malam mallam smt shri sri kumari dato datuk
            datin mzee nana ato weizero frau herr hr mme mlle signora signor senhor senhora
            dona ouma oupa tannie oom tata gogo mama baba papa barr barrister arch pharm comrade
            otunba
            begum haji hajji sayyid sheikh maulana pandit swami kaka auntie aunty uncle cik puan
            encik
            whaea matua md mst late sn sr fr br rn hca ssr sho spr
            """
        ),
        (.aim, "dry ideal target goal adjusted lean"),
        (
            .landmark,
            "royal queen princess holy sacred mt mount fort ft lake camp port point cape glen"
        ),
        (
            .ward,
            """
            telemetry tele icu micu sicu ccu picu nicu stepdown medsurg surgical medical oncology
            ortho orthopedics rehab unit ward floor tower wing pavilion pediatrics peds cardiac
            neuro progressive
            """
        ),
        (
            .counted,
            """
            node nodes stations sessions visits doses quadrants criteria points items cores
            lymph positive vials bottles tests teeth hours days weeks months
            """
        ),
        (
            .product,
            """
            valve drain catheter line stent pump graft mesh port tube monitor lead leads pacemaker
            device system mask cannula syringe dressing brace collar bed test assay score scale
            """
        ),
    ]
}
