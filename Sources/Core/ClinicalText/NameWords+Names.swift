extension NameWords {
    /// Further given names.
    static let moreGiven = """
        jaxon jaxson wm chas braxton brayden kayden zayden maverick nevaeh khaled waleed saeed
        majed hamed jawed rashed mohamed rasheed waheed junaid khalid
        achmed marisol samir aaliyah abdul abdullah abel abraham ada adele adrian adriana agatha
        ahmad aileen
        aisling alana alba alden alec alejandra alessandro alfonso alfred alfredo alicia
        alina alisha alonzo althea alvin alyssa amal amara amelia amina amos amparo
        anastasia andre andreas andres angelica angelina angelo angie anika anita
        annabelle annette annie anson antoine antonia antonio anton arjun arlene armando
        arnold arturo arvind asha aubrey audrey ava avery ayesha barbra barry bart
        bartholomew beatrice beatrix becky bella benita benny bernard bernice bernie
        bessie beth bethany bianca bilal blanca blake blanche bonnie boris brad bradford
        brandi brandy brenna brent bridget bridgette brigitte britney bryce byron
        caitlin calvin candace candice cara carla carlton carmela caroline carrie casey
        cassandra cassie cecil cecilia cedric celeste celia cesar chandra chelsea
        chester cheyenne chloe chris christa christie christy cindy claire clara
        clarence clarissa claude claudia clayton clint clinton clyde colin colette
        constantin corey corinne cornelius courtney cristina curtis cyrus daisuke dalton
        damian damon dana dane danny daphne darius darla darlene darren darryl daryl
        dave davon dawit deanna debbie debby deirdre delia delores demetrius denis
        denzel desiree desmond devin devon dexter dianna dimitri dina dirk dolores
        dominic dominique dora dorian doug duane dustin dwayne dwight earnest eddie
        edmund eduard edwin effie elaine elaina eldon eli elias elisa elise eliza ella
        ellen ellie elliot elmer elsa elsie elton elvira emanuel emil emilia emilio
        emmanuel emmett enrique erin erick erika ernestine ernesto errol ervin estelle
        ester estella etta eva evan evangeline evelina everett ezekiel ezra fabian
        faisal farah farid faye federico felicia felicity fern fidel fiona flora flossie
        francine francisco frankie fred freda freddie frederick freya frieda fritz
        gabriela gail garrett gareth garth gavin gayle gena geneva genevieve geoffrey
        georgina geraldine german gianna gilberto gina ginny giselle glenda glenn goran
        graciela greg gretchen griffin guillermo gus gustavo gwen gwendolyn hakim hal
        hallie hamid hank harley harriet harrison harry harvey hattie hayden hector
        heinrich helena helene henrietta henrik herbert herman hilary hilda hiro hollis
        homer horace hubert humberto ian ignacio ike ila ileana imani imogen imran ines
        inez irma irving isabel isabelle isaiah ishaan ismael israel itzel iva ivana
        jabari jackie jaclyn jacques jacquelyn jada jaime jake jalen jamie jana janelle
        janine jared jasmin jasmine jasper javier jay jayden jayne jeanette jeanne jed
        jeff jefferson jenna jennie jenny jeremiah jermaine jerome jess jessie jesus
        jill jillian jim jimmy joann joanna joanne jocelyn jodi jody joel joelle johan
        johanna johannes johnnie jolene jon jonah jonas jonathon jonny josefina josh
        josiah josie juana juanita judah judd jude judson julian juliana julianne juliet
        julio julius justine kaitlyn kareem kari karim karin karina karl karla kasey
        kasia kate katelyn katharina katherina kathie kathy katie katrina kay kaye
        keisha kelley kelli kelsey kelvin ken kendall kendra kendrick kenny kent
        kerry kevon kimani kira kirsten kobe kristen kristi kristin kristina kristine
        kristy kurt kwabena kyla kylie lana landon lara lashonda latisha latonya lavonne
        lawson leann leandro leilani lela leland lemuel lena lenny lenora leo leona
        leonardo leonel leonor leopold leroy leslie lester leticia levi libby lidia lila
        lilia liliana lillie lina lindsay lindsey lionel lisbeth liv liza lloyd lola
        lonnie lora loren lorena lorene lorenzo loretta lorna lorraine lottie lou louie
        louisa lourdes luann lucian lucien lucinda lucius lucy luisa luke lula lupe
        luther lydia lyle lyn lynda lynette lynne mabel mack mackenzie maddison
        madeleine madeline mae magdalena maggie mahmoud malachi malcolm mamie manuel
        manuela mara marcel marcella marcelo marcia margarita margie margo margot
        marguerite mariam marian mariana marianne maribel maricela mario marion marisa
        marisol marissa maritza marjorie marla marlene marlon marquis marsha marshall
        marty marvin maryam maryann mateo mathilde matilda matt mattie maude maura
        maurice mauricio mavis maxine maxwell maya maynard mckenna mel melanie melinda
        melisa melvin mercedes meredith merle micah michaela micheal michele mikayla
        mike mila milagros milena millie milo milton mina mindy minerva minnie mira
        miranda mitch moises mollie molly mona moses muriel mustafa myra myrna myron
        myrtle nadia nadine naoki nasir nate nathaniel ned neil nell nellie nestor
        nettie neville nia nichole nick nicola nicolas nigel nikhil nikita nikki niko
        nina nita noel noelle noemi nola nora noreen odessa olaf olena olivier ollie
        oluwaseun ophelia orville otis otto paige paloma pam parker pascal patrice patsy
        patti patty pauline pearlie penelope percy pete petra petronella philippa
        phillip phoebe polly preston priscilla qasim quentin quinn quinton rachael
        rafael ramesh ramiro ramon ramona ramsey randal randall randolph raphael raquel
        rashad rashid raul raymundo reba reena reggie reginald reid reina rena renata
        rene renee reuben reynaldo rhett rhoda rhonda ricky rita robbie roberta roberto
        robyn rocco rochelle rocio rodney rodolfo rodrigo roland rolando romeo ron
        ronnie roosevelt rory rosalie rosalyn rosanna rosario rosemarie rosemary rosetta
        roslyn rowan rowena roxanne ruben rudolph rudy rufus rukmini rupert russ ruthie
        ryder saad sabina sabrina sadie salim sally salma salvador salvatore sam samara
        sammy samson sandeep santiago saoirse sasha saul scarlett scot sebastian selena
        selma serena sergio seth shamika shana shania shanice shanna shannon shari
        sharlene sharron shaun shauna shawn shawna sheila shelby sheldon shelia shelley
        shelly sherman sherri sherrie sherry sheryl shirin sidney sienna sigrid silas
        silvia sima sissy skylar sofie sonia sonja sonny sonya stan stacey stanislav
        stefan stefanie stella stephan stevie stuart suresh susana susanna susanne susie
        suzanne sylvester sylvia tabitha tad takashi talia tamara tameka tami tamika
        tamsin tania tanya tara taro tasha tatiana tatyana ted teddy tenzin terence teri
        terrance terrell terrence terri tess tessa thad thaddeus thalia theo theodora
        theodore thomasina tia tiana tiara tiffany tim timmy tobias toby tom tommie
        tommy toni tony tonya trent tricia trina trisha tristan troy trudy tyra ulysses
        una ursula valentin valeria vance vaughn velma verna vernon vicki vickie vicky
        vikki vilma vince vincenzo viola virgil vito vivian viviana vivienne vladimir
        wallace wanda wendell wes wesley whitney wilbert wilbur wilfred wilhelm willa
        willard wilma winifred winston woodrow xander xavier ximena xiomara yadira
        yasmine yesenia yolanda yoko yong yosef yuri yvette zack zara zeke zelda zoe
        zoey zora
        """

    /// Further surnames.
    static let moreSurnames = """
        abbott abernathy abrams acevedo acosta adebayo adkins agarwal akers akhtar
        albright aldana aldridge alfaro alonso alston amaya amin andersen anderton
        andrade apodaca aquino aragon araujo archer archuleta arellano arias arora
        arroyo ashby ashe atkins atkinson avalos avila ayala ayers bailey bain baird
        balakrishnan baldwin ballard banerjee barajas barker barlow barnett barrera
        barron bartlett barton bauer baxter beasley beatty beltran bender benitez benson
        bentley benton bergman bernal bernstein bhatt bhattacharya blackburn blair
        blanchard blankenship blevins bloom bolton booker bowen bowers bowman boyd boyer
        boyle brady brandt brantley braun bravo brewer briggs britt brock brody browning
        bryant buchanan buckley bui bullock burch burgess burke burnett burris burton
        butt byrd byrne cabrera cain calderon caldwell calhoun calvert camacho cannon
        cantrell cantu cardenas carey carlisle carlson carney carr carrillo carson
        carver castaneda castellanos cervantes chambers chan chang chapman chau cheung
        chin cho choudhury chowdhury christensen chu chung cisneros clarke clements
        cline cochran cohn colby compton conley conner connolly conrad contreras conway
        cooke cordova cornell corona cortes cortez cowan crawley crosby crosson cuevas
        cummings daly dang darling das daugherty davenport davidson davila dawson decker
        dejesus deleon delacroix delarosa delaney dempsey deng desai deshpande devine
        dickerson dickson dillard dillon diallo diop dodson doe dolan dominguez
        donaldson donnelly dorsey dougherty downing downs doyle duarte dudley duffy
        dunlap duong duran dutta eaton echols edelman enriquez erickson esparza escobar
        esposito estes estrada eriksen eriksson farley farrell faulkner fernandes ferrer
        figueroa finley fitzpatrick fleming fletcher flynn fontaine forbes fraga
        franklin frazier frye fuentes fulton gaines galindo gallegos galloway galvan
        gamble garrison garza gibbons gibbs gibson giles gill gillespie gilmore glover
        goel goldman goldstein gomes goodman goodwin gould grady greenberg greer
        griffith grimes guerra guerrero guevara guthrie gutowski haas hahn haley
        halloran hamilton hammond hampton hancock hanna hanson hardin harding hardy
        harmon harrell harrington hatfield hawthorne hayes haynes hebert heller
        hendricks hendrix hensley henson herring hess hester hewitt hickman higgins
        hinton hobbs hodge hodges hoffmann holden holloway hollingsworth holman holt
        hong hooper hopkins hoover horne horton hoskins howe howell hubbard huber huerta
        huffman humphrey hurley hurst hutchinson huynh ibarra ingram iqbal irwin iyer
        jacobs jacobsen jacobson jain jarvis jennings jensen joshi juarez kaiser kane
        kapoor kaur kearney kemp kerr kiley kimura kinney kirby kirkland klein kline
        kramer krishnan lam lambert lancaster landers landry larson leach leblanc levy
        lim lin lindgren livingston lombardi lowe lowery lucero lugo luna luong lutz
        lynch lyons macdonald macias madden maddox mahoney maldonado malone mann manning
        marin marino marquez marx massey mathews mathis matsumoto mayer mayfield mayo
        mcbride mccall mccann mcclain mcclure mcconnell mccormick mccoy mccullough
        mcdaniel mcdonough mcdowell mcfarland mcgee mcgowan mcgrath mcgregor mcguire
        mcintosh mcintyre mckay mckee mckinney mcknight mclean mcmahon mcmillan mcneil
        mcpherson mehta mejia melendez melton mercado merrill merritt meyer meyers meza
        middleton mistry mohamed molina monroe montes montgomery montoya mooney moran
        moreno morin morrison morrow morse morton mosley moyer mullen mullins mukherjee
        munoz murillo nair nakagawa nakano nash navarro neal newman newton ngo nicholson
        nielsen nieves nixon nolan norris norton nunez nwosu nwachukwu obi obrien
        oconnell oconnor odom odonnell ochoa odell okeke okonkwo okoye onate oneal
        oneill ornelas orozco ortega osborn osborne oshaughnessy osman osullivan ott
        owens oyelaran pacheco padilla pak palacios parrish parry patterson patton
        pearson peck pena pennington peralta pereda perkins peterson petersen petrakis
        petty pham phan phelps pittman pineda pitts pollard ponce poole portillo pratt
        pruitt quigley quintana quintero raghunathan rangel rao raman rasmussen reddy
        reese reeves reilly reyna reynolds rhodes richards richmond riggs rios ritter
        rivas roach robbins roberson robles rocha rodgers rojas romano rosales rosenberg
        rosenthal roth rowe rowland rubio rutherford saito salas salinas samuels sampson
        sandoval santana saunders sawyer schaefer schmitt schroeder schwartz scully
        serrano shaffer shea shelton shepherd sheppard shin sierra simon sinha skinner
        sloan smyth solis solomon solano sorrentino sosa soto spence spinelli stafford
        stanton stephenson stevenson stratton strickland suarez sutton swanson sweeney
        sykes tadesse talley tang tapia tate tatum thakur tillman tobin tompkins
        townsend tran trejo trevino trujillo truong tsai tse tucci tyson underwood urena
        valdez valencia valentine valenzuela vang vaughan vega velasco velasquez velez
        villa villanueva villarreal vinson vos waller wallis walsh walters walton warner
        welch wiggins wilcox wiley wilkerson wilkins wilkinson williamson wolfe wong
        woodard woodward wooten workman wright wyatt xiong yamaguchi yamada yates ybarra
        yoder yoon yost yuan zamora zapata zavala ziegler zimmermann zuniga
        """

    /// Further names that are words as well.
    static let moreWordNames = """
        foster alma asa athena aurora axel ben bob chad cleo cole cora craig dan dee don floyd
        francis hung ida ina isa junior kirk kit lance lynn marina mia milan ola penny
        prince regina rex robin roman rusty said sal sandy todd vera ball barr bass
        bates battle bean beard beck berry bird bond booth branch bridges bright buck
        cash cherry clay cobb colon combs cotton crane cross curry drake dyer farmer
        finch franco french frost fuller gates gay gentry glass golden gross hale hall
        ham hart hogan holder holland hood horn house huff hull kidd knapp knox koch
        kuhn lamb love marsh mays meadows mercer moody moon mora moss noble orr pace
        parsons pate person pope potts powers proctor rush savage sears sellers sexton
        shields snow sparks spears stark steele stein stout summers tan wall ware waters
        watts west wheeler wilder winters york
        """

    /// Further words with a capital that are no names: services, languages, products, titles of
    /// lines.
    static let moreOrdinary = """
        cardiology neurology surgery medicine oncology urology nephrology orthopedics ortho
        psychiatry radiology pediatrics gastroenterology pulmonology pulmonary dermatology
        endocrinology hematology rheumatology ophthalmology podiatry physical occupational speech
        therapy therapist pharmacy nutrition dietary work case management hospice palliative
        geriatrics anesthesia trauma infectious disease pathology lab triage telemetry security
        police ems fire uber lyft zoom doximity teams mychart epic google facetime french mandarin
        cantonese vietnamese arabic russian portuguese korean japanese chinese hindi tagalog creole
        haitian polish german italian note notes education interpreter telehealth video protocol
        policy ambulance chart review report results summary time date name age sex gender race
        weight height pain score type status reason visit number id code level total dose route
        frequency duration onset location quality severity context timing modifying associated
        symptoms signs findings imaging procedure procedures diagnosis diagnoses treatment
        recommendations goals goal education risk factors father mother since also there then when
        while where what who which some all any other each every both few more most such only own
        same so than too very just now here again once due given giving get got make made take took
        taken use used using see look looks feels feel felt think thinks says said tells told asks
        asked wants needs need likes like goes going went come comes came back home house school
        job world war war's covid vaccine moderna pfizer janssen aetna cigna humana anthem
        blue cross shield tricare cobra american european african latino latina native white black
        one two three four five six seven eight nine ten first second third next last per via by
        subjective objective section problem list active inactive resolved pending complete
        completed reviewed discussed agreed verbalized understanding consent obtained risks
        benefits alternatives questions answered tolerated well without complications condition
        stable fair guarded critical disposition discharge discharged return returns follow-up
        clinic office hospital unit ward floor bed nurse nursing provider physician doctor resident
        attending student team service consult consults consulted referral referrals orders order
        eat drink walk sleep rest ice elevate compression fluids diet activity exercise smoke
        smoking tobacco alcohol drugs caffeine marijuana cocaine heroin fentanyl methadone suboxone
        coli aureus pylori diff difficile pneumoniae influenzae jejuni albicans strep staph
        """
}
