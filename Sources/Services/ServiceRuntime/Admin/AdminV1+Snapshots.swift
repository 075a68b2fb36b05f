internal import CircuitBreaking
internal import Messages
internal import RPC
internal import RPCTransport

extension AdminV1.ServerSnapshot {
    init(_ server: ServerSnapshot) {
        self.init(
            address: server.address, isDraining: server.isDraining,
            connectionCount: UInt32(clamping: server.connectionCount),
            connections: server.connections.map { AdminV1.ConnectionSnapshot($0) },
            runningCallCount: UInt32(clamping: server.runningCallCount),
            concurrencyLimit: UInt32(clamping: server.concurrencyLimit),
            waitingCallCounts: Dictionary(
                uniqueKeysWithValues: server.waitingCallCount.map {
                    ($0.key.name, UInt32(clamping: $0.value))
                }),
            refusalCounts: server.refusals,
            methods: server.methods.map { AdminV1.MethodSnapshot($0) })
    }
}

extension AdminV1.ConnectionSnapshot {
    init(_ connection: ConnectionSnapshot) {
        self.init(
            peer: connection.peer ?? "", remoteAddress: connection.remoteAddress,
            openCallCount: UInt32(clamping: connection.openCallCount),
            callCount: connection.callCount, octetsIn: connection.octetsIn,
            octetsOut: connection.octetsOut,
            queuedByteCount: UInt64(clamping: connection.queuedByteCount),
            ageMs: connection.age.wholeMilliseconds, capabilities: connection.capabilities)
    }
}

extension AdminV1.MethodSnapshot {
    init(_ method: MethodSnapshot) {
        self.init(
            path: method.path, callCount: method.callCount, failureCount: method.failureCount,
            runningCallCount: UInt32(clamping: method.runningCount),
            p50Ns: method.p50.nanosecondsClamped, p99Ns: method.p99.nanosecondsClamped)
    }
}

extension AdminV1.ClientSnapshot {
    init(_ client: ClientSnapshot) {
        self.init(
            target: client.target,
            endpoints: client.endpoints.map { AdminV1.EndpointSnapshot($0) },
            waitingCallCount: UInt32(clamping: client.waitingCallCount),
            retryCount: client.retries, hedgeCount: client.hedges,
            retryBudgetTokens: Double(client.retryBudgetTokens))
    }
}

extension AdminV1.EndpointSnapshot {
    init(_ endpoint: EndpointSnapshot) {
        self.init(
            address: endpoint.address, state: endpoint.state,
            connectionCount: UInt32(clamping: endpoint.connectionCount),
            outstandingCount: UInt32(clamping: endpoint.outstanding), callCount: endpoint.calls,
            failureCount: endpoint.failures, ejectionCount: UInt64(clamping: endpoint.ejections))
    }
}

extension AdminV1.BreakerSnapshot {
    init(_ reading: AdminRegistry.BreakerReading, now: ContinuousClock.Instant) {
        let snapshot = reading.snapshot
        self.init(
            name: reading.name, state: snapshot.state.rawValue,
            failureRate: snapshot.failureRate, slowCallRate: snapshot.slowCallRate,
            callCount: UInt64(clamping: snapshot.callCount),
            notPermittedCount: snapshot.totals.notPermittedCount,
            sinceMs: (now - snapshot.since).wholeMilliseconds)
    }
}

extension Duration {
    /// Whole milliseconds, never below 0.
    fileprivate var wholeMilliseconds: UInt64 { nanosecondsClamped / 1_000_000 }
}
