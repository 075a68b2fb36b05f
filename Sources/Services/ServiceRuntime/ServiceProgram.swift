private import Glibc
internal import Logging
private import PHIProtection
package import RPC
private import UnixSignals

/// Runs a service from its settings to its drained end: what every executable's `main` hands over
/// to.
package enum ServiceProgram {
    /// Runs until SIGTERM or SIGINT, then drains. Exits with 1 when the service cannot start.
    ///
    /// `makeParts` is called once on every loop: what it makes belongs to that loop alone.
    ///
    /// - Parameter authorization: who may call which of the service's methods. A method that it
    ///   does not name keeps the service from starting; health, reflection and the admin service
    ///   are added here.
    package static func main(
        _ name: String, authorization: AuthorizationTable,
        _ makeParts: @escaping @Sendable (ServiceContext) async throws -> ServiceParts
    ) async {
        await main(
            name, authorization: authorization, sharing: { _ in },
            { _, context in try await makeParts(context) })
    }

    /// As ``main(_:authorization:_:)``, with something that all loops share, made first.
    package static func main<Shared: Sendable>(
        _ name: String, authorization: AuthorizationTable,
        sharing makeShared: (ServiceSettings) throws -> Shared,
        _ makeParts: @escaping @Sendable (Shared, ServiceContext) async throws -> ServiceParts
    ) async {
        signal(SIGPIPE, SIG_IGN)
        LoggingSystem.bootstrap { JSONLogHandler(label: $0) }
        let logger = Logger(label: name)
        if !CoreDumps.forbid() { logger.warning("core dumps cannot be forbidden") }
        // Before anybody copies the environment; the service asks for what it held.
        _ = try? KeyRing.taken(fromEnvironment: ServiceContext.keyRingVariable)
        do {
            let settings = ServiceSettings()
            let shared = try makeShared(settings)
            let service = try RunningService(
                name, authorization: authorization, settings: settings, logger: logger)
            try await service.run { context in try await makeParts(shared, context) }
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
}
