private import AuditTrail
private import Foundation

/// Whether what a column holds looks like what a good cipher makes of it: nothing in clear, and
/// octets as good as random.
enum Ciphertext {
    /// Octets below which randomness cannot be judged: of 512 random ones 7.6 bits are seen.
    static let byteCountMin = 512
    /// Bits of information in an octet, at least. Text has 4 to 5, encoded messages up to 6.
    static let entropyMin = 7.2
    /// Rows that are looked at.
    private static let rowCountMax = 200

    /// Nil when no database was named. Looks for the visit's own word in all rows.
    static func look(
        _ table: String, _ column: String, _ probe: any Probing
    ) async throws -> Finding? {
        guard let schema = try await Check.schema(of: table, probe) else { return nil }
        let word = probe.run.needleHexadecimal
        let place = "\(schema).\(table)"
        let counts = try await probe.rows(
            "SELECT count(*), count(*) FILTER (WHERE position(decode('\(word)', 'hex') IN"
                + " \(column)) > 0) FROM \(place)")
        guard let row = counts?.first, row.count == 2, let count = Int(row[0]),
            let clearCount = Int(row[1])
        else { return nil }
        guard clearCount == 0 else {
            return .fail("\(table).\(column) holds a name in clear in \(clearCount) rows")
        }
        let shown = try await probe.rows(
            "SELECT encode(substring(\(column) FROM 1 FOR 1024), 'hex') FROM \(place)"
                + " LIMIT \(rowCountMax)")
        let octets = (shown ?? []).compactMap(\.first).flatMap { Hexadecimal.octets($0) ?? [] }
        guard octets.count >= byteCountMin else {
            return .unknown("\(table) has too few rows to judge by: \(count)")
        }
        let bits = entropy(octets)
        return .judged(
            bits >= entropyMin,
            "\(table): no name in clear in \(count) rows, \(Spelling.tenths(bits)) bits of"
                + " information in an octet (\(Spelling.tenths(entropyMin)) needed)")
    }

    /// Shannon's, in bits by octet, 0…8.
    static func entropy(_ octets: [UInt8]) -> Double {
        guard !octets.isEmpty else { return 0 }
        var counts = [Int](repeating: 0, count: 256)
        for octet in octets { counts[Int(octet)] += 1 }
        let total = Double(octets.count)
        return counts.reduce(0) { sum, count in
            guard count > 0 else { return sum }
            let share = Double(count) / total
            return sum - share * log2(share)
        }
    }
}
