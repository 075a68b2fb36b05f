internal import Messages
internal import RPC

/// Two readings of every service, as tables for people.
enum TopScreen {
    /// Methods that are listed, the busiest first.
    static let methodCountMax = 12

    /// Every answer as one line of JSON, by service; a service without an answer has its error.
    static func json(_ readings: [TopReading]) -> String {
        JSONValue.object(
            readings.map { reading in
                switch reading.outcome {
                case .success(let snapshot): (reading.name, snapshot.json())
                case .failure(let error):
                    (reading.name, .object([("error", .string(error.description))]))
                }
            }
        ).text(pretty: false)
    }

    /// The tables; rates are those between the two readings.
    static func text(_ before: [TopReading], _ now: [TopReading]) -> String {
        let pairs = now.map { reading in
            TopPair(before: before.first { $0.name == reading.name }, now: reading)
        }
        return [services(pairs), methods(pairs), clients(pairs), breakers(pairs), pools(pairs)]
            .compactMap { $0 }.joined(separator: "\n\n")
    }

    private static func services(_ pairs: [TopPair]) -> String {
        var table = Table([
            ("service", .left), ("calls/s", .right), ("in flight", .right), ("limit", .right),
            ("waiting", .left), ("refused", .left), ("connections", .right), ("CPU", .right),
            ("memory", .right), ("up", .right),
        ])
        for pair in pairs { table.add(row(pair)) }
        return table.text
    }

    private static func row(_ pair: TopPair) -> [String] {
        guard let snapshot = pair.now.snapshot else {
            guard case .failure(let error) = pair.now.outcome else { return [pair.now.name] }
            return [pair.now.name, "", "", "", error.code.name]
        }
        let servers = snapshot.servers
        let process = snapshot.process
        let running: UInt64 = sum(servers.map(\.runningCallCount))
        let limit: UInt64 = sum(servers.map(\.concurrencyLimit))
        let connections: UInt64 = sum(servers.map(\.connectionCount))
        let waiting: [[String: UInt64]] = servers.map { server in
            server.waitingCallCounts.mapValues { UInt64($0) }
        }
        let uptime = (process?.uptimeMs ?? 0).multipliedClamped(1_000_000)
        let processor: String = pair.processorShare.map { Spelling.percent($0) } ?? "–"
        let memory: String = Spelling.octets(process?.residentByteCount ?? 0)
        let refused: String = counts(servers.map { $0.refusalCounts })
        return [
            pair.now.name, rate(pair.callsPerSecond), "\(running)", "\(limit)", counts(waiting),
            refused, "\(connections)", processor, memory, Spelling.duration(nanoseconds: uptime),
        ]
    }

    private static func methods(_ pairs: [TopPair]) -> String? {
        var busy: [(service: String, entry: TopPair.MethodRate)] = []
        for pair in pairs {
            for entry in pair.methods where entry.isBusy { busy.append((pair.now.name, entry)) }
        }
        guard !busy.isEmpty else { return nil }
        busy.sort { $0.entry.callsPerSecond > $1.entry.callsPerSecond }
        var table = Table([
            ("busiest methods", .left), ("calls/s", .right), ("running", .right),
            ("p50", .right), ("p99", .right), ("calls", .right), ("failed", .right),
        ])
        for (service, entry) in busy.prefix(methodCountMax) {
            let method = entry.method
            let name = method.path.split(separator: ".").last.map(String.init) ?? method.path
            table.add([
                "\(service) \(name)", rate(entry.callsPerSecond),
                String(method.runningCallCount), Spelling.duration(nanoseconds: method.p50Ns),
                Spelling.duration(nanoseconds: method.p99Ns), String(method.callCount),
                String(method.failureCount),
            ])
        }
        return table.text
    }

    private static func clients(_ pairs: [TopPair]) -> String? {
        var table = Table([
            ("way to", .left), ("states", .left), ("under way", .right), ("waiting", .right),
            ("failed", .right), ("repeats", .right), ("hedges", .right), ("ejections", .right),
        ])
        let all = pairs.flatMap { pair in
            (pair.now.snapshot?.clients ?? []).map { (pair.now.name, $0) }
        }
        guard !all.isEmpty else { return nil }
        for (service, client) in all {
            let endpoints = client.endpoints
            let states = Dictionary(endpoints.map { ($0.state, UInt64(1)) }, uniquingKeysWith: +)
            let failures: UInt64 = endpoints.reduce(0) { $0 &+ $1.failureCount }
            let ejections: UInt64 = endpoints.reduce(0) { $0 &+ $1.ejectionCount }
            table.add([
                "\(service) \(client.target)", counts([states]),
                "\(sum(endpoints.map(\.outstandingCount)))", "\(client.waitingCallCount)",
                "\(failures)", "\(client.retryCount)", "\(client.hedgeCount)", "\(ejections)",
            ])
        }
        return table.text
    }

    private static func breakers(_ pairs: [TopPair]) -> String? {
        var table = Table([
            ("breaker", .left), ("state", .left), ("failures", .right), ("slow", .right),
            ("calls", .right), ("refused", .right),
        ])
        let all = pairs.flatMap { pair in
            (pair.now.snapshot?.breakers ?? []).map { (pair.now.name, $0) }
        }
        guard !all.isEmpty else { return nil }
        for (service, breaker) in all {
            table.add([
                "\(service) \(breaker.name)", breaker.state, share(breaker.failureRate),
                share(breaker.slowCallRate), String(breaker.callCount),
                String(breaker.notPermittedCount),
            ])
        }
        return table.text
    }

    private static func pools(_ pairs: [TopPair]) -> String? {
        var table = Table([
            ("pool", .left), ("connections", .right), ("idle", .right), ("in use", .right),
            ("waiting", .right),
        ])
        let all = pairs.flatMap { pair in
            (pair.now.snapshot?.pools ?? []).map { (pair.now.name, $0) }
        }
        guard !all.isEmpty else { return nil }
        for (service, pool) in all {
            table.add([
                "\(service) \(pool.name)", String(pool.size), String(pool.idleCount),
                String(pool.inUseCount), String(pool.waitingCount),
            ])
        }
        return table.text
    }

    private static func sum(_ counts: [UInt32]) -> UInt64 {
        counts.reduce(0) { $0 + UInt64($1) }
    }

    private static func rate(_ value: Double?) -> String {
        guard let value else { return "–" }
        return value >= 10 ? String(Int(value.rounded())) : Spelling.tenths(value)
    }

    private static func share(_ percent: Double?) -> String {
        percent.map { Spelling.percent($0 / 100) } ?? "–"
    }

    /// "overload 3, denied 1", largest first; zeros are left out.
    private static func counts(_ tables: [[String: UInt64]]) -> String {
        let all = tables.reduce(into: [String: UInt64]()) { sums, table in
            sums.merge(table) { $0 &+ $1 }
        }
        let present = all.filter { $0.value > 0 }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return present.isEmpty
            ? "–" : present.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
}

extension UInt64 {
    fileprivate func multipliedClamped(_ factor: UInt64) -> UInt64 {
        let (product, isOver) = multipliedReportingOverflow(by: factor)
        return isOver ? .max : product
    }
}
