/// What a heading says about the text under it.
struct HeadingMeaning: Sendable {
    let kind: SectionKind
    let loinc: String
    /// A heading only where it leaves the subjective part or a history: "EKG:" within the exam or
    /// under a plan is a line of it.
    var isMinor = false
    /// One of S, O, A, P, A&P or a synonym, as opposed to a part such as HPI or labs.
    let isPrincipal: Bool
    /// What the rules should expect right after the heading.
    let traits: WordTraits
}

/// The phrases that are headings.
///
/// A key is in lower case, words separated by one blank; `and`, `&`, `+` and `/` are all `&`,
/// without blanks. Homes and LOINC codes follow C-CDA R2.1 and the project's settled readings.
final class HeadingTable: Sendable {
    static let shared = HeadingTable()

    /// Longest phrase, in octets.
    static let keyByteCountMax = 48

    /// Open addressing: the key of each slot, and its meaning's index plus one.
    private let slots: FixedTable<Slot>

    private struct Slot: BitwiseCopyable, Sendable {
        var key = HeadingKey()
        var meaning = 0
    }

    private let meanings: [HeadingMeaning]
    /// Open addressing: the first words, folded to eight octets.
    private let firstWords: FixedTable<UInt64>

    private init() {
        var meanings: [HeadingMeaning] = []
        var keys: [(key: HeadingKey, meaning: Int)] = []
        var firstWords = Array(repeating: UInt64(0), count: Self.slotCount)
        for row in Self.rows {
            let meaning = HeadingMeaning(
                kind: row.kind, loinc: row.loinc ?? row.kind.loinc, isMinor: row.isMinor,
                isPrincipal: row.isPrincipal, traits: row.traits)
            for phrase in row.phrases.split(separator: ",") {
                let key = phrase.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
                keys.append((HeadingKey(key), meanings.count + 1))
                let first = PackedWord(key.prefix { $0 != " " && $0 != "&" }).low
                var slot = Self.slot(first)
                while firstWords[slot] != 0, firstWords[slot] != first {
                    slot = (slot + 1) & (Self.slotCount - 1)
                }
                firstWords[slot] = first
            }
            meanings.append(meaning)
        }
        var slots = Array(repeating: Slot(), count: Self.slotCount)
        for entry in keys {
            var slot = Int(truncatingIfNeeded: entry.key.hash) & (Self.slotCount - 1)
            while slots[slot].meaning != 0, slots[slot].key != entry.key {
                slot = (slot + 1) & (Self.slotCount - 1)
            }
            slots[slot] = Slot(key: entry.key, meaning: entry.meaning)
        }
        self.meanings = meanings
        self.slots = FixedTable(slots)
        self.firstWords = FixedTable(firstWords)
    }

    /// More than twice the phrases there are; a power of two.
    private static let slotCount = 4_096

