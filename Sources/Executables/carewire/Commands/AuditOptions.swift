internal import ArgumentParser
internal import AuditTrail
internal import Foundation
internal import PHIProtection

/// Which trail, and under which key.
struct AuditOptions: ParsableArguments {
    /// Largest file of anchors or proofs that is read, in octets.
    static let fileByteCountMax = 16 << 20

    @Option(help: "The trail's folder.")
    var folder: String

    @Option(help: "The key ring's file.")
    var keyRing: String

    @Option(help: "Whose trail it is, as the service's settings say.")
    var tenant = "default"

    @Option(help: "A file of anchors, one hexadecimal line each.")
    var anchors: String?

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

    func knownAnchors() throws(CLIError) -> [AuditAnchor] {
        guard let anchors else { return [] }
        var found: [AuditAnchor] = []
        for line in try Self.lines(of: anchors) {
            found.append(
                try Self.reported { () throws(AuditError) in try AuditAnchor(octets: line) })
        }
        return found
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
