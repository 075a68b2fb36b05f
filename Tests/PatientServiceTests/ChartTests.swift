import Messages
import PatientService
import RPC
import Synchronization
import Testing

/// What a chart of the tests holds. Times are microseconds in January 2026.
enum ChartSample {
    static let january: Int64 = 1_767_225_600_000_000
    static let hour: Int64 = 3_600_000_000

    static func code(_ code: String) -> PatientV1.Coding {
        PatientV1.Coding(system: "http://loinc.org", code: PHI(code), display: PHI("a test"))
    }

    static func lab(
        _ hours: Int64, _ test: String = "2345-7", _ value: String = "98",
        interpretation: PatientV1.Interpretation = .normal
    ) -> PatientV1.ChartEntry {
        PatientV1.ChartEntry(
            occurredAtUs: january + hours * hour,
            content: .labResult(
                PatientV1.LabResult(
                    status: .final, code: code(test), value: PHI(value), unit: "mg/dL",
                    interpretation: interpretation)))
    }

    static func encounter(
        _ hours: Int64, provider: String = "DR-1",
        status: PatientV1.EncounterStatus = .finished
    ) -> PatientV1.ChartEntry {
        PatientV1.ChartEntry(
            occurredAtUs: january + hours * hour,
            content: .encounter(
                PatientV1.Encounter(
                    status: status, encounterClass: .ambulatory, providerID: PHI(provider),
                    reason: PHI("a synthetic reason"))))
    }

    static let others: [PatientV1.ChartEntry] = [
        PatientV1.ChartEntry(
            occurredAtUs: january,
            content: .condition(
                PatientV1.Condition(clinicalStatus: .active, code: code("C-1")))),
        PatientV1.ChartEntry(
            occurredAtUs: january,
            content: .allergy(PatientV1.Allergy(clinicalStatus: .active, code: code("A-1")))),
        PatientV1.ChartEntry(
            occurredAtUs: january,
            content: .medication(PatientV1.Medication(status: .active, code: code("M-1")))),
    ]
}

extension Clinic {
    func add(
        _ id: String, _ entries: [PatientV1.ChartEntry], idempotencyKey: String? = nil
    ) async throws -> [String] {
        try await server.addEntries(
            PatientV1.AddEntriesRequest(patientID: PHI(id), entries: entries),
            context: Self.context(
                PatientV1.PatientService.addEntries, idempotencyKey: idempotencyKey)
        ).entryIDs
    }

    func entry(
        _ id: String, _ entryID: String, version: UInt64? = nil
    ) async throws -> PatientV1.ChartEntry? {
        try await server.getEntry(
            PatientV1.GetEntryRequest(patientID: PHI(id), entryID: entryID, version: version),
            context: Self.context(PatientV1.PatientService.getEntry)
        ).entry
    }

    func update(
        _ id: String, entry: PatientV1.ChartEntry, ifVersion: UInt64? = nil
    ) async throws -> UInt64 {
        try await server.updateEntry(
            PatientV1.UpdateEntryRequest(
                patientID: PHI(id), entry: entry, ifVersion: ifVersion),
            context: Self.context(PatientV1.PatientService.updateEntry)
        ).version
    }

    func list(_ request: PatientV1.ListEntriesRequest) async throws
        -> PatientV1.ListEntriesResponse
    {
        try await server.listEntries(
            request, context: Self.context(PatientV1.PatientService.listEntries))
    }
}

