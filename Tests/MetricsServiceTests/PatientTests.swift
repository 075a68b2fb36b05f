import Messages
import Testing
import UniqueCounting

@testable import MetricsService

@Suite struct PatientTests {
    /// Registers as instances would send them of so many different patients.
    private func registers(
        _ count: UInt64, from first: UInt64 = 0, hour: UInt64 = MetricsFixture.firstHour
    ) -> [MetricsV1.PatientRegisters] {
        var window = DistinctWindow(number: hour)
        for number in first..<(first + count) {
            var generator = number &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
            generator = (generator ^ (generator >> 30)) &* 0xBF58_476D_1CE4_E5B9
            generator = (generator ^ (generator >> 27)) &* 0x94D0_49BB_1331_11EB
            window.add(hash: generator ^ (generator >> 31))
        }
        var pieces: [MetricsV1.PatientRegisters] = []
        while true {
            let words = window.takeGrown()
            if words.isEmpty { return pieces }
            pieces.append(
                MetricsV1.PatientRegisters(window: hour, registers: words.map(\.encoded)))
        }
    }

    private func push(
        _ pieces: [MetricsV1.PatientRegisters], to fixture: MetricsFixture, instance: String,
        from sequence: UInt64 = 1
    ) throws {
        for (index, piece) in pieces.enumerated() {
            try fixture.push(
                [], sequence: sequence + UInt64(index), instance: instance, patients: piece)
        }
    }

    private func told(_ fixture: MetricsFixture, _ window: String = "current") -> Double? {
        fixture.value("carewire_unique_patients", ["window": window])
    }

    @Test func patientsOfSeveralInstancesCountOnce() throws {
        let fixture = MetricsFixture()
        try push(registers(6_000), to: fixture, instance: "a")
        try push(registers(6_000, from: 3_000), to: fixture, instance: "b")
        let count = try #require(told(fixture))
        #expect(abs(count / 9_000 - 1) < 0.02)
    }

    @Test func fewerThanElevenAreNotTold() throws {
        let fixture = MetricsFixture()
        try push(registers(10), to: fixture, instance: "a")
        #expect(told(fixture) == nil)
        #expect(
            fixture.value("carewire_unique_patients_suppressed", ["window": "current"]) == 1)
        let answer = try fixture.figures()
        #expect(answer.patients.first?.isSuppressed == true)
        #expect(answer.patients.first?.count == 0)
        try push(registers(1, from: 10), to: fixture, instance: "a", from: 2)
        #expect(told(fixture) == 11)
    }

    @Test func anHourEndsAndTheOneBeforeItIsKept() throws {
        let fixture = MetricsFixture()
        try push(registers(100), to: fixture, instance: "a")
        fixture.advance(by: .seconds(3_600))
        #expect(told(fixture) == nil)
        #expect(abs((told(fixture, "last") ?? 0) - 100) <= 2)
        fixture.advance(by: .seconds(3_600))
        #expect(told(fixture, "last") == nil)
    }

    @Test func registersOfTheLastHourStillCountAndOfTheNextOnesAlready() throws {
        let fixture = MetricsFixture()
        let hour = MetricsFixture.firstHour
        try push(registers(50, hour: hour), to: fixture, instance: "a")
        try push(registers(50, hour: hour + 1), to: fixture, instance: "b")
        try push(registers(50, from: 50, hour: hour), to: fixture, instance: "c")
        #expect(abs((told(fixture) ?? 0) - 50) <= 1)
        #expect(abs((told(fixture, "last") ?? 0) - 100) <= 2)
    }

    @Test func whatIsNoRegisterOrOfNoWindowIsRefused() throws {
        let hour = MetricsFixture.firstHour
        for patients in [
            MetricsV1.PatientRegisters(window: hour, registers: [0]),
            MetricsV1.PatientRegisters(window: hour, registers: [.max]),
            MetricsV1.PatientRegisters(window: hour + 2, registers: [1]),
            MetricsV1.PatientRegisters(window: hour - 2, registers: [1]),
            MetricsV1.PatientRegisters(window: 0, registers: [1]),
            MetricsV1.PatientRegisters(window: .max, registers: [1]),
            MetricsV1.PatientRegisters(
                window: hour,
                registers: Array(repeating: 1, count: DistinctWindow.wordCountMax + 1)),
        ] {
            let fixture = MetricsFixture()
            try fixture.push([], patients: patients)
            #expect(
                fixture.value("carewire_metrics_refused_total", ["reason": "patients"]) == 1)
        }
    }

    @Test func noRegisterIsEverShown() throws {
        let fixture = MetricsFixture()
        try push(registers(1_000), to: fixture, instance: "a")
        let names = Set(fixture.samples.map(\.name)).filter { $0.contains("patient") }
        #expect(
            names == ["carewire_unique_patients", "carewire_unique_patients_suppressed"])
    }
}
