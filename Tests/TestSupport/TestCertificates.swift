package import Foundation
private import Synchronization

/// A throw-away certificate authority in a temporary folder, and the certificates that it issues.
/// Needs the `openssl` program. The folder goes when the last owner lets go.
package final class TestCertificates: Sendable {
    /// A certificate and its key, both PEM; the key's mode is 0600.
    package struct Leaf: Sendable {
        package let certificateFile: String
        package let keyFile: String
    }

    /// Whether a certificate holds today.
    package enum Validity: Sendable { case current, expired }

    package let folder: URL
    package var authorityFile: String { folder.appendingPathComponent("ca.pem").path }
    private var authorityKeyFile: String { folder.appendingPathComponent("ca.key").path }

    /// Makes the authority. Throws when `openssl` is missing or fails.
    package init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("carewire-certificates-\(UUID().uuidString)")
        let folder = folder
        _ = Self.removesAtExit
        _ = Self.folders.withLock { $0.insert(folder) }
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try run([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-days", "2", "-subj", "/CN=CareWire test authority", "-keyout", authorityKeyFile,
            "-out", authorityFile,
        ])
    }

    deinit { Self.remove(folder) }

    // Authorities that a test process keeps to its end have no deinit: they go at exit.
    private static let folders = Mutex<Set<URL>>([])
    private static let removesAtExit: Bool = atexit { TestCertificates.removeAll() } == 0

    private static func remove(_ folder: URL) {
        _ = folders.withLock { $0.remove(folder) }
        try? FileManager.default.removeItem(at: folder)
    }

    private static func removeAll() {
        for folder in folders.withLock({ $0 }) { remove(folder) }
    }

    /// Issues a certificate with the given URI names, for server and client use.
    /// - Parameters:
    ///   - name: names the two files; the same name again replaces them.
    ///   - uris: subject alternative names of the URI kind, usually one SPIFFE ID.
    ///   - dnsNames: further names, which do not count as an identity.
    ///   - addresses: IP addresses, likewise.
    package func issue(
        _ name: String, uris: [String], dnsNames: [String] = [], addresses: [String] = [],
        validity: Validity = .current
    ) throws -> Leaf {
        let path = { (suffix: String) in self.folder.appendingPathComponent(name + suffix).path }
        let names =
            uris.map { "URI:\($0)" } + dnsNames.map { "DNS:\($0)" }
            + addresses.map { "IP:\($0)" }
        let extensions =
            "basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth,clientAuth\n"
            + (names.isEmpty ? "" : "subjectAltName=\(names.joined(separator: ","))\n")
        try extensions.write(toFile: path(".ext"), atomically: true, encoding: .utf8)
        try run([
            "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-subj", "/CN=\(name)", "-keyout", path(".key"), "-out", path(".csr"),
        ])
        try run([
            "x509", "-req", "-in", path(".csr"), "-CA", authorityFile, "-CAkey", authorityKeyFile,
            "-CAcreateserial", "-days", validity == .expired ? "-1" : "2", "-extfile", path(".ext"),
            "-out", path(".pem"),
        ])
        return Leaf(certificateFile: path(".pem"), keyFile: path(".key"))
    }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw CocoaError(.executableLoad, userInfo: [NSDebugDescriptionErrorKey: arguments[0]])
        }
    }
}
