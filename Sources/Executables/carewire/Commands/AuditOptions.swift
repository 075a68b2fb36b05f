internal import ArgumentParser
internal import AuditTrail
internal import Foundation
internal import PHIProtection
internal import Reactor

/// Which trail, and under which key.
struct AuditOptions: ParsableArguments {
    /// Largest file of anchors or proofs that is read, in octets.
    static let fileByteCountMax = 16 << 20

    @Option(help: "The trail's folder.")
    var folder: String?

    @Option(
        help: """
            Instead of a folder: a file of the trail's rows in the database, as \
            `COPY (SELECT sequence, encode(record, 'hex'), encode(hash, 'hex') FROM audit_records \
            WHERE stream = 'NAME' ORDER BY sequence) TO STDOUT (FORMAT csv)` gives them.
            """)
    var rows: String?

    @Option(help: "The trail's name; with --rows.")
    var stream: String?

    @Option(help: "The key ring's file.")
    var keyRing: String

    @Option(help: "Whose trail it is, as the service's settings say.")
    var tenant = "default"

    @Option(
        help: """
            A file of anchors, one hexadecimal line each; or the host:port of metrics-service, \
            which is asked for them (with --state, or --authority, --certificate and --key).
            """)
    var anchors: String?

    @OptionGroup var connection: ConnectionOptions

    /// Which trail, and where it is.
    func trail(_ verifier: AuditVerifier) throws(CLIError) -> AuditTrailSource {
        switch (folder, rows, stream) {
        case (let folder?, nil, nil):
            .folder(
                folder,
                try Self.reported { () throws(AuditError) in
                    try verifier.stream(ofFolder: folder)
                })
        case (nil, let rows?, let stream?):
            .rows(
                try AuditTrailSource.entries(of: rows),
                try Self.reported { () throws(AuditError) in try AuditIdentifier(stream) })
        default: throw CLIError(.usage, "give --folder, or --rows and --stream")
        }
    }

    func key() throws(CLIError) -> AuditKey {
        do {
            return try AuditKey(ring: KeyRing(contentsOfFile: keyRing), tenant: tenant)
        } catch {
            let message = (error as? PHIError)?.message ?? "the key ring gives no key"
            throw CLIError(.file, message)
        }
    }

    func verifier() throws(CLIError) -> AuditVerifier {
        let key = try key()
        return try Self.reported { () throws(AuditError) in try AuditVerifier(key: key) }
    }

    /// The anchors that were named; none when none were.
    /// - Throws: ``CLIError``, or `RPCError` when metrics-service does not answer.
    func knownAnchors() async throws -> [AuditAnchor] {
        guard let anchors else { return [] }
        if Self.isAddress(anchors) {
            return try await KeptAnchors.of(
                trail(verifier()).stream, from: connection, address: anchors)
        }
        var found: [AuditAnchor] = []
        for line in try Self.lines(of: anchors) {
            found.append(
                try Self.reported { () throws(AuditError) in try AuditAnchor(octets: line) })
        }
        return found
    }

    /// Whether a text is host:port rather than a file that is there.
    static func isAddress(_ text: String) -> Bool {
        SocketAddress.split(text) != nil && !FileManager.default.fileExists(atPath: text)
    }

    /// The octets that the hexadecimal lines of a file stand for. Empty lines are passed over.
    static func lines(of path: String) throws(CLIError) -> [[UInt8]] {
        guard let file = FileHandle(forReadingAtPath: path),
            let data = try? file.read(upToCount: fileByteCountMax + 1) ?? Data()
        else { throw CLIError(.file, "cannot read \(path)") }
        guard data.count <= fileByteCountMax else {
            throw CLIError(.file, "\(path) is larger than \(fileByteCountMax) octets")
        }
        var found: [[UInt8]] = []
        for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace) {
            guard let octets = Hexadecimal.octets(line) else {
                throw CLIError(.file, "\(path) holds something else than hexadecimal lines")
            }
            found.append(octets)
        }
        return found
    }

    /// Translates what the trail's module throws.
    static func reported<Value>(
        _ body: () throws(AuditError) -> Value
    ) throws(CLIError) -> Value {
        do throws(AuditError) { return try body() } catch {
            throw CLIError(error.code == .limitExceeded ? .usage : .file, error.message)
        }
    }
}
