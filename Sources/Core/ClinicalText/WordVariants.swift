/// Other ways in which a word of the terminology is written: British for American, American for
/// British, and slips of the keyboard in the words that notes use most.
enum WordVariants {
    /// Parts of words, American and British.
    private static let pairs = [
        ("emia", "aemia"), ("emic", "aemic"), ("hemo", "haemo"), ("hema", "haema"),
        ("hemi", "haemi"), ("hemorr", "haemorr"), ("edem", "oedem"), ("rrhea", "rrhoea"),
        ("pnea", "pnoea"), ("pneic", "pnoeic"), ("esthe", "aesthe"), ("anesth", "anaesth"),
        ("esoph", "oesoph"), ("gynec", "gynaec"), ("pedia", "paedia"), ("orthoped", "orthopaed"),
        ("fetal", "foetal"), ("fecal", "faecal"), ("feces", "faeces"), ("cecal", "caecal"),
        ("tumor", "tumour"), ("color", "colour"), ("odor", "odour"), ("labor", "labour"),
        ("behavior", "behaviour"), ("rumor", "rumour"), ("goiter", "goitre"), ("fiber", "fibre"),
        ("lyz", "lys"), ("izing", "ising"), ("ized", "ised"), ("ization", "isation"),
        ("ize", "ise"), ("leuko", "leuco"), ("ameb", "amoeb"), ("celiac", "coeliac"),
        ("estrogen", "oestrogen"), ("hemat", "haemat"), ("anemi", "anaemi"), ("uremi", "uraemi"),
        ("center", "centre"), ("etiolog", "aetiolog"),
        ("sulf", "sulph"),
    ]

    /// The words of which slips are known too. Long ones, so that a slip is no other word.
    static let misspelt = [
        "thunderclap", "vomiting", "vomited", "headache", "headaches", "shortness", "breathing",
        "breathless", "dizziness", "weakness", "numbness", "tingling", "palpitations", "diarrhea",
        "constipation", "abdominal", "abdomen", "swollen", "bleeding", "bruising", "fracture",
        "fractured", "laceration", "infection", "infected", "pneumonia", "bronchitis", "asthma",
        "hypertension", "diabetes", "diabetic", "migraine", "migraines", "seizure", "seizures",
        "epilepsy", "unconscious", "unresponsive", "confusion", "confused", "lethargic",
        "aneurysm", "hemorrhage", "anaphylaxis", "allergic", "reaction", "depression", "anxiety",
        "suicidal", "overdose", "paranoid", "hallucinations", "pregnancy", "miscarriage",
        "contractions", "discharge", "jaundice", "hepatitis", "cirrhosis", "pancreatitis",
        "appendicitis", "cellulitis", "arthritis", "osteoarthritis", "sciatica", "tendonitis",
        "dislocation", "dislocated", "concussion", "dementia", "delirium", "parkinson",
        "alzheimer", "neuropathy", "retinopathy", "cataract", "glaucoma", "conjunctivitis",
        "tonsillitis", "sinusitis", "hoarseness", "wheezing", "sputum", "hemoptysis",
        "tachycardia", "bradycardia", "fibrillation", "infarction", "ischemia", "thrombosis",
        "embolism", "syncope", "collapse", "collapsed", "tenderness", "guarding", "distended",
        "hematuria", "dysuria", "incontinence", "retention", "pruritus", "urticaria", "eczema",
        "psoriasis", "melanoma", "lymphoma", "leukemia", "carcinoma", "metastatic", "fatigue",
        "insomnia", "appetite", "nauseous", "swallowing", "dysphagia", "heartburn", "hemorrhoids",
        "trauma", "injury", "shoulder", "stiffness", "crackles", "effusion", "consolidation",
        "hypoglycemia", "hypotension", "hypoxia", "sepsis", "meningitis", "cholecystitis",
    ]

    /// Words of their own that a slip would make.
    private static let others: Set<String> = [
        "selling", "welling", "fusion", "effusions", "confuse", "injure", "should", "retain",
        "attention", "detention", "sprint", "traumas", "collapses", "breeding", "allergist",
        "reacting", "tender", "guiding", "regarding",
    ]

    /// The same word on the other side of the ocean.
    static func spellings(of word: String) -> [String] {
        guard word.utf8.count >= 5, word.utf8.allSatisfy(\.isASCIILower) else { return [] }
        var all: [String] = []
        for (american, british) in pairs {
            if word.contains(british) {
                all.append(replaced(british, by: american, in: word))
            } else if word.contains(american) {
                all.append(replaced(american, by: british, in: word))
            }
        }
        return all
    }

    /// Two letters that changed places, a letter too few, a letter twice.
    static func slips(of word: String) -> [String] {
        let letters = Array(word)
        var all: [String] = []
        // The first letter is hardly ever wrong, and a slip there makes another word.
        for index in 1..<letters.count {
            if index + 1 < letters.count, letters[index] != letters[index + 1] {
                var swapped = letters
                swapped.swapAt(index, index + 1)
                all.append(String(swapped))
            }
            if letters.count >= 7 {
                var short = letters
                short.remove(at: index)
                all.append(String(short))
            }
            var long = letters
            long.insert(letters[index], at: index)
            all.append(String(long))
        }
        return all.filter { !others.contains($0) }
    }

    /// The first place where a part stands, replaced.
    private static func replaced(_ part: String, by other: String, in word: String) -> String {
        let (letters, wanted) = (Array(word), Array(part))
        for start in 0...(letters.count - wanted.count)
        where Array(letters[start..<start + wanted.count]) == wanted {
            return String(letters[..<start]) + other + String(letters[(start + wanted.count)...])
        }
        return word
    }
}
