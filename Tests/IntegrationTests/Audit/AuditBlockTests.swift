import AuditKeeping
import AuditTrail
import Foundation
import Postgres
import TestSupport
import Testing

/// Who saw a patient, read from blocks and from the rows of before.
@Suite struct AuditBlockTests {
    private static let begin: UInt64 = 1_760_000_000_000_000_000

    private static func patient(_ number: Int) throws -> AuditPseudonym {
        try AuditPseudonym([UInt8](repeating: UInt8(number), count: 32))
    }

    /// A trail of records about patients that `random` picks.
    private struct Trail {
        let stream: AuditIdentifier
        var entries: [AuditLogEntry] = []

        init(_ name: String) throws { stream = try AuditIdentifier(name) }

        func chain() throws -> AuditChain {
            try AuditChain(stream: stream, key: AuditKey(testKey: (0..<32).map { UInt8($0) }))
        }

        mutating func add(
            to chain: AuditChain, at nanoseconds: UInt64,
            _ random: inout some RandomNumberGenerator
        ) throws {
            var record = AuditRecord(
                eventID: AuditID(high: .random(in: 0...9, using: &random), low: nanoseconds),
                timeNanoseconds: nanoseconds, action: .read, interaction: .read,
                operation: AuditToken("GetPatient"), actor: try AuditIdentifier("nurse-7"),
                service: try AuditIdentifier("spiffe://carewire/cli"))
            let count = [0, 1, 1, 1, 1, 2, 3].randomElement(using: &random) ?? 1
            var named = try (0..<count).map { _ in
                try AuditBlockTests.patient(.random(in: 1...4, using: &random))
            }
            // The same patient twice is one access.
            if count == 3 { named.append(named[0]) }
            try record.setPatients(named)
            entries.append(try chain.append(record))
        }
    }

    private static let addRow = PostgresStatement(
        name: "row",
        sql: """
            INSERT INTO audit_trail (stream, sequence, recorded_at, record, hash, patient)
            VALUES ($1::text, $2::bigint, $3::timestamptz, $4::bytea, $5::bytea, $6::bytea)
            """)
    private static let addAccess = PostgresStatement(
        name: "access",
        sql: """
            INSERT INTO audit_accesses (pseudonym, recorded_at, stream, sequence)
            VALUES ($1::bytea, $2::timestamptz, $3::text, $4::bigint)
            """)

