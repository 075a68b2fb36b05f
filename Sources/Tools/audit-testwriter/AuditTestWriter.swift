private import AuditTrail
private import Foundation

/// Appends synthetic records to a trail until it is killed, and says which are durable: the victim
/// of crash tests, and a measure of the disk.
///
///     audit-testwriter append FOLDER APPENDERS SEGMENT-OCTETS [FILE-SIZE-LIMIT]
///     audit-testwriter hold FOLDER
///     audit-testwriter measure FOLDER APPENDERS SECONDS
///
/// `append` prints `open N` (the last number found) and `ack N` for each durable record, its event
/// id being the low half of the number that its appender counts; `failed CODE` and the end after
/// the first refusal.
@main
enum AuditTestWriter {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else { exit(2) }
        let folder = arguments[2]
        switch (arguments[1], arguments.count) {
        case ("append", 5...6):
            let limit = arguments.count == 6 ? Int(arguments[5]) : nil
            try await AppendingRole(
                appenderCount: Int(arguments[3]) ?? 1,
                segmentByteCountLimit: Int(arguments[4]) ?? 4_096, fileByteCountLimit: limit
            ).run(folder)
        case ("hold", 3): try HoldingRole.run(folder)
        case ("measure", 5):
            try await MeasuringRole(
                appenderCount: Int(arguments[3]) ?? 1, seconds: Int(arguments[4]) ?? 5
            ).run(folder)
        default: exit(2)
        }
    }
}
