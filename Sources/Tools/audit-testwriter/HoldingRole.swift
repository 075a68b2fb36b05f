internal import AuditTrail
private import Foundation

/// Keeps a trail open until its input ends.
enum HoldingRole {
    static func run(_ folder: String) throws {
        let journal = try AuditJournal.open(
            SyntheticTrail.configuration(folder), key: SyntheticTrail.key())
        SyntheticTrail.say("open \(journal.snapshot.durableSequence)")
        _ = readLine()
        journal.close()
    }
}