    /// As the service kept records before there were blocks.
    private static func keepAsRow(
        _ entry: AuditLogEntry, _ stream: AuditIdentifier, _ pool: PostgresPool
    ) async throws {
        let record = try AuditRecord(octets: entry.record)
        let patients = Set(record.patients)
        let time = PostgresValue.timestamp(
            microsecondsSinceUnixEpoch: Int64(record.timeNanoseconds / 1_000))
        let only = patients.count == 1 ? patients.first : nil
        _ = try await pool.write(
            addRow,
            [
                .text(stream.text), .int64(Int64(entry.sequence)), time, .bytes(entry.record),
                .bytes(entry.hash.octets), only.map { .bytes($0.octets) } ?? .null,
            ], deadline: Ward.soon)
        for patient in patients where only == nil {
            _ = try await pool.write(
                addAccess,
                [
                    .bytes(patient.octets), time, .text(stream.text),
                    .int64(Int64(entry.sequence)),
                ], deadline: Ward.soon)
        }
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func aPatientsAccessesAreCompleteAndInOrderWhateverBlocksTheyAreIn(
        _ seed: UInt64
    ) async throws {
        var random = SeededGenerator(seed: seed)
        var trails = [try Trail("patient-service/a"), try Trail("patient-service/b")]
        let chains = try trails.map { try $0.chain() }
        var time = Self.begin
        for _ in 0..<300 {
            // Many share a microsecond, and neighbours are not always in order.
            time += [0, 400, 3_000, 70_000].randomElement(using: &random) ?? 0
            let isLate = Bool.random(using: &random)
            let back = isLate ? UInt64.random(in: 0...90_000, using: &random) : 0
            let which = Int.random(in: 0...1, using: &random)
            try trails[which].add(to: chains[which], at: time - back, &random)
        }
        let (made, pages) = (trails, (0..<5).map { _ in Int.random(in: 1...40, using: &random) })
        let end = Int64(time / 1_000)
        let cuts = (0..<400).map { _ in Int.random(in: 1...23, using: &random) }
        try await Ward.run { ward in
            let pool = ward.pool([Self.addRow, Self.addAccess])
            let archive = AuditArchive(pool: pool)
            var cut = cuts.makeIterator()
            for trail in made {
                var rest = trail.entries[...]
                for entry in rest.prefix(31) {
                    try await Self.keepAsRow(entry, trail.stream, pool)
                }
                // What came as rows and was not noted comes again, in a block.
                rest = rest.dropFirst(24)
                while !rest.isEmpty {
                    let part = rest.prefix(cut.next() ?? 1)
                    try await archive.keep(part, of: trail.stream, deadline: Ward.soon)
                    // An outcome that was not heard of: again, with more.
                    try await archive.keep(
                        rest.prefix(part.count + 2), of: trail.stream, deadline: Ward.soon)
                    rest = rest.dropFirst(part.count + 2)
                }
            }
            for (number, countMax) in zip([1, 2, 3, 4, 9], pages) {
                let whose = try Self.patient(number)
                let from = Int64(Self.begin / 1_000) + (number == 2 ? 500 : 0)
                let until = end - (number == 2 ? 700 : -1)
                let expected = try Self.expected(made, whose, from..<until)
                let found = try await Self.pages(archive, whose, from..<until, countMax)
                #expect(found == expected, "seed \(seed), patient \(number), pages of \(countMax)")
                #expect(number == 9 ? expected.isEmpty : expected.count > 20)
            }
            await pool.shutdown()
        }
    }

    private static func pages(
        _ archive: AuditArchive, _ patient: AuditPseudonym, _ window: Range<Int64>, _ countMax: Int
    ) async throws -> [FoundAccess] {
        var found: [FoundAccess] = []
        while true {
            let page = try await archive.accesses(
                to: patient, in: window, behind: found.last?.position ?? .start,
                countMax: countMax, deadline: Ward.soon)
            found += page
            if page.count < countMax { return found }
        }
    }

    private static func expected(
        _ trails: [Trail], _ patient: AuditPseudonym, _ window: Range<Int64>
    ) throws -> [FoundAccess] {
        var found: [FoundAccess] = []
        for trail in trails {
            for entry in trail.entries {
                let record = try AuditRecord(octets: entry.record)
                let microseconds = Int64(record.timeNanoseconds / 1_000)
                guard record.patients.contains(patient), window.contains(microseconds)
                else { continue }
                found.append(
                    FoundAccess(
                        position: AccessPosition(
                            microseconds: microseconds, stream: trail.stream.text,
                            sequence: entry.sequence), octets: entry.record))
            }
        }
        return found.sorted {
            let (one, other) = ($0.position, $1.position)
            return (one.microseconds, one.stream, one.sequence)
                < (other.microseconds, other.stream, other.sequence)
        }
    }

    @Test func aBlockFitsBehindWhatIsThereAndNowhereElse() async throws {
        var random = SeededGenerator(seed: 7)
        var trail = try Trail("patient-service/c")
        let chain = try trail.chain()
        for index in 0..<40 {
            try trail.add(to: chain, at: Self.begin + UInt64(index) * 1_000, &random)
        }
        let entries = trail.entries
        let stream = trail.stream
        try await Ward.run { ward in
            let archive = AuditArchive(pool: ward.pool())
            try await archive.keep(entries[0..<10], of: stream, deadline: Ward.soon)
            // The database was put back to an earlier state: what lies between is lost, not all.
            try await archive.keep(entries[20..<30], of: stream, deadline: Ward.soon)
            for range in [10..<15, 5..<15, 5..<40] {
                let error = await #expect(throws: AuditError.self) {
                    try await archive.keep(entries[range], of: stream, deadline: Ward.soon)
                }
                #expect(error?.code == .damaged, "\(range)")
            }
            try await archive.keep(entries[25..<40], of: stream, deadline: Ward.soon)
            try await archive.keep(entries[3..<9], of: stream, deadline: Ward.soon)
        }
    }
}
