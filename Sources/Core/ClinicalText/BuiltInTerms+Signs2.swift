extension BuiltInTerms {
    /// What is seen, heard, felt and measured.
    static let signs2 = """
        [sign]
        left ventricular hypertrophy; lvh; lvh on ekg; rvh; right ventricular hypertrophy; \
        concentric lvh
        widened mediastinum, mediastinal widening, wide mediastinum !vascular
        pulse diminished; pulses weak; decreased pulses; nonpalpable pulses; unequal pulses; \
        bounding pulses
        supratherapeutic inr; elevated inr; inr elevated; subtherapeutic inr; prolonged inr
        abd rigid, rigid abd, peritonitic abdomen, surgical abdomen, peritonism !surgical
        uterus rigid; rigid uterus; board like uterus; tetanic uterus; uterine tetany; \
        hypertonic uterus; tender uterus; uterus tender; boggy uterus; uterine atony
        nonreassuring fetal tracing, nonreassuring fht, non reassuring fetal heart tracing, non \
        reassuring fetal status, nrfht, category iii tracing, category 3 tracing, fetal \
        bradycardia, fetal distress, prolonged deceleration, prolonged decel, sinusoidal \
        tracing, fetal tachycardia,  absent variability, recurrent late \
        decelerations, variable decelerations, variable decels !obstetric
        r m1 occlusion, m1 occlusion, l m1 occlusion, m2 occlusion, large vessel occlusion, lvo, \
        basilar occlusion, carotid occlusion, ica occlusion, mca occlusion, hyperdense mca sign, \
        dense mca sign !stroke
        leg drift, drift, limb drift !stroke
        high riding testicle; high-riding testis; high riding;   horizontal lie; testicular tenderness; tender testicle; tender \
        testis
        hyperkeratotic papule; hyperkeratosis; hyperkeratotic; keratotic papule; keratotic \
        lesion; scaly papule; pearly papule; umbilicated papules; erythematous patches; \
        comedones; comedonal; inflammatory papules; subcutaneous nodule; crusted; crusting \
        lesion; eroded; ulcerated; lichenification; lichenified; telangiectasis; purpuric; \
        petechial; target lesions; satellite lesions; satellite papules; desquamation; \
        desquamating; honey colored crust; honey crusted; silvery scale; violaceous; \
        serpiginous; linear streaks; dermatomal rash; dermatomal vesicles; sloughing; skin \
        sloughing; hyperpigmented; hypopigmented; pigmented lesion; suspicious lesion; \
        suspicious pigmented lesions; dysplastic nevi; atypical moles; scar; scarring; linear \
        scars; stretch marks; cafe au lait spots; birthmark; port wine stain; mongolian spot; \
        nevus flammeus; salmon patch; slate gray patch
        anicteric sclera abnormal; corneal opacity; fluorescein uptake; epithelial defect; cells \
        and flare; anterior chamber cell; keratic precipitates; disc edema; disc swelling; \
        blurred disc margins; cotton wool spots; retinal hemorrhage; flame hemorrhages; hard \
        exudates; drusen; optic nerve cupping; rapd positive; horizontal nystagmus; vertical \
        nystagmus; upbeat nystagmus; gaze palsy; ophthalmoplegia; lid lag; lid retraction; \
        exophthalmos; esotropia; exotropia; miotic; mydriatic; fixed and dilated; fixed dilated \
        pupils; pupils unequal; sluggish pupils; nonreactive pupils; irregular pupil; teardrop \
        pupil; lens opacity; eyelid edema; lid edema;  periorbital ecchymosis; \
        lid erythema; proptotic; enophthalmos; decreased visual acuity; reduced visual acuity; \
        elevated iop; high iop; raised iop; increased intraocular pressure
        dull tm; tm dull; retracted tm; tm retraction; effusion behind tm; canal edema; canal \
        swelling; canal erythema; ear canal swelling; tragal tenderness; tragus tenderness; \
        mastoid tenderness; postauricular swelling; otorrhoea; air fluid level; mucopurulent \
        discharge; enlarged turbinates; turbinate edema; septal deviation; septal hematoma; \
        nasal mucosa erythema; tonsillar erythema; erythematous oropharynx; palatal petechiae; \
        peritonsillar swelling; peritonsillar fullness;  drools; hot potato voice; \
        submandibular swelling; floor of mouth swelling; floor of mouth elevation; gingival \
        erythema; gingival bleeding; bleeding on probing; gingival recession; gum recession; \
        carious teeth; carious lesion; decayed tooth; periapical lucency; fractured tooth; \
        retained root; percussion tenderness; tender to percussion; tooth mobility; leukoplakia; \
        geographic tongue; tongue deviation; macroglossia; mm dry; sunken fontanel; delayed cap \
        refill; cap refill delayed; tenting
        tender lymph nodes; shotty nodes; supraclavicular node; palpable nodes; thyroid bruit; \
        thyroid firm; firm thyroid; tender thyroid; neck mass; hepatojugular reflux; hjr; \
        tracheal deviation; trachea deviated; deviated trachea; subcutaneous air; stiff neck on \
        exam
        pansystolic murmur; crescendo decrescendo murmur; flow murmur; new murmur; s4 gallop; \
        muffled heart sounds; distant heart sounds; irregularly irregular; irreg irreg;  \
        sinus brady; orthostatic vitals; positive orthostatics; orthostatic drop; parasternal \
        heave; rv heave; displaced apex; displaced apex beat; loud p2; fixed split s2; flattened \
        t waves; t wave flattening; pathologic q waves; old anterior q waves; first degree heart \
        block; long qt; qtc prolongation; left axis deviation; lad on ekg; right axis deviation; \
        poor r wave progression; nonspecific st changes; nonspecific st-t changes; nonspecific t \
        wave changes; ischemic ecg changes; strain pattern; rv strain; right heart strain; \
        reduced ef; decreased ef; low ef; depressed ef; ef reduced; systolic dysfunction; \
        diastolic dysfunction; lv dysfunction; rv dysfunction; dilated lv; dilated la; left \
        atrial enlargement; dilated left atrium; rv dilation; hypokinesis; akinesis; dyskinesis; \
        global hypokinesis; apical thrombus; lv thrombus; valve vegetation
        creps; basal creps; decreased air movement; diminished at bases; decreased at bases; \
        bronchial breathing; bronchial breath sounds; dull to percussion; dullness; \
        hyperresonance; hyperresonant; prolonged expiratory phase; bradypneic; labored \
        respirations; kussmaul respirations; cheyne stokes; cheyne stokes respirations; \
        paradoxical breathing; pursed lip breathing; splinting; finger clubbing; hypercapnia; \
        hypercarbia; hypercapnic; ground glass; interstitial markings; interstitial edema; \
        cephalization; kerley b lines; small effusion; bibasilar atelectasis; pneumothorax on \
        cxr; lung mass; hilar adenopathy; mediastinal adenopathy; hilar fullness; cavity lesion; \
        bronchiectatic changes; emphysematous changes; hyperinflated; hyperinflated lungs; air \
        trapping; bronchial wall thickening; peribronchial thickening; peribronchial cuffing; \
        tree in bud; honeycombing; pleural thickening; elevated hemidiaphragm; hiatal hernia on \
        imaging
        diffuse tenderness; periumbilical tenderness; rebound/guarding; positive murphy; rovsing \
        sign; rovsings; psoas sign; obturator sign; renal angle tenderness; tympanic; tympany; \
        hypoactive bowel sounds; hyperactive bowel sounds; absent bowel sounds; decreased bowel \
        sounds; high pitched bowel sounds; tinkling bowel sounds; hernia on exam; reducible \
        hernia; nonreducible hernia; surgical scar; spider angioma; rectal mass; heme positive \
        stool; guaiac positive; guaiac positive stool; hemoccult positive; fobt positive; \
        positive fobt; occult blood positive; fecal impaction; stool burden; large stool burden; \
        dilated bowel loops; dilated loops of bowel; free fluid in pelvis; thickened gallbladder \
        wall; gallbladder wall thickening; pericholecystic fluid; sonographic murphy sign; \
        sludge; biliary sludge; gallstones on us; dilated cbd; cbd dilation; hydroureter; stone \
        in ureter; perinephric stranding; thickened bladder wall; boggy prostate; tender \
        prostate; prostate nodule; nodular prostate; friable cervix; cervical lesion; cervical \
        polyp; thick endometrium; thickened endometrium; endometrial thickening; enlarged \
        uterus; vaginal atrophy; atrophic changes; prolapse; breast nodule; axillary mass; \
        nipple crusting
        4+ edema; sacral edema; nonpitting; brawny edema; scrotal edema; arterial ulcer; cord \
        palpable; palpable cord; homans sign; positive homans;  calf asymmetry; \
        cool foot; cold foot; dusky toes; dusky foot; cyanotic toes; pale extremity; gangrene; \
        dry gangrene; wet gangrene; gangrenous; necrotic; necrotic tissue; black toe;    sanguineous drainage; foul drainage; \
        malodorous drainage; weeping; dehisced; wound separation; gaping wound; infected wound; \
        cellulitic; cellulitic changes; streaking; red streaks; lymphangitic streaking; \
        hyperemic; swelling noted; angulation; angulated; shortened and externally rotated; \
        externally rotated; spinal tenderness; paraspinal spasm; paravertebral tenderness; \
        muscle tenderness; trigger points; trapezius tenderness; jlt; boggy joint; joint warmth; \
        joint tenderness; rom limited; rom reduced; pain with rom; painful arc; painful range of \
        motion; laxity; ligamentous laxity; joint laxity; valgus laxity; varus laxity; lachman \
        positive; positive lachman; positive anterior drawer; anterior drawer positive; mcmurray \
        positive; positive mcmurray; spurling positive; positive spurling; positive tinel; tinel \
        positive; positive phalen; phalen positive; positive finkelstein; hawkins positive; \
        positive hawkins; neer positive; positive neer; empty can positive; positive empty can; \
        trendelenburg positive; positive trendelenburg; faber positive; positive faber; thompson \
        test positive; positive thompson test; apprehension positive; positive apprehension; \
        extensor lag; quad lag; quadriceps wasting; thenar atrophy; thenar wasting; quad \
        atrophy; triggering; nodularity; boutonniere deformity; swan neck; hammer toes; pes \
        planus; flat feet; flat foot; pes cavus; genu varum; genu valgum; kyphotic; pelvis \
        unstable; unstable pelvis; pelvic instability; leg length difference; joint space \
        narrowing; osteophytes; subchondral sclerosis; degenerative changes; disc space \
        narrowing; disc protrusion; disc extrusion; foraminal narrowing; foraminal stenosis; \
        canal stenosis; central stenosis; listhesis; anterolisthesis; retrolisthesis; endplate \
        changes; marrow edema; bone marrow edema; erosions on xray; chondrocalcinosis; avulsion; \
        cortical irregularity; periosteal reaction; sclerotic lesion
        reflexes brisk; reduced reflexes; absent ankle jerks; absent ankle reflexes; ankle jerks \
        absent; ankle jerks delayed; delayed relaxation of reflexes; sustained clonus; ankle \
        clonus; upgoing plantar; extensor plantar; positive hoffman; hoffmann sign; increased \
        tone; hypertonia; low tone; lead pipe rigidity; paratonia; dysdiadochokinesia; ataxia on \
        exam; positive romberg; romberg positive; romberg sign; unsteady tandem; impaired tandem \
        gait; wide based; broad based gait; hemiparetic gait; spastic gait; steppage gait; \
        sensory level; sensation reduced; sensation decreased; decreased sensation to light \
        touch; decreased light touch; reduced light touch; decreased pinprick; reduced pinprick; \
        decreased vibration; reduced vibration; vibration sense reduced; vibration reduced; \
        reduced vibration sense; absent vibration; loss of protective sensation; lops; \
        monofilament decreased; decreased monofilament; monofilament abnormal; absent \
        monofilament; abnormal monofilament; stocking glove; stocking glove distribution; focal \
        weakness; focal neurology; lateralizing signs; cranial nerve deficit; cranial nerve \
        palsy; cn palsy; sixth nerve palsy; third nerve palsy; tongue fasciculations; \
        hemiplegic; quadriparesis; paraplegia; paraplegic; quadriplegia; quadriplegic; \
        tetraplegia; hemineglect; left neglect; visual neglect; apraxia; agnosia; dyscalculia; \
        acalculia; anomia; impaired recall; impaired memory; delayed recall impaired; poor \
        recall; impaired attention; clock drawing abnormal; obtundation; stuporous; stupor; gcs \
        drop; decreased loc; decreased level of consciousness; aloc; altered mental state; \
        posturing decorticate; decorticate posturing; decerebrate posturing; kernig sign; \
        brudzinski sign; positive kernig; positive brudzinski; nuchal tenderness; meningeal \
        irritation
        ill appearing; toxic appearing; unwell appearing; frail; frailty; wasted; emaciated; \
        underweight; unkempt; poor hygiene; severe distress; uncomfortable appearing; writhing; \
        writhing in pain; diaphoretic and pale; plethoric; cushingoid; moon facies; buffalo \
        hump; hirsutism; gynecomastia; acanthosis; dysmorphic features; dysmorphic; \
        macrocephaly; microcephaly;  developmental delay on exam; head lag
        lymphopenia; lymphocytosis; neutrophilia; anemia on labs; lactate elevated; anion gap \
        acidosis; acidotic; acidemia; alkalosis; lfts elevated;  \
        hyponatremic; hypernatremic; hypokalemic; hyperkalemic; hypocalcemic; hypercalcemic; \
        hypermagnesemia; elevated uric acid; low albumin; le positive; hematuria on ua; psa \
        elevated; low tsh; suppressed tsh; elevated ddimer; positive d-dimer; elevated \
        inflammatory markers; elevated ck; ck elevated; elevated ammonia; positive ana; positive \
        rf; positive cultures; positive blood cultures; growth on culture; abnormal labs; \
        pleocytosis; csf pleocytosis; hemolysis; coagulopathic; macrocytosis; microcytosis; low \
        ferritin; low b12; abnormal pap; abnormal mammogram; abnormal ekg; abnormal ct
        recurrence; recurrent disease; disease progression; lymphovascular invasion; perineural \
        invasion; positive margins; high grade dysplasia; low grade dysplasia; dysplasia; \
        atypia; residual tumor; residual disease; new lesion; enhancing lesion; enhancing mass; \
        mass lesion; cystic lesion; calcification; coronary calcification; aortic \
        atherosclerosis; stenosis; embolus; dvt on us; noncompressible vein; infarct; acute \
        infarct; old infarct; chronic infarct; hemorrhage on ct; bleed on ct; white matter \
        changes; white matter disease; microvascular changes; small vessel changes; chronic \
        small vessel ischemia; cerebral edema; herniation; midline shift on ct; sulcal \
        effacement; cerebral atrophy; demyelinating lesions; abscess on ct; fluid collection; \
        inflammation; inflammatory changes; dilatation; malposition; lucency around hardware; \
        anastomotic leak; endoleak; pseudoaneurysm; retroplacental hematoma; subchorionic \
        hemorrhage; low lying placenta; placenta previa on us; breech presentation; breech; \
        transverse lie; fetal growth restriction; iugr; fgr; sga; lga; macrosomia; short cervix; \
        cervical shortening; ruptured membranes; meconium stained fluid; meconium staining; cord \
        around neck; nuchal cord; absent fetal heart tones; no fetal heart tones; lochia foul; \
        foul lochia; fundus boggy
        """
}
