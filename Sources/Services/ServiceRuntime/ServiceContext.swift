package import Logging
package import RPC
package import RPCTransport
package import Reactor
package import ServiceLifecycle

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

    /// The identity that a service's certificate carries.
    package static func identity(of service: String) -> String { "spiffe://carewire/\(service)" }

    /// A client of another service, whose address is the setting `key`.
    ///
    /// - Throws: ``ServiceError`` when the setting is missing, ``RPCError`` when certificates are
    ///   unusable.
    package func client(of service: String, at key: String) throws -> RPCClient {
        try RPCClient(
            target: settings.requiredText(key), expectedPeer: Self.identity(of: service),
            security: security, loop: loop, observer: observer)
    }
}

/// What a service is made of, on one loop.
package struct ServiceParts: Sendable {
    /// The methods it answers.
    package var table: MethodTable
    /// Whether it can do its work now; what health checks are told.
    package var isReady: @Sendable () async -> Bool
    /// Work beside the calls, on the loop; runs until it is cancelled. What it throws ends the
    /// process.
    package var background: [@Sendable () async throws -> Void]
    /// What runs beside it on threads of its own, such as a web page.
    package var services: [any Service]
    /// Gives back what was opened, after the last call.
    package var shutdown: @Sendable () async -> Void

    /// Makes the parts; by default it is always ready and has no background work.
    package init(
        table: MethodTable, isReady: @escaping @Sendable () async -> Bool = { true },
        background: [@Sendable () async throws -> Void] = [], services: [any Service] = [],
        shutdown: @escaping @Sendable () async -> Void = {}
    ) {
        self.table = table
        self.isReady = isReady
        self.background = background
        self.services = services
        self.shutdown = shutdown
    }
}
