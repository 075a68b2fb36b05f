internal import CircuitBreaking
internal import FigureReporting
internal import Messages

/// What operators are shown of a process, as figures: server, clients, pools; and breakers.
///
/// Names of parts come with the loop that they are on ("postgres@1"); figures are of all loops of
/// the process together, so that a series is one of a fixed list.
enum AdminReadings {
    static func readings(of snapshot: AdminV1.Snapshot) -> [MeterReading] {
        snapshot.servers.flatMap(server) + clients(snapshot.clients) + pools(snapshot.pools)
    }

    private static func server(_ server: AdminV1.ServerSnapshot) -> [MeterReading] {
        var readings = [
            MeterReading("carewire_server_connections", .level, Double(server.connectionCount)),
            MeterReading(
                "carewire_server_running_calls", .level, Double(server.runningCallCount)),
            MeterReading(
                "carewire_server_concurrency_limit", .level, Double(server.concurrencyLimit)),
        ]
        for (lane, count) in server.waitingCallCounts {
            readings.append(
                MeterReading(
                    "carewire_server_waiting_calls", .level, Double(count),
                    labels: ["lane": lane]))
        }
        for (reason, count) in server.refusalCounts {
            readings.append(
                MeterReading(
                    "carewire_server_refused_total", .total, Double(count),
                    labels: ["reason": reason]))
        }
        return readings
    }

    private static func clients(_ clients: [AdminV1.ClientSnapshot]) -> [MeterReading] {
        guard !clients.isEmpty else { return [] }
        func sum(_ figure: (AdminV1.ClientSnapshot) -> UInt64) -> Double {
            Double(clients.reduce(0) { $0 &+ figure($1) })
        }
        return [
            MeterReading("carewire_client_retries_total", .total, sum(\.retryCount)),
            MeterReading("carewire_client_hedges_total", .total, sum(\.hedgeCount)),
            MeterReading(
                "carewire_client_waiting_calls", .level, sum { UInt64($0.waitingCallCount) }),
        ]
    }

    private static func pools(_ pools: [AdminV1.PoolSnapshot]) -> [MeterReading] {
        var sums: [String: (size: UInt64, inUse: UInt64, waiting: UInt64)] = [:]
        for pool in pools {
            var sum = sums[plain(pool.name)] ?? (0, 0, 0)
            sum.size &+= UInt64(pool.size)
            sum.inUse &+= UInt64(pool.inUseCount)
            sum.waiting &+= UInt64(pool.waitingCount)
            sums[plain(pool.name)] = sum
        }
        return sums.sorted { $0.key < $1.key }.flatMap { name, sum in
            [("connections", sum.size), ("in_use", sum.inUse), ("waiting", sum.waiting)].map {
                MeterReading(
                    "carewire_pool_" + $0.0, .level, Double($0.1), labels: ["pool": name])
            }
        }
    }

    /// State, refusals and openings by breaker; of several loops the worst state.
    static func breakers(_ breakers: [AdminRegistry.BreakerReading]) -> [MeterReading] {
        var worst: [String: Double] = [:]
        var refused: [String: UInt64] = [:]
        var opened: [String: UInt64] = [:]
        for (name, snapshot) in breakers {
            let name = plain(name)
            worst[name] = max(worst[name] ?? 0, level(of: snapshot.state))
            refused[name, default: 0] &+= snapshot.totals.notPermittedCount
            opened[name, default: 0] &+= snapshot.totals.openedCount
        }
        return worst.sorted { $0.key < $1.key }.flatMap { name, level in
            let labels = ["breaker": name]
            return [
                MeterReading("carewire_breaker_state", .level, level, labels: labels),
                MeterReading(
                    "carewire_breaker_refused_total", .total, Double(refused[name] ?? 0),
                    labels: labels),
                MeterReading(
                    "carewire_breaker_trips_total", .total, Double(opened[name] ?? 0),
                    labels: labels),
            ]
        }
    }

    private static func level(of state: CircuitBreakerState) -> Double {
        switch state {
        case .open, .forcedOpen: 2
        case .halfOpen: 1
        case .closed, .disabled, .metricsOnly: 0
        }
    }

    /// "postgres@1" is "postgres".
    private static func plain(_ name: String) -> String { String(name.prefix { $0 != "@" }) }
}
