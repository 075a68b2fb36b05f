/// Where a piece of a request's time went.
public enum Hop: Sendable, Hashable, CustomStringConvertible {
    /// A service's own work.
    case own(service: String)
    /// A service's wait for a worker.
    case queue(service: String)
    /// The way between two services, both directions, sockets and event loops included.
    case network
    /// A named part of a handler's run, such as "phi.seal".
    case part(String)
    /// No record says: the records of a call or of its server are missing.
    case unexplained

    /// The name in reports: "soap-service", "soap-service.queue", "network", "phi.seal",
    /// "unexplained".
    public var description: String {
        switch self {
        case .own(let service): service
        case .queue(let service): service + ".queue"
        case .network: "network"
        case .part(let name): name
        case .unexplained: "unexplained"
        }
    }
}

/// A record and the service that sent it.
public struct ServiceHop: Sendable, Equatable {
    /// What was measured.
    public let record: HopRecord
    /// Who measured it, such as "soap-service".
    public let service: String

    /// A record of a service.
    public init(_ record: HopRecord, service: String) {
        self.record = record
        self.service = service
    }
}
