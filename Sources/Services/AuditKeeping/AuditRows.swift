internal import AuditTrail

/// Entries of a trail as columns of the tables that hold them.
struct AuditRows {
    private(set) var numbers: [Int64] = []
    /// Microseconds since 1970-01-01 00:00 UTC.
    private(set) var times: [Int64] = []
    private(set) var records: [[UInt8]] = []
    private(set) var hashes: [[UInt8]] = []
    /// The patient of a record that names one; no octets for any other.
    private(set) var patients: [[UInt8]] = []
    /// The patients of records that name several, with the record's number and time.
    private(set) var others: [[UInt8]] = []
    private(set) var otherNumbers: [Int64] = []
    private(set) var otherTimes: [Int64] = []

    init(capacity: Int) {
        numbers.reserveCapacity(capacity)
        times.reserveCapacity(capacity)
        records.reserveCapacity(capacity)
        hashes.reserveCapacity(capacity)
        patients.reserveCapacity(capacity)
    }

    /// - Throws: ``AuditError`` with code `malformed` for octets that are no record.
    mutating func append(_ entry: AuditLogEntry) throws(AuditError) {
        let named = try AuditRecord.patients(in: entry.record)
        let number = Int64(clamping: entry.sequence)
        let time = Self.microseconds(entry.record)
        numbers.append(number)
        times.append(time)
        records.append(entry.record)
        hashes.append(entry.hash.octets)
        guard named.count > AuditPseudonym.byteCount else { return patients.append(named) }
        patients.append([])
        var seen: Set<[UInt8]> = []
        for start in stride(from: 0, to: named.count, by: AuditPseudonym.byteCount) {
            let patient = Array(named[start..<start + AuditPseudonym.byteCount])
            guard seen.insert(patient).inserted else { continue }
            others.append(patient)
            otherNumbers.append(number)
            otherTimes.append(time)
        }
    }

    /// A record's time, which stands in its canonical form in nanoseconds, big-endian. The record
    /// is as long as its patients' place says.
    private static func microseconds(_ record: [UInt8]) -> Int64 {
        let nanoseconds = unsafe record.withUnsafeBytes {
            unsafe UInt64(
                bigEndian: $0.loadUnaligned(fromByteOffset: AuditRecord.timeOffset, as: UInt64.self)
            )
        }
        return Int64(clamping: nanoseconds / 1_000)
    }
}
