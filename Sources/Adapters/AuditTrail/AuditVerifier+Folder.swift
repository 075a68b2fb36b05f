extension AuditVerifier {
    /// Largest segment file that is read: the largest that a journal can write.
    static let segmentByteCountMax =
        AuditJournalConfiguration.segmentByteCountLimitMax + SegmentHeader.byteCountMax
        + AuditJournalConfiguration.burstByteCountMax + SegmentFrame.recordByteCountMax
        + SegmentWriter.preparedByteCountMax

    /// Checks a journal's folder, also while a journal writes to it; when that drops a segment
    /// meanwhile, the folder cannot be read, and asking again helps.
    ///
    /// - Parameters:
    ///   - anchors: what is known elsewhere about this trail. Without any, the removal of the
    ///     newest records together with the folder's own mark cannot be seen.
    ///   - body: gets every good record, in order.
    /// - Throws: ``AuditError`` with code `badFolder` when the folder cannot be read.
    package func verify(
        folder path: String, anchors: [AuditAnchor] = [],
        _ body: (AuditLogEntry) throws(AuditError) -> Void = { _ in }
    ) throws(AuditError) -> AuditVerdict {
        let folder = AuditFolder(path: path)
        try folder.check()
        // Read before the records: a journal that writes meanwhile is then ahead of it.
        let acknowledged = try AcknowledgedMark.read(folder)
        let shipped = try FolderWalk.shippedSequence(folder, nil, hasher)
        let segments = try folder.segments()
        var walk = FolderWalk(acknowledged: acknowledged, shipped: shipped)
        switch try AnchorCheck.make(anchors, stream: nil, hasher) {
        case .failure(let refusal): walk.verdict.fault = refusal.fault
        case .success(let check): walk.check = check
        }
        for (index, first) in segments.enumerated() where walk.verdict.fault == nil {
            let octets = try load(folder.segmentPath(first))
            try walk.take(
                octets, named: first, isLast: index == segments.count - 1, folder, hasher, body)
        }
        walk.finish()
        return walk.verdict
    }

    /// Which trail a folder holds, by the header of its first segment, which is not verified here.
    /// - Throws: ``AuditError`` with code `badFolder`, or `notKept` when the folder holds no
    ///   segment.
    package func stream(ofFolder path: String) throws(AuditError) -> AuditIdentifier {
        let folder = AuditFolder(path: path)
        try folder.check()
        guard let first = try folder.segments().first else {
            throw AuditError(.notKept, "\(path) holds no segment")
        }
        let octets = try AuditFile.open(folder.segmentPath(first), forWriting: false)
            .read(SegmentHeader.byteCountMax, at: 0)
        switch try SegmentHeader.read(octets, hasher) {
        case .header(let header, _), .otherKey(let header, _): return header.stream
        case .none: throw AuditError(.malformed, "the header of segment \(first) is none")
        }
    }

    func load(_ path: String) throws(AuditError) -> [UInt8] {
        let file = try AuditFile.open(path, forWriting: false)
        let count = try file.byteCount()
        guard count <= Self.segmentByteCountMax else {
            throw AuditError(.limitExceeded, "a segment of \(count) octets is none of ours")
        }
        return try file.read(count, at: 0)
    }
}
