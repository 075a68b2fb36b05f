internal import TLS

/// How a connection to Redis is protected: TLS 1.3, files as PEM.
///
/// The files are read with each attempt to connect, so renewed ones are taken up by the next
/// connection.
package struct RedisTLS: Sendable, Equatable {
    /// The authorities that vouch for the server.
    package var authorityFile: String
    /// Our certificate, where the server wants one; together with `keyFile`.
    package var certificateFile: String?
    /// Our key, not readable by others.
    package var keyFile: String?
    /// Name or address that the server's certificate must hold; nil for the host that is connected
    /// to.
    package var serverName: String?

    /// Takes the files' names; none is read yet.
    package init(
        authorityFile: String, certificateFile: String? = nil, keyFile: String? = nil,
        serverName: String? = nil
    ) {
        self.authorityFile = authorityFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        self.serverName = serverName
    }

    /// Reads the files, to find out before the first connection whether they can be used.
    ///
    /// - Throws: ``RedisError`` `unavailable`; the message names the file.
    package func check() throws(RedisError) { _ = try context() }

    /// A session to `host`, which has not begun.
    func session(host: String) throws(RedisError) -> TLSSession {
        let context = try context()
        do throws(TLSError) {
            return try TLSSession(context, expectedHost: serverName ?? host)
        } catch { throw RedisError.noTLS(error) }
    }

    private func context() throws(RedisError) -> TLSContext {
        do throws(TLSError) {
            switch (certificateFile, keyFile) {
            case (let certificate?, let key?):
                return try TLSContext.hostClient(
                    authorityFile: authorityFile, identity: (certificate, key))
            case (nil, nil):
                return try TLSContext.hostClient(authorityFile: authorityFile)
            case (_?, nil), (nil, _?):
                throw TLSError(.badConfiguration, "a certificate and its key go together")
            }
        } catch { throw RedisError.noTLS(error) }
    }
}

extension RedisError {
    /// A session that did not come about, or has ended by a fault of TLS.
    static func noTLS(_ error: TLSError) -> RedisError {
        RedisError(.unavailable, "no connection: TLS: \(error.message)", cause: error)
    }
}
