/// Notes that were made up to be read by two engines side by side; nobody in them lives.
///
/// They hold every kind of thing that this module reads, and the traps of each.
public enum SyntheticNotes {
    /// The notes, in UTF-8.
    public static let all: [[UInt8]] = texts.map { Array($0.utf8) }

    private static let texts: [String] = [
        """
        EMERGENCY DEPARTMENT NOTE
        Patient Name: Delacroix, Antoine P.     MRN: 0092-3381     DOB: 02/29/1948
        Date of Service: 1/9/2026     Attending: Dr. Rukmini Balakrishnan
        CHIEF COMPLAINT: Chest pain
        HISTORY OF PRESENT ILLNESS:
        77-year-old male with PMH of HTN, DM2, and CAD s/p stent 2019 who p/w substernal \
        chest pressure radiating to the left arm x 45 min, a/w nausea and diaphoresis. \
        Denies syncope, palpitations, cough, or leg swelling. He took ASA 325 at home.
        REVIEW OF SYSTEMS:
        Constitutional: negative for fever, chills
        Respiratory: + dyspnea
        GI: no abdominal pain
        FAMILY HISTORY: Brother with MI at 52.
        PHYSICAL EXAMINATION:
        Vital Signs: BP 162/98 | HR 104 | RR 22 | Temp 98.2 F | SpO2 94% RA
        Gen: diaphoretic, anxious
        CV: tachy, regular, no murmur
        RESULTS: EKG with ST elevation in II, III, aVF. Troponin 0.04.
        MDM: Presentation c/w inferior STEMI. Considered aortic dissection but less likely. \
        Low suspicion for PE.
        DIAGNOSIS: STEMI (I21.19)
        DISPOSITION: Cath lab. Critical care time 35 min (99291).
        Electronically signed by Rukmini Balakrishnan, MD 01/09/2026 15:40
        """,
        """
        S: 2 month old, fever since last night, not feeding, lethargic. No cough.
        O: T 38.6 C, HR 180, bulging fontanelle.
        A: r/o sepsis
        P: Transfer.
        """,
        """
        S: 36 weeks pregnant, severe headache, blurry vision, swelling of hands.
        O: BP 168/112, HR 92. 3+ proteinuria.
        A: Preeclampsia with severe features
        P: Magnesium, labetalol, admit L&D.
        """,
        """
        S: Hypertension visit.
        O: BP 138/84
        P: Goal BP < 130/80. Hold metoprolol if HR < 55 or SBP < 100. Call if temp > 101.5 \
        or SpO2 < 90%.
        """,
        """
        No known history of seizures. Patient has never had chest pain. He does not have \
        shortness of breath, nor does he report cough. Without any evidence of DVT. Fever: \
        no. Chills: denies. Nausea (-), vomiting (-), diarrhea (+). ROS negative except for \
        fatigue. Absent edema. Wheezing not appreciated. Ruled out for MI. Negative for \
        rash, itching. Lungs clear; no rales/rhonchi/wheezes. Fails to reveal fracture. \
        Never suicidal. Pt w/o complaints of pain. Not dizzy. No signs or symptoms of \
        infection. Unremarkable for mass.
        """,
        """
        Possible pneumonia vs atelectasis. Cannot rule out fracture. Cough, likely viral. \
        Suspect GERD. Findings suspicious for appendicitis. ?UTI. Cholecystitis is \
        suspected. DDx includes gout, septic arthritis, and cellulitis. May represent \
        pneumonia. Questionable nodule. Migraine versus tension headache. Query DVT. \
        Presumed viral gastroenteritis. Working diagnosis: diverticulitis. Rule-out \
        COVID-19. Could be sinusitis. Asthma probable. Worrisome for malignancy. Cannot \
        exclude abscess. Appears to be bronchitis.
        """,
        """
        PMHx significant for CHF, COPD. History of kidney stones. Had chickenpox as a \
        child. Prior MI in 2012. Previously diagnosed with anemia. Appendectomy 1998. \
        Childhood asthma. Remote h/o seizures. Status post hip fracture repair. Used to \
        have migraines. Pneumonia last year, resolved. Her headaches have resolved. \
        Shingles 5 years ago. Now presents with cough and fever. Known CAD. Long-standing \
        hypertension.
        """,
        """
        Note. Family hx: father MI age 60, mother HTN, DM; sister healthy. No FH of colon \
        cancer. Paternal grandfather had stroke. Maternal uncle died from lung cancer. \
        Strong family history of breast cancer. Her son has asthma. His mother, who had a \
        stroke, lives with him. Patient's mother reports that he has fever and cough. Per \
        wife, patient had slurred speech. Mom says she has been vomiting. Parents deny \
        rash. Husband noticed she was confused. Wife with flu last week. Sick contacts: \
        brother with sore throat.
        """,
        """
        Return if fever, chills, or worsening pain. Call for any bleeding. Should shortness \
        of breath occur, go to ED. If you experience chest pain call 911. Watch for signs \
        of infection. Seek care immediately for fainting or weakness. Risk of stroke \
        discussed. Side effects including nausea, diarrhea reviewed. Strict return \
        precautions for abdominal pain. Take ibuprofen as needed for pain. Zofran prn \
        nausea. Advised to return with fever. Prophylaxis for DVT. Monitor for hypotension. \
        In the event of seizure, call EMS. To prevent falls. ED precautions: CP, SOB. At \
        risk for falls. Screen for depression. Counseled on hypoglycemia.
        """,
        """
        VITALS: T: 37.2°C (oral)  P: 88  R: 18  BP: 128/82  O2: 98%  Wt: 70.5kg  Ht: 172 cm \
         BMI 23.8
        Blood pressure: 142/90 mm Hg (right arm, sitting). Repeat 136/84.
        Pulse Ox 95% on RA. Heart rate is 110 bpm. Respiratory rate: 24 breaths/min. \
        Temperature 101.2 degrees F.
        Tmax 38.9; Tc 37.4; HR 92 (80-110); SBP 110-130; RR 20; SaO2 96 on 2L
        bp 110/70, p 64, r 12, t 97.9
        Afebrile, 118/76, 72, 16, 99% RA
        O2 sat: 92%. Sats 88% with ambulation. SpO2: 97
        Weight: 180 lbs. Wt 12.4 kg. Weight today is 186 lb.
        Pain 6/10. Pain score: 4. Rates pain as 7 out of 10. GCS 15. Pain level 0/10. Pain: \
        8/10.
        """,
        """
        Dx: Hypertension I10; DM2 E11.65; CKD 3 N18.30
        Assessment: Right ankle sprain, initial encounter [S93.401A]
        ICD-10: J45.909, J30.9. ICD10 code M54.50. Diagnosis code: Z00.00
        Encounter for immunization (Z23). COVID-19 - U07.1
        CPT: 99213-25, 90471, 96372. Procedure code 12001. E/M 99204. HCPCS J1885, G0439. \
        Level 4 visit (99214).
        CPT II 3074F, Category III 0042T. CPT codes: 71046; 93000. Billed 99396. CPT 36415 \
        x1.
        ICD: F41.1 GAD. Major depression, F32.A. Fall (W19.XXXA).
        E119 (ICD-10-CM). T78.40XA. dx Z3A.20, C7A.00, M1A.0110.
        Vitamin B12, T12, L5, C5-C6, A1C 7.2, H1N1, P20, room D12, ZIP 02139, MRN 48213, \
        Z-pack, O2, T3 N0 M0, G2P1, S1 S2 normal, B6, D50, K2, N95 mask, Q12H, V60 \
        ventilator, C3 fracture. 10021 steps. Case 99213 of the log? Order 71046.
        """,
        """
        Pt. name: Guillermo Fuentes-Aldana
        Home: 417 N. Larkspur Ave., Tulsa, OK 74104
        Cell: 918-555-0176; work (918) 555-0133 ext. 22; fax: 918-555-0155
        Email: g.fuentes_aldana@mailhub.example.net
        Emergency contact: Rosario Fuentes (wife) 918.555.0148
        Medicare #: 1EG4-TE5-MK73; Policy no. XZK-449-20118; Medicaid ID 88120045A
        Acct 7730021; Invoice INV-20931; Claim # C55-90312
        DEA BF1234563; NPI 1234567893; License no. MD-44821
        VIN 1HGCM82633A004352; license plate OK 7BX-220
        Device S/N: A1-99204-B; UDI 00812345000017; pump model X2 serial no. 778-2231
        Web: www.fuentesfamily.example.com; host fe80::1ff:fe23:4567:890a; IP address \
        203.0.113.77
        SSN 900-12-3456; SSN (last 4) 3456; TIN
        Badge #44120. Visit # V00098123. Specimen S26-1182. CSN: 400129983.
        Fingerprint ID FP-88120. Encounter E-5512098
        Twitter @gfuentes_ok.
        """,
        """
        Mr. Bartholomew Quigley was seen by Dr. Nwosu. Nurse Ximena assisted. Per Prof. \
        Lindqvist, continue. Pt's wife Saoirse and son Thaddeus Jr. present. Surgeon: P. \
        Yamaguchi. Assistant: L. M. Okeke, PA-C. Attending physician: Vikram S. \
        Raghunathan, M.D.. Signed, Petronella Vos NP. Discussed w/ Dr. O'Shaughnessy and \
        Drs. Patel and Gupta. Mrs. D'Angelo-Ruiz agrees. Her nephew Lamar drives. Mother's \
        name is Ileana. Sgt. Kowalczyk escorted. Patient goes by "Bee". Provider: \
        Hernandez-Soto, M. Ms. White has white coat syndrome. Mr. Young, a young man. Dr. \
        Will May may call. Interviewed Fatoumata Diallo. Reviewed with Kwabena (caregiver). \
        Social worker Imogen Clarke aware. c/o Ms. Nakagawa-Flores. Miss Aaliyah is 4. \
        Hello Jose. Case manager: Tamsin. Per daughter-in-law Priscilla.
        """,
        """
        01-15-2026: admitted. January 15: surgery. Jan 16th, 2026. 15 Jan 2026. 2026/01/17. \
        1/18: stable. On the 19th of month. 20260120. Jan-21. Thurs. Monday, January 26th. \
        DOB 4.7.52. Last menstrual period 12/20. In March 2019. Since summer 2020. \
        Valentine's Day. 9/2015. 2/2/26. Died 11 November 2001. 2026-01-17T08:30:00Z. Week \
        of June 8. Tues AM. 2010. 1/2 tab. 3/5 strength. 20/20. 5-10 mg. 2-3 days. 120/80. \
        BP 12/8. 24/7. 50/50. 10-12 hours.
        """,
        """
        S: Dysuria and frequency x 2 days. No flank pain, no fever, no vaginal discharge.
        O: T 36.9. No CVA tenderness. UA positive.
        A: UTI N39.0
        P: Nitrofurantoin x 5 d.
        """,
        """
        S: Vomiting blood since 2 am, lightheaded. Known cirrhosis.
        O: BP 84/46, HR 128, pale, diaphoretic.
        A: Variceal bleed likely, hypovolemic shock
        P: Massive transfusion, octreotide.
        """,
        """
        S: Alcohol withdrawal, last drink 24 h ago. Tremor, anxious. No seizures, no \
        hallucinations.
        O: HR 132, BP 158/96, T 37.6, RR 20
        A: Alcohol withdrawal F10.230
        P: CIWA, lorazepam.
        """,
        """
        SUBJECTIVE:
        Patient says: "my plan: rest". Care Plan: diet is followed. Pain scale: 5. \
        Treatment plan: discussed in the past.
        He follows the Assessment: none. Note: see below. Time: 10:30. Location: left knee. \
        Ratio: 2:1.
        Objective evidence was lacking. Assessment was difficult. Plan was changed.
        Plan B was discussed.
        OBJECTIVE
        General: NAD
        Heart: RRR
        A 5 cm mass. O positive blood. S 1 and S 2.
        ASSESSMENT : ok
        PLAN - ok
        - Labs: CBC
        - Follow up: 1 week
        """,
    ]
}
