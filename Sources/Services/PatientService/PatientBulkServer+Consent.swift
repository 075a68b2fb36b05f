internal import Messages
internal import RPC

/// Consent in an export. It is asked for behind the reading of each page, so that a page shows
/// nothing of a patient whose revocation was acknowledged before the page was read.
extension PatientBulkServer {
    /// Refuses, and notes, the export of one patient whom consent keeps from the caller.
    func checkConsent(_ access: PatientServer.Access) async throws {
        guard try await excluded([access.pseudonym], [], access).isEmpty else {
            try await patients.note(.denied, access)
            throw PatientServer.excluded
        }
    }

    /// Finds which patients a page may not show, and notes whom it shows and whom not, before any
    /// of it leaves.
    /// - Parameters:
    ///   - pseudonyms: of every record in the page.
    ///   - records: of these patients, if the page holds them.
    /// - Returns: whose records are to be left out.
    func clear(
        _ pseudonyms: [[UInt8]], _ records: [SealedPatient], _ export: Export,
        _ context: CallContext
    ) async throws -> Set<[UInt8]> {
        if pseudonyms.isEmpty { return [] }
        var seen: Set<[UInt8]> = []
        let distinct = pseudonyms.filter { seen.insert($0).inserted }
        let excluded = try await excluded(distinct, records, export.access)
        let shown = distinct.filter { !excluded.contains($0) }
        try await patients.observed("audit.append", context) {
            try await patients.noteLeftOut(distinct.filter(excluded.contains), export.access)
            if !shown.isEmpty {
                let count = pseudonyms.reduce(0) { $0 + (excluded.contains($1) ? 0 : 1) }
                try await patients.note(.success, patients: shown, count: count, export.access)
            }
        }
        if !excluded.isEmpty, !export.access.patientID.isEmpty { throw PatientServer.excluded }
        return excluded
    }

    /// Those of some patients whose consent keeps them from the caller: their own, or that of the
    /// record into which theirs was merged, through others if it comes to that. One statement for
    /// each step of the way; none for those who treat.
    private func excluded(
        _ pseudonyms: [[UInt8]], _ records: [SealedPatient], _ access: PatientServer.Access
    ) async throws -> Set<[UInt8]> {
        if access.isForTreatment { return [] }
        var excluded: Set<[UInt8]> = []
        var known = Dictionary(records.map { ($0.pseudonym, $0) }) { $1 }
        // By patient, whose record is to be looked at next.
        var open = Dictionary(pseudonyms.map { ($0, $0) }) { $1 }
        for _ in 0...PatientLimits.mergedRecordMax where !open.isEmpty {
            let unknown = Set(open.values).filter { known[$0] == nil }
            let found = try await bulk.patients(Array(unknown), deadline: access.deadline)
            known.merge(found) { $1 }
            var next: [[UInt8]: [UInt8]] = [:]
            for (place, (patient, name)) in open.enumerated() {
                if place % BulkLimits.turnLineCountMax == 0 { await Task.yield() }
                // Entries without a patient have nobody's name, and are passed over as such.
                guard let record = known[name] else { continue }
                if try await isWithheld(record, access) {
                    excluded.insert(patient)
                } else if let heir = record.replacedBy {
                    next[patient] = heir
                }
            }
            open = next
        }
        return excluded.union(open.keys)
    }

    /// What a record itself says. Nothing is shown of one that was erased meanwhile.
    private func isWithheld(
        _ record: SealedPatient, _ access: PatientServer.Access
    ) async throws -> Bool {
        if record.isErased { return true }
        return try await patients.notingDamage(record.version, access.about(record.pseudonym)) {
            try patients.vault.demographics(of: record).sharing == .treatmentOnly
        }
    }
}
