extension BuiltInTerms {
    /// Wordings of the hospital's fields, part 3 of 3: symptoms, signs, disorders, injuries.
    static let wider11 = """
        [disorder]
        overdose, unintentional overdose, benzo overdose, insulin overdose, beta blocker overdose, \
        calcium channel blocker overdose
        poisoning, ethylene glycol poisoning
        carbon monoxide poisoning, carbon monoxide toxicity
        angioedema, ace inhibitor angioedema, acei angioedema, ace-i angioedema
        contrast allergy, contrast allergy reaction
        stevens johnson syndrome, sjs/ten
        transfusion reaction, hemolytic transfusion reaction
        pressure ulcer, stage 2 pressure ulcer, stage 4 pressure ulcer, stage 3 pressure ulcer, \
        stage ii decubitus, stage iv decubitus ulcer
        cellulitis, wound cellulitis
        supply demand mismatch; traumatic arrest; high grade av block; high degree av block; \
        mobitz 2; mobitz type ii; mobitz type 2; advanced av block; av dissociation; pacemaker \
        malfunction, pacemaker failure, failure to capture, failure to sense, lead dislodgement, \
        defibrillator fired, aicd fired, pacemaker syndrome, pacemaker lead displacement; \
        vasoplegia; low output state; low cardiac output; penetrating aortic ulcer; penetrating \
        atherosclerotic ulcer; cold leg; ischemic toes; ischemic digits; threatened foot; cteph; \
        chronic thromboembolic pulmonary hypertension; cteph disease; pulmonary infarct; pulmonary \
        infarction; tumor embolism; hcap; legionnaires; legionnaires disease; bronchopneumonic \
        changes; newmonia; psittacosis; amiodarone lung toxicity; amiodarone toxicity; tension \
        physiology; pulmonary insufficiency; respiratory decompensation; failed extubation; \
        extubation failure
        failure to wean; ventilator dependence; ventilator dependent; vent dependent; trach \
        dependent; prolonged mechanical ventilation; evali, lung transplant rejection, crack lung, \
        trali, transfusion associated circulatory overload, barotrauma, oxygen toxicity; \
        contracted gallbladder; stone in neck of gallbladder; colonic dilation; dilated colon; \
        dilated cecum; cecal dilation; mesenteric nodes; mesenteric haziness; retroperitoneal \
        nodes; para-aortic nodes; omental caking; omental thickening; peritoneal deposits; \
        peritoneal enhancement; echogenic liver; incidentaloma; atrophic kidneys; echogenic \
        kidneys; cortical thinning; renal cortical thinning; loss of corticomedullary \
        differentiation; caliectasis; pelvicaliectasis; pelviectasis; fullness of collecting \
        system; hydroureteronephrosis; perinephric fluid; periureteral stranding; striated \
        nephrogram; mallory weiss; dieulafoy lesion; dieulafoy
        gastric antral vascular ectasia; angiodysplasia; angioectasia; avms of bowel; gi avm; \
        gastric avm; colonic avm; adherent clot ulcer; portal hypertensive gastropathy; gastric \
        varices; grade 2 varices; large varices; rectal varices; small varices; anastomotic \
        dehiscence; anastomotic breakdown; hrs kidney; congestive hepatopathy; mash liver; \
        steatohepatitis; aih; budd chiari; budd-chiari syndrome; veno occlusive disease; he grade \
        2; focal nodular hyperplasia; c. diff; cdiff; ibd flare; pancolitis; proctosigmoiditis; \
        toxic megacolon; megacolon; pouchitis; enterocolitis; shigellosis; cryptosporidiosis; \
        gluten sensitivity; obstructive uropathy; cardiorenal; pigment nephropathy; obstructive \
        nephropathy; postobstructive diuresis; post obstructive diuresis; renal infarction; \
        nephrosclerosis; single kidney; polycystic kidneys; medullary sponge kidney; renal \
        osteodystrophy; calciphylaxis
        kidney transplant rejection; renal transplant rejection; allograft rejection; transplant \
        rejection; acute rejection; chronic rejection; allograft nephropathy; bk viremia; bk \
        nephropathy; delayed graft function; nephrogenic systemic fibrosis; clotted graft; \
        thrombosed avf; thrombosed avg; malfunctioning dialysis catheter; cloudy effluent; cloudy \
        dialysate; low h/h; low hct; hgb drop; hemoglobin drop; drop in hemoglobin; hgb dropped; \
        hb drop; drop in hb; drop in hgb; dropping hemoglobin; hct drop; abla; voc crisis; \
        vasoocclusive crisis; splenic sequestration; aplastic crisis; hemosiderosis; \
        methemoglobinemia; pure red cell aplasia; paroxysmal nocturnal hemoglobinuria; pnh blood; \
        schistocytes; schistocytes on smear; circulating blasts; peripheral blasts; \
        erythrocytosis; high hematocrit; elevated hematocrit; elevated hemoglobin; mastocytosis; \
        hemophagocytic lymphohistiocytosis; hlh
        castleman disease; monoclonal gammopathy; m spike; m protein; paraproteinaemia; \
        paraproteinemia; plasmacytoma; hypogammaglobulinemia; hyperviscosity; hyperviscosity \
        syndrome; leukostasis; blast crisis; differentiation syndrome; vitamin d insufficiency; \
        low vit d; b12 low; low folate; low thiamine; hypoalbuminemic; hypoproteinemia; systemic \
        inflammatory response syndrome; multi organ failure; multiorgan failure; multisystem organ \
        failure; end organ damage; end organ dysfunction; organ failure; organ dysfunction; crbsi; \
        viremia; cmv viremia; aids illness; pseudomonas; pml; progressive multifocal \
        leukoencephalopathy; positive rpr; rpr positive; parvovirus; tick-borne disease; \
        anaplasmosis; ehrlichiosis; babesiosis; tularemia; ebola; strongyloides; strongyloidiasis; \
        hookworm; tapeworm; ascaris; trichinosis; cysticercosis; echinococcus; trypanosomiasis; \
        chagas disease; bartonella; diskitis
        spondylodiscitis; infected hardware; infected graft; puo; sarcopenic; macroadenoma; \
        microadenoma; pituitary macroadenoma; pituitary apoplexy; low cortisol; paraganglioma; \
        primary aldosteronism; congenital adrenal hyperplasia; thyrotoxic; gastrinoma; vipoma; \
        glucagonoma; seronegative ra; ra flare; inflammatory polyarthritis; polyarthritis; \
        oligoarthritis; monoarthritis; monarthritis; crystal arthropathy; calcium pyrophosphate \
        disease; sle flare; sicca; sicca symptoms; sclerodactyly; antisynthetase syndrome; \
        granulomatosis with polyangiitis; wegener's; wegeners granulomatosis; microscopic \
        polyangiitis; cryoglobulinemia; spondyloarthropathy; axial spa; enthesitis; still's \
        disease; adult onset still's disease; igg4 related disease; relapsing polychondritis; \
        calcinosis; hypermobile; hypermobile eds; superior vena cava syndrome; thymoma; renal \
        cell
        tcc bladder; crpc; mcrpc; oligodendroglioma; craniopharyngioma; ependymoma; \
        chondrosarcoma; liposarcoma; leiomyosarcoma; angiosarcoma; tnbc; unknown primary; \
        paraneoplastic syndrome; cipn; palmar plantar erythrodysesthesia; cytokine release \
        syndrome; graft versus host disease; graft vs host disease; gvhd; acute gvhd; chronic \
        gvhd; gvhd of skin; immune related adverse event; irae; immune hypophysitis; \
        hypophysitis; cardiotoxicity; infusion related reaction; rhabdomyelysis; myopathic; \
        dystonic reaction; dystonic; oculogyric crisis; cam positive; cam-icu positive; uremic \
        enceph; pres syndrome; ventriculitis; cerebritis; petit mal; epileptiform discharges; \
        epileptiform activity; spike and wave; sharp waves; generalized slowing; focal slowing; \
        diffuse slowing; burst suppression; amaurosis; acute infarction; spinal cord infarction; \
        hemorrhagic conversion
        intracranial atherosclerosis; vertebrobasilar insufficiency; cadasil; cerebral amyloid \
        angiopathy; reversible cerebral vasoconstriction syndrome; cerebral vasospasm; \
        intraventricular extension; elevated icp; increased icp; elevated intracranial pressure; \
        effaced sulci; sulci effaced; effaced cisterns; loss of gray white differentiation; \
        insular ribbon sign; hyperdense vessel; hyperdense vessel sign; diffusion restriction; \
        restricted diffusion; dwi positive; flair hyperintensity; t2 hyperintensity; white \
        matter hyperintensities; chronic microvascular disease; microvascular ischemic disease; \
        chronic small vessel ischemic disease; microhemorrhages; microbleeds; cerebral \
        microbleeds; superficial siderosis; shunt malfunction; shunt failure; chiari 1 \
        malformation; chiari i; syrinx; tethered cord; cavernous malformation; dural avf; \
        relapsing remitting ms; secondary progressive ms
        primary progressive ms; clinically isolated syndrome; myelitis; mogad; adem; aidp; mg \
        crisis; myasthenic crisis; lambert eaton; bulbar palsy; pseudobulbar palsy; pseudobulbar \
        affect; progressive supranuclear palsy; corticobasal syndrome; lewy body disease; \
        parkinsonian; cjd; creutzfeldt-jakob disease; mononeuritis multiplex; ulnar nerve palsy; \
        radial palsy; saturday night palsy; brachial neuritis; cataplexy; acute vestibular \
        syndrome; vestibulopathy; vestibular hypofunction; mal de debarquement; labyrinthine; \
        lumbar radiculitis; radiculitis; failed back surgery syndrome; facet hypertrophy; facet \
        arthrosis; ligamentum flavum hypertrophy; disc degeneration; disc desiccation; disc \
        disease; myelopathic; central cord syndrome; brown sequard; brown-sequard syndrome; \
        anterior cord syndrome
        autonomic dysreflexia; pars defect; spondylodiscitis lumbar; modic changes; schmorl's \
        nodes; pseudarthrosis; pseudoarthrosis; adjacent segment disease; sacroiliac joint \
        dysfunction; atonic bladder; obstructing stone; infected obstructed kidney; infected \
        stone; uvj stone; upj stone; nonobstructing stone; non obstructing stone; staghorn; \
        nephrocalcinosis; passing a stone; urethral disruption; urinoma; nephroptosis; \
        uncomplicated uti; pyonephrosis; klebsiella uti; e coli uti; pseudomonas uti; \
        epididymoorchitis; balanoposthitis; prostate enlargement; azoospermia; concussed; \
        post-concussive symptoms; frostnip; barotitis; swallowed magnets; metal in eye; jersey \
        finger; gamekeeper's thumb; skier's thumb; ruptured achilles; ruptured biceps tendon; \
        calcaneal squeeze positive; patellar apprehension; patellar grind positive; positive \
        patellar grind; dequervain's; kanavel signs
        rotator cuff arthropathy; cuff arthropathy; plantar fascitis; calcaneal spur; posterior \
        tibial tendon dysfunction; medial tibial stress syndrome; hallux rigidus; hallux \
        limitus; mallet toe; sesamoiditis; turf toe; charcot arthropathy; charcot joint; charcot \
        neuroarthropathy; osteochondral defect; osteochondritis dissecans; tricompartmental oa; \
        medial compartment oa; medial compartment narrowing; patellofemoral oa; ac joint \
        arthropathy; ac arthrosis; degenerative joint changes; arthritic changes; osteoarthritic \
        changes; fasciitis; pyomyositis; myonecrosis; etoh on board; withdrawing from alcohol; \
        od'd; aspirin toxicity; dig toxicity; cholinergic crisis; cholinergic toxidrome; \
        anticholinergic toxicity; anticholinergic toxidrome; sympathomimetic toxidrome; \
        serotonin toxicity; local anesthetic systemic toxicity; cyanide toxicity; cocaine \
        toxicity; supratherapeutic lithium level
        vancomycin toxicity; tacrolimus toxicity; methotrexate toxicity; phenytoin toxicity; \
        oversedation; oversedated; over sedated; contrast reaction; difficult intubation; failed \
        intubation; dislodged trach; trach dislodgement; dislodged g tube; dislodged peg; peg \
        dislodged; clogged peg; clogged tube; tube dislodgement; dislodged tube; malpositioned \
        line; malpositioned picc; infiltrated iv; iv infiltration; decub; sacral decub
        [injury]
        injury, acute myocardial injury, myocardial injury, demand related myocardial injury, non \
        ischemic myocardial injury, nonischemic myocardial injury, chronic myocardial injury, \
        myocardial contusion injury, e-cigarette or vaping associated lung injury, vaping \
        associated lung injury, ventilator associated lung injury, liver injury, acute liver \
        injury, hypoxic brain injury, anoxic injury, diffuse axonal injury, brachial plexus \
        injury, ureteral injury, ureteric injury, urethral injury, urethral trauma, avulsion \
        injury, nailbed injury, vascular injury, arterial injury, popliteal artery injury, nail \
        gun injury, handlebar injury, blunt force trauma, multiple trauma, dv injury, stingray \
        injury, electric shock injury, splenic injury, bowel injury, mesenteric injury, \
        diaphragmatic injury, pancreatic injury, aortic injury, blunt aortic injury, traumatic \
        aortic injury, blunt cardiac injury, tracheobronchial injury, pelvic ring injury, volar \
        plate injury, ucl injury, growth plate injury, syndesmotic injury, syndesmosis injury, pcl \
        injury, mcl injury, lcl injury, plc injury, hamstring injury, extravasation injury, sacral \
        pressure injury, heel pressure injury
        fracture, lead fracture, fragility fracture, impending pathologic fracture, impending \
        fracture, skull base fracture, temporal bone fracture, pars fracture, wedge compression \
        fracture, burst fracture, l1 burst fracture, t12 compression fracture, l1 compression \
        fracture, chance fracture, odontoid fracture, dens fracture, type 2 odontoid fracture, \
        type ii odontoid fracture, hangman's fracture, c1 fracture, c2 fracture, transverse \
        process fracture, spinous process fracture, penile fracture, fractured penis, pelvic \
        ring fracture, pubic rami fracture, pubic ramus fracture, superior pubic ramus fracture, \
        inferior pubic ramus fracture, sacral ala fracture, sacral insufficiency fracture, \
        pelvic insufficiency fracture, intertrochanteric fracture, intertroch fracture, \
        intertroch fx, subtrochanteric fracture, subtroch fracture, subcapital fracture, femoral \
        shaft fracture, humeral shaft fracture, surgical neck fracture, humeral neck fracture, \
        greater tuberosity fracture, barton fracture, bennett fracture, rolando fracture, tuft \
        fracture, monteggia fracture, galeazzi fracture, coronoid fracture, nightstick fracture, \
        tib plateau fracture, tibial shaft fracture, tib/fib fracture, maisonneuve fracture, \
        pilon fracture, tibial pilon fracture, bimall fracture, trimall fracture, bimal \
        fracture, trimal fracture, medial malleolus fracture, medial malleolar fracture, lateral \
        malleolar fracture, posterior malleolus fracture, weber c fracture, weber a fracture, \
        talar fracture, lisfranc fracture, metatarsal stress fracture, navicular fracture, \
        cuboid fracture, non displaced fracture, spiral fracture, oblique fracture, transverse \
        fracture, avulsion fx, stress fx, insufficiency fracture, malunited fracture, angulated \
        fracture, impacted fracture, intraarticular fracture, intra-articular fracture, \
        periprosthetic fx, osteoporotic fracture, osteoporotic compression fracture, fracture \
        line
        hematoma, pocket hematoma, scrotal hematoma, forehead hematoma, periorbital hematoma, \
        retrobulbar hematoma, duodenal hematoma, postoperative hematoma
        inhalation injury, smoke inhalation lung injury
        kidney injury, acute on chronic kidney injury
        back sprain, eyes rolled back
        assault, left sided neglect, hemispatial neglect, physically assaulted, sexually \
        assaulted, domestic assault
        dislocation, facet dislocation, anterior shoulder dislocation, posterior shoulder \
        dislocation, fracture dislocation, lunate dislocation, perilunate dislocation
        sprain, thoracic strain, trapezius strain, high ankle sprain, quadriceps strain, adductor \
        strain, gastroc strain, gastrocnemius strain
        kidney laceration, grade iv renal laceration
        laceration, linear laceration, deep laceration, stellate laceration, superficial \
        laceration, eyebrow laceration, brow laceration, nail bed laceration, nailbed laceration, \
        arterial laceration, spleen laceration, hepatic laceration
        nerve laceration, digital nerve laceration
        stab wound, impaled object
        gunshot wound, gsw to chest, gsw to abdomen, gsw to head, gsw to leg
        multitrauma, multitrauma patient
        motor vehicle accident, atv rollover, rollover mvc
        head injury, fell and hit head
        strangulation, strangulation injury, attempted strangulation, manual strangulation
        scalded, scalded by water
        burn, grease burn, superficial partial thickness burn, deep partial thickness burn, 1st \
        degree burn, 2nd degree burn, 3rd degree burn, inhalation burn, circumferential burn, \
        blistering burn
        drowning, nonfatal drowning
        ingestion, ingestion of battery, bleach ingestion
        blowout fracture, orbital blowout fracture
        splenic laceration, grade 3 splenic laceration
        femoral neck fracture, subcapital femoral neck fracture
        femur fracture, distal femur fracture, supracondylar femur fracture
        radius fracture, distal radial fracture
        metacarpal fracture, 5th metacarpal fracture, fifth metacarpal fracture
        phalanx fracture, distal phalanx fracture, proximal phalanx fracture
        forearm fracture, both bone forearm fracture
        clavicle fracture, midshaft clavicle fracture
        joint injury, ac joint injury
        hip dislocation, posterior hip dislocation, prosthetic hip dislocation
        rib fractures, multiple rib fractures
        fibula fracture, distal fibula fracture
        metatarsal fracture, 5th metatarsal fracture, fifth metatarsal fracture
        knee injury, multiligament knee injury
        displaced fracture, minimally displaced fracture
        wound, purulent wound, pus from wound, hematoma wound
        pneumocephalus; ruptured bladder; linear lac; scalp lac; facial lac; forehead lac; lip \
        lac; chin lac; brow lac; eyebrow lac; finger lac; hand lac; arm lac; leg lac; head lac; \
        gashed; gashed his head; deep cut; sliced finger; sliced hand; amputation of finger; \
        finger amputation; fingertip amputation; stepped on nail; stepped on glass; sw to chest; \
        retained bullet; bullet fragments; ballistic fragments; skinned knee; goose egg; car \
        wreck; mcc crash; t-boned; tboned; head-on collision; ped struck; tumbled down stairs; \
        headstrike; beaten up; kicked in head; kicked in chest; kicked by horse; hit with bat; \
        struck with bat; raped; bitten by dog; fight bite; rattlesnake bite; black widow bite; \
        brown recluse bite; bat bite; raccoon bite; burnt hand; burnt finger; burnt; decompression \
        sickness; liver lac; splenic lac; kidney lac; open book pelvis; ucl tear; \
        terrible triad; ac separation
        ac joint separation; acromioclavicular separation; shoulder separation; separated \
        shoulder; shoulder out of socket; shoulder popped out; subluxed; hill-sachs; bankart tear; \
        rib fxs; lisfranc; stubbed toe; achilles tear; pec tear; pectoralis tear; full-thickness \
        tear; partial thickness tear; supraspinatus tear; subscapularis tear; infraspinatus tear; \
        slap tear; bucket handle tear; lcl tear; mpfl tear; tfcc tear; gluteus medius tear; pulled \
        hamstring; groin pull; pulled groin; gastroc tear; jammed finger; jammed thumb; \
        comminuted; stress reaction; skin breakdown
        """
}
