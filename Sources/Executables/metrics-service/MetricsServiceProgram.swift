import HTTPPages
import Messages
import MetricsService
import RPC
import ServiceRuntime

/// metrics-service. A setting of its own: `CAREWIRE_PAGES` is the host:port at which Prometheus
/// scrapes `/metrics`.
@main
enum MetricsServiceProgram {
    static func main() async {
        await ServiceProgram.main(
            "metrics-service", authorization: .metricsService, sharing: server
        ) { server, context in
            var table = MethodTable()
            MetricsV1.MetricsService.register(server, in: &table)
            var parts = ServiceParts(table: table)
            if context.loopIndex == 0, let pages = try context.settings.hostAndPort("pages") {
                parts.services = [
                    PageServer(
                        host: pages.host, port: pages.port,
                        pages: [.prometheus("/metrics") { server.text() }],
                        logger: context.logger)
                ]
            }
            return parts
        }
    }

    private static func server(_ settings: ServiceSettings) -> MetricsServer { MetricsServer() }
}
