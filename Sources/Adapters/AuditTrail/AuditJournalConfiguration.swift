/// How a journal is kept. The defaults suit a service with some thousand accesses a second.
package struct AuditJournalConfiguration: Sendable {
    /// Most octets that one burst writes; also the most that waits, and the most that opening
    /// may cut from the end of a torn segment.
    package static let burstByteCountMax = 8 << 20
    /// Bounds of ``segmentByteCountLimit``.
    package static let segmentByteCountLimitMin = 4 << 10
    /// See ``segmentByteCountLimitMin``.
    package static let segmentByteCountLimitMax = 256 << 20

    /// The folder, of mode 0700; made when there is none. Its parent must exist.
    package var folder: String
    /// Which trail this is, such as `patient-service/0`; part of every hash.
    package var stream: AuditIdentifier
    /// A segment that has reached this many octets is sealed, and the next is begun.
    package var segmentByteCountLimit = 16 << 20
    /// Segments that may stand in the folder. At the bound appends fail until shipped ones are
    /// dropped: the disk is not filled without end.
    package var segmentCountMax = 4_096
    /// Segments that are kept though all their records are shipped.
    package var shippedSegmentCountMax = 4
    /// Records that may wait for a burst.
    package var queuedRecordCountMax = 16_384
    /// Records that one read answers.
    package var readRecordCountMax = 8_192
    /// How exactly the deadlines of callers are kept, while any wait.
    package var deadlineTick = Duration.milliseconds(10)

    /// A journal in `folder` with the defaults.
    package init(folder: String, stream: AuditIdentifier) {
        self.folder = folder
        self.stream = stream
    }

    func check() throws(AuditError) {
        let limits = Self.segmentByteCountLimitMin...Self.segmentByteCountLimitMax
        guard limits.contains(segmentByteCountLimit), shippedSegmentCountMax >= 0,
            (2...AuditFolder.segmentCountMax).contains(segmentCountMax),
            segmentCountMax > shippedSegmentCountMax, queuedRecordCountMax >= 1,
            readRecordCountMax >= 1, deadlineTick >= .milliseconds(1)
        else { throw AuditError(.limitExceeded, "the journal's settings are out of bounds") }
    }
}
