import Messages
import Testing

@testable import carewire

/// What the load is made of.
@Suite struct LoadTests {
    private static let seed: UInt64 = 7

    @Test func sixStepsHoldTheMixExactly() {
        var session = Session(index: 3, seed: Self.seed)
        for _ in 0..<5 {
            var counts: [Step.Operation: Int] = [:]
            for _ in 0..<6 { counts[session.next().operation, default: 0] += 1 }
            #expect(counts == [.soapProcess: 3, .patientRead: 2, .ehrStatus: 1])
        }
    }

    @Test func aHundredSessionsSpreadPatientsAndProvidersEvenly() {
        var patients: [String: Int] = [:]
        var providers: [String: Int] = [:]
        for index in 0..<100 {
            var session = Session(index: index, seed: Self.seed)
            for _ in 0..<10 {
                let step = session.next()
                patients[step.patientID, default: 0] += 1
                providers[step.providerID, default: 0] += 1
            }
        }
        #expect(patients.count == 100)
        #expect(Set(patients.values) == [10])
        #expect(providers.count == 10)
        #expect(Set(providers.values) == [100])
        #expect(patients["PAT001"] == 10)
        #expect(patients["PAT100"] == 10)
        #expect(providers["PROV010"] == 100)
    }

    @Test func pausesAreOneToThreeSeconds() {
        var session = Session(index: 0, seed: Self.seed)
        for _ in 0..<200 {
            let pause = session.next().pause
            #expect(pause >= .seconds(1) && pause <= .seconds(3))
        }
    }

    @Test func theSameSeedGivesTheSameSteps() {
        var first = Session(index: 5, seed: 1)
        var second = Session(index: 5, seed: 1)
        var other = Session(index: 5, seed: 2)
        let steps = (0..<20).map { _ in first.next() }
        #expect(steps == (0..<20).map { _ in second.next() })
        #expect(steps != (0..<20).map { _ in other.next() })
    }

    @Test func notesDifferAndKeepToTheirSize() {
        var notes: Set<String> = []
        var generator = SeededGenerator(seed: Self.seed)
        for _ in 0..<500 {
            var writer = NoteWriter(seed: generator.next())
            let note = writer.write()
            #expect(note.utf8.count > 400 && note.utf8.count < 56_000)
            notes.insert(note)
        }
        #expect(notes.count == 500)
        var again = NoteWriter(seed: 42)
        var once = NoteWriter(seed: 42)
        #expect(again.write() == once.write())
    }

    @Test func patientsAreTheSameEveryTime() {
        #expect(SyntheticPatients.id(0) == "PAT001")
        #expect(SyntheticPatients.id(99) == "PAT100")
        let requests = (0..<100).map(SyntheticPatients.request)
        #expect(requests == (0..<100).map(SyntheticPatients.request))
        #expect(Set(requests.map(\.patientID)).count == 100)
    }

    @Test func percentilesAreNearestRank() {
        let tally = LoadTally()
        for milliseconds in (1...200).shuffled() {
            tally.add(.patientRead, latency: .milliseconds(milliseconds), failure: nil)
        }
        tally.add(.ehrStatus, latency: .seconds(1), failure: "UNAVAILABLE")
        let reads = tally.snapshot[.patientRead]
        #expect(reads?.percentile(0.5) == 100_000_000)
        #expect(reads?.percentile(0.99) == 198_000_000)
        #expect(reads?.percentile(0.999) == 200_000_000)
        #expect(LoadTally.Count().percentile(0.5) == 0)
        #expect(tally.totals == (201, 1))
        #expect(tally.table(over: .seconds(10)).contains("1 UNAVAILABLE"))
    }
}
