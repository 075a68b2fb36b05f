internal import AuditTrail
internal import Foundation

/// A key and records of nobody.
enum SyntheticTrail {
    /// The key of every trail that tests make.
    static func key() throws -> AuditKey {
        try AuditKey(testKey: (0..<32).map { UInt8($0 &* 7 &+ 3) })
    }

    static func configuration(_ folder: String) throws -> AuditJournalConfiguration {
        AuditJournalConfiguration(folder: folder, stream: try AuditIdentifier("test/0"))
    }

    /// The access number `number` of appender `appender`.
    static func record(appender: UInt64, number: UInt64) throws -> AuditRecord {
        let patient = try AuditPseudonym((0..<32).map { UInt8($0) ^ UInt8(number & 0xFF) })
        var record = AuditRecord(
            eventID: AuditID(high: appender, low: number), timeNanoseconds: AuditTime.now(),
            action: .read, interaction: .read, operation: Words.operation,
            actor: try AuditIdentifier("Practitioner/1042"),
            service: try AuditIdentifier("spiffe://carewire/soap-service"), patient: patient)
        record.address = .v4(0x7F00_0001)
        record.purpose = .treatment
        record.resource = AuditResource(.patient, .pseudonym(patient), version: 3)
        record.source = .cache
        record.itemCount = 1
        record.decision = .permit
        record.rule = Words.rule
        record.traceID = AuditID(high: 1, low: number)
        return record
    }

    private enum Words {
        static let operation = AuditToken("GetPatient")
        static let rule = AuditToken("patient.read")
    }

    /// Writes a line at once. Ends the program when nobody reads any more.
    static func say(_ line: String) {
        do { try FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8)) } catch {
            exit(1)
        }
    }
}
