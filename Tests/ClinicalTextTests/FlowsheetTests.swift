import ClinicalText
import Testing

/// Tables of vital signs: a header of signs, and rows of values below it.
@Suite struct FlowsheetTests {
    private func signs(_ note: String) throws -> [String] {
        let found = try Reading(note).reading.extraction
        let pressures = found.bloodPressures.map {
            ($0.range.lowerBound, "\($0.systolic)/\($0.diastolic)")
        }
        let temperatures = found.temperatures.map {
            ($0.range.lowerBound, "\(Double(($0.hundredths + 5) / 10) / 10)")
        }
        let others = found.measurements.map { ($0.range.lowerBound, "\($0.sign) \($0.value)") }
        return (pressures + temperatures + others).sorted { $0.0 < $1.0 }.map(\.1)
    }

    @Test(arguments: [
        (
            "Time | BP | HR | Temp\nPre | 158/84 | 78 | 97.8\n0930 | 142/80 | 74 | -\n",
            ["158/84", "heartRate 78.0", "36.6", "142/80", "heartRate 74.0"]
        ),
        (
            "TIME     T        HR     BP        SpO2    PAIN\n"
                + "0000     98.4     72     118/64    96      0\n"
                + "0400     -        80     122/66    95      2\n",
            [
                "36.9", "heartRate 72.0", "118/64", "oxygenSaturation 96.0", "pain 0.0",
                "heartRate 80.0", "122/66", "oxygenSaturation 95.0", "pain 2.0",
            ]
        ),
        (
            "T\tP\tR\tBP\n98.6\t72\t16\t118/64\n",
            ["37.0", "heartRate 72.0", "respiratoryRate 16.0", "118/64"]
        ),
        (
            "Time T P R BP\n0800 98.6 72 16 118/64\n",
            ["37.0", "heartRate 72.0", "respiratoryRate 16.0", "118/64"]
        ),
        ("| HR | 84 | 92 |\n", ["heartRate 84.0", "heartRate 92.0"]),
        (
            "Vitals: 118/72, 74, 16, 98.6, 100% RA",
            ["118/72", "heartRate 74.0", "respiratoryRate 16.0", "37.0", "oxygenSaturation 100.0"]
        ),
        ("Mon AM 138/86 P 66", ["138/86", "heartRate 66.0"]),
        ("SpO2 89% RA, 95% on 4L", ["oxygenSaturation 89.0", "oxygenSaturation 95.0"]),
        ("toothache, throbbing, 7/10", ["pain 7.0"]), ("Pain 4 at rest", ["pain 4.0"]),
    ]) func areReadByTheirColumns(note: String, expected: [String]) throws {
        #expect(try signs(note) == expected)
    }

    @Test(arguments: [
        "BP | HR\n\n72 beds on this ward\n", "HR and BP were discussed at length\nwith 84 others\n",
        "strength 7/10", "Room 12 | Bed 4\n",
    ]) func whatIsNoRowHasNoValues(note: String) throws {
        #expect(try signs(note) == [])
    }
}
