internal import AuditTrail
internal import Messages
internal import RPC

/// Heads of trails that metrics-service keeps, asked for.
enum KeptAnchors {
    /// Most heads of one trail that are compared: the newest.
    static let countMax = 100_000

    /// All heads of a trail, oldest first.
    /// - Throws: ``CLIError``, or `RPCError` when the service does not answer.
    static func of(
        _ stream: AuditIdentifier, from connection: ConnectionOptions, address: String
    ) async throws -> [AuditAnchor] {
        try await Connections.with(endpoints(connection, address)) { connections in
            try await all(
                of: stream,
                AuditV1.AuditAnchorsClient(
                    connections.channel(to: SuiteService.metricsService.rawValue)))
        }
    }

    /// As above, page by page.
    static func all(
        of stream: AuditIdentifier, _ service: AuditV1.AuditAnchorsClient
    ) async throws -> [AuditAnchor] {
        var found: [AuditAnchor] = []
        while true {
            let page = try await service.list(
                AuditV1.ListRequest(
                    stream: stream.text, afterSequence: found.last?.sequence ?? 0))
            if page.anchors.isEmpty { break }
            for octets in page.anchors {
                let anchor = try AuditOptions.reported { () throws(AuditError) in
                    try AuditAnchor(octets: octets)
                }
                guard anchor.stream == stream, anchor.sequence > found.last?.sequence ?? 0 else {
                    throw CLIError(.verdict, "the keeper of heads does not answer in order")
                }
                found.append(anchor)
            }
            if found.count > countMax { found.removeFirst(found.count - countMax) }
        }
        return found
    }

    /// With `--state`, the caller's certificate is the suite's own.
    private static func endpoints(
        _ connection: ConnectionOptions, _ address: String
    ) throws(CLIError) -> Endpoints {
        let name = SuiteService.metricsService.rawValue
        guard connection.state != nil else {
            var connection = connection
            connection.address = address
            return try connection.endpoints(for: name)
        }
        let suite = try Endpoints.read(connection.folder.endpoints)
        return Endpoints(
            authority: suite.authority, certificate: suite.certificate, key: suite.key,
            services: [
                name: Endpoints.Service(
                    address: address,
                    identity: connection.identity ?? SuiteService.identity(name),
                    certificate: nil, key: nil)
            ], pages: nil)
    }
}