    @inline(__always) private static func slot(_ word: UInt64) -> Int {
        Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) &>> 40) & (slotCount - 1)
    }

    /// Whether any heading begins with a word of these first eight octets.
    @inline(__always) func mayBegin(with word: UInt64) -> Bool {
        var slot = Self.slot(word)
        while firstWords[slot] != 0 {
            if firstWords[slot] == word { return true }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
        return false
    }

    /// The meaning of a key, if it is a heading.
    func meaning(of key: HeadingKey) -> HeadingMeaning? {
        var slot = Int(truncatingIfNeeded: key.hash) & (Self.slotCount - 1)
        while true {
            let meaning = slots[slot].meaning
            if meaning == 0 { return nil }
            if slots[slot].key == key { return meanings[meaning - 1] }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
    }

    /// Every LOINC code that a section can have.
    static var loincCodes: Set<String> {
        Set(rows.map { $0.loinc ?? $0.kind.loinc } + SectionKind.allCases.map(\.loinc))
            .subtracting([""])
    }

    private struct Row {
        let kind: SectionKind
        let loinc: String?
        let isPrincipal: Bool
        let isMinor: Bool
        let traits: WordTraits
        let phrases: String

        init(
            _ kind: SectionKind, loinc: String? = nil, principal: Bool = false,
            minor: Bool = false, traits: WordTraits = [], _ phrases: String
        ) {
            self.kind = kind
            self.loinc = loinc
            self.isPrincipal = principal
            isMinor = minor
            self.traits = traits
            self.phrases = phrases
        }
    }

    private static let rows: [Row] = [
        Row(
            .subjective, principal: true,
            """
            s, subj, subjective, subjective complaints, subjective findings, subjective data,
            subjective section, subjective note, subjective information, subjective assessment,
            subjectve, subjetive, subective, subjectiv, subjective report, subjective history
            """),
        Row(
            .objective, principal: true,
            """
            o, obj, objective, objective findings, objective data, objective exam,
            objective section, objective information, objective note, objective examination,
            objetive, objctive, objecive, objectve, objective measures, objective exam&findings
            """),
        Row(
            .assessment, principal: true,
            """
            a, assessment, assessments, ass, assmt, assesment, assessement, asessment, assessmnt,
            assement, impresion, impression, impressions, imp, assess, ax, asmt,
            clinical impression, clinical assessment, clinical impressions, overall impression,
            final impression, diagnostic impression, diagnostic impressions, ed impression,
            nursing assessment, assessment&diagnosis, assessment&impression, assessment section,
            impression&diagnosis, provider assessment, overall assessment, problem assessment
            """),
        Row(
            .plan, principal: true,
            """
            p, plan, plans, plan today, plan&education, plan&recs, recs&plan, plan&goals,
            plan of care, plan of treatment, treatment plan, management,
            management plan, plan of action, action plan, disposition&plan, plan&disposition,
            plan&recommendations, recommendations&plan, plan section, ed plan, discharge plan,
            plan&follow up, proposed plan, plan of management, therapeutic plan, overall plan
            """),
        Row(
            .assessmentAndPlan, principal: true,
            """
            a&p, assesment&plan, assessement&plan, asessment&plan, assessment&plan section,
            assessment&plan summary, assessment&plan by problem, plan by problem,
            assessment&recs, assessment&recommendation, imp&recs, impression&recs, assessment&plan,
            assessments&plans, assessment&plans, assessment&plan of care,
            impression&plan, imp&plan, impression&plans, impression&recommendations, i&p,
            ass&plan, assess&plan, assmt&plan, asmt&plan, assessment&treatment plan,
            assessment&recommendations, diagnosis&plan, diagnoses&plan, dx&plan, mdm&plan,
            clinical impression&plan, assessment plan, plan&assessment, diagnosis&treatment plan,
            assessment&management, assessment&management plan, medical decision making&plan,
            problem list&plan, problems&plan, formulation&plan, case formulation&plan,
            assessment&disposition, impression&disposition, assessment impression&plan,
            dx&p, imp&p, summary&plan, impression&management, diagnosis&management, dx&tx,
            dx&rx, dx&mx, diagnosis&treatment, conclusion&plan, conclusion&recommendations,
            conclusions&recommendations, formulation&management plan, opinion&plan,
            opinion&recommendations, summary&recommendations, diagnosis&recommendations,
            problem&plan, issues&plan, evaluation&plan, analysis&plan, impression plan, imp
            plan, imp&mx, imp&rx, assessment&rx, assessment&tx, assessment&actions,
            opinion&management, impression&management plan, diagnosis impression&plan,
            assessment&p, dx&treatment, summary&impression&plan, assessment&advice,
            impression&advice
            """),
        Row(
            .subjective, loinc: "10154-3",

            """
            cc, c&c, chief complaint, chief complaints, chief concern, presenting complaint,
            presenting complaints, presenting concern, presenting presenting problems,
            reason for visit, reason for consultation, reason for consult, reason for referral,
            reason for admission, reason for encounter, reason for call, reason for appointment,
            reason for presentation, admitting complaint, primary complaint, complaint,
            complaints,
            chief complaint&reason for visit, visit reason, pc, hpc, chief complaint&hpi, cc&hpi,
            presentation, concerns, patient concerns, main complaint, main concern, rfv, rfc,
            p&c, c&o today, reason for attendance, reason for attending, reason for contact,
            reason for assessment, reason for calling, reason for review, why here, why seen,
            reason seen, presenting complaint&history, chief complaint&history, presenting
            problem&history
            """),
        Row(
            .subjective, loinc: "10164-2",
            """
            hpi, history of present illness, hx of present illness, interval history, interval hx,
            interim history, history, present illness, history of presenting illness,
            history of presenting complaint, history of the present illness, hopi, hx,
            history of present complaint, history of current illness, interval events,
            overnight events, events, event, situation, s&p events, interval update,
            interval changes, subjective&interval history,
            overnight, events overnight, 24 hour events, brief history, clinical history,
            c&o, current symptoms, patient history, injury history, history&hpi, hpi&history,
            history of injury, mechanism of injury, history of complaint, patient report,
            patient reports, patient statement, narrative, triage note, nursing triage note,
            headss, headsss, heads, heeadsss, indication, indications, history&background,
            hx of injury, history&complaint, story, caller report, patient complaint,
            patient complaints, presenting problem, presenting problems, mechanism, moi,
            hpi&interval history,
            interval, initial history, ems report, prehospital course, background,
            hopc, hxpc, hpc&pc, pc&hpc, cc&hpc, hx of presenting complaint, hx of present
            complaint, history presenting complaint, hx presenting complaint, history of
            presentation, presenting history, subjective&hpi, hpi&subjective, subj&hpi, s&hpi,
            collateral, collateral history, collateral hx, history from patient, history
            obtained, reported history, parent report, parental concerns, client report, clients
            report, presenting symptoms, presenting illness, pt report, pt reports,
            current concerns, since
            last visit, since last seen, interval since last visit, last 24 hours, night events,
            overnight course, call details, history of events, history of fall,
            circumstances, mother reports, mom reports, parent reports, family reports
            """),
        Row(
            .subjective, loinc: "10187-3",
            "ros, review of systems, review of symptoms, systems review, ros&pmh, system review"),
        Row(
            .objective, loinc: "29545-1",
            """
            pe, p&e, o&e, exam, examination, physical exam, physical examination, physical,
            physical findings, examination findings, exam findings, on examination, on exam,
            physical exam findings, physical assessment, general exam, general examination,
            focused exam, focused physical exam, focused examination, pex, px, 
            mental status exam,
            mental status examination, mse, mental status, primary survey, secondary survey,

            clinical findings, clinical exam, clinical examination, observations, observation,
            wound assessment, video exam, telehealth exam, virtual exam, limited exam,
            visual exam, exam on discharge, discharge exam, examination on discharge, findings,
            exam at discharge, physical exam on discharge, physical examination findings,
            operative findings,
            physical&vitals, exam&vitals, vitals&exam, vs&exam, vs&pe, vitals&physical exam,
            extraoral exam, intraoral exam, e&o exam, i&o exam, eoe, ioe, slit lamp, slit lamp exam,
            gen exam, pe&vs, exam today, nihss, nihss items, airway, disability,
            physical exam&vitals, phys exam, physicial exam, general inspection,
            oe, exam&obs, obs&exam, o&e findings, local exam, local examination, systemic
            examination, systemic exam, general physical examination, gpe, per exam, pertinent
            findings, positive findings, exam&findings, exam&results, exam&investigations,
            clinical observations, clinical data, observed, nursing assessment findings, focused
            assessment, head to toe, head to toe assessment
            """),
        Row(
            .objective, loinc: "8716-3", traits: .vitalsList,
            """
            vitals, vs, v&s, vital signs, triage vitals, vital signs&measurements, ed vitals,
            initial vitals, initial vital signs, triage vital signs, vitals on arrival, vss,
            current vitals, most recent vitals, last vitals, vital sign, obs, admission vitals,
            vitals at triage, vital signs on arrival, vitals today, repeat vitals, home vitals,
            obs&vitals, vitals&obs, vitals on admission, vitals now, obs on arrival, obs today,
            obs now, observations on arrival, vital parameters, vitals at discharge, discharge
            vitals, clinic vitals, office vitals, vitals on scene, obs on scene,
            latest vitals, latest obs
            """),
        Row(
            .objective, loinc: "30954-2",
            """
            labs, lab, lab results, laboratory, laboratory data, laboratory results, imaging,
            radiology, results, labs&imaging, labs&studies, studies, diagnostic studies,
            test results, imaging results, laboratory studies, laboratory findings, lab data,
            lab work, labwork, lab findings, pertinent labs, recent labs, relevant labs, labs
            today,
            inv, ix, invx, diagnostics, diagnostic results, diagnostic data, diagnostic tests,
            diagnostic testing,
            diagnostic imaging, investigations, investigation, investigations&results, tests,
            radiology results, radiology findings, imaging findings, imaging studies, 

            data, data reviewed, results review, labs&imaging results, labs&data, studies&labs,
            laboratory&imaging, laboratory&radiology, lab&imaging, 
            ekg interpretation,
            laboratory&diagnostic data, laboratory values, lab values, bloods, blood tests, poc,
            labs&ekg, labs&imaging&ekg, labs&tests, test data, results today, bloods&imaging,
            labs&micro, micro, workup, work up, ed labs, todays labs, labs reviewed,
            ekg&labs, ecg&labs, labs&ecg, ecg&bloods, bloods&ecg, ix results, investigation
            results, blood results, bloods today, tests today, scan results, radiographs,
            imaging reviewed, labs&radiology, histology, results so far, investigations so far,
            relevant investigations, relevant results, pertinent results, key results, test
            results today, blood work, bloodwork
            """),
        Row(
            .objective, loinc: "30954-2", minor: true,
            """
            x rays, x ray, xray, xr, cxr, ekg, ecg, ct, mri, ct head, chest x ray, ultrasound, us,
            echo, ekg&ecg, pathology, pathology results, cultures, microbiology, poct, urinalysis,
            ua, abg, bmp, cbc, point of care tests, poc testing
            """),
        Row(
            .objective, loinc: "29545-1", minor: true,
            """
            neuro exam, neurological exam, neurologic exam, neurological examination, eye exam,
            cardiac exam, respiratory exam, abdominal exam, skin exam, musculoskeletal exam,
            pelvic exam, ortho exam, msk exam, obstetric exam, secondary, primary
            """),
        Row(
            .assessment, traits: .diagnosisCue,
            """
            dx, diagnosis, diagnoses, differential diagnosis, ddx, working diagnosis,
            final diagnosis, differential, differentials, differential diagnoses, diagnosis codes,
            primary diagnosis, principal diagnosis, secondary diagnosis, secondary diagnoses,
            admitting diagnosis, admission diagnosis, preoperative diagnosis, pre op diagnosis,
            postoperative diagnosis, post op diagnosis, provisional diagnosis, diagnostic codes,
            ed diagnosis, clinical diagnosis, icd 10, icd 10 codes, icd codes, diagnosis code,
            diagnoses codes, visit diagnosis, visit diagnoses, encounter diagnosis, diag, icd,
            working dx, prov dx, provisional dx, provisional diagnoses, final dx, clinical dx,
            d&d, primary dx, secondary dx, principal dx, admission dx, admitting dx, ed dx,
            dx&ddx, nursing diagnosis, nursing dx, pt diagnosis, working diagnoses, likely
            diagnosis, probable diagnosis, main diagnosis, post op dx, pre op dx, current
            diagnosis, current diagnoses, diagnosis on discharge
            """),
        Row(
            .assessment, loinc: "11535-2", traits: .diagnosisCue,
            "discharge diagnosis, discharge diagnoses, discharge dx"),
        Row(
            .assessment,
            """
            mdm, medical decision making, summary, clinical summary, formulation, case
            formulation,
            ed course, ed course&mdm, mdm&ed course, discussion, conclusion, conclusions, opinion,
            medical decision making&ed course, risk assessment, prognosis, problem, assessment of
            risk, clinical reasoning, decision making, interpretation,
            impr, impression today, my impression, our impression, imp&ddx, impression&ddx,
            assessment&dx, dx&assessment, diagnosis&assessment, assessment today, pt assessment,
            ot assessment, analysis, clinical opinion, my opinion, conclusion&impression,
            overall conclusion
            """),
        Row(
            .plan,
            """
            rx, recommendation, recommendations, recs, disposition, dispo, follow up, followup,
            f&u, orders, disposition&follow up, treatment, treatments, tx, treatment given,
            treatment&plan, therapy, intervention, interventions, action, actions taken,
            recommendations&follow up, next steps, next appointment, return visit, education,
            patient education, patient instructions, instructions, discharge instructions,
            discharge plan&follow up, aftercare instructions, counseling,
            return precautions, follow up plan, follow up instructions, follow up appointments,
            follow up care, plan for today, prescriptions, prescription,
            tx plan, adv, rec, mgmt, mx, rx plan, new medications, referrals, referral, consults,
            to do, todo, safety plan,
            anticipatory guidance, advice, discharge, discharge condition, rtc, fu,
            outpatient plan, orders placed, orders today, recommendation&plan, next visit,
            response, todays plan, dispo&plan, follow ups, next steps&follow up, return if,
            call back if, home care advice, care advice, disp, stg, ltg,
            pln, care plan, advised, return to clinic, actions,
            suggest, suggestion,
            suggestions, plan&dispo, plan&disp, ongoing plan, further plan,
            further management, future plan, plan going forward, way forward, immediate plan,
            overnight plan, plan overnight, nursing plan, nursing actions, nursing
            interventions, plan&advice, advice given, advice&plan, advice&follow up, treatment
            today, treatment provided, rx&plan, tx&plan, mx plan, management&plan,
            management&advice, follow up arrangements, arrangements, action points, actions for
            gp, gp actions, gp action, actions required, action required, jobs, outstanding
            jobs, next review, next session, home program, home exercise program, agreed
            plan, plan agreed, shared plan, fup, f&up, follow up&plan, plan&next steps,
            recommended, plan of treatment&follow up, rtw plan, plans&goals, goals&plan,
            plan&follow, rec&plan, recommendations&actions, actions&recommendations,
            outcome&plan, plan&outcome, medication changes, med changes, changes made, changes
            to medication
            """),
        Row(
            .other, loinc: "11348-0",

            """
            pmh, pmhx, past medical history, past medical hx, medical history, past history,
            past hx, medical hx, pmhx&pshx, pmh&psh, past medical&surgical history, med hx,
            past medical and surgical history, medical&surgical history,
            past medical, prior history, medical, birth hx, past psych, psych hx, pmh&fh, fh&pmh,
            pmhx&fhx, pmh&sh, pmhx&shx, pmh&fh&sh, past medical&family history,
            ob hx, obhx, gyn hx, obstetric hx, developmental hx, neonatal hx, sexual hx,
            past psychiatric history, psychiatric history, past psych history, psych history,
            past psych hx, ob history, obstetric history, obstetrical history, gyn history,
            pmh&meds, past hx&meds, pmhx&meds, bgd, pmh&psh&meds, gynecologic history,
            ob&gyn history, birth history, developmental history, pmhx&psh,
            past obstetric history, past ob history, past ocular history, perinatal history,
            neonatal history, pregnancy history, menstrual history, sexual history,
            background history, background hx, bg hx, pmh&dh, pmh&dhx, gynae history, obs&gynae
            history, obs&gynae, o&g hx, o&g history, past medical&drug history, medical
            background, relevant history, relevant past history, relevant pmh, pmh&background,
            significant history
            """),
        Row(
            .other, loinc: "11450-4",
            """
            problem list, active problems, active problem list, problems, chronic problems,
            active issues, active medical problems, chronic conditions, active conditions,
            medical problems, comorbidities, chronic medical problems, hospital problems
            """
        ),
        Row(
            .other, loinc: "47519-4",

            """
            psh, pshx, past surgical history, past surgical hx, surgical history, surgical hx,
            surgeries, past surgeries, prior surgeries, surg hx, operations, past procedures
            """),
        Row(
            .other, loinc: "10160-0",
            """
            medications, medication, meds, current medications, current meds, home medications,
            home meds, medication list, active medications, outpatient medications, med list,
            medications on admission, admission medications, prior to admission medications,
            medications prior to arrival, medication history, medications&allergies, mar,
            inpatient medications, scheduled medications, discharge medications, discharge meds,
            medications at discharge, medications on discharge, current medication, medication
            reconciliation, rx list, regular medications, regular meds, dh, drugs, drug history,
            dhx, meds&allergies, current meds&allergies,
            repeat meds, repeat medication, repeat medications, current drugs, dh&allergies,
            current drug therapy, drug therapy, present medications, present medication, tto,
            ttos, tta, ttas, meds on discharge, medication on discharge, discharge medication,
            meds on admission, medication at discharge, current medications&allergies, drug hx,
            medications&adrs
            """),
        Row(
            .other, loinc: "48765-2",
            """
            allergies, allergy, drug allergies, allergies&intolerances, medication allergies,
            drug allergy, known allergies, allergies&adverse reactions, allergy list, all,
            allergies&reactions, food allergies, allergic history, adverse reactions,
            allergies&adrs, adrs, drug allergies&adrs, allergy status, allergies&sensitivities,
            allergen
            """),
        Row(
            .other, loinc: "29762-2",
            """
            social history, social hx, sh, shx, soc hx, habits, lifestyle, social, social
            situation,
            substance use, substance use history, substance history, social&family history,
            occupational history, substance abuse history, tobacco use, alcohol use,
            personal&social history, social&family, family&social, soc, soc&fam, fam&soc, shx&fhx,
            sh&fh, fh&sh, social&occupational history, family&social history, psychosocial,
            psychosocial history, travel history,
            living situation, functional status, functional history, sochx, social determinants,
            home circumstances, social circumstances, home situation, baseline function,
            smoking&alcohol, soc history, premorbid function, social&functional history, living
            arrangements, social background
            """),
        Row(
            .other, loinc: "10157-6",
            """
            family history, family hx, fh, fhx, fam hx, famhx, family medical history,
            family psychiatric history, family, family psych, family psych history, fam, fmh,
            fmhx, family history&genetics, family&genetic history
            """),
        Row(
            .other, loinc: "8648-8",
            """
            hospital course, brief hospital course, course, clinical course, icu course,
            inpatient course, course in hospital, course in the hospital, hospital progress,
            course of treatment
            """
        ),
        Row(
            .other, loinc: "47519-4", traits: .cptCue,
            """
            procedure, procedures, procedure note, procedures performed, procedure performed,
            operation, operation performed, operative procedure, procedure details, anesthesia,
            description of procedure, estimated blood loss, ebl, specimens
            """),
        Row(.other, loinc: "42348-3", "code status, advance directives, advance directive"),
        Row(
            .other, loinc: "11369-6",
            """
            immunizations, immunisations, immunization history, immunization, vaccines,
            vaccinations, vaccination history, immunisation history, health maintenance,
            immunization status, vaccine history
            """),
    ]
}
