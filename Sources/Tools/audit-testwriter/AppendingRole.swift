internal import AuditTrail
private import Foundation

/// Appends from many tasks until killed, or until the first refusal.
struct AppendingRole {
    let appenderCount: Int
    let segmentByteCountLimit: Int
    let fileByteCountLimit: Int?

    func run(_ folder: String) async throws {
        if let fileByteCountLimit { try limitFiles(to: fileByteCountLimit) }
        var configuration = try SyntheticTrail.configuration(folder)
        configuration.segmentByteCountLimit = segmentByteCountLimit
        let journal = try AuditJournal.open(configuration, key: SyntheticTrail.key())
        let found = journal.snapshot.durableSequence
        SyntheticTrail.say("open \(found)")
        let failure = await withTaskGroup(of: AuditError.Code?.self) { group in
            for appender in 0..<UInt64(appenderCount) {
                group.addTask { await append(journal, appender, after: found) }
            }
            return await group.compactMap(\.self).reduce(into: []) { $0.append($1) }
        }
        for code in failure { SyntheticTrail.say("failed \(code.rawValue)") }
        // Whoever comes later is refused, too.
        do { _ = try await journal.append(SyntheticTrail.record(appender: 0, number: 0)) } catch {
            SyntheticTrail.say("refused")
        }
        journal.close()
    }

    private func append(
        _ journal: AuditJournal, _ appender: UInt64, after found: UInt64
    ) async -> AuditError.Code? {
        // The high half of the id names the run and the appender, so that no two are alike.
        var number: UInt64 = 0
        do {
            while true {
                number += 1
                let record = try SyntheticTrail.record(
                    appender: found << 16 | appender, number: number)
                let sequence = try await journal.append(record)
                SyntheticTrail.say("ack \(sequence) \(record.eventID.text)")
            }
        } catch { return (error as? AuditError)?.code }
    }

    /// Stands for a full disk: no file may grow past the limit.
    private func limitFiles(to byteCount: Int) throws {
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: rlim_t(byteCount), rlim_max: rlim_t(byteCount))
        guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else {
            exit(3)
        }
    }
}
