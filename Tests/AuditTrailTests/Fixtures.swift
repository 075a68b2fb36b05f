import Foundation
import Testing

@testable import AuditTrail

/// Keys, records and folders of nobody.
enum Fixtures {
    static func key(_ first: UInt8 = 3) throws -> AuditKey {
        try AuditKey(testKey: (0..<32).map { UInt8(truncatingIfNeeded: $0 * 7 + Int(first)) })
    }

    static func stream(_ name: String = "test/0") throws -> AuditIdentifier {
        try AuditIdentifier(name)
    }

    /// Record number `number`; every field depends on it.
    static func record(_ number: UInt64) throws -> AuditRecord {
        let patient = try AuditPseudonym((0..<32).map { UInt8($0) ^ UInt8(number & 0xFF) })
        var record = AuditRecord(
            eventID: AuditID(high: 7, low: number),
            timeNanoseconds: 1_772_366_400_000_000_001 + number, action: .read,
            interaction: .read, operation: AuditToken("GetPatient"),
            actor: try AuditIdentifier("Practitioner/1042"),
            service: try AuditIdentifier("spiffe://carewire/soap-service"), patient: patient)
        record.address = try AuditAddress("192.0.2.7")
        record.purpose = .treatment
        record.resource = AuditResource(.patient, .pseudonym(patient), version: number)
        record.source = .cache
        record.itemCount = 1
        record.decision = .permit
        record.rule = AuditToken("patient.read")
        record.traceID = AuditID(high: 9, low: number)
        return record
    }

    /// A record with every field at its bound.
    static func largestRecord() throws -> AuditRecord {
        let token = try AuditToken(
            checking: String(repeating: "t", count: AuditToken.byteCountMax))
        let identifier = try AuditIdentifier(
            String(repeating: "i", count: AuditIdentifier.byteCountMax))
        let pseudonym = try AuditPseudonym([UInt8](repeating: 0xAB, count: 32))
        var record = AuditRecord(
            eventID: AuditID(high: .max, low: .max), timeNanoseconds: .max, action: .execute,
            interaction: .search, operation: token, actor: identifier, service: identifier)
        record.outcome = .majorFailure
        record.reason = token
        record.rule = token
        record.address = try AuditAddress("2001:db8::7")
        record.resource = AuditResource(.bundle, .pseudonym(pseudonym), version: .max)
        record.itemCount = .max
        try record.setPatients(Array(repeating: pseudonym, count: AuditRecord.patientCountMax))
        try record.setCriteria(
            Array(
                repeating: AuditCriterion(field: token, blinded: AuditID(high: 1, low: 2)),
                count: AuditRecord.criterionCountMax))
        return record
    }

    /// Entries of a chain, made without a journal.
    static func entries(_ count: Int) throws -> [AuditLogEntry] {
        let hasher = try AuditHasher(key: key())
        var state = ChainState(sequence: 0, hash: try hasher.genesis(stream()))
        return try (1...UInt64(count)).map { number in
            let octets = try record(number).octets
            state = ChainState(sequence: number, hash: try state.next(octets, hasher))
            return AuditLogEntry(sequence: number, hash: state.hash, record: octets)
        }
    }

    /// Runs a test with a path where no folder is yet, and removes what it made there.
    static func withFolder(_ body: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "audit-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }

    static func configuration(
        _ folder: String, segmentByteCountLimit: Int = 4_096
    ) throws -> AuditJournalConfiguration {
        var configuration = AuditJournalConfiguration(folder: folder, stream: try stream())
        configuration.segmentByteCountLimit = segmentByteCountLimit
        return configuration
    }

    /// Opens a journal, runs a test with it and closes it.
    static func withJournal(
        _ configuration: AuditJournalConfiguration,
        now: @escaping @Sendable () -> UInt64 = { 1_772_366_400_000_000_000 },
        _ body: (AuditJournal) async throws -> Void
    ) async throws {
        let journal = try AuditJournal.open(configuration, key: key(), now: now)
        defer { journal.close() }
        try await body(journal)
    }

    /// A closed trail of so many records.
    static func writeTrail(
        _ folder: String, count: UInt64, segmentByteCountLimit: Int = 4_096
    ) async throws {
        try await withJournal(
            configuration(folder, segmentByteCountLimit: segmentByteCountLimit)
        ) { journal in
            for number in 1...count { _ = try await journal.append(record(number)) }
        }
    }

    static func segments(_ folder: String) throws -> [String] {
        let found = try AuditFolder(path: folder).segments()
        return found.map { AuditFolder(path: folder).segmentPath($0) }
    }
}

/// The code of the error that an operation ends with; nil when it goes well.
func failureCode<Value>(_ body: () throws(AuditError) -> Value) -> AuditError.Code? {
    do throws(AuditError) {
        _ = try body()
        return nil
    } catch { return error.code }
}

/// As above, for what waits.
func laterFailureCode<Value>(_ body: () async throws(AuditError) -> Value) async -> AuditError.Code?
{
    do throws(AuditError) {
        _ = try await body()
        return nil
    } catch { return error.code }
}
