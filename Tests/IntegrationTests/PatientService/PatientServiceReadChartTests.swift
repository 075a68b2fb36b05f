import AuditKeeping
import AuditTrail
import LatencyBudget
import Messages
import PatientService
import Postgres
import RPC
import Reactor
import Synchronization
import TestSupport
import Testing

/// Counts what a chart store is asked, and passes it on.
private final class CountingChartStore: ChartStoring {
    private let base: PostgresChartStore
    private let pages = Atomic(0)
    private let rowsAtMost = Atomic(0)

    init(_ base: PostgresChartStore) { self.base = base }

    /// Pages asked for so far.
    var pageCount: Int { pages.load(ordering: .relaxed) }
    /// Entries of the largest page.
    var entryCountMax: Int { rowsAtMost.load(ordering: .relaxed) }

    func page(
        _ range: EntryRange, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedEntry] {
        pages.add(1, ordering: .relaxed)
        let page = try await base.page(range, deadline: deadline)
        rowsAtMost.max(page.count, ordering: .relaxed)
        return page
    }

    func add(
        _ entries: [SealedEntry], request: [UInt8]?,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> AddOutcome {
        try await base.add(entries, request: request, deadline: deadline)
    }

    func replace(
        _ entry: SealedEntry, in chart: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ReplaceOutcome {
        try await base.replace(entry, in: chart, deadline: deadline)
    }

    func entry(
        _ name: EntryName, of pseudonym: [UInt8], version: UInt64?,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedEntry? {
        try await base.entry(name, of: pseudonym, version: version, deadline: deadline)
    }

    func list(
        _ range: EntryRange, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedEntry]? {
        try await base.list(range, deadline: deadline)
    }

    func find(
        _ search: EntrySearch, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [FoundEntry] {
        try await base.find(search, deadline: deadline)
    }

    func load(
        _ pseudonym: [UInt8], _ name: EntryName, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedEntry? {
        try await base.load(pseudonym, name, deadline: deadline)
    }
}

@Suite struct PatientServiceReadChartTests {
    private static let january: Int64 = 1_767_225_600_000_000
    private static let encounterCount = 1000
    private static let labCount = 10_000
    private static let patient = PHI("PAT-LONG")

    /// Synthetic entries over five years, one encounter for ten results.
    private static func entry(_ index: Int) -> PatientV1.ChartEntry {
        let time = january - Int64(index) * 14_000_000_000
        if index < encounterCount {
            return PatientV1.ChartEntry(
                occurredAtUs: time - Int64(index) * 126_000_000_000,
                content: .encounter(
                    PatientV1.Encounter(
                        status: .finished, encounterClass: .ambulatory,
                        providerID: PHI("DR-\(index % 7)"), reason: PHI("synthetic visit"))))
        }
        return PatientV1.ChartEntry(
            occurredAtUs: time,
            content: .labResult(
                PatientV1.LabResult(
                    status: .final,
                    code: PatientV1.Coding(
                        system: "http://loinc.org", code: PHI("2345-\(index % 10)"),
                        display: PHI("a synthetic test")),
                    value: PHI("\(index)"), unit: "mg/dL", interpretation: .normal,
                    referenceLow: PHI("70"), referenceHigh: PHI("110"))))
    }

    /// Makes the long chart through the service itself, in parallel batches.
    private static func fill(_ server: PatientServer) async throws {
        _ = try await server.createPatient(
            PatientV1.CreatePatientRequest(
                patientID: patient,
                demographics: PatientV1.Demographics(familyName: PHI("Example"))),
            context: .background(deadline: .now + .seconds(60)))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for start in stride(from: 0, to: encounterCount + labCount, by: 100) {
                group.addTask {
                    _ = try await server.addEntries(
                        PatientV1.AddEntriesRequest(
                            patientID: patient, entries: (start..<start + 100).map(entry)),
                        context: .background(deadline: .now + .seconds(60)))
                }
            }
            try await group.waitForAll()
        }
    }

    private static func client(
        _ server: PatientServer, _ ward: Ward
    ) -> PatientV1.PatientServiceClient {
        var table = MethodTable()
        server.register(in: &table)
        return PatientV1.PatientServiceClient(
            InProcessChannel(table: table, executor: ward.loop))
    }

    @Test func aLongChartIsReadWholeInFewStatementsWithOneRecord() async throws {
        try await Ward.run { ward in
            let pool = ward.pool()
            let chart = CountingChartStore(PostgresChartStore(pool: pool))
            let server = try ward.server(pool, chart: chart)
            try await Self.fill(server)
            let client = Self.client(server, ward)
            // Two for the patient, two for each batch: attempted and done.
            #expect(ward.audit.records.count == 222)
            var patientCount = 0
            var ids: Set<String> = []
            var times: [PatientV1.EntryKind: [Int64]] = [:]
            var largest = 0
            try await client.readChart(
                PatientV1.ReadChartRequest(patientID: Self.patient),
                options: CallOptions(timeout: .seconds(60))
            ) { messages in
                for try await message in messages {
                    if message.patient != nil { patientCount += 1 }
                    largest = max(largest, message.entries.count)
                    for entry in message.entries {
                        ids.insert(entry.entryID)
                        if case .encounter = entry.content {
                            times[.encounter, default: []].append(entry.occurredAtUs)
                        } else {
                            times[.labResult, default: []].append(entry.occurredAtUs)
                        }
                    }
                }
            }
            #expect(patientCount == 1)
            #expect(ids.count == Self.encounterCount + Self.labCount)
            #expect(times[.encounter]?.count == Self.encounterCount)
            for list in times.values { #expect(list == list.sorted(by: >)) }
            // Encounters: two full pages and an empty one; results: twenty and one; three kinds
            // more. With the one that finds the patient: 28.
            #expect(chart.pageCount == 27)
            #expect(chart.entryCountMax == PatientLimits.chartPageMax)
            #expect(largest == PatientLimits.chartPageMax)
            #expect(ward.audit.records.count == 223)
            #expect(ward.audit.records.last?.operation.text == "ReadChart")
            try await Self.stops(whenNobodyReads: client, chart, ward)
            await pool.shutdown()
        }
    }

    /// A caller that takes one message and no more holds the service up: pages are asked for
    /// only as far as the stream's window goes.
    private static func stops(
        whenNobodyReads client: PatientV1.PatientServiceClient, _ chart: CountingChartStore,
        _ ward: Ward
    ) async throws {
        let before = chart.pageCount
        var seen = 0
        try await client.readChart(
            PatientV1.ReadChartRequest(patientID: patient, kinds: [.labResult]),
            options: CallOptions(timeout: .seconds(60))
        ) { messages in
            for try await message in messages {
                seen += 1
                guard seen == 1 else { break }
                #expect(message.patient != nil)
                // It comes to rest: the same count over and over.
                var last = -1
                var calm = 0
                while calm < 20 {
                    let now = chart.pageCount
                    calm = now == last ? calm + 1 : 0
                    last = now
                    try await ward.loop.sleep(until: .now + .milliseconds(5))
                }
                #expect(last - before > 0)
                #expect(last - before < 12)
            }
        }
        #expect(chart.pageCount - before < 13)
    }
}
