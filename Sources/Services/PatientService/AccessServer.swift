package import AuditKeeping
internal import AuditTrail
package import Messages
package import RPC

/// Who saw a patient: the trail in the database, as the patient's own account of disclosures. One
/// per event loop.
// Safety: the patients' server is used by calls of one loop.
package final class AccessServer: AuditV1.AuditTrailServer, @unchecked Sendable {
    /// Accesses in a page.
    package static let pageMax = 500
    /// Accesses in a page when the caller names no number.
    package static let pageDefault = 100

    private let patients: PatientServer
    private let archive: AuditArchive

    /// - Parameters:
    ///   - patients: knows the patients' pseudonyms, and records that somebody asked.
    ///   - archive: the trail in the database.
    package init(patients: PatientServer, archive: AuditArchive) {
        self.patients = patients
        self.archive = archive
    }

    package func listAccesses(
        _ request: AuditV1.ListAccessesRequest, context: CallContext
    ) async throws -> AuditV1.ListAccessesResponse {
        do {
            let access = try patients.admit(request.patientID, .readAudit, context)
            let countMax = try ChartValidation.pageSize(
                request.pageSize, standard: Self.pageDefault, max: Self.pageMax)
            let found = try await patients.asked("postgres.read", access, context) {
                try await find(request, access, countMax)
            }
            let response = try Self.response(found, isFull: found.count == countMax)
            try await patients.observed("audit.append", context) {
                try await patients.note(.success, count: found.count, access)
            }
            return response
        } catch let error as PatientServiceError {
            throw error.rpcError
        }
    }

    private func find(
        _ request: AuditV1.ListAccessesRequest, _ access: PatientServer.Access, _ countMax: Int
    ) async throws -> [FoundAccess] {
        var position = AccessPosition.start
        if !request.pageToken.isEmpty {
            guard let token = AccessPosition(octets: request.pageToken) else {
                throw ChartValidation.refusal("page_token", "is of a page before")
            }
            position = token
        }
        let from = Self.microseconds(request.fromNs ?? 0)
        let until = Self.microseconds(request.untilNs ?? .max)
        guard from < until else { return [] }
        do throws(AuditError) {
            return try await archive.accesses(
                to: AuditPseudonym(access.pseudonym), in: from..<until, behind: position,
                countMax: countMax, deadline: access.deadline)
        } catch {
            throw PatientServiceError(.unavailable, error.message, cause: error)
        }
    }

    private static func microseconds(_ nanoseconds: UInt64) -> Int64 {
        Int64(clamping: nanoseconds / 1_000)
    }

    private static func response(
        _ found: [FoundAccess], isFull: Bool
    ) throws(PatientServiceError) -> AuditV1.ListAccessesResponse {
        var response = AuditV1.ListAccessesResponse()
        for access in found {
            guard let record = try? AuditRecord(octets: access.octets) else {
                throw PatientServiceError(.damaged, "a row of the trail is no record")
            }
            response.accesses.append(AuditV1.Access(record, access.position))
        }
        if isFull, let last = found.last { response.nextPageToken = last.position.octets }
        return response
    }
}

extension AuditV1.Access {
    /// A record as the patient may see it.
    fileprivate init(_ record: AuditRecord, _ position: AccessPosition) {
        self.init(
            timeNs: record.timeNanoseconds, stream: position.stream, sequence: position.sequence,
            action: record.action.code, outcome: UInt32(record.outcome.rawValue),
            reason: record.reason?.text ?? "", operation: record.operation.text,
            actor: record.actor.text, service: record.service.text,
            purpose: record.purpose.code ?? "", resource: record.resource.kind.name ?? "",
            version: record.resource.version, overridden: record.decision == .overridden)
    }
}
