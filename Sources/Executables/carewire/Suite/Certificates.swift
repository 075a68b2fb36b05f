internal import Foundation

/// A throw-away certificate authority and one certificate per program, made by the `openssl`
/// command. Valid for a week; each certificate names exactly one URI.
struct Certificates: Sendable {
    /// How long they are valid.
    static let dayCount = 7
    /// The name under which the CLI itself calls.
    static let caller = "cli"

    let folder: URL
    let log: FileHandle

    var authority: URL { file("authority", "crt") }

    func certificate(_ name: String) -> URL { file(name, "crt") }
    func key(_ name: String) -> URL { file(name, "key") }

    /// Makes the authority and a certificate for each name.
    func make(for names: [String]) async throws {
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
                    "subjectAltName=URI:\(SuiteService.identity(name))",
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
        let openssl = ChildProcess(
            "openssl", executable: URL(filePath: "/usr/bin/env"),
            arguments: ["openssl"] + arguments,
            output: log)
        try await openssl.start()
        guard await openssl.ended() == .exited(0) else {
            throw CLIError(.program, "openssl could not make a certificate for \(name)")
        }
        try FileManager.default.removeItem(at: configuration)
    }

    private func file(_ name: String, _ kind: String) -> URL {
        folder.appending(path: "\(name).\(kind)")
    }
}
