import Foundation
import Messages

/// How fast charts go in and out in bulk as FHIR R4 NDJSON, and what a cut connection costs: import
/// is client streaming with COPY underneath, export is server streaming.
struct PatientBulkRates {
    /// Patients of one round, each with an encounter and two results.
    static let patientCount = 2_500

    let fleet: PatientFleet
    let rounds: Int

    private struct Row {
        let name: String
        var parts: [BulkTransfer.Part] = []
    }

    /// Measures and prints.
    func run() async throws {
        var rows = [
            Row(name: "import of new charts"), Row(name: "import again, all there"),
            Row(name: "export of everything"),
        ]
        var resumed: [(name: String, part: BulkTransfer.Part)] = []
        let transfer = BulkTransfer(fleet: fleet, instance: .plain)
        for round in 0..<rounds {
            let lines = BulkLines(patientCount: Self.patientCount, prefix: "bulk\(round)")
            rows[0].parts.append(try await transfer.take(lines, as: "bulk-\(round)"))
            rows[1].parts.append(try await transfer.take(lines, as: "again-\(round)"))
            rows[2].parts.append(try await transfer.give())
        }
        resumed.append(try await cutImport(transfer))
        resumed.append(try await cutExport(transfer))
        Tool.say("\nbulk, clear text, one call; \(rounds) rounds, medians; CPU µs of the service")
        Tool.say(
            "| path | lines | patients/s | lines/s | MiB/s | CPU a patient | CPU a line |\n"
                + "|---|--:|--:|--:|--:|--:|--:|")
        for row in rows { Tool.say(Self.text(row)) }
        Tool.say("\n| after a cut | first response, ms | lines behind it | came twice | lost |")
        Tool.say("|---|--:|--:|--:|--:|")
        for (name, part) in resumed {
            Tool.say(
                "| \(name) | " + String(format: "%.1f", part.firstResponse)
                    + " | \(part.lineCount) | \(part.repeatedCount) | 0 |")
        }
    }

    private static func text(_ row: Row) -> String {
        let parts = row.parts.filter { $0.seconds > 0 && $0.lineCount > 0 }
        func middle(_ value: (BulkTransfer.Part) -> Double) -> Double { median(parts.map(value)) }
        return "| \(row.name) | \(parts.last?.lineCount ?? 0) | "
            + String(
                format: "%.0f | %.0f | %.1f | %.1f | %.1f |",
                middle { Double($0.patientCount) / $0.seconds },
                middle { Double($0.lineCount) / $0.seconds },
                middle { Double($0.byteCount) / $0.seconds / 1_048_576 },
                middle { $0.cpu * 1e6 / Double(max(1, $0.patientCount)) },
                middle { $0.cpu * 1e6 / Double($0.lineCount) })
    }

    // MARK: Cuts

    /// The connection ends when half of the lines are durable; another call goes on.
    private func cutImport(
        _ transfer: BulkTransfer
    ) async throws -> (name: String, part: BulkTransfer.Part) {
        let lines = BulkLines(patientCount: Self.patientCount, prefix: "cut")
        let first = try await transfer.take(lines, as: "cut", cutBehind: lines.lineCount / 2)
        let rest = try await transfer.take(lines, as: "cut")
        // What was durable beyond the last response before the cut, the second call began behind.
        guard first.lineCount + rest.lineCount <= lines.lineCount,
            try await transfer.take(lines, as: "cut-check").repeatedCount == lines.lineCount
        else { throw BenchmarkError("lines were lost by a cut import") }
        return ("import", rest)
    }

    /// The same of an export, which must say as much in two parts as in one.
    private func cutExport(
        _ transfer: BulkTransfer
    ) async throws -> (name: String, part: BulkTransfer.Part) {
        let whole = try await transfer.give()
        let first = try await transfer.give(cutBehind: whole.lineCount / 2)
        let rest = try await transfer.give(behind: first.token)
        guard first.lineCount + rest.lineCount == whole.lineCount else {
            throw BenchmarkError("lines were lost or came twice by a cut export")
        }
        return ("export", rest)
    }
}
