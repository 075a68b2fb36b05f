internal import Logging
private import Messages
internal import RPC
private import RPCTransport
private import Reactor
private import ServiceLifecycle
private import Synchronization
private import UnixSignals

/// A service in this process: its loops, its server, and what every service has beside its own
/// methods.
struct RunningService {
    private typealias Part = (loop: EventLoop, parts: ServiceParts)

    private let name: String
    private let authorization: AuthorizationTable
    private let settings: ServiceSettings
    private let logger: Logger
    private let security: TransportSecurity
    private let registry: AdminRegistry
    private let certificates: CertificateWatch?
    private let lookInterval: Duration
    private let budgets: BudgetWatch?
    private let board = HealthBoard()
    private let farewell = Farewell()
    private let desk = DenialDesk()
    private let figures = FigureSources()
    private let instance = TelemetrySender.randomInstance()

    /// - Throws: ``ServiceError`` for settings that are missing or cannot be used.
    init(
        _ name: String, authorization: AuthorizationTable, settings: ServiceSettings,
        logger: Logger
    ) throws(ServiceError) {
        self.name = name
        self.authorization = authorization.withRuntimeMethods()
        self.settings = settings
        self.logger = logger
        let security = try settings.security()
        let process = ProcessIdentity(
            service: name, instance: instance, startedAt: .now)
        self.security = security
        registry = AdminRegistry(process: process)
        certificates = CertificateFiles(security).map { files in
            CertificateWatch(files, logger: logger) {
                process.noteCertificate(endsAtUnixSeconds: $0)
            }
        }
        lookInterval = try settings.certificateLookInterval()
        budgets = try BudgetWatch.make(settings, logger)
    }

    /// Runs until SIGTERM or SIGINT, then drains.
    func run(
        _ makeParts: @escaping @Sendable (ServiceContext) async throws -> ServiceParts
    ) async throws {
        let loops = try (0..<settings.loopCount()).map { EventLoop(name: "\(name)-\($0)") }
        for loop in loops { loop.start() }
        defer { for loop in loops { loop.stop() } }
        let telemetry = try Telemetry(
            name, instance: instance, settings, security, loops[0], registry: registry,
            figures: figures, certificates: certificates)
        let server = makeServer(loops, telemetry)
        let made = Mutex<[Part]>([])
        let port = try await server.start { loop in
            let parts = try await makeParts(
                context(on: loop, loops.firstIndex { $0 === loop } ?? 0, telemetry))
            made.withLock { $0.append((loop, parts)) }
            return withRuntimeMethods(parts)
        }
        registry.addServer { await server.snapshot() }
        registry.addLoops { await server.loops(within: $0) }
        certificates?.add { () throws(RPCError) in try server.reloadCertificates() }
        logger.info(
            "serving", metadata: ["address": "\(settings.listen)", "port": "\(port)"])
        let parts = made.withLock { $0 }
        try await ServiceGroup(
            services: services(parts, telemetry, server),
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
        ).run()
        for (loop, parts) in parts { await loop.run { await parts.shutdown() } }
        await telemetry.close()
    }

    private func makeServer(_ loops: [EventLoop], _ telemetry: Telemetry) -> RPCServer {
        var configuration = RPCServerConfiguration(
            address: settings.listen, security: security, authorization: authorization)
        configuration.interceptors = [AuditInterceptor(desk: desk)]
        configuration.denials = { [desk] in desk.tell($0) }
        if let budgets { configuration.timeLimit = { budgets.limit($0) } }
        return RPCServer(configuration, loops: loops, observer: telemetry.observer)
    }

    private func context(
        on loop: EventLoop, _ index: Int, _ telemetry: Telemetry
    ) -> ServiceContext {
        ServiceContext(
            name: name, settings: settings, loopIndex: index, loop: loop, logger: logger,
            observer: telemetry.observer, security: security, registry: registry, denials: desk,
            certificates: certificates, figures: figures)
    }

    /// In the order in which they start; stopped in reverse: first no more calls, then the work
    /// beside them, then the telemetry of both.
    private func services(
        _ parts: [Part], _ telemetry: Telemetry, _ server: RPCServer
    ) -> [any Service] {
        let (board, certificates, lookInterval) = (board, certificates, lookInterval)
        let (looks, works) = (looks(parts), registry.works)
        var services: [any Service] = [
            BackgroundWork("telemetry", on: works) { await telemetry.run() },
            BackgroundWork("health looks", on: works) { await board.run(looks) },
        ]
        if let certificates {
            services.append(
                BackgroundWork("certificates", on: works) {
                    await certificates.run(every: lookInterval)
                })
        }
        if let budgets {
            services.append(
                BackgroundWork("budgets", on: works) {
                    await budgets.run { server.limitTime { budgets.limit($0) } }
                })
        }
        for (loop, parts) in parts {
            for (index, body) in parts.background.enumerated() {
                services.append(
                    BackgroundWork("work \(index + 1) of \(loop.name)", on: works) {
                        try await loop.run { try await body() }
                    })
            }
            services += parts.services
        }
        services.append(
            ServerLifetime(
                server: server, board: board, farewell: farewell,
                onFarewell: parts.map(\.parts.onFarewell)))
        return services
    }

    /// Whether each loop's part is ready, asked on its loop.
    private func looks(_ parts: [Part]) -> [@Sendable () async -> Bool] {
        var looks: [@Sendable () async -> Bool] = []
        for (loop, parts) in parts {
            looks.append { await loop.run { await parts.isReady() } }
        }
        return looks
    }

    /// The service's methods, and those that every service has.
    private func withRuntimeMethods(_ parts: ServiceParts) -> MethodTable {
        let endlessPaths = Set(parts.endless.map(\.path))
        var table = parts.table.wrapping { [farewell] method in
            endlessPaths.contains(method.name.path)
                ? EndlessMethod(method, until: farewell) : method
        }
        let own = Set(table.methods.map(\.name.service))
        let health = HealthV1.Health.methods + AdminV1.Admin.methods
        let services = own.union((health + ReflectionV1.ServerReflection.methods).map(\.service))
        HealthV1.Health.register(
            HealthResponder(services: services, isReady: parts.isReady, board: board), in: &table)
        var endless = MethodTable()
        AdminV1.Admin.register(AdminResponder(registry: registry), in: &endless)
        ReflectionV1.ServerReflection.register(
            ReflectionResponder(services: services), in: &endless)
        for method in endless.methods {
            let isUnary = method.name.kind == .unary
            table.add(isUnary ? method : EndlessMethod(method, until: farewell))
        }
        return table
    }
}
