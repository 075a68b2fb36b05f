import ClinicalText
import Testing

@Suite struct VitalSignTests {
    /// A line of the objective section: pressures, temperatures, values out of range.
    static let cases: [(String, [String], [Double], Int)] = [
        // Blood pressure, the forms of the facts.
        ("BP 120/80", ["120/80"], [], 0), ("BP: 120/80", ["120/80"], [], 0),
        ("B/P 120 / 80 mmHg", ["120/80"], [], 0), ("120/80 mmHg", ["120/80"], [], 0),
        ("Blood pressure is 120 over 80", ["120/80"], [], 0), ("bp=118/76", ["118/76"], [], 0),
        ("Blood pressure today was recorded as 148/92", ["148/92"], [], 0),
        ("BP (left arm, sitting): 132/84", ["132/84"], [], 0), ("BP120/80", ["120/80"], [], 0),
        ("BP 120/80 sitting, 110/70 standing", ["120/80", "110/70"], [], 0),
        ("BP 160/100 and on repeat 148/92", ["160/100", "148/92"], [], 0),
        ("BP at 10:30 was 122/78", ["122/78"], [], 0), ("BP | 120/80 | HR | 88", ["120/80"], [], 0),
        ("BP\t120/80", ["120/80"], [], 0), ("BP:\n120/80", ["120/80"], [], 0),
        ("BP 120/80mmHg", ["120/80"], [], 0), ("120/80 mm Hg", ["120/80"], [], 0),
        ("BP (mmHg): 120/80", ["120/80"], [], 0), ("**BP:** 120/80", ["120/80"], [], 0),
        ("BP at goal, 128/76", ["128/76"], [], 0), ("BP 120/80.", ["120/80"], [], 0),
        ("BP down from 160/100 to 140/85", ["160/100", "140/85"], [], 0),
        ("Vitals: 118/74, 72, 16", ["118/74"], [], 0),
        ("B.P. 120/80", ["120/80"], [], 0), ("BPs: 130/80, 140/85", ["130/80", "140/85"], [], 0),
        ("BP R 120/80 L 118/78", ["120/80", "118/78"], [], 0),
        ("BP 118/76; 122/80; 130/84", ["118/76", "122/80", "130/84"], [], 0),
        ("Orthostatics: lying 120/80, standing 98/60", ["120/80", "98/60"], [], 0),
        // Blood pressure, edges of the range.
        ("BP 300/200", ["300/200"], [], 0), ("BP 301/200", [], [], 1), ("BP 300/201", [], [], 1),
        ("BP 30/10", ["30/10"], [], 0), ("BP 80/120", [], [], 1), ("BP 120/120", [], [], 1),
        ("BP 121/120", ["121/120"], [], 0), ("BP 1200/80", [], [], 1), ("BP 400/80", [], [], 1),
        ("400/80 mmHg", [], [], 1), ("BP 120/5", [], [], 1), ("BP 29/20", [], [], 1),
        // Blood pressure, traps.
        ("seen 12/08", [], [], 0), ("BP recheck on 12/08", [], [], 0), ("BP 12/08/2024", [], [], 0),
        ("BP due 10/12/2024", [], [], 0), ("BP stable since 31/12", [], [], 0),
        ("vision 20/20", [], [], 0), ("visual acuity 20/200 OD", [], [], 0),
        ("strength 5/5", [], [], 0), ("insulin 70/30", [], [], 0),
        ("BP 150/90, losartan/HCTZ 100/25", ["150/90"], [], 0), ("Advair 250/50", [], [], 0),
        ("BP 130s/80s", [], [], 0), ("BP 120-130/80-90", [], [], 0), ("120/80", [], [], 0),
        ("PA pressure 45/20 mmHg", [], [], 0), ("goal BP 130/80", [], [], 0),
        ("BP goal 130/80", [], [], 0), ("call if BP 180/110", [], [], 0),
        ("keep BP below 140/90", [], [], 0), ("BP 130/80 goal", [], [], 0),
        ("hold if BP < 90/60", [], [], 0), ("BP 180/110 or higher", [], [], 0),
        ("target BP 999/10", [], [], 0), ("FEV1/FVC 80/70%", [], [], 0),
        ("BP elevated; ratio 50/40", [], [], 0), ("BP medication 80/12.5 mg", [], [], 0),
        // Temperature, the forms of the facts.
        ("T 38.2C", [], [38.2], 0), ("Temp 101.3 F", [], [38.5], 0), ("Tmax 39", [], [39], 0),
        ("Temp 38.2 °C", [], [38.2], 0), ("Temp: 98.6", [], [37], 0), ("T 37", [], [37], 0),
        ("Temperature is 36.8", [], [36.8], 0), ("Temp. 38.2", [], [38.2], 0),
        ("T: 38.2℃", [], [38.2], 0), ("T 101.3℉", [], [38.5], 0), ("T=37.5", [], [37.5], 0),
        ("temp 37,4", [], [37.4], 0), ("Temp (F) 98.6", [], [37], 0), ("T max 39.4", [], [39.4], 0),
        ("Temp 38.2 degrees Celsius", [], [38.2], 0), ("T 100.4°F (38.0°C)", [], [38], 0),
        ("fever of 102.2", [], [39], 0), ("febrile to 39.2 C", [], [39.2], 0),
        ("afebrile at 36.9", [], [36.9], 0), ("Temp oral 37.25", [], [37.25], 0),
        ("38.2 °C on arrival", [], [38.2], 0), ("T38.2 HR 110", [], [38.2], 0),
        ("T38.2C", [], [38.2], 0), ("Temp 99.1 F", [], [37.28], 0),
        // Temperature, edges.
        ("Temp 25.0", [], [25], 0), ("Temp 45.0 C", [], [45], 0), ("Temp 24.9 C", [], [], 1),
        ("Temp 45.1 C", [], [], 1), ("Temp 77", [], [25], 0), ("Temp 113 F", [], [45], 0),
        ("Temp 113.1", [], [], 1), ("Temp 60", [], [], 1), ("Temp 38 F", [], [], 1),
        ("Temp 98.6 C", [], [], 1), ("Temp 76.9 F", [], [], 1), ("T: 200", [], [], 1),
        ("Temp 38.7 at 0200, 38.9 at 0225", [], [38.7, 38.9], 0),
        // Temperature, traps.
        ("call if temp > 101.5", [], [], 0), ("return if temp 101.5", [], [], 0),
        ("temp above 38", [], [], 0), ("T 12 vertebra", [], [], 0), ("T4 1.2", [], [], 0),
        ("fever for 3 days", [], [], 0), ("fever of 3 days", [], [], 0),
        ("fever of 30 days", [], [], 0),
        ("Temp 101-102 at home", [], [], 0), ("temp 38.5 or higher", [], [], 0),
        ("stored at 4 °C", [], [], 0), ("target temperature 33 C", [], [], 0),
        ("T 2 tabs", [], [], 0), ("Temp 38.2.1", [], [], 0), ("Temp stable", [], [], 0),
        // Both.
        ("bp 120/80 hr 88 temp 37 hr 90", ["120/80"], [37], 0),
        ("BP 124/78 HR 76 T 98.6", ["124/78"], [37], 0),
        ("T 98.6 BP 120/80 P 80 R 16", ["120/80"], [37], 0),
        ("BP 120/80, T 38.1, pain 8/10, GCS 14/15, vision 20/20", ["120/80"], [38.1], 0),
    ]

