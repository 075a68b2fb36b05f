private import Glibc
internal import Logging
private import Messages
internal import RPC
internal import RPCTransport
internal import Reactor
internal import ServiceLifecycle
private import Synchronization
private import UnixSignals

/// Runs a service from its settings to its drained end: what every executable's `main` hands over
/// to.
package enum ServiceProgram {
    /// Runs until SIGTERM or SIGINT, then drains. Exits with 1 when the service cannot start.
    ///
    /// `makeParts` is called once on every loop: what it makes belongs to that loop alone.
    package static func main(
        _ name: String,
        _ makeParts: @escaping @Sendable (ServiceContext) async throws -> ServiceParts
    ) async {
        await main(name, sharing: { _ in }, { _, context in try await makeParts(context) })
    }

    /// As ``main(_:_:)``, with something that all loops share, made first.
    package static func main<Shared: Sendable>(
        _ name: String, sharing makeShared: (ServiceSettings) throws -> Shared,
        _ makeParts: @escaping @Sendable (Shared, ServiceContext) async throws -> ServiceParts
    ) async {
        signal(SIGPIPE, SIG_IGN)
        LoggingSystem.bootstrap { JSONLogHandler(label: $0) }
        let logger = Logger(label: name)
        do {
            let settings = ServiceSettings()
            let shared = try makeShared(settings)
            try await run(name, settings: settings, logger: logger) { context in
                try await makeParts(shared, context)
            }
            logger.info("stopped")
        } catch let error as ServiceError {
            logger.critical("cannot start", metadata: ["reason": "\(error.message)"])
            exit(1)
        } catch let error as RPCError {
            logger.critical("cannot start", metadata: ["reason": "\(error)"])
            exit(1)
        } catch {
            // The text of a foreign error is not ours to print.
            logger.critical("cannot start", metadata: ["reason": "\(type(of: error))"])
            exit(1)
        }
    }

    static func run(
        _ name: String, settings: ServiceSettings, logger: Logger,
        _ makeParts: @escaping @Sendable (ServiceContext) async throws -> ServiceParts
    ) async throws {
        let security = try settings.security()
        let loops = try (0..<settings.loopCount()).map { EventLoop(name: "\(name)-\($0)") }
        for loop in loops { loop.start() }
        defer { for loop in loops { loop.stop() } }
        let telemetry = try Telemetry(name, settings, security, loops[0])
        let server = RPCServer(
            RPCServerConfiguration(address: settings.listen, security: security), loops: loops,
            observer: telemetry.observer)
        let made = Mutex<[(EventLoop, ServiceParts)]>([])
        let port = try await server.start { loop in
            let index = loops.firstIndex { $0 === loop } ?? 0
            let context = ServiceContext(
                name: name, settings: settings, loopIndex: index, loop: loop, logger: logger,
                observer: telemetry.observer, security: security)
            let parts = try await makeParts(context)
            made.withLock { $0.append((loop, parts)) }
            return addHealth(parts)
        }
        let parts = made.withLock { $0 }
        logger.info(
            "serving", metadata: ["address": "\(settings.listen)", "port": "\(port)"])
        var services: [any Service] = [BackgroundWork { await telemetry.run() }]
        for (loop, parts) in parts {
            for body in parts.background {
                services.append(BackgroundWork { try await loop.run { try await body() } })
            }
            services += parts.services
        }
        // Stopped in reverse: first no more calls, then the work beside them, then the telemetry of
        // both.
        services.append(ServerLifetime(server: server))
        try await ServiceGroup(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
        ).run()
        for (loop, parts) in parts { await loop.run { await parts.shutdown() } }
        await telemetry.close()
    }

    private static func addHealth(_ parts: ServiceParts) -> MethodTable {
        var table = parts.table
        let services = Set(table.methods.map(\.name.service))
        HealthV1.Health.register(
            HealthResponder(services: services, isReady: parts.isReady), in: &table)
        return table
    }
}
