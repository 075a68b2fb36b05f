package import Foundation

/// A throw-away certificate authority and one certificate per program, made by the `openssl`
/// command. Valid for a week; each certificate names exactly one URI.
package struct Certificates: Sendable {
    /// How long they are valid.
    package static let dayCount = 7
    /// The name under which the CLI itself calls.
    package static let caller = "cli"

    private let folder: URL
    private let log: FileHandle
    private let identity: @Sendable (String) -> String

    /// Certificates in `folder`, which is there already; what `openssl` says goes to `log`, an open
    /// file.
    ///
    /// - Parameter identity: the URI of a program's name.
    package init(
        folder: URL, log: FileHandle,
        identity: @escaping @Sendable (String) -> String = { "spiffe://carewire/\($0)" }
    ) {
        self.folder = folder
        self.log = log
        self.identity = identity
    }

    /// The authority's own certificate, PEM.
    package var authority: URL { file("authority", "crt") }

    /// A program's certificate, PEM.
    package func certificate(_ name: String) -> URL { file(name, "crt") }
    /// A program's key, PEM, readable by its owner only.
    package func key(_ name: String) -> URL { file(name, "key") }

    /// Makes the authority and a certificate for each name, in place of any older ones.
    ///
    /// - Throws: ``PrivateServerError`` `commandFailed` when `openssl` fails or is missing.
    package func make(for names: [String]) async throws {
        try await sign(
            "authority",
            extensions: [
                "basicConstraints=critical,CA:TRUE,pathlen:0",
                "keyUsage=critical,keyCertSign,cRLSign", "subjectKeyIdentifier=hash",
            ])
        for name in names {
            try await sign(
                name,
                extensions: [
                    "basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature",
                    "extendedKeyUsage=serverAuth,clientAuth",
                    "subjectAltName=URI:\(identity(name))",
                ])
        }
    }

    private func sign(_ name: String, extensions: [String]) async throws {
        let configuration = file(name, "cnf")
        let lines =
            ["[req]", "distinguished_name=dn", "prompt=no", "x509_extensions=ext"]
            + ["[dn]", "CN=carewire \(name)", "[ext]"] + extensions + [""]
        try lines.joined(separator: "\n").write(
            to: configuration, atomically: true, encoding: .utf8)
        var arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-sha256", "-days", String(Self.dayCount), "-config", configuration.path,
            "-keyout", key(name).path, "-out", certificate(name).path,
        ]
        if name != "authority" {
            arguments += ["-CA", authority.path, "-CAkey", key("authority").path]
        }
        guard let nothing = FileHandle(forReadingAtPath: "/dev/null") else {
            throw PrivateServerError(.unusableFolder, "/dev/null cannot be read")
        }
        let openssl = try ChildProcess(
            ["openssl"] + arguments, input: nothing.fileDescriptor,
            output: log.fileDescriptor, ownSession: false)
        guard await openssl.wait() == 0 else {
            throw PrivateServerError(
                .commandFailed, "openssl could not make a certificate for \(name)")
        }
        try FileManager.default.removeItem(at: configuration)
    }

    private func file(_ name: String, _ kind: String) -> URL {
        folder.appending(path: "\(name).\(kind)")
    }
}
