/// How a connection to Redis is made, and its bounds.
package struct RedisConfiguration: Sendable {
    /// Where the server listens.
    package enum Endpoint: Sendable, Equatable {
        /// A Unix socket.
        case unix(path: String)
        /// TCP. Without ``RedisConfiguration/tls`` for a host that nobody else can listen to.
        case tcp(host: String, port: UInt16)
    }

    /// Where the server listens.
    package var endpoint: Endpoint
    /// Protection of the connection; nil for clear text. A Unix socket needs a server's name in it.
    package var tls: RedisTLS?
    /// ACL user; nil leaves out AUTH.
    package var user: String?
    /// The user's password. Never logged.
    package var password: String
    /// Name that the server shows for this connection; no blanks.
    package var clientName: String
    /// Longest time from the first step of connecting until commands can be sent.
    package var connectTimeout: Duration = .seconds(2)
    /// A connection that says nothing for so long after a caller's deadline is replaced.
    package var silenceLimit: Duration = .seconds(1)
    /// Longest wait after the first failed attempt to connect, above zero; doubles up to
    /// `reconnectDelayMax`.
    package var reconnectDelay: Duration = .milliseconds(10)
    /// Longest wait between two attempts to connect.
    package var reconnectDelayMax: Duration = .seconds(1)
    /// Commands on their way or waiting, those of callers that have left included.
    package var commandCountMax = 16_384
    /// Octets of commands that the socket has not taken yet (16 MiB).
    package var outputByteCountMax = 16 << 20
    /// Octets of one reply (16 MiB); a longer one closes the connection.
    package var replyByteCountMax = 16 << 20
    /// Octets of one key.
    package var keyByteCountMax = 1024
    /// Octets of one value (8 MiB).
    package var valueByteCountMax = 8 << 20
    /// Keys of one ``RedisConnection/delete(_:deadline:)``; keys, and arguments, of one
    /// ``RedisConnection/run(script:keys:arguments:deadline:)``.
    package var keyCountMax = 1024

    /// Makes a configuration.
    package init(
        endpoint: Endpoint, user: String? = nil, password: String = "",
        clientName: String = "carewire"
    ) {
        self.endpoint = endpoint
        self.user = user
        self.password = password
        self.clientName = clientName
    }
}
