extension NameWords {
    /// Given names of West, East and southern Africa, South and East Asia, the Pacific, Europe, the
    /// Arab world and the Americas.
    static let peoplesGiven = """
        seun bola bolaji funke yemi temi tope toyin wale kunle dele deji kemi lanre lekan niyi
        sola uche nneka chinonso chukwuemeka ebuka ikenna nnamdi obioma ogechi okechukwu onyeka
        somto ugochi zina garba sani aminu bashir danjuma hauwa rakiya rukayat sadiya zaynab yaw
        kojo abena akua akosua adwoa efua afia yaa mwikali wanjiku nyambura mumbi wairimu
        wangari wangui njoroge kariuki maina ochieng onyango omondi adhiambo awuor auma kiprop
        kipchoge cheruiyot chebet jepkosgei mutua musyoka kioko mumo wafula nekesa nafula barasa
        juma hamisi mwanaisha zawadi neema baraka rehema thabo thandeka nomsa nosipho nokuthula
        palesa tebogo zanele zodwa busisiwe sibusiso mandla bongani nkosinathi siyabonga ayanda
        sizwe vusi jabulani thulani noluthando refilwe boitumelo dineo karabo katlego naledi
        annelie hennie kobus gert jannie riaan elna sarie marietjie tendai tatenda farai chipo
        rudo rumbidzai tapiwa nyasha kudzai chenai rajeshwari lakshmi lalitha savitri parvathi
        sarojini shanti kavitha sangita sangeeta geeta shobha vimala vijaya ganesh rakesh naresh
        yogesh kamlesh nilesh hitesh jitesh mitesh paresh subhash santosh manoj pramod tarun
        kartik ashok alok abhishek ankit akhil gopal govind girish kuldeep manpreet jaspreet
        baljit amarjit paramjit surinder jasbir balbir sukhdev gurdev shabnam shabana parveen
        farzana rukhsana rizwan salman adnan zahid shahid nadeem naveed javed waqar asif arif
        kashif sajid majid rafiq rafiqul shafiq tariqul nazrul aminul mizanur rezaul sumaiya
        tasnim nusrat afsana shahnaz taslima rehana sakina zubeda ciaran caoimhe grainne orlaith
        fionnuala maire pádraig eoin fintan diarmuid brendan fergal lorcan eimear bronagh dervla
        aine áine seán máire róisín sinéad gráinne mhairi catriona calum ieuan gethin emyr huw
        aled sioned cerys bethan nerys anwen ffion shazza gaz bev trish mags debs becs tash jez
        daz baz nige grahame alfie glenys gwenda jürgen uwe horst günther heinz bernd jochen
        thorsten holger anke antje birgit elke gudrun heike hildegard irmgard jutta katrin
        renate silke ulrike waltraud liesl björn søren jesper fredrik anders mikkel birthe
        solveig ragnhild oddvar marijke wouter joost jeroen sjoerd maarten gijs femke sanne
        marloes łukasz krzysztof grzegorz jacek zbigniew malgorzata małgorzata beata danuta
        halina grazyna zdenka jitka oksana tetiana iryna andriy mykola volodymyr vasyl taras
        marija dragan nenad mirjana snezana gordana dragana dimitrios giorgos yannis
        konstantinos panagiotis vasilis spyros eleni despina vasiliki ioanna davide massimo
        concetta assunta hüseyin hasan ayse ayşe hatice murat emre burak deniz gizem huong trang
        phuong hoa duc tuan quang khoa ngoc diep xin jing hui yun xiaoli zhihao jiahui siti
        nurul aisyah hafiz azman rosnah norhayati siew swee jisoo minji soyeon haeun seojun
        dohyun minjun sunhee youngsook kyungsook sachiko hideo kazuo kealoha kainoa makoa nalani
        keoni sione tevita losa tavita tama aroha hemi rangi wiremu mereana kahurangi tane
        ngaire kev shaz bazza dazza tezza lashawn lakeisha jamar travon devonte hakeem citlali
        marisela eulalia inocencio norberto adalberto arnulfo efraín joaquín ramón andrés josé
        jesús maría lucía sofía reem maha manal amani sumaya marwa noura ghada wafa fadi rami
        samer wael ziad bassam ihab tarek mohammad abdulrahman abdullahi mohamud hodan fadumo
        sahra ifrah deqa abukar warsame shlomo menachem dovid rivka devorah tzipora malka bracha
        feige bhavna jignesh hetal mital kinjal nilam urmila pankaj chetan nitin mayur leofric
        cosima lettice araminta peregrine crispin tarquin
        """

