import Foundation
import HTTPPages
import LatencyAggregator
import LatencyBudget
import Messages
import RPC
import ServiceRuntime

/// latency-aggregator. Settings of its own: `CAREWIRE_BUDGETS` is a budget file, by default the one
/// built in; `CAREWIRE_PAGES` is the dashboard's host:port.
@main
enum LatencyAggregatorProgram {
    static func main() async {
        await ServiceProgram.main(
            "latency-aggregator", authorization: .latencyAggregator, sharing: server
        ) { server, context in
            var table = MethodTable()
            AggregatorV1.LatencyAggregator.register(server, in: &table)
            var parts = ServiceParts(table: table)
            if context.loopIndex == 0, let pages = try context.settings.hostAndPort("pages") {
                parts.services = [
                    PageServer(
                        host: pages.host, port: pages.port,
                        pages: server.dashboardFiles.map { file in
                            Page(path: file.path, contentType: file.contentType) { request in
                                file.text(request.query)
                            }
                        }, logger: context.logger)
                ]
            }
            return parts
        }
    }

    private static func server(_ settings: ServiceSettings) throws -> AggregatorServer {
        guard let path = settings.text("budgets") else {
            return AggregatorServer(try BudgetFile.standard())
        }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ServiceError(.badSetting, "CAREWIRE_BUDGETS is not a file that can be read")
        }
        do { return AggregatorServer(try BudgetFile.parse(text)) } catch {
            throw ServiceError(.badSetting, "the budget file: \(error)", cause: error)
        }
    }
}
