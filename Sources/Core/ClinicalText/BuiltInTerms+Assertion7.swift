extension BuiltInTerms {
    /// Lists that are announced, other people's days, dreams, stories, and days of a stay.
    static let assertion7 = """
        [hypothetical none]
        counselled, counseled, counselling given, counseling given, explained, explained in, \
        explained with, explained that, education given re, teaching points, teach back on, \
        talked through, talked over, gone through, went over, went through, with leaflet, \
        written advice, verbal advice, written and verbal advice, verbal and written advice, \
        advice to parents, advice given, discharge advice, home advice, patient advice, \
        consented, consent taken, consent obtained, consent discussion, informed consent, risks \
        quoted, risks mentioned, list of worries, list of fears, through his list, through her \
        list, on his list, on her list, time on his list, time on her list, myths, myths \
        discussed, questions answered, birth preferences, birth plan, birth choices, written \
        action plan, individual plan, talked it over, talked this over, talked it through
        [hypothetical before]
        what would bring her in, what would bring him in, what would bring them in, what would \
        bring you in, what should bring her in, what should bring him in, what should bring you \
        in, what to come in for, what to call about, what to ring about, what to ring for, when \
        to bring, when to bring him back, when to bring her back, when to bring baby back, when \
        to go to er, when to go to ed, when to go to hospital, when to go to emergency, when to \
        attend a&e, when to seek care, when to seek emergency care, when to get help, when to \
        get medical help, get help if, get emergency help if, hear from you if, hear from you \
        again if, hear from her if, hear from him if, want to hear if, would make it an \
        emergency, would make this an emergency, would be an emergency, counts as an emergency, \
        should have spotted, should've spotted, should have looked for, should look for, should \
        look out for, could have spotted, what he should've spotted, what she should've spotted, \
        what to spot, signs he missed, signs she missed, signs they missed, trained on dummy, \
        trained on, trained today on, trained in, trained with, trained how to, trained to \
        respond to, training in, training with, training for, practised with, practiced with, \
        practised on, practiced on, rehearsed with, dummy run, video of, videos of, film of, \
        film about, clip of, clips of, footage of, documentary on, documentary about, podcast \
        on, podcast about, article on, article about, blog about, saw on telly, seen on telly, \
        read online that, read somewhere that, online forum, online forums, internet forum, \
        internet forums, soap opera, tv drama, medical drama, horror stories about, horror story \
        about, horror stories of, war stories of, rabbit hole
        dream of, dreams of, dream about, dreams about, dreamt of, dreamed of, dreamt about, \
        dreamed about, dreamt that, dreamed that, dreamt she, dreamt he, dreamed she, dreamed \
        he, dreaming of, dreaming about, dreaming that, dream where, dream in which, dreams \
        where, dreams in which, nightmare of, nightmares of, nightmare about, nightmares about, \
        nightmare where, nightmares where, nightmare in which, nightmares in which, in dream, in \
        dreams, in nightmare, in nightmares, recurring dream, recurrent dream, usual dream, \
        usual nightmare, same dream, same nightmare, flashback to, flashbacks to, flashback of, \
        flashbacks of, intrusive image of, intrusive images of, intrusive memory of, intrusive \
        memories of, pictures herself, pictures himself
        fire drill, emergency drill, site drill, code drill, skills drill, cpr training, bls \
        training, als training, acls training, first aid course, first aid class, first aid \
        training, manikin for, moulage, exercise scenario, simulated patient, actor playing, \
        role player with, pretended to be, pretending to be, played the part of, played a \
        patient with, actor with, posing as
        traffic light advice, traffic light sheet, traffic light plan, traffic light card, \
        traffic light leaflet, {topic} leaflet given, {topic} leaflet, {topic} handout given, \
        {topic} sheet given, {topic} card given, {topic} advice sheet, {topic} information \
        given, {topic} advice given, {topic} advice leaflet
        [hypothetical all]
        til he wakes, til she wakes, till he wakes, till she wakes, until he wakes, until she \
        wakes, then wakes up, it was a dream, was a dream, was only a dream, just a dream, only \
        a dream, seen on tv, saw on tv, saw it on tv, seen it on tv, seen on television, saw on \
        television, per million, per 1000, per 10000, per thousand, per hundred thousand, in a \
        million, in a thousand, in a hundred thousand, in 10 000, approx 1/million, extra per \
        million, all rare, all very rare, all are rare, all are very rare, explained rare, all \
        uncommon, told very rare, told rare, explained as rare, explained as very rare, is very \
        rare but, are very rare but
        [hypothetical after]
        recurrence about, recurrence approx, recurrence approximately, recurrence around, \
        recurrence roughly, recurrence rate, recurrence risk, recurrence chance, risk about, \
        risk approx, risk approximately, risk around, risk roughly, risk under, risk less than, \
        protocol explained, procedure explained, drill explained, what it is explained, bpa \
        acknowledged, bpa, best practice alert, leaflet given, handout provided, training \
        exercise, plan rehearsed, leaflet given
        [negated near]
        nobody has, nobody has found him, nobody has found her, nobody has found them, nobody \
        has seen, nobody has noticed, nobody reports, nobody noticed, no one has found him, no \
        one has found her, no one has seen, no one has noticed, no one reports, hasn't had a \
        thought of, hasn't had any thought of, hasn't had thoughts of, hasn't had a single, has \
        not had a thought of, has not had any thought of, has not had a single
        [negated after]
        not in play, not in frame, not in picture, not on cards, not on table, not at play, not \
        the case, is not the case, was not the case, not a worry, not a feature, not a factor, \
        not applicable, stayed away, never materialised, never materialized
        [unlikely after]
        considered and dismissed, considered and discounted, considered and discarded, not \
        favoured by, thought of and rejected, entertained and dismissed, briefly considered, \
        mentioned but not
        [unlikely before]

        [family before]
        rookie he is mentoring, rookie she is mentoring, one who had, one who got, one who has, \
        somebody who had, somebody who got, someone who had, someone who got, people who had, \
        people who got, a celebrity who, an influencer who, a footballer who, a colleague whose, \
        a friend whose, a neighbour whose, a neighbor whose, customer had, passenger had, \
        stranger had, tourist had, fellow passenger had, resident she cares for, resident he \
        cares for, client she cares for, client he cares for
        [family next]
        locked up on a
        [historical before]
        last birth, last births, last labour, last labor, prev preg, prior preg, previous preg, \
        last preg, past preg, previous birth, prior birth, previous labour, previous labor, \
        previous births, prior births, prev birth, prev delivery, prev labour
        only anaphylaxis was, only reaction was, only seizure was, only episode was, only event \
        was, only attack was, first seizure was, first episode was, last seizure was, last \
        episode was, last attack was, last reaction was, worst attack was, index reaction was, \
        first reaction was, previous reaction was, previous reactions, past reactions, previous \
        attack was
        [again]
        on admission, on admit, on adm, at admission, adm
        [again]
        at delivery, in theatre, in theater, at caesarean, at section
        [home]
        reassessment for discharge, reassess for discharge, ready for discharge, discharge \
        round, discharge tomorrow, dc tomorrow, d/c tomorrow, d/c today, dc today, home later \
        today, home this afternoon, home this evening, home after rounds
        [cause]
        d/t
        [historical next]
        ventouse for, forceps for, kiwi for, instrumental for, vacuum for, emcs for, emlscs for, \
        cat 1 for, cat 1 section for, grade 1 section for, iol for
        [historical none]
        postnatal day, post natal day, postpartum day, post partum day, postop day, post op day, \
        pod
        hospital day, hosp day, inpatient day, icu day, day of stay, of stay, of admission, of \
        hospitalization, of hospitalisation, of inpatient stay, day today, day here, day in \
        hospital, hospitalization day, hospitalisation day, ward day
        [historical all]
        years ago now, nothing since then, no events since
        [hypothetical next]
        nasal glucagon rx for, nasal glucagon for, glucagon rx for, glucagon kit for, naloxone \
        rx for, narcan rx for, epinephrine rx for, adrenaline pen for, adrenaline pens for, auto \
        injectors for, autoinjectors for, buccolam for, rescue pack for, steroid card for, \
        hydrocortisone kit for, sick day rules for
        [unlikely all]
        not felt to be case, felt not to be case, not thought to be case, was not felt to be \
        case
        [group fellow]
        lad at work, bloke at work, guy at work, man at work, woman at work, girl at work, lady \
        at work, someone at work, somebody at work, lad at school, boy at school, girl at \
        school, kid at school, child at school, someone at school, boy in class, girl in class, \
        kid in class, child in class, man next door, woman next door, lady next door, bloke next \
        door, man down road, woman down road, lady down road, bloke down road, man across road, \
        woman across road, lady at church, man at church, lady from church, man from church, man \
        on bus
        [family before]
        {fellow} had, {fellow} has, {fellow} who had, {fellow} who has, {fellow} died, {fellow} \
        got, {fellow} collapsed, {fellow} dropped dead, {fellow} was diagnosed with
        [none]
        slow drift, drift of, upward drift, gradual drift, neck floppy, neck is floppy, floppy \
        neck, ventricular ectopic, atrial ectopic, supraventricular ectopic, ectopic beat, \
        single ectopic, isolated ectopic, occasional ectopic, frequent ectopic, cardiac ectopic, \
        ectopic burden, choked up
        [state]
        spo2 scale 2, news scale 2, news2 scale 2, target 88 to 92, target range 88 92, target \
        range 88 to 92, sats target 88, sats target 88 92, aim sats 88, aim sats 88 92, aiming \
        88, aim 88 92, aiming for 88, maintain 88 92, keep sats 88 92, prescribed 88 92, sats 88 \
        92 target, scale 2 @hypercapnictarget
        """
}
