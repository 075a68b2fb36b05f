import AuditTrail
import FHIR
import Messages
import PatientService
import Postgres
import RPC
import TestSupport
import Testing

/// Lines in, lines out, and what is between, with a real PostgreSQL.
@Suite struct BulkTests {
    @Test func whatIsImportedComesOutAgainAndNothingTwice() async throws {
        try await BulkHall.run { hall in
            let lines = BulkData.lines(patientCount: 500)
            let entryCount = Int64(lines.count) - 500
            // The first call is given up in the middle.
            let broken = try await hall.take(lines, as: "ward", responseCountMax: 3)
            let through = try #require(broken.last?.throughLine)
            #expect((1..<UInt64(lines.count)).contains(through))
            // The second goes on behind what is durable.
            let resumed = try await hall.take(lines, as: "ward", pieceByteCount: 777)
            let first = try #require(resumed.first)
            let last = try #require(resumed.last)
            #expect(first.throughLine >= through && last.throughLine == UInt64(lines.count))
            let sum: UInt64 = last.addedCount + last.unchangedCount + first.throughLine
            #expect(sum == UInt64(lines.count))
            #expect(last.refusedCount == 0 && last.skippedCount == 0 && last.changedCount == 0)
            #expect(
                resumed.flatMap(\.lostMembers).allSatisfy {
                    ["Patient.maritalStatus", "Condition.onsetDateTime"].contains($0.member)
                })
            let counts = try await hall.counts()
            #expect(counts == [500, 500, entryCount, entryCount, 0])
            // Once more under another name: it is all there.
            let again = try await hall.take(lines, as: "ward.2").last
            #expect(again?.unchangedCount == UInt64(lines.count))
            #expect(try await hall.counts() == counts)
            let out = try await hall.give().lines
            let outContent = try BulkData.content(out)
            let inContent = try BulkData.content(lines)
            #expect(outContent == inContent)
            // What was exported is the same record.
            let own = try await hall.take(out, as: "ward.3").last
            #expect(own?.unchangedCount == UInt64(lines.count))
            #expect(try await hall.counts() == counts)
            #expect(hall.accessCount("ImportResources", .importData) == 500)
            #expect(hall.accessCount("ExportResources", .exportData) == 500)
            // And in another database.
            try await BulkHall.run { other in
                let there = try await other.take(out, as: "copy").last
                #expect(there?.addedCount == UInt64(out.count))
                let copy = try await other.give().lines
                let copyContent = try BulkData.content(copy)
                #expect(copyContent == outContent)
                let (copyIDs, outIDs) = (try Self.ids(copy), try Self.ids(out))
                #expect(copyIDs == outIDs)
            }
        }
    }

    /// Type and id of each line.
    private static func ids(_ lines: [[UInt8]]) throws -> [String] {
        try lines.map { line in
            let value = try JSONValue(parsing: String(decoding: line, as: UTF8.self))
            return (value["resourceType"]?.text() ?? "") + (value["id"]?.text() ?? "")
        }
    }

    @Test func aServiceWhoseRoleOwnsNothingImportsAndExports() async throws {
        let schema = try await RestrictedSchema(
            "role_bulk", PatientSchema.migrations, PatientSchema.grants,
            service: PatientSchema.service)
        try await BulkHall.run(database: schema.worker) { hall in
            let lines = BulkData.lines(patientCount: 40)
            let last = try await hall.take(lines, as: "ward").last
            #expect(last?.throughLine == UInt64(lines.count) && last?.refusedCount == 0)
            let counts = try await hall.counts()
            #expect(counts[0] == 40 && counts[2] == Int64(lines.count) - 40 && counts[4] == 0)
            // Again, with changes: every statement of the import has run under this role.
            let changed = [
                BulkData.patient(1, family: "Other"), BulkData.result(1, 0, "2025-03-10", 6),
            ].map { Array($0.utf8) }
            try await hall.take(changed, as: "again")
            let exported = try await hall.give()
            #expect(exported.lines.count >= lines.count)
        }
    }

    @Test func aChangedResourceIsANewVersionAndAMovedOneLeavesAnError() async throws {
        try await BulkHall.run { hall in
            let patient = BulkData.patient(1)
            let lines = [
                patient, BulkData.encounter(1, "2025-03-10"),
                BulkData.result(1, 0, "2025-03-10", 5),
            ]
            try await hall.take(lines.map { Array($0.utf8) }, as: "a")
            let changed = [
                BulkData.patient(1, family: "Other"), BulkData.result(1, 0, "2025-03-10", 6),
                BulkData.result(1, 0, "2025-03-10", 7),
            ]
            let second = try await hall.take(changed.map { Array($0.utf8) }, as: "b").last
            #expect(second?.changedCount == 3 && second?.throughLine == 3)
            #expect(try await hall.counts() == [1, 2, 2, 4, 0])
            #expect(try await hall.states() == [[1, 6, 1], [2, 3, 3]])
            // To another month and back.
            let moved = [BulkData.result(1, 0, "2025-04-10", 7)].map { Array($0.utf8) }
            #expect(try await hall.take(moved, as: "c").last?.changedCount == 1)
            #expect(try await hall.states() == [[1, 6, 1], [2, 7, 4], [2, 3, 1]])
            #expect(try await hall.take(moved, as: "d").last?.unchangedCount == 1)
            let back = [BulkData.result(1, 0, "2025-03-10", 7)].map { Array($0.utf8) }
            #expect(try await hall.take(back, as: "e").last?.changedCount == 1)
            #expect(try await hall.states() == [[1, 6, 1], [2, 3, 5], [2, 7, 2]])
        }
    }

    @Test func aLineThatIsRefusedHoldsUpNoOther() async throws {
        try await BulkHall.run { hall in
            let lines = [
                BulkData.patient(1), "", "{\"resourceType\":\"Patient\",\"id\":\"Needle 1\"}",
                BulkData.condition(2, "2025-01-01"), BulkData.condition(1, "2025-01-01"),
                BulkData.condition(1, "1850-01-01").replacing("c-1", with: "c-old"),
                BulkData.condition(1, "2150-01-01").replacing("c-1", with: "c-new"),
                BulkData.result(1, 0, "2025-01-01", 1, category: "vital-signs"),
                "{\"resourceType\":\"Claim\"}", BulkData.allergy(9, "2025-01-01"),
                String(repeating: "x", count: FHIRLimits.lineByteCountMax + 1),
                BulkData.result(1, 1, "2025-01-01", 1),
            ]
            let last = try await hall.take(lines.map { Array($0.utf8) }, as: "a").last
            #expect(last?.addedCount == 3 && last?.skippedCount == 2)
            #expect(last?.refusedCount == 6 && last?.throughLine == UInt64(lines.count))
            #expect(last?.refusals.map(\.line) == [3, 4, 6, 7, 10, 11])
            let reasons = last?.refusals.map(\.reason).joined(separator: "\n") ?? "Needle"
            #expect(!reasons.contains("Needle"))
            #expect(last?.lostMembers.map(\.member).contains("Observation.encounter") == true)
        }
    }

    @Test func aMonthWithoutAPartitionIsFoundAmongOthers() async throws {
        try await BulkHall.run { hall in
            let detach = try #require(
                try await Self.detach(hall), "there is a partition to detach")
            var lines = [BulkData.patient(1)]
            for number in 0..<9 {
                lines.append(
                    BulkData.condition(1, "\(number == 5 ? detach : "2020-01")-01")
                        .replacing("c-1", with: "c-\(number)"))
            }
            let last = try await hall.take(lines.map { Array($0.utf8) }, as: "a").last
            #expect(last?.addedCount == 9 && last?.refusals.map(\.line) == [7])
            #expect(try await hall.counts() == [1, 1, 8, 8, 0])
        }
    }

    /// Detaches all partitions of past months but one; gives a month that has none now.
    private static func detach(_ hall: BulkHall) async throws -> String? {
        let store = PostgresChartStore(pool: hall.pool)
        let done = try await store.keepPartitions(
            monthsAhead: 1, monthsKept: 1, deadline: Ward.soon)
        guard done.detached > 0 else { return nil }
        let (year, month) = BulkMonths.before(3)
        return "\(year)-" + (month < 10 ? "0" : "") + String(month)
    }

    @Test func aSessionThatEndsIsResumed() async throws {
        try await BulkHall.run { hall in
            let lines = BulkData.lines(patientCount: 300)
            var endedCount: Int64 = 0
            var isOver = false
            for round in 0..<50 where !isOver {
                do {
                    let last = try await hall.take(lines, as: "ward") { count in
                        if count == 2, round < 3 { endedCount += try await hall.endSessions() }
                    }.last
                    isOver = last?.throughLine == UInt64(lines.count)
                } catch let error as RPCError {
                    // What was on its way may fail; what was not, is sent over new sessions.
                    #expect(error.code == .unavailable)
                }
            }
            #expect(isOver && endedCount > 0)
            let entryCount = Int64(lines.count) - 300
            #expect(try await hall.counts() == [300, 300, entryCount, entryCount, 0])
        }
    }

    @Test func exportGoesOnByItsTokenAndNamesOnePatientOnly() async throws {
        try await BulkHall.run { hall in
            let lines = BulkData.lines(patientCount: 150)
            try await hall.take(lines, as: "a")
            let whole = try await hall.give().lines
            var request = PatientV1.ExportRequest()
            var parts: [[UInt8]] = []
            var isOver = false
            while !isOver {
                let part = try await hall.give(request, responseCountMax: 1)
                parts += part.lines
                request.resumeToken = part.token
                isOver = part.lines.isEmpty
            }
            #expect(parts == whole)
            let one = try await hall.give(PatientV1.ExportRequest(patientID: PHI("p-60"))).lines
            let content = try BulkData.content(one)
            #expect(content.allSatisfy { $0.hasPrefix("p-60 ") })
            #expect(one.count == 7)
            let kinds = try await hall.give(
                PatientV1.ExportRequest(kinds: [.condition, .patient], patientID: PHI("p-60"))
            ).lines
            #expect(kinds.count == 2)
            let later = try await hall.give(
                PatientV1.ExportRequest(sinceUs: 7_000_000_000_000_000))
            #expect(later.lines.isEmpty)
            await refusal(.notFound) {
                _ = try await hall.give(PatientV1.ExportRequest(patientID: PHI("nobody")))
            }
            let other = PatientV1.ExportRequest(
                patientID: PHI("p-1"), resumeToken: try await hall.give(responseCountMax: 1).token)
            await refusal(.invalidArgument) { _ = try await hall.give(other) }
        }
    }

    @Test func aClosedRecordTakesNothingButComesBackWithItsChart() async throws {
        try await BulkHall.run { hall in
            let lines = [BulkData.patient(1), BulkData.condition(1, "2025-01-01")]
            try await hall.take(lines.map { Array($0.utf8) }, as: "a")
            let closed = lines[0].replacing("\"gender\"", with: "\"active\":false,\"gender\"")
            #expect(try await hall.take([Array(closed.utf8)], as: "b").last?.changedCount == 1)
            let more = [BulkData.patient(1), BulkData.condition(1, "2025-01-02")]
            let refused = try await hall.take(more.map { Array($0.utf8) }, as: "c").last
            #expect(refused?.refusedCount == 2)
            let out = try await hall.give().lines
            try await BulkHall.run { other in
                #expect(try await other.take(out, as: "d").last?.addedCount == 2)
                let copy = try BulkData.content(try await other.give().lines)
                let original = try BulkData.content(out)
                #expect(copy == original)
            }
        }
    }

    @Test func importsBesideEachOtherAddEverythingOnce() async throws {
        try await BulkHall.run { hall in
            let lines = BulkData.lines(patientCount: 60)
            async let left = hall.take(lines, as: "left", pieceByteCount: 5000)
            async let right = hall.take(lines, as: "right", pieceByteCount: 7000)
            let all = [try await left.last, try await right.last].compactMap { $0 }
            #expect(all.map(\.refusedCount) == [0, 0] && all.map(\.changedCount) == [0, 0])
            #expect(all.reduce(0) { $0 + $1.addedCount } == UInt64(lines.count))
            #expect(all.reduce(0) { $0 + $1.unchangedCount } == UInt64(lines.count))
            let entryCount = Int64(lines.count) - 60
            #expect(try await hall.counts() == [60, 60, entryCount, entryCount, 0])
        }
    }

    @Test func aCallIsToldWhatIsWrongWithIt() async throws {
        try await BulkHall.run { hall in
            for request in [
                PatientV1.ImportRequest(), PatientV1.ImportRequest(importID: "a/b"),
                PatientV1.ImportRequest(importID: "a", octets: PHI([0x0A])),
            ] {
                await refusal(.invalidArgument) {
                    try await hall.client.importResources { requests, responses in
                        try await requests.send(request)
                        while try await responses.next() != nil {}
                    }
                }
            }
            await refusal(.invalidArgument) {
                try await hall.client.importResources { requests, responses in
                    try await requests.send(PatientV1.ImportRequest(importID: "a"))
                    try await requests.send(
                        PatientV1.ImportRequest(firstLine: 2, octets: PHI([0x0A])))
                    while try await responses.next() != nil {}
                }
            }
        }
    }
}

/// Expects an RPC error.
private func refusal(
    _ code: StatusCode, _ body: () async throws -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
) async {
    do {
        try await body()
        Issue.record("expected \(code.name)", sourceLocation: sourceLocation)
    } catch let error as RPCError {
        #expect(error.code == code, sourceLocation: sourceLocation)
    } catch {
        Issue.record(error, sourceLocation: sourceLocation)
    }
}
