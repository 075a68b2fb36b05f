internal import FHIR
package import Messages
package import RPC

/// Bulk import and export of FHIR R4 over patient-service's own vault, cache and audit. One per
/// event loop; every call runs on that loop's thread.
// Safety: used on the loop's thread only.
package final class PatientBulkServer: PatientV1.PatientBulkServer, @unchecked Sendable {
    let patients: PatientServer
    let bulk: PostgresBulkStore
    private var importCount = 0

    /// - Parameters:
    ///   - patients: seals, opens and audits; on the same loop.
    ///   - store: over the same database.
    package init(patients: PatientServer, store: PostgresBulkStore) {
        self.patients = patients
        bulk = store
    }

    /// Takes lines in; see the contract.
    package func importResources(
        _ requests: MessageStream<PatientV1.ImportRequest>,
        responses: MessageSink<PatientV1.ImportResponse>, context: CallContext
    ) async throws {
        guard importCount < BulkLimits.importCountMax else {
            throw RPCError(.resourceExhausted, "other imports run already")
        }
        importCount += 1
        defer { importCount -= 1 }
        do {
            try await run(requests, responses, context)
        } catch let error as PatientServiceError {
            throw error.rpcError
        }
    }

    /// Sends lines out; see the contract.
    package func exportResources(
        _ request: PatientV1.ExportRequest,
        responses: MessageSink<PatientV1.ExportResponse>, context: CallContext
    ) async throws {
        do {
            try await export(request, responses, context)
        } catch let error as PatientServiceError {
            throw error.rpcError
        }
    }

    // MARK: Import

    private func run(
        _ requests: MessageStream<PatientV1.ImportRequest>,
        _ responses: MessageSink<PatientV1.ImportResponse>, _ context: CallContext
    ) async throws {
        guard let first = try await requests.next() else {
            throw RPCError(.invalidArgument, "the first request names the import")
        }
        let importID = try Self.importID(first)
        let access = try patients.admitMany(.importData, context)
        let through = try await bulk.progress(of: importID, deadline: access.deadline)
        try await responses.send(PatientV1.ImportResponse(throughLine: through))
        let importer = BulkImporter(
            self, importID, access, lastMonth: try await bulk.lastMonth(deadline: access.deadline),
            context)
        defer { importer.end() }
        var lines: LineSplitter?
        var report = BulkReport(throughLine: through)
        while let request = try await requests.next() {
            guard request.octets.revealed.count <= BulkLimits.requestByteCountMax else {
                throw RPCError(
                    .invalidArgument, "octets has at most \(BulkLimits.requestByteCountMax)")
            }
            if lines == nil, !request.octets.revealed.isEmpty {
                guard (1...(through + 1)).contains(max(1, request.firstLine)) else {
                    throw RPCError(
                        .invalidArgument, "first_line is at most one behind through_line")
                }
                lines = LineSplitter(firstLine: max(1, request.firstLine))
            }
            lines?.feed(request.octets.revealed)
            while let line = lines?.next() {
                try await take(line, importer, &report, responses)
            }
        }
        while let line = lines?.finish() { try await take(line, importer, &report, responses) }
        try await importer.flush(&report)
        try await responses.send(report.takeResponse())
    }

    private func take(
        _ line: LineSplitter.Line, _ importer: BulkImporter, _ report: inout BulkReport,
        _ responses: MessageSink<PatientV1.ImportResponse>
    ) async throws {
        if importer.isFull {
            try await importer.flush(&report)
            try await responses.send(report.takeResponse())
        }
        await importer.take(line, &report)
    }

    private static func importID(_ request: PatientV1.ImportRequest) throws(RPCError) -> String {
        let id = request.importID
        let isGood =
            (1...BulkLimits.importIDByteCountMax).contains(id.utf8.count)
            && id.utf8.allSatisfy { PatientValidation.isPatientIDOctet($0) }
        guard isGood, request.octets.revealed.isEmpty else {
            throw RPCError(
                .invalidArgument,
                "the first request has an import_id of 1 to \(BulkLimits.importIDByteCountMax) of "
                    + "A-Z a-z 0-9 . - and no octets")
        }
        return id
    }
}
