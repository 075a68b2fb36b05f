import AuditTrail
import Messages
import PatientService
import RPC
import Reactor
import TestSupport
import Testing

@Suite struct ReadChartTests {
    /// What a caller gets of a chart.
    private struct Chart {
        var patient: PatientV1.Patient?
        var entries: [PatientV1.ChartEntry] = []
        var messageCount = 0
    }

    private static func read(
        _ clinic: Clinic, _ id: String, _ kinds: [PatientV1.EntryKind] = []
    ) async throws -> Chart {
        var table = MethodTable()
        clinic.server.register(in: &table)
        let client = PatientV1.PatientServiceClient(
            InProcessChannel(table: table, peer: Clinic.caller))
        return try await client.readChart(
            PatientV1.ReadChartRequest(patientID: PHI(id), kinds: kinds)
        ) { messages in
            var chart = Chart()
            for try await message in messages {
                chart.messageCount += 1
                if let patient = message.patient { chart.patient = patient }
                chart.entries += message.entries
            }
            return chart
        }
    }

    @Test func aChartIsThePatientAndThenKindByKindFromNewToOld() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let hours: [Int64] = [3, 1, 2]
            _ = try await clinic.add(
                "PAT001",
                ChartSample.others + hours.map { ChartSample.lab($0) }
                    + hours.map { ChartSample.encounter($0) })
            let chart = try await Self.read(clinic, "PAT001")
            #expect(chart.patient?.demographics == Clinic.demographics())
            let newestFirst: [Int64] = [3, 2, 1]
            let expected =
                newestFirst.map { ChartSample.encounter($0) }
                + newestFirst.map { ChartSample.lab($0) } + ChartSample.others
            #expect(chart.entries.map(\.content) == expected.map(\.content))
            let some = try await Self.read(clinic, "PAT001", [.allergy, .encounter, .allergy])
            #expect(
                some.entries.map(\.content)
                    == [ChartSample.others[1].content] + expected.prefix(3).map(\.content))
            let records = clinic.notes.filter {
                $0.operation.text == "ReadChart"
            }
            #expect(records.map(\.outcome) == [.success, .success])
            #expect(records.allSatisfy { $0.resource.version == 1 })
        }
    }

    @Test func theChartOfNobodyIsNotFoundAndRecorded() async throws {
        try await onLoop {
            let clinic = try Clinic()
            await refused(.notFound) { _ = try await Self.read(clinic, "PAT001") }
            await refused(.invalidArgument) {
                _ = try await Self.read(clinic, "PAT001", [.unspecified])
            }
            #expect(clinic.outcomes == [.notFound])
            #expect(clinic.chart.current.pageCount == 0)
        }
    }

    @Test func withoutARecordThereIsNoChart() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            clinic.store.fail(with: PatientServiceError(.unavailable, "down"))
            await refused(.unavailable) { _ = try await Self.read(clinic, "PAT001") }
            #expect(clinic.chart.current.pageCount == 0)
        }
    }

    @Test func anEntryThatDoesNotOpenEndsTheStreamAndIsRecorded() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let id = try await clinic.add("PAT001", [ChartSample.lab(1), ChartSample.lab(2)])[0]
            let name = try #require(EntryName(id))
            clinic.chart.change { $0.entries[name]?.content[60] ^= 1 }
            await refused(.dataLoss) { _ = try await Self.read(clinic, "PAT001") }
            #expect(clinic.outcomes.last == .damaged)
        }
    }

    @Test func noMessageIsLargerThanItsBound() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let reason = String(repeating: "x", count: PatientLimits.entryTextByteCountMax)
            for start in 0..<4 {
                _ = try await clinic.add(
                    "PAT001",
                    (0..<100).map { index in
                        PatientV1.ChartEntry(
                            occurredAtUs: ChartSample.january + Int64(100 * start + index),
                            content: .encounter(
                                PatientV1.Encounter(
                                    status: .finished, reason: PHI(reason))))
                    })
            }
            // 400 entries of 4 KiB are one page and two messages.
            let chart = try await Self.read(clinic, "PAT001", [.encounter])
            #expect(chart.entries.count == 400)
            #expect(chart.messageCount == 3)
            #expect(clinic.chart.current.pageCount == 1)
            let list = try await clinic.list(
                PatientV1.ListEntriesRequest(
                    patientID: PHI("PAT001"), kind: .encounter, pageSize: 500))
            #expect((200..<400).contains(list.entries.count))
            #expect(!list.nextPageToken.isEmpty)
        }
    }
}
