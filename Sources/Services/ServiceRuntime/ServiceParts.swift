package import RPC
package import ServiceLifecycle

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