    @Test(arguments: cases) func readsMeasurementsAndNothingElse(
        line: String, pressures: [String], temperatures: [Double], outOfRange: Int
    ) throws {
        let parsed = try Parsed("S: well\nO:\n\(line)\nP: none")
        #expect(parsed.bloodPressures == pressures)
        #expect(parsed.temperatures == temperatures)
        #expect(parsed.extraction.outOfRangeCount == outOfRange)
    }

    static let others: [(String, VitalMeasurement.Sign, [Double])] = [
        ("HR 88", .heartRate, [88]), ("P 88", .heartRate, [88]), ("pulse of 88", .heartRate, [88]),
        ("heart rate 88 bpm", .heartRate, [88]), ("P: 88", .heartRate, [88]),
        ("HR88", .heartRate, [88]),
        ("88 bpm", .heartRate, [88]), ("HR: 110/min", .heartRate, [110]),
        ("HR 80-90", .heartRate, []),
        ("fetal heart rate 140", .heartRate, []), ("hold if HR < 50", .heartRate, []),
        ("HR 350", .heartRate, [350]), ("HR 351", .heartRate, []), ("P 0.05", .heartRate, []),
        ("in 24 hr 80 improved", .heartRate, []), ("P 100 mg", .heartRate, []),
        ("RR 18", .respiratoryRate, [18]), ("R 18", .respiratoryRate, [18]),
        ("resp 18/min", .respiratoryRate, [18]), ("respiratory rate is 22", .respiratoryRate, [22]),
        ("RR 1.8", .respiratoryRate, []), ("BP 100/60 T38.2 P110 R24", .respiratoryRate, [24]),
        ("SpO2 93% RA", .oxygenSaturation, [93]), ("O2 sat 91% on 2L NC", .oxygenSaturation, [91]),
        ("sats 94% on room air", .oxygenSaturation, [94]), ("SpO₂ 97 %", .oxygenSaturation, [97]),
        ("target SpO2 88–92 %", .oxygenSaturation, []), ("pulse ox 96%", .oxygenSaturation, [96]),
        ("SpO2 88-92%", .oxygenSaturation, []), ("SpO2 29%", .oxygenSaturation, []),
        ("Wt 70 kg", .weight, [70]), ("weight 154 lb (70 kg)", .weight, [69.85]),
        ("Wt: 70", .weight, [70]), ("weight loss 5 kg", .weight, []),
        ("weighs 70.5kg", .weight, [70.5]),
        ("Weight (kg): 70", .weight, [70]), ("weight 3200 g", .weight, [3.2]),
        ("pain 8/10", .pain, [8]), ("pain is 8 out of 10", .pain, [8]), ("8/10 pain", .pain, [8]),
        ("pain score 7", .pain, [7]), ("pain for 3 days", .pain, []), ("pain 12/10", .pain, []),
        ("pain 8/10/2024", .pain, []), ("pain 0/10", .pain, [0]),
        ("GCS 14/15", .comaScale, [14]), ("GCS 15", .comaScale, [15]),
        ("GCS of 3", .comaScale, [3]),
        ("Glasgow Coma Scale 9", .comaScale, [9]), ("GCS 16", .comaScale, []),
        ("GCS 2", .comaScale, []), ("E3V4M5", .comaScale, [12]),
        ("GCS 14 (E4V4M6)", .comaScale, [14]),
        ("BP 128/70, 62, sat 96%", .heartRate, [62]),
        ("PR 84, well", .heartRate, [84]), ("PR-80/min", .heartRate, [80]),
        ("PR 160", .heartRate, []),
        ("tachy at 128", .heartRate, [128]), ("bradycardic at 42", .heartRate, [42]),
        ("tachycardia for 30 min", .heartRate, []), ("HR 120 → 98", .heartRate, [120, 98]),
        ("RR 2, Ste. Anne", .respiratoryRate, []), ("sating 91%", .oxygenSaturation, [91]),
        ("SpO2 91% RA (yest 93), well", .oxygenSaturation, [91, 93]),
        ("Wt 94.7 kg (adm 88.1)", .weight, [94.7, 88.1]),
    ]