    /// Surnames of the same.
    static let peoplesSurnames = """
        adewale akpan alabi aluko amadi anyanwu bamidele ekong ekwueme emenike ezeh fashola ibe
        igwe ikpeazu jimoh lawal nnadi odukoya ogunbanjo oladipo olaniyan olatunji onyekachi
        opara oyewole sanusi shehu soyinka ugwu umeh yakubu mahama owusu amoah addo acheampong
        adjei agyeman antwi gyamfi nkrumah quaye quartey tetteh sarpong ofori opoku ndungu gitau
        macharia waweru githinji karanja owino okello oduya mutuku kilonzo kiptoo koech rono
        langat korir wekesa simiyu makokha mugisha ssempala nakato namukasa kagame habimana
        uwimana nsengimana tembo phiri mwale mulenga chanda sakala lungu mwanza ncube sibanda
        nyoni mpofu mutasa mthembu zwane molefe mabaso mahlangu sithole tshabalala buthelezi
        gumede mkhize ngcobo ntuli shabalala zungu radebe motaung mofokeng moloi naidoo govender
        pillay moodley chetty padayachee maharaj venter steyn viljoen coetzee swanepoel vorster
        erasmus fourie joubert marais oosthuizen engelbrecht labuschagne pandya modi rathod
        yadav tiwari dubey tripathi chaturvedi aggarwal bansal goyal mittal srivastava bedi
        grewal brar bhattacharyya ganguly biswas mondal kurian chacko subramanium venkatesan
        natarajan sundaram balasubramanian naidu chowdary kamath bhat jadhav pawar shinde
        bhosale gaikwad farooqui hashmi rizvi bukhari miah uddin khatun mahmood bhatti warraich
        perera jayawardena wickramasinghe gunawardena rajapaksa thapa adhikari karki odoherty
        mcloughlin dunne maguire callaghan mahony leary mcdonnell mulqueen mulholland heaney
        fairhurst arrowsmith braithwaite ollerenshaw entwistle ramsbottom higginbottom
        shuttleworth micklethwaite birtwistle crabtree sidebottom longbottom pickering
        featherstone ravenscroft applegarth thistlethwaite cadwallader probert gwynne beynon
        macgregor mackinnon mcallister mcgillivray urquhart farquharson colquhoun menzies
        dalrymple abernethy auchincloss müller schäfer krämer köhler böhm weiß jäger schröder
        krüger hofmann schulze kühn pohl kellner claassen sorensen sørensen jorgensen jørgensen
        mortensen lindström nyström holmgren nieminen mäkinen vries bakker visser smit meijer
        mulder dekker dijkstra hendriks vermeulen peeters claes goossens willems mertens bonnet
        boucher broussard fontenot arceneaux wójcik wozniak dabrowski jankowski krawczyk
        novakova nováková kovačević dumitru kravchenko konstantinou yılmaz öztürk barbieri hoang
        trinh guo gao zheng liang xie cao peng xiao cai xue zhong liao hou qiu shao meng kuang
        hwang ahn jeon seo kato yoshida sasaki hasegawa murakami ishikawa othman yusof zainal
        tengku santoso wijaya suharto kusuma dela dimaculangan macaraeg kahananui kamaka taufa
        leota tupou fonoti faleolo tuilagi sefo ngata parata whare henare tamihana begay tsosie
        benally tsinajinnie yellowhorse whitehorse twofeathers jama hersi gebremedhin alemu
        girma worku mengistu desta kebede nassar farouk fahmy shaheen awad darwish barakat
        tannous abramowitz rabinowitz lieberman mandelbaum finkelman treviño saldaña almonte
        encarnacion
        """

    /// Towns beyond the United States whose names are no scale, stool chart or rule.
    static let worldCities = """
        leeds sheffield coventry wolverhampton southampton swansea aberdeen dundee belfast
        galway limerick waterford sligo tralee ennis letterkenny dundalk drogheda kilkenny
        athlone wexford castlebar ballinasloe johannesburg pretoria durban soweto bloemfontein
        polokwane pietermaritzburg umhlanga stellenbosch ibadan kano abuja enugu ilorin owerri
        calabar kaduna onitsha mombasa kisumu nakuru eldoret thika kampala entebbe accra kumasi
        lusaka harare bulawayo gaborone windhoek maputo blantyre lilongwe kigali bangalore
        bengaluru hyderabad chennai kolkata calcutta madras bombay pune ahmedabad jaipur lucknow
        kanpur nagpur indore bhopal patna vadodara coimbatore kochi thrissur trivandrum mysore
        mysuru mangalore mangaluru madurai visakhapatnam vijayawada guntur ludhiana amritsar
        chandigarh ranchi guwahati bhubaneswar dehradun lahore rawalpindi islamabad peshawar
        faisalabad chittagong chattogram sylhet khulna kathmandu penang brisbane adelaide
        canberra hobart geelong ballarat bendigo townsville toowoomba wollongong auckland
        christchurch rotorua tauranga dunedin calgary winnipeg saskatoon mississauga brampton
        hamburg munich stuttgart dresden leipzig dortmund hannover bremen zurich amsterdam
        rotterdam antwerp warsaw krakow prague budapest lisbon barcelona kyiv moscow jakarta
        cebu davao saigon shanghai osaka seoul birmingham middlesbrough blackpool bolton oldham
        rochdale huddersfield wakefield doncaster barnsley rotherham scunthorpe grimsby
        stevenage luton swindon gloucester cheltenham exeter truro bournemouth brighton
        eastbourne hastings margate ipswich colchester peterborough northampton
        """
}
