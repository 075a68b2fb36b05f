package import CircuitBreaking
package import Logging
package import Messages
package import RPC
package import RPCTransport
package import Reactor

/// What a service is given to build itself with, on one of its loops.
package struct ServiceContext: Sendable {
    /// The service's name, such as "patient-service".
    package let name: String
    /// Its settings.
    package let settings: ServiceSettings
    /// Which of the service's loops this is; what a process has once belongs to loop 0.
    package let loopIndex: Int
    /// The loop on which this part of it runs; everything made here belongs to it.
    package let loop: EventLoop
    /// Its log: no patient data, ever.
    package let logger: Logger
    /// Where hop records go.
    package let observer: any CallObserver
    /// How connections are protected.
    package let security: TransportSecurity
    /// What operators are shown.
    package let registry: AdminRegistry
    /// Where refused calls can be heard of.
    package let denials: DenialDesk
    let certificates: CertificateWatch?
    let figures: FigureSources

    /// The identity that a service's certificate carries.
    package static func identity(of service: String) -> String { "spiffe://carewire/\(service)" }

    /// A client of another service, whose address is the setting `key`. Operators see it, and it
    /// takes new certificates when they come.
    ///
    /// - Throws: ``ServiceError`` when the setting is missing, ``RPCError`` when certificates are
    ///   unusable.
    package func client(of service: String, at key: String) throws -> RPCClient {
        try client(of: service, target: settings.requiredText(key))
    }

    /// As ``client(of:at:)``, with the target itself.
    package func client(of service: String, target: String) throws -> RPCClient {
        let client = try RPCClient(
            target: target, expectedPeer: Self.identity(of: service),
            security: security, loop: loop, observer: observer)
        registry.addClient { await client.snapshot() }
        certificates?.add { () throws(RPCError) in try client.reloadCertificates() }
        return client
    }

    /// Shows operators this loop's breakers, which are read on the loop.
    package func show(
        breakers: @escaping @Sendable () -> [(name: String, snapshot: CircuitBreakerSnapshot)]
    ) {
        let (loop, suffix) = (loop, suffix)
        registry.addBreakers {
            await loop.run { breakers().map { ($0.name + suffix, $0.snapshot) } }
        }
    }

    /// Logs that a breaker has changed its state, and why.
    package func log(breaker name: String, _ change: CircuitBreakerStateChange) {
        logger.notice(
            "breaker",
            metadata: [
                "operation": "\(name)", "state": "\(change.to.rawValue)",
                "reason": "\(change.reason.rawValue)",
            ])
    }

    /// Shows operators one of this loop's pools, which is read on the loop.
    package func show(pool: @escaping @Sendable () -> AdminV1.PoolSnapshot) {
        let (loop, suffix) = (loop, suffix)
        registry.addPool {
            await loop.run {
                var snapshot = pool()
                snapshot.name += suffix
                return snapshot
            }
        }
    }

    /// Tells the loops of a process apart.
    private var suffix: String { loopIndex == 0 ? "" : "@\(loopIndex)" }
}
