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
    /// Methods whose calls go on for as long as their callers like: they end UNAVAILABLE when the
    /// process begins to stop, so that draining does not wait for them.
    package var endless: [MethodName]
    /// Told when the process begins to stop, before its calls drain; must not wait.
    package var onFarewell: @Sendable () -> Void
    /// What runs beside it on threads of its own, such as a web page.
    package var services: [any Service]
    /// Gives back what was opened, after the last call.
    package var shutdown: @Sendable () async -> Void

    /// Makes the parts; by default it is always ready and has no background work.
    package init(
        table: MethodTable, isReady: @escaping @Sendable () async -> Bool = { true },
        background: [@Sendable () async throws -> Void] = [], endless: [MethodName] = [],
        onFarewell: @escaping @Sendable () -> Void = {}, services: [any Service] = [],
        shutdown: @escaping @Sendable () async -> Void = {}
    ) {
        self.table = table
        self.isReady = isReady
        self.background = background
        self.endless = endless
        self.onFarewell = onFarewell
        self.services = services
        self.shutdown = shutdown
    }
}
