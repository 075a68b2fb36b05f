private import CEpoll

/// What epoll says of a descriptor.
public struct Readiness: OptionSet, Sendable {
    /// The bits of `epoll_event.events`.
    public let rawValue: UInt32

    /// Takes the bits as epoll gives them.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Octets, a connection or the peer's end can be read.
    public static let readable = Readiness(rawValue: EPOLLIN.rawValue)
    /// Octets can be written, or a connection attempt has ended.
    public static let writable = Readiness(rawValue: EPOLLOUT.rawValue)
    /// Both directions are closed. Reported whether asked for or not.
    public static let hangup = Readiness(rawValue: EPOLLHUP.rawValue)
    /// An error is pending on the descriptor. Reported whether asked for or not.
    public static let error = Readiness(rawValue: EPOLLERR.rawValue)
}
