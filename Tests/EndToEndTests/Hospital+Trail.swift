import AuditTrail

@testable import carewire

extension Hospital {
    /// Records that a service has shipped to its schema and that `isMeant` picks, in the order of
    /// their time, as soon as there are `count` of them.
    func records(
        _ schema: String, _ count: Int, where isMeant: (AuditRecord) -> Bool
    ) async throws -> [AuditRecord] {
        var found: [AuditRecord] = []
        try await eventually("\(count) records are shipped to \(schema)") {
            let rows = try await database.rows(
                "SELECT encode(record, 'hex') FROM \(schema).audit_records")
            found = try rows.compactMap { row in
                guard let octets = row.first.flatMap({ Hexadecimal.octets($0) }) else {
                    throw CLIError(.program, "a row without a record")
                }
                let record = try AuditRecord(octets: octets)
                return isMeant(record) ? record : nil
            }
            return found.count >= count
        }
        return found.sorted { $0.timeNanoseconds < $1.timeNanoseconds }
    }
}
