internal import AuditTrail
internal import Foundation

/// Where a trail is read from.
enum AuditTrailSource {
    /// Most rows of one file.
    static let rowCountMax = AuditVerifier.provableRecordCountMax
    /// Longest row, in octets: a record and a hash in hexadecimal digits, and the number.
    static let rowByteCountMax = 2 * (AuditRecord.byteCountMax + AuditHash.byteCount) + 32
    private static let pieceByteCount = 1 << 20

    /// A journal's folder.
    case folder(String, AuditIdentifier)
    /// Rows of a database, in the order of their numbers.
    case rows([AuditLogEntry], AuditIdentifier)

    /// The trail's name.
    var stream: AuditIdentifier {
        switch self {
        case .folder(_, let stream), .rows(_, let stream): stream
        }
    }

    func verify(
        _ verifier: AuditVerifier, anchors: [AuditAnchor]
    ) throws(AuditError) -> AuditVerdict {
        switch self {
        case .folder(let path, _): try verifier.verify(folder: path, anchors: anchors)
        case .rows(let entries, let stream):
            try verifier.verify(entries, of: stream, anchors: anchors)
        }
    }

    func prove(
        _ sequence: UInt64, _ verifier: AuditVerifier, anchor: AuditAnchor?
    ) throws(AuditError) -> AuditProof {
        switch self {
        case .folder(let path, _): try verifier.prove(sequence, folder: path, anchor: anchor)
        case .rows(let entries, let stream):
            try verifier.prove(sequence, in: entries, of: stream, anchor: anchor)
        }
    }

    // MARK: Rows

    /// The entries of a file of rows.
    static func entries(of path: String) throws(CLIError) -> [AuditLogEntry] {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw CLIError(.file, "cannot read \(path)")
        }
        defer { try? file.close() }
        var entries: [AuditLogEntry] = []
        var rest: [UInt8] = []
        while let piece = try? file.read(upToCount: pieceByteCount), !piece.isEmpty {
            rest += piece
            let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for line in lines.dropLast() where !line.isEmpty {
                try add(line, to: &entries, path)
            }
            rest = Array(lines.last ?? [])
            guard rest.count <= rowByteCountMax else { throw malformed(path) }
        }
        if !rest.isEmpty { try add(rest[...], to: &entries, path) }
        return entries
    }

    private static func add(
        _ line: ArraySlice<UInt8>, to entries: inout [AuditLogEntry], _ path: String
    ) throws(CLIError) {
        guard line.count <= rowByteCountMax, entries.count < rowCountMax else {
            throw malformed(path)
        }
        let cells = String(decoding: line, as: UTF8.self)
            .split(separator: ",", omittingEmptySubsequences: false)
        guard cells.count == 3, let sequence = UInt64(cells[0]),
            let record = Hexadecimal.octets(cells[1]), let octets = Hexadecimal.octets(cells[2]),
            let hash = AuditHash(octets)
        else { throw malformed(path) }
        entries.append(AuditLogEntry(sequence: sequence, hash: hash, record: record))
    }

    private static func malformed(_ path: String) -> CLIError {
        CLIError(.file, "\(path) holds something else than rows of a trail")
    }
}
