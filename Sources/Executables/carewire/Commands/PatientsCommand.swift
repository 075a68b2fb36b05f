internal import ArgumentParser
internal import Foundation
internal import RPC

/// Patients and their charts in bulk.
struct PatientsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patients",
        abstract: "Take patients and charts in and out as FHIR R4 NDJSON.",
        subcommands: [PatientsImportCommand.self, PatientsExportCommand.self])

    /// How long one call may take; a longer one goes on in another.
    static let timeout = Duration.seconds(3600)
    /// Calls in a row that may fail without any progress.
    static let failureCountMax = 10
    /// How long it is waited after a call that failed.
    static let pause = Duration.seconds(1)

    /// Options of a call. Unless the environment says why, it is the operation of the clinic.
    static var options: CallOptions {
        var options = CallOptions(timeout: timeout)
        options.waitsForReady = true
        if ProcessInfo.processInfo.environment["CAREWIRE_PURPOSE"] == nil {
            options.metadata.append(AuditContext.purposeKey, "HOPERAT")
        }
        return options
    }

    /// Whether a call that failed so may go on in another.
    static func isPassing(_ error: RPCError) -> Bool {
        switch error.code {
        case .unavailable, .deadlineExceeded, .resourceExhausted: true
        default: false
        }
    }
}
