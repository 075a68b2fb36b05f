import AuditTrail
import HTTPPages
import Logging
import Messages
import MetricsService
import RPC
import ServiceRuntime

/// metrics-service. Settings of its own: `CAREWIRE_PAGES` is the host:port at which Prometheus
/// scrapes `/metrics`; `CAREWIRE_ANCHOR_FOLDER` is the folder, of mode 0700, in which the heads of
/// other services' audit trails are kept; without it none are taken.
@main
enum MetricsServiceProgram {
    private struct Shared: Sendable {
        let metrics: MetricsServer
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
            var parts = ServiceParts(table: table)
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
        guard let folder = settings.text("anchor.folder") else {
            return Shared(metrics: MetricsServer(), anchors: nil)
        }
        let logger = Logger(label: "metrics-service")
        do {
            let anchors = AnchorServer(
                book: try AnchorBook(folder: folder), alarm: { logger.critical("anchors: \($0)") })
            return Shared(metrics: MetricsServer(), anchors: anchors)
        } catch {
            throw ServiceError(
                .badSetting, "CAREWIRE_ANCHOR_FOLDER: \(error.message)", cause: error)
        }
    }
}
