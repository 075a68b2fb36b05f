import ClinicalText
import Testing

/// Wordings of the hospital's fields: each is one finding, and of the right category.
@Suite struct HospitalTermTests {
    private func categories(_ note: String) throws -> [String] {
        let reading = try Reading(note)
        return reading.reading.findings.map {
            "\(Reading.engine.terminology.concepts[$0.conceptIndex].category): "
                + reading.text($0.range)
        }
    }

    @Test(arguments: [
        "couldn't catch her breath", "sleeps in recliner", "bendopnea", "panting", "nasal speech",
        "food gets stuck", "unable to pass gas", "clay colored stools", "walking funny",
        "absent anal wink", "incomplete emptying", "cognitive slowing",
    ]) func symptoms(term: String) throws {
        #expect(try categories(term) == ["symptom: \(term)"])
    }

    @Test(arguments: [
        "S1Q3T3", "wide QRS", "flail mitral leaflet", "paravalvular leak",
        "reversible perfusion defect", "septal bowing", "coarse breath sounds", "air bronchograms",
        "mosaic attenuation", "pleural plaques", "hypercarbic", "caput medusae",
        "transition point", "perihepatic fluid", "periappendiceal stranding", "bandemia",
        "myelomalacia", "neuroforaminal narrowing", "snuffbox tenderness",
    ]) func signs(term: String) throws {
        #expect(try categories(term) == ["sign: \(term)"])
    }

    @Test(arguments: [
        "polycystic kidneys", "strangulated bowel", "nonischemic cardiomyopathy", "atheroembolism",
        "vocal cord paresis", "choledocholithiasis", "euglycemic dka",
        "hemophagocytic lymphohistiocytosis", "disseminated zoster", "spondylodiscitis",
        "adrenal incidentaloma", "enthesitis", "leptomeningeal carcinomatosis",
        "cytokine release syndrome", "cerebral microbleeds", "shunt malfunction",
        "facet arthropathy", "staghorn", "dislodged peg", "sacral decub",
    ]) func disorders(term: String) throws {
        #expect(try categories(term) == ["disorder: \(term)"])
    }

    @Test(arguments: [
        "linear lac", "rollover mvc", "bucket handle tear", "jones fracture", "subtroch fracture",
        "headstrike", "rolled his ankle",
    ]) func injuries(term: String) throws {
        #expect(try categories(term) == ["injury: \(term)"])
    }

    /// Words that mean something harmless at least as often.
    @Test(arguments: [
        "HEP sheet by text.", "Hep A given.", "SLR x3 planes.", "RHD seamstress.",
        "HUS 9/2 booked.", "Mods fitted.", "Lives in ALF.", "SSI with meals.", "RTC in 2 weeks.",
        "Visit coded.", "Leak test done.", "Seen by Dr. Gray.", "Lows and highs of the job.",
    ]) func harmlessWords(note: String) throws {
        #expect(try Reading(note).findings == [])
    }
}
