import ClinicalText
import Testing

/// Wordings of parents, patients and clinics of every kind: each is one finding, read whole.
@Suite struct BroadWordingTests {
    @Test(arguments: [
        "off her meals", "refused breakfast", "clothes hanging off", "not babbling",
        "no eye contact", "not responding to name", "bites nails", "school refusal",
        "letter reversals", "poor pencil grasp", "stutters", "emotionally dysregulated",
        "thoughts are racing", "thought she was dying", "no longer enjoys", "feels watched",
        "feels like a burden", "sees dead relatives", "decreased stride length",
        "needs assist x1", "asks the same question", "unsafe swallow", "anterior spillage",
        "eyes stuck together", "cataplexy", "acts out dreams", "hasn't pooped", "wakes drenched",
        "locked knee", "can't breathe through nose",
    ]) func areSymptoms(phrase: String) throws {
        #expect(try whole(phrase) == "symptom")
    }

    @Test(arguments: [
        "gush of clear fluid", "stage 2 sacrum", "stage 3 coccyx",
        "broken skin", "overgranulating", "catheter bypassing", "wound edges separated",
        "tight hip flexors", "contracted fingers", "low birth weight", "crossing centiles",
        "ear tag", "responds to internal stimuli",
    ]) func areSigns(phrase: String) throws {
        #expect(try whole(phrase) == "sign")
    }

    @Test(arguments: [
        "previa", "accreta", "placenta increta", "stillborn", "retained tampon",
        "missing coil threads", "relapsed on alcohol", "problem gambling", "shared needles",
        "onychomycosis", "choriocarcinoma", "dyslexic",
    ]) func areDisorders(phrase: String) throws {
        #expect(try whole(phrase) == "disorder")
    }

    @Test(arguments: [
        "brow lac", "turned ankle", "trod on nail", "slid out of chair", "bead in ear",
        "finger caught in door", "goose egg on forehead",
    ]) func areInjuries(phrase: String) throws {
        #expect(try whole(phrase) == "injury")
    }

    /// What they mean to the rules is what their synonyms mean.
    @Test(arguments: [
        "Says there is no point in living.", "He tried to drown himself last night.",
        "Hasn't felt movement since yesterday, 34 weeks.",
    ]) func callSomebody(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Trousers loose, clothes hanging off him.", "Back seizing up after gardening.",
        "Senile purpura on both forearms.", "Cut himself shaving.",
        "Can't breathe through nose, hay fever.",
    ]) func callNobody(note: String) throws {
        #expect(try Reading(note).reading.urgency != .emergency)
    }

    /// Words that mostly mean something else are no terms alone.
    @Test(arguments: [
        "She is being followed by cardiology.", "Addiction medicine will call.",
        "Pacing lead check next week.", "Apply hot and cold packs.", "Hypertonic saline nebs.",
        "Work status: spots are open.", "The bends of the road.", "He will show the form.",
        "Declining the vaccine today.", "Seen by Dr. Brady.", "Dr. Horner will review.",
        "Sliding scale per SSI.", "ROM full.", "Spaced out the doses.",
    ]) func areNoTerms(note: String) throws {
        #expect(try Reading(note).findings == [])
    }

    /// The category of the one finding that is the whole phrase.
    private func whole(_ phrase: String) throws -> String? {
        let all = try Reading(phrase)
        guard all.reading.findings.count == 1, let only = all.reading.findings.first,
            all.text(only.range) == phrase
        else { return nil }
        return "\(Reading.engine.terminology.concepts[only.conceptIndex].category)"
    }
}
