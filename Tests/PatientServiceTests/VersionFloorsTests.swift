import Testing

@testable import PatientService

@Suite struct VersionFloorsTests {
    private func pseudonym(_ first: UInt8, _ last: UInt8) -> [UInt8] {
        [UInt8](repeating: first, count: 31) + [last]
    }

    @Test func theNewestVersionSeenCounts() {
        var floors = VersionFloors()
        #expect(floors.floor(of: pseudonym(1, 1)) == 0)
        floors.note(5, of: pseudonym(1, 1))
        floors.note(4, of: pseudonym(1, 1))
        #expect(floors.floor(of: pseudonym(1, 1)) == 5)
        #expect(floors.floor(of: pseudonym(2, 1)) == 0)
    }

    @Test func aPlaceThatIsTakenForgetsWhoWasThereBefore() {
        var floors = VersionFloors()
        floors.note(5, of: pseudonym(1, 1))
        floors.note(2, of: pseudonym(1, 2))
        #expect(floors.floor(of: pseudonym(1, 1)) == 0)
        #expect(floors.floor(of: pseudonym(1, 2)) == 2)
    }
}
