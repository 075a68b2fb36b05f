/// What one connection has carried so far.
struct ConnectionCounters: Sendable, Equatable {
    /// Octets read from and written to the socket, those of TLS included.
    var octetsIn: UInt64 = 0
    var octetsOut: UInt64 = 0
    /// Frames handled and frames queued to be sent.
    var framesIn: UInt64 = 0
    var framesOut: UInt64 = 0
}
