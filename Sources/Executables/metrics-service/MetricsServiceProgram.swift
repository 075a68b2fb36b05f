import AuditTrail
import Foundation
import HTTPPages
import Logging
import Messages
import MetricsService
import RPC
import RPCTransport
import ServiceRuntime

/// metrics-service. Settings of its own: `CAREWIRE_PAGES` is the host:port at which Prometheus
/// scrapes `/metrics`; `CAREWIRE_ANCHOR_FOLDER` is the folder, of mode 0700, in which the heads of
/// other services' audit trails are kept; without it none are taken; `CAREWIRE_METRICS_CATALOGUE`
/// is a file that lists services and metrics of other programs (see `MetricCatalogue`).
@main
enum MetricsServiceProgram {
    private struct Shared: Sendable {
        let metrics: MetricsServer
        let budgets: BudgetReports
        let anchors: AnchorServer?
    }

    static func main() async {
        await ServiceProgram.main(
            "metrics-service", authorization: .metricsService, sharing: shared
        ) { shared, context in
            var table = MethodTable()
            MetricsV1.MetricsService.register(shared.metrics, in: &table)
            if let anchors = shared.anchors {
                AuditV1.AuditAnchors.register(anchors, in: &table)
            }
            var parts = ServiceParts(
                table: table, onFarewell: { shared.metrics.endSessions() })
            // Any of several aggregators answers for all, if they are told of each other.
            if context.loopIndex == 0, context.settings.text("aggregator") != nil {
                let client = try context.client(of: "latency-aggregator", at: "aggregator")
                shared.budgets.use(client)
                parts.shutdown = { await client.close() }
            }
            if context.loopIndex == 0, let pages = try context.settings.hostAndPort("pages") {
                parts.services = [
                    PageServer(
                        host: pages.host, port: pages.port,
                        pages: [.prometheus("/metrics") { shared.metrics.text() }],
                        logger: context.logger)
                ]
            }
            return parts
        }
    }

    private static func shared(_ settings: ServiceSettings) throws -> Shared {
        let budgets = BudgetReports()
        let server = MetricsServer(
            catalogue: try catalogue(settings), clock: clock,
            budgets: { await budgets.report(windowSeconds: $0) })
        return Shared(metrics: server, budgets: budgets, anchors: try anchors(settings))
    }

    private static var clock: MetricsClock {
        MetricsClock(
            now: { .now }, hour: { .thisHour },
            sleep: { try await Task.sleep(until: $0, clock: .continuous) })
    }

    private static func catalogue(_ settings: ServiceSettings) throws -> MetricCatalogue {
        guard let path = settings.text("metrics.catalogue") else { return MetricCatalogue() }
        guard let octets = FileManager.default.contents(atPath: path) else {
            throw ServiceError(.badSetting, "CAREWIRE_METRICS_CATALOGUE cannot be read")
        }
        do throws(MetricCatalogueError) {
            return try MetricCatalogue(adding: String(decoding: octets, as: UTF8.self))
        } catch {
            throw ServiceError(
                .badSetting, "CAREWIRE_METRICS_CATALOGUE: \(error.message)", cause: error)
        }
    }

    private static func anchors(_ settings: ServiceSettings) throws -> AnchorServer? {
        guard let folder = settings.text("anchor.folder") else { return nil }
        let logger = Logger(label: "metrics-service")
        do {
            return AnchorServer(
                book: try AnchorBook(folder: folder), alarm: { logger.critical("anchors: \($0)") })
        } catch {
            throw ServiceError(
                .badSetting, "CAREWIRE_ANCHOR_FOLDER: \(error.message)", cause: error)
        }
    }
}
