extension BuiltInTerms {
    /// More phrases of the assertion rules, and emergencies in lay words.
    static let assertion2 = """
        [hypothetical before]
        seek care immediately for, seek immediate care for, seek immediate medical attention for, \
        seek immediate medical care for, seek emergency medical care for, seek urgent care for, go \
        to the emergency department for, go to emergency department with, go to emergency room \
        for, go to emergency room with, go to nearest emergency department for, go to nearest \
        emergency room for, go to nearest er for, go to nearest ed for, present to ed for, present \
        to er for, report to ed for, come to ed for, come to er for, come back with, come back to \
        ed for, come back to er for, call 911 with, call ems for, dial 911 for, call back for, \
        call back with, call me for, call your doctor for, call clinic for, call office with, call \
        clinic with, call provider for, contact provider for, contact office for, contact clinic \
        for, notify nurse for, notify physician for, notify doctor for, notify provider for, \
        notify md for, alert nurse for, report signs of, report symptoms of, report to nurse, \
        watch closely for, watch out for, keep an eye out for, keep an eye on, stay alert for, be \
        aware of, monitor patient for, monitor for signs of, monitor for symptoms of, monitor for \
        development of, observe closely for, assess daily for, educated patient on, educated \
        patient about, education provided on, education provided regarding, education regarding, \
        teaching provided on, counseled regarding, counselled regarding, counseling on, counseling \
        regarding, counseling for, instructed on, instructed to call for, instructed to call with, \
        instructed to report, instructed to monitor for, instructed to watch for, instructed to \
        return with, advised to call for, advised to call with, advised to return for, advised to \
        return with, advised to watch for, advised to seek care for, told to call for, told to \
        return with, told to watch for, discussed warning signs, discussed risks of, discussed red \
        flags, reviewed red flags, reviewed warning signs, reviewed signs of, reviewed risk of, \
        risks discussed including, risks reviewed including, complications including, \
        complications such as, complications include, possible complications, potential \
        complications, potential side effects, adverse effects including, adverse effects such as, \
        side effects of, reduce risk of, decrease risk of, lower risk of, increases risk of, \
        increase risk of, elevated risk of, elevated risk for, predisposed to, predisposes to, \
        prone to, susceptible to, to avoid developing, avoid further, prevention for, preventing, \
        in order to prevent, to decrease, to protect against, protect against, reasons to call, \
        reasons to seek care, symptoms to watch for, signs to watch for, things to watch for, \
        signs of concern, emergency symptoms, emergency signs, emergency warning signs, warning \
        symptoms, alarm symptoms, alarm signs, alarm features, danger signs, concerning symptoms \
        such as, worsening symptoms such as, new symptoms such as, new or worsening symptoms, any \
        new or worsening, experience any, when you have, if there is, if there are, if symptoms, \
        whenever, in case you develop, at any sign of, at first sign of, strict precautions for, \
        safety plan if, what to do for, naloxone for, epipen for, epinephrine for, as needed if, \
        would consider if, screened negative risk for, rescue inhaler for, low threshold to return \
        for
        [hypothetical next]
        for treatment of any, when needed for, every 4 hours as needed for, every 6 hours as \
        needed for, every 8 hours as needed for
        [hypothetical after]
        precautions were given, precautions were reviewed, precautions were discussed, precautions \
        provided, warnings given, warnings reviewed, signs reviewed, symptoms reviewed, recurring \
        symptoms, risk reduction, risk factors reviewed, risk reviewed, risk discussed, risk \
        assessment, pamphlet, handout, handout given, classes, awareness, drill, immunization, \
        booster, clinic appointment, protocol reviewed, hotline number
        [worry next]
        worried about, worried about having, worries about, worrying about, worried about getting, \
        worried about developing, worries about having, concerned about, concerned about having, \
        concerned about possible, concerns about, has concerns about, is concerned about, \
        concerned she might have, concerned he might have, concerned she may have, concerned he \
        may have, concerned that she has, concerned that he has, concerned it could be, concerned \
        it might be, worried it could be, worried it might be, worried it may be, worried it is, \
        worried she has, worried he has, worried she might have, worried he might have, worried \
        she may have, worried he may have, worried he is having, worried she is having, thinks she \
        might have, thinks he might have, thinks she may have, thinks he may have, thought she was \
        having, thought he was having, thinks she is having, thinks he is having, anxious about, \
        anxious about having, nervous about, scared of, scared of having, scared about, afraid of, \
        afraid of having, afraid she has, afraid he has, afraid she is having, afraid he is \
        having, fear of, fear of having, fears, fearful of, fears having, frightened of, \
        preoccupied with, obsessed with, googled, read about, reading about, asks about, asked \
        about, asking about, asks whether, inquires about, inquired about, inquiring about, \
        wonders about, wondering about, curious about, questions about, information about, \
        information on, interested in screening for, wants to be tested for, wants testing for, \
        requests testing for, requesting testing for, wants to be checked for, wants to be \
        screened for, requests screening for, asks to be tested for, rule out per patient request
        [uncertain next]
        i am concerned about, i'm concerned about, we are concerned about, we're concerned about, \
        i am worried about, i'm worried about, we are worried about, i remain concerned for, \
        remain concerned for, remains concern for, still concerned for, very concerned for, team \
        concerned for, provider concerned for, also considered, must consider, need to consider, \
        will consider, have to consider, worrisome for possible, suspicious for possible, \
        concerning for possible, concern for possible, possible early, likely early, \
        presumptively, may suggest, might suggest, could suggest, may indicate, might indicate, \
        could indicate, may be due to, might be due to, may reflect early, presentation concerning \
        for, presentation suspicious for, picture concerning for, picture suggestive of, picture \
        consistent with, exam suspicious for, imaging suspicious for, imaging concerning for, \
        imaging suggestive of, raises concern for, raising concern for, raises suspicion for, \
        raises possibility of, possibility of, cannot completely exclude, cannot fully exclude, \
        cannot entirely exclude, difficult to exclude, unable to exclude, unable to rule out, not \
        able to rule out, need to rule out, needs rule out, want to rule out, will rule out, to \
        r/o, to exclude, in order to rule out, must rule out, workup to rule out, ct to rule out, \
        r/o for, assess for possible, evaluate for possible, evaluation of possible, evaluation \
        for possible, evaluated for possible, evaluation of suspected, being worked up for, under \
        evaluation for, under investigation for, working diagnosis, presumptive diagnosis, \
        provisional diagnosis, suspected diagnosis, preliminary diagnosis, looks like, sounds \
        like, resembles, feels like possible, clinically suspect, strongly suspect, suspect \
        possible, suspected to have, suspected to be, felt to be, felt to represent, thought to \
        represent, thought likely, believed to represent, interpreted as possible, presumed to be, \
        presumed due to, presumed secondary to, equivocal, inconclusive for, might be having, may \
        be having, could be having, possibly having
        [uncertain before]
        differential includes, differential diagnosis includes, ddx, ddx includes, differential, \
        differential diagnosis, differential considerations include, considerations include, other \
        considerations include, differential is broad including, ddx considered, differential \
        considered, also on differential, possibilities include, possible etiologies include, \
        etiologies include, ddx is, differential remains
        [uncertain after]
        is in the differential, remains on the differential, remains in the differential, is on \
        differential, remains a possibility, remains a concern, is of concern, is questionable, is \
        questioned, is being evaluated, is being investigated, are being considered, not entirely \
        excluded, not completely excluded, could not be excluded, could not be ruled out, has not \
        been ruled out, has not been excluded, not yet ruled out, not yet excluded, was \
        entertained, pending confirmation, to be confirmed, \
        unconfirmed, not confirmed, pending further workup, pending imaging
        [unlikely after]
        but less likely, but unlikely, but is less likely, but felt to be less likely, but felt \
        less likely, but seems unlikely, but very unlikely, but low suspicion, but low \
        probability, but doubt, considered but unlikely, considered but less likely, considered \
        unlikely, considered less likely, was considered but unlikely, was considered but less \
        likely, was considered unlikely, thought to be unlikely, thought less likely, felt to be \
        less likely, appears less likely, not likely, is not likely, less likely given, unlikely \
        given, lower on differential
        [unlikely next]
        less concern for, less concerned for, less suspicious for, less suspicion for, not highly \
        suspicious for, very low suspicion for, not overly concerned for, less likely to be, low \
        pretest probability for, low risk for, low risk of
        [negated near]
        fails to reveal, fails to show, failed to show, failed to demonstrate, fails to \
        demonstrate, nor does he report, nor does she report, nor does he have, nor does she have, \
        nor does the patient have, nor does patient report, nor has he had, nor has she had, nor \
        did he have, nor did she have, no evidence to suggest, no evidence to support, no findings \
        of, no findings to suggest, no findings suggestive of, no findings concerning for, no \
        findings consistent with, nothing to suggest, nothing suggestive of, nothing concerning \
        for, no features of, no features to suggest, no stigmata of, no sonographic evidence of, \
        no ultrasound evidence of, no mri evidence of, no imaging evidence of, no endoscopic \
        evidence of, no x-ray evidence of, no ecg evidence of, no ekg evidence of, no clinical \
        signs of, no clinical suspicion for, no objective evidence of, no convincing evidence of, \
        no definite evidence of, no obvious signs of, no obvious evidence of, no documented, no \
        documentation of, no reported, no recorded, no noted, no observed, no demonstrable, no \
        discernible, no detectable, no discrete, no identifiable, no measurable, no residual, no \
        remaining, no ongoing, no persistent, no recurrent, no recurrence of, no repeat, no \
        subsequent, no additional, no new onset, no worsening, no complaints about, no issues \
        with, no problems with, no trouble with, no difficulty with, no episodes of, no bouts of, \
        no events of, no exposure to, no known exposure to, no family or personal history of, no \
        past medical history of, no significant history of, no known history of, no prior episodes \
        of, no previous episodes of, no previous history of, no past, nil, no longer experiencing, \
        no longer reports, no longer complains of, never experienced, never reported, has never \
        been diagnosed with, has never experienced, has never reported, has never suffered from, \
        does not currently have, does not appear, does not demonstrate, does not exhibit, does not \
        display, does not suggest, does not meet criteria for, did not demonstrate, did not \
        exhibit, did not reveal, do not show, do not suggest, not showing, not demonstrating, not \
        endorsed, does not complain of, did not complain of, not complaining of, does not \
        describe, not describing, not suffering from, not consistent w/, not c/w, not indicative \
        of, not compatible with, not typical of, not typical for, argues against, arguing against, \
        unremarkable without, w/o evidence of, w/o signs of, wo, negative hx of, denial of, denies \
        ever having, absent for, effectively rules out, has ruled out, have ruled out, r/o'd, \
        r/o'd for
        [negated before]
        denies experiencing, denies ongoing, denies symptoms of, denies symptoms such as, denies \
        all, denies further, denies significant, denies complaints of, denies feeling, denies \
        personal history of, denies family history of, den, negative except, all other systems \
        negative including, otherwise negative for, pertinently negative for, screen negative for, \
        screened negative for, screening negative for, swab negative for, test negative for, \
        cultures negative for, imaging negative for, ct negative for, xray negative for, x-ray \
        negative for, ekg negative for, workup negative for, evaluation negative for, exam \
        negative for, ros negative, ros is negative for, systems negative for, remains negative \
        for, does not admit to, refutes, negates
        [negated after]
        negative x2, negative x3, has been excluded, have been excluded, were excluded, not \
        suspected, is not suspected, not noticed, not visualised, not encountered, not felt, not \
        reproduced, not reproducible, not documented, was not present, were not present, were not \
        noted, was not noted, was not appreciated, not demonstrated on, could not be demonstrated, \
        denied by patient, is denied by, all denied, denied at this time, denied today, all \
        absent, all negative, testing negative, test negative, screen negative, swab negative, pcr \
        negative, antigen negative, rapid negative, culture negative, panel negative, workup \
        negative
        [historical next]
        previously diagnosed with, past medical history notable for, medical history notable for, \
        history of prior, history of previous, history of recurrent, history of remote, had prior, \
        had previous, hospitalized in past for, hospitalized previously for, previously \
        hospitalized for, previously treated, previous hospitalization for, prior hospitalization \
        for, prior admission for, previous admission for, prior diagnosis of, previous diagnosis \
        of, past diagnosis of, distant history of, remote hx of, distant hx of, remission from, \
        survivor of, in recovery from, s/p repair of, s/p treatment for, status post repair of, \
        treated previously for, treated last year for, suffered from in past, back when had
        [historical before]
        pmhx significant for, pmhx notable for, pmhx includes, pmhx of, pmh notable for, pmh \
        remarkable for, pmh sig for, pmhx sig for, past history significant for, past history \
        includes, past history notable for, past medical history remarkable for, past medical hx \
        significant for, past medical hx includes, past medical hx notable for, medical hx \
        significant for, medical hx includes, medical history remarkable for, medical hx, surgical \
        history, past surgical history of, psh of, psh significant for, childhood illnesses, past \
        psychiatric history, psychiatric history, past psych history, past psych hx, psych \
        history, past illnesses, background of, background history of, known past history of, \
        medical problems include, past medical problems
        [historical after]
        last year resolved, since healed, in remission, now in remission, currently in remission, \
        completely healed, fully healed, has fully resolved, have fully resolved, has completely \
        resolved, have completely resolved, completely gone, is completely gone, weeks ago now \
        resolved, resolved last week, resolved last month, resolved yesterday, resolved prior to \
        arrival, resolved on its own, resolved on their own, resolved without, resolved without \
        treatment, resolved without intervention, that has resolved, that have resolved, which has \
        resolved, which have resolved, which resolved, that resolved, and resolved, and has \
        resolved, and have resolved, and since resolved, is no longer present, are no longer \
        present, is no longer, are no longer, has ended, has stopped, have stopped, at birth, \
        status post resection, treated and resolved
        [past adjacent]
        follow up, followup, f/u, follow up visit, follow up appointment, survivor, aftercare, \
        rehabilitation, anniversary, post discharge
        [none]
        worse than, {companion} is concerned for, {companion} is concerned that, {companion} \
        worries, {companion} worries about, {companion} denies any concern, {companion} here, \
        {companion} here today, {companion} helps, {companion} drove, {companion} drives, \
        {companion} present at bedside, {companion} in room, {companion} in waiting room, \
        {companion} updated, {companion} notified, {companion} aware, {companion} called 911, \
        {companion} called ems, {companion} who reports, {companion} who states, {companion} who \
        says, {companion} who noticed, {companion} who witnessed, {companion} who provides, \
        {companion} provides history, {companion} provided history, {companion} provides, \
        {companion} provided, {companion} states patient, {companion} reports patient, {companion} \
        says patient, {companion} says she, {companion} says he, {companion} tells, {companion} \
        told, {companion} believes, {companion} understands, {companion} verbalizes, {companion} \
        verbalized, {companion} agrees, {companion} agreed, {companion} asks, {companion} asked, \
        {companion} requests, {companion} requesting, {companion} administered, {companion} \
        started cpr, {companion} performed, {companion} did cpr, {companion} heard, {companion} \
        woke, {companion} awoke to, {companion} came home, {companion} confirms, {companion} \
        confirmed, {companion} corroborates, {companion} adds, {companion} added, {companion} \
        mentions, {companion} mentioned, {companion} estimates, {companion} is at bedside, \
        {companion} was at bedside, {companion} was present, {companion} is here, {companion} \
        checked, {companion} measured, {companion} picked, discussed with {companion}, spoke with \
        {companion}, talked with {companion}, talked to {companion}, spoke to {companion}, called \
        {companion}, presents with {companion}, here with {companion}, arrives with {companion}, \
        arrived with {companion}, comes in with {companion}, came in with {companion}, seen with \
        {companion}, history by {companion}, history given by {companion}, history obtained from \
        {companion}, history provided by {companion}, hx from {companion}, hx per {companion}, hx \
        by {companion}, hpi per {companion}, hpi from {companion}, reported by {companion}, noted \
        by {companion}, noticed by {companion}, witnessed by {companion}, found by {companion}, \
        found down by {companion}, bib {companion}, brought to ed by {companion}, brought to er by \
        {companion}, brought in to ed by {companion}, driven by {companion}, information from \
        {companion}, living with {companion}, cared for by {companion}, care of {companion}, \
        support of {companion}, support from {companion}, home with {companion}, stays with \
        {companion}, staying with {companion}, resides with {companion}, married to {companion}, \
        argument with {companion}, fight with {companion}, conflict with {companion}, visiting \
        {companion}, lost his {companion}, death of {companion}, caring for {companion}, cares for \
        {companion}, takes care of {companion}, loss of {companion}
        no change from, no other changes, without change, without improvement in, no benefit, no \
        benefit from, no response to, without relief from, no relief of, no resolution of, not \
        resolved with, not relieved, not improving, not getting better, not going away, without \
        resolution, not fully resolved, not completely resolved, has not improved, have not \
        improved, has not gone away, no reduction in, no decrease in, not only had, not just, no \
        question, no question of, no longer controlled, no appetite changes, not certain, not \
        sure, not sure whether, unsure if, unclear whether, not known if, not taking, not \
        currently taking, not compliant with, not adherent to, no known trigger, no known cause, \
        no clear cause, no obvious cause, no triggers, no precipitating, no provoking, no \
        alleviating, no aggravating, no specific, no one, nobody, no labs, no imaging, no meds, no \
        medications for, no therapy for, no surgery for, no prior treatment for, never smoker, \
        without medication for, without meds for
        cancer risk, stroke risk, stroke prevention, cancer screen, cancer survivor group, \
        diabetic diet, cardiac diet, asthma control, asthma control test, pain assessment, pain \
        location, pain quality, pain severity, pain scale rating, pain reassessment, pain goal, \
        pain regimen, pain service, pain specialist, pain contract, pain plan, allergy shots, \
        allergy bracelet, fall risk assessment, fall risk score, bleeding risk, sepsis screen, \
        sepsis screening, stroke scale, suicide screen, suicide screening, suicide risk, suicide \
        risk assessment, suicide and crisis lifeline, depression scale, anxiety scale, seizure \
        pads, migraine diary, migraine diet, burn clinic, burn cream, wound vac, wound dressing, \
        wound nurse, heart attack risk, heart failure education, stroke education, cancer support \
        group, cancer center follow up, infection prevention, infectious disease consult, \
        infectious disease clinic, shock wave, shock advised, no shock advised, cold drinks, cold \
        water, cold air, hot flash diary, itch cream, nausea medication, nausea medicine, nausea \
        meds, weight management, weight bearing
        [end]
        denies but, with exception of, nonetheless, despite, in spite of, who now, and now, and \
        today, but now, but today, is here for, now has, now having, now with, now presents with, \
        now presenting with, now complaining of, now complains of, now reports, today has, today \
        reports, but has, but does have, but endorses, but reports, but did have, but complains \
        of, but notes, but states, but positive for, however reports, however has
        [now]
        patient returns with, pt returns with, he returns with, she returns with, who returns \
        with, returns today with, returned today with, arrives with, arrived with, arrives for, \
        presenting today with, presents today with, presents today for, presents now with, \
        presenting now with, presented today with, here today with, here today for, returned with, \
        evaluated today for, seen today for, seen for, chief complaint of, chief complaint, cc of, \
        reporting, at this visit, at present has, since yesterday, since this morning, since last \
        night, woke with, woke up with, awoke with
        [affirm]
        described, noted, noticed, exhibited, displaying, presents positive for, + for, pos for, \
        ros positive for, ros + for, found with, discovered to have, diagnosed as, meets criteria \
        for, meeting criteria for, complicated by
        [symptom]
        hard to arouse, hard to rouse, difficult to rouse, hard to wake up, difficult to wake up, \
        will not wake up, can't be woken up, barely responsive, minimally responsive, not waking \
        up, unresponsive to stimuli, cannot be aroused !neuro @unresponsive
        purple spots that don't blanch, spots that don't blanch, spots do not blanch, non \
        blanching spots, nonblanching spots, purple spots !paediatric !sepsis
        limp and lethargic, limp and pale, limp and blue, went limp, became limp, limp child, limp \
        and unresponsive, limp and floppy, floppy and pale !paediatric
        intent to harm others, plans to shoot, going to shoot, wants to shoot, threatened to \
        shoot, threatening to shoot, wants to kill them, plans to kill, thoughts of killing, \
        thoughts to harm others, wants to hurt others, voices telling him to kill, voices telling \
        her to kill, voices telling him to hurt, voices telling her to hurt, going to stab, wants \
        to stab, plans to stab, kill someone, will kill him, will kill her, plans to hurt \
        !selfHarm
        better off without me, better off without him, better off without her, ready to die, \
        goodbye note, goodbye letter, suicide note, jump off a bridge, jump in front of, slit \
        wrists, hang myself, hang himself, hang herself, shoot myself, shoot himself, shoot \
        herself, life is not worth living, life isn't worth living, not worth living !selfHarm
        took a bottle of, took all of her, took all her, swallowed a bottle, swallowed whole \
        bottle, swallowed entire bottle, handful of pills, ingested a bottle, took too many \
        !selfHarm !metabolic
        unable to breathe, fighting to breathe, blue around mouth, tripoding, tripod position, \
        working hard to breathe !airway @dyspnea
        cannot move one side, can't move his left side, cannot move left side, one side of body \
        weak, sudden onset weakness, sudden trouble speaking, gaze deviation, gaze preference \
        !stroke
        [disorder]
        cpr in progress, chest compressions in progress, third degree av block, went into vfib, \
        coded in ed !cardiac
        health anxiety, illness anxiety disorder, illness anxiety, hypochondriasis
        """
}