@Suite struct ChartTests {
    @Test func everyKindIsReadBackAsItWasAdded() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let entries = [ChartSample.lab(1), ChartSample.encounter(2)] + ChartSample.others
            let ids = try await clinic.add("PAT001", entries)
            #expect(Set(ids).count == 5)
            for (id, added) in zip(ids, entries) {
                let read = try #require(try await clinic.entry("PAT001", id))
                #expect(read.version == 1 && read.entryID == id)
                #expect(read.content == added.content)
                #expect(read.occurredAtUs == added.occurredAtUs)
            }
            #expect(clinic.outcomes == Array(repeating: .success, count: 7))
        }
    }

    @Test func everyVersionOfAnEntryStays() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let id = try await clinic.add("PAT001", [ChartSample.lab(1)])[0]
            var changed = ChartSample.lab(2, "2345-7", "99")
            changed.entryID = id
            #expect(try await clinic.update("PAT001", entry: changed, ifVersion: 1) == 2)
            await refused(.aborted) {
                try await clinic.update("PAT001", entry: changed, ifVersion: 1)
            }
            #expect(try await clinic.update("PAT001", entry: changed) == 3)
            let first = try await clinic.entry("PAT001", id, version: 1)
            #expect(first?.content == ChartSample.lab(1).content)
            #expect(try await clinic.entry("PAT001", id)?.version == 3)
            await refused(.notFound) { try await clinic.entry("PAT001", id, version: 4) }
        }
    }

    @Test func anEntryStaysInItsMonthAndKind() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let id = try await clinic.add("PAT001", [ChartSample.lab(1)])[0]
            var moved = ChartSample.lab(31 * 24)
            moved.entryID = id
            await refused(.invalidArgument) { try await clinic.update("PAT001", entry: moved) }
            var other = ChartSample.encounter(1)
            other.entryID = id
            await refused(.notFound) { try await clinic.update("PAT001", entry: other) }
        }
    }

    @Test func nobodyElsesEntryIsShown() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            _ = try await clinic.create("PAT002")
            let id = try await clinic.add("PAT001", [ChartSample.lab(1)])[0]
            await refused(.notFound) { try await clinic.entry("PAT002", id) }
            for bad in ["", "202601-", id.uppercased() + "A", "209913-" + id.dropFirst(7)] {
                await refused(.invalidArgument) { try await clinic.entry("PAT001", bad) }
            }
        }
    }

    @Test func aClosedOrUnknownPatientGetsNoEntries() async throws {
        try await onLoop {
            let clinic = try Clinic()
            await refused(.notFound) { try await clinic.add("PAT001", [ChartSample.lab(1)]) }
            _ = try await clinic.create("PAT001")
            _ = try await clinic.deactivate("PAT001")
            await refused(.failedPrecondition) {
                try await clinic.add("PAT001", [ChartSample.lab(1)])
            }
            await refused(.invalidArgument) { try await clinic.add("PAT001", []) }
        }
    }

    @Test func aRepeatedCallAddsNothing() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let entries = [ChartSample.lab(1), ChartSample.lab(2)]
            let first = try await clinic.add("PAT001", entries, idempotencyKey: "k1")
            #expect(try await clinic.add("PAT001", entries, idempotencyKey: "k1") == first)
            #expect(clinic.chart.current.entries.count == 2)
            await refused(.failedPrecondition) {
                try await clinic.add(
                    "PAT001", [ChartSample.lab(1, "other")], idempotencyKey: "k1")
            }
        }
    }

    @Test func pagesGoFromNewToOldAndMeetEveryEntryOnce() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            // Several at one instant: the rest of the name decides.
            for hour in 0..<25 {
                _ = try await clinic.add("PAT001", [ChartSample.lab(Int64(hour / 3))])
            }
            var request = PatientV1.ListEntriesRequest(
                patientID: PHI("PAT001"), kind: .labResult, pageSize: 4)
            var seen: [PatientV1.ChartEntry] = []
            repeat {
                let page = try await clinic.list(request)
                seen += page.entries
                request.pageToken = page.nextPageToken
            } while !request.pageToken.isEmpty
            #expect(Set(seen.map(\.entryID)).count == 25)
            #expect(seen.count == 25)
            #expect(seen.map(\.occurredAtUs) == seen.map(\.occurredAtUs).sorted(by: >))
        }
    }

    @Test func aListIsOfATestAndATime() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            _ = try await clinic.add(
                "PAT001", (0..<10).map { ChartSample.lab($0, $0 % 2 == 0 ? "2345-7" : "718-7") })
            var request = PatientV1.ListEntriesRequest(
                patientID: PHI("PAT001"), kind: .labResult,
                fromUs: ChartSample.january + 2 * ChartSample.hour,
                untilUs: ChartSample.january + 8 * ChartSample.hour)
            #expect(try await clinic.list(request).entries.count == 6)
            request.code = ChartSample.code(" 2345-7 ")
            let hours = try await clinic.list(request).entries.map {
                ($0.occurredAtUs - ChartSample.january) / ChartSample.hour
            }
            #expect(hours == [6, 4, 2])
            request.kind = .encounter
            await refused(.invalidArgument) { try await clinic.list(request) }
        }
    }

    @Test func aPageTokenBelongsToItsQuestion() async throws {
        try await onLoop {
            let clinic = try Clinic()
            for id in ["PAT001", "PAT002"] {
                _ = try await clinic.create(id)
                _ = try await clinic.add(id, (0..<3).map { ChartSample.lab($0) })
            }
            var request = PatientV1.ListEntriesRequest(
                patientID: PHI("PAT001"), kind: .labResult, pageSize: 2)
            let token = try await clinic.list(request).nextPageToken
            #expect(token.count <= PatientLimits.pageTokenByteCountMax)
            request.pageToken = token
            #expect(try await clinic.list(request).entries.count == 1)
            request.patientID = PHI("PAT002")
            await refused(.invalidArgument) { try await clinic.list(request) }
            request.patientID = PHI("PAT001")
            request.kind = .encounter
            await refused(.invalidArgument) { try await clinic.list(request) }
            request.kind = .labResult
            for index in token.indices {
                request.pageToken = token
                request.pageToken[index] ^= 1
                await refused(.invalidArgument) { try await clinic.list(request) }
            }
            request.pageToken = []
            request.pageSize = UInt32(PatientLimits.listPageMax) + 1
            await refused(.invalidArgument) { try await clinic.list(request) }
        }
    }

    @Test func aValueInAnotherPlaceDoesNotOpen() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            _ = try await clinic.create("PAT002")
            let ids = try await clinic.add("PAT001", [ChartSample.lab(1), ChartSample.lab(1)])
            let name = try #require(EntryName(ids[0]))
            let other = try #require(EntryName(ids[1]))
            let original = try #require(clinic.chart.current.entries[name])
            let changes: [(inout SealedEntry) -> Void] = [
                { $0.content = clinic.chart.current.entries[other]?.content ?? [] },
                { $0.version = 2 }, { $0.occurredAt += 1 }, { $0.status = 1 },
                { $0.isAbnormal = true }, { $0.content[60] ^= 1 },
            ]
            for change in changes {
                var entry = original
                change(&entry)
                clinic.chart.change { [entry] in $0.entries[name] = entry }
                await refused(.dataLoss) { try await clinic.entry("PAT001", ids[0]) }
                #expect(clinic.outcomes.last == .damaged)
            }
            clinic.chart.change { $0.entries[name] = original }
            #expect(try await clinic.entry("PAT001", ids[0]) != nil)
        }
    }

    @Test(arguments: ["", "0", "-1.50", "98.60", "1e3", "0.0"])
    func decimalsKeepTheirDigits(value: String) async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let id = try await clinic.add("PAT001", [ChartSample.lab(1, "1-8", value)])[0]
            let content = try await clinic.entry("PAT001", id)?.content
            #expect(content == ChartSample.lab(1, "1-8", value).content)
        }
    }

    @Test(arguments: ["01", "1.", ".5", "1,5", "+1", "0x1", "1e", " 1", "١"])
    func whatIsNoDecimalIsRefused(value: String) async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            await refused(.invalidArgument) {
                try await clinic.add("PAT001", [ChartSample.lab(1, "1-8", value)])
            }
        }
    }
}
