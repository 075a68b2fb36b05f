import Messages
import PatientService
import Postgres
import RPC
import Testing

/// Two records of one person, in PostgreSQL.
@Suite struct PatientMergeTests {
    private static func run(
        _ body: @escaping @Sendable (LifeWard) async throws -> Void
    ) async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            try await body(LifeWard(server: ward.server(pool), pool: pool))
            await pool.shutdown()
        }
    }

    @Test func theMergedRecordIsClosedAndNamesItsSurvivor() async throws {
        try await Self.run { life in
            try await life.create("PAT001", number: "1")
            try await life.create("PAT002", number: "2")
            let done = try await life.merge("PAT002", into: "PAT001", ifVersions: (1, 1))
            #expect(done.survivingVersion == 2)
            #expect(done.mergedVersion == 2)
            let merged = try await life.get("PAT002")
            #expect(merged.replacedBy == PHI("PAT001"))
            #expect(!merged.active)
            #expect(merged.version == 2)
            #expect(merged.demographics == LifeWard.demographics("2"))
            let survivor = try await life.get("PAT001")
            #expect(survivor.replacedBy == PHI(""))
            #expect(survivor.active)
            #expect(survivor.version == 2, "what it stands for has changed")
            #expect(survivor.demographics == LifeWard.demographics("1"))
            #expect(
                await life.status {
                    try await life.update("PAT001", number: "1", ifVersion: 1)
                } == .aborted, "who read it before does not know of the merge")
            // Repeated, also with the versions of the first time.
            let again = try await life.merge("PAT002", into: "PAT001", ifVersions: (1, 1))
            #expect(again.mergedVersion == 2 && again.survivingVersion == 2)
            #expect(try await life.update("PAT001", number: "1", ifVersion: 2) == 3)
            #expect(
                await life.status { try await life.update("PAT002", number: "2") }
                    == .failedPrecondition)
            #expect(
                await life.status { try await life.add("PAT002", reason: "late") }
                    == .failedPrecondition)
        }
    }

    @Test func lookUpsLeadToTheSurvivorAndStayWhenItChanges() async throws {
        try await Self.run { life in
            try await life.create("PAT001", number: "1")
            try await life.create("PAT002", number: "2")
            _ = try await life.merge("PAT002", into: "PAT001")
            #expect(try await life.find("2") == ["PAT001"])
            _ = try await life.update("PAT001", number: "3")
            #expect(try await life.find("1").isEmpty)
            #expect(try await life.find("2") == ["PAT001"])
            #expect(try await life.find("3") == ["PAT001"])
        }
    }

    @Test func theSurvivorsChartShowsTheEntriesOfAll() async throws {
        try await Self.run { life in
            for number in 1...3 { try await life.create("PAT00\(number)", number: "\(number)") }
            var entries: [String] = []
            for hour in 0..<9 {
                entries.append(
                    try await life.add(
                        "PAT00\(1 + hour % 3)", reason: "visit \(hour)", hours: Int64(hour)))
            }
            _ = try await life.merge("PAT002", into: "PAT001")
            _ = try await life.merge("PAT001", into: "PAT003")
            let all = (0..<9).reversed().map { "visit \($0)" }
            #expect(try await life.list("PAT003") == all)
            #expect(try await life.list("PAT003", pageSize: 2) == all)
            #expect(try await life.list("PAT002") == ["visit 7", "visit 4", "visit 1"])
            for (hour, entry) in entries.enumerated() {
                #expect(try await life.entry("PAT003", entry) == "visit \(hour)")
                #expect(try await life.entry("PAT003", entry, version: 1) == "visit \(hour)")
            }
            // Changes go by way of the survivor, with a version and without.
            #expect(
                try await life.change("PAT003", entries[1], reason: "seen", hours: 1) == 2)
            #expect(
                try await life.change(
                    "PAT003", entries[1], reason: "seen again", hours: 1, ifVersion: 2) == 3)
            #expect(
                await life.status {
                    try await life.change(
                        "PAT003", entries[1], reason: "late", hours: 1, ifVersion: 2)
                } == .aborted)
            #expect(
                await life.status {
                    try await life.change("PAT002", entries[1], reason: "late", hours: 1)
                } == .failedPrecondition)
            #expect(try await life.entry("PAT002", entries[1]) == "seen again")
        }
    }

    @Test func searchesOverAllPatientsNameTheSurvivor() async throws {
        try await Self.run { life in
            for number in 1...3 {
                try await life.create("PAT00\(number)", number: "\(number)")
                _ = try await life.add("PAT00\(number)", reason: "visit", hours: Int64(number))
            }
            #expect(try await life.whoseEntries() == ["PAT003", "PAT002", "PAT001"])
            _ = try await life.merge("PAT002", into: "PAT001")
            #expect(try await life.whoseEntries() == ["PAT003", "PAT001", "PAT001"])
            _ = try await life.update("PAT001", number: "1")
            _ = try await life.merge("PAT001", into: "PAT003")
            #expect(try await life.whoseEntries() == ["PAT003", "PAT003", "PAT003"])
        }
    }

    @Test func refusalsSayWhatIsWrongAndChangeNothing() async throws {
        try await Self.run { life in
            try await life.create("PAT001", number: "1")
            try await life.create("PAT002", number: "2")
            #expect(
                await life.status { try await life.merge("PAT001", into: "PAT001") }
                    == .invalidArgument)
            #expect(
                await life.status { try await life.merge("PAT404", into: "PAT001") } == .notFound)
            #expect(
                await life.status { try await life.merge("PAT001", into: "PAT404") } == .notFound)
            for versions in [(2, 1), (1, 2)] as [(UInt64, UInt64)] {
                #expect(
                    await life.status {
                        try await life.merge("PAT002", into: "PAT001", ifVersions: versions)
                    } == .aborted)
            }
            #expect(try await life.get("PAT002").version == 1)
            #expect(try await life.find("2") == ["PAT002"])
        }
    }

    @Test func ofMergesAgainstEachOtherExactlyOneWins() async throws {
        try await Self.run { life in
            for round in 0..<5 {
                let ids = ["A\(round)", "B\(round)"]
                for id in ids { try await life.create(id, number: id) }
                async let first = life.status { try await life.merge(ids[0], into: ids[1]) }
                async let second = life.status { try await life.merge(ids[1], into: ids[0]) }
                let statuses = await [first, second]
                #expect(statuses.count { $0 == nil } == 1)
                #expect(statuses.count { $0 == .failedPrecondition } == 1)
            }
        }
    }

    @Test func noMoreThanSixteenRecordsAreMergedIntoOne() async throws {
        try await Self.run { life in
            try await life.create("PAT000", number: "0")
            for number in 1...17 { try await life.create("PAT\(number)", number: "\(number)") }
            for number in 1...16 { _ = try await life.merge("PAT\(number)", into: "PAT000") }
            #expect(
                await life.status { try await life.merge("PAT17", into: "PAT000") }
                    == .resourceExhausted)
            #expect(
                await life.status { try await life.merge("PAT000", into: "PAT17") }
                    == .resourceExhausted)
            #expect(try await life.get("PAT17").active)
        }
    }
}
