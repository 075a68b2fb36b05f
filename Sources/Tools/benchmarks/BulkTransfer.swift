import Foundation
import Messages
import RPC
import RPCTransport

/// One import or export against a running patient-service, perhaps cut off in the middle, and what
/// it cost the service.
struct BulkTransfer {
    /// What one transfer, or a part of it, measured.
    struct Part {
        /// Lines that came through.
        var lineCount = 0
        /// Of those, lines of patients.
        var patientCount = 0
        /// Lines that were there already.
        var repeatedCount = 0
        var byteCount = 0
        var seconds = 0.0
        /// CPU seconds of the service.
        var cpu = 0.0
        /// Milliseconds until the first response.
        var firstResponse = 0.0
        /// Leads on behind it, of an export.
        var token: [UInt8] = []
    }

    private static let pieceByteCount = 256 << 10
    private static let options: CallOptions = {
        var options = CallOptions(timeout: .seconds(300))
        // As an operator's export of everything.
        options.metadata.append(AuditContext.purposeKey, "HOPERAT")
        return options
    }()

    let fleet: PatientFleet
    let instance: PatientFleet.Instance

    // MARK: In

    /// Imports lines from where the import has come before.
    /// - Parameter cutBehind: lines that must be durable before the connection is cut; nil for
    ///   none.
    func take(_ lines: BulkLines, as importID: String, cutBehind: Int? = nil) async throws -> Part {
        try await measured { client, begin in
            var part = Part()
            let bulk = PatientV1.PatientBulkClient(client)
            try await bulk.importResources(options: Self.options) { requests, responses in
                try await requests.send(PatientV1.ImportRequest(importID: importID))
                guard let first = try await responses.next() else {
                    throw BenchmarkError("the service does not say where to begin")
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        try? await Self.send(lines, behind: Int(first.throughLine), requests)
                    }
                    defer { group.cancelAll() }
                    while let response = try await responses.next() {
                        if part.firstResponse == 0 { part.firstResponse = Self.milliseconds(begin) }
                        part.lineCount = Int(response.throughLine - first.throughLine)
                        part.repeatedCount = Int(response.unchangedCount)
                        guard response.refusedCount == 0 else {
                            throw BenchmarkError("the import refuses lines")
                        }
                        if let cutBehind, response.throughLine >= cutBehind { return }
                    }
                }
            }
            part.byteCount = lines.octets.count
            part.patientCount = part.lineCount / BulkLines.linesPerPatient
            return part
        }
    }

    private static func send(
        _ lines: BulkLines, behind line: Int, _ requests: RequestSink<PatientV1.ImportRequest>
    ) async throws {
        var rest = lines.octets(behind: line)
        while !rest.isEmpty {
            let piece = rest.prefix(pieceByteCount)
            rest = rest.dropFirst(piece.count)
            try await requests.send(
                PatientV1.ImportRequest(firstLine: UInt64(line + 1), octets: PHI(Array(piece))))
        }
        try await requests.close()
    }

    // MARK: Out

    /// Exports behind a token.
    /// - Parameter cutBehind: lines after which the connection is cut; nil for none.
    func give(behind token: [UInt8] = [], cutBehind: Int? = nil) async throws -> Part {
        try await measured { client, begin in
            var part = Part()
            part.token = token
            let bulk = PatientV1.PatientBulkClient(client)
            try await bulk.exportResources(
                PatientV1.ExportRequest(resumeToken: token), options: Self.options
            ) { responses in
                while let response = try await responses.next() {
                    if part.firstResponse == 0 { part.firstResponse = Self.milliseconds(begin) }
                    part.lineCount += Int(response.resourceCount)
                    part.byteCount += response.octets.revealed.count
                    part.patientCount += Self.patientCount(response.octets.revealed)
                    part.token = response.resumeToken
                    if let cutBehind, part.lineCount >= cutBehind { return }
                }
            }
            return part
        }
    }

    private static let patientStart = Array("{\"resourceType\":\"Patient\"".utf8)

    private static func patientCount(_ octets: [UInt8]) -> Int {
        // Patients come before all entries: responses hold the one or the other, but for one.
        guard octets.starts(with: patientStart) else { return 0 }
        return octets.split(separator: 0x0A).count { $0.starts(with: patientStart) }
    }

    // MARK: Both

    private func measured(
        _ body: (RPCClient, ContinuousClock.Instant) async throws -> Part
    ) async throws -> Part {
        let client = try fleet.client(instance)
        _ = try await HealthV1.HealthClient(client).check(HealthV1.HealthCheckRequest())
        let cpu = ProcessTime.nanoseconds(fleet.processID(instance))
        let begin = ContinuousClock.now
        do {
            var part = try await body(client, begin)
            part.seconds = (ContinuousClock.now - begin) / .seconds(1)
            let spent = ProcessTime.nanoseconds(fleet.processID(instance))
            part.cpu = Double(spent &- cpu) / 1e9
            // The connection goes with it: that is the cut.
            await client.close()
            return part
        } catch {
            await client.close()
            throw error
        }
    }

    private static func milliseconds(_ begin: ContinuousClock.Instant) -> Double {
        (ContinuousClock.now - begin) / .milliseconds(1)
    }
}
