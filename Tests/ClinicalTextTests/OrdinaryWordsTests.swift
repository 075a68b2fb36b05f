import ClinicalText
import Testing

/// Emergencies as patients, parents and triage nurses tell them, and what is like them in everyday
/// practice.
@Suite struct OrdinaryWordsTests {
    // The words of heart.
    @Test(arguments: [
        "Feels like a tight band round my chest.",
        "Says it is like somebody sat on my chest.",
        "It feels like a truck parked on his breastbone and his left arm is heavy.",
        "A vice gripping the middle of my chest.",
        "Chest is being squeezed, comes on walking up the hill.",
        "Heaviness behind the breastbone spreading into the jaw.",
        "Like an elephant standing on my chest, cold sweat.",
        "Indigestion that won't shift, left arm aching, sweating buckets.",
        "Burning in the chest going into both arms, pale and clammy.",
        "Dull ache across the chest into the left shoulder and down the arm.",
        "My chest went tight and my arm went dead.",
        "Woke with a crushing feeling in the chest.",
        "Pain in the middle of the chest going up into the neck and jaw.",
        "Tightness across front of chest when she climbs stairs, now at rest too.",
        "Weight on the chest and feels sick.",
        "Jaw ache and arm ache with drenching sweat this morning.",
        "Pressure like a belt being pulled tight round the chest.",
        "Heart going 180 and feels like he will pass out, grey.",
        "Heart stopped, shocked twice by the crew.",
    ])
    func heartCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Chest infection cleared, chest clear.",
        "Pulled muscle in the arm at the gym, aching since.",
        "Arm feels heavy after the flu jab.",
    ])
    func heartOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of great vessels.
    @Test(arguments: [
        "Something ripped in my back.",
        "Sudden tearing feeling between the shoulder blades.",
        "Felt something tear inside my chest, went through to the back.",
        "Leg gone white and cold, can't feel the foot.",
        "Foot has turned blue and cold since this morning and hurts terribly.",
        "My leg went ice cold and numb all of a sudden.",
        "Throbbing lump in the belly, back pain and went grey.",
        "No pulse in the foot, toes dusky.",
        "Hand is cold and white and I can't feel a pulse.",
        "Belly pain into the back and he passed out, grey and sweaty.",
    ])
    func greatVesselsCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Shoulder pain when lifting the arm.",
        "Jaw clicking and ache on chewing.",
    ])
    func greatVesselsOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of stroke.
    @Test(arguments: [
        "Face has dropped on the left.",
        "One side of her face has slipped.",
        "Mouth drooping on one side and dribbling.",
        "Tea runs out of the corner of her mouth.",
        "His words are coming out jumbled.",
        "She's talking gibberish since breakfast.",
        "Speech has gone funny, sounds drunk but hasn't been drinking.",
        "Can't get his words out.",
        "Arm has gone dead and she can't hold a cup.",
        "Keeps dropping things from the right hand and her speech is slurry.",
        "Right leg just gave way and the arm won't do what it's told.",
        "Came on like a thunderclap.",
        "Like being hit over the head with a bat, worst pain ever.",
        "Headache that peaked in seconds at the back of the head.",
        "The worst headache I have ever had, neck is stiff and being sick.",
        "Sudden blinding headache while lifting weights then vomited.",
        "A curtain has come down over my right eye.",
        "Suddenly can't see out of the left eye.",
        "Lost the sight in one eye this morning.",
        "Went blind in one eye for ten minutes.",
        "Left side has gone numb and weak.",
        "Can't lift the left arm since waking.",
        "Smile is lopsided.",
        "Suddenly couldn't stand straight, room spinning, double vision and slurring.",
    ])
    func strokeCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Bell's palsy two years ago, face fully recovered.",
        "Tension headache, like a band round the head, end of the day.",
        "Migraine with flashing lights, same as usual.",
    ])
    func strokeOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of anaphylaxis.
    @Test(arguments: [
        "Lips swelling up after eating a nut bar.",
        "My tongue feels too big for my mouth.",
        "Throat feels like it's closing.",
        "Lips have blown up and covered in hives after the sting.",
        "Came out in lumps all over and can't breathe properly after prawns.",
        "Stung by a wasp, face puffed up and feels faint.",
        "Lump in the throat and wheezy since taking the antibiotic, itchy all over.",
        "Tongue is getting thick and voice has gone hoarse after peanuts.",
        "Ate cashew, lips tingling and swollen, throat itchy and tight.",
        "Blotchy all over, vomited and went floppy minutes after her first egg.",
        "Hives everywhere and light headed after ibuprofen.",
    ])
    func anaphylaxisCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Lips dry and cracked.",
        "Itchy rash on arms after gardening.",
        "Lump in throat feeling when anxious, eats and drinks normally.",
    ])
    func anaphylaxisOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of breathing.
    @Test(arguments: [
        "Breathing fast and grunting.",
        "Can't get a breath in.",
        "Can only say two words at a time.",
        "Can't finish a sentence for breath.",
        "Lips are blue.",
        "Gone blue round the mouth.",
        "Fighting for breath, sitting bolt upright.",
        "Gasping, blue inhaler isn't touching it.",
        "Inhaler doing nothing, ten puffs and no better, exhausted.",
        "Too breathless to walk to the toilet, too breathless to talk.",
        "Something stuck in his throat, can't cough or talk.",
        "Choking on a grape.",
        "Drooling, sat forward, can't swallow, noisy breathing.",
        "Making a crowing noise when she breathes in.",
        "Sucking in under the ribs with each breath.",
        "Breathing stopped for half a minute and went grey.",
        "Sudden pain in the side of the chest and out of breath, calf swollen since the flight.",
        "Calf is hot and swollen, now short of breath and coughing blood.",
    ])
    func breathingCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Gets puffed on the second flight of stairs, unchanged for years.",
        "Mild wheeze with cold, talks in full sentences.",
        "Cough for two weeks, no breathlessness.",
    ])
    func breathingOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of infection.
    @Test(arguments: [
        "Shook the bed with a chill and is muddled.",
        "Skin is blotchy purple at the knees.",
        "Uncontrollable shaking and can't get warm, confused since this morning.",
        "Has chemo last week, temperature 38.6.",
        "On chemo, feels shivery and hot.",
        "No white cells after chemo and has a fever.",
        "Hands cold, drowsy, not passed urine since yesterday, chest infection.",
        "Skin mottled and cold, very sleepy with the water infection.",
        "Feels like she is going to die, breathing fast, shivering, slurring words with UTI.",
        "Rash that doesn't fade with a glass.",
        "Spots don't disappear when pressed with a glass.",
        "Purple spots spreading over the legs and feverish.",
        "Can't put her chin on her chest, light hurts, fever.",
        "Wound is turning black and the pain is unbearable, spreading by the hour.",
        "Redness spreading fast with blisters and skin going purple, pain out of all proportion.",
    ])
    func infectionCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Shivery with flu but drinking and up and about.",
        "Temperature 38.2 for one day, sore throat, playing happily.",
        "Finished chemo in 2016, routine follow-up.",
    ])
    func infectionOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of bleeding.
    @Test(arguments: [
        "Bleeding won't stop.",
        "Blood is pumping out of the arm.",
        "Soaked through three towels.",
        "Bringing up blood.",
        "Vomit looks like coffee grounds.",
        "Sicked up a bowl of blood.",
        "Poo is black and sticky like tar.",
        "Runny stool like tar with awful smell.",
        "Passing big clots of blood from the back passage, dizzy on standing.",
        "Coughing up cupfuls of blood.",
        "Banged her head and is on a blood thinner.",
        "Nose has been bleeding for two hours, on apixaban, won't stop.",
        "Tonsils out five days ago, spitting fresh blood.",
        "Filled the toilet with blood and feels faint.",
    ])
    func bleedingCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Nose bleed stopped after ten minutes of pressure.",
        "Small streak of blood on the paper, piles.",
        "Heavy periods for a year, regular.",
    ])
    func bleedingOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of brain and cord.
    @Test(arguments: [
        "Fitting for ten minutes now.",
        "Still jerking, eyes rolled back, not come round.",
        "Having one fit after another.",
        "Won't wake up.",
        "Can't rouse him.",
        "Hard to wake and snoring strangely.",
        "Knocked out cold after falling off the bike.",
        "Hit his head, vomited four times and is getting drowsy.",
        "Clear fluid coming from the nose since the head injury.",
        "Can't wee and numb down below.",
        "Can't feel when I wipe, back pain and legs weak.",
        "Numb between the legs since this morning, lost control of bladder.",
        "Back has gone and now wetting herself without feeling it.",
        "Both legs have gone weak over two days and can't climb stairs.",
        "Legs went from under him, can't move them.",
        "Weakness creeping up the legs and now breathing feels weak.",
    ])
    func brainAndCordCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Bumped head on cupboard, no knock out, well since.",
        "Simple back strain after digging, no leg symptoms, passing urine normally.",
        "Swallowed a pip, no symptoms.",
    ])
    func brainAndCordOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of harm.
    @Test(arguments: [
        "Took all her tablets.",
        "Took the rest of the box of paracetamol.",
        "Swallowed a load of pills about an hour ago.",
        "Has taken 30 paracetamol.",
        "Necked all his antidepressants with vodka.",
        "Doesn't want to be here any more, has tablets ready.",
        "Wants to end it all tonight.",
        "Going to jump off the bridge.",
        "Says everyone would be better off without him and has a rope.",
        "Tied a cord round her neck.",
        "Cut both wrists deeply.",
        "Thinking of driving the car into a tree.",
        "Life is not worth living and has planned how to do it.",
        "Says he is going to kill his neighbour.",
        "The voices are telling her to hurt the baby.",
        "Drank weedkiller.",
        "Has written goodbye letters to the children.",
        "Found with a plastic bag over his head.",
        "Wants to go to sleep and not wake up, has been saving tablets.",
    ])
    func harmCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Low mood since losing her job, no thoughts of self harm.",
        "Takes all her tablets as prescribed.",
        "Took two paracetamol with good effect.",
    ])
    func harmOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of pregnancy.
    @Test(arguments: [
        "Baby not moving since yesterday.",
        "Haven't felt the baby move today.",
        "Baby's gone quiet, no kicks since this morning, 34 weeks.",
        "Pregnant and soaking a pad every half hour.",
        "Waters gone green.",
        "Waters broke and there is a cord hanging out.",
        "Waters have gone, brown and thick, 38 weeks.",
        "35 weeks pregnant with pain under the ribs, headache and flashing lights.",
        "Pregnant 30 weeks, constant belly pain, womb hard as wood.",
        "Baby is coming now, head is showing.",
        "Gave birth six days ago, soaking pads and clots like fists.",
        "8 weeks pregnant, sharp pain one side and shoulder tip pain.",
        "Period is two weeks late, bad pain low on the left and nearly fainted.",
        "Missed period, sudden low pain on one side, dizzy.",
    ])
    func pregnancyCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Baby moving well, 30 weeks, no bleeding.",
        "28 weeks, routine antenatal check, feeling well.",
        "36 weeks, heartburn and swollen ankles, BP 118/70.",
    ])
    func pregnancyOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of children.
    @Test(arguments: [
        "Five week old baby with temperature 38.4.",
        "Two month old, hot to touch, temp 38.3, off feeds.",
        "Baby is floppy and won't feed.",
        "Baby is limp like a rag doll.",
        "Soft spot is bulging.",
        "Not had a wet nappy for 14 hours and very sleepy.",
        "Three weeks old, breathing fast with head bobbing.",
        "Nostrils flaring and tummy sucking in with each breath.",
        "Green vomit in a newborn.",
        "Screaming, drawing up knees, poo like redcurrant jelly.",
        "Baby gone pale and floppy and stopped breathing for a bit.",
        "Toddler swallowed a button battery.",
        "Child found drinking dishwasher liquid.",
        "High pitched cry, won't settle, staring.",
        "He is not responding like he normally does, grey and cold hands and feet.",
    ])
    func childrenCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Toddler with temperature 38.5, playing, drinking well.",
        "Nappy rash, wet nappies as normal.",
        "Posseting small amounts after feeds, gaining weight.",
    ])
    func childrenOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of metabolism and poison.
    @Test(arguments: [
        "Diabetic, being sick, breathing deep, breath smells of pear drops.",
        "Sugar reads HI and he is drowsy.",
        "Off her insulin pump for a day, vomiting, ketones 5.2.",
        "Drinking gallons and peeing all night, lost weight, now vomiting and sighing breaths.",
        "Blood sugar 1.9 and sweaty, can't swallow.",
        "Ran out of steroid tablets, vomiting and can't stand up.",
        "On hydrocortisone for Addison's, vomiting all day and faint.",
        "Headaches that clear when they leave the house, whole family and dog ill.",
        "Alarm for carbon monoxide went off, headache.",
        "Found slumped with needle, tiny pupils, breathing slowly.",
        "Not breathing much, blue lips, took heroin.",
        "Swallowed antifreeze.",
        "Ate wild mushrooms yesterday, vomiting and yellow.",
        "Took double dose of digoxin and sees yellow.",
    ])
    func metabolismAndPoisonCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Thirsty in the hot weather.",
        "Vomited once, now keeping fluids down.",
    ])
    func metabolismAndPoisonOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of surgery.
    @Test(arguments: [
        "Tummy hard as a board.",
        "Belly rigid, no bowel sounds.",
        "Lying dead still, can't bear to be touched on the tummy, hard belly.",
        "Sudden severe pain in the left ball, woke him up, vomiting.",
        "His left testicle is up high and very tender.",
        "Ball pain came on suddenly at football.",
        "Shin tight as a drum after the cast, toes numb, painkillers do nothing.",
        "Pain in the leg way worse than it should be, can't wiggle the toes.",
        "Bone is poking through the skin.",
        "Hernia gone hard, won't push back and vomiting.",
        "Vomiting green and no wind or stool for three days, belly blown up.",
        "Bleach splashed in her eye.",
        "Got cement in his eye.",
        "Plaster dust in the eyes, can't open them.",
        "Eye red and agony, sees rainbows round lights, vomiting.",
        "Metal flew into the eye while grinding, eye leaking.",
    ])
    func surgeryCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Small painless lump on testicle for months, scan booked.",
        "Vasectomy three days ago, mild ache in testicles.",
        "Ankle sprain, able to weight bear, toes warm.",
        "Reducible hernia, no pain.",
    ])
    func surgeryOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    // The words of injury.
    @Test(arguments: [
        "Stabbed in the leg.",
        "Fell off the roof.",
        "Came off motorbike at 60.",
        "Knocked down by a car.",
        "Fell 12 stairs and neck hurts, can't move fingers.",
        "Scalded over chest and both arms.",
        "Pulled out of the pond not breathing.",
        "Burnt in house fire, hoarse voice, soot round nose.",
        "Kicked by a horse in the belly, pale and shoulder tip pain.",
        "Finger cut clean off.",
        "Trapped under a tractor.",
        "Shivering stopped, found outside all night, slow and confused, temp 30.",
        "Collapsed running in the heat, hot and not making sense.",
        "Electric shock from the mains, burn on both hands.",
        "Pupils like pinpoints, breathing four a minute.",
    ])
    func injuryCalls(note: String) throws {
        #expect(try Reading(note).reading.urgency == .emergency)
    }

    @Test(arguments: [
        "Tripped on the kerb, grazed knee.",
        "Sunburn on shoulders, no blisters.",
        "Hands go white and cold in winter, Raynaud's.",
    ])
    func injuryOfEveryDayDoesNot(note: String) throws {
        #expect(try Reading(note).reading.urgency == .routine)
    }

    /// A choice that may be left out, and one with several words.
    @Test func phrasesWithChoicesAreFound() throws {
        for note in ["Lips gone blue.", "His arm just went dead.", "Blood is pouring out."] {
            #expect(try Reading(note).reading.urgency == .emergency, "\(note)")
        }
        #expect(throws: ClinicalTextError.self) {
            try Terminology(file: Array("version x\n[symptom]\na, (b|c".utf8))
        }
    }

    /// The parts of a rule with `~` count together only near each other.
    @Test func partsOfAStoryStandNearEachOther() throws {
        let filler = String(
            repeating: "Bought bread and milk at the shop on the corner. ", count: 20)
        let (first, second) = ("Diabetic, being sick. ", "Breathing deep and sighing.")
        #expect(try Reading(first + second).reading.urgency == .emergency)
        #expect(try Reading(first + filler + second).reading.urgency == .routine)
    }
}
