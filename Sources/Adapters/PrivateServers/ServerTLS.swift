private import Glibc

/// What makes a private server listen on 127.0.0.1 under TLS, besides its Unix socket.
package struct ServerTLS: Sendable {
    /// PEM, the server's certificate.
    package var certificateFile: String
    /// PEM, its key.
    package var keyFile: String
    /// PEM, the authorities that vouch for clients.
    package var authorityFile: String
    /// Whether a client has to show a certificate.
    package var asksClients: Bool

    /// Takes the files' names; the server gets copies that only its user reads.
    package init(
        certificateFile: String, keyFile: String, authorityFile: String, asksClients: Bool = false
    ) {
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        self.authorityFile = authorityFile
        self.asksClients = asksClients
    }

    /// Copies of the three files in `folder`, for `user` alone.
    func copied(to folder: String, for user: ServerUser) throws(PrivateServerError) -> ServerTLS {
        var copy = self
        copy.certificateFile = try copyFile(certificateFile, to: folder + "/tls.crt", user)
        copy.keyFile = try copyFile(keyFile, to: folder + "/tls.key", user)
        copy.authorityFile = try copyFile(authorityFile, to: folder + "/tls-authority.crt", user)
        return copy
    }

    private func copyFile(
        _ path: String, to copy: String, _ user: ServerUser
    ) throws(PrivateServerError) -> String {
        guard let text = ServerFolder.read(path) else {
            throw PrivateServerError(.unusableFolder, "\(path) cannot be read")
        }
        try ServerFolder.write(text + "\n", to: copy, for: user)
        return copy
    }

    /// A port of 127.0.0.1 that nobody listens on now.
    package static func freePort() throws(PrivateServerError) -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { if descriptor >= 0 { close(descriptor) } }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                unsafe bind(descriptor, name, length) == 0
                    && getsockname(descriptor, name, &length) == 0
            }
        }
        guard descriptor >= 0, isBound else {
            throw PrivateServerError(.notStarted, "no free port can be found")
        }
        return UInt16(bigEndian: address.sin_port)
    }
}
