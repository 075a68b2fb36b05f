/// What synthetic notes are made of.
enum NoteVocabulary {
    /// A reason for a visit, from complaint to plan.
    struct Problem: Sendable {
        let complaint: String
        let diagnosis: String
        /// ICD-10-CM.
        let code: String
        let plan: String
    }

    static let problems = [
        Problem(
            complaint: "throbbing headache and nausea", diagnosis: "Migraine without aura",
            code: "G43.009", plan: "Headache diary; review in four weeks."),
        Problem(
            complaint: "productive cough and fatigue", diagnosis: "Acute bronchitis",
            code: "J20.9", plan: "Supportive care; return if fever persists."),
        Problem(
            complaint: "elevated readings at home", diagnosis: "Essential hypertension",
            code: "I10", plan: "Repeat readings; basic metabolic panel ordered."),
        Problem(
            complaint: "increased thirst", diagnosis: "Type 2 diabetes mellitus",
            code: "E11.9", plan: "HbA1c ordered; dietitian referral."),
        Problem(
            complaint: "burning after meals", diagnosis: "Gastro-oesophageal reflux disease",
            code: "K21.9", plan: "Trial of omeprazole documented; follow-up in six weeks."),
        Problem(
            complaint: "low back pain after lifting", diagnosis: "Low back pain",
            code: "M54.50", plan: "Physiotherapy referral; activity as tolerated."),
        Problem(
            complaint: "itching rash on both forearms", diagnosis: "Contact dermatitis",
            code: "L25.9", plan: "Exposure history taken; topical therapy documented."),
        Problem(
            complaint: "wheeze on exertion", diagnosis: "Mild intermittent asthma",
            code: "J45.20", plan: "Peak flow chart; inhaler technique reviewed."),
    ]

    static let examinations = [
        "Alert, in no distress. Heart sounds regular, lungs clear.",
        "Oropharynx clear. No lymphadenopathy. Abdomen soft.",
        "Skin warm and dry. Gait normal. Reflexes symmetric.",
        "Chest without retractions; scattered rhonchi cleared with cough.",
    ]

    static let visitCodes = ["99213", "99214", "99203", "99212"]

    static let sentences = [
        "Symptoms began gradually and vary through the day.",
        "Sleep has been interrupted twice this week.",
        "No recent travel is reported.",
        "Appetite is unchanged and fluids are tolerated.",
        "Over-the-counter remedies gave partial relief.",
        "Work was missed on two occasions.",
        "There is no known exposure to sick contacts.",
        "A similar episode happened last spring and resolved by itself.",
        "Exercise tolerance is about two flights of stairs.",
        "The patient keeps a written log and brought it along.",
        "Weight is described as stable over three months.",
        "Family members have noticed no change in behaviour.",
    ]
}
