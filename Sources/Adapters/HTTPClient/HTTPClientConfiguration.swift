/// Bounds and trust of a client.
package struct HTTPClientConfiguration: Sendable {
    /// Octets of a response's body (4 MiB).
    package var responseByteCountMax = 4 << 20
    /// Octets of a response's status line, headers and trailers (64 KiB).
    package var headerByteCountMax = 64 << 10
    /// Exchanges under way at once, each with a connection; connections kept idle too.
    package var concurrentRequestMax = 16
    /// Requests waiting for one of them.
    package var queuedRequestMax = 256
    /// Time to make a connection, never beyond the request's deadline.
    package var connectTimeout = Duration.seconds(1)
    /// How long an idle connection is used again. Shorter than what servers commonly allow, so that
    /// a request seldom meets a connection that is just being closed.
    package var idleConnectionLifetime = Duration.seconds(20)
    /// PEM file of the authorities that are trusted; nil means the system's.
    package var authorityFile: String?
    /// PEM files to show to a server that asks for a certificate.
    package var certificateFile: String?
    /// The certificate's private key.
    package var keyFile: String?
    /// The User-Agent header.
    package var userAgent = "carewire"

    /// The values above.
    package init() {}
}
