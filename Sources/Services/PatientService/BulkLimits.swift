/// Bounds of bulk import and export.
package enum BulkLimits {
    /// Lines that one transaction of an import takes.
    package static let batchLineCountMax = 500
    /// Octets of lines that one transaction takes (2 MiB); one line more may begin below that.
    package static let batchByteCountMax = 2 << 20
    /// Octets of one request of an import (1 MiB).
    package static let requestByteCountMax = 1 << 20
    /// Characters of an import's id.
    package static let importIDByteCountMax = 64
    /// Imports that one event loop runs at a time.
    package static let importCountMax = 2
    /// Refused lines that one response names; the others are only counted.
    package static let refusalCountMax = 100
    /// Lost members that one response names.
    package static let lostMemberCountMax = 64
    /// Patients that an export reads at a time.
    package static let patientPageMax = 100
    /// Entries that an export reads at a time.
    package static let entryPageMax = 500
    /// Octets of lines in one response of an export (256 KiB); one line more may begin below that.
    package static let responseByteCountMax = 256 << 10
    /// Lines that are read, sealed or opened before other calls of the loop have their turn.
    package static let turnLineCountMax = 8
    /// Times that a line is tried when others change the same record.
    package static let attemptMax = 8
    /// Longest time that one question to the store may take.
    package static let stepLimit = Duration.seconds(10)
}
