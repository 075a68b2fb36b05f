/// The last number that a caller was told is durable, in a file of 8 octets.
///
/// Written after each burst and not synced: after the end of the process it is exact, after a loss
/// of power it may be older. What it names must be there; only what lies behind it may be repaired.
struct AcknowledgedMark {
    private let file: AuditFile

    /// Opens the mark, made with 0 when there is none.
    init(_ folder: AuditFolder) throws(AuditError) {
        let isNew = !folder.exists(folder.acknowledgedPath)
        file = try AuditFile.openOrCreate(folder.acknowledgedPath)
        guard isNew else { return }
        try write(0)
        try file.sync()
        try folder.sync()
    }

    func read() throws(AuditError) -> UInt64 { try Self.number(file) }

    func write(_ sequence: UInt64) throws(AuditError) {
        var octets: [UInt8] = []
        octets.appendBytes(of: sequence.bigEndian)
        try file.write(octets, at: 0)
    }

    func sync() throws(AuditError) { try file.sync() }

    /// The mark in a folder that is only looked at; nil when there is none.
    static func read(_ folder: AuditFolder) throws(AuditError) -> UInt64? {
        guard folder.exists(folder.acknowledgedPath) else { return nil }
        return try number(AuditFile.open(folder.acknowledgedPath, forWriting: false))
    }

    private static func number(_ file: AuditFile) throws(AuditError) -> UInt64 {
        var reader = OctetReader(try file.read(8, at: 0))
        // A file that was made and not yet written acknowledges nothing.
        return reader.number(UInt64.self) ?? 0
    }
}
