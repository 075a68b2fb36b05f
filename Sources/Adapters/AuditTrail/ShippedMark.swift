/// Up to where the records of a trail have been shipped, under the trail's key: what lies before a
/// folder's first segment may be gone.
struct ShippedMark: Hashable, Sendable {
    /// Most octets.
    static let byteCountMax = 8 + 1 + AuditIdentifier.byteCountMax + 8 + 32
    static let magic = Array("CWSHIPD1".utf8)

    let stream: AuditIdentifier
    /// The last shipped record's number.
    let sequence: UInt64

    func octets(_ hasher: AuditHasher) throws(AuditError) -> [UInt8] {
        try body + hasher.documentCode(body[...]).octets
    }

    private var body: [UInt8] {
        var octets = Self.magic
        octets.appendShort(stream.text)
        octets.appendBytes(of: sequence.bigEndian)
        return octets
    }

    /// The mark that octets stand for; nil when they are none of this key.
    static func read(_ octets: [UInt8], _ hasher: AuditHasher) throws(AuditError) -> ShippedMark? {
        var reader = OctetReader(octets)
        guard reader.take(8).map(Array.init) == magic, let stream = reader.identifier(),
            let sequence = reader.number(UInt64.self)
        else { return nil }
        let bodyCount = reader.position
        guard let code = reader.hash(), reader.isAtEnd,
            try hasher.documentCode(octets[..<bodyCount]) == code
        else { return nil }
        return ShippedMark(stream: stream, sequence: sequence)
    }

    /// The mark in a folder; nil when nothing was shipped yet.
    /// - Throws: ``AuditError`` with code `damaged` when the file is no mark of this trail.
    static func load(
        _ folder: AuditFolder, _ stream: AuditIdentifier?, _ hasher: AuditHasher
    ) throws(AuditError) -> ShippedMark? {
        guard folder.exists(folder.shippedPath) else { return nil }
        let octets = try AuditFile.open(folder.shippedPath, forWriting: false)
            .read(byteCountMax + 1, at: 0)
        guard let mark = try read(octets, hasher), stream == nil || mark.stream == stream else {
            throw AuditError(.damaged, "the mark of what was shipped is none of this trail")
        }
        return mark
    }
}