    @Test(arguments: others) func readsTheOtherSigns(
        line: String, sign: VitalMeasurement.Sign, expected: [Double]
    ) throws {
        let parsed = try Parsed("S: well\nO: \(line)\n")
        #expect(parsed.values(sign) == expected)
        #expect(parsed.bloodPressures.isEmpty || line.hasPrefix("BP"))
    }

    @Test func theRangeHoldsTheUnitAndNotTheAnnouncement() throws {
        let parsed = try Parsed("O: BP: 120 / 80 mmHg, Temp 101.3 °F, SpO2 97%\n")
        #expect(parsed.text(parsed.extraction.bloodPressures[0].range) == "120 / 80 mmHg")
        #expect(parsed.text(parsed.extraction.temperatures[0].range) == "101.3 °F")
        #expect(parsed.text(parsed.extraction.measurements[0].range) == "97%")
    }

    @Test func convertsFahrenheitHalfAwayFromZero() throws {
        #expect(try Parsed("O: Temp 99.5 F").temperatures == [37.5])
        #expect(try Parsed("O: Temp 100.1 F").temperatures == [37.83])
        #expect(try Parsed("O: Temp 97.7 F").temperatures == [36.5])
    }

    @Test func anInstructionReachesOverAWrappedLineButNotIntoTheNextItem() throws {
        #expect(try Parsed("P: call if\ntemp 101.5").temperatures == [])
        #expect(try Parsed("P: Call if worse.\nTemp 37.2").temperatures == [37.2])
        #expect(try Parsed("P: Hold metoprolol if\nHR 50").values(.heartRate) == [])
        #expect(try Parsed("O: asked if worse; BP 120/80").bloodPressures == ["120/80"])
        #expect(try Parsed("O: If febrile call\n\nBP 120/80").bloodPressures == ["120/80"])
    }
}
