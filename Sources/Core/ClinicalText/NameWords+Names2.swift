extension NameWords {
    /// Given names of many languages.
    static let worldGiven = """
        abby abdoulaye abebe abimbola abram achieng adaeze adelaide adelina adeola aditya adolfo
        adriel agustin ahmet aida ailsa aimee aino akash akemi akinyi alanna alasdair alastair
        alberto aldo aleah aleksander alessandra alessia alexandra alexandre alexandria alexia
        alfonsa alia alisa alistair alix aliya aliyah allan allie almaz alondra alphonso alvaro
        alwyn alyson amaka amalia amarachi amari amelie aminata amit amjad amrita anabel anahi
        analise anamaria anand ananya anastasiya anaya andie andreea andrei andy aneesa angeles
        angeline angus anisa aniyah anja anjelica annabel annalise annamaria anne anneka anneke
        annelise annemarie annika ansel anselm ansley anthea antonella antonietta anuj anushka
        anwar aparna arabella archana ari aria ariana ariel arielle aristotle arjen arlo armand
        armani arnav arne arnoldo arslan artem artemis artur arun aryan asad ashanti asher ashish
        ashton asiya asma atieno atticus aubree augustine augustus aurelia aurelio avi avinash
        avis avraham ayaan ayana ayanna ayla aylin aziz aziza azra babak babatunde balthazar bao
        barnaby barney basia bastian beatriz beau beckham belen belinda benedict benicio benji
        berenice bernadine bernardo bertrand beryl bettina bettye beulah bevan bhavesh bibi bijal
        bjarne blythe bobbi bobbie bodhi bogdan bohdan bonita bram brando branko braulio breanna
        brenton bret brianna brianne brice brielle brigid britta brittney bronson bronte bronwen
        bronwyn bryn bryony bukola burt cade caden caitlyn callum camilo carissa carleen carley
        carlo carlotta carly carmelo carolina cary caryn carys casandra casimir catalina catarina
        cathal catharine cathleen cathy cecelia cecile celina celine chaim chana chanel chantal
        chantelle charlene charlie charmaine chaya cheikh chelsey cherie chiara chidera chika
        chinedu chinwe chioma chrissy christel christi christin christophe christos chuck chukwuma
        cian ciara cicely ciera cillian clarice claudette claudine claudio clemence clement
        clementine cletus clive clodagh coby colm colton conan concepcion conchita conor consuelo
        coralie cordelia coretta cormac cornelia corrine cory cressida cristian cristobal curt
        cyndi cyril dagmar dagny dahlia dakota daljit damaris damien damion dani daniela daniella
        danika danilo dante daquan dara darcy daren daria darian dariela darin dario darragh
        darrel darrell darrin darwin dashawn davina dayana dayna deandre deanne deb debora declan
        deepa deepika deidre dejuan delbert delfina delilah della delmar delphine delroy demarcus
        demetria demi dena denisha dennie deon deondre derick derrick destinee devante deven
        devora dewayne dhruv diandra didier dieter dilip dinah dinesh dino dion dionne divya djuna
        dmitriy dmitry dominga domingo dominik donal donato donnell donnie dorinda dorothea dorthy
        dottie dougal dov dulce dunya dusty eamon eamonn earlene earline easton ebele eben ebony
        ecaterina edgardo edie edina edison edwina efrain efren egon eilidh einar eitan ekaterina
        elana elba elden eleanora elia elif elina eline elinor elio eliot elisabeth eliseo elisha
        elizaveta elmo eloise elouise elroy elva elvis elwood elyse elyssa emeka emelia emile
        emiliano emilie emine emory enid enoch enos enrico enzo ephraim erich ericka erma ernst
        erwin eryn esme esmeralda essie estefania estela ethelyn etienne euan eudora eugenia
        eugenie eunice evander everly evie ewa ewan ezequiel fabiana fabio fabrice fabrizio fahad
        faiza fannie fareed farhan farida fariha farrah fatemeh fatma fatou fatoumata fay federica
        felipe femi ferdinand fergus fernanda filip filippo filomena finbar finlay fleur flor
        folake fran francesco francisca franck franz freddy frederic frederica frederico fredrick
        freja frida funmi gabby gabe gabriella gabrielle gael garfield garret gaston gaurav gbenga
        gemma genaro genesis geoff georg georgette georgiana gerard gerardo gerda gerhard germaine
        gerri gerry gertie gia giancarlo gianluca gideon gilda gillian gino giorgio giovanna
        gisela gita giuseppe gladis glenna glynis golda gracie graeme gregorio griselda guido
        gunnar gunther gurpreet gustav gwyneth hadassah hadiya halima halle hamish hamza han hanan
        hannelore hari harish harjit harlow harpreet haruka haruto hayley haziq hedda hedwig hein
        helga helmut henri henrique heriberto hermione hernan hershel hettie hilde hillary hillel
        himanshu hina hiram hiromi hisham hiwot hobart hollie honora horacio hortense huda hugh
        hussein hyacinth iain ibrahima idris ifeanyi ifeoma ignatius ilana iliana ilona ilse iman
        imelda immanuel indira indra inga inge ingeborg inigo ioana ione ira irina isaias iselin
        isha isidro isla isobel isolde ivette ivonne ivor iwona izabella jace jacinda jacinta
        jacky jacoby jaden jadwiga jagdish jai jairo jakub jalil jameel jamel jamelia jamila janae
        janessa janette janie janna jannik jaqueline jaren jarod jaroslav jarrod jaswinder javon
        jaya jayda jayla jaylen jayson jazmin jeanie jeanine jeannie jeb jedediah jeffry jelena
        jemima jemma jens jerald jeri jessenia jethro jiho jimena jimmie jiri joachim joana
        joaquin jocasta jodie joey johann johnathan johnathon jolanta joni jonna joop jordi jordyn
        jorie joris josef josefa josette josue joycelyn jozef judi julen jules julianna julien
        juliette julissa jurgen justina justus kabir kacey kadin kagiso kai kaia kailyn kaisa
        kaitlin kaleb kali kallie kalyan kamal kamala kamau kamil kamila kamran kara karan karel
        karly karol karolina karthik karyn kasimir kasper kassandra kassidy kat katarina katarzyna
        katelynn katerina katharine kathi kathrine katina katja katy kavita kaya kaylee kayleigh
        kaylin kayode kazimierz kazuki keanu keeley keiko keira kelechi kellen kellie kemal kenia
        kenisha kenna kennedi kenzo keren keri kerri kerrie kerstin keshia ketan keziah khadija
        kian kiana kiara kieran kiersten kimber kimberlee kimberley kimiko kimora kinga kingsley
        kip kiran kirstie kirsty kisha kitty kiyoshi kizzy klara klaudia knut kody kolton konrad
        konstantin kora korey kourtney kris krista kristian kristie kristof kristofer kristoffer
        kristopher krystal krystle kumiko kunal kwaku kwesi kylan kylee kyleigh kymani kyra
        lachlan lacy ladonna laila lalita laraine larissa lasse latanya latasha laurence lauri
        laurie laurine lauryn lavinia layla layne lazaro lea leandra leanna leanne leda leena leif
        lenard lenka lennart lennie lenore leocadia leola leonid leonora leontyne leopoldo leora
        lerato les lesley letitia letty lexi lia liana lianne lida lieke liesel lilah lilian
        lilith lilly lindiwe linn linnea linus lise lisette lissette livia liz lizbeth lizette
        lizzie llewellyn lolita lon loraine lorenz lorenza lorie lorne lorrie lotte louella luana
        luanne lubna luc luciana luciano lucila lucretia ludmila ludovic luella luigi lukas lukasz
        lulu luo luz lyman lyndon lyndsay lyndsey lynsey lyra macie macy madalyn maddie madelyn
        madge madhu madhuri mads maeve magda magnolia magnus mahendra mahesh mahmud maia mairead
        maisie maja makayla makena malachy malia malika malin malinda malte mamadou mandy manfred
        manish manisha manny manon mansoor marcela marcelino marcelle marcello marci marcin marcos
        marcy margaux marge margery margit margret mari mariah mariama marianna mariano maribeth
        mariel mariela marietta marilou marilu maris marita marius marjory marlena marley marlin
        marlo marlys marnie marquita marti martina martine marva maryanne marybeth maryellen
        maryjane marylou masako mateus mathew mathilda matteo matthias maud mauro maxim maximilian
        maximo maybelle mayra mckayla meagan meaghan mechelle meenakshi meg megha meghan mehdi
        mehmet melania melba melina mellisa melodie melva mercia merlin mervyn meryl meskerem mica
        micaela michal michiko mickey mihai mika mikael mikaela mikel mikhail mikko miley milica
        milly milos mimi minna mireille mireya mitchel mitzi miya moe mohamad mohit moira monika
        monique monte montserrat monty morag moreen mortimer moshe mounir mourad moussa mpho
        muhammed mukesh mulugeta muna murali muthoni mwende mya myriam nabil nadezhda nadja nahla
        naima najma nala nalini nan nana nandi nanette naoko narendra nasreen nat natali natalia
        nataliya natascha nathalie nathanael nathanial nayeli nazia neda neelam neha nelly nena
        neo nerissa neva niall nicki nickolas nicky nico nicolaus nicolette niels nik nika niki
        nikola nikolai nikolaos nila nilda nils nirmala nisha nithya njeri nkechi noa noelia
        nomvula nona norah norbert nori nour nuala nuria nydia nyla obadiah oceane octavia octavio
        oda odalys odette odin ofelia oisin ole oleg olek oleksandr oleta olin olof olu olufemi
        olumide olwen omari omayra onyinye oona oran oren orla orson orval osama osvaldo otieno
        ottilie ottoline ousmane paco padma padraig pandora paola paolo parisa parvati pascale
        pasha pasquale patricio pattie paulette paulina paulo payton penni pennie percival perla
        pernilla pernille perpetua petal petr petros peyton phil philippe phillipa philomena
        phineas pia pieter pilar piotr piper pippa pola pooja poppy porsha portia prakash pranav
        prasad prashant pratik preethi primrose prisha priyanka prue purnima quiana racheal
        rachelle rachna radha radmila rae raelynn rafaela raffaele rafi raghav raheem rahim rahul
        raina rainer raisa rajan rajeev rajesh rajinder ram rama ranaan randi rania ranjit rashida
        rasmus ravindra raymon reanna rebeca rebekah regine reiko reinaldo reinhard reinhold rekha
        remi remington remy renae renato renita rennie reta reva revathi rey rhea rhiannon rhys
        ria ricarda riccardo richelle richie rick rickey ricki rickie rigoberto rihanna riitta
        rikard rina rishi ritu riva riya roan robby rogelio rohan rohit roisin rolanda rolf rollin
        roma romain romy rona ronan ronda ronit rosalba rosalina rosalinda rosalva rosamund rosana
        rosanne roscoe roseann roseanne roselyn roshan rosie rosina rosita roxana roxane roxie
        roya royce roza rozalia rudolf rudolfo rushil russel rutger ruthanne ryann ryker sabine
        sachi sachin sade sadia safiya sahar sahil saida sakura salah salome sami samia samina
        sammie sana sander sandi sandie sania sanjana sanna santino sarai saraswati sarika sarita
        sascha saskia satish saundra savanna savita scottie seamus sebastien seema sefton segun
        selam selene selina serafina serge shai shaina shakira shanae shanda shanika shaniqua
        shankar shanta shantel sharif sharla sharmaine sharyn shayla shayna sheba sheena shenika
        sheree sheri sherie sherif sherlyn sheron sherwin shiela shiloh shinji shira shiv shivani
        shona shreya shruti shubham shweta sian sibyl sid siddharth sidra siegfried sigmund
        silvana silvio simeon simona simran sindhu sinead sioban sipho skye skyla skyler sohail
        solange soledad soleil sondra soraya sorcha soren staci stacie stanislaw stefani stefania
        stefano steffi stellan sten stephani stephania stephany stephon steve stu sudha sudhir
        suhail sujata sukhdeep sulaiman suman sumit suneel sunniva suraj suren suri surya susann
        susannah sushma suzan suzann suzanna suzette suzie suzy sybil syd sydnee syed sylvain
        sylvie tabatha tadhg taha tahir tai talitha taliyah tallulah tamar tamia tamiko tammi
        tammie tamra tana tanesha tanika tanisha tanja taryn tatianna tavion tavon taya tayla
        teena tegan temitayo temitope teodoro terese teresita terra terrie tevin thandi thandiwe
        thea theda themba theodoros theron thibault thierry thor tiago tiernan tierra tiffani
        tigist tilda tillie tilly timo timothee tisha titus tobi tod tomasz tomoko tonia tonja tor
        tora tori torsten tory tracey traci tracie trae traudl tre tremaine tressa trey trini
        trista trudie tshepo tulio tunde twila twyla tyesha tyree tyrell tyrese uday udo ugo ula
        ulf ulises ulla ulrich ulrika uma umar umberto uriah uriel usha ute vaibhav valentino
        valerio valeriya varun vasant vasili veda velda venkat venus verena verity verla vern
        vernice veronika veronique vesna vicente victoire vida vidya vijay viktor viktoria vina
        vinay vineet vinod virginie vishal vitor vittoria vivek vivien vlad vladislav vonda waldo
        walid wally wambui wanjiru waylon wendi weston wilda wilfredo wilhelmina willem willemijn
        wilmer winnie winona winsome wojciech wolfgang xanthe xena xiang xiaoming xochitl yaakov
        yael yahir yahya yan yana yanira yannick yara yaretzi yash yasir yasmeen yazmin yefim
        yehuda yelena yen yetta yetunde yevgenia yevgeny yinka yitzhak yoel yohan yolande yoshi
        yousef yulia yuliana yumi yuna yusra yves zac zach zachariah zachery zackary zahir zahra
        zaid zain zaire zakaria zander zane zaria zayn zeb zelma zena zenaida zenobia zeynep zia
        zinnia zion zita ziva zola zoltan zoran zubair zuleika zulema zuri zuzana
        """

    /// Surnames of many languages.
    static let worldSurnames = """
        aaronson abdelrahman abebe abiodun abramov achterberg adair adeyinka afolabi aguirre ahern
        ahmadi ahuja aiello akinola albrecht allard almeida alvarado amato ambrose anand anaya
        andersson angelou ansari antonelli aponte appiah arana armijo arnett arslan arya asante
        asare asher ashford aubin austen aydin babbitt baca bachman badger bae baez bains bajwa
        balogun banda bangura bannister baptiste barba barbosa barclay bardwell barkley barrios
        bartley bassett bateman batista bauman baumann bautista bayer beal beauchamp beaudoin
        beaulieu beckett beckman bedford begum bekele benavides benoit bergeron bergstrom berman
        bertrand bhandari bhatia biggs bisset bjornstad blackmon blaine blakely blanco bloomberg
        blum boateng boggs bondarenko bonilla bonner boone boothe borden borges bose botha
        boudreaux bourgeois bowden bowie bowling boyce bracamonte bradshaw brewster bristol brito
        broderick brodsky brogan brower brubaker bruno bryson buckner bueno burdette burgos
        burkett burnham burr busby caballero cagle cahill calloway camara campos canales cano
        capps cardona cardoso carlin carmichael carmona carpio carrasco carrera carrier caruso
        carvalho cassidy caudill cavanaugh cazares ceballos celik chadha chakraborty chamberlain
        chaney chatterjee chaudhary chaudhry chaudry chauhan cheatham cheng chia chikwanha chopra
        christianson chua chukwu churchill cisse clancy cleary clemons clifton coates coffey cohan
        colbert colburn coley conklin connell connelly conroy conti copeland corbett corcoran
        cordero corley coronado correa costello cote coughlin coulter covington crenshaw crockett
        cromwell crouch crowe crowell crowley cuellar cullen culver cummins curran currie curtin
        cusack dahl damico darby darko dasgupta davey davies deacon delacruz delong delossantos
        deluca demir denham denney deshmukh devlin dewitt dey dhaliwal dhillon dias dickens
        dickinson diehl dietrich dietz dimitrov dinh dixit dizon dlamini dobbs dobson dodd doherty
        donahue dooley doran dotson doty dowd dowling downey draper dreyer driscoll dube dubois
        dubose dufresne dugan duggan dumas dunbar dunham dunning dupont dupree durant dutton duval
        dvorak dwyer dykes eastman ebert echeverria eckert eddy edmonds edmondson egan eisenberg
        eldridge elkins eller ellington ellis ellison elmore emerson emery engel engstrom ericson
        escobedo espinosa esquivel esteban eubanks eze fagan fairchild falk fallon fanning farooq
        farris feeney feinstein felder feldman felton feng fennell fenton ferraro fielding fierro
        figueredo findlay fink finn finnegan fischman flanagan fleischer fofana fonseca forde
        forrest forsyth fortier francois frantz fraser fredrickson freedman freitas frey friedrich
        fuchs fujimoto fujita funk furman gagnon gallardo galli gallo gamboa gandhi gannon gaona
        garay garber garibay garner garvey gaskins gauthier gaytan gebre geiger georgiev georgiou
        gerber getachew ghosh giddings gifford gil gilliam giordano gipson girard giron godfrey
        godinez godwin goetz goff goh goins goldsmith gonzales goode goodrich gorman gottlieb
        gowda graff granados granger grayson greco greenwood gregg gregor griffiths grimm grissom
        grossman grover groves grubbs guidry guillen guimaraes gunderson gunn gunter gurung
        gustafson hackett hadi hadley hagen haggerty haile haines hakobyan hallman halsey
        halverson hamby hamm hamrick hanley hannon haque hargrove harkins harlan hartley harwood
        hastings hatcher hathaway haugen hauser havens hawley hayashi hays healy hearn hedrick
        heffernan hegde helms hendrick henley hennessy henning henriquez herndon herrmann herron
        hickey higginbotham hightower hildebrand hilliard hilton hines hinkle hinojosa hirsch
        hodgson holbrook holcomb holguin holley holliday honeycutt hopper horowitz horvat hossain
        hosseini houghton houser hoyt hsieh hsu huckabee huddleston huggins humphreys hurd hurtado
        hutchins hutchison hutton hyde hylton ibrahimovic ikeda inoue ionescu irizarry isaacs
        isaacson ismail ito iyengar jaffe jaimes jameson jamison jansen jaramillo jarrett
        jefferies jeffers jeffries jernigan jha jiang johansen johns johnston joiner jolley
        jovanovic joyner jurado kahn kamara kamau kaminska kaminski kaplowitz karimi karlsson
        karras kaufman kaufmann kavanagh kaya keane keating keefe keegan keenan kehoe keita
        kellogg kenney kern kerns kessler khalil khanna khoury khumalo kilgore killian kimball
        kimble kincaid kinder kinsella kinsey kiplagat kirkpatrick kirkwood kiser knowles knudsen
        kobayashi koehler koenig koh kohler kohn kolb kondo korhonen koroma kostas kovac kovacs
        kovalenko kowalczyk kozlowski kraft kraus krebs kremer krieger krishnamoorthy
        krishnamurthy kruger kruse kulkarni kunz kuo kurtz kuznetsov kwan kwon lacey lachance ladd
        lafleur lai laird lal lama lamar lamm landis landrum langdon langford langston lanier
        lankford lapointe larkin larose larsson lasalle latham lau lauer laughlin laurent lavoie
        lawler layton leahy leal leavitt lebedev lebel leclerc ledbetter ledesma lefebvre lefevre
        lehman lehmann leigh leighton lemieux lennon lenz leone leong lerner lesko levesque levin
        levinson levitt lewandowska lewandowski liddell lieu lincoln lind lindstrom linton
        lipscomb lister litchfield littlejohn llamas locke lockhart lockwood loftus lombardo
        londono longoria loomis lord lott loudermilk lovato lovell lowry loyd lozano luckett
        ludlow lujan lundberg lundgren lundquist lyles lytle machado mackay mackey macleod
        macmillan macpherson madrigal madsen maeda magana magee magsaysay maher maier majumdar
        makinen malhotra maloney manalo mancini mancuso mandel mangum manley mansour manzano
        maples marchand marchetti marcum marini marlow marr marrero marroquin mather mathias
        mathur matos matsuda mattson mauldin maurer mayes mayhew mazur mccabe mccain mccallum
        mcclellan mcclendon mcclung mccord mccormack mccracken mccray mccurdy mcdermott mcelroy
        mcfadden mcgill mcginnis mcgovern mcgraw mchugh mckinley mclain mcleod mcmanus mcnally
        mcnamara mcneill mcnulty mcqueen mcrae mcwilliams meade medeiros medrano meeks mena
        menchaca mendes menon mercier messer metcalf metz metzger michaud michel mielke mikkelsen
        milburn millan millard milligan milner mirza mishra mitra mizrahi mobley moffett moffitt
        mohan mohanty mohr mokoena moll monaghan monahan moncrieff monk monroy montague montalvo
        montano monteiro montez moorman moradi moraes moreau moreland moretti morgenstern mori
        moritz morley morozov morrell morrill morrissey moseley mota mott moulton mowery moyo
        mukhopadhyay mulligan muniz munn munro munson murdock murrell musa muse musgrove mwangi
        myles nadeau nagel nagy najera nambiar napier naqvi narayan nascimento nasr nava naylor
        ndiaye ndlovu neel neff negron neill nesbitt neuman neumann nevarez newberry newby newcomb
        newell newsome nichol nickerson nieto nikolaidis nikolic niles nishimura nkosi noland
        nolen nord northcutt norwood novotny nowak nunn nystrom oakes oakley ocampo odhiambo
        odonoghue ogawa ogle oglesby ogunleye ohara ojeda okada okeefe okoro olawale olivares
        olivera olsson omalley ontiveros oquinn ordonez ordway oreilly orellana orlov orourke osei
        oshea osorio ostrowski oswald otero otieno overton ozturk packer padgett padron paez pagan
        palma palumbo pandey pangilinan pantoja papadakis papadopoulos paredes parekh parham
        parkhurst parmar parra parson partridge pascual paskevich patil patino patnaik paulsen
        paulson pavlenko pawlak paxton peacock pearce pedersen pederson peebles pelletier
        pendergrass pendleton penn perdue perea peretz perlman perrault perrin perron persson
        petrosyan petrovic pettit philips phung picard pickens pickett pike pillai pina pinkerton
        pinto plascencia poe pogue polanco polk pollock popescu popov porras posey presley
        pretorius prieto pritchard prosser pryce pryor puckett puente puentes pulido purcell purdy
        puri putnam qadir quach quinlan quinones quiroz qureshi rafferty raghavan ragland rahimi
        rahman rai raines rainey ramachandran rambo rana randle rankin ransom ratcliff rathore
        rauch rawlings rawls razo reagan reardon redmond reece reedy rees regan reinhardt reiter
        renner resendez reynoso reza rhoades rhoads ribeiro richey richter rickard ricketts ricks
        riddle ridley rigby riggins rinaldi rinehart riordan ripley ritchie rizzo roark robb
        robins robison roche rodrigues rodriquez roe rohr rollins romo rooney roper rosado rosas
        rosenbaum rosenblatt rosenfeld rothman rothschild rountree roush rousseau rowell rowley
        roybal rubin rucker rudd rueda ruffin ruggiero rushing rusk rutledge rutter saavedra
        sabbagh sadler saenz saez sahin sahni saini sakamoto salcedo saldana saleh salerno salgado
        samaniego samaras samuelson sandberg sandhu sanford sanon santoro sapp sargent sargsyan
        sarkar sauceda saucedo sauer saxena saxton saylor scarborough schaeffer schafer scherer
        schiff schiller schilling schmitz schreiber schuler schulman schulz schumacher schuster
        schwab schwarz scofield scoggins scruggs seaton segura seidel seiler seligman sells
        sengupta sepulveda sesay sethi severson sewell seymour shafer shapira sharpe shearer
        sheffield shepard sheridan sherwood shetty shevchenko shimizu shipley shipman shoemaker
        shrestha shukla siddiqui sidhu siegel sikora silverman silverstein silvestri simmonds
        simms simons singleton sipes sisk sizemore skaggs skelton slade slater slaughter smalley
        smallwood smiley smirnov snell snider soares sobczak sokolov sokolova solanki soliman
        solorio somers sorenson soriano southard southerland spangler spaulding spector spicer
        spivey spooner sprague springer squires srinivasan stahl staley stallings stamper standish
        stanfield stapleton starks starr stavros steadman stearns steinberg steiner stern stiles
        stillman stinson stoddard stoll stovall stover stowe strand strauss stringer stroud stubbs
        sturgeon sturgis subramaniam subramanian suggs sumner sundberg sutherland svensson svoboda
        swain swann swartz swenson swinson szabo szczepanski szymanski tabor tackett takeda talbot
        tamang tavares teague tehrani teixeira tejada tejeda telles tellez templeton tennant teoh
        terrazas tesfaye thao theriault thibodeaux thiel thomason thomsen thomson thornburg thorne
        thorpe thurman thurston tibbs tidwell tierney tilley timmons tinsley tipton tkachenko toh
        tolbert toledano tolentino tolliver tomlin tomlinson toney toro torre toure tovar trahan
        trammell traore travers tremblay trimble tripp trivedi trotter trueblood tsang tully
        turnbull turpin tuttle ueda underhill upchurch upton uribe usman utley vaccaro vail
        valadez valdes valdivia valle vallejo valles vandenberg vandermolen vandyke
        vanhorn varela varghese varma varner vazquez veach velarde velazquez venegas venkataraman
        venkatesh verma vick vickers vidal vieira viera vigil villalobos villareal villasenor
        villegas virtanen vishnu vitale vitali vogt voigt voss vuong vyas wadsworth waggoner
        wagoner wahl walden waldman waldron wampler wanjiru warden wasserman watters weatherly
        weathers webber webster weems weigel weil weinberg weiner weir weldon weller wendt wenger
        wentworth wentz werner wess westbrook westbrooks westerman westfall wetzel whalen wharton
        wheatley whelan whitacre whitehead whitehouse whitley whitlock whitlow whitman whitmore
        whitson whittaker whitten whittington wiese wilbanks wilburn wilcoxson wilde wilhite wilke
        wilkes wilkie wilks willett willey willingham willoughby wilmoth wilt winchester windham
        winfield wingate winkler winn winslow winthrop wirth wisniewski withers witt wojcik
        wolford womack woo woodall woodbury woodcock woodruff woodson woodworth woody wooldridge
        worley worthington wray wyman wynn yancey yarbrough yazzie yeager yeo yildiz yilmaz yoo
        youngblood youssef zabala zadeh zaidi zaragoza zarate zawadzki zayas zeigler zeller zepeda
        zhou zhu zielinski zimmer zink zook zuckerman zulu
        """

    /// Names that are words as well: they need company.
    static let worldWordNames = """
        precious blessing gift promise goodness comfort mercy favour innocent wisdom beauty lovely
        happiness goodluck godwin lucky fortune
        amity archie aspen aster buddy butcher candy carina coral craft diamond dolly eden foreman
        hammer honor jewel laurel lemon merchant nova painter priest princess prosper shad shore
        sol stock temperance urban val vest willow wolf wren
        """

    /// Words around days, names and places.
    static let neighbours: [(WordMarks, String)] = [
        (.dayLead, "last next this past coming following previous early late mid every"),
        (.dayPart, "morning afternoon evening night weekend nights mornings overnight noon am pm"),
        (.naming, "name named nickname nicknamed called aka alias goes calls"),
        (
            .service,
            """
            cards cardiology cardio neuro neurology renal nephrology nephro gi id ortho
            orthopedics
            surgery psych psychiatry heme onc oncology pulm pulmonary pulmonology ent uro urology
            ophtho ophthalmology derm dermatology peds pediatrics ob gyn obgyn vascular palliative
            rheum rheumatology endo endocrine anesthesia trauma surg nsgy nsurg neurosurgery
            plastics podiatry pharmacy pharm pt ot slp sw cm rt dietary dietitian nutrition icu
            medicine hospitalist gensurg ir radiology rads transplant hepatology consult
            consultant
            scrub circulator assistant assist surgeon anes interpreter
            """
        ),
        (
            .careEnd,
            """
            rehab rehabilitation hospice dialysis pediatrics orthopedics orthopaedics cardiology
            dermatology oncology dentistry urology nephrology gastroenterology ophthalmology
            obgyn clinic hospital infirmary institute specialists physicians pharmacy imaging
            manor snf ltc asc vna alf elem elementary academy surgery medicine care health joint
            spine associates practice center centre surgicenter
            """
        ),
        (
            .founded,
            """
            lady sisters daughters brothers order university college church village town city
            school hospital institute museum port isle
            borough township bank parish monastery diocese
            """
        ),
        (.relative, "mama papa nana granny gramps auntie stepbrother stepsister mummy nan"),
        (
            .facility,
            """
            co ltd llp plc hardware freight scaffolding bottling concrete union hosp ctr haulage
            hauling bros sons brewing lumber carpentry cleaning catering
            """
        ),
        (
            .careEnd,
            """
            co ltd llp llc inc plc corp company hardware freight scaffolding bottling concrete
            union
            hosp ctr ems haulage hauling brothers bros sons brewing bakery trucking motors lumber
            logistics construction restaurant industries enterprises
            """
        ),
        (.title, "smt shri sri kumari madam shrimati"),
        (
            .credential,
            """
            rt cep bcacp cacp mcsp msc bsc frcp mrcp frcs mrcs frcpc fracgp mrcgp face fanzca dnb
            mds
            bds mbchb mbbch rgn rmn rdh ccc arnp caa bcps bcop crnp dnap cns rcis lvt
            """
        ),
        (.eponym, "wagner fitzpatrick mallampati"),
        (
            .common,
            """
            peds op adolescent cardiogenetics proband payroll agency pool dialyzer optiflux bloods
            advent lent thursdays mondays tuesdays wednesdays fridays saturdays sundays mica
            xiphi passage balloon ute gina una vus stars nfa hems datix acct scbu widal prisoner
            fbe uec obi ctx fobt neurogenetics dermoscopy hyperbaric midwifery orthogeriatrics
            """
        ),
        (
            .facility,
            "mosque winery barn warehouse depot plant outlet mall shelter motel inn tavern pub"
        ),
    ]
}
